// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the kinds have in common whose objects are in one of some states: the column, its chips, and the state in an overview. A kind
// gives one StateLook for each state. Values; pure.
#pragma once

#include "kind.h"
#include "objectmeta.h"

#include <algorithm>

namespace kubernetes {

template <class State> struct StateLook {
    State state;
    QByteArray chip;
    QString word;
    live::Tone tone = live::Tone::None;
    bool rare = false; ///< its chip is hidden while there is none
};
template <class State> using StateLooks = std::vector<StateLook<State>>;

/// "State", with the word and the message of one row.
[[nodiscard]] live::Column stateColumnOf(std::function<live::Cell(const live::Row &)> cell);
[[nodiscard]] live::Cell stateCell(const QString &word, live::Tone tone, const QString &message);
/// Of what is being deleted, whatever its state.
[[nodiscard]] live::Cell leavingCell();

template <class State> [[nodiscard]] const StateLook<State> &lookOf(const StateLooks<State> &looks, State state)
{
    const auto found = std::find_if(looks.begin(), looks.end(), [state](const StateLook<State> &look) { return look.state == state; });
    return found == looks.end() ? looks.front() : *found;
}

template <class R, class State>
[[nodiscard]] live::Column stateColumn(const StateLooks<State> &looks, State (*stateOf)(const R &), QString (*messageOf)(const R &) = nullptr)
{
    return stateColumnOf(live::of<R>([looks, stateOf, messageOf](const R &row) {
        if (row.meta.deleting())
            return leavingCell();
        const StateLook<State> &look = lookOf(looks, stateOf(row));
        return stateCell(look.word, look.tone, messageOf ? messageOf(row) : QString());
    }));
}

template <class R, class State> [[nodiscard]] std::vector<live::Chip> stateChips(const StateLooks<State> &looks, State (*stateOf)(const R &))
{
    std::vector<live::Chip> chips;
    for (const StateLook<State> &look : looks) {
        chips.push_back(live::chipOf<R>(
            look.chip.constData(), look.word, look.tone,
            [stateOf, state = look.state](const R &row) { return !row.meta.deleting() && stateOf(row) == state; }, look.rare));
    }
    return chips;
}

} // namespace kubernetes
