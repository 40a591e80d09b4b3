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
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // it paints its whole ground
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
