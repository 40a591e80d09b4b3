// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed.h"

#include <QPointer>

namespace live {

Feed::Feed(QObject *parent) : QObject(parent) {}

Feed::~Feed() = default;

void Feed::apply(const Batch &batch)
{
    std::vector<RowPointer> &rows = m_rows.change();
    if (batch.reset) {
        rows.clear();
        m_places.clear();
    }
    for (const Key &key : batch.removed)
        remove(rows, key);
    for (const RowPointer &row : batch.changed)
        put(rows, row);
    for (const RowPointer &row : batch.added)
        put(rows, row);
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

RowPointer Feed::row(const Key &key) const
{
    const auto place = m_places.constFind(key);
    return place == m_places.cend() ? nullptr : m_rows.rows()[*place];
}

void Feed::put(std::vector<RowPointer> &rows, const RowPointer &row)
{
    const auto place = m_places.constFind(row->key());
    if (place != m_places.cend()) {
        rows[*place] = row;
        return;
    }
    m_places.insert(row->key(), rows.size());
    rows.push_back(row);
}

/// The last one takes the place of what is gone.
void Feed::remove(std::vector<RowPointer> &rows, const Key &key)
{
    const auto place = m_places.constFind(key);
    if (place == m_places.cend())
        return;
    const size_t at = *place;
    m_places.erase(place);
    if (at + 1 < rows.size()) {
        rows[at] = std::move(rows.back());
        m_places[rows[at]->key()] = at;
    }
    rows.pop_back();
}

} // namespace live
