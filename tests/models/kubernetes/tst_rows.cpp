// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of all kinds but pods, and kubectl's cells of them, read from JSON and from protobuf.
#include "accessrows.h"
#include "datarows.h"
#include "eventrow.h"
#include "jobrows.h"
#include "namespacerow.h"
#include "noderow.h"
#include "objects.h"
#include "servicerow.h"
#include "storagerows.h"
#include "testmain.h"
#include "workloadrows.h"

using namespace kubernetes;
using namespace kubernetestest;

/// Declared before the texts and defined behind them: moc loses its way in raw strings.
class RowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodes();
    void bareNodes();
    void deployments();
    void rollouts();
    void otherWorkloads();
    void selectors();
    void jobs_data();
    void jobs();
    void jobFigures();
    void cronJobs();
    void events();
    void services();
    void configMapsAndSecrets();
    void namespaces();
    void keys();
    void everyKindSurvivesEveryCut();
};

namespace {

const QByteArray podTemplate = R"("template":{"metadata":{"labels":{"app":"web"}},"spec":{"nodeSelector":{"disk":"ssd","arch":"arm64"},
    "containers":[{"name":"web","image":"nginx:1.27"},{"name":"log","image":"fluent-bit:3"}]}})";
const QByteArray selector = R"("selector":{"matchLabels":{"app":"web"},"matchExpressions":[
    {"key":"tier","operator":"In","values":["b","a"]},{"key":"env","operator":"NotIn","values":["x"]},
    {"key":"new","operator":"Exists"},{"key":"old","operator":"DoesNotExist"}]})";
constexpr const char *selectorLine = "app=web,env notin (x),new,!old,tier in (a,b)";
constexpr qint64 minute = 60'000;
const qint64 nowMs = createdMs + 30 * minute;

std::shared_ptr<const DeploymentRow> deployment(const QByteArray &metadata, const QByteArray &spec, const QByteArray &status)
{
    return rowOf<DeploymentRow>(decodeDeployment, object("Deployment", metadata, spec, status));
}

std::shared_ptr<const JobRow> job(const QByteArray &spec, const QByteArray &status, const QByteArray &metadata = {})
{
    return rowOf<JobRow>(decodeJob, object("Job", metadata, spec, status));
}

std::shared_ptr<const ServiceRow> service(const QByteArray &spec, const QByteArray &status = {})
{
    return rowOf<ServiceRow>(decodeService, object("Service", "", spec, status));
}

QByteArray eventOf(const QByteArray &members)
{
    return R"({"kind":"Event","apiVersion":"v1","metadata":{"name":"n.17","namespace":"shop","uid":"e-1"},)" + members + "}";
}

} // namespace

