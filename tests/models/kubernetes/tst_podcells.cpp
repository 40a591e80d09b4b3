// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// kubectl's cells of pods in every odd state, read from JSON and from protobuf.
#include "objects.h"
#include "podcells.h"
#include "podresources.h"
#include "testmain.h"

using namespace kubernetes;
using namespace kubernetestest;

Q_DECLARE_METATYPE(kubernetes::PodState)

namespace {

const QByteArray one = R"("containers":[{"name":"a","image":"i"}])";
const QByteArray two = R"("containers":[{"name":"a","image":"i"},{"name":"b","image":"i"}])";
const QByteArray inits = R"(,"initContainers":[{"name":"i0","image":"i"},{"name":"i1","image":"i"}])";
const QByteArray sidecar = R"(,"initContainers":[{"name":"s","image":"i","restartPolicy":"Always"},{"name":"i1","image":"i"}])";
const QByteArray running = R"("state":{"running":{"startedAt":"2026-11-21T09:00:06Z"}},"ready":true,"started":true)";
const QByteArray done = R"("state":{"terminated":{"exitCode":0,"reason":"Completed"}})";

QByteArray status(const QByteArray &name, const QByteArray &rest, int restarts = 0, const QByteArray &last = {})
{
    QByteArray text = R"({"name":")" + name + R"(",)" + rest + R"(,"restartCount":)" + QByteArray::number(restarts);
    if (!last.isEmpty())
        text += R"(,"lastState":{"terminated":{"exitCode":1,"reason":"Error","finishedAt":")" + last + R"("}})";
    return text + "}";
}

QByteArray waiting(const QByteArray &reason)
{
    return R"("state":{"waiting":{"reason":")" + reason + R"("}})";
}

QByteArray ended(const QByteArray &members)
{
    return R"("state":{"terminated":{)" + members + "}}";
}

QByteArray phase(const QByteArray &word)
{
    return R"("phase":")" + word + R"(")";
}

QByteArray main(const QByteArray &statuses)
{
    return R"(,"containerStatuses":[)" + statuses + "]";
}

QByteArray init(const QByteArray &statuses)
{
    return R"(,"initContainerStatuses":[)" + statuses + "]";
}

QByteArray condition(const QByteArray &type, const QByteArray &value, const QByteArray &reason = {})
{
    return R"(,"conditions":[{"type":")" + type + R"(","status":")" + value + R"(","reason":")" + reason + R"("}])";
}

constexpr const char *deleted = R"("deletionTimestamp":"2026-11-21T09:20:00Z")";
const qint64 nowMs = createdMs + 30 * 60'000;

} // namespace

class PodCellsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("statusText");
        QTest::addColumn<QString>("ready");
        QTest::addColumn<QString>("restarts");
        QTest::addColumn<PodState>("state");
        const auto row = [](const char *name, const QByteArray &spec, const QByteArray &podStatus, const char *word,
                            const char *ready, PodState state, const char *restarts = "0",
                            const QByteArray &metadata = {}) {
            QTest::newRow(name) << object("Pod", metadata, spec, podStatus) << QString::fromLatin1(word)
                                << QString::fromLatin1(ready) << QString::fromLatin1(restarts) << state;
        };
        using enum PodState;
        row("nothing is known", "", "", "", "0/0", Pending);
        row("pending", one, phase("Pending"), "Pending", "0/1", Pending);
        row("scheduling gated", one, phase("Pending") + condition("PodScheduled", "False", "SchedulingGated"),
            "SchedulingGated", "0/1", Pending);
        row("unschedulable", one, phase("Pending") + condition("PodScheduled", "False", "Unschedulable"), "Pending", "0/1",
            Pending);
        row("creating", one, phase("Pending") + main(status("a", waiting("ContainerCreating"))), "ContainerCreating",
            "0/1", Pending);
        row("running", one, phase("Running") + main(status("a", running)) + condition("Ready", "True"), "Running", "1/1",
            Running);
        row("running, not ready", one, phase("Running") + main(status("a", R"("state":{"running":{}},"ready":false)")),
            "Running", "0/1", Running);
        row("image pull back-off", one, phase("Pending") + main(status("a", waiting("ImagePullBackOff"))),
            "ImagePullBackOff", "0/1", Failing);
        row("crash loop", one,
            phase("Running") + main(status("a", waiting("CrashLoopBackOff"), 3, "2026-11-21T09:26:00Z")),
            "CrashLoopBackOff", "0/1", Failing, "3 (4m ago)");
        row("restarts without a date", one, phase("Running") + main(status("a", running, 2)), "Running", "1/1", Running,
            "2");
        row("a date without restarts", one,
            phase("Running") + main(status("a", running, 0, "2026-11-21T09:26:00Z")), "Running", "1/1", Running, "0");
        row("the newest end is told", two,
            phase("Running") + main(status("a", running, 2, "2026-11-21T09:10:00Z") + "," +
                                    status("b", running, 3, "2026-11-21T09:28:30Z")),
            "Running", "2/2", Running, "5 (90s ago)");
        row("the first one's problem wins", two,
            phase("Running") + main(status("a", waiting("CrashLoopBackOff")) + "," + status("b", waiting("ErrImagePull"))),
            "CrashLoopBackOff", "0/2", Failing);
        row("the second one's problem shows", two,
            phase("Running") + main(status("a", running) + "," + status("b", waiting("ErrImagePull"))), "ErrImagePull",
            "1/2", Failing);
        row("ended by exit code", one, phase("Failed") + main(status("a", ended(R"("exitCode":3)"))), "ExitCode:3", "0/1",
            Failing);
        row("ended by a signal", one, phase("Failed") + main(status("a", ended(R"("exitCode":137,"signal":9)"))),
            "Signal:9", "0/1", Failing);
        row("error", one, phase("Failed") + main(status("a", ended(R"("exitCode":1,"reason":"Error")"))), "Error", "0/1",
            Failing);
        row("out of memory", one, phase("Running") + main(status("a", ended(R"("exitCode":137,"reason":"OOMKilled")"))),
            "OOMKilled", "0/1", Failing);
        row("completed", one, phase("Succeeded") + main(status("a", done)), "Completed", "0/1", Completed);
        row("one completed, one runs, ready", two,
            phase("Running") + main(status("a", done) + "," + status("b", running)) + condition("Ready", "True"),
            "Running", "1/2", Running);
        row("one completed, one runs, not ready", two,
            phase("Running") + main(status("a", done) + "," + status("b", running)) + condition("Ready", "False"),
            "NotReady", "1/2", Running);
        row("an error behind what completed", two,
            phase("Failed") + main(status("a", done) + "," + status("b", ended(R"("exitCode":2,"reason":"Error")"))),
            "Error", "0/2", Failing);
        row("evicted", one, phase("Failed") + R"(,"reason":"Evicted","message":"low on memory")", "Evicted", "0/1", Failing);
        row("terminating", one, phase("Running") + main(status("a", running)), "Terminating", "1/1", Terminating, "0",
            deleted);
        row("deleted and done", one, phase("Succeeded") + main(status("a", done)), "Completed", "0/1", Completed, "0",
            deleted);
        row("node lost", one, phase("Running") + R"(,"reason":"NodeLost")" + main(status("a", running)), "Unknown", "1/1",
            Failing, "0", deleted);
        row("node lost, not deleted", one, phase("Running") + R"(,"reason":"NodeLost")" + main(status("a", running)),
            "NodeLost", "1/1", Running);
        row("unknown phase", one, phase("Unknown"), "Unknown", "0/1", Failing);
        // Initialization:
        row("init, nothing begun", one + inits, phase("Pending"), "Pending", "0/1", Pending);
        row("init, first runs", one + inits,
            phase("Pending") + init(status("i0", R"("state":{"running":{}})") + "," + status("i1", waiting("PodInitializing"))) +
                main(status("a", waiting("PodInitializing"))),
            "Init:0/2", "0/1", Pending);
        row("init, second waits", one + inits,
            phase("Pending") + init(status("i0", done) + "," + status("i1", waiting("PodInitializing"))), "Init:1/2", "0/1",
            Pending);
        row("init, image", one + inits, phase("Pending") + init(status("i0", waiting("ImagePullBackOff"))),
            "Init:ImagePullBackOff", "0/1", Failing);
        row("init, crash loop", one + inits,
            phase("Pending") + init(status("i0", waiting("CrashLoopBackOff"), 5, "2026-11-21T09:29:00Z")),
            "Init:CrashLoopBackOff", "0/1", Failing, "5 (60s ago)");
        row("init, error", one + inits, phase("Pending") + init(status("i0", ended(R"("exitCode":1,"reason":"Error")"))),
            "Init:Error", "0/1", Failing);
        row("init, exit code", one + inits, phase("Pending") + init(status("i0", ended(R"("exitCode":7)"))),
            "Init:ExitCode:7", "0/1", Failing);
        row("init, signal", one + inits, phase("Pending") + init(status("i0", ended(R"("exitCode":137,"signal":9)"))),
            "Init:Signal:9", "0/1", Failing);
        row("restarts of init are forgotten once all run", one + inits,
            phase("Running") + init(status("i0", done, 4) + "," + status("i1", done, 2)) + main(status("a", running, 1)),
            "Running", "1/1", Running, "1");
        // Sidecars:
        row("sidecar runs, init runs", one + sidecar,
            phase("Pending") + init(status("s", running) + "," + status("i1", R"("state":{"running":{}})")), "Init:1/2",
            "1/2", Pending);
        row("sidecar and all run", one + sidecar,
            phase("Running") + init(status("s", running, 2, "2026-11-21T09:29:00Z") + "," + status("i1", done, 9)) +
                main(status("a", running, 1)),
            "Running", "2/2", Running, "3 (60s ago)");
        row("sidecar started, not ready", one + sidecar,
            phase("Running") + init(status("s", R"("state":{"running":{}},"started":true,"ready":false)") + "," + status("i1", done)) +
                main(status("a", running)),
            "Running", "1/2", Running);
        row("sidecar crashes before the start", one + sidecar, phase("Pending") + init(status("s", waiting("CrashLoopBackOff"))),
            "Init:CrashLoopBackOff", "0/2", Failing);
        row("sidecar restarts later", one + sidecar,
            phase("Running") + condition("Initialized", "True") +
                init(status("s", waiting("CrashLoopBackOff"), 2) + "," + status("i1", done)) + main(status("a", running)),
            "Init:CrashLoopBackOff", "1/2", Failing, "2");
        row("sidecar restarts later, container waits", one + sidecar,
            phase("Running") + condition("Initialized", "True") + init(status("s", waiting("CrashLoopBackOff"))) +
                main(status("a", waiting("CreateContainerError"))),
            "CreateContainerError", "0/2", Failing);
    }
    void cells()
    {
        QFETCH(QByteArray, json);
        const auto row = rowOf<PodRow>(decodePod, json);
        QVERIFY(row);
        QTEST(row->status, "statusText");
        QTEST(readyText(*row), "ready");
        QTEST(restartsText(*row, nowMs), "restarts");
        QTEST(row->state, "state");
        QCOMPARE(ageText(row->meta.createdMs, nowMs), QStringLiteral("30m"));
    }

    void wideColumns()
    {
        const auto bare = rowOf<PodRow>(decodePod, object("Pod", "", one, phase("Pending")));
        QCOMPARE(podIpText(*bare), QStringLiteral("<none>"));
        QCOMPARE(nodeText(*bare), QStringLiteral("<none>"));
        QCOMPARE(nominatedNodeText(*bare), QStringLiteral("<none>"));
        QCOMPARE(readinessGatesText(*bare), QStringLiteral("<none>"));
        const auto row = rowOf<PodRow>(decodePod, wholePod);
        QCOMPARE(podIpText(*row), QStringLiteral("10.42.3.17"));
        QCOMPARE(nodeText(*row), QStringLiteral("worker-3"));
        QCOMPARE(readinessGatesText(*row), QStringLiteral("1/2"));
    }

    void aWholePod()
    {
        const auto row = rowOf<PodRow>(decodePod, wholePod);
        QVERIFY(row);
        QCOMPARE(row->key(), QByteArray("0f9b2c1e-1111-4222-8333-444455556666"));
        QVERIFY(row->meta.hasUid);
        QCOMPARE(row->meta.name, QStringLiteral("api-7d9c6b5f4d-m8wzt"));
        QCOMPARE(row->meta.namespaceName, QStringLiteral("shop"));
        QCOMPARE(row->meta.createdMs, createdMs);
        QCOMPARE(labelLine(row->meta.labels), QStringLiteral("app=api,pod-template-hash=7d9c6b5f4d,tier=web"));
        QCOMPARE(row->meta.owner.kind, QStringLiteral("ReplicaSet"));
        QCOMPARE(row->meta.owner.uid, QByteArray("aaaa1111-1111-4222-8333-444455556666"));
        QCOMPARE(workloadOf(*row).kind, QStringLiteral("Deployment"));
        QCOMPARE(workloadOf(*row).name, QStringLiteral("api"));
        QCOMPARE(row->status, QStringLiteral("CrashLoopBackOff"));
        QCOMPARE(row->message, QStringLiteral("back-off 40s restarting failed container"));
        QCOMPARE(readyText(*row), QStringLiteral("2/3"));
        QCOMPARE(restartsText(*row, createdMs + 14 * 60'000), QStringLiteral("4 (3m30s ago)"));
        QCOMPARE(row->defaultContainer, QStringLiteral("api"));
        QVERIFY(!row->mirror);
        QCOMPARE(row->containers.size(), size_t(5));
        QVERIFY(row->containers[0].role == PodContainer::Role::Init);
        QVERIFY(row->containers[1].role == PodContainer::Role::Sidecar);
        QVERIFY(row->containers[1].ready);
        QCOMPARE(row->containers[2].image, QStringLiteral("registry.example/api:1.4"));
        QCOMPARE(row->containers[2].reason, QStringLiteral("CrashLoopBackOff"));
        QVERIFY(row->containers[3].state == PodContainer::State::Running);
        QVERIFY(row->containers[4].role == PodContainer::Role::Ephemeral);
        QCOMPARE(row->containers[4].name, QStringLiteral("debug"));
        QCOMPARE(row->containers[4].exitCode, 1);
    }

    void resources()
    {
        const auto row = rowOf<PodRow>(decodePod, wholePod);
        // The migration asks for 2 cores alone; memory is what runs together: 256Mi + 1e8 + 32Mi; overhead comes on top.
        QCOMPARE(row->resources.cpuRequest, 2'010'000'000);
        QCOMPARE(row->resources.memoryRequest, (288LL << 20) + 100'000'000 + (1LL << 20));
        QCOMPARE(row->resources.cpuLimit, 610'000'000);
        QCOMPARE(row->resources.memoryLimit, (577LL << 20));
        QVERIFY(!row->resources.cpuLimited); // envoy has none
        // A sidecar runs beside the init containers after it.
        PodResourceFacts facts;
        facts.containers.push_back({100, 100, 1, {}});
        facts.inits = {{{500, 0, {}, {}}, false}, {{50, 7, 1, {}}, true}, {{200, 1000, {}, {}}, false}};
        QCOMPARE(podResources(facts).cpuRequest, 500);
        QCOMPARE(podResources(facts).memoryRequest, 1007);
        QVERIFY(podResources(facts).cpuLimited);
        QVERIFY(!podResources(facts).memoryLimited);
        facts.pod.cpuRequest = 42; // the pod as a whole
        facts.cpuOverhead = 1;
        QCOMPARE(podResources(facts).cpuRequest, 43);
        QCOMPARE(podResources({}).cpuRequest, 0);
        QVERIFY(!podResources({}).cpuLimited);
        facts.containers.push_back({std::numeric_limits<qint64>::max(), 0, {}, {}});
        facts.pod = {};
        QCOMPARE(podResources(facts).cpuRequest, std::numeric_limits<qint64>::max());
    }

    void ownersAndMirrors()
    {
        const auto daemon = rowOf<PodRow>(
            decodePod, object("Pod", R"("ownerReferences":[{"kind":"Other","name":"x","uid":"1"},
                {"kind":"DaemonSet","name":"cni","uid":"2","controller":true}],"annotations":{"kubernetes.io/config.mirror":"h"})",
                              one, ""));
        QCOMPARE(workloadOf(*daemon).kind, QStringLiteral("DaemonSet"));
        QCOMPARE(daemon->meta.owner.uid, QByteArray("2"));
        QVERIFY(daemon->mirror);
        const auto bare = rowOf<PodRow>(decodePod, object("Pod", "", one, ""));
        QVERIFY(workloadOf(*bare).kind.isEmpty());
        // A ReplicaSet without a Deployment.
        const auto alone = rowOf<PodRow>(
            decodePod,
            object("Pod", R"("ownerReferences":[{"kind":"ReplicaSet","name":"rs","uid":"2","controller":true}])", one, ""));
        QCOMPARE(workloadOf(*alone).kind, QStringLiteral("ReplicaSet"));
    }

    void rowsAreSmall()
    {
        const auto interner = std::make_shared<Interner>();
        ListDecoder decoder(decodePod, interner);
        const auto a = decoder.object(wholePod);
        const auto b = decoder.object(QByteArray(wholePod).replace("m8wzt", "2xkqj").replace("0f9b2c1e", "0f9b2c1f"));
        const auto &first = static_cast<const PodRow &>(**a);
        const auto &second = static_cast<const PodRow &>(**b);
        QVERIFY(first.meta.name != second.meta.name);
        QCOMPARE(first.meta.namespaceName.constData(), second.meta.namespaceName.constData()); // the same memory
        QCOMPARE(first.meta.labels.constData(), second.meta.labels.constData());
        QCOMPARE(first.node.constData(), second.node.constData());
        QCOMPARE(first.containers[2].image.constData(), second.containers[2].image.constData());
        QCOMPARE(first.meta.owner.uid.constData(), second.meta.owner.uid.constData());
        QVERIFY(sizeof(PodRow) <= 512);
        QVERIFY(sizeof(PodContainer) <= 88);
    }
};

PILOTHOUSE_TEST(PodCellsTest)
#include "tst_podcells.moc"
