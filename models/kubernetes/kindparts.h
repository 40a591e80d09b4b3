// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the kinds of this family have in common: columns of metadata, groups by namespace, metrics. Values; pure.
#pragma once

#include "kind.h"
#include "labelselector.h"
#include "objectmeta.h"

namespace kubernetes {

/// The series of pods and nodes, in the order of live::Metric. Shares are of what was asked for, of the limit, and of
/// what a node can give; a node has sums over its pods as well.
enum ResourceMetric : quint16 {
    CpuMillicores,
    MemoryBytes,
    CpuRequestPercent, ///< usage / request
    CpuLimitPercent,
    MemoryRequestPercent,
    MemoryLimitPercent,
    CpuPercent, ///< of a node: usage / allocatable
    MemoryPercent,
    CpuRequestedPercent, ///< of a node: requests of its pods / allocatable
    MemoryRequestedPercent,
    PodCount, ///< on a node
};

[[nodiscard]] live::Column metricColumn(const char *id, const QString &title, ResourceMetric metric, live::Unit unit,
                                        int width, int priority, int sparkline = 0);
/// In the column menu, but not shown at first.
[[nodiscard]] live::Column hidden(live::Column column);

/// "Name": stretches, never dropped.
[[nodiscard]] live::Column nameColumn(std::function<const ObjectMeta &(const live::Row &)> meta);
[[nodiscard]] live::Column namespaceColumn(std::function<const ObjectMeta &(const live::Row &)> meta);
/// "Age": in kubectl's words, by the clock.
[[nodiscard]] live::Column ageColumn(std::function<const ObjectMeta &(const live::Row &)> meta);
/// A time as its distance from now, in kubectl's words; ascending is youngest first, as it reads.
[[nodiscard]] live::Column sinceColumn(const char *id, const QString &title, int width, int priority, std::function<qint64(const live::Row &)> timeMs);
/// Text that is secondary, an en dash where there is none.
[[nodiscard]] live::Column quietColumn(const char *id, const QString &title, live::ColumnType type, int width, int priority,
                                       std::function<QString(const live::Row &)> text);
/// "Containers" and "Images", hidden at first or not, from texts with commas; "Selector", hidden.
[[nodiscard]] live::Column containersColumn(std::function<QString(const live::Row &)> text);
[[nodiscard]] live::Column imagesColumn(std::function<QString(const live::Row &)> text);
[[nodiscard]] live::Column selectorColumn(std::function<QString(const live::Row &)> text);
/// "Controlled by", hidden: "Deployment/web".
[[nodiscard]] live::Column ownerColumn(std::function<const ObjectMeta &(const live::Row &)> meta);
[[nodiscard]] live::Column labelsColumn(std::function<const ObjectMeta &(const live::Row &)> meta);
[[nodiscard]] live::Grouping namespaceGrouping(std::function<const ObjectMeta &(const live::Row &)> meta,
                                               std::function<QString(int)> counted);

/// The metadata of rows of this class.
template <class R> const ObjectMeta &metaOf(const live::Row &row)
{
    return static_cast<const R &>(row).meta;
}

/// Name, search text and labels, the same for all.
template <class R> void setIdentity(live::Kind &kind)
{
    kind.name = live::of<R>([](const R &row) { return row.meta.name; });
    kind.labels = live::of<R>([](const R &row) { return labelTexts(row.meta.labels); });
}

/// Which pods a selector is about: "app=web", "all pods", "no pods".
[[nodiscard]] QString selectionText(const LabelSelector &selector);

[[nodiscard]] live::Cell numberCell(qint64 number);
/// A time that cells paint as "4 min ago" or as its distance, or in the words of their column.
[[nodiscard]] live::Cell timeCell(qint64 ms, bool ago);
/// Muted; an en dash where there is nothing.
[[nodiscard]] live::Cell quietCell(const QString &text);

} // namespace kubernetes
