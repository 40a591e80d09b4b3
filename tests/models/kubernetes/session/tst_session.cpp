// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session as app/ makes it, behind a real endpoint, on a scripted API server on a Unix socket.
#include "kindparts.h"
#include "scriptedcluster.h"
#include "testmain.h"

#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void aTableFollowsTheServer()
    {
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        server.objects[allPods] = {podJson("web"), podJson("db")};
        Observed session(server);
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        QCOMPARE(session.handle.state().product, QStringLiteral("Kubernetes 1.36.3"));
        QCOMPARE(server.requests, QList<QByteArray>{"GET /version"}); // nobody looks yet
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QVERIFY(session.isLive());
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 2, patience);
        server.tell(allPods, frame("MODIFIED", podJson("web", "Failed")) + frame("ADDED", podJson("cache")) + frame("DELETED", podJson("db")));
        QTRY_VERIFY_WITH_TIMEOUT(session.pods()->row("uid-cache") && !session.pods()->row("uid-db"), patience);
        QCOMPARE(static_cast<const PodRow &>(*session.pods()->row("uid-web")).phase, QStringLiteral("Failed"));
        QCOMPARE(server.asked("GET /api/v1/pods"), 1);
        QCOMPARE(server.asked("GET /api/v1/nodes"), 0);
    }

    void anOlderServerGivesPages()
    {
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        server.streamsLists = false;
        server.objects[allPods] = {podJson("web")};
        Observed session(server);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QVERIFY(session.isLive());
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 1, patience);
        QCOMPARE(server.asked("GET /api/v1/pods?limit=500"), 1);
        QTRY_VERIFY_WITH_TIMEOUT(server.watches[allPods], patience);
        QVERIFY(server.lastAsked("GET /api/v1/pods").contains("resourceVersion=10"));
        server.tell(allPods, frame("ADDED", podJson("db")));
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 2, patience);
    }

    void whatIsHiddenIsNotWatched()
    {
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        server.objects[allPods] = {podJson("web")};
        Observed session(server);
        {
            const auto look = session.handle.look("pod", endpoint::Demand::Rows);
            QVERIFY(session.isLive());
        }
        QTRY_VERIFY_WITH_TIMEOUT(session.pods()->status().state == State::Idle, patience);
        QTRY_COMPARE_WITH_TIMEOUT(server.server->openConnections() <= 1, true, patience); // the one that is kept for the next request
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QVERIFY(session.isLive());
        QVERIFY(server.lastAsked("GET /api/v1/pods").contains("resourceVersion=10")); // goes on from where it was
    }

    void aServerThatDiesAndComesBack()
    {
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        server.objects[allPods] = {podJson("web")};
        Observed session(server);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QVERIFY(session.isLive());
        server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Backoff, patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.pods()->status().stale(), patience);
        QCOMPARE(session.pods()->size(), 1); // the rows stay
        QVERIFY(session.pods()->status().lastGoodMs > 0);
        server.requests.clear();
        server.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        QVERIFY(session.isLive());
        QTRY_VERIFY_WITH_TIMEOUT(server.watches[allPods], patience);
        QVERIFY(server.asked("GET /api/v1/pods?watch=1&allowWatchBookmarks=true") > 0); // resumed, not listed again
        QVERIFY(server.lastAsked("GET /api/v1/pods").contains("resourceVersion=10"));
        server.tell(allPods, frame("DELETED", podJson("web")));
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 0, patience);
    }

    void aKubeconfigThatIsMended()
    {
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        const auto broken = std::make_shared<std::atomic<bool>>(true);
        Observed session(server, [broken](SessionOptions &options) {
            options.resolve = [broken, resolve = options.resolve]() -> base::Result<ResolvedContext> {
                if (!*broken)
                    return resolve();
                base::Error error;
                error.code = base::Error::Code::NotFound;
                error.what = QStringLiteral("there is no context");
                return error;
            };
        });
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->status().state, State::Backoff, patience);
        QCOMPARE(session.pods()->status().error.what, QStringLiteral("there is no context"));
        QCOMPARE(session.handle.state().state, EndpointIs::Backoff);
        *broken = false;
        session.handle.retryNow();
        QVERIFY(session.isLive());
    }

    void oneNamespace()
    {
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        server.objects[allPods] = {podJson("web"), podJson("db")};
        server.objects["/api/v1/namespaces/shop/pods"] = {podJson("web")};
        Observed session(server);
        const auto look = session.handle.look("pod", endpoint::Demand::Rows);
        QVERIFY(session.isLive());
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 2, patience);
        std::optional<base::Result<bool>> done;
        const auto call = session.cluster.setScope(session.handle, QStringLiteral("shop"), [&](base::Result<bool> result) { done.emplace(std::move(result)); });
        QTRY_VERIFY_WITH_TIMEOUT(done, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.pods()->size(), 1, patience);
        QVERIFY(session.isLive());
        QCOMPARE(server.asked("GET /api/v1/namespaces/shop/pods"), 1);
    }

    // Nodes need their pods for the sums; nobody looks at the table of pods.
    void nodesHaveSumsOverTheirPods()
    {
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        server.objects[allPods] = {podJson("web"), podJson("db"), podJson("done", "Succeeded")};
        server.objects[allNodes] = {R"({"kind":"Node","metadata":{"name":"n1","uid":"uid-n1"},"status":{"allocatable":{"cpu":"2","memory":"256Mi"}}})"};
        Observed session(server);
        const auto look = session.handle.look("node", endpoint::Demand::Rows);
        QVERIFY(session.isLive("node"));
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.series()->latest("uid-n1", PodCount).value_or(-1), 2.0F, patience);
        QCOMPARE(session.handle.series()->latest("uid-n1", CpuRequestedPercent).value_or(-1), 50.0F);
        QCOMPARE(session.handle.series()->latest("uid-n1", MemoryRequestedPercent).value_or(-1), 50.0F);
        server.tell(allPods, frame("DELETED", podJson("db")));
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.series()->latest("uid-n1", CpuRequestedPercent).value_or(-1), 25.0F, patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.fact("metrics/node").has_value(), patience);
        QCOMPARE(std::any_cast<MetricsAvailability>(session.handle.fact("metrics/node")), MetricsAvailability::Missing);
    }

    void readOnlyIsHeldInTheSession()
    {
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        Observed session(server, [](SessionOptions &options) { options.readOnly = true; });
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
        std::optional<base::Result<bool>> done;
        const auto call = session.handle.call<bool, KubernetesSession>(
            [](KubernetesSession &inner) -> base::Task<base::Result<bool>> {
                const base::Result<net::Reply> reply = co_await inner.api().del("/api/v1/namespaces/shop/pods/web", {});
                if (!reply.ok())
                    co_return reply.error();
                co_return true;
            },
            [&](base::Result<bool> result) { done.emplace(std::move(result)); });
        QTRY_VERIFY_WITH_TIMEOUT(done, patience);
        QCOMPARE(done->error().code, base::Error::Code::ReadOnly);
        QCOMPARE(server.asked("DELETE"), 0);
    }

    void aPluginIsAskedAboutAndRun_data()
    {
        QTest::addColumn<bool>("yes");
        QTest::newRow("yes") << true;
        QTest::newRow("no") << false;
    }

    void aPluginIsAskedAboutAndRun()
    {
        QFETCH(bool, yes);
        ApiServer server(m_folder->filePath(QStringLiteral("api.sock")));
        server.refuse = "Bearer from-the-plugin";
        server.objects[allPods] = {podJson("web")};
        const QString program = m_folder->filePath(QStringLiteral("login"));
        QFile file(program);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\necho '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"from-the-plugin\"}}'\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
        Observed session(server, [program](SessionOptions &options) {
            options.resolve = [program, resolve = options.resolve]() -> base::Result<ResolvedContext> {
                base::Result<ResolvedContext> context = resolve();
                PluginLogin login;
                login.plugin.apiVersion = QStringLiteral("client.authentication.k8s.io/v1");
                login.plugin.command = program;
                login.plugin.interactive = ExecPlugin::Interactive::Never;
                context->login = login;
                return context;
            };
        });
        const auto question = [&] {
            const std::any fact = session.handle.fact("consent");
            return fact.has_value() ? std::any_cast<PluginQuestion>(fact) : PluginQuestion();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!question().fingerprint.isEmpty(), patience);
        QVERIFY(question().commandLine.contains(program));
        QVERIFY(server.requests.isEmpty()); // nothing is sent without a login
        const auto call = session.cluster.answerConsent(session.handle, question().id, yes, [](const base::Result<bool> &) {});
        if (yes) {
            QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Connected, patience);
            QCOMPARE(server.authorizations.last(), QByteArray("Bearer from-the-plugin"));
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, EndpointIs::Backoff, patience);
            QVERIFY(server.requests.isEmpty());
        }
        QTRY_VERIFY_WITH_TIMEOUT(question().fingerprint.isEmpty(), patience); // answered
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(SessionTest)
#include "tst_session.moc"
