// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What surrounds pods: where services lead, what may be disrupted, how many there are to be, what nodes that are cordoned or lost mean
// for them.
#include "controllers.h"
#include "scheduler.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr qint64 patienceMs = 300'000; ///< of pods with a node that is lost

QJsonArray portsFor(const QJsonObject &service)
{
    QJsonArray ports;
    for (const QJsonValue value : arrayAt(service, u"spec.ports")) {
        const QJsonObject port = value.toObject();
        const QJsonValue target = port.value("targetPort"_L1);
        ports.append(QJsonObject{{u"name"_s, textAt(port, u"name")}, {u"port"_s, target.isDouble() ? target : port.value("port"_L1)}, {u"protocol"_s, u"TCP"_s}});
    }
    return ports;
}

QJsonArray endpointsFor(const ObjectStore &store, const QJsonObject &service)
{
    QJsonArray endpoints;
    for (const QJsonObject &pod : store.list(resources::pods, namespaceOf(service))) {
        const QString ip = textAt(pod, u"status.podIP");
        if (ip.isEmpty() || podFinished(pod) || !hasLabels(objectAt(pod, u"metadata.labels"), objectAt(service, u"spec.selector")))
            continue;
        const bool ready = podReady(pod);
        endpoints.append(QJsonObject{{u"addresses"_s, QJsonArray{ip}},
                                     {u"conditions"_s, QJsonObject{{u"ready"_s, ready}, {u"serving"_s, ready}, {u"terminating"_s, deleting(pod)}}},
                                     {u"nodeName"_s, textAt(pod, u"spec.nodeName")},
                                     {u"targetRef"_s, QJsonObject{{u"kind"_s, u"Pod"_s}, {u"name"_s, nameOf(pod)}, {u"namespace"_s, namespaceOf(pod)}, {u"uid"_s, uidOf(pod)}}}});
    }
    return endpoints;
}

bool expected(const QJsonObject &budget, const QJsonObject &pod)
{
    return !podFinished(pod) && !deleting(pod) && hasLabels(objectAt(pod, u"metadata.labels"), objectAt(budget, u"spec.selector.matchLabels"));
}

/// A number, or a share of the pods, rounded up.
int amountOf(const QJsonValue &value, int pods)
{
    if (!value.isString())
        return value.toInt();
    return (value.toString().chopped(1).toInt() * pods + 99) / 100;
}

void setTaint(QJsonObject &node, const QString &key, const QString &effect, bool there, const QString &stamp)
{
    QJsonArray taints;
    bool found = false;
    for (const QJsonValue taint : arrayAt(node, u"spec.taints")) {
        const bool same = textAt(taint.toObject(), u"key") == key && textAt(taint.toObject(), u"effect") == effect;
        found = found || same;
        if (!same || there)
            taints.append(taint);
    }
    if (there && !found)
        taints.append(QJsonObject{{u"key"_s, key}, {u"effect"_s, effect}, {u"timeAdded"_s, stamp}});
    put(node, u"spec.taints", taints.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(taints));
}

bool waitsForLost(const QJsonObject &pod)
{
    for (const QJsonValue value : arrayAt(pod, u"spec.tolerations")) {
        const QJsonObject toleration = value.toObject();
        const QString key = textAt(toleration, u"key");
        if ((key.isEmpty() || key == "node.kubernetes.io/unreachable"_L1) && !toleration.contains("tolerationSeconds"_L1))
            return true;
    }
    return false;
}

} // namespace

void reconcileEndpoints(ClusterParts &parts)
{
    for (const QJsonObject &service : parts.store.list(resources::services)) {
        if (objectAt(service, u"spec.selector").isEmpty())
            continue;
        const std::vector<QJsonObject> known = parts.store.ownedBy(resources::slices, uidOf(service));
        const QJsonValue created = at(service, u"metadata.creationTimestamp");
        QJsonObject slice = known.empty()
            ? parts.store.add(resources::slices, {{u"metadata"_s, QJsonObject{{u"name"_s, nameOf(service) + u'-' + parts.store.suffix()}, {u"namespace"_s, namespaceOf(service)}, {u"creationTimestamp"_s, created},
                                                                              {u"labels"_s, QJsonObject{{u"kubernetes.io/service-name"_s, nameOf(service)}, {u"endpointslice.kubernetes.io/managed-by"_s, u"endpointslice-controller.k8s.io"_s}}},
                                                                              {u"ownerReferences"_s, ownedBy(service)}}},
                                                  {u"addressType"_s, u"IPv4"_s}})
            : known.front();
        slice.insert(u"endpoints"_s, endpointsFor(parts.store, service));
        slice.insert(u"ports"_s, portsFor(service));
        parts.store.update(resources::slices, slice);
    }
}

void reconcileBudgets(ClusterParts &parts)
{
    for (const QJsonObject &budget : parts.store.list(resources::budgets)) {
        int count = 0, healthy = 0;
        for (const QJsonObject &pod : parts.store.list(resources::pods, namespaceOf(budget))) {
            if (!expected(budget, pod))
                continue;
            ++count;
            healthy += podReady(pod);
        }
        const bool byLeast = !at(budget, u"spec.minAvailable").isUndefined();
        const int least = byLeast ? amountOf(at(budget, u"spec.minAvailable"), count) : std::max(0, count - amountOf(at(budget, u"spec.maxUnavailable"), count));
        const int allowed = std::max(0, healthy - least);
        QJsonArray conditions = arrayAt(budget, u"status.conditions");
        setCondition(conditions, u"DisruptionAllowed"_s, allowed > 0, parts.store.nowMs(), allowed > 0 ? u"SufficientPods"_s : u"InsufficientPods"_s);
        setStatus(parts, resources::budgets, budget,
                  {{u"currentHealthy"_s, healthy}, {u"desiredHealthy"_s, least}, {u"expectedPods"_s, count}, {u"disruptionsAllowed"_s, allowed},
                   {u"observedGeneration"_s, numberAt(budget, u"metadata.generation")}, {u"conditions"_s, conditions}});
    }
}

void reconcileNodes(ClusterParts &parts)
{
    const qint64 now = parts.store.nowMs();
    for (const QJsonObject &known : parts.store.list(resources::nodes)) {
        QJsonObject node = known;
        const bool ready = nodeReady(node);
        setTaint(node, u"node.kubernetes.io/unschedulable"_s, u"NoSchedule"_s, at(node, u"spec.unschedulable").toBool(), secondsText(now));
        setTaint(node, u"node.kubernetes.io/unreachable"_s, u"NoSchedule"_s, !ready, secondsText(now));
        setTaint(node, u"node.kubernetes.io/unreachable"_s, u"NoExecute"_s, !ready, secondsText(now));
        if (node != known)
            parts.kubelet.tryWaiting();
        parts.store.update(resources::nodes, node);
        if (ready)
            continue;
        const qint64 deadline = msOfSeconds(textAt(condition(node, u"Ready"), u"lastTransitionTime")) + patienceMs;
        if (now < deadline) {
            parts.wakeAt(deadline);
            continue;
        }
        for (const QJsonObject &pod : parts.store.list(resources::pods))
            if (textAt(pod, u"spec.nodeName") == nameOf(node) && !deleting(pod) && !waitsForLost(pod))
                parts.kubelet.stop(pod, 30);
    }
}

} // namespace demo
