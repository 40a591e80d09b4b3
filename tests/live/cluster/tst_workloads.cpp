// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every action on workloads, jobs, services and namespaces of the real cluster, which is asked afterwards whether it agrees.
#include "clusterobserved.h"
#include "jobrows.h"
#include "kindparts.h"
#include "namespacerow.h"
#include "objectpath.h"
#include "rollouthistory.h"
#include "servicerow.h"
#include "testmain.h"
#include "workloadrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryFile>

using namespace kubernetes;
using actions::ItemState;
using livetest::ClusterObserved;
using Words = QStringList;

namespace {

QString randomName(const char *stem)
{
    return QStringLiteral("%1-%2").arg(QString::fromLatin1(stem)).arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

QString asked(const livetest::LiveCluster &cluster, const QString &object, const char *path)
{
    const livetest::Ran ran = livetest::kubectl(
        cluster, cluster.admin, {QStringLiteral("get"), object, QStringLiteral("--ignore-not-found"), QStringLiteral("-o"), QStringLiteral("jsonpath={%1}").arg(QString::fromLatin1(path))});
    return QString::fromUtf8(ran.out);
}

bool does(const livetest::LiveCluster &cluster, const Words &arguments)
{
    const livetest::Ran ran = livetest::kubectl(cluster, cluster.admin, arguments);
    if (!ran.ok())
        qWarning("%s", ran.err.constData());
    return ran.ok();
}

/// Makes an object in the namespace default.
bool make(const livetest::LiveCluster &cluster, const QByteArray &apiVersion, const QByteArray &kind, const QString &name, const QByteArray &spec)
{
    QTemporaryFile file;
    if (!file.open())
        return false;
    file.write(R"({"apiVersion":")" + apiVersion + R"(","kind":")" + kind + R"(","metadata":{"name":")" + name.toUtf8() + R"("},"spec":)" + spec + "}");
    file.close();
    return does(cluster, {QStringLiteral("create"), QStringLiteral("-f"), file.fileName()});
}

/// Selector and template of pods with that label; `more` goes into the pods' spec.
QByteArray podsOf(const QString &name, const QByteArray &more = {})
{
    return R"("selector":{"matchLabels":{"app":")" + name.toUtf8() + R"("}},"template":{"metadata":{"labels":{"app":")" + name.toUtf8() +
           R"("}},"spec":{)" + more + R"("containers":[{"name":"app","image":"app:1"},{"name":"log","image":"log:1"}]}})";
}

const QByteArray nowhere = R"("nodeSelector":{"no":"such"},)";

actions::Arguments replicas(int count)
{
    return {{QStringLiteral("replicas"), count}};
}

actions::Arguments image(const char *container, const char *image)
{
    return {{QStringLiteral("images"), QVariantMap{{QString::fromLatin1(container), QString::fromLatin1(image)}}}};
}

QByteArray raw(const livetest::LiveCluster &cluster, const QByteArray &path)
{
    return livetest::kubectl(cluster, cluster.admin, {QStringLiteral("get"), QStringLiteral("--raw"), QString::fromUtf8(path)}).out;
}

const ObjectMeta &metaOfRow(const QByteArray &kind, const live::Row &row)
{
    return kind == "deployment" ? metaOf<DeploymentRow>(row) : kind == "statefulset" ? metaOf<StatefulSetRow>(row) : metaOf<DaemonSetRow>(row);
}

QString refusal(const ClusterObserved &session, const char *action, const live::Row &row)
{
    return actions::findAction(session.runner.actions(), action)->refusal(row);
}

} // namespace

#define ACTED(session, ...)                                                                                            \
    do {                                                                                                               \
        const auto item = (session).act(__VA_ARGS__);                                                                  \
        QVERIFY(item);                                                                                                 \
        QVERIFY2(item->state == ItemState::Confirmed, qPrintable(item->error.text()));                                 \
    } while (false)

class WorkloadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statefulSets();
    void daemonSets();
    void replicaSets();
    void imagesAreSetAndTakenBack();
    void rolloutsAreUndone_data();
    void rolloutsAreUndone();
    void aRolloutThatHasFailedBefore();
    void cronJobs();
    void jobs();
    void servicesAndNamespaces();
    void anotherOfTheSameNameIsNotHit();
};

