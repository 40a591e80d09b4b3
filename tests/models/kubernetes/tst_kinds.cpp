// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kinds: what cells, chips, groups and summaries make of rows.
#include "allkinds.h"
#include "deploymentkind.h"
#include "eventrow.h"
#include "format.h"
#include "jobrows.h"
#include "kindparts.h"
#include "namespacerow.h"
#include "nodekind.h"
#include "objects.h"
#include "order.h"
#include "podkind.h"
#include "servicerow.h"
#include "shown.h"
#include "testmain.h"

#include <set>

using namespace kubernetes;
using namespace kubernetestest;

namespace {

live::RowPointer pod(const QByteArray &name, const QByteArray &phase, const QByteArray &metadata = {},
                     const QByteArray &statuses = {}, const QByteArray &node = R"("nodeName":"w-1",)")
{
    const QByteArray json = object("Pod", metadata, node + R"("containers":[{"name":"a","image":"nginx:1.27"}])",
                                   R"("phase":")" + phase + R"(")" + statuses);
    return rowOf<PodRow>(decodePod, QByteArray(json).replace(R"("name":"n")", R"("name":")" + name + R"(")"));
}

const QByteArray ready = R"(,"containerStatuses":[{"name":"a","ready":true,"restartCount":3,"state":{"running":{}},
    "lastState":{"terminated":{"exitCode":1,"finishedAt":"2026-11-21T09:10:30Z"}}}])";
const QByteArray crashing = R"(,"containerStatuses":[{"name":"a","state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off"}}}])";
const QByteArray allocatable = R"("allocatable":{"cpu":"4","memory":"8Gi","pods":"110"})";
const QByteArray owned = R"("labels":{"pod-template-hash":"abc"},"ownerReferences":[{"kind":"ReplicaSet","name":"web-abc","uid":"r","controller":true}])";

} // namespace

class KindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindsAreComplete();
    void podCells();
    void podsSort();
    void podGroups();
    void nodes();
    void nodesHaveBars();
    void deployments();
    void statefulSets();
    void daemonAndReplicaSets();
    void jobs();
    void cronJobs();
    void services();
    void eventsAndNamespaces();
};

void KindsTest::kindsAreComplete()
{
    for (const ObjectKind &object : {podObject(), nodeObject(), deploymentObject(), statefulSetObject(), daemonSetObject(), replicaSetObject(),
                                     jobObject(), cronJobObject(), serviceObject(), ingressObject(), endpointSliceObject(),
                                     networkPolicyObject(), autoscalerObject(), budgetObject(), configMapObject(), secretObject(),
                                     claimObject(), volumeObject(), storageClassObject(), roleObject(), clusterRoleObject(), roleBindingObject(),
                                     clusterRoleBindingObject(), serviceAccountObject(), eventObject(), namespaceObject()}) {
        const live::Kind &kind = object.kind;
        QCOMPARE(object.table.feed, kind.id);
        QVERIFY(object.table.decode && object.overview && object.meta);
        QVERIFY(object.overview(R"({"metadata":7,"spec":[],"status":"x"})").ok()); // wrong types are as good as nothing
        QVERIFY(!object.overview("[]").ok());
        for (const char *json : {"[]", R"({"metadata":7,"spec":[],"roleRef":7})"}) {
            for (const OverviewQuestion &question : object.questions ? object.questions(json) : OverviewQuestions()) {
                QVERIFY(question.path.startsWith("/api") && !question.title.isEmpty());
                QVERIFY(question.read(R"({"items":[7,{},{"metadata":[],"subjects":{},"roleRef":"x","spec":7}]})").ok());
                QVERIFY(!question.read("[]").ok());
            }
        }
        QVERIFY(!kind.title.isEmpty() && !kind.single.isEmpty() && !kind.emptyTitle.isEmpty() && !kind.emptyText.isEmpty());
        QVERIFY(kind.column(kind.defaultSort));
        std::set<QByteArray> ids;
        for (const live::Column &column : kind.columns) {
            QVERIFY2(ids.insert(column.id).second, column.id.constData());
            QVERIFY(!column.title.isEmpty());
            QVERIFY2(column.cell || column.bar || column.type == live::ColumnType::Metric, column.id.constData());
        }
        QVERIFY(ids.contains("name") && ids.contains("age"));
        QVERIFY(!kind.summary || kind.summary({}).isEmpty());
        QVERIFY(kind.counted(2).contains(u'2'));
    }
}

