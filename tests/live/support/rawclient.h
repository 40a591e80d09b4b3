// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another client of an engine than the program: what judges must not share code with what is judged. One blocking
// request on a connection of its own, on the calling thread; askAside() lets the events of a test's thread go on
// meanwhile. Protocol: HTTP/1.1 (RFC 9112) on a Unix socket.
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QString>

namespace livetest {

struct RawAnswer {
    int status = 0; // 0: nobody answered
    QByteArray body;
    [[nodiscard]] bool ok() const { return status >= 200 && status < 300; }
    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(body); }
};

class RawClient
{
public:
    explicit RawClient(const QString &socket) : m_socket(socket.toUtf8()) {}

    // A JSON body where there is one. Gives up after that many milliseconds without a byte.
    RawAnswer ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                                int patienceMs = 30'000) const;
    [[nodiscard]] RawAnswer get(const QByteArray &path) const { return ask("GET", path); }
    // The same on another thread, while the caller's events go on.
    RawAnswer askAside(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const;
    // Removes a container, running or not; again where Podman refuses because it ended by itself meanwhile.
    void remove(const QByteArray &container) const;
    // Is an engine there?
    [[nodiscard]] bool ping() const { return ask("GET", "/_ping", {}, 2'000).status == 200; }

private:
    QByteArray m_socket;
};

} // namespace livetest