void RowsTest::nodes()
{
    const QByteArray labels = R"("labels":{"node-role.kubernetes.io/worker":"","node-role.kubernetes.io/control-plane":"",
        "node-role.kubernetes.io/":"","kubernetes.io/role":"edge"})";
    const auto row = rowOf<NodeRow>(
        decodeNode,
        object("Node", labels, R"("podCIDR":"10.42.3.0/24","providerID":"aws:///eu-central-1a/i-0abc","unschedulable":true,
            "taints":[{"key":"node.kubernetes.io/unschedulable","effect":"NoSchedule"},{"key":"gpu","value":"yes","effect":"NoExecute"}])",
               R"json("capacity":{"cpu":"8","memory":"32Gi","pods":"110","hugepages-2Mi":"0"},
            "allocatable":{"cpu":"7900m","memory":"31Gi","pods":"100"},
            "conditions":[{"type":"MemoryPressure","status":"True","reason":"KubeletHasInsufficientMemory"},
              {"type":"DiskPressure","status":"False"},{"type":"PIDPressure","status":"Unknown"},
              {"type":"Ready","status":"False","reason":"KubeletNotReady","message":"runtime network not ready"}],
            "addresses":[{"type":"Hostname","address":"worker-3"},{"type":"InternalIP","address":"10.0.0.3"},
              {"type":"InternalIP","address":"fd00::3"},{"type":"ExternalIP","address":"203.0.113.9"}],
            "nodeInfo":{"machineID":"m","kernelVersion":"6.1.0-28","osImage":"Debian GNU/Linux 12 (bookworm)",
              "containerRuntimeVersion":"containerd://2.1.4","kubeletVersion":"v1.36.3","architecture":"amd64"},
            "images":[{"names":["nginx:1.27"],"sizeBytes":70000000}])json"));
    QVERIFY(row);
    QCOMPARE(nodeStatusText(*row), QStringLiteral("NotReady,SchedulingDisabled"));
    QCOMPARE(rolesText(*row), QStringLiteral("control-plane,edge,worker"));
    QCOMPARE(row->version, QStringLiteral("v1.36.3"));
    QCOMPARE(internalIpText(*row), QStringLiteral("10.0.0.3"));
    QCOMPARE(externalIpText(*row), QStringLiteral("203.0.113.9"));
    QCOMPARE(kernelText(*row), QStringLiteral("6.1.0-28 (amd64)"));
    QCOMPARE(osImageText(*row), QStringLiteral("Debian GNU/Linux 12 (bookworm)"));
    QCOMPARE(runtimeText(*row), QStringLiteral("containerd://2.1.4"));
    QCOMPARE(row->pressures, QStringList{QStringLiteral("MemoryPressure")});
    QCOMPARE(row->message, QStringLiteral("runtime network not ready"));
    QCOMPARE(row->taints.size(), size_t(2));
    QCOMPARE(row->taints[1].value, QStringLiteral("yes"));
    QCOMPARE(row->cpuCapacity, 8'000'000'000);
    QCOMPARE(row->cpuAllocatable, 7'900'000'000);
    QCOMPARE(row->memoryAllocatable, 31LL << 30);
    QCOMPARE(row->podAllocatable, 100);
    QCOMPARE(row->providerId, QStringLiteral("aws:///eu-central-1a/i-0abc"));
}

void RowsTest::bareNodes()
{
    const auto row = rowOf<NodeRow>(decodeNode, object("Node", "", "", ""));
    QCOMPARE(nodeStatusText(*row), QStringLiteral("Unknown"));
    QCOMPARE(rolesText(*row), QStringLiteral("<none>"));
    QCOMPARE(internalIpText(*row), QStringLiteral("<none>"));
    QCOMPARE(externalIpText(*row), QStringLiteral("<none>"));
    QCOMPARE(kernelText(*row), QStringLiteral("<unknown>"));
    QCOMPARE(osImageText(*row), QStringLiteral("<unknown>"));
    QCOMPARE(runtimeText(*row), QStringLiteral("<unknown>"));
    const auto ready = rowOf<NodeRow>(
        decodeNode, object("Node", "", "", R"("conditions":[{"type":"Ready","status":"True","message":"ok"}])"));
    QCOMPARE(nodeStatusText(*ready), QStringLiteral("Ready"));
    QVERIFY(ready->message.isEmpty());
    const auto silent =
        rowOf<NodeRow>(decodeNode, object("Node", "", "", R"("conditions":[{"type":"Ready","status":"Unknown"}])"));
    QCOMPARE(nodeStatusText(*silent), QStringLiteral("NotReady"));
}

void RowsTest::deployments()
{
    const auto row = deployment(R"("generation":4,"annotations":{"deployment.kubernetes.io/revision":"7","kubernetes.io/change-cause":"tag"})",
                                R"("replicas":3,"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":"25%"}},)" + selector +
                                    "," + podTemplate,
                                R"("observedGeneration":4,"replicas":4,"updatedReplicas":2,"readyReplicas":3,"availableReplicas":3,
                                   "unavailableReplicas":1,"conditions":[{"type":"Available","status":"True"},
                                   {"type":"Progressing","status":"True","reason":"ReplicaSetUpdated"}])");
    QVERIFY(row);
    QCOMPARE(readyText(*row), QStringLiteral("3/3"));
    QCOMPARE(row->updated, 2);
    QCOMPARE(row->available, 3);
    QCOMPARE(row->current, 4);
    QCOMPARE(row->workload.containers, QStringLiteral("web,log"));
    QCOMPARE(row->workload.images, QStringLiteral("nginx:1.27,fluent-bit:3"));
    QCOMPARE(selectorText(*row), QLatin1String(selectorLine));
    QCOMPARE(row->revision, QStringLiteral("7"));
    QCOMPARE(row->changeCause, QStringLiteral("tag"));
    QCOMPARE(row->strategy, QStringLiteral("RollingUpdate"));
    QVERIFY(row->minimumAvailable);
    QVERIFY(rolloutState(*row) == RolloutState::Progressing);
    // A server always says how many; without it, the API's default is one.
    QCOMPARE(readyText(*deployment("", "", "")), QStringLiteral("0/1"));
    QVERIFY(selectorText(*deployment("", "", "")).isEmpty());
    const auto invalid = deployment("", R"("selector":{"matchExpressions":[{"key":"a","operator":"Near"}]})", "");
    QCOMPARE(selectorText(*invalid), QStringLiteral("<invalid>"));
    QVERIFY(!invalid->workload.selector.matches({}));
}

void RowsTest::rollouts()
{
    const QByteArray full = R"("observedGeneration":2,"replicas":2,"updatedReplicas":2,"readyReplicas":2,"availableReplicas":2)";
    const auto state = [](const QByteArray &spec, const QByteArray &status) {
        return rolloutState(*deployment(R"("generation":2)", spec, status));
    };
    QVERIFY(state(R"("replicas":2)", full) == RolloutState::Complete);
    QVERIFY(state(R"("replicas":2)", QByteArray(full).replace("Generation\":2", "Generation\":1")) == RolloutState::Progressing);
    QVERIFY(state(R"("replicas":3)", full) == RolloutState::Progressing);
    QVERIFY(state(R"("replicas":2)", QByteArray(full).replace("\"replicas\":2", "\"replicas\":3")) == RolloutState::Progressing);
    QVERIFY(state(R"("replicas":2)", QByteArray(full).replace("availableReplicas\":2", "availableReplicas\":1")) == RolloutState::Progressing);
    QVERIFY(state(R"("replicas":2,"paused":true)", full) == RolloutState::Paused);
    QVERIFY(state(R"("replicas":0)", R"("observedGeneration":2)") == RolloutState::ScaledToZero);
    QVERIFY(state(R"("replicas":2)", full + R"(,"conditions":[{"type":"Progressing","status":"False",
        "reason":"ProgressDeadlineExceeded","message":"timed out"}])") == RolloutState::Failed);
    const auto refused = deployment("", "", R"("conditions":[{"type":"ReplicaFailure","status":"True","reason":"FailedCreate",
        "message":"exceeded quota"},{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded","message":"timed out"}])");
    QVERIFY(rolloutState(*refused) == RolloutState::Failed);
    QCOMPARE(refused->message, QStringLiteral("exceeded quota"));
    QCOMPARE(refused->failedMs, 0);
    const auto late = deployment("", "", R"("conditions":[{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded",
        "lastUpdateTime":"2026-11-21T09:00:00Z","lastTransitionTime":"2026-11-21T08:00:00Z"}])");
    QCOMPARE(late->failedMs, createdMs);
}

