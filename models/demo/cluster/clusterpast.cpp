// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clusterpast.h"

#include "manifests.h"
#include "pastplans.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr qint64 second = 1'000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

void addNode(ClusterParts &parts, const char *name, int number, const char *role, const char *zone, int cores, int gibibytes)
{
    const QJsonObject node = parts.store.add(resources::nodes, nodeOf(QString::fromLatin1(name), number, QString::fromLatin1(role), QString::fromLatin1(zone), cores, gibibytes, parts.store.nowMs()));
    parts.events.normal(node, u"RegisteredNode"_s, u"Node %1 event: Registered Node %1 in Controller"_s.arg(nameOf(node)), {u"node-controller"_s});
}

void addNamespaces(ClusterParts &parts, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QString text = QString::fromLatin1(name);
        parts.store.add(resources::namespaces, {{u"metadata"_s, metaOf({}, text, {{u"kubernetes.io/metadata.name"_s, text}})},
                                                {u"spec"_s, QJsonObject{{u"finalizers"_s, QJsonArray{u"kubernetes"_s}}}}, {u"status"_s, QJsonObject{{u"phase"_s, u"Active"_s}}}});
        parts.store.add(resources::of(u"ServiceAccount"), {{u"metadata"_s, metaOf(text, u"default"_s)}});
    }
}

/// What a node's kubelet reads from its own disk.
void addStaticPod(ClusterParts &parts, const QJsonObject &node, const WorkloadPlan &plan)
{
    QJsonObject pod = templateOf(plan);
    QJsonObject meta = metaOf(plan.namespaceName, plan.name + u'-' + nameOf(node), {{u"component"_s, plan.name}, {u"tier"_s, u"control-plane"_s}});
    const QString print = parts.store.uid().remove(u'-');
    meta.insert(u"annotations"_s, QJsonObject{{u"kubernetes.io/config.hash"_s, print}, {u"kubernetes.io/config.mirror"_s, print}, {u"kubernetes.io/config.source"_s, u"file"_s}});
    meta.insert(u"ownerReferences"_s, ownedBy(node));
    pod.insert(u"metadata"_s, meta);
    pod.insert(u"status"_s, QJsonObject{{u"phase"_s, u"Pending"_s}});
    put(pod, u"spec.nodeName", nameOf(node));
    put(pod, u"spec.hostNetwork", true);
    put(pod, u"spec.priorityClassName", u"system-node-critical"_s);
    put(pod, u"spec.tolerations", QJsonArray{QJsonObject{{u"operator"_s, u"Exists"_s}, {u"effect"_s, u"NoExecute"_s}}});
    parts.store.add(resources::pods, pod);
}

void addWorkload(ClusterParts &parts, const PlannedWorkload &planned)
{
    const WorkloadPlan &plan = planned.plan;
    switch (planned.kind) {
    case PlannedWorkload::Kind::Deployment: parts.store.add(resources::deployments, deploymentOf(plan)); break;
    case PlannedWorkload::Kind::StatefulSet: parts.store.add(resources::statefulSets, statefulSetOf(plan, planned.storage)); break;
    case PlannedWorkload::Kind::DaemonSet: parts.store.add(resources::daemonSets, daemonSetOf(plan)); break;
    case PlannedWorkload::Kind::Job: parts.store.add(resources::jobs, jobOf(plan)); break;
    case PlannedWorkload::Kind::CronJob: parts.store.add(resources::cronJobs, cronJobOf(plan, planned.schedule, planned.suspended)); break;
    case PlannedWorkload::Kind::Static:
        if (const auto node = parts.store.find(resources::nodes, {}, u"control-1"_s))
            addStaticPod(parts, *node, plan);
        break;
    }
    if (!planned.service.isEmpty())
        parts.store.add(resources::services, serviceOf(plan, planned.service, planned.address, planned.servicePort));
}

/// Another image for the first container, or for the first one before it.
void setImage(ClusterParts &parts, const QString &namespaceName, const QString &name, const QString &tag, const QString &cause, bool ofInit = false)
{
    std::optional<QJsonObject> deployment = parts.store.find(resources::deployments, namespaceName, name);
    if (!deployment)
        return;
    const QStringView path = ofInit ? u"spec.template.spec.initContainers" : u"spec.template.spec.containers";
    QJsonArray containers = arrayAt(*deployment, path);
    QJsonObject first = containers.at(0).toObject();
    first.insert(u"image"_s, textAt(first, u"image").section(u':', 0, 0) + u':' + tag);
    containers.replace(0, first);
    put(*deployment, path, containers);
    QJsonObject annotations = objectAt(*deployment, u"metadata.annotations");
    annotations.insert(u"kubernetes.io/change-cause"_s, cause);
    put(*deployment, u"metadata.annotations", annotations);
    parts.store.update(resources::deployments, *deployment);
}

