// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session as app/ makes it, behind a real endpoint, on a scripted API server on a Unix socket.



























                                 (initialEnd ? R"(,"annotations":{"k8s.io/initial-events-end":"true"})" : "") + "}}");
                    co_return reply.error();
                    connection.chunk(frame("ADDED", object));
                    return resolve();
                PluginLogin login;
                base::Error error;
                base::Result<ResolvedContext> context = resolve();
                co_return true;
                connection.chunk(bookmark("10", true));
                const base::Result<net::Reply> reply = co_await inner.api().del("/api/v1/namespaces/shop/pods/web", {});
                context->login = login;
                error.code = base::Error::Code::NotFound;
                error.what = QStringLiteral("there is no context");
                for (const QByteArray &object : objects[where])
                if (!*broken)
                if (!reply.ok())
                login.plugin.apiVersion = QStringLiteral("client.authentication.k8s.io/v1");
                login.plugin.command = program;
                login.plugin.interactive = ExecPlugin::Interactive::Never;
                return connection.reply(422, R"({"kind":"Status","reason":"Invalid","message":"sendInitialEvents is forbidden for watch","code":422})");
                return context;
                return error;
            QCOMPARE(server.authorizations.last(), QByteArray("Bearer from-the-plugin"));
            QFAIL("nobody watches");
            QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Backoff, patience);
            QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
            QVERIFY(server.requests.isEmpty());
            QVERIFY(session.isLive());
            ResolvedContext context;
            [&](base::Result<bool> result) { done.emplace(std::move(result)); });
            [](KubernetesSession &inner) -> base::Task<base::Result<bool>> {
            adjust(options);
            connection.beginChunked(200, {{"Content-Type", "application/json"}});
            const auto look = session.handle.look("pod", endpoint::Demand::Rows);
            const std::any fact = session.handle.fact("consent");
            context.name = QStringLiteral("test");
            context.origin.socketPath = path;
            if (query.hasQueryItem(QStringLiteral("sendInitialEvents")) && !streamsLists)
            if (query.hasQueryItem(QStringLiteral("sendInitialEvents"))) {
            items += (items.isEmpty() ? "" : ",") + object;
            options.resolve = [broken, resolve = options.resolve]() -> base::Result<ResolvedContext> {
            options.resolve = [program, resolve = options.resolve]() -> base::Result<ResolvedContext> {
            return connection.reply(200, R"({"major":"1","minor":"36","gitVersion":"v1.36.3","platform":"linux/amd64"})");
            return connection.reply(401, R"({"kind":"Status","status":"Failure","reason":"Unauthorized","message":"Unauthorized","code":401})");
            return connection.reply(404, R"({"kind":"Status","message":"the server could not find the requested resource","code":404})");
            return context;
            return fact.has_value() ? std::any_cast<PluginQuestion>(fact) : PluginQuestion();
            return;
            watch->second->chunk(bytes);
            watches[where] = &connection;
            }
            },
            };
            };
           R"("},"spec":{"nodeName":")" + node + R"(","containers":[{"name":"c","image":"app:1","resources":{"requests":{"cpu":"500m","memory":"64Mi"}}}]},"status":{"phase":")" + phase + R"("}})";
        *broken = false;
        : handle(profile(), factory(server, adjust))
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        Observed session(server);
        Observed session(server);
        Observed session(server);
        Observed session(server);
        Observed session(server);
        Observed session(server);
        Observed session(server, [](SessionOptions &options) { options.readOnly = true; });
        Observed session(server, [broken](SessionOptions &options) {
        Observed session(server, [program](SessionOptions &options) {
        QByteArray items;
        QCOMPARE(done->error().code, base::Error::Code::ReadOnly);
        QCOMPARE(server.asked("DELETE"), 0);
        QCOMPARE(server.asked("GET /api/v1/namespaces/shop/pods"), 1);
        QCOMPARE(server.asked("GET /api/v1/nodes"), 0);
        QCOMPARE(server.asked("GET /api/v1/pods"), 1);
        QCOMPARE(server.asked("GET /api/v1/pods?limit=500"), 1);
        QCOMPARE(server.requests, QList<QByteArray>{"GET /version"}); // nobody looks yet
        QCOMPARE(session.handle.series()->latest("uid-n1", CpuRequestedPercent).value_or(-1), 50.0F);
        QCOMPARE(session.handle.series()->latest("uid-n1", MemoryRequestedPercent).value_or(-1), 50.0F);
        QCOMPARE(session.handle.state().product, QStringLiteral("Kubernetes 1.36.3"));
        QCOMPARE(session.handle.state().state, EndpointIs::Backoff);
        QCOMPARE(session.pods()->size(), 1); // the rows stay
        QCOMPARE(session.pods()->status().error.what, QStringLiteral("there is no context"));
        QCOMPARE(static_cast<const PodRow &>(*session.pods()->row("uid-web")).phase, QStringLiteral("Failed"));
        QCOMPARE(std::any_cast<MetricsAvailability>(session.handle.fact("metrics")), MetricsAvailability::Missing);
        QFETCH(bool, yes);
        QFile file(program);
        QFile::remove(path);
        QTRY_COMPARE_WITH_TIMEOUT(server.server->openConnections() <= 1, true, patience); // the one that is kept for the next request
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.series()->latest("uid-n1", CpuRequestedPercent).value_or(-1), 25.0F, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.series()->latest("uid-n1", PodCount).value_or(-1), 2.0F, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Backoff, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->status().state, State::Backoff, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!question().fingerprint.isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(done, patience);
        QTRY_VERIFY_WITH_TIMEOUT(done, patience);
        QTRY_VERIFY_WITH_TIMEOUT(question().fingerprint.isEmpty(), patience); // answered
        QTRY_VERIFY_WITH_TIMEOUT(server.watches[allPods], patience);
        QTRY_VERIFY_WITH_TIMEOUT(server.watches[allPods], patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.fact("metrics").has_value(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.pods()->row("uid-cache") && !session.pods()->row("uid-db"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.pods()->status().stale(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.pods()->status().state == State::Idle, patience);
        QTest::addColumn<bool>("yes");
        QTest::newRow("no") << false;
        QTest::newRow("yes") << true;
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(question().commandLine.contains(program));
        QVERIFY(server.asked("GET /api/v1/pods?watch=1&allowWatchBookmarks=true") > 0); // resumed, not listed again
        QVERIFY(server.lastAsked("GET /api/v1/pods").contains("resourceVersion=10"));
        QVERIFY(server.lastAsked("GET /api/v1/pods").contains("resourceVersion=10"));
        QVERIFY(server.lastAsked("GET /api/v1/pods").contains("resourceVersion=10")); // goes on from where it was
        QVERIFY(server.requests.isEmpty()); // nothing is sent without a login
        QVERIFY(session.isLive("node"));
        QVERIFY(session.isLive());
        QVERIFY(session.isLive());
        QVERIFY(session.isLive());
        QVERIFY(session.isLive());
        QVERIFY(session.isLive());
        QVERIFY(session.isLive());
        QVERIFY(session.isLive());
        QVERIFY(session.isLive());
        QVERIFY(session.pods()->status().lastGoodMs > 0);
        SessionOptions options;
        authorizations << request.header("Authorization");
        connection.reply(200, R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"10"},"items":[)" + items + "]}");
        const QByteArray where = request.target.split('?').front();
        const QString program = m_folder->filePath(QStringLiteral("login"));
        const QUrlQuery query(QString::fromUtf8(request.target.mid(request.target.indexOf('?') + 1)));
        const auto broken = std::make_shared<std::atomic<bool>>(true);
        const auto call = session.cluster.answerConsent(session.handle, question().fingerprint, yes, [](const base::Result<bool> &) {});
        const auto call = session.cluster.setScope(session.handle, QStringLiteral("shop"), [&](base::Result<bool> result) { done.emplace(std::move(result)); });
        const auto call = session.handle.call<bool, KubernetesSession>(
        const auto found = std::find_if(requests.rbegin(), requests.rend(), [&](const QByteArray &entry) { return entry.startsWith(beginning); });
        const auto look = session.handle.look("node", endpoint::Demand::Rows);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        const auto question = [&] {
        else
        endpoint::Profile result;
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
        file.write("#!/bin/sh\necho '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"from-the-plugin\"}}'\n");
        for (const QByteArray &object : objects[where])
        handle.open();
        handle.setLinger(std::chrono::milliseconds(50));
        if (!refuse.isEmpty() && request.header("Authorization") != refuse)
        if (adjust)
        if (const auto watch = watches.find(where); watch != watches.end() && watch->second)
        if (query.queryItemValue(QStringLiteral("watch")) == QStringLiteral("1")) {
        if (request.target == "/version")
        if (where.startsWith("/apis/metrics.k8s.io"))
        if (yes) {
        options.clock = &base::Clock::system();
        options.plugin.shell.program.clear(); // nobody's login shell
        options.resolve = [path = server.path]() -> base::Result<ResolvedContext> {
        options.tables = {podTable(), nodeTable(), deploymentTable()};
        options.transport = [](const net::Origin &origin) { return std::make_unique<net::CurlTransport>(origin); };
        requests << request.method + ' ' + request.target;
        result.family = "kubernetes";
        result.id = "kubernetes/test";
        return QTest::qWaitFor([&] { return handle.feed(feed)->status().state == State::Live; }, patience);
        return [options](endpoint::SessionLink link) { return std::make_unique<KubernetesSession>(std::move(link), options); };
        return found == requests.rend() ? QByteArray() : *found;
        return result;
        return static_cast<int>(std::count_if(requests.begin(), requests.end(), [&](const QByteArray &entry) { return entry.startsWith(beginning); }));
        server = std::make_unique<support::HttpServer>(support::HttpServer::Options{path});
        server->onRequest([this](const HttpRequest &request, HttpConnection &connection) { answer(request, connection); });
        server.objects["/api/v1/namespaces/shop/pods"] = {podJson("web")};
        server.objects[allNodes] = {R"({"kind":"Node","metadata":{"name":"n1","uid":"uid-n1"},"status":{"allocatable":{"cpu":"2","memory":"256Mi"}}})"};
        server.objects[allPods] = {podJson("web"), podJson("db"), podJson("done", "Succeeded")};
        server.objects[allPods] = {podJson("web"), podJson("db")};
        server.objects[allPods] = {podJson("web"), podJson("db")};
        server.objects[allPods] = {podJson("web")};
        server.objects[allPods] = {podJson("web")};
        server.objects[allPods] = {podJson("web")};
        server.objects[allPods] = {podJson("web")};
        server.refuse = "Bearer from-the-plugin";
        server.requests.clear();
        server.reset();
        server.start();
        server.stop();
        server.streamsLists = false;
        server.tell(allPods, frame("ADDED", podJson("db")));
        server.tell(allPods, frame("DELETED", podJson("db")));
        server.tell(allPods, frame("DELETED", podJson("web")));
        server.tell(allPods, frame("MODIFIED", podJson("web", "Failed")) + frame("ADDED", podJson("cache")) + frame("DELETED", podJson("db")));
        session.handle.retryNow();
        std::optional<base::Result<bool>> done;
        std::optional<base::Result<bool>> done;
        watches.clear();
        {
        }
        }
        }
        } else {
        });
        });
        };
        };
    // Nodes need their pods for the sums; nobody looks at the table of pods.
    /// The newest request that begins so.
    Cluster cluster = sessionCluster();
    QByteArray refuse; ///< not null: what does not say this is answered 401
    QList<QByteArray> requests, authorizations;
    Q_OBJECT
    [[nodiscard]] QByteArray lastAsked(const QByteArray &beginning) const
    [[nodiscard]] bool isLive(const QByteArray &feed = "pod")
    [[nodiscard]] int asked(const QByteArray &beginning) const
    [[nodiscard]] live::Feed *pods() { return handle.feed("pod"); }
    bool streamsLists = true;
    const QString path;
    endpoint::Endpoint handle;
    explicit ApiServer(QString socketPath) : path(std::move(socketPath)) { start(); }
    explicit Observed(ApiServer &server, const std::function<void(SessionOptions &)> &adjust = {})
    return QByteArray(R"({"type":")") + type + R"(","object":)" + object + "}\n";
    return R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":")" + name + R"(","namespace":"shop","uid":"uid-)" + name + R"(","resourceVersion":")" + version +
    return frame("BOOKMARK", R"({"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":")" + version + R"(")" +
    static endpoint::Endpoint::Factory factory(const ApiServer &server, const std::function<void(SessionOptions &)> &adjust)
    static endpoint::Profile profile()
    std::map<QByteArray, QList<QByteArray>> objects;
    std::map<QByteArray, QPointer<HttpConnection>> watches;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<support::HttpServer> server;
    void aKubeconfigThatIsMended()
    void aPluginIsAskedAboutAndRun()
    void aPluginIsAskedAboutAndRun_data()
    void aServerThatDiesAndComesBack()
    void aTableFollowsTheServer()
    void anOlderServerGivesPages()
    void answer(const HttpRequest &request, HttpConnection &connection)
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }
    void nodesHaveSumsOverTheirPods()
    void oneNamespace()
    void readOnlyIsHeldInTheSession()
    void start()
    void stop()
    void tell(const QByteArray &where, const QByteArray &bytes)
    void whatIsHiddenIsNotWatched()
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    {
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
    }
#include "clock.h"
#include "curltransport.h"
#include "deploymentkind.h"
#include "endpoint.h"
#include "httpserver.h"
#include "kindparts.h"
#include "kubernetessession.h"
#include "nodekind.h"
#include "podkind.h"
#include "sessioncluster.h"
#include "testmain.h"
#include "tst_session.moc"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>
/// Streams lists, as Kubernetes from 1.34 on does; or gives pages, as older ones.
PILOTHOUSE_TEST(SessionTest)
QByteArray bookmark(const QByteArray &version, bool initialEnd)
QByteArray frame(const char *type, const QByteArray &object)
QByteArray podJson(const QByteArray &name, const QByteArray &phase = "Running", const QByteArray &node = "n1", const QByteArray &version = "5")
class SessionTest : public QObject
const QByteArray allNodes = "/api/v1/nodes";
const QByteArray allPods = "/api/v1/pods";
constexpr int patience = 30'000;
namespace {
private Q_SLOTS:
private:
struct ApiServer {
struct Observed {
using EndpointIs = endpoint::EndpointState::State;
using State = live::FeedStatus::State;
using namespace kubernetes;
using support::HttpConnection;
using support::HttpRequest;
{
{
{
{
}
}
}
} // namespace
};
};
};
