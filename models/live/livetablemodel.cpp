// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livetablemodel.h"

#include "format.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace live {

namespace {

constexpr qint64 tintMs = 1000;           ///< a changed row is tinted for a second
constexpr size_t tintedRows = 200;        ///< a batch of more tells nobody anything by tinting
constexpr auto resortEvery = 2s;          ///< a table sorted by a live number must stay readable

/// What the clock makes of a cell.
QString timeText(const Column &column, const Cell &cell, qint64 nowMs)
{
    return column.wording ? column.wording(cell, nowMs) : sinceText(cell.timeMs, nowMs, cell.ago);
}

bool isRightAligned(ColumnType type)
{
    return type == ColumnType::Number || type == ColumnType::Bytes || isMeasured(type);
}

Cell pendingCell(Cell cell, const QString &text)
{
    cell.text = text;
    cell.tone = Tone::Idle;
    cell.hollow = true;
    cell.toolTip.clear();
    return cell;
}

} // namespace

LiveTableModel::LiveTableModel(const Kind &kind, base::Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_kind(kind), m_clock(clock)
{
    m_query.sortColumn = kind.defaultSort;
    m_query.sortOrder = kind.defaultOrder;
    m_query.grouping = kind.defaultGrouping;
    m_chipCounts.resize(kind.chips.size());
    for (size_t i = 0; i < kind.columns.size(); ++i) {
        if (kind.columns[i].type == ColumnType::Since || kind.columns[i].wording)
            m_sinceColumns.push_back(int(i));
        if (isMeasured(kind.columns[i].type))
            m_metricColumns.push_back(int(i));
    }
}

LiveTableModel::~LiveTableModel() = default;

void LiveTableModel::setFeed(Feed *feed)
{
    if (m_feed == feed)
        return;
    if (m_feed)
        m_feed->disconnect(this);
    m_feed = feed;
    resetTo({});
    m_changedAt.clear();
    if (feed) {
        connect(feed, &Feed::batchApplied, this, &LiveTableModel::onBatch);
        connect(feed, &Feed::statusChanged, this, &LiveTableModel::onStatus);
    }
    m_live = feed && feed->status().state == FeedStatus::State::Live;
    m_pause.reset();
    requestOrder();
}

void LiveTableModel::setSeries(SeriesStore *series)
{
    if (m_series == series)
        return;
    if (m_series)
        m_series->disconnect(this);
    m_series = series;
    if (series)
        connect(series, &SeriesStore::sampled, this, &LiveTableModel::onSampled);
    onSampled();
}

void LiveTableModel::setQuery(const Query &query)
{
    if (m_query == query)
        return;
    m_query = query;
    ++m_queryRevision;
    m_job.cancel();
    m_computing = false;
    m_resort.reset();
    Q_EMIT queryChanged();
    startOrder();
}

RowPointer LiveTableModel::rowAt(int row) const
{
    return row >= 0 && row < int(m_entries.size()) ? m_entries[size_t(row)].row : nullptr;
}

OrderGroupPointer LiveTableModel::groupAt(int row) const
{
    return row >= 0 && row < int(m_entries.size()) ? m_entries[size_t(row)].group : nullptr;
}

int LiveTableModel::indexOf(const Key &key) const
{
    return positions().value(key, -1);
}

int LiveTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int LiveTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_kind.columns.size());
}

Cell LiveTableModel::metricCell(const Column &column, const Row &row) const
{
    const auto latest = [this, &row](Metric metric) {
        return m_series ? m_series->latest(row.key(), metric, m_clock.wallMs()) : std::nullopt;
    };
    if (column.type == ColumnType::Bar)
        return column.bar(row, latest);
    Cell cell;
    const auto value = latest(column.metric);
    cell.text = value ? formatValue(column.unit, double(*value)) : QString(QChar(0x2013));
    cell.muted = !value;
    cell.number = value ? double(*value) : 0;
    cell.hasNumber = value.has_value();
    return cell;
}

