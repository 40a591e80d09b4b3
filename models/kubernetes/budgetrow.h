// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A PodDisruptionBudget as the table shows it and as a drain must know it. A value. Texts as kubectl prints them.
// Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, printPodDisruptionBudget; policy/v1: an absent selector matches no
// pod, an empty one every pod of the namespace.
#pragma once

#include "labelselector.h"
#include "objectmeta.h"
#include "rowdecoders.h"

namespace kubernetes {

struct BudgetRow : live::RowOf<BudgetRow> {
    ObjectMeta meta;
    LabelSelector selector;
    QString minAvailable;   ///< "2", "50%"; empty: not set
    QString maxUnavailable; ///< the same
    QString message;        ///< of a controller that cannot work it out
    int allowed = 0; ///< ALLOWED DISRUPTIONS: evictions that it would stand now
    int needed = 0;  ///< healthy pods
    int healthy = 0;
    int expected = 0;                  ///< pods that it is about
    bool observed = true;              ///< its status is that of its present text
    bool unhealthyMayAlwaysGo = false; ///< unhealthyPodEvictionPolicy AlwaysAllow

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const BudgetRow &, const BudgetRow &) = default;
};

[[nodiscard]] live::RowPointer decodeBudget(const Message &object, Interner &interner);

enum class BudgetState : quint8 {
    Allows,     ///< some of its pods may go
    Blocks,     ///< none of them, though as many are healthy as must be
    TooFew,     ///< fewer are healthy than must be
    Empty,      ///< it is about no pod
    Failed,     ///< its controller cannot work it out
    Unobserved, ///< its controller has not seen its present text
};
[[nodiscard]] BudgetState budgetState(const BudgetRow &row);

/// MIN AVAILABLE and MAX UNAVAILABLE: "2", "50%" or "N/A".
[[nodiscard]] QString minAvailableText(const BudgetRow &row);
[[nodiscard]] QString maxUnavailableText(const BudgetRow &row);

} // namespace kubernetes
