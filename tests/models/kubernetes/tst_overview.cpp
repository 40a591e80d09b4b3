// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Overviews out of objects in the shape that servers send, and out of what is no object.
#include "duration.h"
#include "shown.h"
#include "testmain.h"

#include <QTest>

using namespace kubernetestest;

namespace {

const QByteArray pod = R"({"metadata":{"name":"web","namespace":"shop","uid":"u1","creationTimestamp":"2026-11-27T10:00:00Z",
  "labels":{"app":"web"},"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{}","note":"x"},
  "ownerReferences":[{"kind":"ReplicaSet","name":"web-1"}]},
 "spec":{"nodeName":"n1","serviceAccountName":"default","containers":[
   {"name":"app","image":"app:1","ports":[{"containerPort":8080,"protocol":"TCP","name":"http"}],"resources":{"requests":{"cpu":"100m"}}},
   {"name":"log","image":"log:1"}]},
 "status":{"phase":"Running","qosClass":"Burstable","podIPs":[{"ip":"10.0.0.7"}],
  "conditions":[{"type":"Ready","status":"False","reason":"ContainersNotReady","message":"not ready: [log]"},{"type":"Initialized","status":"True"}],
  "containerStatuses":[
   {"name":"app","ready":true,"restartCount":2,"state":{"running":{"startedAt":"2026-11-27T10:00:05Z"}},
    "lastState":{"terminated":{"reason":"OOMKilled","exitCode":137,"finishedAt":"2026-11-27T10:00:04Z"}}},
   {"name":"log","ready":false,"restartCount":0,"state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off 10s"}}}]}})";

} // namespace

class OverviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pods();
    void nodes();
    void deployments();
    void jobsAndCronJobs();
    void setsOfPods();
    void servicesAndEvents();
    void whatIsNoObject();
};

void OverviewTest::pods()
{
    const kubernetes::Sections sections = kubernetes::podOverview(pod);
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Pod", "Controlled by"), QStringLiteral("ReplicaSet web-1"));
    QCOMPARE(valueOf(*sections, "Pod", "IP"), QStringLiteral("10.0.0.7"));
    QCOMPARE(valueOf(*sections, "Pod", "Reason"), QStringLiteral("(absent)")); // empty ones are left out
    QCOMPARE(entryOf(sectionOf(*sections, QStringLiteral("Pod")), QStringLiteral("Created"))->timeMs,
             kubernetes::timeMsOf("2026-11-27T10:00:00Z"));
    QCOMPARE(valueOf(*sections, "Container app", "State"), QStringLiteral("Running, ready"));
    QCOMPARE(valueOf(*sections, "Container app", "Restarts"), QStringLiteral("2"));
    QCOMPARE(valueOf(*sections, "Container app", "Last end"), QStringLiteral("OOMKilled (exit code 137)"));
    QCOMPARE(valueOf(*sections, "Container app", "Ports"), QStringLiteral("http 8080/TCP"));
    QCOMPARE(valueOf(*sections, "Container app", "Requests"), QStringLiteral("cpu 100m"));
    QCOMPARE(valueOf(*sections, "Container log", "State"), QStringLiteral("Waiting: CrashLoopBackOff"));
    QCOMPARE(valueOf(*sections, "Container log", "Reason"), QStringLiteral("back-off 10s"));
    QCOMPARE(entryOf(sectionOf(*sections, QStringLiteral("Conditions")), QStringLiteral("Ready"))->tone, live::Tone::Warn);
    QCOMPARE(entryOf(sectionOf(*sections, QStringLiteral("Conditions")), QStringLiteral("Initialized"))->tone, live::Tone::Ok);
    QCOMPARE(valueOf(*sections, "Annotations", "note"), QStringLiteral("x"));
    QCOMPARE(sectionOf(*sections, QStringLiteral("Annotations"))->entries.size(), size_t(1)); // not the whole object once more
}

