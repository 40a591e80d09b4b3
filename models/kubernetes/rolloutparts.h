// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the kinds of workloads have in common that roll out: the state as a cell, as chips and as the pane's subtitle. Values; pure.
#pragma once

#include "kind.h"
#include "workloadrows.h"

namespace kubernetes {

/// One row as it is shown, whatever its class.
struct Rollout {
    RolloutState state = RolloutState::Complete;
    bool deleting = false;
    QString message; ///< of what does not go on
};
using RolloutOf = std::function<Rollout(const live::Row &)>;

template <class R> Rollout rolloutOf(const live::Row &row)
{
    const auto &workload = static_cast<const R &>(row);
    return {rolloutState(workload), workload.meta.deleting(), {}};
}

/// "State".
[[nodiscard]] live::Column rolloutColumn(RolloutOf rollout);
/// Chips of these states; what is paused or scaled to zero is hidden while there is none.
[[nodiscard]] std::vector<live::Chip> rolloutChips(const RolloutOf &rollout, std::initializer_list<RolloutState> states);
/// "2 of 3 as wanted".
[[nodiscard]] std::function<QString(const std::vector<live::RowPointer> &)> rolloutSummary(RolloutOf rollout);

/// "2/3"; sorts by the share, so that what lacks most comes first.
[[nodiscard]] live::Cell shareCell(const QString &text, qint32 part, qint32 whole);

} // namespace kubernetes