void WorkloadsTest::statefulSets()
{
    NEED_CLUSTER();
    const QString name = randomName("set"), object = QStringLiteral("statefulset/") + name;
    QVERIFY(make(*cluster, "apps/v1", "StatefulSet", name, R"({"replicas":1,"serviceName":"db",)" + podsOf(name) + "}"));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("statefulset");
    QVERIFY(session.isLive("statefulset"));
    const auto row = [&] { return session.row<StatefulSetRow>("statefulset", name); };
    QTRY_VERIFY_WITH_TIMEOUT(row() && rolloutState(*row()) == RolloutState::Complete, livetest::patience);
    ACTED(session, "statefulset.scale", row(), replicas(3));
    QCOMPARE(asked(*cluster, object, ".status.readyReplicas"), QStringLiteral("3"));
    const QString before = asked(*cluster, object, ".status.updateRevision");
    ACTED(session, "statefulset.restart", row());
    QVERIFY(asked(*cluster, object, ".status.updateRevision") != before);
    QCOMPARE(asked(*cluster, object, ".status.updateRevision"), asked(*cluster, object, ".status.currentRevision"));
    ACTED(session, "statefulset.setimage", row(), image("app", "app:2"));
    QCOMPARE(asked(*cluster, object, ".spec.template.spec.containers[*].image"), QStringLiteral("app:2 log:1"));
    ACTED(session, "statefulset.delete", row());
    QCOMPARE(asked(*cluster, object, ".metadata.name"), QString());
}

void WorkloadsTest::daemonSets()
{
    NEED_CLUSTER();
    const QString name = randomName("agent"), object = QStringLiteral("daemonset/") + name;
    QVERIFY(make(*cluster, "apps/v1", "DaemonSet", name, "{" + podsOf(name) + "}"));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("daemonset");
    QVERIFY(session.isLive("daemonset"));
    const auto row = [&] { return session.row<DaemonSetRow>("daemonset", name); };
    QTRY_VERIFY_WITH_TIMEOUT(row() && row()->desired > 0 && rolloutState(*row()) == RolloutState::Complete, livetest::patience);
    ACTED(session, "daemonset.restart", row());
    QCOMPARE(asked(*cluster, object, ".metadata.generation"), QStringLiteral("2"));
    QCOMPARE(asked(*cluster, object, ".status.updatedNumberScheduled"), asked(*cluster, object, ".status.desiredNumberScheduled"));
    ACTED(session, "daemonset.setimage", row(), image("log", "log:2"));
    QCOMPARE(asked(*cluster, object, ".spec.template.spec.containers[*].image"), QStringLiteral("app:1 log:2"));
    ACTED(session, "daemonset.delete", row(), {{QStringLiteral("foreground"), true}});
    QCOMPARE(asked(*cluster, object, ".metadata.name"), QString());
}

void WorkloadsTest::replicaSets()
{
    NEED_CLUSTER();
    const QString name = randomName("alone"), object = QStringLiteral("replicaset/") + name;
    QVERIFY(make(*cluster, "apps/v1", "ReplicaSet", name, R"({"replicas":1,)" + podsOf(name) + "}"));
    const QString owner = randomName("owner");
    QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("deployment"), owner, QStringLiteral("--image=app:1")}));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("replicaset");
    QVERIFY(session.isLive("replicaset"));
    const auto row = [&] { return session.row<ReplicaSetRow>("replicaset", name); };
    QTRY_VERIFY_WITH_TIMEOUT(row() && rolloutState(*row()) == RolloutState::Complete, livetest::patience);
    ACTED(session, "replicaset.scale", row(), replicas(2));
    QCOMPARE(asked(*cluster, object, ".status.readyReplicas"), QStringLiteral("2"));
    const auto owned = [&]() -> std::shared_ptr<const ReplicaSetRow> {
        for (const live::RowPointer &one : session.handle.feed("replicaset")->rows()) {
            if (static_cast<const ReplicaSetRow &>(*one).meta.owner.name == owner)
                return std::static_pointer_cast<const ReplicaSetRow>(one);
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(owned(), livetest::patience);
    QVERIFY(refusal(session, "replicaset.scale", *owned()).contains(owner));
    // Its pods stay where they are left.
    ACTED(session, "replicaset.delete", row(), {{QStringLiteral("orphan"), true}});
    const livetest::Ran pods = livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("-l"), QStringLiteral("app=") + name, QStringLiteral("-o"), QStringLiteral("name")});
    QCOMPARE(pods.out.count('\n'), 2);
    QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("pods"), QStringLiteral("-l"), QStringLiteral("app=") + name, QStringLiteral("--now")}));
    QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("deployment"), owner}));
}