Cell LiveTableModel::cell(const QModelIndex &index) const
{
    const RowPointer row = rowAt(index.row());
    if (!row || index.column() >= columnCount())
        return {};
    const Column &column = m_kind.columns[size_t(index.column())];
    if (isMeasured(column.type))
        return metricCell(column, *row);
    Cell cell = column.cell ? column.cell(*row) : Cell();
    if (column.type == ColumnType::State) {
        if (const auto pending = m_pending.constFind(row->key()); pending != m_pending.cend())
            return pendingCell(std::move(cell), *pending);
    }
    if (column.wording || (column.type == ColumnType::Since && cell.timeMs > 0))
        cell.text = timeText(column, cell, m_clock.wallMs());
    if (column.type == ColumnType::Bytes && cell.text.isEmpty() && cell.hasNumber)
        cell.text = formatBytes(cell.number);
    if (column.type == ColumnType::Number && cell.text.isEmpty() && cell.hasNumber)
        cell.text = formatValue(Unit::Count, cell.number);
    return cell;
}

QVariant LiveTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OrderEntry &entry = m_entries[size_t(index.row())];
    if (role == KeyRole)
        return entry.row ? entry.row->key() : QByteArray();
    if (role == GroupRole)
        return entry.group != nullptr;
    const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (entry.group) {
        if (!text || index.column() != 0)
            return {};
        return entry.group->subtitle.isEmpty()
            ? entry.group->title
            : QStringLiteral("%1  %2").arg(entry.group->title, entry.group->subtitle);
    }
    const ColumnType type = m_kind.columns[size_t(index.column())].type;
    if (text) {
        const Cell shown = cell(index);
        return role == Qt::AccessibleTextRole && !shown.spoken.isEmpty() ? shown.spoken : shown.text;
    }
    if (role == Qt::ToolTipRole)
        return cell(index).toolTip;
    if (role == CellRole)
        return QVariant::fromValue(cell(index));
    if (role == Qt::TextAlignmentRole)
        return int((isRightAligned(type) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QVariant LiveTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column &column = m_kind.columns[size_t(section)];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return column.title;
    if (role == Qt::ToolTipRole && !column.description.isEmpty())
        return column.description;
    if (role == Qt::TextAlignmentRole)
        return int((isRightAligned(column.type) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags LiveTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (isGroup(index.row()))
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void LiveTableModel::sort(int column, Qt::SortOrder order)
{
    Query query = m_query;
    query.sortColumn = column >= 0 && column < columnCount() ? m_kind.columns[size_t(column)].id : QByteArray();
    query.sortOrder = order;
    setQuery(query);
}

void LiveTableModel::setPending(const QHash<Key, QString> &pending)
{
    std::vector<int> rows;
    const auto note = [&](const Key &key, const QHash<Key, QString> &other) {
        if (other.value(key) != pending.value(key) || other.contains(key) != pending.contains(key)) {
            if (const int row = indexOf(key); row >= 0)
                rows.push_back(row);
        }
    };
    for (auto it = m_pending.cbegin(); it != m_pending.cend(); ++it)
        note(it.key(), m_pending);
    for (auto it = pending.cbegin(); it != pending.cend(); ++it)
        note(it.key(), m_pending);
    m_pending = pending;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    emitChanged(rows, 0, columnCount() - 1);
}

void LiveTableModel::setVisibleRange(int first, int last)
{
    const bool wasHidden = m_lastVisible < m_firstVisible;
    m_firstVisible = first;
    m_lastVisible = last;
    if (last < first) {
        m_tick.reset();
    } else if (wasHidden) {
        m_tickedMs = m_clock.wallMs();
        scheduleTick();
    }
}

void LiveTableModel::scheduleTick()
{
    if (!m_sinceColumns.empty())
        m_tick = m_clock.after(1s, [this] { tick(); });
}

/// Repaints the cells on screen whose distance from now reads differently than a second ago.
void LiveTableModel::tick()
{
    const qint64 now = m_clock.wallMs();
    const qint64 before = std::exchange(m_tickedMs, now);
    std::vector<std::vector<int>> differing(m_sinceColumns.size());
    for (int i = std::max(m_firstVisible, 0); i <= std::min(m_lastVisible, rowCount() - 1); ++i) {
        const RowPointer row = m_entries[size_t(i)].row;
        for (size_t k = 0; row && k < m_sinceColumns.size(); ++k) {
            const Column &column = m_kind.columns[size_t(m_sinceColumns[k])];
            const Cell cell = column.cell(*row);
            if (cell.timeMs > 0 && timeText(column, cell, now) != timeText(column, cell, before))
                differing[k].push_back(i);
        }
    }
    scheduleTick();
    for (size_t k = 0; k < differing.size(); ++k)
        emitChanged(differing[k], m_sinceColumns[k], m_sinceColumns[k]);
}

void LiveTableModel::onSampled()
{
    if (m_metricColumns.empty())
        return;
    const int first = std::max(m_firstVisible, 0);
    const int last = std::min(m_lastVisible, rowCount() - 1);
    if (first <= last) {
        for (const int column : m_metricColumns)
            Q_EMIT dataChanged(index(first, column), index(last, column));
    }
    const Column *sorted = m_kind.column(m_query.sortColumn);
    if (sorted && isMeasured(sorted->type) && !m_resort) {
        m_resort = m_clock.after(resortEvery, [this] {
            m_resort.reset();
            requestOrder();
        });
    }
}

const QHash<Key, int> &LiveTableModel::positions() const
{
    if (!m_positionsValid) {
        m_positions.clear();
        m_positions.reserve(qsizetype(m_entries.size()));
        for (size_t i = 0; i < m_entries.size(); ++i) {
            if (m_entries[i].row)
                m_positions.insert(m_entries[i].row->key(), int(i));
        }
        m_positionsValid = true;
    }
    return m_positions;
}

void LiveTableModel::emitChanged(const std::vector<int> &sortedRows, int firstColumn, int lastColumn)
{
    for (size_t i = 0; i < sortedRows.size();) {
        size_t end = i + 1;
        while (end < sortedRows.size() && sortedRows[end] == sortedRows[end - 1] + 1)
            ++end;
        Q_EMIT dataChanged(index(sortedRows[i], firstColumn), index(sortedRows[end - 1], lastColumn));
        i = end;
    }
}

void LiveTableModel::onStatus()
{
    const bool live = m_feed->status().state == FeedStatus::State::Live;
    m_atOnce = m_atOnce || (live && !m_live);
    m_live = live;
}

void LiveTableModel::onBatch(const Batch &batch)
{
    if (batch.reset) {
        m_changedAt.clear();
        m_pending.clear();
        resetTo({});
    }
    removeKeys(batch.removed);
    changeRows(batch.changed);
    requestOrder();
}

void LiveTableModel::removeKeys(const std::vector<Key> &keys)
{
    std::vector<int> rows;
    for (const Key &key : keys) {
        m_changedAt.remove(key);
        if (const int row = indexOf(key); row >= 0)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    removeRuns(rows);
}

void LiveTableModel::changeRows(const std::vector<RowPointer> &changed)
{
    const qint64 now = m_clock.steadyMs();
    if (m_changedAt.size() > qsizetype(2 * tintedRows))
        m_changedAt.removeIf([now](const auto &entry) { return now - entry.value() > tintMs; });
    std::vector<int> rows;
    rows.reserve(changed.size());
    const auto &position = positions();
    for (const RowPointer &row : changed) {
        const int at = position.value(row->key(), -1);
        if (at < 0)
            continue;
        m_entries[size_t(at)].row = row;
        rows.push_back(at);
        if (changed.size() <= tintedRows)
            m_changedAt.insert(row->key(), now);
    }
    std::sort(rows.begin(), rows.end());
    emitChanged(rows, 0, columnCount() - 1);
    if (!m_tints && !m_changedAt.isEmpty())
        m_tints = m_clock.after(std::chrono::milliseconds(tintMs), [this] { endTints(); });
}

/// Repaints what was tinted a second ago: nothing else would.
void LiveTableModel::endTints()
{
    const qint64 now = m_clock.steadyMs();
    qint64 next = 0;
    std::vector<int> rows;
    for (auto it = m_changedAt.begin(); it != m_changedAt.end();) {
        const qint64 left = it.value() + tintMs - now;
        if (left > 0) {
            next = next == 0 ? left : std::min(next, left);
            ++it;
            continue;
        }
        if (const int row = indexOf(it.key()); row >= 0)
            rows.push_back(row);
        it = m_changedAt.erase(it);
    }
    std::sort(rows.begin(), rows.end());
    m_tints = next > 0 ? m_clock.after(std::chrono::milliseconds(std::max<qint64>(next, 50)), [this] { endTints(); }) : nullptr;
    emitChanged(rows, 0, columnCount() - 1);
}

} // namespace live
