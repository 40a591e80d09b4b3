// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See screen.h.
#include "screen.h"

#include "screenstate.h"

#include <algorithm>

namespace terminal {
namespace {

VTermModifier modifiersOf(Modifiers modifiers)
{
    return VTermModifier((modifiers.shift ? VTERM_MOD_SHIFT : 0) | (modifiers.alt ? VTERM_MOD_ALT : 0)
                         | (modifiers.control ? VTERM_MOD_CTRL : 0));
}

VTermKey keyOf(Key key, int function)
{
    switch (key) {
    case Key::Enter:
        return VTERM_KEY_ENTER;
    case Key::Tab:
        return VTERM_KEY_TAB;
    case Key::Backspace:
        return VTERM_KEY_BACKSPACE;
    case Key::Escape:
        return VTERM_KEY_ESCAPE;
    case Key::Up:
        return VTERM_KEY_UP;
    case Key::Down:
        return VTERM_KEY_DOWN;
    case Key::Left:
        return VTERM_KEY_LEFT;
    case Key::Right:
        return VTERM_KEY_RIGHT;
    case Key::Insert:
        return VTERM_KEY_INS;
    case Key::Delete:
        return VTERM_KEY_DEL;
    case Key::Home:
        return VTERM_KEY_HOME;
    case Key::End:
        return VTERM_KEY_END;
    case Key::PageUp:
        return VTERM_KEY_PAGEUP;
    case Key::PageDown:
        return VTERM_KEY_PAGEDOWN;
    case Key::Function:
        return VTermKey(VTERM_KEY_FUNCTION(function));
    }
    return VTERM_KEY_NONE;
}

} // namespace

Screen::Screen(int columns, int rows)
    : m_state(std::make_unique<ScreenState>(*this, std::max(1, columns), std::max(1, rows)))
{
}

Screen::~Screen() = default;

void Screen::write(const char *bytes, qsizetype size)
{
    m_state->write(bytes, size);
}

void Screen::resize(int columns, int rows)
{
    m_state->resize(std::max(1, columns), std::max(1, rows));
}

int Screen::columns() const
{
    return m_state->columnCount;
}

int Screen::rows() const
{
    return m_state->rowCount;
}

int Screen::historyCount() const
{
    return m_state->alternate ? 0 : int(m_state->history.size());
}

const Line &Screen::line(int index) const
{
    const int above = historyCount();
    return index < above ? m_state->history[size_t(index)] : m_state->rows()[size_t(index - above)];
}

qint64 Screen::dropped() const
{
    return m_state->droppedLines;
}

QString Screen::cellText(const Cell &cell) const
{
    return cell.code ? m_state->combined(cell.code) : QStringLiteral(" ");
}

QString Screen::lineText(int index) const
{
    QString text;
    std::vector<Cell> cells = line(index).cells;
    // Also the cell that a wide character left free when it wrapped.
    trimEnd(cells);
    for (const Cell &cell : cells) {
        if (cell.width > 0)
            text += cellText(cell);
    }
    const bool joined = index + 1 < lineCount() && line(index + 1).continued;
    while (!joined && text.endsWith(QLatin1Char(' ')))
        text.chop(1);
    return text;
}

int Screen::cursorColumn() const
{
    return m_state->cursor.col;
}

int Screen::cursorRow() const
{
    return m_state->cursor.row;
}

bool Screen::cursorVisible() const
{
    return m_state->cursorShown;
}

bool Screen::cursorBlinks() const
{
    return m_state->cursorBlink;
}

CursorShape Screen::cursorShape() const
{
    return m_state->shape;
}

QString Screen::title() const
{
    return m_state->title;
}

bool Screen::alternate() const
{
    return m_state->alternate;
}

int Screen::mouseMode() const
{
    return m_state->mouse;
}

void Screen::key(Key key, Modifiers modifiers, int function)
{
    vterm_keyboard_key(m_state->vterm, keyOf(key, function), modifiersOf(modifiers));
}

void Screen::character(char32_t character, Modifiers modifiers)
{
    if (modifiers.alt && !modifiers.control && character > 0x7f) {
        // libvterm would send the lowest byte of its number.
        if (const auto output = onOutput)
            output('\x1b' + QString::fromUcs4(&character, 1).toUtf8());
        return;
    }
    vterm_keyboard_unichar(m_state->vterm, character, modifiersOf(modifiers));
}

void Screen::paste(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace("\r\n", "\r");
    bytes.replace('\n', '\r');
    // An escape in pasted text could close the bracket early and type commands.
    bytes.replace('\x1b', QByteArray());
    vterm_keyboard_start_paste(m_state->vterm);
    if (const auto output = onOutput)
        output(bytes);
    vterm_keyboard_end_paste(m_state->vterm);
}

void Screen::mouseMove(int column, int row, Modifiers modifiers)
{
    vterm_mouse_move(m_state->vterm, row, column, modifiersOf(modifiers));
}

void Screen::mouseButton(int button, bool pressed, Modifiers modifiers)
{
    vterm_mouse_button(m_state->vterm, button, pressed, modifiersOf(modifiers));
}

std::vector<bool> Screen::takeDamage()
{
    std::vector<bool> taken = std::move(m_state->damaged);
    m_state->damaged.assign(size_t(m_state->rowCount), false);
    return taken;
}

} // namespace terminal
