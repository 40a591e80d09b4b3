// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See terminalview.h. Keys and mouse are in terminalinput.cpp.
#include "terminalview.h"

#include "fonts.h"
#include "terminalaccessible.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <algorithm>
#include <utility>

namespace terminal {
namespace {

constexpr int SideMargin = 16; // a pane's
constexpr int Margin = 8;      // above and below
constexpr int FramePeriod = 16; // ms
constexpr int ParseTime = 8;    // ms; slow machines parse less a turn
constexpr qsizetype Slice = 4096;

} // namespace

TerminalView::TerminalView(QWidget *parent)
    : QAbstractScrollArea(parent), m_painter(theme::monoFont(13)), m_colours(theme::currentScheme())
{
    installAccessibility();
    setAccessibleName(tr("Terminal"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    // A bar that comes and goes would change the program's width.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(1);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_follow = value >= m_screen->historyCount(); });
    m_parseTimer.setSingleShot(true);
    m_flushTimer.setSingleShot(true);
    m_dragTimer.setInterval(50);
    connect(&m_parseTimer, &QTimer::timeout, this, &TerminalView::parse);
    connect(&m_flushTimer, &QTimer::timeout, this, &TerminalView::flush);
    connect(&m_dragTimer, &QTimer::timeout, this, &TerminalView::autoScroll);
    makeScreen(80, 24);
    makeEndedLine();
}

TerminalView::~TerminalView() = default;

void TerminalView::makeScreen(int columns, int rows)
{
    m_screen = std::make_unique<Screen>(columns, rows);
    m_screen->onOutput = [this](const QByteArray &bytes) { m_outgoing += bytes; };
    m_screen->onTitle = [this] { m_newTitle = true; };
    m_screen->onBuffer = [this] {
        m_selection.clear();
        m_follow = true;
    };
    m_seenDropped = 0;
    m_seenHistory = 0;
    m_follow = true;
}

void TerminalView::makeEndedLine()
{
    m_ended = new QFrame(this);
    m_ended->setObjectName(QStringLiteral("terminalEnded"));
    auto *const layout = new QHBoxLayout(m_ended);
    layout->setContentsMargins(SideMargin, 4, SideMargin, 4);
    m_endedText = new QLabel(m_ended);
    m_endedText->setTextFormat(Qt::PlainText);
    auto *const again = new QPushButton(tr("Start again"), m_ended);
    layout->addWidget(m_endedText, 1);
    layout->addWidget(again);
    connect(again, &QPushButton::clicked, this, &TerminalView::startAgainRequested);
    m_ended->hide();
}

void TerminalView::feed(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_queue.append(bytes);
    if (!m_parseTimer.isActive())
        m_parseTimer.start(0);
}

void TerminalView::parse()
{
    QElapsedTimer time;
    time.start();
    qint64 done = 0;
    while (!m_queue.isEmpty() && done < BytesPerTurn && time.elapsed() < ParseTime) {
        const QByteArray first = m_queue.first();
        const qsizetype offset = m_offset;
        const qsizetype size = std::min(Slice, first.size() - offset);
        m_offset += size;
        if (m_offset == first.size()) {
            m_queue.removeFirst();
            m_offset = 0;
        }
        m_screen->write(first.constData() + offset, size);
        done += size;
    }
    scheduleFlush();
    if (!m_queue.isEmpty())
        m_parseTimer.start(0);
    const QByteArray answers = std::exchange(m_outgoing, QByteArray());
    const QPointer<TerminalView> alive(this);
    if (std::exchange(m_newTitle, false))
        Q_EMIT titleChanged(m_screen->title());
    if (alive && !answers.isEmpty())
        Q_EMIT answersToSend(answers);
    if (alive && done > 0)
        Q_EMIT consumed(done);
}

// Never from inside of the screen: a slot may reset or destroy what would still be at work.
void TerminalView::sendOutgoing()
{
    const QByteArray bytes = std::exchange(m_outgoing, QByteArray());
    if (!bytes.isEmpty())
        Q_EMIT bytesToSend(bytes);
}

void TerminalView::scheduleFlush()
{
    if (m_flushTimer.isActive())
        return;
    const qint64 since = m_sinceFlush.isValid() ? m_sinceFlush.elapsed() : FramePeriod;
    m_flushTimer.start(int(std::clamp<qint64>(FramePeriod - since, 0, FramePeriod)));
}

void TerminalView::flush()
{
    m_sinceFlush.start();
    const int top = topLine();
    const bool scrolled = m_screen->dropped() != m_seenDropped || m_screen->historyCount() != m_seenHistory;
    syncScrollBar();
    const std::vector<bool> damage = m_screen->takeDamage();
    if (scrolled || topLine() != top) {
        viewport()->update();
    } else {
        const int shift = m_screen->historyCount() - top;
        for (int row = 0; row < int(damage.size()); ++row) {
            if (damage[size_t(row)] && row + shift < rows())
                viewport()->update(0, cellRect(0, row + shift).top(), viewport()->width(), m_painter.cell().height());
        }
    }
    if (QAccessible::isActive() && std::find(damage.begin(), damage.end(), true) != damage.end()) {
        QAccessibleTextUpdateEvent changed(this, 0, QString(), visibleLines().join(QLatin1Char('\n')));
        QAccessible::updateAccessibility(&changed);
    }
}

void TerminalView::syncScrollBar()
{
    QScrollBar *const bar = verticalScrollBar();
    const int above = m_screen->historyCount();
    const int gone = int(std::min<qint64>(m_screen->dropped() - m_seenDropped, bar->value()));
    const int wanted = m_follow ? above : std::clamp(bar->value() - std::max(0, gone), 0, above);
    m_seenDropped = m_screen->dropped();
    m_seenHistory = above;
    const QSignalBlocker blocker(bar);
    bar->setPageStep(rows());
    bar->setRange(0, above);
    bar->setValue(wanted);
}

int TerminalView::topLine() const
{
    return std::clamp(verticalScrollBar()->value(), 0, m_screen->historyCount());
}

QStringList TerminalView::visibleLines() const
{
    QStringList lines;
    const int top = topLine();
    for (int row = 0; row < rows(); ++row)
        lines += m_screen->lineText(top + row);
    return lines;
}

QRect TerminalView::cellRect(int column, int row) const
{
    const QSize cell = m_painter.cell();
    return {QPoint(SideMargin + column * cell.width(), Margin + row * cell.height()), cell};
}

Selection::Point TerminalView::pointAt(QPoint position) const
{
    const QSize cell = m_painter.cell();
    const int row = std::clamp((position.y() - Margin) / cell.height(), 0, rows() - 1);
    const int column = std::clamp((position.x() - SideMargin) / cell.width(), 0, columns());
    return {topLine() + row + m_screen->dropped(), column};
}

QSize TerminalView::sizeHint() const
{
    const QSize cell = m_painter.cell();
    return {80 * cell.width() + 2 * SideMargin + verticalScrollBar()->sizeHint().width(), 24 * cell.height() + 2 * Margin};
}

void TerminalView::fitToSize()
{
    const QSize cell = m_painter.cell();
    const QSize room = viewport()->size();
    const int newColumns = std::max(2, (room.width() - 2 * SideMargin) / cell.width());
    const int newRows = std::max(1, (room.height() - 2 * Margin) / cell.height());
    if (newColumns == columns() && newRows == rows())
        return;
    m_selection.clear();
    m_screen->resize(newColumns, newRows);
    m_seenDropped = m_screen->dropped();
    syncScrollBar();
    viewport()->update();
    Q_EMIT resized(newColumns, newRows);
}

void TerminalView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const int height = m_ended->sizeHint().height();
    m_ended->setGeometry(0, this->height() - height, viewport()->width(), height);
    fitToSize();
}

void TerminalView::showEnded(const QString &text)
{
    m_endedText->setText(text);
    const int height = m_ended->sizeHint().height();
    setViewportMargins(0, 0, 0, height);
    m_ended->setGeometry(0, this->height() - height, viewport()->width(), height);
    m_ended->show();
    m_ended->raise();
    updateCursor();
}

bool TerminalView::hasEnded() const
{
    return !m_ended->isHidden();
}

void TerminalView::reset()
{
    m_queue.clear();
    m_offset = 0;
    m_outgoing.clear();
    m_newTitle = false;
    m_selecting = false;
    m_dragTimer.stop();
    m_selection.clear();
    m_preedit.clear();
    makeScreen(columns(), rows());
    syncScrollBar();
    m_ended->hide();
    viewport()->update();
    setViewportMargins(0, 0, 0, 0);
}

void TerminalView::selectAll()
{
    m_selection.selectAll(*m_screen);
    viewport()->update();
}

void TerminalView::toEnd()
{
    m_follow = true;
    if (topLine() != m_screen->historyCount())
        viewport()->update();
    syncScrollBar();
}

void TerminalView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange) {
        m_colours = TerminalColours(theme::currentScheme());
        viewport()->update();
    }
}

