// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "listsource.h"

#include <algorithm>
#include <map>

namespace endpoint {

using namespace std::chrono_literals;
using State = live::FeedStatus::State;

ListSource::ListSource(Spec spec, live::RowStore &store, base::Clock &clock, Report report)
    : m_spec(std::move(spec)), m_store(store), m_clock(clock), m_report(std::move(report)),
      m_backoff(500ms, 30s, m_spec.random)
{
}

ListSource::~ListSource() = default;

void ListSource::setWanted(bool wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    if (!wanted) {
        // Events still say what was touched, but nobody sees it: the next look begins with a list.
        m_relistTimer.reset();
        m_retryTimer.reset();
        stopListing();
        m_fetches.clear();
        m_touched.clear();
        m_complete = false;
        live::FeedStatus status = m_status;
        status.state = State::Idle;
        setStatus(status);
        return;
    }
    live::FeedStatus status = m_status;
    if (!m_connected && status.state == State::Idle)
        status.state = status.error.what.isEmpty() ? State::Connecting : State::Stale;
    setStatus(status);
    if (m_connected)
        relist();
}

void ListSource::connected()
{
    m_connected = true;
    m_complete = false;
    m_backoff.reset();
    if (m_wanted)
        relist();
}

void ListSource::disconnected(const base::Error &error, qint64 nextTryMs)
{
    m_connected = false;
    m_complete = false;
    stopListing();
    m_fetches.clear();
    m_touched.clear();
    m_relistTimer.reset();
    m_retryTimer.reset();
    live::FeedStatus status = m_status;
    status.error = error;
    status.nextTryMs = nextTryMs;
    status.state = !error.retryable && nextTryMs == 0 ? State::Failed : nextTryMs > 0 ? State::Backoff : State::Stale;
    if (!m_wanted)
        status.state = State::Idle;
    setStatus(status);
}

void ListSource::touch(const live::Key &key)
{
    if (!m_wanted || !m_connected)
        return;
    if (m_list.valid())
        m_touchedWhileListing.insert(key);
    m_touched.insert(key);
    startFetches();
}

void ListSource::relist()
{
    if (!m_wanted || !m_connected)
        return;
    if (m_list.valid()) {
        m_listAgain = true;
        return;
    }
    m_retryTimer.reset();
    m_relistTimer.reset();
    if (!m_complete) {
        live::FeedStatus status = m_status;
        status.state = State::Syncing;
        setStatus(status);
    }
    m_touchedWhileListing.clear();
    m_goneWhileListing.clear();
    startList(m_complete ? m_spec.steps.size() - 1 : 0);
}

void ListSource::retryNow()
{
    if (!m_retryTimer)
        return;
    m_backoff.reset();
    relist();
}

void ListSource::startList(size_t firstStep)
{
    const quint64 number = ++m_listNumber;
    if (firstStep == 0)
        m_early.clear(); // of a list that failed
    m_early.resize(m_spec.steps.size() - 1);
    for (size_t step = firstStep; step < m_early.size(); ++step) {
        m_early[step] = m_spec.steps[step]();
        m_early[step].start([this, step, number](base::Result<Rows> result) {
            const base::Task<base::Result<Rows>> finished = std::move(m_early[step]);
            if (number != m_listNumber || !m_list.valid() || !result.ok())
                return; // the list of all has told more, or will say what is wrong
            putListed(std::move(*result), false);
            m_store.flush();
        });
    }
    m_list = m_spec.steps.back()();
    m_list.start([this](base::Result<Rows> result) { listDone(std::move(result)); });
}

void ListSource::stopListing()
{
    m_list.reset();
    m_early.clear();
}

void ListSource::putListed(Rows rows, bool all)
{
    for (live::RowPointer &row : rows) {
        if (m_goneWhileListing.contains(row->key()))
            continue;
        // What was touched meanwhile is newer than this list, or will be asked for.
        if (!m_touchedWhileListing.contains(row->key()) || !m_store.find(row->key()))
            m_store.put(std::move(row));
        else if (all)
            m_store.put(m_store.find(row->key()));
    }
}

void ListSource::listDone(base::Result<Rows> result)
{
    const base::Task<base::Result<Rows>> finished = std::move(m_list);
    if (!result.ok()) {
        const base::Error &error = result.error();
        live::FeedStatus status = m_status;
        status.error = error;
        const bool refused =
            error.code == base::Error::Code::Forbidden || error.code == base::Error::Code::Unauthorized;
        // A refusal is a state of this table; it is asked again with patience, since rights can be given.
        const std::chrono::milliseconds delay = refused ? std::chrono::milliseconds(60s) : m_backoff.next();
        status.state = refused ? State::Denied : State::Backoff;
        status.nextTryMs = m_clock.wallMs() + delay.count();
        setStatus(status);
        m_retryTimer = m_clock.after(delay, [this] { relist(); });
        return;
    }
    m_backoff.reset();
    m_store.beginSweep();
    putListed(std::move(*result), true);
    for (const live::Key &key : m_touchedWhileListing) {
        if (const live::RowPointer row = m_store.find(key))
            m_store.put(row);
    }
    m_store.endSweep();
    m_store.flush();
    m_complete = true;
    live::FeedStatus status = m_status;
    status.state = State::Live;
    status.error = {};
    status.nextTryMs = 0;
    status.lastGoodMs = m_clock.wallMs();
    setStatus(status);
    armRelist();
    if (std::exchange(m_listAgain, false))
        relist();
    startFetches();
}

void ListSource::startFetches()
{
    if (m_touched.size() > m_spec.relistAbove) {
        m_touched.clear();
        relist();
        return;
    }
    while (!m_touched.empty() && m_fetches.size() < m_spec.fetchesAtOnce) {
        std::vector<live::Key> keys;
        for (auto key = m_touched.begin(); key != m_touched.end() && keys.size() < m_spec.keysInOneFetch;) {
            const bool onItsWay = std::any_of(m_fetches.begin(), m_fetches.end(), [&](const auto &entry) {
                return std::find(entry.second.keys.begin(), entry.second.keys.end(), *key) != entry.second.keys.end();
            });
            if (onItsWay) {
                ++key;
                continue;
            }
            keys.push_back(*key);
            key = m_touched.erase(key);
        }
        if (keys.empty())
            return;
        const quint64 id = m_nextFetch++;
        Fetch &fetch = m_fetches[id];
        fetch.keys = keys;
        fetch.task = m_spec.fetch(keys);
        fetch.task.start([this, id](base::Result<Rows> result) { fetchDone(id, std::move(result)); });
    }
}

void ListSource::fetchDone(quint64 id, base::Result<Rows> result)
{
    const auto node = m_fetches.extract(id);
    if (node.empty())
        return;
    if (!result.ok()) {
        // One object could not be read: the list will tell. The connection's own loss is told by disconnected().
        // One that is on its way now may have been made before the object was touched.
        if (m_list.valid())
            m_listAgain = true;
        else if (!m_retryTimer)
            m_retryTimer = m_clock.after(1s, [this] { relist(); });
    } else {
        std::set<live::Key> missing(node.mapped().keys.begin(), node.mapped().keys.end());
        for (live::RowPointer &row : *result) {
            missing.erase(row->key());
            m_goneWhileListing.erase(row->key());
            m_store.put(std::move(row));
        }
        for (const live::Key &key : missing) {
            if (m_touchedWhileListing.contains(key))
                m_goneWhileListing.insert(key);
            if (!m_touched.contains(key))
                m_store.remove(key);
        }
        m_store.flush();
        if (m_complete) {
            live::FeedStatus status = m_status;
            status.lastGoodMs = m_clock.wallMs();
            setStatus(status);
        }
    }
    startFetches();
}

void ListSource::armRelist()
{
    if (m_spec.relistEvery.count() > 0)
        m_relistTimer = m_clock.after(m_spec.relistEvery, [this] { relist(); });
}

void ListSource::setStatus(live::FeedStatus status)
{
    if (m_status == status)
        return;
    m_status = std::move(status);
    m_report(m_status);
}

} // namespace endpoint