void RowsTest::otherWorkloads()
{
    const auto set = rowOf<StatefulSetRow>(
        decodeStatefulSet, object("StatefulSet", "", R"("replicas":3,"serviceName":"db",)" + selector + "," + podTemplate,
                                  R"("replicas":3,"readyReplicas":2,"currentReplicas":1,"updatedReplicas":2,"availableReplicas":2)"));
    QCOMPARE(readyText(*set), QStringLiteral("2/3"));
    QCOMPARE(set->workload.images, QStringLiteral("nginx:1.27,fluent-bit:3"));
    QCOMPARE(set->service, QStringLiteral("db"));
    QCOMPARE(set->updated, 2);
    const auto daemon = rowOf<DaemonSetRow>(
        decodeDaemonSet, object("DaemonSet", "", selector + "," + podTemplate,
                                R"("currentNumberScheduled":5,"numberMisscheduled":1,"desiredNumberScheduled":6,"numberReady":4,
                                   "updatedNumberScheduled":3,"numberAvailable":2)"));
    QCOMPARE(daemon->desired, 6);
    QCOMPARE(daemon->current, 5);
    QCOMPARE(daemon->readyPods, 4);
    QCOMPARE(daemon->updated, 3);
    QCOMPARE(daemon->available, 2);
    QCOMPARE(nodeSelectorText(*daemon), QStringLiteral("arch=arm64,disk=ssd"));
    QCOMPARE(daemon->workload.selector.cell(), QLatin1String(selectorLine));
    QCOMPARE(nodeSelectorText(*rowOf<DaemonSetRow>(decodeDaemonSet, object("DaemonSet", "", "", ""))), QStringLiteral("<none>"));
    const auto replicas = rowOf<ReplicaSetRow>(
        decodeReplicaSet,
        object("ReplicaSet", R"("annotations":{"deployment.kubernetes.io/revision":"3"},
            "ownerReferences":[{"kind":"Deployment","name":"web","uid":"d-1","controller":true}])",
               R"("replicas":4,)" + selector + "," + podTemplate, R"("replicas":3,"readyReplicas":2,"availableReplicas":1)"));
    QCOMPARE(replicas->desired, 4);
    QCOMPARE(replicas->current, 3);
    QCOMPARE(replicas->readyReplicas, 2);
    QCOMPARE(replicas->revision, QStringLiteral("3"));
    QCOMPARE(replicas->meta.owner.name, QStringLiteral("web"));
    QCOMPARE(rowOf<ReplicaSetRow>(decodeReplicaSet, object("ReplicaSet", "", R"("selector":{})", ""))->workload.selector.cell(),
             QStringLiteral("<none>"));
}

