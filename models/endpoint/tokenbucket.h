// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast one endpoint may be asked: tokens that grow back, up to a burst. One for each endpoint, shared by its poll sources
// and whoever else asks in bulk; who waits gets its token in turn. Endpoint thread, owned by the session; outlives the tasks
// it has handed out.
#pragma once

#include "clock.h"
#include "task.h"

#include <deque>
#include <memory>

namespace endpoint {

class TokenBucket
{
public:
    /// At least one token an hour, and one at once: what asks for less is a mistake, and would stop everything.
    TokenBucket(base::Clock &clock, double perSecond, int burst);
    ~TokenBucket();
    Q_DISABLE_COPY_MOVE(TokenBucket)

    /// Ends when it is this caller's turn. Destroying the task gives the place up.
    [[nodiscard]] base::Task<bool> take();
    /// The server asked to be left alone (429, Retry-After): nobody gets a token before.
    void holdFor(std::chrono::milliseconds time);
    [[nodiscard]] size_t waiting() const;

private:
    struct Place {
        std::function<void(bool)> resume;
        bool alive = true;
    };
    struct Owner;
    void pump();
    void refill();

    base::Clock &m_clock;
    const double m_perMs;
    const double m_burst;
    double m_tokens;
    qint64 m_filledMs;     ///< steady
    qint64 m_heldUntilMs;  ///< steady
    std::deque<std::shared_ptr<Place>> m_places;
    std::unique_ptr<base::Timer> m_timer;
    bool m_pumping = false;
};

} // namespace endpoint
