// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws a terminal's lines on a fixed grid of cells. UI thread, owned by the view; lengths in device-independent pixels.
#pragma once

#include "screen.h"
#include "terminalcolours.h"

#include <QFont>
#include <QSize>
#include <array>

class QPainter;

namespace terminal {

class LinePainter
{
public:
    explicit LinePainter(const QFont &font);

    [[nodiscard]] QSize cell() const { return m_cell; }
    [[nodiscard]] const QFont &font() const { return m_fonts[0]; }
    /// The columns from `selectedFrom` to before `selectedTo` have the selection's ground.
    void paint(QPainter &painter, QPoint topLeft, const Screen &screen, int line, const TerminalColours &colours,
               int selectedFrom, int selectedTo) const;
    /// The cell under a block cursor: its colours the other way round.
    void paintBlock(QPainter &painter, QPoint topLeft, const Screen &screen, const Cell &cell,
                    const TerminalColours &colours) const;

private:
    void text(QPainter &painter, QRect area, const QString &text, const Cell &look, const QColor &colour) const;

    std::array<QFont, 4> m_fonts; ///< plain, bold, italic, both
    QSize m_cell;
    int m_ascent = 0;
};

} // namespace terminal
