// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A node of the real cluster is forecast and drained, with pods of a Deployment, a DaemonSet, nobody, and a disruption budget that
// blocks at first. The cluster is asked afterwards.
#include "clusterobserved.h"
#include "drainplan.h"
#include "sessioncluster.h"
#include "testmain.h"
#include "watchedrows.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace kubernetes;
using livetest::ClusterObserved;
using State = DrainStep::State;

namespace {

// kwok plays the node, so that its pods run and end; nothing else of the cluster comes to it.
const char *const world = R"(
apiVersion: v1
kind: Node
metadata: { name: NAME, labels: { kubernetes.io/hostname: NAME }, annotations: { kwok.x-k8s.io/node: fake } }
spec: { taints: [{ key: pilothouse.test/drain, effect: NoSchedule }] }
---
apiVersion: v1
kind: Namespace
metadata: { name: NAME }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: NAME }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      nodeSelector: { kubernetes.io/hostname: NAME }
      tolerations: [{ key: pilothouse.test/drain, operator: Exists }]
      containers: [{ name: main, image: web:1 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: NAME }
spec:
  replicas: 2
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      nodeSelector: { kubernetes.io/hostname: NAME }
      tolerations: [{ key: pilothouse.test/drain, operator: Exists }]
      volumes: [{ name: scratch, emptyDir: {} }]
      containers: [{ name: main, image: db:1 }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: db, namespace: NAME }
spec: { minAvailable: 2, selector: { matchLabels: { app: db } } }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: logs, namespace: NAME }
spec:
  selector: { matchLabels: { app: logs } }
  template:
    metadata: { labels: { app: logs } }
    spec:
      nodeSelector: { kubernetes.io/hostname: NAME }
      tolerations: [{ key: pilothouse.test/drain, operator: Exists }]
      containers: [{ name: main, image: logs:1 }]
---
apiVersion: v1
kind: Pod
metadata: { name: alone, namespace: NAME }
spec: { nodeName: NAME, containers: [{ name: main, image: alone:1 }] }
)";

/// A drain under way, as the sheet sees it.
struct Drained {
    std::map<live::Key, State> pods;
    bool cordoned = false;
    std::optional<base::Result<void>> end;
    QString waiting; ///< the server's words
    endpoint::Channel channel;

    [[nodiscard]] int count(State state) const
    {
        return static_cast<int>(std::count_if(pods.begin(), pods.end(), [state](const auto &pod) { return pod.second == state; }));
    }
};

} // namespace

class DrainTest : public QObject
{
    Q_OBJECT

    QString m_name;

