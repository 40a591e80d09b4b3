// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "drainworker.h"

#include "actionparts.h"
#include "kubernetessession.h"
#include "noderow.h"
#include "objectpath.h"
#include "post.h"
#include "sidetable.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>
#include <map>

namespace kubernetes {

using namespace std::chrono_literals;
using Code = base::Error::Code;
using State = DrainStep::State;

namespace {

constexpr auto refusedPause = 5s; ///< kubectl's

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::Drain", text, nullptr, n);
}

base::Error problem(Code code, const QString &what)
{
    base::Error error;
    error.code = code;
    error.what = what;
    return error;
}

class DrainWorker final : public endpoint::ChannelWorker
{
public:
    DrainWorker(KubernetesSession &session, DrainRequest request, endpoint::Sink<DrainStep> sink)
        : m_session(session), m_request(std::move(request)), m_node(static_cast<const NodeRow &>(*m_request.node).meta),
          m_sink(std::move(sink)), m_preparing(prepare())
    {
        m_preparing.start([this](base::Result<DrainPlan> plan) { prepared(std::move(plan)); });
    }

private:
    struct Eviction {
        base::Task<base::Result<bool>> task;
        std::function<void(bool)> gone; ///< who waits for its end
    };
    using Answer = base::Result<net::Reply>;

    // --- Before the first eviction ---
    [[nodiscard]] base::Task<base::Result<DrainPlan>> prepare();
    [[nodiscard]] base::Task<base::Result<bool>> cordon();
    [[nodiscard]] base::Task<base::Result<bool>> readPods();
    [[nodiscard]] base::Task<base::Result<std::set<QString>>> findLost(std::vector<DrainPod> pods);
    void podsSaid(const live::FeedStatus &status);
    void prepared(base::Result<DrainPlan> plan);

    // --- One pod ---
    [[nodiscard]] base::Task<base::Result<bool>> evict(DrainPodFate pod);
    [[nodiscard]] base::Task<Answer> askEviction(DrainPodFate pod);
    [[nodiscard]] base::Task<bool> namespaceEnds(QString name);
    [[nodiscard]] base::Task<bool> pause();
    [[nodiscard]] base::Task<bool> untilGone(live::Key key);
    void tellGone();

    void step(State state, const live::Key &pod, const base::Error &error = {}, qint64 nextTryMs = 0);
    void ended(const live::Key &key, const base::Result<bool> &result);
    void finish(base::Result<void> result);

    KubernetesSession &m_session;
    DrainRequest m_request;
    ObjectMeta m_node;
    endpoint::Sink<DrainStep> m_sink;
    std::function<void(base::Result<bool>)> m_podsRead;
    QObject m_context; ///< its end drops what is posted
    std::unique_ptr<SideTable> m_pods;
    std::map<live::Key, Eviction> m_evictions;
    size_t m_open = 0;
    int m_failed = 0;
    std::unique_ptr<base::Timer> m_timeout;
    std::unique_ptr<base::Timer> m_soon;
    base::Task<base::Result<DrainPlan>> m_preparing;
};

void DrainWorker::step(State state, const live::Key &pod, const base::Error &error, qint64 nextTryMs)
{
    m_sink.item({state, pod, error, nextTryMs});
}

void DrainWorker::finish(base::Result<void> result)
{
    const auto end = std::move(m_sink.end);
    end(std::move(result)); // destroys the worker
}

// --- Before the first eviction --------------------------------------------------------------------------------------

base::Task<base::Result<bool>> DrainWorker::cordon()
{
    QJsonObject body = guardOf(m_node);
    body.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("unschedulable"), true}});
    const QByteArray path = objectPath("/api/v1", "nodes", {}, m_node.name);
    Change change{path, BodyType::StrategicMergePatch, body};
    const Answer reply = co_await patched(m_session, std::move(change));
    if (!reply.ok())
        co_return reply.error();
    // No row of ours tells: a node that still takes pods would never be empty.
    const Answer there = co_await m_session.api().get(path);
    if (!isAsAsked(QJsonDocument::fromJson(there.ok() ? there->body : reply->body).object(), body))
        co_return nothingDone();
    step(State::Cordoned, {});
    co_return true;
}

