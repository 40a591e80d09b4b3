// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of one table as the UI thread has them, and how current they are. Models and panes listen here. Owned by
// who subscribed; batches arrive through post(). Each is acknowledged once every listener has seen it, which is what
// lets the store send the next.
#pragma once

#include "feedstatus.h"
#include "sharedrows.h"

#include <QObject>
#include <functional>

namespace live {

class Feed final : public QObject
{
    Q_OBJECT

public:
    explicit Feed(QObject *parent = nullptr);
    ~Feed() override;

    void apply(const Batch &batch);
    void setStatus(const FeedStatus &status);
    void setAcknowledge(std::function<void(quint64)> acknowledge) { m_acknowledge = std::move(acknowledge); }

    /// In no order.
    [[nodiscard]] const std::vector<RowPointer> &rows() const { return m_rows.rows(); }
    /// The same for another thread: they stay as they are now.
    [[nodiscard]] SharedRows::Reading reading() const { return m_rows.read(); }
    [[nodiscard]] RowPointer row(const Key &key) const;
    [[nodiscard]] qsizetype size() const { return m_places.size(); }
    [[nodiscard]] const FeedStatus &status() const { return m_status; }
    /// Counts the batches applied; an order made from an older one is stale.
    [[nodiscard]] quint64 revision() const { return m_revision; }

Q_SIGNALS:
    /// After the rows have taken it over.
    void batchApplied(const live::Batch &batch);
    void statusChanged();
    /// A new scope; precedes the batchApplied() of the same batch.
    void reset();

private:
    void put(std::vector<RowPointer> &rows, const RowPointer &row);
    void remove(std::vector<RowPointer> &rows, const Key &key);

    SharedRows m_rows;
    QHash<Key, size_t> m_places; ///< in m_rows
    FeedStatus m_status;
    std::function<void(quint64)> m_acknowledge;
    quint64 m_revision = 0;
};

} // namespace live
