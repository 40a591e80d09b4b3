// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "controllers.h"

#include "noise.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace demo {

bool podReady(const QJsonObject &pod)
{
    return !deleting(pod) && textAt(condition(pod, u"Ready"), u"status") == "True"_L1;
}

bool podFinished(const QJsonObject &pod)
{
    const QString phase = textAt(pod, u"status.phase");
    return phase == "Succeeded"_L1 || phase == "Failed"_L1;
}

std::vector<QJsonObject> activePods(const ObjectStore &store, const QJsonObject &owner)
{
    std::vector<QJsonObject> pods = store.ownedBy(resources::pods, uidOf(owner));
    std::erase_if(pods, [](const QJsonObject &pod) { return deleting(pod) || podFinished(pod); });
    return pods;
}

QJsonObject podFrom(const QJsonObject &owner, const QString &name, const QJsonObject &moreLabels)
{
    const QJsonObject made = objectAt(owner, u"spec.template");
    QJsonObject meta = objectAt(made, u"metadata");
    meta.remove("creationTimestamp"_L1);
    QJsonObject labels = meta.value("labels"_L1).toObject();
    for (auto it = moreLabels.begin(); it != moreLabels.end(); ++it)
        labels.insert(it.key(), it.value());
    meta.insert(u"labels"_s, labels);
    meta.insert(u"name"_s, name);
    meta.insert(u"namespace"_s, namespaceOf(owner));
    meta.insert(u"ownerReferences"_s, ownedBy(owner));
    QJsonObject spec = objectAt(made, u"spec");
    QJsonArray tolerations = arrayAt(spec, u"tolerations");
    // As admission has it: a node that is lost is waited for.
    for (const char *key : {"node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"})
        tolerations.append(QJsonObject{{u"key"_s, QString::fromLatin1(key)}, {u"operator"_s, u"Exists"_s}, {u"effect"_s, u"NoExecute"_s}, {u"tolerationSeconds"_s, 300}});
    spec.insert(u"tolerations"_s, tolerations);
    return {{u"metadata"_s, meta}, {u"spec"_s, spec}, {u"status"_s, QJsonObject{{u"phase"_s, u"Pending"_s}, {u"qosClass"_s, u"Burstable"_s}}}};
}

QString templateHash(const QJsonObject &podTemplate)
{
    static constexpr QStringView letters = u"bcdfghjklmnpqrstvwxz2456789";
    const quint64 value = hashOf(QString::fromUtf8(QJsonDocument(podTemplate).toJson(QJsonDocument::Compact)));
    QString text;
    for (quint64 i = 0; i < 10; ++i)
        text += letters.at(pick(value, i, static_cast<int>(letters.size())));
    return text;
}

void createPod(ClusterParts &parts, const QJsonObject &owner, const QJsonObject &pod, const QString &component)
{
    parts.store.add(resources::pods, pod);
    parts.events.normal(owner, u"SuccessfulCreate"_s, u"Created pod: "_s + nameOf(pod), {component});
}

void stopPod(ClusterParts &parts, const QJsonObject &owner, const QJsonObject &pod, const QString &component)
{
    parts.kubelet.stop(pod, numberAt(pod, u"spec.terminationGracePeriodSeconds", 30));
    parts.events.normal(owner, u"SuccessfulDelete"_s, u"Deleted pod: "_s + nameOf(pod), {component});
}

void setStatus(ClusterParts &parts, const ApiResource &resource, QJsonObject object, const QJsonObject &status)
{
    object.insert(u"status"_s, status);
    parts.store.update(resource, std::move(object));
}

void collectGarbage(ClusterParts &parts)
{
    std::set<QString> alive;
    for (const ApiResource *owners : {&resources::nodes, &resources::services, &resources::deployments, &resources::replicaSets, &resources::statefulSets,
                                      &resources::daemonSets, &resources::jobs, &resources::cronJobs})
        for (const QJsonObject &owner : parts.store.list(*owners))
            alive.insert(uidOf(owner));
    const auto orphaned = [&](const QJsonObject &object) { return !ownerOf(object).isEmpty() && !alive.contains(ownerOf(object)); };
    for (const ApiResource *owned : {&resources::replicaSets, &resources::jobs, &resources::slices, &resources::of(u"ControllerRevision")})
        for (const QJsonObject &object : parts.store.list(*owned))
            if (orphaned(object))
                parts.store.remove(*owned, object);
    for (const QJsonObject &pod : parts.store.list(resources::pods))
        if (orphaned(pod))
            parts.kubelet.stop(pod, numberAt(pod, u"spec.terminationGracePeriodSeconds", 30));
}

} // namespace demo
