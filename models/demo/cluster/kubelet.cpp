// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "kubelet.h"

#include "imagecatalog.h"
#include "noise.h"
#include "scheduler.h"

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

using Step = PodLife::Step;
using State = ContainerLife::State;

constexpr qint64 never = std::numeric_limits<qint64>::max();
constexpr qint64 longestBackOff = 300'000; ///< as kubelets have it, and 10 s the first

qint64 backOff(int restarts)
{
    return restarts < 1 ? 800 : std::min(longestBackOff, 10'000LL << std::min(restarts - 1, 5));
}

QJsonObject specOf(const QJsonObject &pod, QStringView list, size_t index)
{
    return arrayAt(pod, u"spec."_s + list.toString()).at(static_cast<qsizetype>(index)).toObject();
}

} // namespace

Kubelet::Kubelet(ObjectStore &store, ClusterEvents &events) : m_store(store), m_events(events)
{
    m_ticket = store.listen([this](const StoreChange &change) { changed(change); });
}

void Kubelet::changed(const StoreChange &change)
{
    if (change.resource != &resources::pods || change.kind == StoreChange::Kind::Modified)
        return;
    const QString uid = uidOf(change.object);
    if (change.kind == StoreChange::Kind::Deleted) {
        m_pods.erase(uid);
        return;
    }
    Known known{namespaceOf(change.object), nameOf(change.object), {}};
    known.life.inits.resize(static_cast<size_t>(arrayAt(change.object, u"spec.initContainers").size()));
    known.life.mains.resize(static_cast<size_t>(arrayAt(change.object, u"spec.containers").size()));
    known.life.dueMs = in(change.object, 60, 240);
    m_pods.emplace(uid, known);
}

std::optional<qint64> Kubelet::nextDue() const
{
    qint64 due = never;
    for (const auto &[uid, known] : m_pods)
        if (known.life.step != Step::Rest)
            due = std::min(due, known.life.dueMs);
    return due == never ? std::nullopt : std::optional(due);
}

void Kubelet::run()
{
    std::vector<QString> due;
    for (const auto &[uid, known] : m_pods)
        if (known.life.step != Step::Rest && known.life.dueMs <= m_store.nowMs())
            due.push_back(uid);
    for (const QString &uid : due) {
        const auto known = m_pods.find(uid);
        if (known == m_pods.end())
            continue;
        if (const auto pod = m_store.find(resources::pods, known->second.namespaceName, known->second.name))
            step(*pod, known->second.life);
    }
}

const PodLife *Kubelet::life(const QString &uid) const
{
    const auto known = m_pods.find(uid);
    return known == m_pods.end() ? nullptr : &known->second.life;
}

qint64 Kubelet::in(const QJsonObject &pod, qint64 leastMs, qint64 mostMs) const
{
    const quint64 drawn = mix(hashOf(uidOf(pod)), static_cast<quint64>(leastMs));
    return m_store.nowMs() + leastMs + static_cast<qint64>(drawn % static_cast<quint64>(mostMs - leastMs + 1));
}

ClusterEvents::Source Kubelet::source(const QJsonObject &pod) const
{
    return {u"kubelet"_s, textAt(pod, u"spec.nodeName")};
}

void Kubelet::step(const QJsonObject &known, PodLife &life)
{
    QJsonObject pod = known;
    switch (life.step) {
    case Step::Schedule: schedule(pod, life); break;
    case Step::Prepare: prepare(pod, life); break;
    case Step::Initialize: initialize(pod, life); break;
    case Step::Pull:
    case Step::Start: start(pod, life); break;
    case Step::BecomeReady: becomeReady(pod, life); break;
    case Step::End: end(pod, life); break;
    case Step::Restart: restart(pod, life); break;
    case Step::PullAgain: pullAgain(pod, life); break;
    case Step::Stop: return m_store.remove(resources::pods, pod); // which takes `life` away
    case Step::Rest: return;
    }
    pod.insert(u"status"_s, podStatus(pod, life));
    m_store.update(resources::pods, pod);
}

