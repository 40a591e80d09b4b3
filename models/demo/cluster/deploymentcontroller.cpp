// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deployments: one ReplicaSet for each template, and the way from the old ones to the new one.
// Source: kubernetes, pkg/controller/deployment/rolling.go and progress.go.
#include "controllers.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

const QString revisionKey = u"deployment.kubernetes.io/revision"_s;
const QString hashKey = u"pod-template-hash"_s;

struct Rollout {
    ClusterParts &parts;
    QJsonObject deployment;
    std::vector<QJsonObject> old;
    std::optional<QJsonObject> current;

    [[nodiscard]] int desired() const { return numberAt(deployment, u"spec.replicas", 1); }
};

int revisionOf(const QJsonObject &object)
{
    return objectAt(object, u"metadata.annotations").value(revisionKey).toString().toInt();
}

QJsonObject withoutHash(QJsonObject podTemplate)
{
    QJsonObject labels = objectAt(podTemplate, u"metadata.labels");
    labels.remove(hashKey);
    put(podTemplate, u"metadata.labels", labels);
    return podTemplate;
}

/// "25%" of so many, or a number.
int share(const QJsonValue &value, int whole, bool up)
{
    if (!value.isString())
        return value.toInt();
    const double part = value.toString().chopped(1).toDouble() * whole / 100;
    return static_cast<int>(up ? std::ceil(part) : std::floor(part));
}

int surge(const Rollout &rollout)
{
    return share(at(rollout.deployment, u"spec.strategy.rollingUpdate.maxSurge"), rollout.desired(), true);
}

int unavailable(const Rollout &rollout)
{
    const int most = share(at(rollout.deployment, u"spec.strategy.rollingUpdate.maxUnavailable"), rollout.desired(), false);
    return most == 0 && surge(rollout) == 0 ? 1 : most;
}

void scale(Rollout &rollout, QJsonObject &set, int replicas)
{
    const int before = numberAt(set, u"spec.replicas");
    if (before == replicas)
        return;
    put(set, u"spec.replicas", replicas);
    put(set, u"metadata.annotations", [&] {
        QJsonObject annotations = objectAt(set, u"metadata.annotations");
        annotations.insert(u"deployment.kubernetes.io/desired-replicas"_s, QString::number(rollout.desired()));
        return annotations;
    }());
    rollout.parts.store.update(resources::replicaSets, set);
    rollout.parts.events.normal(rollout.deployment, u"ScalingReplicaSet"_s,
                                u"Scaled %1 replica set %2 from %3 to %4"_s.arg(before < replicas ? u"up"_s : u"down"_s, nameOf(set)).arg(before).arg(replicas), {u"deployment-controller"_s});
}

void makeCurrent(Rollout &rollout, int revision)
{
    const QJsonObject &deployment = rollout.deployment;
    QJsonObject made = objectAt(deployment, u"spec.template");
    const QString hash = templateHash(made);
    QJsonObject labels = objectAt(made, u"metadata.labels"), selector = objectAt(deployment, u"spec.selector.matchLabels");
    labels.insert(hashKey, hash);
    selector.insert(hashKey, hash);
    put(made, u"metadata.labels", labels);
    QJsonObject annotations{{revisionKey, QString::number(revision)}, {u"deployment.kubernetes.io/desired-replicas"_s, QString::number(rollout.desired())}};
    if (const QJsonValue cause = objectAt(deployment, u"metadata.annotations").value("kubernetes.io/change-cause"_L1); cause.isString())
        annotations.insert(u"kubernetes.io/change-cause"_s, cause);
    rollout.current = rollout.parts.store.add(
        resources::replicaSets, {{u"metadata"_s, QJsonObject{{u"name"_s, nameOf(deployment) + u'-' + hash}, {u"namespace"_s, namespaceOf(deployment)}, {u"labels"_s, labels},
                                                             {u"annotations"_s, annotations}, {u"ownerReferences"_s, ownedBy(deployment)}}},
                                 {u"spec"_s, QJsonObject{{u"replicas"_s, 0}, {u"selector"_s, QJsonObject{{u"matchLabels"_s, selector}}}, {u"template"_s, made}}},
                                 {u"status"_s, QJsonObject{{u"replicas"_s, 0}}}});
}

