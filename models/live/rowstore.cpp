// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowstore.h"

#include <QObject>

namespace live {

RowStore::RowStore(std::function<void(Batch)> deliver)
    : m_deliver(std::move(deliver)), m_context(std::make_unique<QObject>())
{
}

RowStore::~RowStore() = default;

void RowStore::setObserver(std::function<void(const RowPointer &, const RowPointer &)> observer)
{
    m_observer = std::move(observer);
}

bool RowStore::put(RowPointer row)
{
    const Key key = row->key();
    if (m_sweeping)
        m_seen.insert(key);
    const RowPointer before = m_rows.value(key);
    if (before && (before == row || before->equals(*row)))
        return false;
    m_rows.insert(key, row);
    touch(key, before);
    if (const auto observer = m_observer)
        observer(before, row);
    return true;
}

bool RowStore::remove(const Key &key)
{
    const RowPointer before = m_rows.take(key);
    if (!before)
        return false;
    touch(key, before);
    if (const auto observer = m_observer)
        observer(before, nullptr);
    return true;
}

std::vector<Key> RowStore::keys() const
{
    std::vector<Key> result;
    result.reserve(size_t(m_rows.size()));
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        result.push_back(it.key());
    return result;
}

void RowStore::forEach(const std::function<void(const RowPointer &)> &visit) const
{
    const auto rows = m_rows; // shared: `visit` may change the store
    for (const RowPointer &row : rows)
        visit(row);
}

void RowStore::beginSweep()
{
    m_sweeping = true;
    m_seen.clear();
}

void RowStore::markSeen(const Key &key)
{
    if (m_sweeping)
        m_seen.insert(key);
}

void RowStore::endSweep()
{
    if (!m_sweeping)
        return;
    m_sweeping = false;
    for (const Key &key : keys()) {
        if (!m_seen.contains(key))
            remove(key);
    }
    m_seen.clear();
}

void RowStore::reset()
{
    const auto rows = std::exchange(m_rows, {});
    m_dirty.clear();
    m_dirtyOrder.clear();
    m_sweeping = false;
    m_reset = true;
    schedule();
    if (const auto observer = m_observer) {
        for (const RowPointer &row : rows)
            observer(row, nullptr);
    }
}

void RowStore::touch(const Key &key, const RowPointer &before)
{
    if (!m_dirty.contains(key)) {
        m_dirty.insert(key, before);
        m_dirtyOrder.push_back(key);
    }
    schedule();
}

void RowStore::schedule()
{
    if (!m_autoFlush || m_scheduled || m_inFlight)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(
        m_context.get(),
        [this] {
            m_scheduled = false;
            flush();
        },
        Qt::QueuedConnection);
}

void RowStore::flush()
{
    if (m_inFlight || (m_dirtyOrder.empty() && !m_reset))
        return;
    Batch batch;
    batch.reset = std::exchange(m_reset, false);
    const auto dirty = std::exchange(m_dirty, {});
    for (const Key &key : std::exchange(m_dirtyOrder, {})) {
        const RowPointer sent = dirty.value(key);
        const RowPointer now = m_rows.value(key);
        if (!now && sent)
            batch.removed.push_back(key);
        else if (now && !sent)
            batch.added.push_back(now);
        else if (now && sent && now != sent && !now->equals(*sent))
            batch.changed.push_back(now);
    }
    if (!batch.reset && batch.removed.empty() && batch.changed.empty() && batch.added.empty())
        return;
    batch.revision = ++m_revision;
    m_inFlight = true;
    // A copy: the consumer may destroy this store.
    const auto deliver = m_deliver;
    if (deliver)
        deliver(std::move(batch));
}

void RowStore::acknowledge(quint64 revision)
{
    if (!m_inFlight || revision != m_revision)
        return;
    m_inFlight = false;
    flush();
}

} // namespace live
