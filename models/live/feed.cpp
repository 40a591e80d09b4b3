// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed.h"

#include <QPointer>

namespace live {

Feed::Feed(QObject *parent) : QObject(parent) {}

Feed::~Feed() = default;

void Feed::apply(const Batch &batch)
{
    if (batch.reset)
        m_rows.clear();
    for (const Key &key : batch.removed)
        m_rows.remove(key);
    for (const RowPointer &row : batch.changed)
        m_rows.insert(row->key(), row);
    for (const RowPointer &row : batch.added)
        m_rows.insert(row->key(), row);
    ++m_revision;
    const QPointer<Feed> alive(this);
    if (batch.reset)
        Q_EMIT reset();
    if (alive)
        Q_EMIT batchApplied(batch);
    if (!alive)
        return;
    if (const auto acknowledge = m_acknowledge)
        acknowledge(batch.revision);
}

void Feed::setStatus(const FeedStatus &status)
{
    if (m_status == status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

std::vector<RowPointer> Feed::rows() const
{
    std::vector<RowPointer> result;
    result.reserve(size_t(m_rows.size()));
    for (const RowPointer &row : m_rows)
        result.push_back(row);
    return result;
}

} // namespace live
