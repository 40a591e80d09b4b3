// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Painting of the log view.
#include "logview.h"

#include "fonts.h"

#include <QDateTime>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>
#include <algorithm>

namespace logs {

live::LogMatcher *LogView::matcher()
{
    if (m_search->pattern() != m_matcherOf) {
        m_matcherOf = m_search->pattern();
        m_matcher = m_matcherOf ? std::make_unique<live::LogMatcher>(m_matcherOf) : nullptr;
    }
    return m_matcher.get();
}

int LogView::firstCell(const RowLook &row) const
{
    return m_wrapped ? row.part * cellsAcross() : horizontalScrollBar()->value();
}

double LogView::xOfCell(const RowLook &row, int cell) const
{
    return m_columns.message + (cell - firstCell(row)) * m_cell;
}

void LogView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_colors.panel);
    painter.setRenderHint(QPainter::TextAntialiasing);
    if (rowCount() == 0) {
        painter.setFont(theme::textFont());
        painter.setPen(m_colors.muted);
        const QString text = m_store->lineCount() == 0 ? m_emptyText
                             : m_search->running()     ? tr("Searching…")
                                                       : tr("No line matches");
        painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, text);
        return;
    }
    for (const RowLook &row : visibleRows())
        if (event->rect().intersects(QRect(0, row.y, viewport()->width(), m_rowHeight)))
            paintRow(painter, row);
}

void LogView::paintRow(QPainter &painter, const RowLook &row)
{
    if (shown(row.number).level() >= live::LogLevel::Error)
        painter.fillRect(QRect(0, row.y, viewport()->width(), m_rowHeight), m_colors.weakBad);
    if (row.part == 0)
        paintColumns(painter, row);
    painter.save();
    painter.setClipRect(QRect(m_columns.message - 2, row.y, viewport()->width() - m_columns.message + 2, m_rowHeight));
    paintMessage(painter, row);
    painter.restore();
}

void LogView::paintColumns(QPainter &painter, const RowLook &row)
{
    const ShownLine &line = shown(row.number);
    const int baseline = row.y + m_ascent;
    painter.setFont(m_font);
    if (m_columns.time >= 0 && line.timeNs() > 0) {
        painter.setPen(m_colors.muted);
        const QTime time = QDateTime::fromMSecsSinceEpoch(line.timeNs() / 1'000'000).time();
        painter.drawText(QPointF(m_columns.time, baseline), time.toString(QStringLiteral("HH:mm:ss.zzz")));
    }
    if (m_columns.source >= 0) {
        painter.setPen(m_colors.source(line.source()));
        const QString name = m_sources.value(line.source());
        // The suffix tells pods and replicas apart.
        painter.drawText(QPointF(m_columns.source, baseline),
                         name.size() <= 28 ? name : name.left(10) + QChar(0x2026) + name.right(17));
    }
    if (m_columns.error >= 0 && line.isError()) {
        painter.setFont(m_small);
        painter.setPen(m_colors.muted);
        painter.drawText(QPointF(m_columns.error, baseline), QStringLiteral("err"));
    }
    if (m_columns.level >= 0 && line.level() != live::LogLevel::None) {
        if (live::LogMatcher *found = matcher(); found && !line.prefix().isEmpty()) {
            ShownLine &mutableLine = shown(row.number);
            (void)mutableLine.ranges(*found, m_matcherOf.get());
            if (mutableLine.prefixHit())
                painter.fillRect(QRectF(m_columns.level - 1, row.y + 1, 5 * m_cell + 2, m_rowHeight - 2), m_colors.hit);
        }
        painter.setFont(m_font);
        painter.setPen(m_colors.level(line.level()));
        painter.drawText(QPointF(m_columns.level, baseline), levelName(line.level()));
    }
}

void LogView::paintMessage(QPainter &painter, const RowLook &row)
{
    ShownLine &line = shown(row.number);
    paintSelection(painter, row, line);
    std::vector<ShownLine::Range> strong;
    if (live::LogMatcher *found = matcher()) {
        const bool current = row.number == m_currentHit;
        for (const ShownLine::Range &range : line.ranges(*found, m_matcherOf.get())) {
            paintBand(painter, row, line, range.start, range.end, current ? m_colors.currentHit : m_colors.hit, 2);
            if (current)
                strong.push_back(range);
        }
    }
    paintText(painter, row, line, strong);
}

