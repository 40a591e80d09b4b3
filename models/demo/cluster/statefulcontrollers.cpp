// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// StatefulSets: numbered pods, one after the other; DaemonSets: one on each node.
#include "controllers.h"
#include "scheduler.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

const QString revisionLabel = u"controller-revision-hash"_s;

QString revisionOf(const QJsonObject &pod)
{
    return objectAt(pod, u"metadata.labels").value(revisionLabel).toString();
}

/// Keeps what the template was: a patch that would bring it back. What is current has the highest number.
void keepRevision(ClusterParts &parts, const QJsonObject &set, const QString &name)
{
    const ApiResource &revisions = resources::of(u"ControllerRevision");
    int newest = 0;
    for (const QJsonObject &one : parts.store.ownedBy(revisions, uidOf(set)))
        newest = std::max(newest, numberAt(one, u"revision"));
    if (std::optional<QJsonObject> known = parts.store.find(revisions, namespaceOf(set), name)) {
        if (numberAt(*known, u"revision") < newest) {
            known->insert(u"revision"_s, newest + 1);
            parts.store.update(revisions, *known);
        }
        return;
    }
    QJsonObject made = objectAt(set, u"spec.template");
    made.insert(u"$patch"_s, u"replace"_s);
    QJsonObject meta{{u"name"_s, name}, {u"namespace"_s, namespaceOf(set)}, {u"labels"_s, objectAt(set, u"spec.selector.matchLabels")}, {u"ownerReferences"_s, ownedBy(set)}};
    parts.store.add(revisions, {{u"metadata"_s, meta}, {u"data"_s, QJsonObject{{u"spec"_s, QJsonObject{{u"template"_s, made}}}}}, {u"revision"_s, newest + 1}});
}

int ordinalOf(const QJsonObject &pod)
{
    return nameOf(pod).section(u'-', -1).toInt();
}

QString claimName(const QJsonObject &claimTemplate, const QString &pod)
{
    return nameOf(claimTemplate) + u'-' + pod;
}

/// The claims that a numbered pod keeps from one life to the next.
void makeClaims(ClusterParts &parts, const QJsonObject &set, const QString &pod)
{
    for (const QJsonValue value : arrayAt(set, u"spec.volumeClaimTemplates")) {
        const QJsonObject claimTemplate = value.toObject();
        const QString name = claimName(claimTemplate, pod);
        if (parts.store.find(resources::claims, namespaceOf(set), name))
            continue;
        const QJsonObject made{{u"metadata"_s, QJsonObject{{u"name"_s, name}, {u"namespace"_s, namespaceOf(set)}, {u"labels"_s, objectAt(set, u"spec.selector.matchLabels")}}},
                               {u"spec"_s, objectAt(claimTemplate, u"spec")}, {u"status"_s, QJsonObject{{u"phase"_s, u"Pending"_s}}}};
        parts.store.add(resources::claims, made);
    }
}

void makeNumbered(ClusterParts &parts, const QJsonObject &set, int ordinal, const QString &revision)
{
    const QString name = u"%1-%2"_s.arg(nameOf(set)).arg(ordinal);
    makeClaims(parts, set, name);
    QJsonObject pod = podFrom(set, name, {{revisionLabel, revision}, {u"statefulset.kubernetes.io/pod-name"_s, name}, {u"apps.kubernetes.io/pod-index"_s, QString::number(ordinal)}});
    QJsonArray volumes = arrayAt(pod, u"spec.volumes");
    for (const QJsonValue claim : arrayAt(set, u"spec.volumeClaimTemplates"))
        volumes.append(QJsonObject{{u"name"_s, nameOf(claim.toObject())}, {u"persistentVolumeClaim"_s, QJsonObject{{u"claimName"_s, claimName(claim.toObject(), name)}}}});
    put(pod, u"spec.volumes", volumes);
    put(pod, u"spec.hostname", name);
    put(pod, u"spec.subdomain", textAt(set, u"spec.serviceName"));
    createPod(parts, set, pod, u"statefulset-controller"_s);
}

/// One step: the next one up, the last one down, or the last one of an old template.
void moveNumbered(ClusterParts &parts, const QJsonObject &set, std::vector<QJsonObject> pods, const QString &revision)
{
    const int desired = numberAt(set, u"spec.replicas", 1);
    const bool still = std::any_of(pods.begin(), pods.end(), [](const QJsonObject &pod) { return deleting(pod); });
    std::sort(pods.begin(), pods.end(), [](const QJsonObject &a, const QJsonObject &b) { return ordinalOf(a) < ordinalOf(b); });
    for (int ordinal = 0; ordinal < desired; ++ordinal) {
        const auto found = std::find_if(pods.begin(), pods.end(), [&](const QJsonObject &pod) { return ordinalOf(pod) == ordinal; });
        if (found == pods.end())
            return makeNumbered(parts, set, ordinal, revision);
        if (!podReady(*found))
            return;
    }
    if (still)
        return;
    if (static_cast<int>(pods.size()) > desired)
        return stopPod(parts, set, pods.back(), u"statefulset-controller"_s);
    for (auto pod = pods.rbegin(); pod != pods.rend(); ++pod)
        if (revisionOf(*pod) != revision)
            return stopPod(parts, set, *pod, u"statefulset-controller"_s);
}

