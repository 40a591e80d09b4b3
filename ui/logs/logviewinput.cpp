// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mouse, keys, selection and copying in the log view.
#include "logview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPointer>
#include <QScrollBar>
#include <QStyleHints>
#include <QTimerEvent>
#include <QWheelEvent>
#include <algorithm>

namespace logs {

namespace {

constexpr int wheelRows = 3;
constexpr int autoScrollMs = 40;
// More lines than this are gathered in the pool.
constexpr qint64 linesAtOnce = 2000;

bool isWordSign(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-') || c == QLatin1Char('.');
}

/// The text of the lines in [from, to) that are shown, each with a line feed. `some` null: all.
QByteArray gather(const live::LogSnapshot &snapshot, qint64 from, qint64 to, const std::vector<quint32> *some,
                  const base::CancelFlag &cancel)
{
    QByteArray all;
    live::LogScratch scratch;
    auto next = some ? std::lower_bound(some->begin(), some->end(), from) : std::vector<quint32>::const_iterator();
    for (const live::LogBlock &block : snapshot.blocks) {
        if (block.firstLine + block.count <= from || block.firstLine >= to)
            continue;
        const live::LogChunkView view = snapshot.view(block, scratch);
        for (qsizetype i = 0; i < view.count && !cancel.cancelled(); ++i) {
            const qint64 number = block.firstLine + i;
            if (number < from || number >= to)
                continue;
            if (some) {
                while (next != some->end() && *next < number)
                    ++next;
                if (next == some->end() || *next != number)
                    continue;
            }
            const QByteArrayView raw = view.line(i);
            if (view.entries[i].flags & live::LogEntry::Escapes)
                all += live::AnsiText::strip(raw);
            else
                all += raw;
            all += '\n';
        }
    }
    return all;
}

} // namespace

LogView::Place LogView::placeAt(QPoint point) const
{
    const auto all = visibleRows();
    if (all.empty())
        return {};
    const RowLook *row = &all.front();
    for (const RowLook &one : all)
        if (one.y <= point.y())
            row = &one;
    const ShownLine &line = shown(row->number);
    if (point.y() >= row->y + m_rowHeight)
        return {row->number, static_cast<int>(line.text().size())};
    const int cell = static_cast<int>((point.x() - m_columns.message) / m_cell + 0.5);
    return {row->number, line.characterAt(firstCell(*row) + std::clamp(cell, 0, cellsAcross()))};
}

void LogView::select(Place anchor, Place cursor)
{
    m_anchor = anchor;
    m_cursor = cursor;
    viewport()->update();
    Q_EMIT selectionChanged();
}

std::pair<LogView::Place, LogView::Place> LogView::selection() const
{
    return m_anchor < m_cursor ? std::pair(m_anchor, m_cursor) : std::pair(m_cursor, m_anchor);
}

bool LogView::hasSelection() const
{
    return m_anchor.line >= 0 && m_cursor.line >= 0 && m_anchor != m_cursor;
}

void LogView::selectAll()
{
    if (rowCount() == 0)
        return;
    const qint64 last = lineOfRow(rowCount() - 1);
    select({lineOfRow(0), 0}, {last, static_cast<int>(shown(last).text().size())});
}

void LogView::extendByLines(qint64 by)
{
    if (rowCount() == 0)
        return;
    if (m_cursor.line < 0) {
        const auto visible = visibleLines();
        m_anchor = m_cursor = {by > 0 ? visible.front() : visible.back(), 0};
    }
    const qint64 row = std::clamp<qint64>(rowOfLine(m_cursor.line) + by, 0, rowCount() - 1);
    const qint64 line = lineOfRow(row);
    const bool end = row == rowCount() - 1 && by > 0;
    select(m_anchor, {line, end ? static_cast<int>(shown(line).text().size()) : m_cursor.character});
    if (row < m_top.row)
        setTop({row, 0}, true);
    else if (row >= m_top.row + rowsInView())
        setTop({row - rowsInView() + 1, 0}, true);
}

QString LogView::fragment(qint64 line, int from, int to) const
{
    const ShownLine &known = shown(line);
    const QString text = known.text().mid(from, to - from);
    return from == 0 ? known.prefix() + text : text;
}

QString LogView::selectedText() const
{
    if (!hasSelection())
        return {};
    const auto [begin, end] = selection();
    if (begin.line == end.line)
        return fragment(begin.line, begin.character, end.character);
    QString text;
    const qint64 last = rowOfLine(end.line);
    for (qint64 row = rowOfLine(begin.line); row <= last && row < rowCount(); ++row) {
        const qint64 line = lineOfRow(row);
        const int size = static_cast<int>(shown(line).text().size());
        if (line > end.line)
            break;
        text += fragment(line, line == begin.line ? begin.character : 0, line == end.line ? end.character : size);
        if (line != end.line)
            text += QLatin1Char('\n');
    }
    return text;
}

void LogView::copySelection()
{
    if (!hasSelection())
        return;
    const auto [begin, end] = selection();
    if (end.line - begin.line <= linesAtOnce) {
        QGuiApplication::clipboard()->setText(selectedText());
        return;
    }
    const QString head = fragment(begin.line, begin.character, static_cast<int>(shown(begin.line).text().size()));
    const QString tail = fragment(end.line, 0, end.character);
    const auto *some = rows();
    auto chosen = some ? std::make_shared<const std::vector<quint32>>(*some) : nullptr;
    m_copying = base::compute<QString>(
        [snapshot = m_store->snapshot(), from = begin.line + 1, to = end.line, chosen, head,
         tail](const base::CancelFlag &cancel) {
            return head + QLatin1Char('\n') + QString::fromUtf8(gather(snapshot, from, to, chosen.get(), cancel)) + tail;
        },
        [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const bool plain = !(event->modifiers() & (Qt::AltModifier | Qt::MetaModifier));
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (!plain) {
        event->ignore();
    } else {
        const int page = std::max(1, rowsInView() - 1);
        switch (event->key()) {
        case Qt::Key_Up:
            shift ? extendByLines(-1) : scrollParts(-1);
            break;
        case Qt::Key_Down:
            shift ? extendByLines(1) : scrollParts(1);
            break;
        case Qt::Key_PageUp:
            shift ? extendByLines(-page) : scrollParts(-page);
            break;
        case Qt::Key_PageDown:
        case Qt::Key_Space:
            shift ? extendByLines(page) : scrollParts(page);
            break;
        case Qt::Key_Home:
            setTop({}, true);
            break;
        case Qt::Key_End:
            setFollowing(true);
            break;
        case Qt::Key_Left:
            horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
            break;
        case Qt::Key_Right:
            horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
            break;
        default:
            event->ignore();
        }
    }
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Place place = placeAt(event->position().toPoint());
    if (place.line < 0)
        return;
    const qint64 now = static_cast<qint64>(event->timestamp());
    if (now < m_tripleClickUntil) {
        select({place.line, 0}, {place.line, static_cast<int>(shown(place.line).text().size())});
        return;
    }
    const bool extend = (event->modifiers() & Qt::ShiftModifier) && m_anchor.line >= 0;
    select(extend ? m_anchor : place, place);
    m_selecting = true;
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_selecting)
        return;
    m_mouse = event->position().toPoint();
    select(m_anchor, placeAt(m_mouse));
    const bool outside = m_mouse.y() < 0 || m_mouse.y() > viewport()->height();
    if (outside && !m_autoScroll.isActive())
        m_autoScroll.start(autoScrollMs, this);
    else if (!outside)
        m_autoScroll.stop();
}

void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    // Faster the farther out the mouse is.
    const int out = m_mouse.y() < 0 ? m_mouse.y() : m_mouse.y() - viewport()->height();
    scrollParts(out / m_rowHeight + (out < 0 ? -1 : 1));
    select(m_anchor, placeAt(m_mouse));
}

void LogView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_selecting = false;
    m_autoScroll.stop();
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (hasSelection() && clipboard->supportsSelection() && std::abs(m_anchor.line - m_cursor.line) <= linesAtOnce)
        clipboard->setText(selectedText(), QClipboard::Selection);
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Place place = placeAt(event->position().toPoint());
    if (place.line < 0)
        return;
    const QString &text = shown(place.line).text();
    int from = std::min(place.character, static_cast<int>(text.size()));
    int to = from;
    while (from > 0 && isWordSign(text[from - 1]))
        --from;
    while (to < text.size() && isWordSign(text[to]))
        ++to;
    select({place.line, from}, {place.line, to});
    m_tripleClickUntil =
        static_cast<qint64>(event->timestamp()) + QGuiApplication::styleHints()->mouseDoubleClickInterval();
}

void LogView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ShiftModifier || std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y())) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    const double rows = event->pixelDelta().isNull() ? event->angleDelta().y() / 120.0 * wheelRows
                                                     : event->pixelDelta().y() / static_cast<double>(m_rowHeight);
    m_wheelRest += rows;
    const int whole = static_cast<int>(m_wheelRest);
    m_wheelRest -= whole;
    if (whole != 0)
        scrollParts(-whole);
    event->accept();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("Copy"), this, &LogView::copySelection);
    copy->setShortcut(QKeySequence::Copy);
    copy->setEnabled(hasSelection());
    QAction *all = menu->addAction(tr("Select all"), this, &LogView::selectAll);
    all->setShortcut(QKeySequence::SelectAll);
    menu->popup(event->globalPos());
}

} // namespace logs
