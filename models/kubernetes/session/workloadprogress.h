// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far a change of a workload is, whatever its kind. Pure.
#pragma once

#include "actionparts.h"
#include "workloadrows.h"

namespace kubernetes {

/// What the actions need of a row, whatever its class.
struct Progress {
    RolloutState state = RolloutState::Progressing;
    qint64 generation = 0;
    qint64 observedGeneration = 0;
    qint64 failedMs = 0; ///< since when it has failed
    qint32 desired = 0;
    qint32 current = 0;
};

template <class R> Progress progressOf(const live::Row &row)
{
    const auto &workload = static_cast<const R &>(row);
    Progress progress{rolloutState(workload), workload.workload.generation, workload.workload.observedGeneration, 0, workload.desired, workload.current};
    if constexpr (std::is_same_v<R, DeploymentRow>)
        progress.failedMs = workload.failedMs;
    return progress;
}

/// One kind of workload.
struct Workload {
    ObjectKind object;
    Progress (*progress)(const live::Row &);

    [[nodiscard]] QByteArray id(const char *verb) const { return object.kind.id + '.' + verb; }
    /// "deployment/web", as kubectl has it.
    [[nodiscard]] QString word(const live::Row &row) const
    {
        return QString::fromUtf8(object.kind.id) + u'/' + object.meta(row).name;
    }
};

/// The controller has seen the change, and what it made of it. That a rollout goes on failing which failed before is no news: only
/// what fails anew does.
[[nodiscard]] actions::Settled rolledOut(const Workload &kind, const live::Row &before, const actions::Outcome &outcome, const live::Row *now);
/// What has failed to start its pods can be scaled all the same: as many as wanted are there.
[[nodiscard]] actions::Settled scaled(const Workload &kind, const live::Row &before, const actions::Outcome &outcome, const live::Row *now);

} // namespace kubernetes
