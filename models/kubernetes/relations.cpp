// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "relations.h"

#include "autoscalerrow.h"
#include "budgetrow.h"
#include "endpointslicerow.h"
#include "overviewparts.h"
#include "podrow.h"
#include "relationparts.h"
#include "rowdecoders.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::Relations", text, nullptr, n);
}

/// What leads lies before what it leads to. Custom kinds own workloads more often than they are owned.
int tierOf(const QString &kind)
{
    static const std::map<QString, int> tiers = {
        {QStringLiteral("Ingress"), 0}, {QStringLiteral("Service"), 1}, {QStringLiteral("HorizontalPodAutoscaler"), 1},
        {QStringLiteral("Deployment"), 2}, {QStringLiteral("PodDisruptionBudget"), 3}, {QStringLiteral("NetworkPolicy"), 3},
        {QStringLiteral("CronJob"), 2}, {QStringLiteral("EndpointSlice"), 3}, {QStringLiteral("ReplicaSet"), 3},
        {QStringLiteral("ReplicationController"), 3}, {QStringLiteral("StatefulSet"), 3}, {QStringLiteral("DaemonSet"), 3},
        {QStringLiteral("Job"), 3}, {QStringLiteral("Pod"), 4}, {QStringLiteral("Node"), 5}, {QStringLiteral("ConfigMap"), 5},
        {QStringLiteral("Secret"), 5}, {QStringLiteral("ServiceAccount"), 5}, {QStringLiteral("PersistentVolumeClaim"), 5},
        {QStringLiteral("PersistentVolume"), 6}, {QStringLiteral("StorageClass"), 7}, {QStringLiteral("User"), 5}, {QStringLiteral("Group"), 5},
        {QStringLiteral("RoleBinding"), 6}, {QStringLiteral("ClusterRoleBinding"), 6}, {QStringLiteral("Role"), 7}, {QStringLiteral("ClusterRole"), 7}};
    const auto found = tiers.find(kind);
    return found == tiers.end() ? 1 : found->second;
}

/// Whose pods are its own, by selector and uid.
bool ownsPods(const QString &kind)
{
    static const QStringList kinds{QStringLiteral("ReplicaSet"), QStringLiteral("ReplicationController"), QStringLiteral("StatefulSet"),
                                   QStringLiteral("DaemonSet"), QStringLiteral("Job")};
    return kinds.contains(kind);
}

void describePod(RelatedObject &related, const QJsonObject &object)
{
    const auto pod = overview::rowOf<PodRow>(decodePod, QJsonDocument(object).toJson(QJsonDocument::Compact));
    if (pod.key().isEmpty())
        return;
    related.note = pod.status;
    related.tone = pod.state == PodState::Failing                                                       ? live::Tone::Bad
                   : pod.state == PodState::Pending || (pod.state == PodState::Running && pod.ready < pod.total) ? live::Tone::Warn
                   : pod.state == PodState::Running                                                     ? live::Tone::Ok
                                                                                                        : live::Tone::Idle;
}

void describeSlice(RelatedObject &related, const QJsonObject &object)
{
    const auto slice = overview::rowOf<EndpointSliceRow>(decodeEndpointSlice, QJsonDocument(object).toJson(QJsonDocument::Compact));
    related.note = tr("%1/%2 ready").arg(slice.readyEndpoints).arg(slice.endpoints);
    related.tone = slice.endpoints == 0 ? live::Tone::Idle : slice.readyEndpoints < slice.endpoints ? live::Tone::Warn : live::Tone::Ok;
}

void describeBudget(RelatedObject &related, const QJsonObject &object)
{
    const auto budget = overview::rowOf<BudgetRow>(decodeBudget, QJsonDocument(object).toJson(QJsonDocument::Compact));
    related.note = tr("%n may go", budget.allowed);
    related.tone = budget.allowed > 0 ? live::Tone::Ok : live::Tone::Warn;
}

void describeAutoscaler(RelatedObject &related, const QJsonObject &object)
{
    const auto scaler = overview::rowOf<AutoscalerRow>(decodeAutoscaler, QJsonDocument(object).toJson(QJsonDocument::Compact));
    related.note = tr("%1, from %2 to %3").arg(scaler.current).arg(scaler.minReplicas.value_or(1)).arg(scaler.maxReplicas);
    related.tone = scaler.state == ScalingState::NoMetrics || scaler.state == ScalingState::CannotScale ? live::Tone::Bad
                   : scaler.state == ScalingState::AtMaximum                                           ? live::Tone::Warn
                                                                                                       : live::Tone::Ok;
}