/// Finds out which set is of the template of now, and makes it if there is none.
void sort(Rollout &rollout)
{
    const QJsonObject wanted = objectAt(rollout.deployment, u"spec.template");
    int newest = 0;
    for (const QJsonObject &set : rollout.parts.store.ownedBy(resources::replicaSets, uidOf(rollout.deployment))) {
        newest = std::max(newest, revisionOf(set));
        if (!rollout.current && withoutHash(objectAt(set, u"spec.template")) == wanted)
            rollout.current = set;
        else
            rollout.old.push_back(set);
    }
    if (!rollout.current && !at(rollout.deployment, u"spec.paused").toBool())
        makeCurrent(rollout, ++newest);
    if (!rollout.current)
        return;
    if (!rollout.old.empty() && revisionOf(*rollout.current) < newest) { // an earlier template is back
        QJsonObject annotations = objectAt(*rollout.current, u"metadata.annotations");
        annotations.insert(revisionKey, QString::number(newest + 1));
        put(*rollout.current, u"metadata.annotations", annotations);
        rollout.parts.store.update(resources::replicaSets, *rollout.current);
    }
    QJsonObject annotations = objectAt(rollout.deployment, u"metadata.annotations");
    annotations.insert(revisionKey, QString::number(revisionOf(*rollout.current)));
    put(rollout.deployment, u"metadata.annotations", annotations);
}

int sum(const Rollout &rollout, QStringView path, bool withOld = true)
{
    int total = rollout.current ? numberAt(*rollout.current, path) : 0;
    for (const QJsonObject &set : rollout.old)
        total += withOld ? numberAt(set, path) : 0;
    return total;
}

void scaleOldDown(Rollout &rollout)
{
    const int least = rollout.desired() - unavailable(rollout);
    const int newMissing = sum(rollout, u"spec.replicas", false) - sum(rollout, u"status.availableReplicas", false);
    int room = sum(rollout, u"spec.replicas") - least - newMissing;
    int spare = sum(rollout, u"status.availableReplicas") - least;
    std::sort(rollout.old.begin(), rollout.old.end(), [](const QJsonObject &a, const QJsonObject &b) { return revisionOf(a) < revisionOf(b); });
    for (QJsonObject &set : rollout.old) { // what does not work anyway goes first
        const int replicas = numberAt(set, u"spec.replicas");
        const int broken = std::min({replicas - numberAt(set, u"status.availableReplicas"), replicas, std::max(0, room)});
        scale(rollout, set, replicas - broken);
        room -= broken;
    }
    for (QJsonObject &set : rollout.old) {
        const int replicas = numberAt(set, u"spec.replicas");
        const int down = std::clamp(std::min(room, spare), 0, replicas);
        scale(rollout, set, replicas - down);
        room -= down;
        spare -= down;
    }
}

void roll(Rollout &rollout)
{
    const int desired = rollout.desired();
    const int have = numberAt(*rollout.current, u"spec.replicas");
    const bool recreate = textAt(rollout.deployment, u"spec.strategy.type") == "Recreate"_L1;
    const int oldPods = sum(rollout, u"status.replicas") - numberAt(*rollout.current, u"status.replicas");
    if (have > desired)
        scale(rollout, *rollout.current, desired);
    else if (recreate && oldPods == 0)
        scale(rollout, *rollout.current, desired);
    else if (!recreate)
        scale(rollout, *rollout.current, std::clamp(desired + surge(rollout) - sum(rollout, u"spec.replicas") + have, have, desired));
    if (!recreate)
        return scaleOldDown(rollout);
    for (QJsonObject &set : rollout.old)
        scale(rollout, set, 0);
}

/// Only the number is followed while the rollout is paused.
void scalePaused(Rollout &rollout)
{
    QJsonObject *largest = rollout.current ? &*rollout.current : nullptr;
    for (QJsonObject &set : rollout.old)
        if (!largest || numberAt(set, u"spec.replicas") > numberAt(*largest, u"spec.replicas"))
            largest = &set;
    if (largest)
        scale(rollout, *largest, std::max(0, rollout.desired() - sum(rollout, u"spec.replicas") + numberAt(*largest, u"spec.replicas")));
}

/// The condition Progressing, which has a deadline.
void setProgress(Rollout &rollout, QJsonArray &conditions, bool complete, bool moved)
{
    const QString name = rollout.current ? nameOf(*rollout.current) : QString();
    const QJsonObject before = condition(rollout.deployment, u"Progressing");
    const qint64 now = rollout.parts.store.nowMs();
    qint64 updated = msOfSeconds(textAt(before, u"lastUpdateTime"));
    const bool wasComplete = textAt(before, u"reason") == "NewReplicaSetAvailable"_L1;
    if (updated == 0 || moved || (wasComplete && !complete))
        updated = now;
    const qint64 deadline = updated + numberAt(rollout.deployment, u"spec.progressDeadlineSeconds", 600) * 1000LL;
    const bool late = !complete && now >= deadline;
    if (at(rollout.deployment, u"spec.paused").toBool())
        setCondition(conditions, u"Progressing"_s, true, now, u"DeploymentPaused"_s, u"Deployment is paused"_s);
    else if (complete)
        setCondition(conditions, u"Progressing"_s, true, now, u"NewReplicaSetAvailable"_s, u"ReplicaSet \"%1\" has successfully progressed."_s.arg(name));
    else if (late)
        setCondition(conditions, u"Progressing"_s, false, now, u"ProgressDeadlineExceeded"_s, u"ReplicaSet \"%1\" has timed out progressing."_s.arg(name));
    else
        setCondition(conditions, u"Progressing"_s, true, now, u"ReplicaSetUpdated"_s, u"ReplicaSet \"%1\" is progressing."_s.arg(name));
    if (!complete && !late)
        rollout.parts.wakeAt(deadline);
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        QJsonObject entry = conditions.at(i).toObject();
        const bool progress = entry.value("type"_L1) == u"Progressing"_s;
        entry.insert(u"lastUpdateTime"_s, progress ? secondsText(updated) : entry.value("lastTransitionTime"_L1).toString());
        conditions.replace(i, entry);
    }
}