void OverviewTest::nodes()
{
    const kubernetes::Sections sections = kubernetes::nodeOverview(
        R"({"metadata":{"name":"n1"},"spec":{"taints":[{"key":"gpu","value":"yes","effect":"NoSchedule"}]},
            "status":{"capacity":{"cpu":"8","pods":"110"},"allocatable":{"cpu":"7500m","pods":"110"},
            "addresses":[{"type":"InternalIP","address":"10.1.0.1"}],"nodeInfo":{"kubeletVersion":"v1.36.3"},
            "conditions":[{"type":"MemoryPressure","status":"False"},{"type":"DiskPressure","status":"True","message":"full"},{"type":"Ready","status":"Unknown"}]}})");
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Node", "InternalIP"), QStringLiteral("10.1.0.1"));
    QCOMPARE(valueOf(*sections, "Allocatable of capacity", "cpu"), QStringLiteral("7500m of 8"));
    QCOMPARE(valueOf(*sections, "Taints", "NoSchedule"), QStringLiteral("gpu=yes"));
    const live::Section *conditions = sectionOf(*sections, QStringLiteral("Conditions"));
    QCOMPARE(entryOf(conditions, QStringLiteral("MemoryPressure"))->tone, live::Tone::Ok);
    QCOMPARE(entryOf(conditions, QStringLiteral("DiskPressure"))->tone, live::Tone::Warn);
    QCOMPARE(entryOf(conditions, QStringLiteral("Ready"))->tone, live::Tone::Idle);
}

void OverviewTest::deployments()
{
    const kubernetes::Sections sections = kubernetes::deploymentOverview(
        R"({"metadata":{"name":"web","annotations":{"deployment.kubernetes.io/revision":"7"}},
            "spec":{"replicas":3,"paused":true,"strategy":{"type":"RollingUpdate"},"selector":{"matchLabels":{"app":"web"}},
            "template":{"spec":{"containers":[{"name":"app","image":"app:2"}]}}},"status":{"readyReplicas":2}})");
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Deployment", "Revision"), QStringLiteral("7"));
    QCOMPARE(valueOf(*sections, "Deployment", "Paused"), QStringLiteral("yes"));
    QCOMPARE(valueOf(*sections, "Replicas", "Ready"), QStringLiteral("2"));
    QCOMPARE(valueOf(*sections, "Replicas", "Available"), QStringLiteral("0"));
    QCOMPARE(valueOf(*sections, "Container app", "Image"), QStringLiteral("app:2"));
    QCOMPARE(valueOf(*sections, "Selector", "app"), QStringLiteral("web"));
}

void OverviewTest::jobsAndCronJobs()
{
    const kubernetes::Sections job = kubernetes::jobOverview(
        R"({"metadata":{"name":"j"},"spec":{"completions":3,"backoffLimit":0,"template":{"spec":{"containers":[{"name":"app","image":"app:2"}]}}},
            "status":{"startTime":"2026-11-27T10:00:00Z","succeeded":2,"failed":1}})");
    QVERIFY(job.ok());
    QCOMPARE(valueOf(*job, "Job", "Backoff limit"), QStringLiteral("0")); // 0 is said, what is absent is not
    QCOMPARE(valueOf(*job, "Job", "Parallelism"), QStringLiteral("(absent)"));
    QCOMPARE(valueOf(*job, "Pods", "Succeeded"), QStringLiteral("2"));
    QCOMPARE(valueOf(*job, "Container app", "Image"), QStringLiteral("app:2"));
    const kubernetes::Sections cron = kubernetes::cronJobOverview(
        R"({"spec":{"schedule":"@daily","suspend":true,"jobTemplate":{"spec":{"completions":2,"template":{"spec":{"containers":[{"name":"app","image":"app:2"}]}}}}},
            "status":{"active":[{"name":"a"},{"name":"b"}]}})");
    QVERIFY(cron.ok());
    QCOMPARE(valueOf(*cron, "Cron job", "Suspended"), QStringLiteral("yes"));
    QCOMPARE(valueOf(*cron, "Cron job", "Running jobs"), QStringLiteral("a, b"));
    QCOMPARE(valueOf(*cron, "Its jobs", "Completions"), QStringLiteral("2"));
    QCOMPARE(valueOf(*cron, "Container app", "Image"), QStringLiteral("app:2"));
}