void WorkloadsTest::imagesAreSetAndTakenBack()
{
    NEED_CLUSTER();
    const QString name = randomName("web"), object = QStringLiteral("deployment/") + name;
    QVERIFY(make(*cluster, "apps/v1", "Deployment", name, R"({"replicas":1,)" + podsOf(name) + "}"));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("deployment");
    QVERIFY(session.isLive("deployment"));
    const auto row = [&] { return session.row<DeploymentRow>("deployment", name); };
    QTRY_VERIFY_WITH_TIMEOUT(row() && rolloutState(*row()) == RolloutState::Complete, livetest::patience);
    const actions::Action *action = actions::findAction(session.runner.actions(), "deployment.setimage");
    QCOMPARE(action->command(*row(), image("log", "log:2")).join(u' '), QStringLiteral("kubectl set image %1 log=log:2 --namespace default").arg(object));
    const quint64 id = session.runner.run(session.handle, *action, {row()}, image("log", "log:2"));
    QTRY_VERIFY_WITH_TIMEOUT(session.runner.operation(id)->over(), livetest::patience);
    QCOMPARE(asked(*cluster, object, ".spec.template.spec.containers[*].image"), QStringLiteral("app:1 log:2"));
    const quint64 back = session.runner.undo(id);
    QVERIFY(back != 0);
    QTRY_VERIFY_WITH_TIMEOUT(session.runner.operation(back)->over(), livetest::patience);
    QCOMPARE(asked(*cluster, object, ".spec.template.spec.containers[*].image"), QStringLiteral("app:1 log:1"));
    ACTED(session, "deployment.delete", row());
    QTRY_COMPARE_WITH_TIMEOUT(asked(*cluster, object, ".metadata.name"), QString(), livetest::patience);
}

// By the same revisions as kubectl's, and back again; the number of what it goes back to becomes the newest.
void WorkloadsTest::rolloutsAreUndone_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("spec");
    QTest::newRow("deployment") << QByteArray("Deployment") << QByteArray(R"("replicas":1,)");
    QTest::newRow("statefulset") << QByteArray("StatefulSet") << QByteArray(R"("replicas":1,"serviceName":"db",)");
    QTest::newRow("daemonset") << QByteArray("DaemonSet") << QByteArray();
}

void WorkloadsTest::rolloutsAreUndone()
{
    NEED_CLUSTER();
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, spec);
    const QByteArray feed = kind.toLower();
    const QString name = randomName("undo"), object = QString::fromLatin1(feed) + u'/' + name;
    QVERIFY(make(*cluster, "apps/v1", kind, name, "{" + spec + podsOf(name) + "}"));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look(feed);
    QVERIFY(session.isLive(feed));
    const auto row = [&] {
        for (const live::RowPointer &one : session.handle.feed(feed)->rows()) {
            if (metaOfRow(feed, *one).name == name)
                return one;
        }
        return live::RowPointer();
    };
    QTRY_VERIFY_WITH_TIMEOUT(row(), livetest::patience);
    ACTED(session, feed + ".setimage", row(), image("app", "app:2"));
    const auto revisions = [&]() -> std::vector<Revision> {
        const QByteArray whole = raw(*cluster, objectPath("/apis/apps/v1", feed + 's', QStringLiteral("default"), name));
        const auto path = revisionsPath(feed, whole);
        const auto found = revisionsOf(feed, whole, raw(*cluster, path.ok() ? *path : QByteArray()));
        return found.ok() ? *found : std::vector<Revision>();
    };
    QCOMPARE(revisions().size(), size_t(2));
    const Revision first = revisions().back(), second = revisions().front();
    QCOMPARE(first.images.front(), QStringLiteral("app:1"));
    const actions::Arguments back{{QStringLiteral("revision"), first.number}, {QStringLiteral("name"), first.name},
                                  {QStringLiteral("fromRevision"), second.number}, {QStringLiteral("fromName"), second.name}};
    const actions::Action *action = actions::findAction(session.runner.actions(), feed + ".undo");
    const quint64 id = session.runner.run(session.handle, *action, {row()}, back);
    QTRY_VERIFY_WITH_TIMEOUT(session.runner.operation(id)->over(), 2 * livetest::patience);
    QVERIFY2(session.runner.operation(id)->items.front().state == ItemState::Confirmed, qPrintable(session.runner.operation(id)->items.front().error.text()));
    QCOMPARE(asked(*cluster, object, ".spec.template.spec.containers[0].image"), QStringLiteral("app:1"));
    QCOMPARE(revisions().front().name, first.name);
    QCOMPARE(revisions().front().number, 3);
    QCOMPARE(revisions().size(), size_t(2));
    const auto again = session.act(feed + ".undo", row(), back); // it is there already
    QVERIFY(again);
    QCOMPARE(again->state, ItemState::Failed);
    QCOMPARE(again->error.code, base::Error::Code::Conflict);
    const quint64 forth = session.runner.undo(id);
    QVERIFY(forth != 0);
    QTRY_VERIFY_WITH_TIMEOUT(session.runner.operation(forth)->over(), 2 * livetest::patience);
    QCOMPARE(asked(*cluster, object, ".spec.template.spec.containers[0].image"), QStringLiteral("app:2"));
    // kubectl sees the same history.
    const livetest::Ran told = livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("rollout"), QStringLiteral("history"), object});
    QVERIFY(told.out.contains("\n3 ") && told.out.contains("\n4 ") && !told.out.contains("\n1 "));
    QVERIFY(does(*cluster, {QStringLiteral("delete"), object}));
}

