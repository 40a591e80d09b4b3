// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "podlife.h"

#include "jsonpath.h"
#include "noise.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

using State = ContainerLife::State;

QString containerId(const QString &uid, const QString &name, qint64 startedMs)
{
    return u"containerd://"_s + hexId(mix(hashOf(uid + name), static_cast<quint64>(startedMs)));
}

QJsonObject ended(const QString &reason, int exitCode, qint64 startedMs, qint64 finishedMs, const QString &id)
{
    return {{u"exitCode"_s, exitCode}, {u"reason"_s, reason}, {u"startedAt"_s, secondsText(startedMs)}, {u"finishedAt"_s, secondsText(finishedMs)}, {u"containerID"_s, id}};
}

QJsonObject stateOf(const ContainerLife &life, const QString &id)
{
    switch (life.state) {
    case State::Running:
        return {{u"running"_s, QJsonObject{{u"startedAt"_s, secondsText(life.startedMs)}}}};
    case State::Ended:
        return {{u"terminated"_s, ended(life.reason, life.exitCode, life.startedMs, life.finishedMs, id)}};
    case State::Waiting:
        break;
    }
    QJsonObject waiting{{u"reason"_s, life.reason}};
    if (!life.message.isEmpty())
        waiting.insert(u"message"_s, life.message);
    return {{u"waiting"_s, waiting}};
}

QJsonArray statuses(const QJsonArray &specs, const std::vector<ContainerLife> &lives, const QString &uid)
{
    QJsonArray all;
    for (size_t i = 0; i < lives.size(); ++i) {
        const ContainerLife &life = lives[i];
        const QJsonObject spec = specs.at(static_cast<qsizetype>(i)).toObject();
        const QString name = textAt(spec, u"name"), image = textAt(spec, u"image");
        const bool begun = life.startedMs != 0;
        const QString id = containerId(uid, name, life.startedMs);
        QJsonObject last;
        if (life.lastFinishedMs != 0)
            last.insert(u"terminated"_s, ended(life.lastReason, life.lastExitCode, life.lastStartedMs, life.lastFinishedMs, containerId(uid, name, life.lastStartedMs)));
        all.append(QJsonObject{{u"name"_s, name}, {u"image"_s, image}, {u"imageID"_s, begun ? image.section(u':', 0, 0) + u"@sha256:"_s + hexId(hashOf(image)) : QString()},
                               {u"containerID"_s, begun ? id : QString()}, {u"ready"_s, life.ready}, {u"started"_s, life.state == State::Running},
                               {u"restartCount"_s, life.restarts}, {u"state"_s, stateOf(life, id)}, {u"lastState"_s, last}});
    }
    return all;
}

QString namesOf(const QJsonArray &specs, const std::vector<ContainerLife> &lives)
{
    QStringList names;
    for (size_t i = 0; i < lives.size(); ++i)
        if (!lives[i].ready)
            names += specs.at(static_cast<qsizetype>(i)).toObject().value("name"_L1).toString();
    return names.join(u' ');
}

QString qosOf(const QJsonArray &specs)
{
    bool any = false, all = true;
    for (const QJsonValue spec : specs) {
        const QJsonObject requests = objectAt(spec.toObject(), u"resources.requests"), limits = objectAt(spec.toObject(), u"resources.limits");
        any = any || !requests.isEmpty() || !limits.isEmpty();
        all = all && !limits.isEmpty() && limits == requests;
    }
    return all ? u"Guaranteed"_s : any ? u"Burstable"_s : u"BestEffort"_s;
}

QJsonArray conditionsOf(const QJsonObject &pod, const PodLife &life)
{
    QJsonArray conditions;
    const qint64 created = createdMs(pod);
    if (life.scheduledMs == 0) {
        if (!life.unschedulable.isEmpty())
            setCondition(conditions, u"PodScheduled"_s, false, created, u"Unschedulable"_s, life.unschedulable);
        return conditions;
    }
    const QString done = life.phase == "Succeeded"_L1 ? u"PodCompleted"_s : QString();
    const bool ready = life.ready() && !life.nodeLost;
    const QString unready = !done.isEmpty() || ready ? done : u"ContainersNotReady"_s;
    const QString message = !done.isEmpty() || life.ready() ? QString() : u"containers with unready status: [%1]"_s.arg(namesOf(arrayAt(pod, u"spec.containers"), life.mains));
    const qint64 since = life.readyMs ? life.readyMs : life.startMs;
    setCondition(conditions, u"PodReadyToStartContainers"_s, life.startMs != 0 && done.isEmpty(), life.startMs);
    setCondition(conditions, u"Initialized"_s, life.initialized(), life.initializedMs ? life.initializedMs : life.scheduledMs, life.initialized() ? done : u"ContainersNotInitialized"_s);
    setCondition(conditions, u"Ready"_s, ready, since, life.nodeLost ? QString() : unready, message);
    setCondition(conditions, u"ContainersReady"_s, life.ready(), since, unready, message);
    setCondition(conditions, u"PodScheduled"_s, true, life.scheduledMs);
    return conditions;
}

} // namespace

bool PodLife::initialized() const
{
    return std::all_of(inits.begin(), inits.end(), [](const ContainerLife &life) { return life.state == State::Ended && life.exitCode == 0; });
}

bool PodLife::ready() const
{
    return phase == QLatin1String("Running") && std::all_of(mains.begin(), mains.end(), [](const ContainerLife &life) { return life.ready; });
}

QJsonObject podStatus(const QJsonObject &pod, const PodLife &life)
{
    const QString uid = uidOf(pod);
    QJsonObject status{{u"phase"_s, life.phase}, {u"conditions"_s, conditionsOf(pod, life)}, {u"qosClass"_s, qosOf(arrayAt(pod, u"spec.containers"))}};
    if (life.startMs == 0)
        return status;
    status.insert(u"startTime"_s, secondsText(life.startMs));
    status.insert(u"hostIP"_s, life.hostIp);
    status.insert(u"hostIPs"_s, QJsonArray{QJsonObject{{u"ip"_s, life.hostIp}}});
    if (!life.ip.isEmpty()) {
        status.insert(u"podIP"_s, life.ip);
        status.insert(u"podIPs"_s, QJsonArray{QJsonObject{{u"ip"_s, life.ip}}});
    }
    if (!life.inits.empty())
        status.insert(u"initContainerStatuses"_s, statuses(arrayAt(pod, u"spec.initContainers"), life.inits, uid));
    status.insert(u"containerStatuses"_s, statuses(arrayAt(pod, u"spec.containers"), life.mains, uid));
    return status;
}

} // namespace demo