void RowsTest::selectors()
{
    const auto row = rowOf<ReplicaSetRow>(decodeReplicaSet, object("ReplicaSet", "", selector, ""));
    const LabelSelector &chosen = row->workload.selector;
    const auto labels = [](std::vector<std::pair<std::string_view, std::string_view>> pairs) {
        Interner interner;
        return interner.labels(pairs);
    };
    QVERIFY(chosen.matches(labels({{"app", "web"}, {"tier", "a"}, {"new", ""}})));
    QVERIFY(chosen.matches(labels({{"app", "web"}, {"tier", "b"}, {"new", "1"}, {"env", "y"}})));
    QVERIFY(!chosen.matches(labels({{"app", "web"}, {"tier", "a"}})));
    QVERIFY(!chosen.matches(labels({{"app", "api"}, {"tier", "a"}, {"new", ""}})));
    QVERIFY(!chosen.matches(labels({{"app", "web"}, {"tier", "c"}, {"new", ""}})));
    QVERIFY(!chosen.matches(labels({{"app", "web"}, {"tier", "a"}, {"new", ""}, {"env", "x"}})));
    QVERIFY(!chosen.matches(labels({{"app", "web"}, {"tier", "a"}, {"new", ""}, {"old", ""}})));
    QVERIFY(!LabelSelector().matches(labels({{"app", "web"}}))); // none at all: nothing
    LabelSelector empty;
    empty.present = true;
    QVERIFY(empty.matches({}));
}

void RowsTest::jobs_data()
{
    QTest::addColumn<QByteArray>("conditions");
    QTest::addColumn<bool>("deleting");
    QTest::addColumn<QString>("text");
    const auto holds = [](const char *type) {
        return R"({"status":"True","message":"m","type":")" + QByteArray(type) + "\"}";
    };
    const auto row = [](const char *name, const QByteArray &conditions, bool deleting, const char *text) {
        QTest::newRow(name) << conditions << deleting << QString::fromLatin1(text);
    };
    row("running", "", false, "Running");
    row("complete", holds("SuccessCriteriaMet") + "," + holds("Complete"), true, "Complete");
    row("failed", holds("FailureTarget") + "," + holds("Failed"), true, "Failed");
    row("terminating", holds("Suspended"), true, "Terminating");
    row("suspended", holds("Suspended") + "," + holds("FailureTarget"), false, "Suspended");
    row("failure target", holds("SuccessCriteriaMet") + "," + holds("FailureTarget"), false, "FailureTarget");
    row("success criteria met", holds("SuccessCriteriaMet"), false, "SuccessCriteriaMet");
    row("does not hold", R"({"type":"Suspended","status":"False"})", false, "Running");
}

void RowsTest::jobs()
{
    QFETCH(QByteArray, conditions);
    QFETCH(bool, deleting);
    const auto row = job("", R"("conditions":[)" + conditions + "]",
                         deleting ? R"("deletionTimestamp":"2026-11-21T09:20:00Z")" : "");
    QTEST(row->status, "text");
    QCOMPARE(row->message, row->status == QStringLiteral("Failed") ? QStringLiteral("m") : QString());
}

