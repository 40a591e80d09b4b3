// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The messages of an exec, attach or port-forward over a WebSocket: a byte that says the channel, then its bytes. Pure.
// Source: k8s.io/apimachinery pkg/util/remotecommand/constants.go; k8s.io/cri-streaming: v4.channel.k8s.io, and v5, which can close.
#pragma once

#include "error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QSize>
#include <optional>

namespace kubernetes {

/// Of an exec and an attach. Those of a port-forward are 2n for data and 2n+1 for errors of the n-th port.
enum class RemoteChannel : quint8 { Input = 0, Output = 1, Errors = 2, Status = 3, Resize = 4, Close = 255 };

struct RemoteFrame {
    quint8 channel = 0;
    QByteArrayView bytes; ///< of the message it was read from
};

/// Nothing for an empty message, which says nothing.
[[nodiscard]] std::optional<RemoteFrame> readRemoteFrame(const QByteArray &message);
[[nodiscard]] QByteArray remoteFrame(RemoteChannel channel, QByteArrayView bytes);
/// What the program learns of its terminal's size in columns and rows.
[[nodiscard]] QByteArray resizeFrame(const QSize &size);
/// Version 5: no more bytes will come on this channel.
[[nodiscard]] QByteArray closeFrame(RemoteChannel channel);

/// How a program on the other side ended: what came on the status channel, a metav1.Status.
struct RemoteEnd {
    int exitCode = -1; ///< -1: not told
    base::Error error; ///< `what` is empty where the program ran, whatever its code
};
[[nodiscard]] RemoteEnd readRemoteEnd(const QByteArray &status);

} // namespace kubernetes
