// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which events of an engine have been seen, so that a stream that broke off is taken up where it ended and nothing is
// told twice. A value of the session's; endpoint thread.
//
// An engine keeps its last 256 events and repeats those after `since`; Podman repeats none. What fell out of these 256
// is lost: after a break everything is listed anyway, this is for those who follow single containers.
// Source: moby daemon/events/events.go (eventsLimit, loadBufferedEvents).
#pragma once

#include "eventdecoder.h"

#include <deque>

namespace docker {

class EventMemory
{
public:
    /// For `since`: seconds with nine digits behind the point, as the engine wrote them; empty: nothing was seen yet.
    [[nodiscard]] QString since() const;
    /// A stream begins that was asked for with since(): what it repeats is recognized.
    void resume() { m_resumedAt = m_newest; }
    /// Remembers it; false if it is a repetition.
    [[nodiscard]] bool take(const EngineEvent &event);

private:
    std::deque<QByteArray> m_seen; ///< newest last
    qint64 m_newest = 0;           ///< nanoseconds, by the engine's clock
    qint64 m_resumedAt = 0;        ///< later events cannot be repetitions
};

} // namespace docker
