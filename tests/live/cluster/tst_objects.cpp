// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every action on objects of the real cluster, which is asked afterwards whether it agrees; guards against objects that have
// taken a name; people with fewer rights.
#include "clusterobserved.h"
#include "kindparts.h"
#include "testmain.h"
#include "workloadrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

using namespace kubernetes;
using actions::ItemState;
using livetest::ClusterObserved;
using State = live::FeedStatus::State;

namespace {

QString randomName(const char *stem)
{
    return QStringLiteral("%1-%2").arg(QString::fromLatin1(stem)).arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

/// What kubectl says of an object, by a JSONPath.
QString asked(const livetest::LiveCluster &cluster, const QStringList &object, const char *path)
{
    const livetest::Ran ran = livetest::kubectl(cluster, cluster.admin,
                                                QStringList{QStringLiteral("get")} + object + QStringList{QStringLiteral("--ignore-not-found"), QStringLiteral("-o"), QStringLiteral("jsonpath={%1}").arg(QString::fromLatin1(path))});
    return QString::fromUtf8(ran.out);
}

bool does(const livetest::LiveCluster &cluster, const QStringList &arguments)
{
    return livetest::kubectl(cluster, cluster.admin, arguments).ok();
}

} // namespace

class ObjectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesAreCordoned()
    {
        NEED_CLUSTER();
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("node");
        QVERIFY(session.isLive("node"));
        // Not just any node: others are odd, and one is to stay cordoned.
        const QString name = QStringLiteral("worker-2");
        QTRY_VERIFY_WITH_TIMEOUT(session.row<NodeRow>("node", name), livetest::patience); // the feed is live a moment before all rows are here
        const auto node = session.row<NodeRow>("node", name);
        const auto cordoned = session.act("node.cordon", node);
        QVERIFY(cordoned);
        QCOMPARE(cordoned->state, ItemState::Confirmed);
        QCOMPARE(asked(*cluster, {QStringLiteral("node"), name}, ".spec.unschedulable"), QStringLiteral("true"));
        QCOMPARE(nodeStatusText(*session.row<NodeRow>("node", name)), QStringLiteral("Ready,SchedulingDisabled"));
        const auto back = session.act("node.uncordon", session.row<NodeRow>("node", name));
        QVERIFY(back);
        QCOMPARE(back->state, ItemState::Confirmed);
        QCOMPARE(asked(*cluster, {QStringLiteral("node"), name}, ".spec.unschedulable"), QString());
    }