void tellStatus(Rollout &rollout)
{
    const int desired = rollout.desired();
    const int all = sum(rollout, u"status.replicas"), available = sum(rollout, u"status.availableReplicas");
    const int updated = sum(rollout, u"status.replicas", false);
    const QJsonObject before = objectAt(rollout.deployment, u"status");
    const bool complete = updated == desired && all == desired && available == desired && rollout.current;
    QJsonObject status{{u"observedGeneration"_s, numberAt(rollout.deployment, u"metadata.generation")}};
    const auto number = [&](const char *key, int value) {
        if (value != 0)
            status.insert(QString::fromLatin1(key), value);
    };
    number("replicas", all);
    number("updatedReplicas", updated);
    number("readyReplicas", sum(rollout, u"status.readyReplicas"));
    number("availableReplicas", available);
    number("unavailableReplicas", std::max(0, std::max(all, desired) - available));
    const bool moved = updated > numberAt(before, u"updatedReplicas") || available > numberAt(before, u"availableReplicas")
        || all - updated < numberAt(before, u"replicas") - numberAt(before, u"updatedReplicas")
        || numberAt(status, u"observedGeneration") != numberAt(before, u"observedGeneration");
    QJsonArray conditions = before.value("conditions"_L1).toArray();
    const bool enough = available >= desired - unavailable(rollout);
    setCondition(conditions, u"Available"_s, enough, rollout.parts.store.nowMs(), enough ? u"MinimumReplicasAvailable"_s : u"MinimumReplicasUnavailable"_s,
                 enough ? u"Deployment has minimum availability."_s : u"Deployment does not have minimum availability."_s);
    setProgress(rollout, conditions, complete, moved);
    status.insert(u"conditions"_s, conditions);
    setStatus(rollout.parts, resources::deployments, rollout.deployment, status);
}

} // namespace

void reconcileDeployments(ClusterParts &parts)
{
    for (const QJsonObject &deployment : parts.store.list(resources::deployments)) {
        Rollout rollout{parts, deployment, {}, {}};
        sort(rollout);
        if (at(deployment, u"spec.paused").toBool())
            scalePaused(rollout);
        else
            roll(rollout);
        tellStatus(rollout);
    }
}

void reconcileReplicaSets(ClusterParts &parts)
{
    for (const QJsonObject &set : parts.store.list(resources::replicaSets)) {
        const QString component = u"replicaset-controller"_s;
        std::vector<QJsonObject> pods = activePods(parts.store, set);
        const int desired = numberAt(set, u"spec.replicas");
        for (int i = static_cast<int>(pods.size()); i < desired; ++i)
            createPod(parts, set, podFrom(set, nameOf(set) + u'-' + parts.store.suffix()), component);
        // Those that are not ready go first, then the newest.
        std::stable_sort(pods.begin(), pods.end(), [](const QJsonObject &a, const QJsonObject &b) {
            return podReady(a) != podReady(b) ? podReady(a) : createdMs(a) < createdMs(b);
        });
        for (; static_cast<int>(pods.size()) > desired; pods.pop_back())
            stopPod(parts, set, pods.back(), component);
        const std::vector<QJsonObject> now = activePods(parts.store, set);
        const auto ready = static_cast<int>(std::count_if(now.begin(), now.end(), podReady));
        const auto count = static_cast<int>(now.size());
        QJsonObject status{{u"replicas"_s, count}, {u"observedGeneration"_s, numberAt(set, u"metadata.generation")}};
        if (count > 0)
            status.insert(u"fullyLabeledReplicas"_s, count);
        if (ready > 0) {
            status.insert(u"readyReplicas"_s, ready);
            status.insert(u"availableReplicas"_s, ready);
        }
        setStatus(parts, resources::replicaSets, set, status);
    }
}

} // namespace demo
