// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of LiveTableModel that asks for orders and applies them.
#include "livetablemodel.h"

#include <QSet>
#include <algorithm>

namespace live {

namespace {

/// Beyond this many runs one reset is cheaper for views than a signal a run: each costs them O(rows).
constexpr size_t mostRuns = 128;

/// Where rows change all the time, orders take a tenth of a core at most: after one that took so long or longer, the next
/// waits nine times as long, unless a person asked for it. What rows hold is shown at once all the same.
constexpr qint64 dearOrderMs = 4;
constexpr qint64 pauseFactor = 9;
constexpr qint64 longestPauseMs = 600;

/// Names an entry: a row by its key, a header by its group's key. No key begins with a byte of 1.
Key identity(const OrderEntry &entry)
{
    return entry.row ? entry.row->key() : QByteArray(1, '\1') + entry.group->key;
}

bool sameThing(const OrderEntry &left, const OrderEntry &right)
{
    return left.row == right.row && !left.group == !right.group && (!left.group || left.group->key == right.group->key);
}

/// Whether `part` is `whole` without the entries at the places that are put into `left`. Typing into a filter makes such
/// orders, and it is found out without a hash of every key.
bool leavesOut(const std::vector<OrderEntry> &whole, const std::vector<OrderEntry> &part, std::vector<int> &left)
{
    if (part.size() > whole.size())
        return false;
    size_t next = 0;
    for (size_t i = 0; i < whole.size(); ++i) {
        if (next < part.size() && sameThing(whole[i], part[next]))
            ++next;
        else
            left.push_back(int(i));
    }
    return next == part.size();
}

size_t runsOf(const std::vector<int> &sortedRows)
{
    size_t runs = 0;
    for (size_t i = 0; i < sortedRows.size(); ++i)
        runs += i == 0 || sortedRows[i] != sortedRows[i - 1] + 1;
    return runs;
}

} // namespace

/// Coalesces what one turn of the event loop asks for.
void LiveTableModel::requestOrder()
{
    if (m_computing) {
        m_again = true;
        return;
    }
    if (m_pause || std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (std::exchange(m_scheduled, false) && !m_computing)
                startOrderInTime();
        },
        Qt::QueuedConnection);
}

void LiveTableModel::startOrderInTime()
{
    const qint64 pause = m_orderCostMs < dearOrderMs ? 0 : std::min(m_orderCostMs * pauseFactor, longestPauseMs);
    const qint64 left = m_orderEndedMs + pause - m_clock.steadyMs();
    // A table that is being filled is what somebody waits for.
    if (std::exchange(m_atOnce, false) || !m_live || left <= 0) {
        startOrder();
        return;
    }
    m_pause = m_clock.after(std::chrono::milliseconds(left), [this] {
        const auto ended = std::exchange(m_pause, nullptr);
        startOrder();
    });
}

void LiveTableModel::startOrder()
{
    m_scheduled = false;
    m_again = false;
    m_pause.reset();
    m_computing = true;
    m_orderBegunMs = m_clock.steadyMs();
    SharedRows::Reading reading = m_feed ? m_feed->reading() : SharedRows::Reading();
    SortValues values;
    const Column *sorted = m_kind.column(m_query.sortColumn);
    if (sorted && isMeasured(sorted->type) && m_series) {
        values.reserve(qsizetype(reading.rows().size()));
        for (const RowPointer &row : reading.rows()) {
            if (const auto value = m_series->latest(row->key(), sorted->metric, m_clock.wallMs()))
                values.insert(row->key(), *value);
        }
    }
    const quint64 rowRevision = m_feed ? m_feed->revision() : 0;
    m_job = base::compute<Order>(
        [kind = &m_kind, reading = std::move(reading), query = m_query, values = std::move(values), rowRevision,
         queryRevision = m_queryRevision, cache = m_cache](const base::CancelFlag &cancel) {
            return computeOrder(*kind, reading.rows(), query, values, rowRevision, queryRevision, cache, cancel);
        },
        [this](Order order) { applyOrder(std::move(order)); });
}

