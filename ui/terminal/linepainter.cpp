// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See linepainter.h. Plain ASCII is drawn in runs, spaced so that each advance is a cell; anything else cell by cell,
// because it may come from a font with other widths.
#include "linepainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace terminal {
namespace {

bool isPlain(const Cell &cell)
{
    return cell.code < 0x7f && cell.width == 1;
}

} // namespace

LinePainter::LinePainter(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const int width = std::max(1, int(std::lround(metrics.horizontalAdvance(QLatin1Char('M')))));
    m_cell = {width, std::max(1, int(std::ceil(metrics.ascent() + metrics.descent())))};
    m_ascent = int(std::ceil(metrics.ascent()));
    for (size_t i = 0; i < m_fonts.size(); ++i) {
        m_fonts[i] = font;
        m_fonts[i].setBold(i & 1);
        m_fonts[i].setItalic(i & 2);
        const qreal advance = QFontMetricsF(m_fonts[i]).horizontalAdvance(QLatin1Char('M'));
        m_fonts[i].setLetterSpacing(QFont::AbsoluteSpacing, width - advance);
    }
}

void LinePainter::text(QPainter &painter, QRect area, const QString &text, const Cell &look, const QColor &colour) const
{
    const bool blank = text.trimmed().isEmpty();
    painter.setPen(colour);
    if (!blank) {
        painter.setFont(m_fonts[size_t((look.flags & Cell::Bold ? 1 : 0) + (look.flags & Cell::Italic ? 2 : 0))]);
        painter.drawText(QPointF(area.left(), area.top() + m_ascent), text);
    }
    if (look.flags & Cell::Underline)
        painter.fillRect(area.left(), area.top() + std::min(m_ascent + 1, m_cell.height() - 1), area.width(), 1, colour);
    if (look.flags & Cell::Strike)
        painter.fillRect(area.left(), area.top() + m_cell.height() / 2, area.width(), 1, colour);
}

void LinePainter::paint(QPainter &painter, QPoint topLeft, const Screen &screen, int line,
                        const TerminalColours &colours, int selectedFrom, int selectedTo) const
{
    const auto &cells = screen.line(line).cells;
    const int count = std::min(int(cells.size()), screen.columns());
    const auto isSelected = [&](int column) { return column >= selectedFrom && column < selectedTo; };
    for (int from = 0; from < count;) {
        const Cell &first = cells[size_t(from)];
        int to = from + std::max<int>(1, first.width);
        if (isPlain(first)) {
            while (to < count && isPlain(cells[size_t(to)]) && first.sameLook(cells[size_t(to)])
                   && isSelected(to) == isSelected(from))
                ++to;
        }
        to = std::min(to, count);
        const QRect area(topLeft.x() + from * m_cell.width(), topLeft.y(), (to - from) * m_cell.width(),
                         m_cell.height());
        const auto [foreground, background] = colours.of(first);
        if (isSelected(from))
            painter.fillRect(area, colours.selection());
        else if (background != colours.ground())
            painter.fillRect(area, background);
        QString run;
        for (int column = from; column < to; ++column) {
            if (cells[size_t(column)].width > 0)
                run += screen.cellText(cells[size_t(column)]);
        }
        // On the selection's ground reversed text would vanish.
        text(painter, area, run, first, isSelected(from) ? colours.text() : foreground);
        from = to;
    }
    // Behind the cells of a shorter line (the scroll-back trims them).
    const int end = std::min(selectedTo, screen.columns());
    if (const int start = std::max(count, selectedFrom); start < end) {
        painter.fillRect(topLeft.x() + start * m_cell.width(), topLeft.y(), (end - start) * m_cell.width(),
                         m_cell.height(), colours.selection());
    }
}

void LinePainter::paintBlock(QPainter &painter, QPoint topLeft, const Screen &screen, const Cell &cell,
                             const TerminalColours &colours) const
{
    const QRect area(topLeft, QSize(m_cell.width() * std::max<int>(1, cell.width), m_cell.height()));
    const auto [foreground, background] = colours.of(cell);
    painter.fillRect(area, foreground);
    text(painter, area, screen.cellText(cell), cell, background);
}

} // namespace terminal
