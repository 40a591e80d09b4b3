// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See selection.h.
#include "selection.h"

#include <algorithm>
#include <tuple>

namespace terminal {
namespace {

// What people double-click in a shell: paths, addresses, image names with tags.
bool isWordText(const QString &text)
{
    const QChar first = text.isEmpty() ? QLatin1Char(' ') : text.front();
    return first.isLetterOrNumber() || first.isSurrogate() || first.isMark()
        || QStringLiteral("_-./:@~%+#?&=").contains(first);
}

bool isWord(const Screen &screen, const Cell &cell)
{
    return cell.width == 0 || (cell.code != 0 && isWordText(screen.cellText(cell)));
}

int indexOf(const Screen &screen, qint64 line)
{
    return int(std::clamp<qint64>(line - screen.dropped(), 0, screen.lineCount() - 1));
}

QString part(const Screen &screen, const Line &line, int from, int to)
{
    QString text;
    const int end = std::min(to, int(line.cells.size()));
    for (int column = from; column < end; ++column) {
        const Cell &cell = line.cells[size_t(column)];
        if (cell.width > 0)
            text += screen.cellText(cell);
    }
    return text;
}

} // namespace

std::pair<Selection::Point, Selection::Point> Selection::around(const Screen &screen, Point at) const
{
    if (m_unit == Unit::Cell)
        return {at, at};
    int first = indexOf(screen, at.line);
    int last = first;
    const qint64 dropped = screen.dropped();
    if (m_unit == Unit::Line) {
        while (first > 0 && screen.line(first).continued)
            --first;
        while (last + 1 < screen.lineCount() && screen.line(last + 1).continued)
            ++last;
        return {{first + dropped, 0}, {last + dropped, screen.columns()}};
    }
    const int columns = screen.columns();
    const auto wordAt = [&](int line, int column) {
        const auto &cells = screen.line(line).cells;
        return column < int(cells.size()) && isWord(screen, cells[size_t(column)]);
    };
    int from = std::clamp(at.column, 0, columns - 1);
    if (!wordAt(first, from))
        return {{first + dropped, from}, {first + dropped, from + 1}};
    int to = from + 1;
    for (;;) {
        if (from > 0 && wordAt(first, from - 1)) {
            --from;
        } else if (from == 0 && first > 0 && screen.line(first).continued && wordAt(first - 1, columns - 1)) {
            --first;
            from = columns - 1;
        } else {
            break;
        }
    }
    for (;;) {
        if (to < columns && wordAt(last, to)) {
            ++to;
        } else if (to == columns && last + 1 < screen.lineCount() && screen.line(last + 1).continued
                   && wordAt(last + 1, 0)) {
            ++last;
            to = 1;
        } else {
            break;
        }
    }
    return {{first + dropped, from}, {last + dropped, to}};
}

void Selection::start(const Screen &screen, Point at, Unit unit)
{
    m_active = true;
    m_unit = unit;
    std::tie(m_from, m_to) = around(screen, at);
    m_anchorFrom = m_from;
    m_anchorTo = m_to;
}

void Selection::extend(const Screen &screen, Point to)
{
    const auto [from, end] = around(screen, to);
    m_from = std::min(m_anchorFrom, from);
    m_to = std::max(m_anchorTo, end);
}

void Selection::selectAll(const Screen &screen)
{
    m_active = true;
    m_unit = Unit::Cell;
    m_from = {screen.dropped(), 0};
    m_to = {screen.dropped() + screen.lineCount() - 1, screen.columns()};
    m_anchorFrom = m_from;
    m_anchorTo = m_to;
}

std::pair<int, int> Selection::columnsIn(const Screen &screen, qint64 line) const
{
    if (isEmpty() || line < m_from.line || line > m_to.line)
        return {0, 0};
    return {line == m_from.line ? m_from.column : 0, line == m_to.line ? m_to.column : screen.columns()};
}

QString Selection::text(const Screen &screen) const
{
    QString all;
    if (isEmpty())
        return all;
    const qint64 dropped = screen.dropped();
    const qint64 first = std::max(m_from.line, dropped);
    const qint64 last = std::min(m_to.line, dropped + screen.lineCount() - 1);
    for (qint64 number = first; number <= last; ++number) {
        const int index = int(number - dropped);
        const auto [from, to] = columnsIn(screen, number);
        QString text = part(screen, screen.line(index), from, to);
        const bool joined = number < last && screen.line(index + 1).continued;
        if (!joined) {
            while (text.endsWith(QLatin1Char(' ')))
                text.chop(1);
        }
        all += text;
        if (!joined && number < last)
            all += QLatin1Char('\n');
    }
    return all;
}

} // namespace terminal
