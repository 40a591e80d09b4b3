// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A drain against a scripted API server: every answer that an eviction can get, and what is waited for.
#include "noderow.h"
#include "scriptedcluster.h"
#include "testmain.h"

#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;
using Step = DrainStep::State;

namespace {

/// A second lasts 20 ms.
class HurriedClock final : public base::Clock
{
public:
    [[nodiscard]] qint64 wallMs() const override { return system().wallMs(); }
    [[nodiscard]] qint64 steadyMs() const override { return system().steadyMs(); }
    [[nodiscard]] std::unique_ptr<base::Timer> after(std::chrono::milliseconds delay, std::function<void()> function) override
    {
        return system().after(delay / 50, std::move(function));
    }
};

QByteArray ownedPod(const QByteArray &name, const QByteArray &more = {})
{
    return R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":")" + name + R"(","namespace":"shop","uid":"uid-)" + name +
           R"(","resourceVersion":"5","ownerReferences":[{"kind":"ReplicaSet","name":"r","uid":"r","controller":true}])" + more +
           R"(},"spec":{"nodeName":"n1"},"status":{"phase":"Running"}})";
}

QByteArray refusal(int status)
{
    return R"({"kind":"Status","status":"Failure","message":"no: )" + QByteArray::number(status) + R"(","code":)" + QByteArray::number(status) + "}";
}

const QByteArray terminating = R"({"kind":"Namespace","metadata":{"name":"shop"},"status":{"phase":"Terminating"}})";
const QByteArray deleting = R"(,"deletionTimestamp":"2026-11-21T09:20:00Z")";

/// A node with pods, and what the server says to each eviction, one answer after the other; the last one goes on.
struct World {
    explicit World(const QString &path, const QList<QByteArray> &pods = {"web"}) : server(path)
    {
        for (const QByteArray &name : pods)
            server.objects[allPods] << ownedPod(name);
        server.server->onRequest([this](const HttpRequest &request, HttpConnection &connection) { answer(request, connection); });
        session = std::make_unique<Observed>(server, [this](SessionOptions &options) { options.clock = &clock; });
    }
    void answer(const HttpRequest &request, HttpConnection &connection)
    {
        if (request.method == "GET" && request.target == "/api/v1/nodes/n1" && cordons)
            return connection.reply(200, R"({"kind":"Node","metadata":{"name":"n1","uid":"uid-n1"},"spec":{"unschedulable":true}})");
        if (request.target == "/api/v1/namespaces/shop" && namespaceEnds)
            return connection.reply(200, terminating);
        if (!request.target.endsWith("/eviction"))
            return server.answer(request, connection);
        const QByteArray name = request.target.split('/').at(6);
        bodies[name] << request.body;
        QList<int> &left = evictions[name];
        const int status = left.isEmpty() ? 201 : left.size() > 1 ? left.takeFirst() : left.front();
        connection.reply(status, status < 300 ? QByteArray("{}") : refusal(status));
    }
    void drain(const DrainOptions &options = {})
    {
        auto node = std::make_shared<NodeRow>();
        node->meta.name = QStringLiteral("n1");
        node->meta.key = "uid-n1";
        node->meta.hasUid = true;
        QTRY_COMPARE_WITH_TIMEOUT(session->handle.state().state, EndpointIs::Connected, patience);
        channel = session->cluster.drain(
            session->handle, {node, options}, [this](const DrainStep &step) { steps << step; },
            [this](const base::Result<void> &result) { end = result; });
    }
    void remove(const QByteArray &name) { server.tell(allPods, frame("DELETED", ownedPod(name))); }
    [[nodiscard]] bool saw(Step state, const QByteArray &name = "uid-web") const
    {
        return std::any_of(steps.begin(), steps.end(), [&](const DrainStep &step) { return step.state == state && step.pod == name; });
    }

    HurriedClock clock;
    ApiServer server;
    std::unique_ptr<Observed> session;
    std::map<QByteArray, QList<int>> evictions;
    std::map<QByteArray, QList<QByteArray>> bodies;
    bool namespaceEnds = false;
    bool cordons = true; ///< otherwise it only says so
    QList<DrainStep> steps;
    std::optional<base::Result<void>> end;
    endpoint::Channel channel;
};

} // namespace

class DrainWorkerTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("api.sock")); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void aPodIsGoneWhenTheWatchSaysSo()
    {
        World world(path(), {"web", "db"});
        DrainOptions options;
        options.graceSeconds = 7;
        world.drain(options);
        QTRY_VERIFY_WITH_TIMEOUT(world.saw(Step::Leaving) && world.saw(Step::Leaving, "uid-db"), patience);
        QVERIFY(world.saw(Step::Cordoned, {}));
        QCOMPARE(world.server.asked("PATCH /api/v1/nodes/n1"), 1);
        QVERIFY(world.server.lastAsked("GET /api/v1/pods").contains("fieldSelector=spec.nodeName%3Dn1"));
        const QByteArray body = world.bodies["web"].front();
        QVERIFY(body.contains("\"gracePeriodSeconds\":7") && body.contains("\"uid\":\"uid-web\""));
        QVERIFY(!world.end);
        world.remove("web");
        QTRY_VERIFY_WITH_TIMEOUT(world.saw(Step::Gone), patience);
        QVERIFY(!world.end);
        world.remove("db");
        QTRY_VERIFY_WITH_TIMEOUT(world.end.has_value(), patience);
        QVERIFY(world.end->ok());
    }

    // A node that still takes pods is not emptied, whatever the answer to the patch was.
    void aNodeThatIsNotCordonedAfterAll()
    {
        World world(path());
        world.cordons = false;
        world.drain();
        QTRY_VERIFY_WITH_TIMEOUT(world.end.has_value(), patience);
        QVERIFY(!world.end->ok());
        QVERIFY(world.steps.isEmpty() && world.evictions.empty());
    }

    void aBudgetIsWaitedFor()
    {
        World world(path());
        world.evictions["web"] = {429, 429, 201};
        world.drain();
        QTRY_VERIFY_WITH_TIMEOUT(world.saw(Step::Leaving), patience);
        QCOMPARE(world.bodies["web"].size(), 3);
        const auto waiting = std::find_if(world.steps.begin(), world.steps.end(), [](const DrainStep &step) { return step.state == Step::Waiting; });
        QVERIFY(waiting != world.steps.end() && waiting->error.detail == QStringLiteral("no: 429") && waiting->nextTryMs > 0);
        world.remove("web");
        QTRY_VERIFY_WITH_TIMEOUT(world.end && world.end->ok(), patience);
    }

    void whatIsGoneAlreadyIsDone()
    {
        World world(path());
        world.evictions["web"] = {404};
        world.drain();
        QTRY_VERIFY_WITH_TIMEOUT(world.end.has_value(), patience);
        QVERIFY(world.end->ok() && world.saw(Step::Gone));
    }

    // Another pod has taken its name: the uid does not fit, and ours vanishes from the watch.
    void anotherPodOfThatNameIsLeftAlone()
    {
        World world(path());
        world.evictions["web"] = {409};
        world.drain();
        QTRY_VERIFY_WITH_TIMEOUT(world.saw(Step::Waiting), patience);
        world.remove("web");
        QTRY_VERIFY_WITH_TIMEOUT(world.end.has_value(), patience);
        QVERIFY(world.end->ok());
    }

    void inANamespaceThatEndsItIsWaitedFor()
    {
        World world(path());
        world.namespaceEnds = true;
        world.evictions["web"] = {403};
        world.drain();
        QTRY_VERIFY_WITH_TIMEOUT(world.saw(Step::Waiting), patience);
        world.server.tell(allPods, frame("MODIFIED", ownedPod("web", deleting)));
        QTRY_VERIFY_WITH_TIMEOUT(world.saw(Step::Leaving), patience);
        world.remove("web");
        QTRY_VERIFY_WITH_TIMEOUT(world.end.has_value(), patience);
        QVERIFY(world.end->ok());
    }

    void otherRefusalsAreFailures_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("no right") << 403;
        QTest::newRow("two budgets") << 500;
        QTest::newRow("nonsense") << 422;
    }

    void otherRefusalsAreFailures()
    {
        QFETCH(int, status);
        World world(path(), {"web", "db"});
        world.evictions["web"] = {status};
        world.drain();
        QTRY_VERIFY_WITH_TIMEOUT(world.saw(Step::Failed) && world.saw(Step::Leaving, "uid-db"), patience);
        QVERIFY(!world.end); // the others go on
        world.remove("db");
        QTRY_VERIFY_WITH_TIMEOUT(world.end.has_value(), patience);
        QVERIFY(!world.end->ok());
    }

    void itGivesUp()
    {
        World world(path());
        DrainOptions options;
        options.timeoutSeconds = 20;
        world.drain(options);
        QTRY_VERIFY_WITH_TIMEOUT(world.end.has_value(), patience);
        QVERIFY(!world.end->ok() && world.end->error().code == base::Error::Code::Timeout);
        QVERIFY(world.saw(Step::Leaving) && !world.saw(Step::Gone));
    }

    void anEmptyNodeIsDrainedAtOnce()
    {
        World world(path(), {});
        world.drain();
        QTRY_VERIFY_WITH_TIMEOUT(world.end.has_value(), patience);
        QVERIFY(world.end->ok() && world.saw(Step::Cordoned, {}));
    }

    void whatIsClosedAsksNoMore()
    {
        World world(path());
        world.evictions["web"] = {429};
        world.drain();
        QTRY_VERIFY_WITH_TIMEOUT(world.saw(Step::Waiting), patience);
        world.channel.close();
        // Its last request may be under way still; a call that comes after it shows that the thread has seen the end.
        bool passed = false;
        const endpoint::Call call = world.session->cluster.get(world.session->handle, "/version", [&](const base::Result<QByteArray> &) { passed = true; });
        QTRY_VERIFY_WITH_TIMEOUT(passed, patience);
        const auto asked = world.bodies["web"].size();
        QTest::qWait(300); // three of its pauses
        QCOMPARE(world.bodies["web"].size(), asked);
        QVERIFY(!world.end);
    }
};

PILOTHOUSE_TEST(DrainWorkerTest)
#include "tst_drain.moc"