void TerminalView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void TerminalView::updateCursor()
{
    const int row = m_screen->cursorRow() + m_screen->historyCount() - topLine();
    viewport()->update(0, cellRect(0, row).top(), viewport()->width(), m_painter.cell().height());
}

void TerminalView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    for (const QRect &area : event->region())
        painter.fillRect(area, m_colours.ground());
    const int top = topLine();
    for (int row = 0; row < rows(); ++row) {
        const QRect band(0, cellRect(0, row).top(), viewport()->width(), m_painter.cell().height());
        if (!event->region().intersects(band))
            continue;
        painter.setClipRect(band);
        const auto [from, to] = m_selection.columnsIn(*m_screen, top + row + m_screen->dropped());
        m_painter.paint(painter, cellRect(0, row).topLeft(), *m_screen, top + row, m_colours, from, to);
    }
    painter.setClipping(false);
    paintCursor(painter);
}

void TerminalView::paintCursor(QPainter &painter)
{
    const int row = m_screen->cursorRow() + m_screen->historyCount() - topLine();
    if (row >= rows() || hasEnded())
        return;
    const auto &cells = m_screen->line(topLine() + row).cells;
    const int column = std::clamp(m_screen->cursorColumn(), 0, columns() - 1);
    const Cell cell = column < int(cells.size()) ? cells[size_t(column)] : Cell{};
    QRect area = cellRect(column, row);
    area.setWidth(area.width() * std::max<int>(1, cell.width));
    if (!m_preedit.isEmpty()) {
        painter.setFont(m_painter.font());
        area.setWidth(painter.fontMetrics().horizontalAdvance(m_preedit));
        painter.fillRect(area, m_colours.selection());
        painter.setPen(m_colours.text());
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, m_preedit);
        return;
    }
    if (!m_screen->cursorVisible())
        return;
    if (!hasFocus()) {
        painter.setPen(m_colours.text());
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area.adjusted(0, 0, -1, -1));
    } else if (m_screen->cursorShape() == CursorShape::Block) {
        m_painter.paintBlock(painter, area.topLeft(), *m_screen, cell, m_colours);
    } else if (m_screen->cursorShape() == CursorShape::Bar) {
        painter.fillRect(area.left(), area.top(), 2, area.height(), m_colours.text());
    } else {
        painter.fillRect(area.left(), area.bottom() - 1, area.width(), 2, m_colours.text());
    }
}

} // namespace terminal
