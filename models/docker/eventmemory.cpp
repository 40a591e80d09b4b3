// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "eventmemory.h"

#include <algorithm>

namespace docker {

namespace {

constexpr size_t kept = 256; ///< as many as the engine keeps

} // namespace

QString EventMemory::since() const
{
    if (m_newest <= 0)
        return {};
    return QStringLiteral("%1.%2").arg(m_newest / 1'000'000'000).arg(m_newest % 1'000'000'000, 9, 10, QLatin1Char('0'));
}

bool EventMemory::take(const EngineEvent &event)
{
    if (event.timeNano <= 0)
        return true;
    const QByteArray identity = QByteArray::number(event.timeNano) + ' ' + event.type.toUtf8() + ' ' +
                                event.action.toUtf8() + ' ' + event.id;
    if (event.timeNano <= m_resumedAt && std::find(m_seen.begin(), m_seen.end(), identity) != m_seen.end())
        return false;
    m_seen.push_back(identity);
    if (m_seen.size() > kept)
        m_seen.pop_front();
    m_newest = std::max(m_newest, event.timeNano);
    return true;
}

} // namespace docker