/// Kinds that are told by the same facts as their tables tell.
const std::map<QString, void (*)(RelatedObject &, const QJsonObject &)> &describers()
{
    static const std::map<QString, void (*)(RelatedObject &, const QJsonObject &)> all = {
        {QStringLiteral("Pod"), describePod}, {QStringLiteral("EndpointSlice"), describeSlice},
        {QStringLiteral("PodDisruptionBudget"), describeBudget}, {QStringLiteral("HorizontalPodAutoscaler"), describeAutoscaler}};
    return all;
}

} // namespace

std::vector<size_t> Relations::chain() const
{
    std::vector<size_t> result;
    if (objects.empty())
        return result;
    result.push_back(0);
    const auto next = [&](size_t of, bool up) {
        const auto found = std::find_if(edges.begin(), edges.end(), [&](const Relation &edge) {
            return up ? edge.owns && edge.to == of : edge.from == of && objects[edge.to].object.kind == QStringLiteral("Node");
        });
        return found == edges.end() ? objects.size() : up ? found->from : found->to;
    };
    for (size_t up = next(0, true); up < objects.size() && result.size() < 10; up = next(up, true))
        result.insert(result.begin(), up);
    if (const size_t node = next(0, false); node < objects.size())
        result.push_back(node);
    return result;
}

RelationSearch::RelationSearch(QByteArray path)
{
    ask(path, [this](const QJsonObject &object) { begin(object); }, 0);
}

std::vector<QByteArray> RelationSearch::take()
{
    return std::exchange(m_new, {});
}

void RelationSearch::ask(const QByteArray &path, Read read, size_t about)
{
    auto &waiting = m_open[path];
    if (waiting.empty())
        m_new.push_back(path);
    waiting.emplace_back(std::move(read), about);
}

void RelationSearch::answer(const QByteArray &path, const base::Result<QByteArray> &answer)
{
    const auto found = m_open.find(path);
    if (found == m_open.end())
        return;
    const auto waiting = std::move(found->second);
    m_open.erase(found);
    if (!answer.ok()) {
        if (m_relations.objects.empty()) {
            m_error = answer.error();
        } else if (answer.error().code == base::Error::Code::NotFound) {
            // A list that is not there is of a kind that this cluster does not have.
            for (const auto &[read, about] : waiting)
                m_relations.objects[about].missing = about != 0 && !path.contains('?');
        } else if (!m_relations.refused.contains(answer.error().text())) {
            m_relations.refused << answer.error().text();
        }
        return;
    }
    const QJsonObject object = QJsonDocument::fromJson(*answer).object();
    for (const auto &[read, about] : waiting)
        read(object);
}

size_t RelationSearch::add(const ObjectName &object, bool *known)
{
    std::vector<RelatedObject> &objects = m_relations.objects;
    const auto same = std::find_if(objects.begin(), objects.end(), [&](const RelatedObject &related) {
        const ObjectName &other = related.object;
        return !object.name.isEmpty() && other.kind == object.kind && other.namespaceName == object.namespaceName && other.name == object.name;
    });
    if (known)
        *known = same != objects.end();
    if (same != objects.end()) {
        if (same->object.uid.isEmpty())
            same->object.uid = object.uid;
        return static_cast<size_t>(same - objects.begin());
    }
    RelatedObject related;
    related.object = object;
    related.tier = tierOf(object.kind);
    objects.push_back(std::move(related));
    return objects.size() - 1;
}

void RelationSearch::relate(size_t from, size_t to, bool owns)
{
    std::vector<Relation> &edges = m_relations.edges;
    const auto same = std::find_if(edges.begin(), edges.end(), [&](const Relation &edge) { return edge.from == from && edge.to == to; });
    if (same == edges.end())
        edges.push_back({from, to, owns});
    else
        same->owns = same->owns || owns;
}

