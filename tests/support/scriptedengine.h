// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An engine as a test wants it, on a Unix socket: it keeps a few containers, answers what a session asks, and in the
// place of any answer does what the test says. Thread of the test.
#pragma once

#include "httpserver.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <map>
#include <memory>

namespace support {

struct ScriptedContainer {
    QByteArray id;
    QByteArray name;
    bool running = true;
    int pid = 0; ///< of its first process, where it runs
    QByteArray nameBefore = {}; ///< told by lists before its name: what a list says just after a renaming
};

class ScriptedEngine
{
public:
    using Handler = HttpServer::Handler;

    ScriptedEngine();
    void start();
    /// As an engine that is killed: every connection ends, nothing listens, the socket's file stays.
    void kill();

    std::vector<ScriptedContainer> containers;
    QByteArray version = "20.10.24";
    QByteArray api = "1.41";
    QByteArray leastApi = "1.12";
    bool eventHeads = true; ///< false: an event stream begins with its first event, as Podman's does

    [[nodiscard]] QString socket() const { return m_folder.filePath(QStringLiteral("engine.sock")); }
    /// `handler` instead of the usual answer to "GET /containers/json"; the version is left out, and so is the query.
    void instead(const QByteArray &request, Handler handler) { m_instead[request] = std::move(handler); }
    void asUsual(const QByteArray &request) { m_instead.erase(request); }
    /// How often something beginning so was asked for, with its version: "GET /v1.41/events".
    [[nodiscard]] int asked(const QByteArray &beginning) const;
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }
    void forget() { m_requests.clear(); }

    [[nodiscard]] bool watched() const { return !streams().empty(); } ///< somebody reads the events
    void event(const QByteArray &json) { eventBytes(json + '\n'); }
    void eventBytes(const QByteArray &bytes);
    void eventOf(const QByteArray &action, const QByteArray &id);
    void endEvents(); ///< as an engine that shuts down
    void cutEvents(); ///< in the middle, without a word
    /// Of the containers with these ids; of all if there are none.
    [[nodiscard]] QByteArray listJson(bool all, const QJsonArray &ids = {}) const;

private:
    void answer(const HttpRequest &request, HttpConnection &connection);
    void usual(const QByteArray &what, const HttpRequest &request, HttpConnection &connection);
    [[nodiscard]] QByteArray inspectJson(const ScriptedContainer &container) const;
    [[nodiscard]] std::vector<HttpConnection *> streams() const;

    QTemporaryDir m_folder{QStringLiteral("/tmp/pilothouse-engine-XXXXXX")}; ///< where another user gets, too
    std::unique_ptr<HttpServer> m_server;
    std::map<QByteArray, Handler> m_instead;
    QList<QByteArray> m_requests;
    std::vector<QPointer<HttpConnection>> m_streams;
    qint64 m_timeNano = 1'700'000'000'000'000'000;
};

} // namespace support
