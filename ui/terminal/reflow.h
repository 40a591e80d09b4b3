// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Wrapping lines anew when a terminal changes its size. Pure; any thread.
//
// Lines are joined at their continuation marks and cut at the new width; a wide character is never cut in two. Places
// (the cursor, the top of the screen) are carried along.
#pragma once

#include "cell.h"

#include <deque>

namespace terminal {

struct Place {
    int line = 0;
    int column = 0;
};

/// Cuts `lines` to `columns`. Each of `places` is moved to where its cell went; a place behind the end of its line keeps
/// its distance as far as the width allows. Lines of the result are not padded.
std::deque<Line> reflow(const std::deque<Line> &lines, int columns, std::vector<Place *> places);

/// Takes cells that were never written off the end. Coloured ones stay.
void trimEnd(std::vector<Cell> &cells);

} // namespace terminal