void RelationSearch::addListed(size_t from, const QString &kind, const QJsonArray &items,
                               const std::function<bool(const QJsonObject &)> &belongs,
                               const std::function<void(size_t, const QJsonObject &)> &found, bool owns, bool above)
{
    int shown = 0;
    int more = 0;
    for (const QJsonValue &item : items) {
        const QJsonObject object = item.toObject();
        if (!belongs(object))
            continue;
        if (++shown > shownAtMost) {
            ++more;
            continue;
        }
        const size_t index = add(nameOf(kind, object));
        describe(index, object);
        relate(above ? index : from, above ? from : index, owns);
        if (found)
            found(index, object);
    }
    if (more == 0)
        return;
    const size_t rest = add({kind, {}, {}, {}});
    m_relations.objects[rest].note = tr("and %n more", more);
    relate(above ? rest : from, above ? from : rest, owns);
}

// --- From the object on ---------------------------------------------------------------------------------------------

void RelationSearch::begin(const QJsonObject &object)
{
    const QString kind = subText(object, "kind");
    const size_t self = add(nameOf(kind, object));
    describe(self, object);
    followOwners(self, object);
    const QJsonObject spec = subObject(object, "spec");
    const QJsonObject podTemplate = subObject(spec, "template");
    if (kind == QStringLiteral("Pod")) {
        addNodeOf(self, spec);
        addUsed(self, spec);
        findServices(self, subObject(subObject(object, "metadata"), "labels"));
    } else if (!podTemplate.isEmpty()) {
        addUsed(self, subObject(podTemplate, "spec"));
        findServices(self, subObject(subObject(podTemplate, "metadata"), "labels"));
    } else if (kind == QStringLiteral("Service")) {
        findIngresses(self);
        findEndpoints(self);
    } else if (kind == QStringLiteral("Ingress")) {
        addBackends(self, spec);
    } else if (kind == QStringLiteral("Node")) {
        findPodsOn(self);
    } else if (kind == QStringLiteral("EndpointSlice")) {
        const QString service = subText(subObject(subObject(object, "metadata"), "labels"), "kubernetes.io/service-name");
        if (!service.isEmpty()) {
            const size_t at = add({QStringLiteral("Service"), m_relations.objects[self].object.namespaceName, service, {}});
            relate(at, self);
            findIngresses(at);
        }
        addEndpoints(self, object);
    } else if (kind == QStringLiteral("HorizontalPodAutoscaler")) {
        followTarget(self, subObject(spec, "scaleTargetRef"));
    } else if (kind == QStringLiteral("PodDisruptionBudget") && spec.contains(QLatin1String("selector"))) {
        findPodsSelected(self, subObject(spec, "selector"));
    } else if (kind == QStringLiteral("NetworkPolicy")) {
        findPodsSelected(self, subObject(spec, "podSelector"));
    }
    addStorage(self, object);
    addRights(self, object);
    for (const char *used : {"ConfigMap", "Secret", "PersistentVolumeClaim", "ServiceAccount"}) {
        if (kind == QLatin1String(used))
            findUsers(self);
    }
    findOwned(self, object);
}

/// "2/3 ready" of what has replicas, the status of a pod; and what tells good from bad.
void RelationSearch::describe(size_t index, const QJsonObject &object)
{
    RelatedObject &related = m_relations.objects[index];
    const QJsonObject spec = subObject(object, "spec");
    const QJsonObject status = subObject(object, "status");
    if (const auto known = describers().find(related.object.kind); known != describers().end()) {
        known->second(related, object);
    } else if (status.contains(QLatin1String("desiredNumberScheduled")) || spec.contains(QLatin1String("replicas"))) {
        const int wanted = status.contains(QLatin1String("desiredNumberScheduled")) ? status.value(QLatin1String("desiredNumberScheduled")).toInt()
                                                                                   : spec.value(QLatin1String("replicas")).toInt();
        const int ready = status.value(QLatin1String(status.contains(QLatin1String("numberReady")) ? "numberReady" : "readyReplicas")).toInt();
        related.note = tr("%1/%2 ready").arg(ready).arg(wanted);
        related.tone = wanted == 0 ? live::Tone::Idle : ready < wanted ? live::Tone::Warn : live::Tone::Ok;
    } else if (related.object.kind == QStringLiteral("Node")) {
        for (const QJsonValue &condition : subList(status, "conditions")) {
            if (subText(condition.toObject(), "type") != QStringLiteral("Ready"))
                continue;
            const bool ready = subText(condition.toObject(), "status") == QStringLiteral("True");
            related.note = ready ? tr("Ready") : tr("Not ready");
            related.tone = ready ? live::Tone::Ok : live::Tone::Bad;
        }
    } else if (related.object.kind == QStringLiteral("Service")) {
        related.note = subText(spec, "type");
    } else if (related.object.kind.startsWith(QLatin1String("PersistentVolume"))) {
        related.note = subText(status, "phase");
        related.tone = related.note.isEmpty() ? live::Tone::None : related.note == QStringLiteral("Bound") ? live::Tone::Ok : live::Tone::Warn;
    } else if (related.object.kind == QStringLiteral("Role") || related.object.kind == QStringLiteral("ClusterRole")) {
        related.note = tr("%n rules", static_cast<int>(subList(object, "rules").size()));
    }
}