    QString asked(const livetest::LiveCluster &cluster, const QStringList &what)
    {
        return QString::fromUtf8(livetest::kubectl(cluster, cluster.admin, QStringList{QStringLiteral("get")} + what).out).trimmed();
    }
    /// Names of the pods on the node that are not on their way out.
    QStringList podsOfNode(const livetest::LiveCluster &cluster)
    {
        QStringList names = asked(cluster, {QStringLiteral("pods"), QStringLiteral("-n"), m_name, QStringLiteral("--field-selector"), QStringLiteral("spec.nodeName=") + m_name,
                                            QStringLiteral("-o"), QStringLiteral("name")}).split(u'\n', Qt::SkipEmptyParts);
        names.sort();
        return names;
    }
    bool cordoned(const livetest::LiveCluster &cluster)
    {
        return asked(cluster, {QStringLiteral("node"), m_name, QStringLiteral("-o"), QStringLiteral("jsonpath={.spec.unschedulable}")}) == QStringLiteral("true");
    }
    static std::unique_ptr<Drained> drain(ClusterObserved &session, const Cluster &functions, const live::RowPointer &node, const DrainOptions &options)
    {
        auto result = std::make_unique<Drained>();
        Drained *at = result.get();
        result->channel = functions.drain(
            session.handle, {node, options},
            [at](const DrainStep &step) {
                at->cordoned = at->cordoned || step.state == State::Cordoned;
                if (!step.pod.isEmpty())
                    at->pods[step.pod] = step.state;
                if (step.state == State::Waiting)
                    at->waiting = step.error.detail;
            },
            [at](const base::Result<void> &end) { at->end = end; });
        return result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        NEED_CLUSTER();
        m_name = QStringLiteral("drain-%1").arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("world.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(world).replace("NAME", m_name.toUtf8()));
        file.close();
        const livetest::Ran made = livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("apply"), QStringLiteral("-f"), file.fileName()});
        QVERIFY2(made.ok(), made.err.constData());
        const auto running = [&] {
            return asked(*cluster, {QStringLiteral("pods"), QStringLiteral("-n"), m_name, QStringLiteral("--no-headers"), QStringLiteral("--field-selector=status.phase=Running")}).count(QStringLiteral("1/1")) == 7;
        };
        QTRY_VERIFY_WITH_TIMEOUT(running(), 2 * livetest::patience);
    }

    void cleanupTestCase()
    {
        if (const auto cluster = livetest::liveCluster(); cluster && !m_name.isEmpty()) {
            static_cast<void>(livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("delete"), QStringLiteral("node"), m_name, QStringLiteral("--wait=false")}));
            static_cast<void>(livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("delete"), QStringLiteral("namespace"), m_name, QStringLiteral("--wait=false")}));
        }
    }

    void itIsForecastAndThenDrained()
    {
        NEED_CLUSTER();
        ClusterObserved session(cluster->admin);
        const Cluster functions = sessionCluster();
        session.open();
        session.look("node");
        QVERIFY(session.isLive("node"));
        const auto node = session.row<NodeRow>("node", m_name);
        QVERIFY(node);

        // The forecast follows what happens in the cluster.
        WatchedRows pods(session.handle, functions, drainPodTable(m_name), QString());
        WatchedRows budgets(session.handle, functions, drainBudgetTable(), QString());
        const auto plan = [&](const DrainOptions &options) {
            return planDrain(valuesOf<DrainPod>(pods.feed().rows()), valuesOf<BudgetRow>(budgets.feed().rows()), {}, options);
        };
        DrainOptions all;
        all.force = true;
        all.deleteEmptyDirData = true;
        QTRY_VERIFY_WITH_TIMEOUT(pods.settled() && budgets.settled() && pods.feed().size() == 7, livetest::patience);
        QTRY_COMPARE_WITH_TIMEOUT(plan(all).count(DrainFate::WaitForBudget), 2, livetest::patience);
        QCOMPARE(plan(all).count(DrainFate::DaemonSet), 1);
        QCOMPARE(plan(all).going(), 6);
        QVERIFY(!plan(all).stopped());
        QCOMPARE(plan({}).count(DrainFate::LosesData), 2);
        QCOMPARE(plan({}).count(DrainFate::Unmanaged), 1);

        // Without consent it stops before it evicts anything, as kubectl does, and the node stays cordoned.
        const QStringList before = podsOfNode(*cluster);
        const auto refused = drain(session, functions, node, {});
        QTRY_VERIFY_WITH_TIMEOUT(refused->end.has_value(), livetest::patience);
        QVERIFY(!refused->end->ok() && refused->cordoned && refused->pods.empty());
        QVERIFY(cordoned(*cluster));
        QCOMPARE(podsOfNode(*cluster), before);

        // The budget blocks two pods, the others go.
        const auto going = drain(session, functions, node, all);
        QTRY_VERIFY_WITH_TIMEOUT(going->count(State::Gone) == 4 && going->count(State::Waiting) == 2, 2 * livetest::patience);
        QVERIFY(!going->end);
        QVERIFY2(!going->waiting.isEmpty(), "the server says why");
        QVERIFY(podsOfNode(*cluster).filter(QStringLiteral("pod/db-")).size() == 2);
        QVERIFY(livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("patch"), QStringLiteral("poddisruptionbudget"), QStringLiteral("db"), QStringLiteral("-n"), m_name,
                                                             QStringLiteral("--type=merge"), QStringLiteral("-p"), QStringLiteral("{\"spec\":{\"minAvailable\":0}}")}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(going->end.has_value(), 2 * livetest::patience);
        QVERIFY2(going->end->ok(), going->end->ok() ? "" : qPrintable(going->end->error().text()));
        QCOMPARE(going->count(State::Gone), 6);

        const QStringList after = podsOfNode(*cluster);
        QCOMPARE(after.size(), 1);
        QVERIFY(after.front().startsWith(QStringLiteral("pod/logs-")));
        QVERIFY(cordoned(*cluster));
        QTRY_COMPARE_WITH_TIMEOUT(pods.feed().size(), 1, livetest::patience);
    }

    void aReadOnlyConnectionRefuses()
    {
        NEED_CLUSTER();
        QVERIFY(livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("uncordon"), m_name}).ok());
        ClusterObserved session(cluster->admin, [](SessionOptions &options) { options.readOnly = true; });
        const Cluster functions = sessionCluster();
        session.open();
        session.look("node");
        QVERIFY(session.isLive("node"));
        const auto refused = drain(session, functions, session.row<NodeRow>("node", m_name), {});
        QTRY_VERIFY_WITH_TIMEOUT(refused->end.has_value(), livetest::patience);
        QVERIFY(!refused->end->ok() && refused->end->error().code == base::Error::Code::ReadOnly);
        QVERIFY(!refused->cordoned && !cordoned(*cluster));
    }

    // What is cancelled leaves the node cordoned and the pods that wait where they are.
    void aCancelledDrainLeavesTheNodeCordoned()
    {
        NEED_CLUSTER();
        QVERIFY(livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("patch"), QStringLiteral("poddisruptionbudget"), QStringLiteral("db"), QStringLiteral("-n"), m_name,
                                                             QStringLiteral("--type=merge"), QStringLiteral("-p"), QStringLiteral("{\"spec\":{\"minAvailable\":2}}")}).ok());
        const auto running = [&] { return podsOfNode(*cluster).filter(QStringLiteral("pod/db-")).size() == 2; };
        QTRY_VERIFY_WITH_TIMEOUT(running(), 2 * livetest::patience);
        ClusterObserved session(cluster->admin);
        const Cluster functions = sessionCluster();
        session.open();
        session.look("node");
        QVERIFY(session.isLive("node"));
        DrainOptions all;
        all.force = true;
        all.deleteEmptyDirData = true;
        auto going = drain(session, functions, session.row<NodeRow>("node", m_name), all);
        QTRY_VERIFY_WITH_TIMEOUT(going->count(State::Gone) == 3 && going->count(State::Waiting) == 2, 2 * livetest::patience);
        going.reset();
        QVERIFY(cordoned(*cluster));
        QCOMPARE(podsOfNode(*cluster).filter(QStringLiteral("pod/db-")).size(), 2);
    }
};

PILOTHOUSE_TEST(DrainTest)
#include "tst_drain.moc"
