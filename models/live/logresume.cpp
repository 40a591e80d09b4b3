// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logresume.h"

#include <QHashFunctions>
#include <algorithm>

namespace live {

namespace {

constexpr qint64 disorderNs = 1'000'000'000; ///< so much later than its time a line may stand in the log
constexpr size_t mostRecent = 256 * 1024;    ///< lines of that time that are remembered: 4 MB

} // namespace

bool LogResume::take(LogStream stream, qint64 timeNs, QByteArrayView text)
{
    if (timeNs == 0)
        return true; // a line without a time: nothing can be said of it
    const size_t hash = qHashMulti(0, timeNs, static_cast<int>(stream), text);
    if (!m_again.empty()) {
        if (const auto known = m_again.find(hash); known != m_again.end()) {
            if (--known->second == 0)
                m_again.erase(known);
            m_beforeFirst = false;
            return false;
        }
        if (m_beforeFirst && timeNs <= m_reopenedAtNs)
            return false;
        if (timeNs > m_reopenedAtNs + disorderNs)
            m_again.clear(); // the rest is no longer in the server's log
    }
    if (m_oldestNs == 0)
        m_oldestNs = timeNs;
    m_lastNs = std::max(m_lastNs, timeNs);
    m_recent.push_back({timeNs, hash});
    while (m_recent.front().timeNs < m_lastNs - disorderNs - m_stepNs)
        m_recent.pop_front();
    if (m_recent.size() > mostRecent) {
        m_recent.pop_front();
        m_oldestNs = m_recent.front().timeNs;
    }
    return true;
}

qint64 LogResume::sinceNs() const
{
    const qint64 since = std::max(m_lastNs - disorderNs, m_oldestNs);
    return since - since % m_stepNs;
}

void LogResume::reopened()
{
    m_again.clear();
    for (const Seen &seen : m_recent) {
        if (seen.timeNs >= sinceNs())
            ++m_again[seen.hash];
    }
    m_reopenedAtNs = m_lastNs;
    m_beforeFirst = sinceNs() <= m_oldestNs;
}

} // namespace live