void LiveTableModel::applyOrder(Order order)
{
    m_computing = false;
    if (order.queryRevision != m_queryRevision)
        return; // setQuery() has asked for another
    base::disposeInPool(std::exchange(m_cache, std::move(order.cache)));
    const quint64 now = m_feed ? m_feed->revision() : 0;
    if (order.rowRevision != now) {
        takeOver(order);
        m_again = true;
    }
    applyEntries(std::move(order.entries));
    const bool counts = m_chipCounts != order.chipCounts || m_total != order.total || m_matching != order.matching
        || m_shown != order.shown;
    m_chipCounts = std::move(order.chipCounts);
    m_total = order.total;
    m_matching = order.matching;
    m_shown = order.shown;
    m_orderEndedMs = m_clock.steadyMs();
    m_orderCostMs = m_orderEndedMs - m_orderBegunMs;
    if (std::exchange(m_again, false))
        requestOrder();
    const QPointer<LiveTableModel> alive(this);
    if (counts)
        Q_EMIT countsChanged();
    if (alive)
        Q_EMIT orderApplied();
}

/// Brings an order made from older rows up to date: what is gone leaves, what changed is shown as it is now. What is
/// new waits for the next order.
void LiveTableModel::takeOver(Order &order) const
{
    std::vector<OrderEntry> kept;
    kept.reserve(order.entries.size());
    for (OrderEntry &entry : order.entries) {
        if (entry.group) {
            if (!kept.empty() && kept.back().group)
                kept.pop_back(); // nothing is left under it
            kept.push_back(std::move(entry));
        } else if (RowPointer row = m_feed ? m_feed->row(entry.row->key()) : nullptr) {
            kept.push_back({std::move(row), nullptr});
        }
    }
    if (!kept.empty() && kept.back().group)
        kept.pop_back();
    order.entries = std::move(kept);
}

void LiveTableModel::applyEntries(std::vector<OrderEntry> target)
{
    if (std::ranges::equal(m_entries, target, sameThing)) {
        refreshHeaders(target);
        base::disposeInPool(std::move(target));
        return;
    }
    if (m_entries.empty() || target.empty()) {
        resetTo(std::move(target));
        return;
    }
    std::vector<int> leaving;
    std::vector<int> coming;
    const bool fewer = leavesOut(m_entries, target, leaving);
    const bool more = !fewer && leavesOut(target, m_entries, coming);
    if (!fewer)
        leaving.clear();
    if (!more)
        coming.clear();
    if (!fewer && !more && !compare(target, leaving, coming)) {
        resetTo(std::move(target));
        return;
    }
    if (runsOf(leaving) > mostRuns || runsOf(coming) > mostRuns) {
        resetTo(std::move(target));
        return;
    }
    removeRuns(leaving);
    if (!fewer && !more)
        rearrange(target);
    insertMissing(target);
    refreshHeaders(target);
    base::disposeInPool(std::move(target));
}

/// By keys: which entries have to leave and which places of `target` are new. False where nothing stays.
bool LiveTableModel::compare(const std::vector<OrderEntry> &target, std::vector<int> &leaving, std::vector<int> &coming) const
{
    QHash<Key, int> wanted;
    wanted.reserve(qsizetype(target.size()));
    for (size_t i = 0; i < target.size(); ++i)
        wanted.insert(identity(target[i]), int(i));
    QSet<Key> present;
    present.reserve(qsizetype(m_entries.size()));
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const Key key = identity(m_entries[i]);
        if (wanted.contains(key))
            present.insert(key);
        else
            leaving.push_back(int(i));
    }
    for (size_t i = 0; i < target.size(); ++i) {
        if (!present.contains(identity(target[i])))
            coming.push_back(int(i));
    }
    return !present.isEmpty();
}

