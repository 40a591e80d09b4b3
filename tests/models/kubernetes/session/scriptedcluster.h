// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session as app/ makes it, behind a real endpoint, and the scripted API server on a Unix socket that it speaks to.
#pragma once

#include "clock.h"
#include "curltransport.h"
#include "deploymentkind.h"
#include "endpoint.h"
#include "httpserver.h"
#include "kubernetessession.h"
#include "nodekind.h"
#include "podkind.h"
#include "sessioncluster.h"

#include <QFile>
#include <QPointer>
#include <QTest>
#include <QUrlQuery>

namespace scripted {

using kubernetes::Cluster;
using kubernetes::KubernetesSession;
using kubernetes::ResolvedContext;
using kubernetes::SessionOptions;
using support::HttpConnection;
using support::HttpRequest;
using State = live::FeedStatus::State;
using EndpointIs = endpoint::EndpointState::State;


inline constexpr int patience = 30'000;

inline QByteArray podJson(const QByteArray &name, const QByteArray &phase = "Running", const QByteArray &node = "n1", const QByteArray &version = "5")
{
    return R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":")" + name + R"(","namespace":"shop","uid":"uid-)" + name + R"(","resourceVersion":")" + version +
           R"("},"spec":{"nodeName":")" + node + R"(","containers":[{"name":"c","image":"app:1","resources":{"requests":{"cpu":"500m","memory":"64Mi"}}}]},"status":{"phase":")" + phase + R"("}})";
}

inline QByteArray frame(const char *type, const QByteArray &object)
{
    return QByteArray(R"({"type":")") + type + R"(","object":)" + object + "}\n";
}

inline QByteArray bookmark(const QByteArray &version, bool initialEnd)
{
    return frame("BOOKMARK", R"({"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":")" + version + R"(")" +
                                 (initialEnd ? R"(,"annotations":{"k8s.io/initial-events-end":"true"})" : "") + "}}");
}

/// Streams lists, as Kubernetes from 1.34 on does; or gives pages, as older ones.
struct ApiServer {
    explicit ApiServer(QString socketPath) : path(std::move(socketPath)) { start(); }
    void start()
    {
        QFile::remove(path);
        server = std::make_unique<support::HttpServer>(support::HttpServer::Options{path});
        server->onRequest([this](const HttpRequest &request, HttpConnection &connection) { answer(request, connection); });
    }
    void stop()
    {
        watches.clear();
        server.reset();
    }
    void answer(const HttpRequest &request, HttpConnection &connection)
    {
        requests << request.method + ' ' + request.target;
        authorizations << request.header("Authorization");
        if (!refuse.isEmpty() && request.header("Authorization") != refuse)
            return connection.reply(401, R"({"kind":"Status","status":"Failure","reason":"Unauthorized","message":"Unauthorized","code":401})");
        const QByteArray line = request.method + ' ' + request.target;
        for (const auto &[beginning, handler] : others) {
            if (line.startsWith(beginning))
                return handler(request, connection);
        }
        const QUrlQuery query(QString::fromUtf8(request.target.mid(request.target.indexOf('?') + 1)));
        const QByteArray where = request.target.split('?').front();
        if (request.target == "/version")
            return connection.reply(200, R"({"major":"1","minor":"36","gitVersion":"v1.36.3","platform":"linux/amd64"})");
        if (const auto known = replies.find(where); known != replies.end() && !query.hasQueryItem(QStringLiteral("watch")))
            return connection.reply(known->second.first, known->second.second);
        if (where.startsWith("/apis/metrics.k8s.io"))
            return connection.reply(404, R"({"kind":"Status","message":"the server could not find the requested resource","code":404})");
        if (query.queryItemValue(QStringLiteral("watch")) == QStringLiteral("1")) {
            if (query.hasQueryItem(QStringLiteral("sendInitialEvents")) && !streamsLists)
                return connection.reply(422, R"({"kind":"Status","reason":"Invalid","message":"sendInitialEvents is forbidden for watch","code":422})");
            if (breaksWatches)
                return connection.reset();
            connection.beginChunked(200, {{"Content-Type", "application/json"}});
            if (endsWatches)
                return connection.endChunked();
            watches[where] = &connection;
            if (query.hasQueryItem(QStringLiteral("sendInitialEvents"))) {
                for (const QByteArray &object : objects[where])
                    connection.chunk(frame("ADDED", object));
                connection.chunk(bookmark("10", true));
            }
            return;
        }
        QByteArray items;
        for (const QByteArray &object : objects[where])
            items += (items.isEmpty() ? "" : ",") + object;
        connection.reply(200, R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"10"},"items":[)" + items + "]}");
    }
    void tell(const QByteArray &where, const QByteArray &bytes)
    {
        if (const auto watch = watches.find(where); watch != watches.end() && watch->second)
            watch->second->chunk(bytes);
        else
            QFAIL("nobody watches");
    }
    [[nodiscard]] int asked(const QByteArray &beginning) const
    {
        return static_cast<int>(std::count_if(requests.begin(), requests.end(), [&](const QByteArray &entry) { return entry.startsWith(beginning); }));
    }

    /// The newest request that begins so.
    [[nodiscard]] QByteArray lastAsked(const QByteArray &beginning) const
    {
        const auto found = std::find_if(requests.rbegin(), requests.rend(), [&](const QByteArray &entry) { return entry.startsWith(beginning); });
        return found == requests.rend() ? QByteArray() : *found;
    }

    /// What answers requests that begin so: "GET /api/v1/namespaces/shop/pods/web/log". The longest beginning counts.
    void instead(const QByteArray &beginning, support::HttpServer::Handler handler) { others[beginning] = std::move(handler); }

    const QString path;
    std::unique_ptr<support::HttpServer> server;
    std::map<QByteArray, QList<QByteArray>> objects;
    std::map<QByteArray, std::pair<int, QByteArray>> replies; ///< what this path answers, but for watches
    std::map<QByteArray, QPointer<HttpConnection>> watches;
    std::map<QByteArray, support::HttpServer::Handler, std::greater<>> others;
    QList<QByteArray> requests, authorizations;
    QByteArray refuse; ///< not null: what does not say this is answered 401
    bool streamsLists = true;
    bool endsWatches = false;   ///< as soon as they have begun
    bool breaksWatches = false; ///< resets their connections
};