void KindsTest::podCells()
{
    const live::Kind kind = podKind();
    const live::RowPointer fine = pod("web-1", "Running", owned, ready);
    QCOMPARE(cell(kind, "name", fine).text, QStringLiteral("web-1"));
    QCOMPARE(cell(kind, "namespace", fine).text, QStringLiteral("shop"));
    QCOMPARE(cell(kind, "ready", fine).text, QStringLiteral("1/1"));
    QVERIFY(cell(kind, "status", fine).tone == live::Tone::Ok);
    QCOMPARE(cell(kind, "restarts", fine).number, 3.0);
    QCOMPARE(cell(kind, "lastRestart", fine).timeMs, createdMs + 630'000);
    QVERIFY(cell(kind, "lastRestart", fine).ago);
    QCOMPARE(cell(kind, "age", fine).timeMs, createdMs);
    const live::Column &age = *kind.column("age");
    QCOMPARE(age.wording(age.cell(*fine), createdMs + (5 * 24 + 3) * 3'600'000), QStringLiteral("5d3h"));
    QCOMPARE(age.wording({}, createdMs), QStringLiteral("<unknown>"));
    const live::Column &restarts = *kind.column("restarts");
    QCOMPARE(restarts.wording(restarts.cell(*fine), createdMs + 930'000), QStringLiteral("3 (5m ago)"));
    QCOMPARE(std::get<double>(live::sortKeyOf(restarts, *fine)), 3.0);
    QCOMPARE(cell(kind, "owner", fine).text, QStringLiteral("Deployment/web"));
    QCOMPARE(cell(kind, "images", fine).text, QStringLiteral("nginx:1.27"));
    QVERIFY(kind.measured(*fine));
    const live::RowPointer bad = pod("web-2", "Running", "", crashing);
    QVERIFY(cell(kind, "status", bad).tone == live::Tone::Bad);
    QCOMPARE(cell(kind, "status", bad).toolTip, QStringLiteral("back-off"));
    QVERIFY(!kind.measured(*bad));
    const live::RowPointer pending = pod("web-3", "Pending", "", "", "");
    QCOMPARE(cell(kind, "node", pending).text, QString(QChar(0x2013)));
    QVERIFY(cell(kind, "status", pending).tone == live::Tone::Warn);
    const live::RowPointer unready = pod("web-4", "Running", "", R"(,"containerStatuses":[{"name":"a","state":{"running":{}}}])");
    QVERIFY(cell(kind, "status", unready).tone == live::Tone::Warn); // runs, not fully ready
    const live::RowPointer leaving = pod("web-5", "Running", R"("deletionTimestamp":"2026-11-21T09:20:00Z")", ready);
    QVERIFY(cell(kind, "status", leaving).hollow);
    QCOMPARE(cell(kind, "status", leaving).text, QStringLiteral("Terminating"));
    const live::RowPointer done = pod("job", "Succeeded");
    QVERIFY(cell(kind, "status", done).hollow);
    QVERIFY(chip(kind, "running").matches(*fine) && !chip(kind, "running").matches(*bad));
    QVERIFY(chip(kind, "failing").matches(*bad));
    QVERIFY(chip(kind, "pending").matches(*pending));
    QVERIFY(chip(kind, "completed").matches(*done));
    QVERIFY(chip(kind, "terminating").matches(*leaving));
    QCOMPARE(kind.summary({fine, bad, pending, unready, leaving, done}),
             QStringLiteral("2 running · 1 pending · 1 failing · 1 terminating · 1 completed"));
    QVERIFY(kind.searchText(*fine).contains(QStringLiteral("w-1")));
    QCOMPARE(kind.labels(*fine), QStringList{QStringLiteral("pod-template-hash=abc")});
}

void KindsTest::podsSort()
{
    const live::Kind kind = podKind();
    const auto number = [](const live::SortKey &key) { return std::get<double>(key); };
    const live::RowPointer old = pod("a", "Running");
    const live::RowPointer young = pod("b", "Running", R"("creationTimestamp":"2026-11-21T10:00:00Z")");
    const auto &age = kind.column("age")->sortKey;
    QVERIFY(number(age(*young)) < number(age(*old))); // ascending: youngest first
}

void KindsTest::podGroups()
{
    const live::Kind kind = podKind();
    const live::RowPointer fine = pod("web-1", "Running", owned, ready);
    const live::RowPointer alone = pod("alone", "Pending", "", "", "");
    QCOMPARE(grouping(kind, "namespace").group(*fine).title, QStringLiteral("shop"));
    QCOMPARE(grouping(kind, "node").group(*fine).title, QStringLiteral("w-1"));
    QVERIFY(grouping(kind, "node").group(*alone).key.isEmpty());
    QCOMPARE(grouping(kind, "owner").group(*fine).title, QStringLiteral("shop/web"));
    QCOMPARE(grouping(kind, "owner").group(*fine).key, QByteArray("Deployment shop/web"));
    QVERIFY(grouping(kind, "owner").group(*alone).key.isEmpty());
    QCOMPARE(grouping(kind, "owner").summary({fine, pod("web-2", "Running", owned, crashing)}),
             QStringLiteral("Deployment · 1 of 2 ready"));
}

void KindsTest::nodes()
{
    const live::Kind kind = nodeKind();
    const auto node = [](const QByteArray &spec, const QByteArray &ready, const QByteArray &more = {}) {
        return live::RowPointer(rowOf<NodeRow>(
            decodeNode, object("Node", R"("labels":{"topology.kubernetes.io/zone":"eu-1","node-role.kubernetes.io/edge":""})", spec,
                               R"("conditions":[{"type":"Ready","status":")" + ready + R"(","message":"why"})" + more + "]")));
    };
    const live::RowPointer fine = node("", "True");
    const live::RowPointer bad = node("", "False");
    const live::RowPointer cordoned = node(R"("unschedulable":true)", "True");
    const live::RowPointer pressed = node("", "True", R"(,{"type":"DiskPressure","status":"True"})");
    QVERIFY(cell(kind, "status", fine).tone == live::Tone::Ok);
    QVERIFY(cell(kind, "status", bad).tone == live::Tone::Bad);
    QCOMPARE(cell(kind, "status", bad).toolTip, QStringLiteral("why"));
    QVERIFY(cell(kind, "status", cordoned).tone == live::Tone::Warn);
    QCOMPARE(cell(kind, "status", pressed).toolTip, QStringLiteral("DiskPressure"));
    QVERIFY(chip(kind, "pressure").matches(*pressed) && !chip(kind, "pressure").matches(*fine));
    QVERIFY(chip(kind, "cordoned").matches(*cordoned));
    QVERIFY(chip(kind, "notReady").matches(*bad));
    QCOMPARE(grouping(kind, "zone").group(*fine).title, QStringLiteral("eu-1"));
    QVERIFY(grouping(kind, "instance").group(*fine).key.isEmpty());
    QCOMPARE(grouping(kind, "role").group(*fine).title, QStringLiteral("edge"));
    QVERIFY(kind.summary({fine, bad, cordoned}).startsWith(QStringLiteral("2 of 3 ready")));
}

// The bar says in words what it shows, with kubectl's units.
void KindsTest::nodesHaveBars()
{
    const live::Kind kind = nodeKind();
    const live::RowPointer node = rowOf<NodeRow>(
        decodeNode, object("Node", "", "", allocatable));
    std::map<live::Metric, float> series{{CpuMillicores, 249.5F}, {CpuPercent, 6.25F}, {CpuRequestedPercent, 75}, {PodCount, 11}};
    const auto bar = [&](const char *id) {
        return kind.column(id)->bar(*node, [&](live::Metric metric) {
            const auto found = series.find(metric);
            return found == series.end() ? std::nullopt : std::optional(found->second);
        });
    };
    QCOMPARE(bar("cpu").spoken, QStringLiteral("250m of 4000m used, 3000m requested"));
    QCOMPARE(bar("cpu").text, live::formatPercent(6.25));
    QCOMPARE(bar("cpu").part, 0.0625F);
    QCOMPARE(bar("cpu").reserved, 0.75F);
    QCOMPARE(bar("memory").spoken, QStringLiteral("not measured"));
    QVERIFY(bar("memory").muted && bar("memory").part < 0);
    QCOMPARE(bar("pods").text, QStringLiteral("11/110"));
    QCOMPARE(bar("pods").part, 0.1F);
    series[MemoryRequestedPercent] = 50;
    QCOMPARE(bar("memory").spoken, QStringLiteral("4096Mi of 8192Mi requested, what is used is not measured"));
}

void KindsTest::deployments()
{
    const live::Kind kind = deploymentKind();
    const auto make = [](const QByteArray &spec, const QByteArray &status, const QByteArray &metadata = {}) {
        return live::RowPointer(rowOf<DeploymentRow>(decodeDeployment, object("Deployment", metadata, spec, status)));
    };
    const QByteArray full = R"("replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1)";
    const live::RowPointer fine = make(R"("replicas":1)", full);
    const live::RowPointer going = make(R"("replicas":2)", full);
    const live::RowPointer zero = make(R"("replicas":0)", "");
    const live::RowPointer leaving = make(R"("replicas":1)", full, R"("deletionTimestamp":"2026-11-21T09:20:00Z")");
    QCOMPARE(cell(kind, "ready", going).text, QStringLiteral("1/2"));
    QCOMPARE(cell(kind, "ready", going).number, 0.5);
    QVERIFY(cell(kind, "state", fine).tone == live::Tone::Ok);
    QVERIFY(cell(kind, "state", going).tone == live::Tone::Warn);
    QVERIFY(cell(kind, "state", zero).hollow && cell(kind, "state", leaving).hollow);
    QVERIFY(chip(kind, "progressing").matches(*going));
    QVERIFY(chip(kind, "zero").matches(*zero));
    QVERIFY(!chip(kind, "available").matches(*leaving));
    QCOMPARE(kind.summary({fine, going, zero}), QStringLiteral("2 of 3 as wanted"));
}

void KindsTest::statefulSets()
{
    const live::Kind kind = statefulSetObject().kind;
    const auto make = [](const QByteArray &spec, const QByteArray &status) {
        return live::RowPointer(rowOf<StatefulSetRow>(decodeStatefulSet, object("StatefulSet", R"("generation":2)", spec, status)));
    };
    const QByteArray full = R"("observedGeneration":2,"replicas":2,"readyReplicas":2,"updatedReplicas":2,"currentRevision":"a","updateRevision":"a")";
    const QByteArray half = QByteArray(full).replace(R"("updateRevision":"a")", R"("updateRevision":"b")");
    const live::RowPointer fine = make(R"("replicas":2)", full);
    const live::RowPointer rolling = make(R"("replicas":2)", half);
    const live::RowPointer byHand = make(R"("replicas":2,"updateStrategy":{"type":"OnDelete"})", half);
    const live::RowPointer partly = make(R"("replicas":2,"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":1}})", half);
    const live::RowPointer shrinking = make(R"("replicas":1)", full);
    QCOMPARE(cell(kind, "ready", fine).text, QStringLiteral("2/2"));
    QVERIFY(cell(kind, "state", fine).tone == live::Tone::Ok);
    QVERIFY(cell(kind, "state", rolling).tone == live::Tone::Warn);
    QVERIFY(cell(kind, "state", byHand).tone == live::Tone::Ok); // waits for whoever deletes its pods
    QVERIFY(cell(kind, "state", partly).tone == live::Tone::Ok);
    QVERIFY(chip(kind, "progressing").matches(*shrinking));
    QCOMPARE(kind.summary({fine, rolling}), QStringLiteral("1 of 2 as wanted"));
}

void KindsTest::daemonAndReplicaSets()
{
    const live::Kind daemon = daemonSetObject().kind;
    const QByteArray status = R"("currentNumberScheduled":5,"desiredNumberScheduled":5,"numberReady":5,"updatedNumberScheduled":5,"numberAvailable":5)";
    const live::RowPointer fine = rowOf<DaemonSetRow>(decodeDaemonSet, object("DaemonSet", "", R"("template":{"spec":{"nodeSelector":{"disk":"ssd"}}})", status));
    const live::RowPointer old = rowOf<DaemonSetRow>(
        decodeDaemonSet, object("DaemonSet", "", "", QByteArray(status).replace(R"("updatedNumberScheduled":5)", R"("updatedNumberScheduled":4)")));
    QCOMPARE(cell(daemon, "desired", fine).number, 5.0);
    QCOMPARE(cell(daemon, "nodeSelector", fine).text, QStringLiteral("disk=ssd"));
    QCOMPARE(cell(daemon, "nodeSelector", old).text, QString(QChar(0x2013)));
    QVERIFY(chip(daemon, "available").matches(*fine) && chip(daemon, "progressing").matches(*old));
    const live::Kind replicas = replicaSetObject().kind;
    const live::RowPointer empty = rowOf<ReplicaSetRow>(
        decodeReplicaSet, object("ReplicaSet", R"("ownerReferences":[{"kind":"Deployment","name":"web","uid":"d","controller":true}])", R"("replicas":0)", ""));
    QVERIFY(chip(replicas, "zero").matches(*empty));
    QCOMPARE(cell(replicas, "owner", empty).text, QStringLiteral("Deployment/web"));
}

void KindsTest::jobs()
{
    const live::Kind kind = jobObject().kind;
    const auto make = [](const QByteArray &status, const QByteArray &spec = R"("completions":3)") {
        return live::RowPointer(rowOf<JobRow>(decodeJob, object("Job", "", spec, status)));
    };
    const QByteArray times = R"("startTime":"2026-11-21T09:00:00Z","completionTime":"2026-11-21T09:36:00Z",)";
    const live::RowPointer going = make(R"("startTime":"2026-11-21T09:00:00Z","succeeded":1,"active":1)");
    const live::RowPointer done = make(times + R"("succeeded":3,"conditions":[{"type":"Complete","status":"True"}])");
    const live::RowPointer failed = make(R"("startTime":"2026-11-21T09:00:00Z","failed":2,"conditions":[{"type":"Failed","status":"True","message":"too often"}])");
    const live::RowPointer waiting = make(R"("conditions":[{"type":"Suspended","status":"True"}])");
    QCOMPARE(cell(kind, "completions", going).text, QStringLiteral("1/3"));
    QCOMPARE(cell(kind, "duration", going).timeMs, createdMs);
    QCOMPARE(cell(kind, "duration", done).text, QStringLiteral("36m"));
    QVERIFY(cell(kind, "duration", waiting).text.isEmpty());
    QVERIFY(cell(kind, "status", done).hollow);
    QCOMPARE(cell(kind, "status", failed).toolTip, QStringLiteral("too often"));
    QVERIFY(chip(kind, "running").matches(*going) && chip(kind, "complete").matches(*done));
    QVERIFY(chip(kind, "failed").matches(*failed) && chip(kind, "suspended").matches(*waiting));
    QCOMPARE(kind.summary({going, done, failed}), QStringLiteral("1 running · 1 failed"));
    const auto &sortKey = kind.column("duration")->sortKey;
    QVERIFY(std::get<double>(sortKey(*done)) < std::get<double>(sortKey(*going)));
}

void KindsTest::cronJobs()
{
    const live::Kind kind = cronJobObject().kind;
    const auto make = [](const QByteArray &spec, const QByteArray &status) {
        return live::RowPointer(rowOf<CronJobRow>(decodeCronJob, object("CronJob", "", R"("schedule":"*/5 * * * *")" + spec, status)));
    };
    const live::RowPointer fine = make("", R"("lastScheduleTime":"2026-11-21T09:00:00Z")");
    const live::RowPointer off = make(R"(,"suspend":true,"timeZone":"Europe/Rome")", "");
    const live::RowPointer busy = make("", R"("active":[{"name":"a"},{"name":"b"}])");
    QCOMPARE(cell(kind, "schedule", fine).text, QStringLiteral("*/5 * * * *"));
    QCOMPARE(cell(kind, "lastSchedule", fine).timeMs, createdMs);
    QCOMPARE(cell(kind, "timeZone", off).text, QStringLiteral("Europe/Rome"));
    QCOMPARE(cell(kind, "suspend", fine).text, QStringLiteral("<unset>"));
    QVERIFY(cell(kind, "state", off).tone == live::Tone::Warn);
    QVERIFY(chip(kind, "active").matches(*busy) && chip(kind, "suspended").matches(*off));
    QCOMPARE(kind.summary({fine, busy}), QStringLiteral("2 jobs running"));
}

void KindsTest::services()
{
    const live::Kind kind = serviceObject().kind;
    const auto make = [](const QByteArray &spec, const QByteArray &status = {}) {
        return live::RowPointer(rowOf<ServiceRow>(decodeService, object("Service", "", spec, status)));
    };
    const live::RowPointer fine = make(R"("type":"ClusterIP","clusterIPs":["10.0.0.1"],"ports":[{"port":80,"protocol":"TCP"},{"port":443,"protocol":"TCP","nodePort":30443}])");
    const live::RowPointer without = make(R"("type":"LoadBalancer")");
    const live::RowPointer with = make(R"("type":"LoadBalancer")", R"("loadBalancer":{"ingress":[{"hostname":"a-very-long-name.example.com"}]})");
    QCOMPARE(cell(kind, "ports", fine).text, QStringLiteral("80/TCP, 443:30443/TCP"));
    QCOMPARE(cell(kind, "externalIp", fine).text, QString(QChar(0x2013)));
    QVERIFY(cell(kind, "externalIp", without).tone == live::Tone::Warn);
    QCOMPARE(cell(kind, "externalIp", with).text, QStringLiteral("a-very-long-name.example.com")); // not cut as kubectl does
    QVERIFY(chip(kind, "pending").matches(*without) && !chip(kind, "pending").matches(*with));
    QVERIFY(chip(kind, "loadBalancer").matches(*with));
}

void KindsTest::eventsAndNamespaces()
{
    const live::Kind kind = eventObject().kind;
    const auto make = [](const QByteArray &type) {
        return live::RowPointer(rowOf<EventRow>(decodeEvent, R"({"kind":"Event","metadata":{"name":"n.1","namespace":"shop","uid":")" + type +
            R"("},"type":")" + type + R"(","reason":"BackOff","message":" back\noff ","count":4,"lastTimestamp":"2026-11-21T09:00:00Z",
            "involvedObject":{"kind":"Pod","namespace":"shop","name":"web-1"}})"));
    };
    const live::RowPointer warning = make("Warning");
    QVERIFY(chip(kind, "warning").matches(*warning) && chip(kind, "normal").matches(*make("Normal")));
    QCOMPARE(cell(kind, "object", warning).text, QStringLiteral("pod/web-1"));
    QCOMPARE(cell(kind, "message", warning).text, QStringLiteral("back off")); // one line
    QCOMPARE(cell(kind, "count", warning).number, 4.0);
    QCOMPARE(kind.name(*warning), QStringLiteral("BackOff · pod/web-1"));
    QCOMPARE(grouping(kind, "object").group(*warning).title, QStringLiteral("shop pod/web-1"));
    QCOMPARE(kind.summary({warning}), QStringLiteral("1 warnings"));
    const live::Kind rooms = namespaceObject().kind;
    const live::RowPointer leaving = rowOf<NamespaceRow>(decodeNamespace, object("Namespace", "", "", R"("phase":"Terminating")"));
    QVERIFY(cell(rooms, "status", leaving).hollow);
    QVERIFY(chip(rooms, "terminating").matches(*leaving));
}

PILOTHOUSE_TEST(KindsTest)
#include "tst_kinds.moc"
