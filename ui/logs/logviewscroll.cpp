// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the log view is: measures, scrolling, following the end, stepping through hits.
#include "logview.h"

#include "fonts.h"
#include "logviewaccessible.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QScrollBar>
#include <algorithm>

namespace logs {

namespace {
constexpr int sidePadding = 16;
} // namespace

void LogView::updateMetrics()
{
    m_font = theme::monoFont();
    m_bold = m_font;
    m_bold.setWeight(QFont::Bold);
    m_small = theme::monoFont(11);
    const QFontMetricsF metrics(m_font);
    m_cell = metrics.horizontalAdvance(QString(100, QLatin1Char('M'))) / 100;
    m_rowHeight = std::max(18, static_cast<int>(metrics.height() + 2));
    m_ascent = static_cast<int>((m_rowHeight - metrics.height()) / 2 + metrics.ascent());
    updateColumns();
}

void LogView::updateColumns()
{
    Columns columns;
    double x = sidePadding;
    if (m_timeShown) {
        columns.time = static_cast<int>(x);
        x += 12 * m_cell + 16;
    }
    if (m_sources.size() > 1) {
        qsizetype longest = 4;
        for (const QString &name : m_sources)
            longest = std::max(longest, name.size());
        columns.source = static_cast<int>(x);
        x += static_cast<double>(std::min<qsizetype>(longest, 28)) * m_cell + 16;
    }
    if (m_store->anyStderr()) {
        columns.error = static_cast<int>(x);
        x += 34;
    }
    if (m_store->anyLevel()) {
        columns.level = static_cast<int>(x);
        x += 5 * m_cell + 15;
    }
    columns.message = static_cast<int>(x);
    if ((columns.level >= 0) != (m_columns.level >= 0))
        m_cache.clear(); // whether a level is part of the text has changed
    m_columns = columns;
    viewport()->update();
}

void LogView::reset()
{
    m_cache.clear();
    m_anchor = m_cursor = {};
    m_currentHit = -1;
    m_top = {};
    m_topLine = 0;
    m_pausedEnd = 0;
    m_widest = 0;
    updateColumns();
    contentChanged();
}

void LogView::linesChanged(qint64 from)
{
    for (const qint64 key : m_cache.keys())
        if (key >= from)
            m_cache.remove(key);
    if ((m_store->anyLevel() && m_columns.level < 0) || (m_store->anyStderr() && m_columns.error < 0))
        updateColumns();
    contentChanged();
}

void LogView::contentChanged()
{
    if (m_follow) {
        setTop(endTop(), false);
    } else {
        m_top.row = rowOfLine(m_topLine);
        m_top.part = m_top.part > 0 && m_top.row < rowCount() ? std::min(m_top.part, partsOf(m_top.row) - 1) : 0;
        setTop(m_top, false);
    }
    if (!m_follow)
        Q_EMIT newLinesChanged();
}

LogView::Top LogView::endTop() const
{
    int missing = rowsInView();
    qint64 row = rowCount();
    if (!m_wrapped)
        return {std::max<qint64>(0, row - missing), 0};
    while (row > 0) {
        missing -= partsOf(--row);
        if (missing <= 0)
            return {row, -missing};
    }
    return {};
}

void LogView::setTop(Top top, bool byUser)
{
    const Top end = endTop();
    top.row = std::max<qint64>(top.row, 0);
    const bool atEnd = top.row > end.row || (top.row == end.row && top.part >= end.part);
    m_top = atEnd ? end : top;
    if (byUser || m_follow)
        m_topLine = lineOfRow(m_top.row);
    updateBars();
    viewport()->update();
    if (byUser && atEnd != m_follow)
        setFollowing(atEnd);
}

void LogView::updateBars()
{
    m_settingBars = true;
    const Top end = endTop();
    const auto clampInt = [](qint64 value) { return static_cast<int>(std::min<qint64>(value, INT_MAX)); };
    verticalScrollBar()->setRange(0, clampInt(end.row));
    verticalScrollBar()->setPageStep(rowsInView());
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setValue(clampInt(m_top.row));
    int across = 0;
    if (!m_wrapped) {
        for (const RowLook &row : visibleRows())
            m_widest = std::max(m_widest, shown(row.number).cells());
        across = std::max(0, m_widest - cellsAcross());
    }
    horizontalScrollBar()->setRange(0, across);
    horizontalScrollBar()->setPageStep(cellsAcross());
    horizontalScrollBar()->setSingleStep(8);
    m_settingBars = false;
}

void LogView::scrolledByBar(int value)
{
    if (!m_settingBars)
        setTop({value, 0}, true);
}

void LogView::scrollParts(int parts)
{
    Top top = m_top;
    if (!m_wrapped) {
        setTop({std::max<qint64>(0, top.row + parts), 0}, true);
        return;
    }
    for (; parts > 0 && top.row < rowCount(); --parts) {
        if (++top.part >= partsOf(top.row))
            top = {top.row + 1, 0};
    }
    for (; parts < 0 && (top.row > 0 || top.part > 0); ++parts) {
        if (--top.part < 0) {
            --top.row;
            top.part = partsOf(top.row) - 1;
        }
    }
    setTop(top, true);
}

void LogView::setFollowing(bool follow)
{
    if (follow) {
        const bool changed = !std::exchange(m_follow, true);
        setTop(endTop(), false);
        if (changed)
            Q_EMIT followChanged(true);
        return;
    }
    if (!std::exchange(m_follow, false))
        return;
    m_topLine = lineOfRow(m_top.row);
    m_pausedEnd = m_store->endLine();
    Q_EMIT followChanged(false);
}

qint64 LogView::newLines() const
{
    return m_follow ? 0 : std::max<qint64>(0, m_store->endLine() - m_pausedEnd);
}

void LogView::showLine(qint64 line)
{
    const qint64 row = rowOfLine(line);
    const auto visible = visibleRows();
    // The last row may be cut off at the edge or lie under the pill.
    const bool inView = std::any_of(visible.begin(), visible.end(), [&](const RowLook &look) {
        return look.row == row && look.y + 2 * m_rowHeight <= viewport()->height();
    });
    setFollowing(false);
    if (!inView) {
        // A third of the view above it, counted in rows of the grid.
        Top top{row, 0};
        for (int above = rowsInView() / 3; top.row > 0 && above > 0;)
            above -= partsOf(--top.row);
        setTop(top, false);
    }
    m_topLine = lineOfRow(m_top.row);
    viewport()->update();
}

void LogView::showCell(qint64 line)
{
    live::LogMatcher *found = matcher();
    if (!found)
        return;
    ShownLine &known = shown(line);
    const auto &ranges = known.ranges(*found, m_matcherOf.get());
    if (ranges.empty())
        return;
    const int start = known.cellOf(ranges.front().start);
    const int end = known.cellOf(ranges.front().end);
    if (m_wrapped) {
        const int part = start / cellsAcross();
        if (part >= rowsInView() / 2)
            setTop({rowOfLine(line), part - rowsInView() / 3}, false);
        m_topLine = lineOfRow(m_top.row);
        return;
    }
    updateBars();
    QScrollBar *bar = horizontalScrollBar();
    if (start < bar->value() || end > bar->value() + cellsAcross())
        bar->setValue(end <= cellsAcross() ? 0 : start - cellsAcross() / 3);
}

qint64 LogView::stepHit(bool forward)
{
    const std::vector<quint32> &hits = m_search->hits();
    if (hits.empty())
        return -1;
    auto at = hits.begin();
    if (m_currentHit < 0) {
        // The first in view, or the last one above it.
        at = std::lower_bound(hits.begin(), hits.end(), lineOfRow(m_top.row));
        if (!forward || at == hits.end())
            at = at == hits.begin() ? std::prev(hits.end()) : std::prev(at);
    } else if (forward) {
        at = std::upper_bound(hits.begin(), hits.end(), m_currentHit);
        if (at == hits.end())
            at = hits.begin();
    } else {
        at = std::lower_bound(hits.begin(), hits.end(), m_currentHit);
        at = std::prev(at == hits.begin() ? hits.end() : at);
    }
    m_currentHit = *at;
    showLine(m_currentHit);
    showCell(m_currentHit);
    return m_currentHit;
}

void LogView::clearCurrentHit()
{
    m_currentHit = -1;
    viewport()->update();
}

} // namespace logs
