// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lies behind a port of this computer. Thread of the test.
#pragma once

#include "clusterobserved.h"

#include <QTcpSocket>

namespace livetest {

/// What a web server there answers; nothing where nobody does. kwok keeps a connection open whose other side has ended.
inline QByteArray fetched(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    socket.write("GET / HTTP/1.0\r\n\r\n");
    QByteArray answer;
    static_cast<void>(QTest::qWaitFor(
        [&] {
            answer += socket.readAll();
            return answer.contains("test pod") || socket.state() == QAbstractSocket::UnconnectedState;
        },
        patience));
    return answer + socket.readAll();
}

} // namespace livetest
