// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One client of a simulated server: HTTP/1.1 with keep-alive over a local socket, one answer at a time, in one piece or in
// chunks. On the server's thread; deleted when the client leaves.
#pragma once

#include "answer.h"

#include <QLocalSocket>
#include <QObject>

namespace demo {

struct HttpMessage {
    QByteArray method;
    QByteArray target;
    QList<QByteArray> lines; ///< of the head
    QByteArray body;
    /// Empty where there is none; the name without its colon, in lower case.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

class HttpPeer : public QObject
{
public:
    HttpPeer(QLocalSocket *socket, QObject *parent);

protected:
    virtual void handle(const HttpMessage &message) = 0;
    /// What comes while no request is waited for: an upgraded connection's bytes. Those not taken are kept.
    virtual void raw(QByteArray &) {}
    /// There is room for more, or some time has passed.
    virtual void drained() {}

    void answer(const Answer &answer);
    /// An answer in chunks begins; requests wait until end().
    void begin(const QByteArray &type);
    void chunk(const QByteArray &bytes);
    void end();
    /// From here on the connection is no HTTP any more.
    void upgrade(const QByteArray &head);
    [[nodiscard]] QLocalSocket &socket() { return *m_socket; }

private:
    void read();
    [[nodiscard]] bool takeMessage();

    QLocalSocket *m_socket;
    QByteArray m_input;
    bool m_streaming = false;
    bool m_upgraded = false;
};

} // namespace demo
