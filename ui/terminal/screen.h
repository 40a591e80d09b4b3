// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A terminal's state without a widget: bytes go in, cells and answers come out. UI thread, owned by the view (or a test).
//
// libvterm's state layer parses and keeps modes; the cells, the scroll-back and their wrapping are ours, because libvterm
// before 0.3 neither reflows nor marks wrapped lines. Both 0.1.4 and 0.3 compile; neither may see a program's bytes as they
// are (inputfilter.h). Sizes are in cells, lines are counted
// from the oldest in the scroll-back. Errors: none; what is not understood is ignored.
#pragma once

#include "cell.h"

#include <QByteArray>
#include <QString>
#include <deque>
#include <functional>
#include <memory>

struct VTerm;

namespace terminal {

class ScreenState;

enum class Key { Enter, Tab, Backspace, Escape, Up, Down, Left, Right, Insert, Delete, Home, End, PageUp, PageDown,
                 Function };
enum class CursorShape { Block, Underline, Bar };
struct Modifiers {
    bool shift = false;
    bool alt = false;
    bool control = false;
};

class Screen
{
public:
    static constexpr int HistoryLimit = 10'000; ///< lines; at 16 bytes a cell about 13 MB of full 80-column lines

    Screen(int columns, int rows);
    ~Screen();
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    /// Bytes from the program. Answers (to ESC[6n and the like) leave through `onOutput` during the call.
    void write(const char *bytes, qsizetype size);
    void write(const QByteArray &bytes) { write(bytes.constData(), bytes.size()); }
    /// Wraps scroll-back and primary screen anew.
    void resize(int columns, int rows);

    int columns() const;
    int rows() const;
    /// Lines above the screen. None while the alternate screen shows.
    int historyCount() const;
    int lineCount() const { return historyCount() + rows(); }
    const Line &line(int index) const;
    /// How many lines ever left the scroll-back: index + dropped() names a line for good (until a resize).
    qint64 dropped() const;
    QString cellText(const Cell &cell) const;
    /// The line's text, blanks at the end taken off unless the next line continues it.
    QString lineText(int index) const;

    int cursorColumn() const;
    int cursorRow() const; ///< in the screen, 0 is its top
    bool cursorVisible() const;
    bool cursorBlinks() const;
    CursorShape cursorShape() const;
    QString title() const;
    bool alternate() const;
    int mouseMode() const; ///< 0: the program does not want the mouse

    void key(Key key, Modifiers modifiers, int function = 0);
    void character(char32_t character, Modifiers modifiers);
    /// Line ends become carriage returns; in brackets when the program asked for it, and then without escapes.
    void paste(const QString &text);
    void mouseMove(int column, int row, Modifiers modifiers);
    void mouseButton(int button, bool pressed, Modifiers modifiers);

    /// Rows of the screen that changed since the last call, and whether all did.
    std::vector<bool> takeDamage();

    std::function<void(const QByteArray &)> onOutput;
    std::function<void()> onBell;
    std::function<void()> onTitle;
    std::function<void()> onBuffer; ///< the alternate screen came or went

private:
    std::unique_ptr<ScreenState> m_state;
};

} // namespace terminal