void Kubelet::schedule(QJsonObject &pod, PodLife &life)
{
    QString node = textAt(pod, u"spec.nodeName");
    if (node.isEmpty()) {
        const Placement place = placeFor(m_store, pod);
        if (place.node.isEmpty()) {
            life.unschedulable = place.why;
            life.dueMs = m_store.nowMs() + longestBackOff;
            return m_events.warn(pod, u"FailedScheduling"_s, place.why, {u"default-scheduler"_s});
        }
        node = place.node;
        put(pod, u"spec.nodeName", node);
        m_events.normal(pod, u"Scheduled"_s, u"Successfully assigned %1/%2 to %3"_s.arg(namespaceOf(pod), nameOf(pod), node), {u"default-scheduler"_s});
    }
    const auto host = m_store.find(resources::nodes, {}, node);
    if (host)
        life.hostIp = arrayAt(*host, u"status.addresses").at(0).toObject().value("address"_L1).toString();
    const QString network = host ? textAt(*host, u"spec.podCIDR").section(u'.', 0, 2) : u"10.42.0"_s;
    life.ip = at(pod, u"spec.hostNetwork").toBool() ? life.hostIp : u"%1.%2"_s.arg(network).arg(2 + m_hosts[node]++ % 250);
    life.unschedulable.clear();
    life.scheduledMs = m_store.nowMs();
    life.step = m_lost[node] ? Step::Rest : Step::Prepare;
    life.dueMs = in(pod, 120, 320);
}

