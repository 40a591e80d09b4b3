// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "workloadprogress.h"

namespace kubernetes {

using actions::Outcome;
using actions::Settled;

Settled rolledOut(const Workload &kind, const live::Row &before, const Outcome &outcome, const live::Row *now)
{
    if (!now)
        return Settled::Failed;
    const Progress progress = kind.progress(*now);
    if (progress.observedGeneration < outcome.reply.value(QStringLiteral("generation")).toLongLong())
        return Settled::NotYet;
    switch (progress.state) {
    case RolloutState::Complete:
    case RolloutState::ScaledToZero:
    case RolloutState::Paused:
        return Settled::Yes;
    case RolloutState::Failed: {
        const Progress then = kind.progress(before);
        const bool old = then.state == RolloutState::Failed && then.failedMs == progress.failedMs;
        return old ? Settled::NotYet : Settled::Failed;
    }
    case RolloutState::Progressing:
        break;
    }
    return Settled::NotYet;
}

Settled scaled(const Workload &kind, const live::Row &before, const Outcome &outcome, const live::Row *now)
{
    if (!now || kind.progress(before).state != RolloutState::Failed)
        return rolledOut(kind, before, outcome, now);
    const Progress progress = kind.progress(*now);
    const bool seen = progress.observedGeneration >= outcome.reply.value(QStringLiteral("generation")).toLongLong();
    return settledWhen(seen && progress.current == progress.desired);
}

} // namespace kubernetes
