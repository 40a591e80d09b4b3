// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small blocking HTTP/1.1 client for tests of the simulated engine: one connection, one request at a time. What does not
// come within ten seconds counts as an empty reply (status 0).
#pragma once

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <functional>

class Client
{
public:
    struct Reply {
        int status = 0;
        QByteArray head;
        QByteArray body;
        [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
        [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    };

    explicit Client(const QString &path)
    {
        m_socket.connectToServer(path);
        m_socket.waitForConnected(patience);
    }

    /// A whole exchange; a chunked answer is read to its end.
    Reply send(const QByteArray &method, const QByteArray &target, const QJsonObject &body = {})
    {
        Reply reply = open(method, target, body);
        if (reply.head.contains("Transfer-Encoding: chunked")) {
            for (QByteArray part = chunk(); !part.isEmpty(); part = chunk())
                reply.body += part;
        } else if (const qsizetype at = reply.head.indexOf("Content-Length: "); at >= 0 && method != "HEAD") {
            const qsizetype length = reply.head.mid(at + 16, reply.head.indexOf("\r\n", at) - at - 16).toLongLong();
            need([&] { return m_input.size() >= length; });
            reply.body = take(length);
        }
        return reply;
    }

    /// Sends and reads the head only: the rest is for chunk() or raw().
    Reply open(const QByteArray &method, const QByteArray &target, const QJsonObject &body = {}, const QByteArray &headers = {})
    {
        const QByteArray bytes = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
        m_socket.write(method + ' ' + target + " HTTP/1.1\r\nHost: demo\r\n" + headers + "Content-Type: application/json\r\nContent-Length: "
                       + QByteArray::number(bytes.size()) + "\r\n\r\n" + bytes);
        Reply reply;
        if (!need([&] { return m_input.contains("\r\n\r\n"); }))
            return reply;
        reply.head = take(m_input.indexOf("\r\n\r\n") + 4);
        reply.status = reply.head.mid(9, 3).toInt();
        return reply;
    }

    /// The next chunk; empty at the end of the answer.
    QByteArray chunk()
    {
        if (!need([&] { return m_input.contains("\r\n"); }))
            return {};
        const qsizetype length = take(m_input.indexOf("\r\n") + 2).trimmed().toLongLong(nullptr, 16);
        need([&] { return m_input.size() >= length + 2; });
        return take(length + 2).left(length);
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// Raw bytes up to and including `end`; what came so far when the time is over or the other side has closed.
    QByteArray raw(const QByteArray &end)
    {
        need([&] { return m_input.contains(end); });
        const qsizetype at = m_input.indexOf(end);
        return take(at < 0 ? m_input.size() : at + end.size());
    }

    [[nodiscard]] bool closed()
    {
        return m_socket.state() == QLocalSocket::UnconnectedState || m_socket.waitForDisconnected(patience);
    }

private:
    static constexpr int patience = 10'000;

    bool need(const std::function<bool()> &enough)
    {
        QDeadlineTimer deadline(patience);
        while (!enough()) {
            if (deadline.hasExpired() || (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(1000) && m_socket.state() != QLocalSocket::ConnectedState))
                return false;
            m_input += m_socket.readAll();
        }
        return true;
    }

    QByteArray take(qsizetype count)
    {
        const QByteArray bytes = m_input.left(count);
        m_input.remove(0, count);
        return bytes;
    }

    QLocalSocket m_socket;
    QByteArray m_input;
};
