// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "democluster.h"

#include "clusterpast.h"

namespace demo {

namespace {

constexpr qint64 lookAfterMs = 80;        ///< controllers gather changes
constexpr qint64 longestSleepMs = 60'000; ///< events are forgotten in time

} // namespace

DemoCluster::DemoCluster(ClusterOptions options)
    : m_options(options), m_clock(options.clock ? options.clock : &base::Clock::system()), m_born(options.bornMs ? options.bornMs : m_clock->wallMs()), m_store(options.seed),
      m_events(m_store), m_kubelet(m_store, m_events), m_parts{m_store, m_events, m_kubelet, {}}
{
    m_ticket = m_store.listen([this](const StoreChange &change) {
        if (change.resource != &resources::events && !m_lookAt)
            m_lookAt = m_store.nowMs() + lookAfterMs;
    });
    for (const PastDeed &deed : clusterPast()) {
        play(m_born - deed.agoMs);
        deed.done(m_parts);
    }
    play(m_born);
    m_past = false;
    reconcile();
    m_events.forgetOld();
    // What made the cluster is no news.
    m_store.beginRemembering();
    arm();
}

DemoCluster::~DemoCluster() = default;

std::optional<qint64> DemoCluster::nextDue() const
{
    std::optional<qint64> due = m_kubelet.nextDue();
    const auto sooner = [&](qint64 ms) { due = due ? qMin(*due, ms) : ms; };
    if (m_lookAt)
        sooner(*m_lookAt);
    if (!m_parts.wakes.empty())
        sooner(*m_parts.wakes.begin());
    return due;
}

void DemoCluster::play(qint64 untilMs)
{
    while (const std::optional<qint64> due = nextDue()) {
        if (*due > untilMs)
            break;
        m_store.setNow(qMax(*due, m_store.nowMs()));
        m_kubelet.run();
        const bool woken = !m_parts.wakes.empty() && *m_parts.wakes.begin() <= m_store.nowMs();
        if (woken || (m_lookAt && *m_lookAt <= m_store.nowMs()))
            reconcile();
    }
    m_store.setNow(qMax(untilMs, m_store.nowMs()));
}

void DemoCluster::reconcile()
{
    m_lookAt.reset();
    // Who still waits for something says so again.
    m_parts.wakes.clear();
    for (const auto controller : {reconcileNodes, collectGarbage, reconcileCronJobs, reconcileJobs, reconcileDeployments, reconcileReplicaSets, reconcileStatefulSets, reconcileDaemonSets, reconcileStorage})
        controller(m_parts);
    if (m_past)
        return;
    reconcileEndpoints(m_parts);
    reconcileBudgets(m_parts);
    reconcileAutoscalers(m_parts);
}

void DemoCluster::poke()
{
    catchUp();
    arm();
}

void DemoCluster::catchUp()
{
    play(m_clock->wallMs());
}

void DemoCluster::arm()
{
    const qint64 now = m_clock->wallMs();
    const qint64 pause = qBound(qint64(5), nextDue().value_or(now + longestSleepMs) - now, longestSleepMs);
    m_timer = m_clock->after(std::chrono::milliseconds(pause), [this] {
        const std::unique_ptr<base::Timer> fired = std::move(m_timer);
        catchUp();
        m_events.forgetOld();
        arm();
    });
}

} // namespace demo
