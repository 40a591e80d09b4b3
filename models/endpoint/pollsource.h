// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps a table right that a server has no events for: asks for all of it, again and again, while somebody looks. Rows
// appear page by page; removals come only after a complete sweep. The pause between sweeps is a function of the rows
// (something settling: short), and is cut short after an action until it has settled. A page whose tag (ETag) still holds
// is not read again. Every page takes a token of the endpoint's bucket. Endpoint thread, owned by the session.
#pragma once

#include "backoff.h"
#include "clock.h"
#include "feedstatus.h"
#include "result.h"
#include "rowstore.h"
#include "task.h"
#include "tokenbucket.h"

#include <functional>
#include <map>
#include <set>

namespace endpoint {

class PollSource
{
public:
    struct Ask {
        QByteArray next; ///< the page that the one before named; empty: the first
        QByteArray tag;  ///< of this page's last answer; empty: none
    };
    struct Page {
        std::vector<live::RowPointer> rows;
        QByteArray next;        ///< empty: this was the last
        QByteArray tag;         ///< empty: the server has none
        bool unchanged = false; ///< the tag still holds (304): all the rest is empty
        int remaining = -1;     ///< rows on the pages to come, if the server says so
        int skipped = 0;        ///< malformed rows
    };
    using Settled = std::function<bool(const live::RowStore &)>;
    struct Spec {
        /// One page. On a 429 it tells the bucket with holdFor() and returns the error.
        std::function<base::Task<base::Result<Page>>(Ask)> page;
        /// Pause until the next sweep, given what is held.
        std::function<std::chrono::milliseconds(const live::RowStore &)> pause;
        TokenBucket *bucket = nullptr; ///< the endpoint's; absent: as fast as it goes
        std::chrono::milliseconds pauseAfterAction{1'000};
        std::chrono::milliseconds hurryAtMost{60'000}; ///< what does not settle by then is not waited for any more
        std::chrono::milliseconds longestBackoff{60'000};
        std::function<double()> random; ///< jitter, see base::Backoff
    };
    using Report = std::function<void(live::FeedStatus)>;

    PollSource(Spec spec, live::RowStore &store, base::Clock &clock, Report report);
    Q_DISABLE_COPY_MOVE(PollSource)

    void setWanted(bool wanted);
    /// Somebody changed something: look soon, and often until `settled` says so of what is held.
    void hurry(Settled settled);
    void pollNow();

private:
    struct Hurry {
        Settled settled;
        qint64 untilMs; ///< steady
        qint64 from;    ///< the first sweep that may know of it
    };
    /// What is known of a page since its last answer.
    struct Known {
        QByteArray tag;
        QByteArray next;
        std::vector<live::Key> keys;
        int skipped = 0;
    };
    base::Task<base::Result<bool>> sweep();
    [[nodiscard]] QByteArray tagOf(const QByteArray &page) const;
    QByteArray take(const QByteArray &asked, Page page);
    void done(const base::Result<bool> &result);
    [[nodiscard]] std::chrono::milliseconds pauseNow();
    void forgetOldHurries();
    void setStatus(live::FeedStatus status);

    Spec m_spec;
    live::RowStore &m_store;
    base::Clock &m_clock;
    Report m_report;
    live::FeedStatus m_status;
    base::Backoff m_backoff;
    bool m_wanted = false;
    bool m_again = false;
    qint64 m_sweeps = 0; ///< begun so far
    std::vector<Hurry> m_hurries;
    std::map<QByteArray, Known> m_known; ///< by what asks for the page
    int m_received = 0;
    base::Task<base::Result<bool>> m_sweep;
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace endpoint
