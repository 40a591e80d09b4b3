// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "pollsource.h"

#include <QCoreApplication>
#include <algorithm>

namespace endpoint {

using namespace std::chrono_literals;
using State = live::FeedStatus::State;

PollSource::PollSource(Spec spec, live::RowStore &store, base::Clock &clock, Report report)
    : m_spec(std::move(spec)), m_store(store), m_clock(clock), m_report(std::move(report)),
      m_backoff(1s, m_spec.longestBackoff, m_spec.random)
{
}

void PollSource::setWanted(bool wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    forgetOldHurries();
    live::FeedStatus status = m_status;
    if (wanted) {
        status.state = status.lastGoodMs == 0 ? State::Connecting : State::Polling;
        setStatus(status);
        pollNow();
        return;
    }
    m_timer.reset();
    m_sweep.reset();
    m_store.abortSweep();
    m_again = false;
    status.state = State::Idle;
    setStatus(status);
}

void PollSource::hurry(Settled settled)
{
    forgetOldHurries(); // only sweeps judge them, and nobody may look for long
    m_hurries.push_back({std::move(settled), m_clock.steadyMs() + m_spec.hurryAtMost.count(), m_sweeps + 1});
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
    ++m_sweeps;
    m_sweep = sweep();
    m_sweep.start([this](const base::Result<bool> &result) { done(result); });
}

base::Task<base::Result<bool>> PollSource::sweep()
{
    m_store.beginSweep();
    m_received = 0;
    m_status.skipped = 0;
    std::set<QByteArray> asked;
    QByteArray next;
    base::Error nonsense;
    nonsense.code = base::Error::Code::Protocol;
    nonsense.what = QCoreApplication::translate("endpoint::PollSource", "The server's pages do not follow one another");
    do {
        if (!asked.insert(next).second)
            co_return nonsense; // they lead in a circle
        if (m_spec.bucket)
            static_cast<void>(co_await m_spec.bucket->take());
        const Ask ask{next, tagOf(next)};
        base::Result<Page> page = co_await m_spec.page(ask);
        if (!page.ok())
            co_return page.error();
        if (page->unchanged && ask.tag.isEmpty())
            co_return nonsense;
        next = take(next, std::move(*page));
    } while (!next.isEmpty());
    std::erase_if(m_known, [&asked](const auto &known) { return !asked.contains(known.first); });
    co_return true;
}

/// None if not all of its rows are held any more: then "unchanged" would not do.
QByteArray PollSource::tagOf(const QByteArray &page) const
{
    const auto known = m_known.find(page);
    if (known == m_known.end())
        return {};
    const auto &keys = known->second.keys;
    const bool held = std::all_of(keys.begin(), keys.end(), [this](const live::Key &key) { return m_store.find(key); });
    return held ? known->second.tag : QByteArray();
}

/// Returns what asks for the page after.
QByteArray PollSource::take(const QByteArray &asked, Page page)
{
    if (page.unchanged) {
        const Known &known = m_known[asked];
        for (const live::Key &key : known.keys)
            m_store.markSeen(key);
        m_received += static_cast<int>(known.keys.size());
        m_status.skipped += known.skipped;
        return known.next;
    }
    m_received += static_cast<int>(page.rows.size());
    Known known{page.tag, page.next, {}, page.skipped};
    for (live::RowPointer &row : page.rows) {
        if (!page.tag.isEmpty())
            known.keys.push_back(row->key());
        m_store.put(std::move(row));
    }
    if (page.tag.isEmpty())
        m_known.erase(asked);
    else
        m_known[asked] = std::move(known);
    m_store.flush();
    live::FeedStatus status = m_status;
    status.skipped += page.skipped;
    status.expected = page.next.isEmpty() || page.remaining < 0 ? -1 : m_received + page.remaining;
    setStatus(status);
    return page.next;
}

void PollSource::done(const base::Result<bool> &result)
{
    const base::Task<base::Result<bool>> finished = std::move(m_sweep);
    live::FeedStatus status = m_status;
    status.expected = -1;
    std::chrono::milliseconds pause;
    if (result.ok()) {
        m_store.endSweep();
        m_store.flush();
        m_backoff.reset();
        status.state = State::Polling;
        status.error = {};
        status.nextTryMs = 0;
        status.lastGoodMs = m_clock.wallMs();
        pause = pauseNow();
    } else {
        m_store.abortSweep();
        m_store.flush();
        const base::Error::Code code = result.error().code;
        const bool refused = code == base::Error::Code::Forbidden || code == base::Error::Code::Unauthorized;
        pause = refused ? m_spec.longestBackoff : m_backoff.next();
        status.state = refused ? State::Denied : State::Backoff;
        status.error = result.error();
        status.nextTryMs = m_clock.wallMs() + pause.count();
    }
    setStatus(status);
    m_timer = m_clock.after(pause, [this] { pollNow(); });
    // After a failure the next try will do, when it is its time.
    if (std::exchange(m_again, false) && result.ok())
        pollNow();
}

void PollSource::forgetOldHurries()
{
    std::erase_if(m_hurries, [this](const Hurry &hurry) { return m_clock.steadyMs() >= hurry.untilMs; });
}

std::chrono::milliseconds PollSource::pauseNow()
{
    forgetOldHurries();
    // A sweep that was under way when somebody acted may have read what was before.
    std::erase_if(m_hurries, [this](const Hurry &hurry) { return m_sweeps >= hurry.from && hurry.settled(m_store); });
    const std::chrono::milliseconds pause = m_spec.pause(m_store);
    return m_hurries.empty() ? pause : std::min(pause, m_spec.pauseAfterAction);
}

void PollSource::setStatus(live::FeedStatus status)
{
    if (m_status == status)
        return;
    m_status = std::move(status);
    m_report(m_status);
}

} // namespace endpoint
