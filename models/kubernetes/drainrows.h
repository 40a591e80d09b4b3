// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a drain must know of pods: values and their decoder (JSON only: a node has some hundred pods at most), and where the budgets
// are. Source: core/v1 Pod.
#pragma once

#include "budgetrow.h"
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

[[nodiscard]] live::RowPointer decodeDrainPod(const Message &object, Interner &interner);

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
