// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See terminalkeys.h. Letters with Ctrl or Alt are written here: libvterm would send Ctrl+I and the like as CSI u, which
// shells do not know.
#include "terminalkeys.h"

#include <QKeyEvent>
#include <optional>

namespace terminal {
namespace {

std::optional<Key> namedKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return Key::Enter;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return Key::Tab;
    case Qt::Key_Backspace:
        return Key::Backspace;
    case Qt::Key_Escape:
        return Key::Escape;
    case Qt::Key_Up:
        return Key::Up;
    case Qt::Key_Down:
        return Key::Down;
    case Qt::Key_Left:
        return Key::Left;
    case Qt::Key_Right:
        return Key::Right;
    case Qt::Key_Insert:
        return Key::Insert;
    case Qt::Key_Delete:
        return Key::Delete;
    case Qt::Key_Home:
        return Key::Home;
    case Qt::Key_End:
        return Key::End;
    case Qt::Key_PageUp:
        return Key::PageUp;
    case Qt::Key_PageDown:
        return Key::PageDown;
    default:
        return std::nullopt;
    }
}

std::optional<char> controlCode(int key)
{
    if (key >= Qt::Key_A && key <= Qt::Key_Z)
        return char(key - Qt::Key_A + 1);
    switch (key) {
    case Qt::Key_Space:
    case Qt::Key_At:
    case Qt::Key_2:
        return '\0';
    case Qt::Key_BracketLeft:
    case Qt::Key_3:
        return '\x1b';
    case Qt::Key_Backslash:
    case Qt::Key_4:
        return '\x1c';
    case Qt::Key_BracketRight:
    case Qt::Key_5:
        return '\x1d';
    case Qt::Key_AsciiCircum:
    case Qt::Key_6:
        return '\x1e';
    case Qt::Key_Underscore:
    case Qt::Key_Slash:
    case Qt::Key_Minus:
    case Qt::Key_7:
        return '\x1f';
    case Qt::Key_8:
        return '\x7f';
    default:
        return std::nullopt;
    }
}

} // namespace

Modifiers modifiersOf(Qt::KeyboardModifiers modifiers)
{
    return {modifiers.testFlag(Qt::ShiftModifier), modifiers.testFlag(Qt::AltModifier),
            modifiers.testFlag(Qt::ControlModifier)};
}

bool sendKey(Screen &screen, const QKeyEvent &event)
{
    Modifiers modifiers = modifiersOf(event.modifiers());
    const int code = event.key();
    if (code >= Qt::Key_F1 && code <= Qt::Key_F12) {
        screen.key(Key::Function, modifiers, code - Qt::Key_F1 + 1);
        return true;
    }
    if (const auto key = namedKey(code)) {
        if (code == Qt::Key_Backtab)
            modifiers.shift = true;
        // These have no form with modifiers that programs know, but for Alt's escape and Shift+Tab.
        if (*key == Key::Enter || *key == Key::Backspace || *key == Key::Escape || *key == Key::Tab) {
            modifiers.control = false;
            modifiers.shift = modifiers.shift && *key == Key::Tab;
        }
        screen.key(*key, modifiers);
        return true;
    }
    QByteArray bytes;
    if (modifiers.control) {
        if (const auto control = controlCode(code))
            bytes = QByteArray(1, *control);
    } else {
        bytes = event.text().toUtf8();
    }
    if (bytes.isEmpty())
        return false;
    if (modifiers.alt)
        bytes.prepend('\x1b');
    if (const auto output = screen.onOutput)
        output(bytes);
    return true;
}

} // namespace terminal
