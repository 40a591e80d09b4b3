// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cells behind a Screen and the callbacks through which libvterm's state layer writes them. UI thread, owned by Screen.
#pragma once

#include "inputfilter.h"
#include "reflow.h"
#include "screen.h"

#include <QHash>
#include <vterm.h>

namespace terminal {

class ScreenState
{
public:
    ScreenState(Screen &screen, int columns, int rows);
    ~ScreenState();
    ScreenState(const ScreenState &) = delete;
    ScreenState &operator=(const ScreenState &) = delete;

    void write(const char *bytes, qsizetype size);
    void resize(int columns, int rows);
    Line blankLine() const;
    std::vector<Line> &rows() { return alternate ? alternateRows : primaryRows; }
    const std::vector<Line> &rows() const { return alternate ? alternateRows : primaryRows; }
    void damage(int from, int to);
    int putGlyph(const VTermGlyphInfo &info, VTermPos at);
    int moveCursor(VTermPos to, bool visible);
    int scroll(VTermRect area, int downward, int rightward);
    int moveArea(VTermRect to, VTermRect from);
    int erase(VTermRect area);
    int resetPen();
    int setPen(VTermAttr attribute, const VTermValue &value);
    int setProperty(VTermProp property, const VTermValue &value);
    QString combined(uint32_t code) const;

    Screen &owner;
    VTerm *vterm = nullptr;
    VTermState *state = nullptr;
    int columnCount;
    int rowCount;
    std::vector<Line> primaryRows;
    std::vector<Line> alternateRows;
    std::deque<Line> history;
    qint64 droppedLines = 0;
    Cell pen;
    VTermPos cursor{0, 0};
    bool cursorShown = true;
    bool cursorBlink = true;
    CursorShape shape = CursorShape::Block;
    bool alternate = false;
    bool reversed = false;
    int mouse = 0;
    QString title;
    std::vector<bool> damaged;
    bool waited = false; ///< before the last change of size the cursor stood behind a full line

    /// Reflows and says where the cursor goes. Called by libvterm inside vterm_set_size.
    VTermPos resized(int newRows, int newColumns, VTermPos position);
    /// Where libvterm has its cursor.
    VTermPos position() const;

private:
    void pass(const QByteArray &bytes) { vterm_input_write(vterm, bytes.constData(), size_t(bytes.size())); }
    void settle();
    VTermRect inGrid(VTermRect area) const;
    void pushHistory(Line line);
    uint32_t intern(const uint32_t *characters);
    void forgetWrap() { m_lastRow = -1; }
    bool pending() const;

    InputFilter m_filter{[this](const QByteArray &bytes) { pass(bytes); }};
    // The last glyph's row and the column behind it, as long as nothing but another glyph followed: a glyph at the start
    // of the next row then continues the line. libvterm 0.1.4 does not tell.
    int m_lastRow = -1;
    int m_lastEnd = 0;
    bool m_continues = false;
    VTermPos m_primaryCursor{0, 0};
    std::vector<QString> m_combined;
    QHash<QString, uint32_t> m_combinedIndex;
};

} // namespace terminal
