// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The server's side of WebSocket framing by hand, so that a test can do what no library would. Header only, for tests of what links
// net; with HttpServer: connection.upgrade(received, ended, rightHead(request)).
#pragma once

#include "httpserver.h"
#include "websocket.h"

namespace support {

/// A frame as a server sends it, unmasked. `declared`: the length that its head claims, if not the payload's.
inline QByteArray frame(int opcode, const QByteArray &payload, bool fin = true, qint64 declared = -1, int rsv = 0)
{
    const quint64 size = declared < 0 ? static_cast<quint64>(payload.size()) : static_cast<quint64>(declared);
    QByteArray bytes;
    bytes += static_cast<char>((fin ? 0x80 : 0) | (rsv << 4) | opcode);
    const int width = size < 126 ? 0 : size < 65536 ? 2 : 8;
    bytes += static_cast<char>(width == 0 ? size : width == 2 ? 126 : 127);
    for (int i = width - 1; i >= 0; --i)
        bytes += static_cast<char>((size >> (8 * i)) & 0xff);
    return bytes + payload;
}

inline QByteArray closeFrame(int code, const QByteArray &reason = {})
{
    return frame(8, QByteArray(1, static_cast<char>(code >> 8)) + static_cast<char>(code & 0xff) + reason);
}

/// What a client sent, unmasked: "1:hello" for each frame.
inline QList<QByteArray> unframed(const QByteArray &bytes, bool *masked = nullptr)
{
    QList<QByteArray> result;
    qsizetype at = 0;
    const auto byte = [&](qsizetype i) { return static_cast<quint8>(bytes[i]); };
    while (at + 2 <= bytes.size()) {
        const int opcode = byte(at) & 0x0f;
        quint64 size = byte(at + 1) & 0x7f;
        if (masked)
            *masked = (byte(at + 1) & 0x80) != 0;
        const int width = size == 126 ? 2 : size == 127 ? 8 : 0;
        at += 2;
        if (width > 0)
            size = 0;
        for (int i = 0; i < width; ++i)
            size = size << 8 | byte(at++);
        if (at + 4 + static_cast<qsizetype>(size) > bytes.size())
            break;
        const QByteArray mask = bytes.mid(at, 4);
        at += 4;
        QByteArray payload = bytes.mid(at, static_cast<qsizetype>(size));
        at += payload.size();
        for (qsizetype i = 0; i < payload.size(); ++i)
            payload[i] = static_cast<char>(payload[i] ^ mask[i % 4]);
        result += QByteArray::number(opcode) + ':' + payload;
    }
    return result;
}

/// The right answer to a handshake. `more`: further header lines, each with its end.
inline QByteArray rightHead(const HttpRequest &request, const QByteArray &more = {})
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\n"
           "Sec-WebSocket-Accept: " +
           net::webSocketAccept(request.header("Sec-WebSocket-Key")) + "\r\n" + more + "\r\n";
}

} // namespace support