// What fails already does not make every change fail; a new rollout that fails does.
void WorkloadsTest::aRolloutThatHasFailedBefore()
{
    NEED_CLUSTER();
    const QString name = randomName("stuck"), object = QStringLiteral("deployment/") + name;
    QVERIFY(make(*cluster, "apps/v1", "Deployment", name, R"({"replicas":1,"progressDeadlineSeconds":2,)" + podsOf(name, nowhere) + "}"));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("deployment");
    QVERIFY(session.isLive("deployment"));
    const auto row = [&] { return session.row<DeploymentRow>("deployment", name); };
    QTRY_VERIFY_WITH_TIMEOUT(row() && rolloutState(*row()) == RolloutState::Failed, livetest::patience);
    QVERIFY(row()->failedMs > 0);
    ACTED(session, "deployment.scale", row(), replicas(2));
    QCOMPARE(asked(*cluster, object, ".status.replicas"), QStringLiteral("2"));
    const qint64 first = row()->failedMs;
    const auto restarted = session.act("deployment.restart", row());
    QVERIFY(restarted);
    QCOMPARE(restarted->state, ItemState::Failed);
    QVERIFY(row()->failedMs > first);
    ACTED(session, "deployment.delete", row());
}

void WorkloadsTest::cronJobs()
{
    NEED_CLUSTER();
    const QString name = randomName("cron"), object = QStringLiteral("cronjob/") + name;
    QVERIFY(make(*cluster, "batch/v1", "CronJob", name, R"({"schedule":"@yearly","jobTemplate":{"metadata":{"labels":{"made":"by-cron"}},"spec":{"template":{"spec":{
        "restartPolicy":"Never","containers":[{"name":"work","image":"work:1"}]}}}}})"));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("cronjob");
    session.look("job");
    QVERIFY(session.isLive("cronjob") && session.isLive("job"));
    const auto row = [&] { return session.row<CronJobRow>("cronjob", name); };
    QTRY_VERIFY_WITH_TIMEOUT(row(), livetest::patience);
    ACTED(session, "cronjob.suspend", row());
    QCOMPARE(asked(*cluster, object, ".spec.suspend"), QStringLiteral("true"));
    QVERIFY(!refusal(session, "cronjob.suspend", *row()).isEmpty());
    ACTED(session, "cronjob.resume", row());
    QCOMPARE(asked(*cluster, object, ".spec.suspend"), QStringLiteral("false"));
    ACTED(session, "cronjob.setimage", row(), image("work", "work:2"));
    QCOMPARE(row()->images, QStringLiteral("work:2"));
    ACTED(session, "cronjob.setimage", row(), image("work", "work:2")); // nothing to be changed
    const auto triggered = session.act("cronjob.trigger", row());
    QVERIFY(triggered);
    QCOMPARE(triggered->state, ItemState::Confirmed);
    const QString job = triggered->outcome.reply.value(QStringLiteral("job")).toString();
    QCOMPARE(asked(*cluster, QStringLiteral("job/") + job, ".metadata.annotations.cronjob\\.kubernetes\\.io/instantiate"), QStringLiteral("manual"));
    QCOMPARE(asked(*cluster, QStringLiteral("job/") + job, ".metadata.ownerReferences[0].name"), name);
    QCOMPARE(asked(*cluster, QStringLiteral("job/") + job, ".metadata.labels.made"), QStringLiteral("by-cron"));
    QCOMPARE(asked(*cluster, QStringLiteral("job/") + job, ".spec.template.spec.containers[0].image"), QStringLiteral("work:2"));
    QTRY_VERIFY_WITH_TIMEOUT(session.row<JobRow>("job", job), livetest::patience);
    ACTED(session, "cronjob.delete", row());
    QTRY_VERIFY_WITH_TIMEOUT(!session.row<JobRow>("job", job), livetest::patience); // gone with it
}

