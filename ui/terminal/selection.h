// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A selected stretch of a terminal's text. Lines are named by index + Screen::dropped(), so a selection stays on its text
// while output scrolls it up; a change of width or of the screen shown clears it (the view does). A value, UI thread.
#pragma once

#include "screen.h"

#include <utility>

namespace terminal {

class Selection
{
public:
    struct Point {
        qint64 line = 0;
        int column = 0; ///< between cells: 0 is before the first
        friend auto operator<=>(const Point &, const Point &) = default;
    };
    enum class Unit { Cell, Word, Line };

    void start(const Screen &screen, Point at, Unit unit);
    void extend(const Screen &screen, Point to);
    void selectAll(const Screen &screen);
    void clear() { m_active = false; }
    [[nodiscard]] Unit unit() const { return m_unit; }
    [[nodiscard]] bool isEmpty() const { return !m_active || m_from == m_to; }
    /// The columns selected in a line, first to before last; {0, 0} when none.
    [[nodiscard]] std::pair<int, int> columnsIn(const Screen &screen, qint64 line) const;
    /// Wrapped lines joined, blanks at the ends of lines left out.
    [[nodiscard]] QString text(const Screen &screen) const;

private:
    [[nodiscard]] std::pair<Point, Point> around(const Screen &screen, Point at) const;

    bool m_active = false;
    Unit m_unit = Unit::Cell;
    Point m_anchorFrom;
    Point m_anchorTo;
    Point m_from;
    Point m_to;
};

} // namespace terminal