void RowsTest::jobFigures()
{
    QCOMPARE(completionsText(*job(R"("completions":5,"parallelism":2)", R"("succeeded":2)")), QStringLiteral("2/5"));
    QCOMPARE(completionsText(*job(R"("parallelism":3)", R"("succeeded":2)")), QStringLiteral("2/1 of 3"));
    QCOMPARE(completionsText(*job(R"("parallelism":1)", "")), QStringLiteral("0/1"));
    QCOMPARE(completionsText(*job(R"("completions":0)", "")), QStringLiteral("0/0"));
    QCOMPARE(durationText(*job("", ""), nowMs), QString());
    QCOMPARE(durationText(*job("", R"("startTime":"2026-11-21T09:10:00Z")"), nowMs), QStringLiteral("20m"));
    QCOMPARE(durationText(*job("", R"("startTime":"2026-11-21T09:10:00Z","completionTime":"2026-11-21T09:10:42Z")"), nowMs),
             QStringLiteral("42s"));
    const auto wide = job(selector + "," + podTemplate, "");
    QCOMPARE(wide->containers, QStringLiteral("web,log"));
    QCOMPARE(wide->selector.cell(), QLatin1String(selectorLine));
}

void RowsTest::cronJobs()
{
    const auto row = rowOf<CronJobRow>(
        decodeCronJob, object("CronJob", "", R"("schedule":"*/5 * * * *","timeZone":"Europe/Berlin","suspend":true,
            "jobTemplate":{"spec":{)" + podTemplate + "}}",
                              R"("active":[{"kind":"Job","name":"a"},{"kind":"Job","name":"b"}],
            "lastScheduleTime":"2026-11-21T09:25:00Z","lastSuccessfulTime":"2026-11-21T09:21:00Z")"));
    QCOMPARE(row->schedule, QStringLiteral("*/5 * * * *"));
    QCOMPARE(timeZoneText(*row), QStringLiteral("Europe/Berlin"));
    QCOMPARE(suspendText(*row), QStringLiteral("True"));
    QCOMPARE(row->active, 2);
    QCOMPARE(lastScheduleText(*row, nowMs), QStringLiteral("5m"));
    QCOMPARE(row->images, QStringLiteral("nginx:1.27,fluent-bit:3"));
    const auto bare = rowOf<CronJobRow>(decodeCronJob, object("CronJob", "", R"("timeZone":null,"suspend":null)", ""));
    QCOMPARE(timeZoneText(*bare), QStringLiteral("<none>"));
    QCOMPARE(suspendText(*bare), QStringLiteral("<unset>"));
    QCOMPARE(lastScheduleText(*bare, nowMs), QStringLiteral("<none>"));
    QCOMPARE(suspendText(*rowOf<CronJobRow>(decodeCronJob, object("CronJob", "", R"("suspend":false)", ""))), QStringLiteral("False"));
}

