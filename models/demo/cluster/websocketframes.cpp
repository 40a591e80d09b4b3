// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "websocketframes.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace demo {

QByteArray webSocketAccept(const QByteArray &key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
}

QByteArray webSocketBytes(int kind, const QByteArray &payload)
{
    QByteArray bytes(1, static_cast<char>(0x80 | kind));
    if (payload.size() < 126) {
        bytes += static_cast<char>(payload.size());
    } else if (payload.size() < 65'536) {
        QByteArray length(2, '\0');
        qToBigEndian(static_cast<quint16>(payload.size()), length.data());
        bytes += static_cast<char>(126) + length;
    } else {
        QByteArray length(8, '\0');
        qToBigEndian(static_cast<quint64>(payload.size()), length.data());
        bytes += static_cast<char>(127) + length;
    }
    return bytes + payload;
}

std::optional<WebSocketFrame> takeWebSocketFrame(QByteArray &input)
{
    if (input.size() < 2)
        return {};
    const bool masked = (input[1] & 0x80) != 0;
    const int shortLength = input[1] & 0x7f;
    const qsizetype lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
    const qsizetype head = 2 + lengthBytes + (masked ? 4 : 0);
    if (input.size() < head)
        return {};
    quint64 length = static_cast<quint64>(shortLength);
    if (lengthBytes == 2)
        length = qFromBigEndian<quint16>(input.constData() + 2);
    else if (lengthBytes == 8)
        length = qFromBigEndian<quint64>(input.constData() + 2);
    if (length > static_cast<quint64>(input.size() - head))
        return {};
    WebSocketFrame frame;
    frame.kind = input[0] & 0x0f;
    frame.payload = input.mid(head, static_cast<qsizetype>(length));
    for (qsizetype i = 0; masked && i < frame.payload.size(); ++i)
        frame.payload[i] = static_cast<char>(frame.payload[i] ^ input[head - 4 + i % 4]);
    input.remove(0, head + static_cast<qsizetype>(length));
    return frame;
}

} // namespace demo
