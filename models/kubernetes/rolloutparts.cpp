// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "rolloutparts.h"

#include "stateparts.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Rollouts", text);
}

QString wordOf(RolloutState state)
{
    switch (state) {
    case RolloutState::Complete: return tr("Available");
    case RolloutState::Progressing: return tr("Progressing");
    case RolloutState::Paused: return tr("Paused");
    case RolloutState::Failed: return tr("Failed");
    case RolloutState::ScaledToZero: break;
    }
    return tr("Scaled to zero");
}

live::Tone toneOf(RolloutState state)
{
    switch (state) {
    case RolloutState::Complete: return live::Tone::Ok;
    case RolloutState::Failed: return live::Tone::Bad;
    case RolloutState::ScaledToZero: return live::Tone::Idle;
    case RolloutState::Progressing:
    case RolloutState::Paused: break;
    }
    return live::Tone::Warn;
}

const char *chipOf(RolloutState state)
{
    switch (state) {
    case RolloutState::Complete: return "available";
    case RolloutState::Progressing: return "progressing";
    case RolloutState::Paused: return "paused";
    case RolloutState::Failed: return "failed";
    case RolloutState::ScaledToZero: break;
    }
    return "zero";
}

live::Cell cellOf(const Rollout &rollout)
{
    return rollout.deleting ? leavingCell() : stateCell(wordOf(rollout.state), toneOf(rollout.state), rollout.message);
}

} // namespace

live::Column rolloutColumn(RolloutOf rollout)
{
    return stateColumnOf([rollout = std::move(rollout)](const live::Row &row) { return cellOf(rollout(row)); });
}

std::vector<live::Chip> rolloutChips(const RolloutOf &rollout, std::initializer_list<RolloutState> states)
{
    std::vector<live::Chip> chips;
    for (const RolloutState state : states) {
        live::Chip chip;
        chip.id = chipOf(state);
        chip.label = wordOf(state);
        chip.tone = toneOf(state);
        chip.matches = [rollout, state](const live::Row &row) {
            const Rollout now = rollout(row);
            return !now.deleting && now.state == state;
        };
        chip.hideWhenZero = state == RolloutState::Paused || state == RolloutState::ScaledToZero;
        chips.push_back(std::move(chip));
    }
    return chips;
}

std::function<QString(const std::vector<live::RowPointer> &)> rolloutSummary(RolloutOf rollout)
{
    return [rollout = std::move(rollout)](const std::vector<live::RowPointer> &rows) {
        const auto settled = std::count_if(rows.begin(), rows.end(), [&](const live::RowPointer &row) {
            const RolloutState state = rollout(*row).state;
            return state == RolloutState::Complete || state == RolloutState::ScaledToZero;
        });
        return rows.empty() ? QString() : tr("%1 of %2 as wanted").arg(settled).arg(rows.size());
    };
}

live::Cell shareCell(const QString &text, qint32 part, qint32 whole)
{
    live::Cell cell = live::textCell(text);
    cell.number = whole == 0 ? 1 : double(part) / whole;
    cell.hasNumber = true;
    return cell;
}

} // namespace kubernetes
