// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the user does with a TerminalView: keys, input methods, mouse, clipboard. See terminalview.h.
//
// Keys the view keeps for itself: Ctrl+Shift+C and Ctrl+Insert copy, Ctrl+Shift+V and Shift+Insert paste, Shift+Page Up
// and Shift+Page Down scroll, Ctrl+Tab leaves. With other Ctrl+Shift letters the application's shortcuts go on working;
// all else is the program's. Shift keeps the mouse from a program that asked for it.
#include "terminalkeys.h"
#include "terminalview.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cstdlib>

namespace terminal {
namespace {

constexpr int LinesPerNotch = 3;
constexpr int NotchDelta = 120;

int buttonNumber(Qt::MouseButton button)
{
    return button == Qt::LeftButton ? 1 : button == Qt::MiddleButton ? 2 : button == Qt::RightButton ? 3 : 0;
}

Qt::KeyboardModifiers plainModifiers(const QKeyEvent &event)
{
    return event.modifiers() & ~Qt::KeypadModifier;
}

bool isTab(int key)
{
    return key == Qt::Key_Tab || key == Qt::Key_Backtab;
}

} // namespace

bool TerminalView::keepsKey(const QKeyEvent &event) const
{
    const auto modifiers = plainModifiers(event);
    if (isTab(event.key()) && modifiers.testFlag(Qt::ControlModifier))
        return false;
    if (modifiers.testFlag(Qt::MetaModifier))
        return false;
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z)
        return event.key() == Qt::Key_C || event.key() == Qt::Key_V;
    return !hasEnded();
}

bool TerminalView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        if (keepsKey(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::KeyPress && !hasEnded()) {
        // Before QWidget takes Tab to move the focus.
        auto *const key = static_cast<QKeyEvent *>(event);
        if (isTab(key->key()) && !key->modifiers().testFlag(Qt::ControlModifier)) {
            keyPressEvent(key);
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool TerminalView::handleOwnKey(const QKeyEvent &event)
{
    const auto modifiers = plainModifiers(event);
    const int key = event.key();
    const bool controlShift = modifiers == (Qt::ControlModifier | Qt::ShiftModifier);
    if ((controlShift && key == Qt::Key_C) || (modifiers == Qt::ControlModifier && key == Qt::Key_Insert)) {
        copy();
        return true;
    }
    if ((controlShift && key == Qt::Key_V) || (modifiers == Qt::ShiftModifier && key == Qt::Key_Insert)) {
        paste();
        return true;
    }
    if (modifiers == Qt::ShiftModifier && (key == Qt::Key_PageUp || key == Qt::Key_PageDown)) {
        QScrollBar *const bar = verticalScrollBar();
        const int page = std::max(1, rows() - 1);
        bar->setValue(bar->value() + (key == Qt::Key_PageUp ? -page : page));
        return true;
    }
    if (isTab(key) && modifiers.testFlag(Qt::ControlModifier)) {
        focusNextPrevChild(key == Qt::Key_Tab && !modifiers.testFlag(Qt::ShiftModifier));
        return true;
    }
    return false;
}

void TerminalView::keyPressEvent(QKeyEvent *event)
{
    if (handleOwnKey(*event))
        return;
    const auto modifiers = plainModifiers(*event);
    const bool applications = modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && event->key() >= Qt::Key_A
        && event->key() <= Qt::Key_Z;
    if (hasEnded() || applications || modifiers.testFlag(Qt::MetaModifier) || !sendKey(*m_screen, *event)) {
        event->ignore();
        return;
    }
    toEnd();
    sendOutgoing();
}

void TerminalView::inputMethodEvent(QInputMethodEvent *event)
{
    m_preedit = event->preeditString();
    if (!event->commitString().isEmpty() && !hasEnded()) {
        m_outgoing += event->commitString().toUtf8();
        toEnd();
    }
    updateCursor();
    event->accept();
    sendOutgoing();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImEnabled)
        return !hasEnded();
    if (query == Qt::ImCursorRectangle) {
        const int row = m_screen->cursorRow() + m_screen->historyCount() - topLine();
        return cellRect(m_screen->cursorColumn(), row).translated(viewport()->pos());
    }
    return QAbstractScrollArea::inputMethodQuery(query);
}

void TerminalView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    updateCursor();
}

void TerminalView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_preedit.clear();
    updateCursor();
}

void TerminalView::copy()
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void TerminalView::paste()
{
    pasteText(QApplication::clipboard()->text());
}

void TerminalView::pasteText(const QString &text)
{
    if (text.isEmpty() || hasEnded())
        return;
    m_screen->paste(text);
    toEnd();
    sendOutgoing();
}

