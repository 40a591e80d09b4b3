// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log of a simulated container, line by line, made when it is read: line number i of a voice is a function of seed and
// i, its time lies in the i-th period since 1970. So a log of days takes no memory and any part of it is found at once.
// Lines exist only where the container's processes ran. Pure.
#pragma once

#include "container.h"

#include <optional>

namespace demo {

enum Voice { PlainVoice, NginxVoice, ApiVoice, WorkerVoice, PostgresVoice, LogfmtVoice, JenkinsVoice, RedisVoice, BuildVoice };

class LogVoice
{
public:
    LogVoice(const Container &container, quint64 seed) : m_container(container), m_seed(seed ^ hashOf(container)) {}

    /// Where a reader stands: the number of the next line.
    using Position = qint64;

    /// The first line at or after `sinceNs`, of what is kept (the last 50,000 lines).
    [[nodiscard]] Position since(qint64 sinceNs, qint64 nowMs) const;
    /// `count` lines before now.
    [[nodiscard]] Position tail(qint64 count, qint64 nowMs) const;
    /// The next line that is written by now, moving `position` behind it; nothing if there is none yet.
    [[nodiscard]] std::optional<OutputLine> next(Position &position, qint64 nowMs) const;
    /// When the line at `position` will be written, in milliseconds; nothing when nothing runs that could write it.
    [[nodiscard]] std::optional<qint64> due(Position position) const;

private:
    static quint64 hashOf(const Container &container);
    [[nodiscard]] qint64 period() const;
    [[nodiscard]] qint64 timeNs(Position line) const;
    [[nodiscard]] OutputLine line(Position line) const;
    [[nodiscard]] bool written(qint64 ns) const;
    [[nodiscard]] Position oldest(qint64 nowMs) const;

    const Container &m_container;
    quint64 m_seed;
};

} // namespace demo
