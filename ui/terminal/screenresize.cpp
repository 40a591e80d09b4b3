// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A terminal screen that takes another size: history and screen are laid out anew, and the cursor stays by its text.
#include "screenstate.h"

#include <algorithm>

namespace terminal {

void ScreenState::resize(int columns, int newRows)
{
    if (columns == columnCount && newRows == rowCount)
        return;
    // Margins that end outside of the new grid make libvterm move a negative number of lines. As xterm does, they go.
    if (const QByteArray whole = m_filter.takeMargins(); !whole.isEmpty()) {
        const VTermPos was = position();
        pass(whole + "\x1b[" + QByteArray::number(was.row + 1) + ';' + QByteArray::number(was.col + 1) + 'H');
    }
    vterm_set_size(vterm, newRows, columns);
    m_filter.setColumns(columns);
    pass(InputFilter::Settle);
    settle();
    if (m_continues && cursor.col == 0) {
        m_lastRow = cursor.row - 1;
        m_lastEnd = columnCount;
    }
    damaged.assign(size_t(rowCount), true);
}

VTermPos ScreenState::resized(int newRows, int newColumns, VTermPos position)
{
    waited = pending();
    m_continues = false;
    const VTermPos old = alternate ? m_primaryCursor : position;
    std::deque<Line> all = std::move(history);
    const int above = int(all.size());
    int used = std::min(old.row, rowCount - 1) + 1;
    for (int row = used; row < rowCount; ++row) {
        std::vector<Cell> cells = primaryRows[size_t(row)].cells;
        trimEnd(cells);
        if (!cells.empty())
            used = row + 1;
    }
    const bool full = used == rowCount;
    for (int row = 0; row < used; ++row)
        all.push_back(std::move(primaryRows[size_t(row)]));
    Place cursorPlace{above + old.row, old.col};
    Place topPlace{above, 0};
    history = reflow(all, newColumns, {&cursorPlace, &topPlace});

    if (waited)
        ++cursorPlace.column;
    if (cursorPlace.column >= newColumns) {
        // What is typed next goes on in a line of its own.
        cursorPlace = {cursorPlace.line + 1, 0};
        history.insert(history.begin() + cursorPlace.line, Line{{}, true});
        m_continues = true;
    }

    // A full screen keeps its last line at the bottom, another one its top line at the top.
    const int count = int(history.size());
    int top = std::max(full ? 0 : topPlace.line, count - newRows);
    if (full)
        top = std::max(0, count - newRows);
    top = std::min(top, cursorPlace.line);
    columnCount = newColumns;
    rowCount = newRows;
    primaryRows.assign(size_t(newRows), blankLine());
    for (int row = 0; row < newRows && top + row < count; ++row) {
        primaryRows[size_t(row)] = std::move(history[size_t(top + row)]);
        primaryRows[size_t(row)].cells.resize(size_t(newColumns));
    }
    history.resize(size_t(top));
    for (Line &line : alternateRows)
        line.cells.resize(size_t(newColumns));
    alternateRows.resize(size_t(newRows), blankLine());
    while (history.size() > Screen::HistoryLimit) {
        history.pop_front();
        ++droppedLines;
    }
    forgetWrap();
    damaged.assign(size_t(newRows), true);
    const VTermPos placed{std::clamp(cursorPlace.line - top, 0, newRows - 1),
                          std::clamp(cursorPlace.column, 0, newColumns - 1)};
    if (alternate) {
        m_primaryCursor = placed;
        return {std::min(position.row, newRows - 1), std::min(position.col, newColumns - 1)};
    }
    return placed;
}

} // namespace terminal
