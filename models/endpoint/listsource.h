// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps a table right that a server describes by a list and by events that say which object was touched. Lives on an
// endpoint thread, owned by the session, next to the RowStore that it fills.
//
// Order of things: the event stream is opened first, then everything is listed, so that nothing falls between. A touched
// object is asked for alone; while its answer is on the way, further touches of it are remembered and asked once more.
// A safety relist runs while somebody looks at the rows: the only periodic request of such a table. Lists may come in
// steps that are asked for at the same time (running ones, all); what is told after the last one is dropped. Only
// it may remove rows, and only what was not touched while it was made.
#pragma once

#include "backoff.h"
#include "clock.h"
#include "feedstatus.h"
#include "result.h"
#include "rowstore.h"
#include "task.h"

#include <functional>
#include <map>
#include <set>

namespace endpoint {

class ListSource
{
public:
    using Rows = std::vector<live::RowPointer>;
    struct Spec {
        /// The steps of a full list; each returns the rows it knows, the last one all.
        std::vector<std::function<base::Task<base::Result<Rows>>()>> steps;
        /// The present state of these objects; those that are missing in the answer are gone.
        std::function<base::Task<base::Result<Rows>>(std::vector<live::Key>)> fetch;
        size_t keysInOneFetch = 1;
        size_t fetchesAtOnce = 4;
        size_t relistAbove = 64; ///< touched objects that wait: beyond that one list is cheaper
        std::chrono::milliseconds relistEvery{60'000}; ///< zero: never
        std::function<double()> random; ///< jitter of retries, see base::Backoff
    };
    using Report = std::function<void(live::FeedStatus)>;

    ListSource(Spec spec, live::RowStore &store, base::Clock &clock, Report report);
    ~ListSource();

    /// Rows are wanted (a pane or the palette shows them), or not any more.
    void setWanted(bool wanted);
    [[nodiscard]] bool wanted() const { return m_wanted; }
    /// The server can be asked and its events flow (again).
    void connected();
    /// Nothing can be asked; the rows stay. `nextTryMs`: wall time, 0 if it is being tried now.
    void disconnected(const base::Error &error, qint64 nextTryMs);
    void touch(const live::Key &key);
    void relist();
    /// The person does not want to wait for the next try, if there is one to come.
    void retryNow();
    /// Events may have been lost: everything is in doubt.
    void lostEvents() { relist(); }
    [[nodiscard]] bool listing() const { return m_list.valid(); }

private:
    struct Fetch {
        std::vector<live::Key> keys;
        base::Task<base::Result<Rows>> task;
    };
    void startList(size_t firstStep);
    void stopListing();
    void putListed(Rows rows, bool all);
    void listDone(base::Result<Rows> result);
    void startFetches();
    void fetchDone(quint64 id, base::Result<Rows> result);
    void armRelist();
    void setStatus(live::FeedStatus status);

    Spec m_spec;
    live::RowStore &m_store;
    base::Clock &m_clock;
    Report m_report;
    live::FeedStatus m_status;
    bool m_wanted = false;
    bool m_connected = false;
    bool m_complete = false;  ///< a full list has been read since connected()
    bool m_listAgain = false; ///< asked for while one was on its way
    quint64 m_listNumber = 0;
    base::Task<base::Result<Rows>> m_list;
    std::vector<base::Task<base::Result<Rows>>> m_early; ///< of the same list: steps before the last
    std::set<live::Key> m_touched;         ///< waits to be asked for
    std::set<live::Key> m_touchedWhileListing;
    std::set<live::Key> m_goneWhileListing; ///< as a fetch has told: the list may have been made before
    std::map<quint64, Fetch> m_fetches;
    quint64 m_nextFetch = 0;
    base::Backoff m_backoff;
    std::unique_ptr<base::Timer> m_relistTimer;
    std::unique_ptr<base::Timer> m_retryTimer;
};

} // namespace endpoint