void resume(ClusterParts &parts, const QString &namespaceName, const QString &name)
{
    if (std::optional<QJsonObject> cron = parts.store.find(resources::cronJobs, namespaceName, name)) {
        put(*cron, u"spec.suspend", false);
        parts.store.update(resources::cronJobs, *cron);
    }
}

void cordon(ClusterParts &parts, const QString &name)
{
    if (std::optional<QJsonObject> node = parts.store.find(resources::nodes, {}, name)) {
        put(*node, u"spec.unschedulable", true);
        parts.store.update(resources::nodes, *node);
        parts.events.normal(*node, u"NodeNotSchedulable"_s, u"Node %1 status is now: NodeNotSchedulable"_s.arg(name), {u"kubelet"_s, name});
    }
}

void loseNode(ClusterParts &parts, const QString &name)
{
    std::optional<QJsonObject> node = parts.store.find(resources::nodes, {}, name);
    if (!node)
        return;
    QJsonArray conditions;
    for (const QJsonValue value : arrayAt(*node, u"status.conditions")) {
        QJsonObject entry = value.toObject();
        entry.insert(u"status"_s, u"Unknown"_s);
        entry.insert(u"reason"_s, u"NodeStatusUnknown"_s);
        entry.insert(u"message"_s, u"Kubelet stopped posting node status."_s);
        entry.insert(u"lastTransitionTime"_s, secondsText(parts.store.nowMs()));
        conditions.append(entry);
    }
    put(*node, u"status.conditions", conditions);
    parts.store.update(resources::nodes, *node);
    parts.events.normal(*node, u"NodeNotReady"_s, u"Node %1 status is now: NodeNotReady"_s.arg(name), {u"node-controller"_s});
    parts.kubelet.setNodeLost(name, true);
}

void killForMemory(ClusterParts &parts, const QString &namespaceName, const QString &pod)
{
    if (const auto found = parts.store.find(resources::pods, namespaceName, pod))
        parts.kubelet.killForMemory(*found);
}

/// Things that no controller of ours looks after.
void addFurnishings(ClusterParts &parts)
{
    for (const auto &[resource, object] : furnishings())
        parts.store.add(*resource, object);
}

} // namespace

std::vector<PastDeed> clusterPast()
{
    std::vector<PastDeed> past{
        {21 * day, [](ClusterParts &parts) {
             addNode(parts, "control-1", 0, "control-plane", "eu-central-a", 8, 32);
             addNode(parts, "worker-1", 1, "worker", "eu-central-a", 16, 64);
             addNode(parts, "worker-2", 2, "worker", "eu-central-b", 16, 64);
             addNamespaces(parts, {"default", "kube-node-lease", "kube-public", "kube-system"});
         }},
        {20 * day, [](ClusterParts &parts) { addNamespaces(parts, {"batch", "monitoring", "payments", "shop"}); }},
        {20 * day, addFurnishings},
        {52 * hour, [](ClusterParts &parts) { setImage(parts, u"shop"_s, u"api"_s, u"2.14.1"_s, u"api 2.14.1: faster cart"_s); }},
        {27 * hour, [](ClusterParts &parts) { setImage(parts, u"shop"_s, u"storefront"_s, u"4.18.2"_s, u"storefront 4.18.2"_s); }},
        {26 * hour, [](ClusterParts &parts) { killForMemory(parts, u"monitoring"_s, u"prometheus-0"_s); }},
        {130 * minute, [](ClusterParts &parts) { addNode(parts, "worker-3", 3, "worker", "eu-central-c", 16, 64); }},
        {52 * minute, [](ClusterParts &parts) { setImage(parts, u"shop"_s, u"recommend"_s, u"1.9.0"_s, u"recommend 1.9.0: feature store"_s); }},
        {41 * minute, [](ClusterParts &parts) { loseNode(parts, u"worker-3"_s); }},
        {34 * minute, [](ClusterParts &parts) { resume(parts, u"batch"_s, u"invoice"_s); }},
        {14 * minute, [](ClusterParts &parts) { cordon(parts, u"worker-2"_s); }},
        {13 * minute, [](ClusterParts &parts) { setImage(parts, u"payments"_s, u"ledger"_s, u"3.1.0-rc.2"_s, u"ledger 3.1.0-rc.2"_s); }},
        {45 * second, [](ClusterParts &parts) { setImage(parts, u"shop"_s, u"checkout"_s, u"5.2.0"_s, u"checkout 5.2.0"_s, true); }},
    };
    for (const PlannedWorkload &planned : plannedWorkloads())
        past.push_back({planned.agoMs, [planned](ClusterParts &parts) { addWorkload(parts, planned); }});
    std::stable_sort(past.begin(), past.end(), [](const PastDeed &a, const PastDeed &b) { return a.agoMs > b.agoMs; });
    return past;
}

} // namespace demo