void Kubelet::prepare(const QJsonObject &pod, PodLife &life)
{
    life.startMs = m_store.nowMs();
    const QString reason = life.inits.empty() ? u"ContainerCreating"_s : u"PodInitializing"_s;
    for (ContainerLife &container : life.inits)
        container.reason = u"PodInitializing"_s;
    for (ContainerLife &container : life.mains)
        container.reason = reason;
    life.step = life.inits.empty() ? Step::Start : Step::Initialize;
    life.dueMs = in(pod, 500, 1'900);
}

void Kubelet::initialize(const QJsonObject &pod, PodLife &life)
{
    for (size_t i = 0; i < life.inits.size(); ++i) {
        ContainerLife &container = life.inits[i];
        const QJsonObject spec = specOf(pod, u"initContainers", i);
        const qint64 lasts = std::max(300, imageFacts(textAt(spec, u"image")).lastsMs);
        if (container.state == State::Ended)
            continue;
        if (container.state == State::Waiting) {
            begin(pod, container, spec);
            life.dueMs = m_store.nowMs() + lasts;
            return;
        }
        container.state = State::Ended;
        container.reason = u"Completed"_s;
        container.ready = true;
        container.finishedMs = m_store.nowMs();
    }
    life.initializedMs = m_store.nowMs();
    life.step = Step::Start;
    life.dueMs = in(pod, 400, 1'100);
}

bool Kubelet::blocked(const QJsonObject &pod, const QJsonObject &spec, ContainerLife &container)
{
    const QString image = textAt(spec, u"image");
    for (const QJsonValue from : arrayAt(spec, u"envFrom")) {
        const QString secret = textAt(from.toObject(), u"secretRef.name");
        if (secret.isEmpty() || m_store.find(resources::secrets, namespaceOf(pod), secret))
            continue;
        container.reason = u"CreateContainerConfigError"_s;
        container.message = u"secret \"%1\" not found"_s.arg(secret);
        m_events.warn(pod, u"Failed"_s, u"Error: "_s + container.message, source(pod));
        return true;
    }
    if (imageFacts(image).exists)
        return false;
    const bool again = container.reason == "ErrImagePull"_L1;
    container.reason = again ? u"ImagePullBackOff"_s : u"ErrImagePull"_s;
    container.message = again ? u"Back-off pulling image \"%1\": ErrImagePull: failed to resolve reference \"%1\": not found"_s.arg(image)
                              : u"failed to resolve reference \"%1\": %1: not found"_s.arg(image);
    if (again)
        m_events.normal(pod, u"BackOff"_s, u"Back-off pulling image \"%1\""_s.arg(image), source(pod));
    else
        m_events.warn(pod, u"Failed"_s, u"Failed to pull image \"%1\": %1: not found"_s.arg(image), source(pod));
    return true;
}

void Kubelet::begin(const QJsonObject &pod, ContainerLife &container, const QJsonObject &spec)
{
    container.state = State::Running;
    container.reason.clear();
    container.message.clear();
    container.startedMs = m_store.nowMs();
    const QString name = textAt(spec, u"name");
    m_events.normal(pod, u"Pulled"_s, u"Container image \"%1\" already present on machine"_s.arg(textAt(spec, u"image")), source(pod));
    m_events.normal(pod, u"Created"_s, u"Created container: "_s + name, source(pod));
    m_events.normal(pod, u"Started"_s, u"Started container "_s + name, source(pod));
}

void Kubelet::start(const QJsonObject &pod, PodLife &life)
{
    if (life.initializedMs == 0)
        life.initializedMs = m_store.nowMs();
    bool waits = false;
    for (size_t i = 0; i < life.mains.size(); ++i) {
        const QJsonObject spec = specOf(pod, u"containers", i);
        if (life.mains[i].state != State::Waiting)
            continue;
        if (blocked(pod, spec, life.mains[i])) {
            waits = true;
            continue;
        }
        begin(pod, life.mains[i], spec);
        life.mains[i].ready = !spec.contains("readinessProbe"_L1);
        life.phase = u"Running"_s;
    }
    if (waits) {
        life.step = Step::PullAgain;
        life.dueMs = in(pod, 12'000, 20'000);
        return;
    }
    life.phase = u"Running"_s;
    afterStart(pod, life);
}

/// All run: what becomes of them.
void Kubelet::afterStart(const QJsonObject &pod, PodLife &life)
{
    if (life.ready())
        life.readyMs = m_store.nowMs();
    const ImageFacts facts = imageFacts(textAt(specOf(pod, u"containers", 0), u"image"));
    if (facts.fate != ImageFacts::Fate::Serves) {
        life.step = Step::End;
        life.dueMs = in(pod, facts.lastsMs, facts.lastsMs + facts.lastsMs / 3);
        return;
    }
    life.step = life.ready() ? Step::Rest : Step::BecomeReady;
    life.dueMs = in(pod, 1'100, 2'600);
}

void Kubelet::becomeReady(const QJsonObject &, PodLife &life)
{
    for (ContainerLife &container : life.mains)
        container.ready = container.state == State::Running;
    life.readyMs = m_store.nowMs();
    life.step = Step::Rest;
}

void Kubelet::end(const QJsonObject &pod, PodLife &life)
{
    ContainerLife &first = life.mains.front();
    const ImageFacts facts = imageFacts(textAt(specOf(pod, u"containers", 0), u"image"));
    const bool fails = facts.fate != ImageFacts::Fate::Ends || life.memoryKilled;
    first.finishedMs = m_store.nowMs();
    first.exitCode = life.memoryKilled ? 137 : fails ? 1 : 0;
    first.reason = life.memoryKilled ? u"OOMKilled"_s : fails ? u"Error"_s : u"Completed"_s;
    first.ready = false;
    first.state = State::Ended;
    life.readyMs = m_store.nowMs();
    const QString policy = textAt(pod, u"spec.restartPolicy");
    if (policy == "Never"_L1 || (policy == "OnFailure"_L1 && !fails)) {
        life.phase = fails ? u"Failed"_s : u"Succeeded"_s;
        life.step = Step::Rest;
        return;
    }
    first.lastReason = first.reason;
    first.lastExitCode = first.exitCode;
    first.lastStartedMs = first.startedMs;
    first.lastFinishedMs = first.finishedMs;
    life.step = Step::Restart;
    const qint64 pause = life.memoryKilled ? 900 : backOff(first.restarts);
    life.dueMs = m_store.nowMs() + pause;
    if (pause < 10'000)
        return;
    const QString name = textAt(specOf(pod, u"containers", 0), u"name");
    const QString who = u"restarting failed container=%1 pod=%2_%3(%4)"_s.arg(name, nameOf(pod), namespaceOf(pod), uidOf(pod));
    first.state = State::Waiting;
    first.reason = u"CrashLoopBackOff"_s;
    first.message = u"back-off %1 %2"_s.arg(pause >= 60'000 ? u"%1m%2s"_s.arg(pause / 60'000).arg(pause / 1000 % 60) : u"%1s"_s.arg(pause / 1000), who);
    m_events.warn(pod, u"BackOff"_s, u"Back-off "_s + who, source(pod));
}

void Kubelet::restart(const QJsonObject &pod, PodLife &life)
{
    ContainerLife &first = life.mains.front();
    ++first.restarts;
    first.exitCode = 0;
    life.memoryKilled = false;
    begin(pod, first, specOf(pod, u"containers", 0));
    first.ready = !specOf(pod, u"containers", 0).contains("readinessProbe"_L1);
    afterStart(pod, life);
}

void Kubelet::pullAgain(const QJsonObject &pod, PodLife &life)
{
    const bool tries = std::any_of(life.mains.begin(), life.mains.end(), [](const ContainerLife &container) { return container.reason == "ImagePullBackOff"_L1; });
    start(pod, life);
    if (life.step == Step::PullAgain)
        life.dueMs = m_store.nowMs() + (tries ? 5'000 : 90'000); // a short ErrImagePull, a long back-off
}

void Kubelet::stop(const QJsonObject &known, int graceSeconds)
{
    const auto entry = m_pods.find(uidOf(known));
    if (entry == m_pods.end())
        return;
    PodLife &life = entry->second.life;
    if (graceSeconds == 0 || life.scheduledMs == 0 || (life.finished() && !life.nodeLost))
        return m_store.remove(resources::pods, known);
    if (deleting(known))
        return;
    QJsonObject pod = known;
    put(pod, u"metadata.deletionTimestamp", secondsText(m_store.nowMs() + graceSeconds * 1000LL));
    put(pod, u"metadata.deletionGracePeriodSeconds", graceSeconds);
    for (const QJsonValue spec : arrayAt(pod, u"spec.containers"))
        if (!life.nodeLost)
            m_events.normal(pod, u"Killing"_s, u"Stopping container "_s + textAt(spec.toObject(), u"name"), source(pod));
    life.step = life.nodeLost ? Step::Rest : Step::Stop;
    life.dueMs = in(pod, 1'300, 2'900);
    m_store.update(resources::pods, pod);
}

void Kubelet::setNodeLost(const QString &node, bool lost)
{
    m_lost[node] = lost;
    for (const QJsonObject &known : m_store.list(resources::pods)) {
        const auto entry = m_pods.find(uidOf(known));
        if (textAt(known, u"spec.nodeName") != node || entry == m_pods.end())
            continue;
        PodLife &life = entry->second.life;
        life.nodeLost = lost;
        life.readyMs = m_store.nowMs();
        if (lost)
            life.step = Step::Rest;
        QJsonObject pod = known;
        pod.insert(u"status"_s, podStatus(pod, life));
        m_store.update(resources::pods, pod);
        m_events.warn(pod, u"NodeNotReady"_s, u"Node is not ready"_s, {u"node-controller"_s});
    }
}

void Kubelet::killForMemory(const QJsonObject &pod)
{
    if (const auto entry = m_pods.find(uidOf(pod)); entry != m_pods.end()) {
        entry->second.life.memoryKilled = true;
        entry->second.life.step = Step::End;
        entry->second.life.dueMs = m_store.nowMs();
    }
}

void Kubelet::tryWaiting()
{
    for (auto &[uid, known] : m_pods)
        if (known.life.step == Step::Schedule && !known.life.unschedulable.isEmpty())
            known.life.dueMs = m_store.nowMs() + 400;
}

} // namespace demo
