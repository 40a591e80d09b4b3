// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The least that speaks with an engine: blocking HTTP/1.0 over a Unix socket, a connection a request. For threads of a
// bench, as the peer that does nothing else with what it reads.
#pragma once

#include <QByteArray>
#include <QString>
#include <atomic>
#include <cstring>
#include <functional>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace bench {

class BareEngine
{
public:
    explicit BareEngine(const QString &socket) : m_path(socket.toLocal8Bit()) {}

    /// The whole answer, head included; empty when nobody answers.
    [[nodiscard]] QByteArray ask(const QByteArray &method, const QByteArray &target) const
    {
        QByteArray answer;
        read(method, target, [&](QByteArrayView bytes) {
            answer.append(bytes);
            return true;
        });
        return answer;
    }

    /// Passes on what comes until the engine ends it or `piece` returns false.
    void read(const QByteArray &method, const QByteArray &target, const std::function<bool(QByteArrayView)> &piece) const
    {
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, m_path.constData(), sizeof address.sun_path - 1);
        const QByteArray request = method + ' ' + target + " HTTP/1.0\r\nHost: engine\r\nContent-Length: 0\r\n\r\n";
        if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 &&
            ::send(descriptor, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL) == request.size()) {
            char buffer[65536];
            while (true) {
                const ssize_t got = ::recv(descriptor, buffer, sizeof buffer, 0);
                if (got <= 0 || !piece(QByteArrayView(buffer, got)))
                    break;
            }
        }
        ::close(descriptor);
    }

private:
    QByteArray m_path;
};

} // namespace bench
