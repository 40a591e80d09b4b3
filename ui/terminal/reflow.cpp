// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See reflow.h.
#include "reflow.h"

#include <algorithm>

namespace terminal {
namespace {

struct Held {
    Place *place = nullptr;
    Place old;
    int offset = -1; ///< in the logical line, once its old line was reached
};

/// Cuts one logical line and places what lies on it.
void cut(std::deque<Line> &out, std::vector<Cell> &logical, int columns, const std::vector<Held *> &held)
{
    int offset = 0;
    const int size = int(logical.size());
    bool first = true;
    do {
        int take = std::min(columns, size - offset);
        // A wide character whose second half would not fit goes to the next line.
        if (take > 1 && offset + take < size && logical[size_t(offset + take)].width == 0)
            --take;
        const bool last = offset + take >= size;
        for (Held *const entry : held) {
            const int column = entry->offset - offset;
            if (column < 0 || (!last && column >= take))
                continue;
            *entry->place = {int(out.size()), std::min(column, columns)};
        }
        Line line;
        line.continued = !first;
        line.cells.assign(logical.begin() + offset, logical.begin() + offset + take);
        out.push_back(std::move(line));
        offset += take;
        first = false;
    } while (offset < size);
    logical.clear();
}

} // namespace

void trimEnd(std::vector<Cell> &cells)
{
    while (!cells.empty() && cells.back() == Cell{})
        cells.pop_back();
}

std::deque<Line> reflow(const std::deque<Line> &lines, int columns, std::vector<Place *> places)
{
    std::vector<Held> all;
    for (Place *const place : places)
        all.push_back({place, *place});
    std::deque<Line> out;
    std::vector<Cell> logical;
    std::vector<Held *> held;
    for (size_t i = 0; i < lines.size(); ++i) {
        for (Held &entry : all) {
            if (entry.old.line == int(i)) {
                entry.offset = int(logical.size()) + entry.old.column;
                held.push_back(&entry);
            }
        }
        logical.insert(logical.end(), lines[i].cells.begin(), lines[i].cells.end());
        trimEnd(logical);
        if (i + 1 == lines.size() || !lines[i + 1].continued) {
            cut(out, logical, std::max(1, columns), held);
            held.clear();
        }
    }
    return out;
}

} // namespace terminal
