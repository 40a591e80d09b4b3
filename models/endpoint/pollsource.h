// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps a table right that a server has no events for: asks for all of it, again and again, while somebody looks. Rows
// appear page by page; removals come only after a complete sweep. The pause between sweeps is a function of the rows
// (something settling: short), and is cut short for a while after an action. Endpoint thread, owned by the session.
#pragma once

#include "clock.h"
#include "feedstatus.h"
#include "result.h"
#include "rowstore.h"
#include "task.h"

#include <functional>

namespace endpoint {

class PollSource
{
public:
    using Rows = std::vector<live::RowPointer>;
    struct Spec {
        /// Reads all, giving each page to `page`. Unchanged (an ETag matched): give nothing and return false.
        std::function<base::Task<base::Result<bool>>(std::function<void(Rows)> page)> sweep;
        /// Pause until the next sweep, given what is held.
        std::function<std::chrono::milliseconds(const live::RowStore &)> pause;
        std::chrono::milliseconds pauseAfterAction{1'000};
        int sweepsAfterAction = 5;
        std::chrono::milliseconds longestBackoff{60'000};
    };
    using Report = std::function<void(live::FeedStatus)>;

    PollSource(Spec spec, live::RowStore &store, base::Clock &clock, Report report);

    void setWanted(bool wanted);
    /// Somebody changed something: look soon, and a few times more often.
    void hurry();
    void pollNow();

private:
    void done(base::Result<bool> result);
    void setStatus(live::FeedStatus status);

    Spec m_spec;
    live::RowStore &m_store;
    base::Clock &m_clock;
    Report m_report;
    live::FeedStatus m_status;
    bool m_wanted = false;
    bool m_again = false;
    int m_hurried = 0;
    int m_failures = 0;
    base::Task<base::Result<bool>> m_sweep;
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace endpoint