    void deploymentsAreScaledRestartedAndPaused()
    {
        NEED_CLUSTER();
        const QString name = randomName("work");
        QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("deployment"), name, QStringLiteral("--image=app:1"), QStringLiteral("--replicas=2")}));
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("deployment");
        session.look("pod");
        QVERIFY(session.isLive("deployment") && session.isLive("pod"));
        const auto row = [&] { return session.row<DeploymentRow>("deployment", name); };
        QTRY_VERIFY_WITH_TIMEOUT(row() && rolloutState(*row()) == RolloutState::Complete, livetest::patience);
        const QStringList object{QStringLiteral("deployment"), name};

        const auto scaled = session.act("deployment.scale", row(), {{QStringLiteral("replicas"), 3}});
        QVERIFY(scaled);
        QCOMPARE(scaled->state, ItemState::Confirmed);
        QCOMPARE(asked(*cluster, object, ".status.readyReplicas"), QStringLiteral("3"));
        QCOMPARE(row()->desired, 3);
        const auto pods = [&] {
            int count = 0;
            for (const live::RowPointer &pod : session.handle.feed("pod")->rows())
                count += workloadOf(static_cast<const PodRow &>(*pod)).name == name ? 1 : 0;
            return count;
        };
        QTRY_COMPARE_WITH_TIMEOUT(pods(), 3, livetest::patience);

        const auto paused = session.act("deployment.pause", row());
        QVERIFY(paused);
        QCOMPARE(paused->state, ItemState::Confirmed);
        QCOMPARE(asked(*cluster, object, ".spec.paused"), QStringLiteral("true"));
        QVERIFY(!actions::findAction(session.runner.actions(), "deployment.restart")->refusal(*row()).isEmpty());
        const auto resumed = session.act("deployment.resume", row());
        QVERIFY(resumed);
        QCOMPARE(resumed->state, ItemState::Confirmed);
        QCOMPARE(asked(*cluster, object, ".spec.paused"), QString());

        const auto restarted = session.act("deployment.restart", row());
        QVERIFY(restarted);
        QCOMPARE(restarted->state, ItemState::Confirmed);
        QCOMPARE(asked(*cluster, object, ".metadata.annotations.deployment\\.kubernetes\\.io/revision"), QStringLiteral("2"));
        QCOMPARE(row()->revision, QStringLiteral("2"));
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("deployment"), name}));
        QTRY_VERIFY_WITH_TIMEOUT(!row(), livetest::patience);
    }

    void podsAreDeletedAndEvicted()
    {
        NEED_CLUSTER();
        const QString first = randomName("pod"), second = randomName("pod");
        for (const QString &name : {first, second})
            QVERIFY(does(*cluster, {QStringLiteral("run"), name, QStringLiteral("--image=app:1")}));
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("pod");
        QVERIFY(session.isLive("pod"));
        QTRY_VERIFY_WITH_TIMEOUT(session.row<PodRow>("pod", first) && session.row<PodRow>("pod", second), livetest::patience);
        const auto deleted = session.act("pod.delete", session.row<PodRow>("pod", first));
        QVERIFY(deleted);
        QCOMPARE(deleted->state, ItemState::Confirmed);
        QCOMPARE(asked(*cluster, {QStringLiteral("pod"), first}, ".metadata.name"), QString());
        const auto evicted = session.act("pod.evict", session.row<PodRow>("pod", second));
        QVERIFY(evicted);
        QCOMPARE(evicted->state, ItemState::Confirmed);
        QCOMPARE(asked(*cluster, {QStringLiteral("pod"), second}, ".metadata.name"), QString());
    }

    // A pod that has taken the name of the one that was clicked is left alone.
    void anotherOfTheSameNameIsNotHit()
    {
        NEED_CLUSTER();
        const QString name = randomName("pod");
        QVERIFY(does(*cluster, {QStringLiteral("run"), name, QStringLiteral("--image=app:1")}));
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("pod");
        QVERIFY(session.isLive("pod"));
        QTRY_VERIFY_WITH_TIMEOUT(session.row<PodRow>("pod", name), livetest::patience);
        const auto clicked = session.row<PodRow>("pod", name);
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("pod"), name, QStringLiteral("--now")}));
        QVERIFY(does(*cluster, {QStringLiteral("run"), name, QStringLiteral("--image=app:2")}));
        const auto item = session.act("pod.delete", clicked);
        QVERIFY(item);
        QCOMPARE(item->state, ItemState::Failed);
        QCOMPARE(item->error.code, base::Error::Code::Conflict);
        QCOMPARE(asked(*cluster, {QStringLiteral("pod"), name}, ".spec.containers[0].image"), QStringLiteral("app:2"));
        QTRY_VERIFY_WITH_TIMEOUT(session.row<PodRow>("pod", name) && session.row<PodRow>("pod", name)->key() != clicked->key(), livetest::patience);
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("pod"), name, QStringLiteral("--now")}));
    }

    void aDisruptionBudgetIsNamed()
    {
        NEED_CLUSTER();
        const QString name = randomName("kept");
        QVERIFY(does(*cluster, {QStringLiteral("run"), name, QStringLiteral("--image=app:1"), QStringLiteral("--labels=kept=") + name}));
        QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("pdb"), name, QStringLiteral("--selector=kept=") + name, QStringLiteral("--min-available=1")}));
        // The budget counts once its controller has seen the pod.
        QTRY_COMPARE_WITH_TIMEOUT(asked(*cluster, {QStringLiteral("pdb"), name}, ".status.currentHealthy"), QStringLiteral("1"), livetest::patience);
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("pod");
        QVERIFY(session.isLive("pod"));
        QTRY_VERIFY_WITH_TIMEOUT(session.row<PodRow>("pod", name), livetest::patience);
        const auto item = session.act("pod.evict", session.row<PodRow>("pod", name));
        QVERIFY(item);
        QCOMPARE(item->state, ItemState::Failed);
        QCOMPARE(item->error.httpStatus, 429);
        QVERIFY2(item->error.detail.contains(QStringLiteral("disruption budget")), qPrintable(item->error.text())); // the server's words
        QCOMPARE(asked(*cluster, {QStringLiteral("pod"), name}, ".metadata.name"), name);
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("pdb"), name}));
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("pod"), name, QStringLiteral("--now")}));
    }

    void readOnlySendsNoChange()
    {
        NEED_CLUSTER();
        ClusterObserved session(cluster->admin, [](SessionOptions &options) { options.readOnly = true; });
        session.open();
        session.look("node");
        QVERIFY(session.isLive("node"));
        QTRY_VERIFY_WITH_TIMEOUT(session.row<NodeRow>("node", QStringLiteral("worker-2")), livetest::patience);
        const auto node = session.row<NodeRow>("node", QStringLiteral("worker-2"));
        const auto item = session.act("node.cordon", node);
        QVERIFY(item);
        QCOMPARE(item->state, ItemState::Failed);
        QCOMPARE(item->error.code, base::Error::Code::ReadOnly);
        QCOMPARE(asked(*cluster, {QStringLiteral("node"), node->meta.name}, ".spec.unschedulable"), QString());
    }

    void whoMayOnlyReadSeesAndIsRefused()
    {
        NEED_CLUSTER();
        ClusterObserved session(cluster->viewer);
        session.open();
        session.look("pod");
        session.look("node");
        QVERIFY(session.isLive("pod") && session.isLive("node"));
        QTRY_VERIFY_WITH_TIMEOUT(session.row<NodeRow>("node", QStringLiteral("worker-2")), livetest::patience);
        const auto item = session.act("node.cordon", session.row<NodeRow>("node", QStringLiteral("worker-2")));
        QVERIFY(item);
        QCOMPARE(item->state, ItemState::Failed);
        QCOMPARE(item->error.code, base::Error::Code::Forbidden);
    }

    void whoMayNothingIsTold()
    {
        NEED_CLUSTER();
        ClusterObserved session(cluster->nobody);
        session.open();
        session.look("pod");
        QTRY_COMPARE_WITH_TIMEOUT(session.status("pod").state, State::Denied, livetest::patience);
        QCOMPARE(session.status("pod").error.code, base::Error::Code::Forbidden);
        QCOMPARE(session.handle.state().state, endpoint::EndpointState::State::Connected); // a state of that table
    }

    void aTokenThatIsNotAcceptedIsTold()
    {
        NEED_CLUSTER();
        ClusterObserved session(cluster->viewer, [](SessionOptions &options) {
            options.resolve = [resolve = options.resolve]() -> base::Result<ResolvedContext> {
                base::Result<ResolvedContext> context = resolve();
                if (context.ok())
                    context->login = TokenLogin{Secret("not-a-token"), {}};
                return context;
            };
        });
        session.open();
        session.look("pod");
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().error.code, base::Error::Code::Unauthorized, livetest::patience);
        QVERIFY(session.status("pod").error.code == base::Error::Code::Unauthorized);
    }

    void figuresOfPodsAndNodes()
    {
        NEED_CLUSTER();
        const QString name = randomName("busy");
        QVERIFY(does(*cluster, {QStringLiteral("run"), name, QStringLiteral("--image=app:1"),
                                QStringLiteral("--annotations=kwok.x-k8s.io/usage-cpu=250m"), QStringLiteral("--annotations=kwok.x-k8s.io/usage-memory=64Mi")}));
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("pod");
        session.look("node");
        QVERIFY(session.isLive("pod") && session.isLive("node"));
        QTRY_VERIFY_WITH_TIMEOUT(session.row<PodRow>("pod", name), livetest::patience);
        const live::Key pod = session.row<PodRow>("pod", name)->key();
        // What kwok plays is 250m a little more or less.
        QTRY_VERIFY_WITH_TIMEOUT(qAbs(session.handle.series()->latest(pod, CpuMillicores).value_or(0) - 250.0F) < 5, 2 * livetest::patience);
        QCOMPARE(session.handle.series()->latest(pod, MemoryBytes).value_or(0), 64.0F * 1024 * 1024);
        // The sums over pods, beside what kubectl counts.
        const auto node = session.row<NodeRow>("node", session.row<PodRow>("pod", name)->node);
        QVERIFY(node);
        const auto counted = [&] {
            const livetest::Ran ran = livetest::kubectl(*cluster, cluster->admin,
                {QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("-A"), QStringLiteral("--no-headers"),
                 QStringLiteral("--field-selector=status.phase!=Succeeded,status.phase!=Failed,spec.nodeName=") + node->meta.name});
            return static_cast<float>(ran.out.count('\n'));
        };
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.series()->latest(node->key(), PodCount).value_or(-1), counted(), livetest::patience);
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("pod"), name, QStringLiteral("--now")}));
    }
};

PILOTHOUSE_TEST(ObjectsTest)
#include "tst_objects.moc"
