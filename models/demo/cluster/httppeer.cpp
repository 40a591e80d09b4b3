// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "httppeer.h"

namespace demo {

namespace {

constexpr qsizetype largestInput = 8 * 1024 * 1024;

QByteArray reasonOf(int status)
{
    return status < 300 ? "OK" : "Error";
}

} // namespace

QByteArray HttpMessage::header(const QByteArray &name) const
{
    for (const QByteArray &line : lines)
        if (line.size() > name.size() && line[name.size()] == ':' && line.left(name.size()).toLower() == name)
            return line.mid(name.size() + 1).trimmed();
    return {};
}

HttpPeer::HttpPeer(QLocalSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
{
    socket->setParent(this);
    connect(socket, &QLocalSocket::readyRead, this, &HttpPeer::read);
    connect(socket, &QLocalSocket::bytesWritten, this, [this] { drained(); });
    connect(socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
}

void HttpPeer::read()
{
    m_input += m_socket->readAll();
    if (m_input.size() > largestInput)
        return m_socket->abort();
    if (m_upgraded)
        return raw(m_input);
    while (!m_streaming && takeMessage()) {
    }
}

bool HttpPeer::takeMessage()
{
    const qsizetype blank = m_input.indexOf("\r\n\r\n");
    if (blank < 0)
        return false;
    HttpMessage message;
    message.lines = m_input.left(blank).split('\n');
    const qsizetype length = message.header("content-length").toLongLong();
    if (length < 0 || length > largestInput) {
        m_socket->abort();
        return false;
    }
    if (m_input.size() < blank + 4 + length)
        return false;
    const QList<QByteArray> words = message.lines.first().trimmed().split(' ');
    message.method = words.value(0);
    message.target = words.value(1);
    message.body = m_input.mid(blank + 4, length);
    m_input.remove(0, blank + 4 + length);
    handle(message);
    return true;
}

void HttpPeer::answer(const Answer &answer)
{
    m_socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonOf(answer.status) + "\r\nContent-Type: " + answer.type + "\r\nContent-Length: "
                    + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body);
}

void HttpPeer::begin(const QByteArray &type)
{
    m_streaming = true;
    m_socket->write("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n");
}

void HttpPeer::chunk(const QByteArray &bytes)
{
    m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

void HttpPeer::end()
{
    m_socket->write("0\r\n\r\n");
    m_streaming = false;
    QMetaObject::invokeMethod(this, [this] { read(); }, Qt::QueuedConnection);
}

void HttpPeer::upgrade(const QByteArray &head)
{
    m_upgraded = true;
    m_streaming = true;
    m_socket->write(head);
    QMetaObject::invokeMethod(this, [this] { read(); }, Qt::QueuedConnection);
}

} // namespace demo