void reconcileStatefulSet(ClusterParts &parts, const QJsonObject &set)
{
    const QString revision = nameOf(set) + u'-' + templateHash(objectAt(set, u"spec.template"));
    keepRevision(parts, set, revision);
    moveNumbered(parts, set, parts.store.ownedBy(resources::pods, uidOf(set)), revision);
    int all = 0, ready = 0, updated = 0;
    QString oldest = revision;
    for (const QJsonObject &pod : activePods(parts.store, set)) {
        ++all;
        ready += podReady(pod);
        updated += revisionOf(pod) == revision;
        if (revisionOf(pod) != revision)
            oldest = revisionOf(pod);
    }
    setStatus(parts, resources::statefulSets, set,
              {{u"replicas"_s, all}, {u"readyReplicas"_s, ready}, {u"availableReplicas"_s, ready}, {u"currentReplicas"_s, oldest == revision ? all : all - updated}, {u"updatedReplicas"_s, updated},
               {u"currentRevision"_s, oldest}, {u"updateRevision"_s, revision}, {u"collisionCount"_s, 0}, {u"observedGeneration"_s, numberAt(set, u"metadata.generation")}});
}

/// A daemon's pod: for this node alone, and there whatever ails it.
QJsonObject daemonOf(ClusterParts &parts, const QJsonObject &set, const QString &node, const QString &revision)
{
    QJsonObject pod = podFrom(set, nameOf(set) + u'-' + parts.store.suffix(), {{revisionLabel, revision}, {u"pod-template-generation"_s, u"1"_s}});
    const QJsonObject field{{u"key"_s, u"metadata.name"_s}, {u"operator"_s, u"In"_s}, {u"values"_s, QJsonArray{node}}};
    put(pod, u"spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms", QJsonArray{QJsonObject{{u"matchFields"_s, QJsonArray{field}}}});
    QJsonArray tolerations = arrayAt(set, u"spec.template.spec.tolerations");
    for (const char *key : {"node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"})
        tolerations.append(QJsonObject{{u"key"_s, QString::fromLatin1(key)}, {u"operator"_s, u"Exists"_s}, {u"effect"_s, u"NoExecute"_s}});
    for (const char *key : {"node.kubernetes.io/disk-pressure", "node.kubernetes.io/memory-pressure", "node.kubernetes.io/unschedulable"})
        tolerations.append(QJsonObject{{u"key"_s, QString::fromLatin1(key)}, {u"operator"_s, u"Exists"_s}, {u"effect"_s, u"NoSchedule"_s}});
    put(pod, u"spec.tolerations", tolerations);
    return pod;
}

QString nodeFor(const QJsonObject &pod)
{
    const QJsonArray terms = arrayAt(pod, u"spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms");
    return arrayAt(arrayAt(terms.at(0).toObject(), u"matchFields").at(0).toObject(), u"values").at(0).toString();
}

void reconcileDaemonSet(ClusterParts &parts, const QJsonObject &set)
{
    const QString component = u"daemonset-controller"_s;
    const QString revision = templateHash(objectAt(set, u"spec.template"));
    keepRevision(parts, set, nameOf(set) + u'-' + revision);
    const std::vector<QJsonObject> pods = parts.store.ownedBy(resources::pods, uidOf(set));
    int desired = 0, current = 0, ready = 0, updated = 0;
    const QJsonObject *outdated = nullptr;
    for (const QJsonObject &node : parts.store.list(resources::nodes)) {
        const bool wanted = hasLabels(objectAt(node, u"metadata.labels"), objectAt(set, u"spec.template.spec.nodeSelector"));
        const auto pod = std::find_if(pods.begin(), pods.end(), [&](const QJsonObject &one) { return nodeFor(one) == nameOf(node); });
        desired += wanted;
        if (pod == pods.end()) {
            if (wanted)
                createPod(parts, set, daemonOf(parts, set, nameOf(node), revision), component);
            continue;
        }
        if (!wanted) {
            parts.kubelet.stop(*pod, 30);
            continue;
        }
        ++current;
        ready += podReady(*pod);
        updated += revisionOf(*pod) == revision;
        if (revisionOf(*pod) != revision && nodeReady(node))
            outdated = &*pod;
    }
    // One at a time, where the node can take part.
    const auto lost = static_cast<int>(std::count_if(pods.begin(), pods.end(), [&](const QJsonObject &pod) {
        const auto node = parts.store.find(resources::nodes, {}, nodeFor(pod));
        return node && !nodeReady(*node);
    }));
    if (outdated && ready + lost >= desired)
        stopPod(parts, set, *outdated, component);
    setStatus(parts, resources::daemonSets, set,
              {{u"desiredNumberScheduled"_s, desired}, {u"currentNumberScheduled"_s, current}, {u"numberMisscheduled"_s, 0}, {u"numberReady"_s, ready}, {u"numberAvailable"_s, ready},
               {u"numberUnavailable"_s, desired - ready}, {u"updatedNumberScheduled"_s, updated}, {u"observedGeneration"_s, numberAt(set, u"metadata.generation")}});
}

} // namespace

void reconcileStatefulSets(ClusterParts &parts)
{
    for (const QJsonObject &set : parts.store.list(resources::statefulSets))
        reconcileStatefulSet(parts, set);
}

void reconcileDaemonSets(ClusterParts &parts)
{
    for (const QJsonObject &set : parts.store.list(resources::daemonSets))
        reconcileDaemonSet(parts, set);
}

} // namespace demo
