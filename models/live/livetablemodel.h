// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a view shows of a feed: headers of groups and rows, flat, as a query asks. Lives on the UI thread, owned by a
// pane. A changed row repaints at once, a removed one vanishes at once; where a row belongs is worked out in the compute
// pool and comes some milliseconds later. An order is applied as: removals as runs from the end, one layout change if
// the sequence differs, insertions as runs; or as one reset if there would be too many runs. Persistent indexes (and so
// selection and current row of a view) follow their keys, except over a reset.
//
// An order made from rows that have changed meanwhile is brought up to date while it is applied, and a new one is
// asked for: under steady change no order would ever be new enough. An order of an older query is dropped.
#pragma once

#include "clock.h"
#include "feed.h"
#include "order.h"
#include "seriesstore.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace live {

class LiveTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        CellRole = Qt::UserRole + 1, ///< live::Cell
        KeyRole,                     ///< live::Key of a row; empty for a header
        GroupRole,                   ///< bool: a group's header
    };

    /// `kind` outlives the model.
    explicit LiveTableModel(const Kind &kind, base::Clock &clock = base::Clock::system(), QObject *parent = nullptr);
    ~LiveTableModel() override;

    /// Neither is owned; null is allowed.
    void setFeed(Feed *feed);
    void setSeries(SeriesStore *series);
    [[nodiscard]] Feed *feed() const { return m_feed; }
    [[nodiscard]] SeriesStore *series() const { return m_series; }
    [[nodiscard]] const Kind &kind() const { return m_kind; }

    void setQuery(const Query &query);
    [[nodiscard]] const Query &query() const { return m_query; }

    [[nodiscard]] RowPointer rowAt(int row) const; ///< null for headers
    [[nodiscard]] bool isGroup(int row) const { return groupAt(row) != nullptr; }
    [[nodiscard]] OrderGroupPointer groupAt(int row) const;
    [[nodiscard]] int indexOf(const Key &key) const; ///< -1: not shown
    [[nodiscard]] Cell cell(const QModelIndex &index) const;

    /// Over the rows that match text and label; one a chip of the kind.
    [[nodiscard]] const std::vector<int> &chipCounts() const { return m_chipCounts; }
    [[nodiscard]] int total() const { return m_total; }       ///< rows of the feed
    [[nodiscard]] int matching() const { return m_matching; } ///< of "All"
    [[nodiscard]] int shown() const { return m_shown; }

    /// What is under way with these rows, shown in their State cells: "Stopping…".
    void setPending(const QHash<Key, QString> &pending);
    [[nodiscard]] QString pending(const Key &key) const { return m_pending.value(key); }
    /// Steady ms of the row's last change, 0 if long ago. Changes of half the table at once do not count.
    [[nodiscard]] qint64 changedAt(const Key &key) const { return m_changedAt.value(key); }

    /// The rows that a view has on screen; first > last: none, and nothing is repainted by the clock.
    void setVisibleRange(int first, int last);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Sets the query's sort column; a view's header calls it.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void countsChanged();
    void queryChanged();
    /// An order has been applied; rows are where the query wants them.
    void orderApplied();

private:
    void onStatus();
    void onBatch(const Batch &batch);
    void onSampled();
    void removeKeys(const std::vector<Key> &keys);
    void changeRows(const std::vector<RowPointer> &rows);
    void requestOrder();
    void startOrderInTime();
    void startOrder();
    void applyOrder(Order order);
    void takeOver(Order &order) const;
    void applyEntries(std::vector<OrderEntry> entries);
    [[nodiscard]] bool compare(const std::vector<OrderEntry> &target, std::vector<int> &leaving,
                               std::vector<int> &coming) const;
    void removeRuns(const std::vector<int> &rows);
    void rearrange(const std::vector<OrderEntry> &target);
    void insertMissing(const std::vector<OrderEntry> &target);
    void resetTo(std::vector<OrderEntry> entries);
    void refreshHeaders(const std::vector<OrderEntry> &target);
    void tick();
    void scheduleTick();
    void endTints();
    [[nodiscard]] const QHash<Key, int> &positions() const;
    [[nodiscard]] Cell metricCell(const Column &column, const Row &row) const;
    void emitChanged(const std::vector<int> &sortedRows, int firstColumn, int lastColumn);

    const Kind &m_kind;
    base::Clock &m_clock;
    QPointer<Feed> m_feed;
    QPointer<SeriesStore> m_series;
    Query m_query;
    quint64 m_queryRevision = 1;
    std::vector<OrderEntry> m_entries;
    mutable QHash<Key, int> m_positions; ///< rows by key and headers by a marked key
    mutable bool m_positionsValid = false;
    std::vector<int> m_chipCounts;
    int m_total = 0, m_matching = 0, m_shown = 0;
    QHash<Key, QString> m_pending;
    QHash<Key, qint64> m_changedAt;
    OrderCache m_cache;
    base::ComputeJob m_job;
    bool m_computing = false;
    bool m_again = false; ///< rows changed since the running order was begun
    bool m_scheduled = false;
    bool m_live = false; ///< the feed says that its rows are current
    bool m_atOnce = false; ///< the next order waits for nothing: the last rows of a table that has just been filled
    qint64 m_orderBegunMs = 0, m_orderEndedMs = 0, m_orderCostMs = 0; ///< steady
    std::unique_ptr<base::Timer> m_tick, m_resort, m_tints, m_pause;
    qint64 m_tickedMs = 0; ///< wall time at which Since cells were painted last
    int m_firstVisible = 0, m_lastVisible = -1;
    std::vector<int> m_sinceColumns, m_metricColumns;
};

} // namespace live