void DrainWorker::podsSaid(const live::FeedStatus &status)
{
    using Feed = live::FeedStatus::State;
    if (!m_podsRead)
        return;
    if (status.state == Feed::Live || status.state == Feed::Polling)
        std::exchange(m_podsRead, {})(true);
    else if (status.state == Feed::Denied || status.state == Feed::Failed)
        std::exchange(m_podsRead, {})(status.error);
}

base::Task<base::Result<bool>> DrainWorker::readPods()
{
    co_return co_await base::await<base::Result<bool>>([&](auto resume) {
        m_podsRead = resume;
        m_pods = std::make_unique<SideTable>(
            m_session, drainPodTable(m_node.name), QString(), [](const live::Batch &) {},
            // Not from within the source, which goes on with what it does.
            [this](const live::FeedStatus &status) {
                base::post(&m_context, [this, status] { podsSaid(status); });
            });
        return true;
    });
}

/// "shop/db" for each DaemonSet that does not exist any more, so that its pods are nobody's.
base::Task<base::Result<std::set<QString>>> DrainWorker::findLost(std::vector<DrainPod> pods)
{
    std::set<QString> lost;
    for (const QString &name : daemonSetsOf(pods)) {
        const Answer reply = co_await m_session.api().get(
            objectPath("/apis/apps/v1", "daemonsets", name.section(u'/', 0, 0), name.section(u'/', 1)));
        if (reply.ok())
            continue;
        if (reply.error().code != Code::NotFound)
            co_return reply.error();
        lost.insert(name);
    }
    co_return std::move(lost);
}

base::Task<base::Result<DrainPlan>> DrainWorker::prepare()
{
    const base::Result<bool> cordoned = co_await cordon();
    if (!cordoned.ok())
        co_return cordoned.error();
    const base::Result<bool> read = co_await readPods();
    if (!read.ok())
        co_return read.error();
    std::vector<DrainPod> pods;
    m_pods->store().forEach([&](const live::RowPointer &row) { pods.push_back(static_cast<const DrainPod &>(*row)); });
    const base::Result<std::set<QString>> lost = co_await findLost(pods);
    if (!lost.ok())
        co_return lost.error();
    // Budgets are the server's to judge, at each eviction.
    co_return planDrain(std::move(pods), {}, *lost, m_request.options);
}

void DrainWorker::prepared(base::Result<DrainPlan> plan)
{
    if (!plan.ok()) {
        finish(plan.error());
        return;
    }
    if (plan->stopped()) {
        const auto stops = std::count_if(plan->pods.begin(), plan->pods.end(), [](const DrainPodFate &pod) { return pod.stops(); });
        finish(problem(Code::Conflict, tr("Nothing was evicted: %n pods, or their data, would be lost", static_cast<int>(stops))));
        return;
    }
    if (const int seconds = m_request.options.timeoutSeconds; seconds > 0)
        m_timeout = m_session.clock().after(std::chrono::seconds(seconds), [this, seconds] {
            finish(problem(Code::Timeout, tr("The node is not empty after %n seconds", seconds)));
        });
    m_pods->store().setObserver([this](const live::RowPointer &, const live::RowPointer &now) {
        if (!now && !m_soon) // not from within the store: this may end all
            m_soon = m_session.clock().after(0ms, [this] { tellGone(); });
    });
    std::vector<live::Key> keys;
    for (const DrainPodFate &pod : plan->pods) {
        if (!pod.goes())
            continue;
        keys.push_back(pod.key);
        m_evictions[pod.key].task = evict(pod);
    }
    m_open = keys.size();
    if (keys.empty()) {
        finish({});
        return;
    }
    // The end of the last one destroys this.
    for (const live::Key &key : keys)
        m_evictions[key].task.start([this, key](const base::Result<bool> &result) { ended(key, result); });
}

// --- One pod --------------------------------------------------------------------------------------------------------

