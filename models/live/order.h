// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which rows a query shows, in which sequence, under which headers. A pure function for the compute pool. What is dear
// (collation keys, the text that a filter searches) is kept by row in a cache that goes in and comes out by value.
#pragma once

#include "computepool.h"
#include "kind.h"
#include "query.h"

namespace live {

struct OrderGroup {
    QByteArray key;
    QString title;
    QString subtitle;
    int count = 0; ///< rows shown under it
    friend bool operator==(const OrderGroup &, const OrderGroup &) = default;
};
using OrderGroupPointer = std::shared_ptr<const OrderGroup>;

/// A group's header, or a row.
struct OrderEntry {
    RowPointer row;
    OrderGroupPointer group; ///< set: a header
};

struct CachedRow;
/// By the row it was made of; entries of rows that are gone are left out of the next.
using OrderCache = std::shared_ptr<const QHash<const Row *, std::shared_ptr<const CachedRow>>>;

/// The newest values of the metric that is sorted by; a key without one sorts last.
using SortValues = QHash<Key, float>;

struct Order {
    quint64 rowRevision = 0;
    quint64 queryRevision = 0;
    std::vector<OrderEntry> entries;
    std::vector<int> chipCounts; ///< one a chip of the kind, over the rows that match text and label
    int total = 0;               ///< rows there are
    int matching = 0;            ///< rows that match text and label
    int shown = 0;               ///< and one of the chips
    OrderCache cache;
};

/// When cancelled, what it returns is worthless.
[[nodiscard]] Order computeOrder(const Kind &kind, const std::vector<RowPointer> &rows, const Query &query,
                                 const SortValues &values, quint64 rowRevision, quint64 queryRevision,
                                 const OrderCache &cache, const base::CancelFlag &cancel);

/// What a column sorts a row by when it names no key of its own: number, then time, then text.
[[nodiscard]] SortKey sortKeyOf(const Column &column, const Row &row);

} // namespace live
