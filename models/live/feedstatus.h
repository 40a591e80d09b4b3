// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How current a table is, as the person should know it. A value; any thread.
#pragma once

#include "error.h"

namespace live {

struct FeedStatus {
    enum class State {
        Idle,       ///< nobody looks
        Connecting, ///< no answer yet
        Syncing,    ///< rows arrive, not all are here
        Live,       ///< fed by events or a watch
        Polling,    ///< complete, as of the last poll
        Stale,      ///< rows are those of `lastGoodMs`; trying again now
        Backoff,    ///< as Stale or empty; the next try is at `nextTryMs`
        Denied,     ///< the server refuses this list to this person
        Failed,     ///< will not be tried again by itself (a setting is wrong)
    };
    State state = State::Idle;
    base::Error error;    ///< of Stale, Backoff, Denied, Failed
    qint64 lastGoodMs = 0; ///< wall time of the last good answer; 0: none yet
    qint64 nextTryMs = 0;
    int expected = -1; ///< rows that will come, if the server says so
    int skipped = 0;   ///< malformed rows left out
    friend bool operator==(const FeedStatus &, const FeedStatus &) = default;

    /// Rows on screen may be out of date.
    [[nodiscard]] bool stale() const
    {
        return state == State::Stale || state == State::Backoff || state == State::Failed;
    }
};

} // namespace live
