// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "pollsource.h"

#include <algorithm>

namespace endpoint {

using State = live::FeedStatus::State;

PollSource::PollSource(Spec spec, live::RowStore &store, base::Clock &clock, Report report)
    : m_spec(std::move(spec)), m_store(store), m_clock(clock), m_report(std::move(report))
{
}

void PollSource::setWanted(bool wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    live::FeedStatus status = m_status;
    if (wanted) {
        status.state = status.lastGoodMs == 0 ? State::Connecting : State::Polling;
        setStatus(status);
        pollNow();
        return;
    }
    m_timer.reset();
    m_sweep.reset();
    m_again = false;
    status.state = State::Idle;
    setStatus(status);
}

void PollSource::hurry()
{
    m_hurried = m_spec.sweepsAfterAction;
    if (m_wanted)
        pollNow();
}

void PollSource::pollNow()
{
    if (!m_wanted)
        return;
    if (m_sweep.valid()) {
        m_again = true;
        return;
    }
    m_timer.reset();
    m_store.beginSweep();
    m_sweep = m_spec.sweep([this](Rows rows) {
        for (live::RowPointer &row : rows)
            m_store.put(std::move(row));
        m_store.flush();
    });
    m_sweep.start([this](base::Result<bool> result) { done(std::move(result)); });
}

void PollSource::done(base::Result<bool> result)
{
    const base::Task<base::Result<bool>> finished = std::move(m_sweep);
    live::FeedStatus status = m_status;
    std::chrono::milliseconds pause;
    if (result.ok()) {
        if (*result) {
            m_store.endSweep();
            m_store.flush();
        }
        m_failures = 0;
        status.state = State::Polling;
        status.error = {};
        status.nextTryMs = 0;
        status.lastGoodMs = m_clock.wallMs();
        pause = m_spec.pause(m_store);
        if (m_hurried > 0) {
            --m_hurried;
            pause = std::min(pause, m_spec.pauseAfterAction);
        }
    } else {
        const base::Error::Code code = result.error().code;
        const bool refused = code == base::Error::Code::Forbidden || code == base::Error::Code::Unauthorized;
        pause = refused ? m_spec.longestBackoff
                        : std::min<std::chrono::milliseconds>(m_spec.longestBackoff,
                                                              m_spec.pauseAfterAction * (1 << std::min(m_failures, 8)));
        ++m_failures;
        status.state = refused ? State::Denied : State::Backoff;
        status.error = result.error();
        status.nextTryMs = m_clock.wallMs() + pause.count();
    }
    setStatus(status);
    m_timer = m_clock.after(pause, [this] { pollNow(); });
    if (std::exchange(m_again, false))
        pollNow();
}

void PollSource::setStatus(live::FeedStatus status)
{
    if (m_status == status)
        return;
    m_status = std::move(status);
    m_report(m_status);
}

} // namespace endpoint