void LogView::paintBand(QPainter &painter, const RowLook &row, const ShownLine &line, int from, int to,
                        const QColor &color, double radius)
{
    const int first = firstCell(row);
    const int last = first + cellsAcross() + (m_wrapped ? 0 : 2);
    const int start = std::max(line.cellOf(from), first);
    const int end = std::min(line.cellOf(to), last);
    if (start >= end)
        return;
    const QRectF rect(xOfCell(row, start), row.y + (radius > 0 ? 1 : 0), (end - start) * m_cell,
                      m_rowHeight - (radius > 0 ? 2 : 0));
    if (radius <= 0) {
        painter.fillRect(rect, color);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(rect.adjusted(-1, 0, 1, 0), radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void LogView::paintSelection(QPainter &painter, const RowLook &row, const ShownLine &line)
{
    if (!hasSelection())
        return;
    const auto [begin, end] = selection();
    if (row.number < begin.line || row.number > end.line)
        return;
    const int size = static_cast<int>(line.text().size());
    const int from = row.number == begin.line ? begin.character : 0;
    const int to = row.number == end.line ? end.character : size;
    paintBand(painter, row, line, from, to, m_colors.accentWeak, 0);
    const bool lastPart = !m_wrapped || (row.part + 1) * cellsAcross() >= line.cells();
    if (row.number < end.line && lastPart) {
        // The line feed is part of the selection.
        const double x = xOfCell(row, line.cells());
        painter.fillRect(QRectF(x, row.y, viewport()->width() - x, m_rowHeight), m_colors.accentWeak);
    }
}

void LogView::paintText(QPainter &painter, const RowLook &row, const ShownLine &line,
                        const std::vector<ShownLine::Range> &strong)
{
    const int first = firstCell(row);
    const int from = line.characterAt(first);
    const int to = std::min(static_cast<int>(line.text().size()),
                            line.characterAt(first + cellsAcross() + (m_wrapped ? 0 : 2)));
    if (from >= to)
        return;
    const auto &spans = line.spans();
    auto span = std::lower_bound(spans.begin(), spans.end(), from,
                                 [](const ShownLine::Span &one, int at) { return one.end <= at; });
    auto mark = strong.begin();
    for (int at = from; at < to;) {
        while (span != spans.end() && span->end <= at)
            ++span;
        while (mark != strong.end() && mark->end <= at)
            ++mark;
        int until = to;
        live::AnsiStyle style;
        if (span != spans.end()) {
            until = std::min(until, span->start > at ? span->start : span->end);
            if (span->start <= at)
                style = span->style;
        }
        bool marked = false;
        if (mark != strong.end()) {
            until = std::min(until, mark->start > at ? mark->start : mark->end);
            marked = mark->start <= at;
        }
        QColor ink = m_colors.ansi(style.foreground, style.dim ? m_colors.muted : m_colors.text);
        using Kind = live::AnsiColor::Kind;
        if (!marked && (style.inverse || style.background.kind != Kind::Default)) {
            // Readable whatever the colours: the background's colour with the panel as ink.
            const QColor ground = style.inverse ? ink : m_colors.ansi(style.background, m_colors.panel);
            paintBand(painter, row, line, at, until, ground, 0);
            ink = m_colors.panel;
        }
        QFont font = style.bold ? m_bold : m_font;
        font.setItalic(style.italic);
        font.setUnderline(style.underline);
        painter.setFont(font);
        painter.setPen(marked ? m_colors.currentText : ink);
        paintRun(painter, row, line, at, until);
        at = until;
    }
}

void LogView::paintRun(QPainter &painter, const RowLook &row, const ShownLine &line, int from, int to)
{
    const double y = row.y + m_ascent;
    const QString &text = line.text();
    if (line.simple()) {
        painter.drawText(QPointF(xOfCell(row, from), y), text.mid(from, to - from));
        return;
    }
    // Anything else keeps to the grid: runs of ASCII together, every other sign at its own cell.
    for (int at = from; at < to;) {
        int end = at + 1;
        const bool ascii = text[at] < QChar(0x80) && text[at] >= QChar(0x20);
        if (ascii) {
            while (end < to && text[end] < QChar(0x80) && text[end] >= QChar(0x20))
                ++end;
        } else {
            // With what has no cell of its own: the second half of a pair, accents, joiners.
            while (end < to && (text[end].isLowSurrogate() || line.cellOf(end + 1) == line.cellOf(end)))
                ++end;
        }
        if (text[at] != QLatin1Char('\t'))
            painter.drawText(QPointF(xOfCell(row, line.cellOf(at)), y), text.mid(at, end - at));
        at = end;
    }
}

} // namespace logs
