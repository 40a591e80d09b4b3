// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a drain must know of pods and of disruption budgets: values, and their decoders (JSON only: a node has some hundred
// pods at most). Source: core/v1 Pod, policy/v1 PodDisruptionBudget.
#pragma once

#include "labelselector.h"
#include "objectmeta.h"
#include "watchtable.h"

namespace kubernetes {

struct DrainPod : live::RowOf<DrainPod> {
    ObjectMeta meta;
    QString phase;
    bool ready = false;
    bool mirror = false;
    bool emptyDir = false;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    [[nodiscard]] bool finished() const { return phase == QStringLiteral("Succeeded") || phase == QStringLiteral("Failed"); }
    [[nodiscard]] bool controlled() const { return meta.owner.controller; }
    friend bool operator==(const DrainPod &, const DrainPod &) = default;
};

struct DrainBudget : live::RowOf<DrainBudget> {
    ObjectMeta meta;
    LabelSelector selector;
    int allowed = 0; ///< evictions that it would stand now
    int needed = 0;  ///< healthy pods
    int healthy = 0;
    bool observed = true;              ///< its status is that of its present text
    bool unhealthyMayAlwaysGo = false; ///< unhealthyPodEvictionPolicy AlwaysAllow

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const DrainBudget &, const DrainBudget &) = default;
};

[[nodiscard]] live::RowPointer decodeDrainPod(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeDrainBudget(const Message &object, Interner &interner);

/// The pods of a node, and the budgets of all namespaces.
[[nodiscard]] WatchTable drainPodTable(const QString &node);
[[nodiscard]] WatchTable drainBudgetTable();

/// The rows of a table, as what they are.
template <class R> [[nodiscard]] std::vector<R> valuesOf(const std::vector<live::RowPointer> &rows)
{
    std::vector<R> values;
    values.reserve(rows.size());
    for (const live::RowPointer &row : rows)
        values.push_back(static_cast<const R &>(*row));
    return values;
}

} // namespace kubernetes
