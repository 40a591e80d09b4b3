// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is shown and where: rows, scrolling, following, stepping. Painting is in logviewpaint.cpp, hands on mouse and keys
// in logviewinput.cpp.
#include "logview.h"

#include "fonts.h"
#include "logviewaccessible.h"

#include <QDateTime>
#include <QEvent>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace logs {

namespace {
constexpr int topPadding = 6;
constexpr int sidePadding = 16;
constexpr qsizetype cacheBytes = 4 * 1024 * 1024;
} // namespace

LogView::LogView(live::LogStore *store, live::LogSearch *search, QWidget *parent)
    : QAbstractScrollArea(parent), m_store(store), m_search(search), m_cache(cacheBytes)
{
    LogViewAccessible::install();
    setAccessibleName(tr("Log"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(false);
    m_colors = LogColors::of(theme::currentScheme());
    updateMetrics();
    connect(store, &live::LogStore::linesChanged, this, &LogView::linesChanged);
    connect(store, &live::LogStore::linesDropped, this, &LogView::contentChanged);
    connect(store, &live::LogStore::cleared, this, &LogView::reset);
    connect(search, &live::LogSearch::hitsChanged, this, &LogView::contentChanged);
    connect(search, &live::LogSearch::finished, this, &LogView::contentChanged);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogView::scrolledByBar);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_settingBars)
            viewport()->update();
    });
}

LogView::~LogView() = default;

void LogView::setSources(const QStringList &names)
{
    m_sources = names;
    updateColumns();
    contentChanged();
}

void LogView::setTimeShown(bool shown)
{
    m_timeShown = shown;
    updateColumns();
    contentChanged();
}

void LogView::setWrapped(bool wrapped)
{
    m_wrapped = wrapped;
    m_top.part = 0;
    contentChanged();
}

void LogView::setMatchesOnly(bool only)
{
    if (only == m_matchesOnly)
        return;
    m_matchesOnly = only;
    m_top.part = 0;
    contentChanged();
}

void LogView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

// --- What is shown ---------------------------------------------------------------------------------------------------

const std::vector<quint32> *LogView::rows() const
{
    if (m_matchesOnly && m_search->pattern())
        return &m_search->hits();
    return m_search->filter().active() ? &m_search->shown() : nullptr;
}

qint64 LogView::rowCount() const
{
    const auto *some = rows();
    return some ? static_cast<qint64>(some->size()) : m_store->lineCount();
}

qint64 LogView::lineOfRow(qint64 row) const
{
    const auto *some = rows();
    if (!some)
        return m_store->firstLine() + row;
    return row >= 0 && row < static_cast<qint64>(some->size()) ? static_cast<qint64>((*some)[static_cast<size_t>(row)])
                                                               : m_store->endLine();
}

qint64 LogView::rowOfLine(qint64 line) const
{
    const auto *some = rows();
    if (!some)
        return std::clamp<qint64>(line - m_store->firstLine(), 0, m_store->lineCount());
    return std::lower_bound(some->begin(), some->end(), line) - some->begin();
}

ShownLine &LogView::shown(qint64 line) const
{
    if (ShownLine *known = m_cache.object(line))
        return *known;
    auto *made = new ShownLine(m_store->line(line), m_columns.level >= 0);
    // Long lines are charged less, so that a screenful of them is not parsed again at every paint.
    m_cache.insert(line, made, std::min(made->bytes(), cacheBytes / 16));
    return *made;
}

int LogView::cellsAcross() const
{
    return std::max(8, static_cast<int>((viewport()->width() - m_columns.message - sidePadding / 2) / m_cell));
}

int LogView::rowsInView() const
{
    return std::max(1, (viewport()->height() - topPadding) / m_rowHeight);
}

int LogView::partsOf(qint64 row) const
{
    if (!m_wrapped)
        return 1;
    const int cells = shown(lineOfRow(row)).cells();
    return std::max(1, (cells + cellsAcross() - 1) / cellsAcross());
}

std::vector<LogView::RowLook> LogView::visibleRows() const
{
    std::vector<RowLook> all;
    const qint64 count = rowCount();
    int part = m_top.part;
    int y = topPadding;
    for (qint64 row = m_top.row; row < count && y < viewport()->height(); ++row) {
        const int parts = partsOf(row);
        for (; part < parts && y < viewport()->height(); ++part, y += m_rowHeight)
            all.push_back({row, lineOfRow(row), part, y});
        part = 0;
    }
    return all;
}

std::vector<qint64> LogView::visibleLines() const
{
    std::vector<qint64> all;
    for (const RowLook &row : visibleRows())
        if (all.empty() || all.back() != row.number)
            all.push_back(row.number);
    return all;
}

QString LogView::lineText(qint64 line) const
{
    const ShownLine &known = shown(line);
    return known.prefix() + known.text();
}

QRect LogView::lineRect(qint64 line) const
{
    QRect rect;
    for (const RowLook &row : visibleRows())
        if (row.number == line)
            rect |= QRect(0, row.y, viewport()->width(), m_rowHeight);
    return rect;
}

// --- Where it is -----------------------------------------------------------------------------------------------------

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

bool LogView::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
        m_colors = LogColors::of(theme::currentScheme());
        viewport()->update();
        break;
    case QEvent::FontChange:
        updateMetrics();
        contentChanged();
        break;
    default:
        break;
    }
    return QAbstractScrollArea::event(event);
}

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Place place = placeAt(help->pos());
        if (place.line >= 0 && m_columns.time >= 0 && help->pos().x() < m_columns.time + 12 * m_cell) {
            const QDateTime time = QDateTime::fromMSecsSinceEpoch(shown(place.line).timeNs() / 1'000'000);
            QToolTip::showText(help->globalPos(), QLocale().toString(time, QLocale::LongFormat), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    contentChanged();
}

} // namespace logs