base::Task<DrainWorker::Answer> DrainWorker::askEviction(DrainPodFate pod)
{
    const live::RowPointer row = m_pods->store().find(pod.key);
    if (!row)
        co_return problem(Code::NotFound, QString());
    const ObjectMeta &meta = static_cast<const DrainPod &>(*row).meta;
    const QJsonObject body{
        {QStringLiteral("apiVersion"), QStringLiteral("policy/v1")},
        {QStringLiteral("kind"), QStringLiteral("Eviction")},
        {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("name"), meta.name}, {QStringLiteral("namespace"), meta.namespaceName}}},
        {QStringLiteral("deleteOptions"), deleteOptions(meta, m_request.options.graceSeconds)}};
    const QByteArray path = objectPath("/api/v1", "pods", meta.namespaceName, meta.name) + "/eviction";
    co_return co_await m_session.api().post(path, body);
}

/// In a namespace that is being deleted nothing can be evicted; its own end takes the pod away.
base::Task<bool> DrainWorker::namespaceEnds(QString name)
{
    const Answer reply = co_await m_session.api().get(objectPath("/api/v1", "namespaces", {}, name));
    if (!reply.ok())
        co_return false;
    const QJsonObject status = QJsonDocument::fromJson(reply->body).object().value(QStringLiteral("status")).toObject();
    co_return status.value(QStringLiteral("phase")) == QStringLiteral("Terminating");
}

base::Task<bool> DrainWorker::pause()
{
    co_return co_await base::await<bool>(
        [&](auto resume) { return m_session.clock().after(refusedPause, [resume] { resume(true); }); });
}

base::Task<bool> DrainWorker::untilGone(live::Key key)
{
    if (!m_pods->store().find(key))
        co_return true;
    co_return co_await base::await<bool>([&](auto resume) {
        m_evictions[key].gone = resume;
        return true;
    });
}

base::Task<base::Result<bool>> DrainWorker::evict(DrainPodFate pod)
{
    step(State::Evicting, pod.key);
    for (;;) {
        const Answer reply = co_await askEviction(pod);
        if (reply.ok())
            break;
        const base::Error error = reply.error();
        if (error.code == Code::NotFound)
            co_return true;
        if (error.httpStatus == 403) {
            const bool ends = co_await namespaceEnds(pod.namespaceName);
            if (!ends)
                co_return error;
            const live::RowPointer row = m_pods->store().find(pod.key);
            if (row && static_cast<const DrainPod &>(*row).meta.deleting())
                break;
        } else if (error.httpStatus != 429 && error.httpStatus != 409 && !(error.retryable && error.httpStatus > 500)) {
            co_return error; // 500 says that two budgets guard it
        }
        step(State::Waiting, pod.key, error, m_session.clock().wallMs() + std::chrono::milliseconds(refusedPause).count());
        co_await pause();
    }
    step(State::Leaving, pod.key);
    co_await untilGone(pod.key);
    co_return true;
}

void DrainWorker::tellGone()
{
    m_soon.reset();
    std::vector<live::Key> keys;
    for (const auto &[key, eviction] : m_evictions) {
        if (eviction.gone && !m_pods->store().find(key))
            keys.push_back(key);
    }
    // The end of the last one destroys this.
    for (const live::Key &key : keys)
        std::exchange(m_evictions[key].gone, {})(true);
}

void DrainWorker::ended(const live::Key &key, const base::Result<bool> &result)
{
    if (result.ok()) {
        step(State::Gone, key);
    } else {
        ++m_failed;
        step(State::Failed, key, result.error());
    }
    if (--m_open > 0)
        return;
    finish(m_failed == 0 ? base::Result<void>() : base::Result<void>(problem(Code::Conflict, tr("%n pods could not be evicted", m_failed))));
}

} // namespace

std::unique_ptr<endpoint::ChannelWorker> openDrain(KubernetesSession &session, DrainRequest request,
                                                   endpoint::Sink<DrainStep> sink)
{
    return std::make_unique<DrainWorker>(session, std::move(request), std::move(sink));
}

} // namespace kubernetes