/// From the end, so that earlier positions stay true.
void LiveTableModel::removeRuns(const std::vector<int> &rows)
{
    if (rows.empty())
        return;
    if (runsOf(rows) > mostRuns) {
        std::vector<OrderEntry> kept;
        kept.reserve(m_entries.size() - rows.size());
        auto next = rows.begin();
        for (size_t i = 0; i < m_entries.size(); ++i) {
            if (next != rows.end() && *next == int(i))
                ++next;
            else
                kept.push_back(m_entries[i]);
        }
        resetTo(std::move(kept));
        return;
    }
    for (size_t end = rows.size(); end > 0;) {
        size_t begin = end - 1;
        while (begin > 0 && rows[begin - 1] == rows[begin] - 1)
            --begin;
        beginRemoveRows({}, rows[begin], rows[end - 1]);
        m_entries.erase(m_entries.begin() + rows[begin], m_entries.begin() + rows[end - 1] + 1);
        m_positionsValid = false;
        endRemoveRows();
        end = begin;
    }
}

/// Puts the entries that stay into the sequence of `target`.
void LiveTableModel::rearrange(const std::vector<OrderEntry> &target)
{
    QHash<Key, int> old;
    old.reserve(qsizetype(m_entries.size()));
    for (size_t i = 0; i < m_entries.size(); ++i)
        old.insert(identity(m_entries[i]), int(i));
    std::vector<int> sequence; ///< old positions in their new order
    sequence.reserve(m_entries.size());
    for (const OrderEntry &entry : target) {
        if (const auto it = old.constFind(identity(entry)); it != old.cend())
            sequence.push_back(*it);
    }
    if (std::is_sorted(sequence.begin(), sequence.end()))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<OrderEntry> arranged;
    arranged.reserve(m_entries.size());
    std::vector<int> moved(m_entries.size()); ///< new position by the old
    for (size_t i = 0; i < sequence.size(); ++i) {
        arranged.push_back(std::move(m_entries[size_t(sequence[i])]));
        moved[size_t(sequence[i])] = int(i);
    }
    m_entries = std::move(arranged);
    m_positionsValid = false;
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &each : from)
        to.append(index(moved[size_t(each.row())], each.column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void LiveTableModel::insertMissing(const std::vector<OrderEntry> &target)
{
    // What is there is a subsequence of the target, so the first difference is always something new.
    for (size_t i = 0; i < target.size();) {
        if (i < m_entries.size() && (sameThing(m_entries[i], target[i]) || identity(m_entries[i]) == identity(target[i]))) {
            ++i;
            continue;
        }
        const Key next = i < m_entries.size() ? identity(m_entries[i]) : Key();
        size_t end = i + 1;
        while (end < target.size() && (next.isNull() || identity(target[end]) != next))
            ++end;
        beginInsertRows({}, int(i), int(end) - 1);
        m_entries.insert(m_entries.begin() + ptrdiff_t(i), target.begin() + ptrdiff_t(i),
                         target.begin() + ptrdiff_t(end));
        m_positionsValid = false;
        endInsertRows();
        i = end;
    }
}

void LiveTableModel::resetTo(std::vector<OrderEntry> entries)
{
    if (m_entries.empty() && entries.empty())
        return;
    if (m_entries.empty()) {
        beginInsertRows({}, 0, int(entries.size()) - 1);
        m_entries = std::move(entries);
        m_positionsValid = false;
        endInsertRows();
        return;
    }
    beginResetModel();
    base::disposeInPool(std::exchange(m_entries, std::move(entries)));
    m_positionsValid = false;
    endResetModel();
}

/// Headers say how many of their rows run: their text changes while their place does not.
void LiveTableModel::refreshHeaders(const std::vector<OrderEntry> &target)
{
    if (m_entries.size() != target.size())
        return;
    std::vector<int> rows;
    for (size_t i = 0; i < target.size(); ++i) {
        if (!target[i].group || m_entries[i].group == target[i].group)
            continue;
        const bool differs = !(*m_entries[i].group == *target[i].group);
        m_entries[i].group = target[i].group;
        if (differs)
            rows.push_back(int(i));
    }
    emitChanged(rows, 0, columnCount() - 1);
}

} // namespace live