void OverviewTest::setsOfPods()
{
    const kubernetes::Sections set = kubernetes::statefulSetOverview(
        R"({"spec":{"replicas":3,"serviceName":"db","updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":1}},
            "volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"resources":{"requests":{"storage":"1Gi"}}}}]},"status":{"updateRevision":"r2"}})");
    QVERIFY(set.ok());
    QCOMPARE(valueOf(*set, "Stateful set", "Update strategy"), QStringLiteral("RollingUpdate (partition 1)"));
    QCOMPARE(valueOf(*set, "Stateful set", "Newest revision"), QStringLiteral("r2"));
    QCOMPARE(valueOf(*set, "Volume claims", "data"), QStringLiteral("storage 1Gi"));
    const kubernetes::Sections daemon = kubernetes::daemonSetOverview(
        R"({"spec":{"template":{"spec":{"nodeSelector":{"disk":"ssd"}}}},"status":{"desiredNumberScheduled":4}})");
    QCOMPARE(valueOf(*daemon, "Daemon set", "Node selector"), QStringLiteral("disk=ssd"));
    QCOMPARE(valueOf(*daemon, "Replicas", "Desired"), QStringLiteral("4"));
}

void OverviewTest::servicesAndEvents()
{
    const kubernetes::Sections service = kubernetes::serviceOverview(
        R"({"spec":{"type":"NodePort","clusterIPs":["10.0.0.1","fd00::1"],"selector":{"app":"web"},
            "ports":[{"name":"http","port":80,"protocol":"TCP","targetPort":"web","nodePort":30080},{"port":443,"protocol":"TCP","targetPort":8443}]}})");
    QVERIFY(service.ok());
    QCOMPARE(valueOf(*service, "Service", "Cluster IPs"), QStringLiteral("10.0.0.1, fd00::1"));
    QCOMPARE(valueOf(*service, "Ports", "http"), QStringLiteral("80/TCP → web, on nodes 30080"));
    QCOMPARE(valueOf(*service, "Ports", "443"), QStringLiteral("443/TCP → 8443"));
    QCOMPARE(valueOf(*service, "Selector", "app"), QStringLiteral("web"));
    const kubernetes::Sections event = kubernetes::eventOverview(
        R"({"type":"Warning","reason":"BackOff","involvedObject":{"kind":"Pod","name":"web"},"series":{"count":7},"eventTime":"2026-11-27T10:00:00.000000Z","reportingComponent":"kubelet"})");
    QVERIFY(event.ok());
    QCOMPARE(valueOf(*event, "Event", "Count"), QStringLiteral("7"));
    QCOMPARE(valueOf(*event, "Event", "Told by"), QStringLiteral("kubelet"));
    QCOMPARE(valueOf(*kubernetes::eventOverview(R"({"type":"Normal"})"), "Event", "Count"), QStringLiteral("1"));
    QCOMPARE(valueOf(*event, "About", "Name"), QStringLiteral("web"));
}

void OverviewTest::whatIsNoObject()
{
    for (const char *json : {"", "[]", "{", "null", "\"a\"", "{}"}) {
        QVERIFY(!kubernetes::podOverview(json).ok());
        QVERIFY(!kubernetes::nodeOverview(json).ok());
        QVERIFY(!kubernetes::deploymentOverview(json).ok());
    }
    // Wrong types are as good as nothing, and every cut is survived.
    QVERIFY(kubernetes::podOverview(R"({"metadata":7,"spec":[],"status":"x"})").ok());
    for (qsizetype size = 0; size < pod.size(); ++size)
        static_cast<void>(kubernetes::podOverview(pod.left(size)));
}

PILOTHOUSE_TEST(OverviewTest)
#include "tst_overview.moc"
