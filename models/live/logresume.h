// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading a followed log again after a cut, without doubled or lost lines. Pure; lives with the stream on the endpoint thread.
#pragma once

#include "logline.h"

#include <QByteArrayView>
#include <deque>
#include <unordered_map>

namespace live {

/// What was seen, so that a stream that is opened again gives each line once, and all of them. Times are neither unique
/// (Podman tells whole seconds) nor in order: an engine stamps the lines of both streams before it writes them, so one
/// may stand behind a later one. A stream is therefore opened again from a second before the last line, and what comes
/// once more is known by time, stream and text. Remembers sixteen bytes for each line of the last second.
class LogResume
{
public:
    /// `stepNs`: a server that takes whole seconds only gives everything since the last one that began.
    explicit LogResume(qint64 stepNs = 1) : m_stepNs(stepNs) {}

    /// True if the line is new. Remembers it.
    [[nodiscard]] bool take(LogStream stream, qint64 timeNs, QByteArrayView text);
    /// The stream is opened again from sinceNs(): lines up to the last one will come once more.
    void reopened();
    [[nodiscard]] qint64 lastNs() const { return m_lastNs; }
    /// From when on the log is to be asked for again; 0 before the first line.
    [[nodiscard]] qint64 sinceNs() const;

private:
    struct Seen {
        qint64 timeNs;
        size_t hash;
    };

    qint64 m_stepNs;
    std::deque<Seen> m_recent;
    std::unordered_map<size_t, int> m_again; ///< hashes of what will come once more, and how often
    qint64 m_oldestNs = 0; ///< of the lines that could be remembered: what is before it was never asked for
    qint64 m_lastNs = 0;
    qint64 m_reopenedAtNs = 0;
    bool m_beforeFirst = false; ///< opened again from the first line on: what comes before it was not asked for
};

} // namespace live