void RowsTest::events()
{
    const QByteArray about = R"("involvedObject":{"kind":"Pod","namespace":"shop","name":"api-1","uid":"u-9","fieldPath":"spec.containers{api}"},
        "reason":"BackOff","message":" Back-off restarting\n","type":"Warning")";
    const auto old = rowOf<EventRow>(decodeEvent, eventOf(about + R"(,"source":{"component":"kubelet","host":"worker-3"},
        "firstTimestamp":"2026-11-21T09:00:00Z","lastTimestamp":"2026-11-21T09:25:00Z","count":12,"eventTime":null,
        "reportingComponent":"other","reportingInstance":"x")"));
    QCOMPARE(objectText(*old), QStringLiteral("pod/api-1"));
    QCOMPARE(messageText(*old), QStringLiteral("Back-off restarting"));
    QCOMPARE(old->source, QStringLiteral("kubelet, worker-3"));
    QCOMPARE(old->count, 12);
    QCOMPARE(old->firstMs, createdMs);
    QCOMPARE(old->lastMs, createdMs + 25 * minute);
    QCOMPARE(old->objectUid, QByteArray("u-9"));
    QVERIFY(old->warning());
    const auto single = rowOf<EventRow>(decodeEvent, eventOf(about + R"(,"eventTime":"2026-11-21T09:10:00.123456Z",
        "firstTimestamp":null,"lastTimestamp":null,"reportingComponent":"default-scheduler","reportingInstance":"node-0")"));
    QCOMPARE(single->firstMs, createdMs + 10 * minute + 123);
    QCOMPARE(single->lastMs, single->firstMs);
    QCOMPARE(single->count, 1);
    QCOMPARE(single->source, QStringLiteral("default-scheduler, node-0"));
    const auto series = rowOf<EventRow>(decodeEvent, eventOf(about + R"(,"eventTime":"2026-11-21T09:10:00.000000Z",
        "lastTimestamp":"2026-11-21T09:11:00Z","count":3,"series":{"count":40,"lastObservedTime":"2026-11-21T09:20:00.000000Z"})"));
    QCOMPARE(series->count, 40);
    QCOMPARE(series->lastMs, createdMs + 20 * minute);
    const auto first = rowOf<EventRow>(decodeEvent, eventOf(about + R"(,"firstTimestamp":"2026-11-21T09:10:00Z","source":{"component":"c"})"));
    QCOMPARE(first->lastMs, createdMs + 10 * minute);
    QCOMPARE(first->source, QStringLiteral("c"));
    const auto bare = rowOf<EventRow>(decodeEvent, eventOf(R"("involvedObject":{"kind":"Node"},"type":"Normal")"));
    QCOMPARE(objectText(*bare), QStringLiteral("node"));
    QVERIFY(!bare->warning());
    QCOMPARE(ageText(bare->lastMs, nowMs), QStringLiteral("<unknown>"));
}

void RowsTest::services()
{
    const auto row = service(R"("type":"NodePort","clusterIP":"10.96.0.10","clusterIPs":["10.96.0.10","fd00::a"],
        "ports":[{"name":"http","protocol":"TCP","port":80,"targetPort":8080,"nodePort":30080},{"protocol":"UDP","port":53}],
        "selector":{"tier":"web","app":"api"})");
    QCOMPARE(clusterIpText(*row), QStringLiteral("10.96.0.10"));
    QCOMPARE(externalIpText(*row, false), QStringLiteral("<none>"));
    QCOMPARE(portsText(*row), QStringLiteral("80:30080/TCP,53/UDP"));
    QCOMPARE(selectorText(*row), QStringLiteral("app=api,tier=web"));
    const auto bare = service(R"("type":"ClusterIP","clusterIP":"None")");
    QCOMPARE(clusterIpText(*bare), QStringLiteral("None"));
    QCOMPARE(portsText(*bare), QStringLiteral("<none>"));
    QCOMPARE(selectorText(*bare), QStringLiteral("<none>"));
    QCOMPARE(clusterIpText(*service("")), QStringLiteral("<none>"));
    QCOMPARE(externalIpText(*service(""), false), QStringLiteral("<unknown>"));
    QCOMPARE(externalIpText(*service(R"("type":"ClusterIP","externalIPs":["1.2.3.4","5.6.7.8"])"), false), QStringLiteral("1.2.3.4,5.6.7.8"));
    QCOMPARE(externalIpText(*service(R"("type":"ExternalName","externalName":"db.example.com")"), false), QStringLiteral("db.example.com"));
    QCOMPARE(externalIpText(*service(R"("type":"LoadBalancer")"), false), QStringLiteral("<pending>"));
    const auto balanced = service(R"("type":"LoadBalancer","externalIPs":["1.2.3.4"])",
                                  R"("loadBalancer":{"ingress":[{"hostname":"long-name.elb.example.com"},{"ip":"203.0.113.7"},{"ip":"203.0.113.7"},{}]})");
    QCOMPARE(externalIpText(*balanced, true), QStringLiteral("203.0.113.7,long-name.elb.example.com,1.2.3.4"));
    QCOMPARE(externalIpText(*balanced, false), QStringLiteral("203.0.113.7,l...,1.2.3.4"));
}

void RowsTest::configMapsAndSecrets()
{
    const auto map = rowOf<ConfigMapRow>(decodeConfigMap, R"({"kind":"ConfigMap","metadata":{"name":"m","namespace":"shop","uid":"1"},
        "data":{"a":"x","b":"y"},"binaryData":{"c":"AA=="},"immutable":true})");
    QCOMPARE(map->count, 3);
    QVERIFY(map->immutable);
    const auto secret = rowOf<SecretRow>(decodeSecret, R"({"kind":"Secret","metadata":{"name":"s","uid":"2"},"type":"Opaque","data":{"a":"eA=="}})");
    QCOMPARE(secret->count, 1);
    QCOMPARE(secret->type, QStringLiteral("Opaque"));
    QCOMPARE(rowOf<SecretRow>(decodeSecret, R"({"kind":"Secret","metadata":{"name":"s","uid":"2"}})")->count, 0);
}

void RowsTest::namespaces()
{
    const auto row = rowOf<NamespaceRow>(decodeNamespace, object("Namespace", "", "", R"("phase":"Terminating")"));
    QCOMPARE(row->phase, QStringLiteral("Terminating"));
    QCOMPARE(row->meta.name, QStringLiteral("n"));
}

void RowsTest::keys()
{
    // Made again under the same name, it is another object; what has no uid goes by its name.
    const auto a = rowOf<NamespaceRow>(decodeNamespace, R"({"kind":"Namespace","metadata":{"name":"n","uid":"1"}})");
    const auto b = rowOf<NamespaceRow>(decodeNamespace, R"({"kind":"Namespace","metadata":{"name":"n","uid":"2"}})");
    const auto c = rowOf<NamespaceRow>(decodeNamespace, R"({"kind":"Namespace","metadata":{"name":"n","namespace":"s"}})");
    QVERIFY(a->key() != b->key());
    QCOMPARE(c->key(), QByteArray("s/n"));
    QVERIFY(a->meta.hasUid && !c->meta.hasUid);
}

void RowsTest::everyKindSurvivesEveryCut()
{
    const std::pair<DecodeRow, QByteArray> kinds[] = {
        {decodeNode, object("Node", R"("labels":{"a":"b"})", R"("taints":[{"key":"k"}])",
                            R"("capacity":{"cpu":"8"},"conditions":[{"type":"Ready","status":"True"}],"addresses":[{"type":"InternalIP","address":"1"}],"nodeInfo":{"kubeletVersion":"v1"})")},
        {decodeDeployment, object("Deployment", "", selector + "," + podTemplate, R"("conditions":[{"type":"Available"}])")},
        {decodeStatefulSet, object("StatefulSet", "", selector + "," + podTemplate, R"("replicas":1)")},
        {decodeDaemonSet, object("DaemonSet", "", selector + "," + podTemplate, R"("numberReady":1)")},
        {decodeReplicaSet, object("ReplicaSet", "", selector + "," + podTemplate, R"("replicas":1)")},
        {decodeJob, object("Job", "", selector + "," + podTemplate, R"("conditions":[{"type":"Failed","status":"True"}])")},
        {decodeCronJob, object("CronJob", "", R"("jobTemplate":{"spec":{)" + podTemplate + "}}", R"("active":[{"name":"a"}])")},
        {decodeEvent, eventOf(R"("involvedObject":{"kind":"Pod"},"series":{"count":4},"source":{"host":"h"})")},
        {decodeClaim, object("PersistentVolumeClaim", "", R"("resources":{"requests":{"storage":"8Gi"}},"volumeName":"v","accessModes":["ReadWriteOnce"])",
                             R"("capacity":{"storage":"8Gi"},"conditions":[{"type":"Resizing","status":"True"}],"allocatedResourceStatuses":{"storage":"NodeResizePending"})")},
        {decodeVolume, object("PersistentVolume", "", R"("capacity":{"storage":"8Gi"},"claimRef":{"namespace":"a","name":"b"},"csi":{"driver":"d"})", R"("phase":"Bound")")},
        {decodeStorageClass, R"({"kind":"StorageClass","metadata":{"name":"n","uid":"u"},"provisioner":"p","allowVolumeExpansion":true})"},
        {decodeRole, R"({"kind":"ClusterRole","metadata":{"name":"n","uid":"u"},"rules":[{"verbs":["*"],"apiGroups":["*"],"resources":["*"]}],"aggregationRule":{}})"},
        {decodeBinding, R"({"kind":"RoleBinding","metadata":{"name":"n","uid":"u"},"subjects":[{"kind":"User","name":"a"}],"roleRef":{"kind":"Role","name":"r"}})"},
        {decodeServiceAccount, R"({"kind":"ServiceAccount","metadata":{"name":"n","uid":"u"},"secrets":[{"name":"s"}],"imagePullSecrets":[{"name":"p"}],"automountServiceAccountToken":false})"},
        {decodeService, object("Service", "", R"("ports":[{"port":1}],"selector":{"a":"b"})", R"("loadBalancer":{"ingress":[{"ip":"1"}]})")},
        {decodeNamespace, object("Namespace", "", "", R"("phase":"Active")")},
    };
    for (const auto &[decode, json] : kinds)
        QVERIFY(survivesEveryCut(decode, json));
}

PILOTHOUSE_TEST(RowsTest)
#include "tst_rows.moc"
