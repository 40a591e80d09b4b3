// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "websocket.h"

#include "websocketconnection.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace net {

using Code = base::Error::Code;

WebSocket::WebSocket(Transport &transport, Request request, Options options, Callbacks callbacks)
    : m_connection(std::make_shared<WebSocketConnection>(std::move(options), std::move(callbacks)))
{
    m_connection->start(transport, std::move(request));
}

WebSocket::~WebSocket()
{
    m_connection->cancel();
}

void WebSocket::send(Message message)
{
    m_connection->send(message);
}

void WebSocket::close(int code, const QByteArray &reason)
{
    m_connection->close(code, reason);
}

void WebSocket::grant(qint64 bytes)
{
    m_connection->grant(bytes);
}

qint64 WebSocket::unsent() const
{
    return m_connection->unsent();
}

int WebSocket::closeCode() const
{
    return m_connection->closeCode();
}

QByteArray webSocketAccept(const QByteArray &key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
}

base::Result<void> resultOfClose(int code, const QByteArray &reason)
{
    base::Error error;
    error.detail = QString::fromUtf8(reason);
    error.what = QCoreApplication::translate("net::WebSocket", "The server ended the connection (%1)").arg(code);
    switch (code) {
    case closecode::normal:
    case closecode::goingAway:
    case closecode::noStatus:
        return {};
    case closecode::abnormal:
        error.code = Code::Unreachable;
        error.what = QCoreApplication::translate("net::WebSocket", "The connection was lost");
        error.retryable = true;
        break;
    case closecode::protocolError:
    case closecode::unsupportedData:
    case closecode::invalidData:
        error.code = Code::Protocol;
        break;
    case closecode::policyViolation:
        error.code = Code::Forbidden;
        break;
    case closecode::tooBig:
        error.code = Code::TooLarge;
        break;
    case closecode::mandatoryExtension:
        error.code = Code::Unsupported;
        break;
    case closecode::serviceRestart:
    case closecode::tryAgainLater:
        error.code = Code::Server;
        error.retryable = true;
        break;
    default: // 1011, and the numbers that servers and applications make their own
        error.code = Code::Server;
    }
    return error;
}

} // namespace net
