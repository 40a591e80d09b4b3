// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A port of this computer that leads into a cluster, as the table shows it. A value. Traffic is a field, not a series: there are a
// handful of forwards, and what a person wants to know is whether bytes went at all.
#pragma once

#include "row.h"

#include <QString>

namespace kubernetes {

/// Where connections go: to a pod's port, or through a service's port to one of its pods that is ready.
struct ForwardTarget {
    enum class Kind : quint8 { Pod, Service };
    Kind kind = Kind::Pod;
    QString namespaceName;
    QString name;
    quint16 port = 0;
    friend bool operator==(const ForwardTarget &, const ForwardTarget &) = default;
};

enum class ForwardState : quint8 { Listening, Stopped, Failed };

struct ForwardRow : live::RowOf<ForwardRow> {
    live::Key id; ///< a number, for this program's run
    ForwardTarget target;
    quint16 localPort = 0; ///< 0: any, and none was had yet
    ForwardState state = ForwardState::Stopped;
    QString pod;   ///< to which the newest connection goes
    QString error; ///< of the newest connection, or why it does not listen; empty: none
    qint32 connections = 0; ///< open now
    qint64 received = 0;    ///< bytes from the cluster
    qint64 sent = 0;
    qint64 sinceMs = 0;     ///< of the state

    [[nodiscard]] const live::Key &key() const override { return id; }
    friend bool operator==(const ForwardRow &, const ForwardRow &) = default;
};

/// "127.0.0.1:8080".
[[nodiscard]] QString localAddress(const ForwardRow &row);
/// "service/web:80", as kubectl names it.
[[nodiscard]] QString targetText(const ForwardTarget &target);

} // namespace kubernetes