void TerminalView::moveMouseTo(QPointF position, Qt::KeyboardModifiers modifiers)
{
    const Selection::Point at = pointAt(position.toPoint());
    const int row = int(at.line - m_screen->dropped()) - m_screen->historyCount();
    m_screen->mouseMove(std::min(at.column, columns() - 1), std::max(0, row), modifiersOf(modifiers));
}

bool TerminalView::reportMouse(const QMouseEvent &event, int button, bool pressed)
{
    if (m_screen->mouseMode() == 0 || event.modifiers().testFlag(Qt::ShiftModifier) || hasEnded())
        return false;
    moveMouseTo(event.position(), event.modifiers());
    if (button > 0)
        m_screen->mouseButton(button, pressed, modifiersOf(event.modifiers()));
    sendOutgoing();
    return true;
}

void TerminalView::beginSelection(QPoint position, Selection::Unit unit)
{
    Selection::Point at = pointAt(position);
    // A drag starts between the cells nearest to it, a word or a line under the pointer.
    if (unit == Selection::Unit::Cell)
        at = pointAt(position + QPoint(m_painter.cell().width() / 2, 0));
    m_selection.start(*m_screen, at, unit);
    m_selecting = true;
    m_dragAt = position;
    viewport()->update();
}

void TerminalView::mousePressEvent(QMouseEvent *event)
{
    if (reportMouse(*event, buttonNumber(event->button()), true))
        return;
    const QPoint position = event->position().toPoint();
    if (event->button() == Qt::LeftButton) {
        const bool third = m_sinceDoubleClick.isValid()
            && m_sinceDoubleClick.elapsed() < QApplication::doubleClickInterval()
            && (position - m_doubleClickAt).manhattanLength() < QApplication::startDragDistance();
        m_sinceDoubleClick.invalidate();
        beginSelection(position, third ? Selection::Unit::Line : Selection::Unit::Cell);
    } else if (event->button() == Qt::MiddleButton && QApplication::clipboard()->supportsSelection()) {
        pasteText(QApplication::clipboard()->text(QClipboard::Selection));
    }
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (reportMouse(*event, buttonNumber(event->button()), true) || event->button() != Qt::LeftButton)
        return;
    m_sinceDoubleClick.start();
    m_doubleClickAt = event->position().toPoint();
    beginSelection(m_doubleClickAt, Selection::Unit::Word);
}

void TerminalView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_selecting) {
        reportMouse(*event, 0, false);
        return;
    }
    m_dragAt = event->position().toPoint();
    const int half = m_selection.unit() == Selection::Unit::Cell ? m_painter.cell().width() / 2 : 0;
    m_selection.extend(*m_screen, pointAt(m_dragAt + QPoint(half, 0)));
    viewport()->update();
    if (viewport()->rect().contains(m_dragAt))
        m_dragTimer.stop();
    else if (!m_dragTimer.isActive())
        m_dragTimer.start();
}

void TerminalView::autoScroll()
{
    QScrollBar *const bar = verticalScrollBar();
    const int height = viewport()->height();
    const int beyond = m_dragAt.y() < 0 ? m_dragAt.y() : std::max(0, m_dragAt.y() - height);
    const int lines = beyond / m_painter.cell().height() + (beyond < 0 ? -1 : beyond > 0 ? 1 : 0);
    bar->setValue(bar->value() + lines);
    m_selection.extend(*m_screen, pointAt(m_dragAt));
    viewport()->update();
}

void TerminalView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_selecting && event->button() == Qt::LeftButton) {
        m_selecting = false;
        m_dragTimer.stop();
        if (!m_selection.isEmpty() && QApplication::clipboard()->supportsSelection())
            QApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
        return;
    }
    reportMouse(*event, buttonNumber(event->button()), false);
}

void TerminalView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    m_wheelRest += event->angleDelta().y();
    const int notches = m_wheelRest / NotchDelta;
    const bool program = !event->modifiers().testFlag(Qt::ShiftModifier) && !hasEnded();
    if (program && m_screen->mouseMode() != 0) {
        m_wheelRest -= notches * NotchDelta;
        moveMouseTo(event->position(), event->modifiers());
        for (int i = 0; i < std::abs(notches); ++i)
            m_screen->mouseButton(notches > 0 ? 4 : 5, true, modifiersOf(event->modifiers()));
        sendOutgoing();
        return;
    }
    const int lines = m_wheelRest * LinesPerNotch / NotchDelta;
    m_wheelRest -= lines * NotchDelta / LinesPerNotch;
    if (program && m_screen->alternate()) {
        // A pager without mouse has no history of ours to scroll, but scrolls by its cursor keys.
        for (int i = 0; i < std::abs(lines); ++i)
            m_screen->key(lines > 0 ? Key::Up : Key::Down, {});
        sendOutgoing();
        return;
    }
    verticalScrollBar()->setValue(verticalScrollBar()->value() - lines);
}

} // namespace terminal