void RelationSearch::followOwners(size_t index, const QJsonObject &object)
{
    const QString space = m_relations.objects[index].object.namespaceName;
    for (const QJsonValue &value : subList(subObject(object, "metadata"), "ownerReferences")) {
        const QJsonObject reference = value.toObject();
        ObjectName owner{subText(reference, "kind"), space, subText(reference, "name"), subText(reference, "uid").toLatin1()};
        const KnownResource known = knownResource(owner.kind);
        if (!known.resource.isEmpty() && !known.namespaced)
            owner.namespaceName.clear();
        bool before = false;
        const size_t at = add(owner, &before);
        // A mirror pod is owned by its node, on which it runs: that way round it is drawn.
        const bool up = owner.kind != QStringLiteral("Node");
        relate(up ? at : index, up ? index : at, up);
        const QByteArray path = pathOf(owner);
        if (path.isEmpty() || !up || !m_ownersAsked.insert({owner.kind, owner.namespaceName, owner.name}).second)
            continue;
        ask(path, [this, at](const QJsonObject &answer) {
            describe(at, answer);
            followOwners(at, answer);
        }, at);
    }
}

void RelationSearch::findOwned(size_t index, const QJsonObject &object)
{
    const ObjectName self = m_relations.objects[index].object;
    const QString selector = selectorText(subObject(subObject(object, "spec"), "selector"));
    const auto owned = [uid = self.uid](const QJsonObject &item) { return isOwnedBy(item, uid); };
    if (self.kind == QStringLiteral("Deployment")) {
        ask(collection("ReplicaSet", self.namespaceName, "labelSelector", selector), [this, index, owned](const QJsonObject &list) {
            // Those of earlier revisions are kept for going back, and have nothing to show.
            const auto current = [&](const QJsonObject &item) {
                return owned(item) && (subObject(item, "spec").value(QLatin1String("replicas")).toInt() > 0 ||
                                       subObject(item, "status").value(QLatin1String("replicas")).toInt() > 0);
            };
            addListed(index, QStringLiteral("ReplicaSet"), subList(list, "items"), current,
                      [this](size_t set, const QJsonObject &item) { findPodsOwned(set, item); }, true);
        }, index);
    } else if (self.kind == QStringLiteral("CronJob")) {
        ask(collection("Job", self.namespaceName), [this, index, owned](const QJsonObject &list) {
            addListed(index, QStringLiteral("Job"), subList(list, "items"), owned,
                      [this](size_t job, const QJsonObject &item) { findPodsOwned(job, item); }, true);
        }, index);
    } else if (ownsPods(self.kind)) {
        findPodsOwned(index, object);
    }
}

void RelationSearch::findPodsOwned(size_t index, const QJsonObject &object)
{
    const ObjectName owner = m_relations.objects[index].object;
    const QJsonObject selector = subObject(subObject(object, "spec"), "selector");
    // A ReplicationController's selector is a plain map.
    const bool plain = owner.kind == QStringLiteral("ReplicationController");
    const QString text = selectorText(plain ? QJsonObject{{QStringLiteral("matchLabels"), selector}} : selector);
    ask(collection("Pod", owner.namespaceName, "labelSelector", text), [this, index, uid = owner.uid](const QJsonObject &list) {
        addListed(index, QStringLiteral("Pod"), subList(list, "items"), [&](const QJsonObject &pod) { return isOwnedBy(pod, uid); },
                  [this](size_t pod, const QJsonObject &item) { addNodeOf(pod, subObject(item, "spec")); }, true);
    }, index);
}

} // namespace kubernetes
