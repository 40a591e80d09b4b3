// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server's side of a WebSocket, as far as shells need it: the answer to the handshake, whole frames out, frames in.
// Pure. Source: RFC 6455.
#pragma once

#include <QByteArray>
#include <optional>

namespace demo {

[[nodiscard]] QByteArray webSocketAccept(const QByteArray &key);

struct WebSocketFrame {
    enum Kind { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
    int kind = Binary;
    QByteArray payload;
};

[[nodiscard]] QByteArray webSocketBytes(int kind, const QByteArray &payload);
/// Takes one frame out of what has come; nothing while it is not whole.
[[nodiscard]] std::optional<WebSocketFrame> takeWebSocketFrame(QByteArray &input);


} // namespace demo
