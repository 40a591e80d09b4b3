// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a terminal shows: cells in lines. Plain values, any thread.
//
// A line that began because the one above was full is marked `continued`: copying joins such lines, and a change of
// width wraps them anew. A wide character takes its cell and a filler of width 0 behind it.
#pragma once

#include <cstdint>
#include <vector>

namespace terminal {

struct CellColour {
    enum Kind : uint8_t { Default, Indexed, Rgb };
    Kind kind = Default;
    uint8_t red = 0; ///< the index where the kind is Indexed
    uint8_t green = 0;
    uint8_t blue = 0;
    friend bool operator==(const CellColour &, const CellColour &) = default;
};

struct Cell {
    enum Flag : uint8_t { Bold = 1, Italic = 2, Underline = 4, Reverse = 8, Strike = 16 };
    /// 0: never written (or erased). With the highest bit set: an index into the screen's table of combined characters.
    uint32_t code = 0;
    CellColour foreground;
    CellColour background;
    uint8_t flags = 0;
    uint8_t width = 1;
    bool sameLook(const Cell &other) const
    {
        return foreground == other.foreground && background == other.background && flags == other.flags;
    }
    friend bool operator==(const Cell &, const Cell &) = default;
};

struct Line {
    std::vector<Cell> cells;
    bool continued = false; ///< goes on from the line above
};

} // namespace terminal