struct Observed {
    explicit Observed(ApiServer &server, const std::function<void(SessionOptions &)> &adjust = {})
        : handle(profile(), factory(server, adjust))
    {
        handle.setLinger(std::chrono::milliseconds(50));
        handle.open();
    }
    static endpoint::Profile profile()
    {
        endpoint::Profile result;
        result.id = "kubernetes/test";
        result.family = "kubernetes";
        return result;
    }
    static endpoint::Endpoint::Factory factory(const ApiServer &server, const std::function<void(SessionOptions &)> &adjust)
    {
        SessionOptions options;
        options.resolve = [path = server.path]() -> base::Result<ResolvedContext> {
            ResolvedContext context;
            context.name = QStringLiteral("test");
            context.origin.socketPath = path;
            return context;
        };
        options.transport = [](const net::Origin &origin) { return std::make_unique<net::CurlTransport>(origin); };
        options.clock = &base::Clock::system();
        options.tables = {kubernetes::podTable(), kubernetes::nodeTable(), kubernetes::deploymentTable()};
        options.plugin.shell.program.clear(); // nobody's login shell
        if (adjust)
            adjust(options);
        return [options](endpoint::SessionLink link) { return std::make_unique<KubernetesSession>(std::move(link), options); };
    }
    /// Runs it on the endpoint's thread, after all that was sent there before.
    [[nodiscard]] bool there(const std::function<void()> &what = {})
    {
        bool done = false;
        const endpoint::Call call = handle.call<bool, KubernetesSession>(
            [what](KubernetesSession &) { return ran(what); }, [&](const base::Result<bool> &) { done = true; });
        return QTest::qWaitFor([&] { return done; }, patience);
    }
    /// Turns a clock that the session has, on its thread.
    [[nodiscard]] bool advance(base::ManualClock &clock, std::chrono::milliseconds by)
    {
        return there([&clock, by] { clock.advance(by); });
    }
    [[nodiscard]] live::Feed *pods() { return handle.feed("pod"); }
    [[nodiscard]] bool isLive(const QByteArray &feed = "pod")
    {
        return QTest::qWaitFor([&] { return handle.feed(feed)->status().state == State::Live; }, patience);
    }
    static base::Task<base::Result<bool>> ran(std::function<void()> what)
    {
        if (what)
            what();
        co_return true;
    }
    endpoint::Endpoint handle;
    Cluster cluster = kubernetes::sessionCluster();
};

inline const QByteArray allPods = "/api/v1/pods";
inline const QByteArray allNodes = "/api/v1/nodes";

} // namespace scripted