void WorkloadsTest::jobs()
{
    NEED_CLUSTER();
    const QString name = randomName("job"), object = QStringLiteral("job/") + name;
    QVERIFY(make(*cluster, "batch/v1", "Job", name, R"({"template":{"spec":{"restartPolicy":"Never",)" + nowhere + R"("containers":[{"name":"work","image":"work:1"}]}}})"));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("job");
    QVERIFY(session.isLive("job"));
    const auto row = [&] { return session.row<JobRow>("job", name); };
    QTRY_VERIFY_WITH_TIMEOUT(row() && row()->active == 1, livetest::patience);
    QVERIFY(!refusal(session, "job.resume", *row()).isEmpty());
    ACTED(session, "job.suspend", row());
    QTRY_COMPARE_WITH_TIMEOUT(row()->status, QStringLiteral("Suspended"), livetest::patience);
    ACTED(session, "job.resume", row());
    QTRY_COMPARE_WITH_TIMEOUT(asked(*cluster, object, ".status.active"), QStringLiteral("1"), livetest::patience);
    ACTED(session, "job.delete", row());
    QCOMPARE(asked(*cluster, object, ".metadata.name"), QString());
}

void WorkloadsTest::servicesAndNamespaces()
{
    NEED_CLUSTER();
    const QString name = randomName("room");
    QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("namespace"), name}));
    QVERIFY(does(*cluster, {QStringLiteral("create"), QStringLiteral("service"), QStringLiteral("clusterip"), name, QStringLiteral("--tcp=80")}));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("service");
    session.look("namespace");
    QVERIFY(session.isLive("service") && session.isLive("namespace"));
    QTRY_VERIFY_WITH_TIMEOUT(session.row<ServiceRow>("service", name) && session.row<NamespaceRow>("namespace", name), livetest::patience);
    ACTED(session, "service.delete", session.row<ServiceRow>("service", name));
    QCOMPARE(asked(*cluster, QStringLiteral("service/") + name, ".metadata.name"), QString());
    ACTED(session, "namespace.delete", session.row<NamespaceRow>("namespace", name));
    QCOMPARE(asked(*cluster, QStringLiteral("namespace/") + name, ".metadata.name"), QString());
}

// Whatever has taken the name of what was clicked is left alone, by a patch as by a deletion.
void WorkloadsTest::anotherOfTheSameNameIsNotHit()
{
    NEED_CLUSTER();
    const QString name = randomName("twice"), object = QStringLiteral("statefulset/") + name;
    const QByteArray spec = R"({"replicas":1,"serviceName":"db",)" + podsOf(name) + "}";
    QVERIFY(make(*cluster, "apps/v1", "StatefulSet", name, spec));
    ClusterObserved session(cluster->admin);
    session.open();
    session.look("statefulset");
    QVERIFY(session.isLive("statefulset"));
    QTRY_VERIFY_WITH_TIMEOUT(session.row<StatefulSetRow>("statefulset", name), livetest::patience);
    const auto clicked = session.row<StatefulSetRow>("statefulset", name);
    QVERIFY(does(*cluster, {QStringLiteral("delete"), object}));
    QVERIFY(make(*cluster, "apps/v1", "StatefulSet", name, spec));
    for (const char *action : {"statefulset.delete", "statefulset.scale", "statefulset.restart"}) {
        const auto item = session.act(action, clicked, replicas(5));
        QVERIFY(item);
        QCOMPARE(item->state, ItemState::Failed);
        QCOMPARE(item->error.code, base::Error::Code::Conflict);
    }
    QCOMPARE(asked(*cluster, object, ".spec.replicas"), QStringLiteral("1"));
    QVERIFY(does(*cluster, {QStringLiteral("delete"), object}));
}

PILOTHOUSE_TEST(WorkloadsTest)
#include "tst_workloads.moc"
