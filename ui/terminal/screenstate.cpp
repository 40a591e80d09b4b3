// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See screenstate.h. The two libvterm versions differ in the third argument of `resize`, in strings that come in pieces
// (0.3) and in who owns the line information while the size changes; templates choose by what the header declares.
#include "screenstate.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <type_traits>

namespace terminal {
namespace {

constexpr uint32_t CombinedBit = 0x80000000U;
constexpr size_t CombinedLimit = 65'536; // different combined characters; more lose their marks

ScreenState &of(void *user)
{
    return *static_cast<ScreenState *>(user);
}

// libvterm 0.3 leaves the growing of its line information to the callback, so its memory must be ours.
void *allocate(size_t size, void *)
{
    return std::calloc(1, size);
}
void release(void *pointer, void *)
{
    std::free(pointer);
}
VTermAllocatorFunctions allocator{allocate, release};

template <typename Third>
int onResize(int rows, int columns, Third *third, void *user)
{
    ScreenState &self = of(user);
    if constexpr (requires { third->pos; }) {
        using Info = std::remove_reference_t<decltype(*third->lineinfos[0])>;
        for (auto &info : third->lineinfos) {
            if (!info)
                continue;
            auto *const grown = static_cast<Info *>(std::calloc(size_t(rows), sizeof(Info)));
            std::copy_n(info, std::min(rows, self.rowCount), grown);
            std::free(info);
            info = grown;
        }
        third->pos = self.resized(rows, columns, third->pos);
        // libvterm takes one step more where the old place waited for a wrap.
        third->pos.col -= self.waited ? 1 : 0;
    } else {
        const VTermPos old = self.position();
        const bool wider = columns > self.columnCount;
        const VTermPos now = self.resized(rows, columns, old);
        third->row = now.row - old.row;
        third->col = now.col - old.col - (self.waited && wider ? 1 : 0);
    }
    return 1;
}

template <typename Function>
struct ThirdArgument;
template <typename Third>
struct ThirdArgument<int (*)(int, int, Third *, void *)> {
    using Type = Third;
};

template <typename Text>
void takeText(QString &target, const Text &text)
{
    if constexpr (requires { text.str; }) {
        if (text.initial)
            target.clear();
        target += QString::fromUtf8(text.str, qsizetype(text.len));
    } else {
        target = QString::fromUtf8(text);
    }
}

template <typename Callbacks>
void addClearHistory(Callbacks &callbacks)
{
    if constexpr (requires { callbacks.sb_clear; }) {
        callbacks.sb_clear = [](void *user) {
            of(user).history.clear();
            return 1;
        };
    }
}

VTermStateCallbacks makeCallbacks()
{
    VTermStateCallbacks callbacks{};
    callbacks.putglyph = [](VTermGlyphInfo *info, VTermPos at, void *user) { return of(user).putGlyph(*info, at); };
    callbacks.movecursor = [](VTermPos to, VTermPos, int visible, void *user) {
        return of(user).moveCursor(to, visible != 0);
    };
    callbacks.scrollrect = [](VTermRect area, int downward, int rightward, void *user) {
        return of(user).scroll(area, downward, rightward);
    };
    callbacks.erase = [](VTermRect area, int, void *user) { return of(user).erase(area); };
    callbacks.initpen = [](void *user) { return of(user).resetPen(); };
    callbacks.setpenattr = [](VTermAttr attribute, VTermValue *value, void *user) {
        return of(user).setPen(attribute, *value);
    };
    callbacks.settermprop = [](VTermProp property, VTermValue *value, void *user) {
        return of(user).setProperty(property, *value);
    };
    callbacks.bell = [](void *user) {
        if (const auto bell = of(user).owner.onBell)
            bell();
        return 1;
    };
    callbacks.resize = &onResize<ThirdArgument<decltype(VTermStateCallbacks::resize)>::Type>;
    addClearHistory(callbacks);
    return callbacks;
}

const VTermStateCallbacks callbackTable = makeCallbacks();

CellColour colourOf(const VTermColor &colour)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour))
        return {};
    if (VTERM_COLOR_IS_INDEXED(&colour))
        return {CellColour::Indexed, colour.indexed.idx, 0, 0};
    return {CellColour::Rgb, colour.rgb.red, colour.rgb.green, colour.rgb.blue};
}

} // namespace

ScreenState::ScreenState(Screen &screen, int columns, int newRows)
    : owner(screen), columnCount(columns), rowCount(newRows), primaryRows(size_t(newRows)),
      alternateRows(size_t(newRows)), damaged(size_t(newRows), true)
{
    for (Line &line : primaryRows)
        line = blankLine();
    alternateRows = primaryRows;
    vterm = vterm_new_with_allocator(newRows, columns, &allocator, nullptr);
    vterm_set_utf8(vterm, 1);
    vterm_output_set_callback(
        vterm,
        [](const char *bytes, size_t size, void *user) {
            if (const auto output = of(user).owner.onOutput)
                output(QByteArray(bytes, qsizetype(size)));
        },
        this);
    state = vterm_obtain_state(vterm);
    vterm_state_set_callbacks(state, &callbackTable, this);
    // Bold stays its own colour: the palette has the contrast it needs.
    vterm_state_set_bold_highbright(state, 0);
    vterm_state_reset(state, 1);
    m_filter.setColumns(columns);
}

ScreenState::~ScreenState()
{
    vterm_free(vterm);
}

void ScreenState::write(const char *bytes, qsizetype size)
{
    m_filter.write(bytes, size);
    settle();
}

VTermPos ScreenState::position() const
{
    VTermPos now{0, 0};
    vterm_state_get_cursorpos(state, &now);
    return now;
}

void ScreenState::settle()
{
    // libvterm does not tell when it brings back a cursor that has left the grid.
    const VTermPos now = position();
    if (now.row != cursor.row || now.col != cursor.col)
        moveCursor(now, cursorShown);
}

VTermRect ScreenState::inGrid(VTermRect area) const
{
    area.start_row = std::clamp(area.start_row, 0, rowCount);
    area.end_row = std::clamp(area.end_row, area.start_row, rowCount);
    area.start_col = std::clamp(area.start_col, 0, columnCount);
    area.end_col = std::clamp(area.end_col, area.start_col, columnCount);
    return area;
}

Line ScreenState::blankLine() const
{
    Line line;
    line.cells.resize(size_t(columnCount));
    return line;
}

void ScreenState::damage(int from, int to)
{
    for (int row = std::max(0, from); row < std::min(to, rowCount); ++row)
        damaged[size_t(row)] = true;
}

uint32_t ScreenState::intern(const uint32_t *characters)
{
    // libvterm hands on what a program's bytes spell, beyond Unicode too: CombinedBit must be ours alone.
    std::u32string sane;
    for (const uint32_t *one = characters; *one; ++one)
        sane += *one <= QChar::LastValidCodePoint && !QChar::isSurrogate(*one) ? *one : char32_t(QChar::ReplacementCharacter);
    if (sane.size() <= 1)
        return sane.empty() ? 0 : sane[0];
    const QString text = QString::fromUcs4(sane.data(), qsizetype(sane.size()));
    if (const auto found = m_combinedIndex.constFind(text); found != m_combinedIndex.cend())
        return *found;
    if (m_combined.size() >= CombinedLimit)
        return sane[0];
    const uint32_t code = CombinedBit | uint32_t(m_combined.size());
    m_combined.push_back(text);
    m_combinedIndex.insert(text, code);
    return code;
}

QString ScreenState::combined(uint32_t code) const
{
    if (code & CombinedBit)
        return m_combined.at(code & ~CombinedBit);
    const char32_t one = code;
    return QString::fromUcs4(&one, 1);
}

int ScreenState::putGlyph(const VTermGlyphInfo &info, VTermPos at)
{
    if (at.row < 0 || at.row >= rowCount || at.col < 0 || at.col >= columnCount)
        return 0;
    Line &line = rows()[size_t(at.row)];
    if (at.col == 0) {
        const bool full = m_lastEnd == columnCount || (m_lastEnd == columnCount - 1 && info.width == 2);
        // A glyph that is put again, because a mark combines with it, says nothing new.
        if (m_lastRow != at.row || m_lastEnd != info.width)
            line.continued = m_lastRow >= 0 && m_lastRow == at.row - 1 && full;
    }
    Cell cell = pen;
    cell.code = intern(info.chars);
    cell.width = uint8_t(info.width);
    auto &cells = line.cells;
    // Half of a wide character that is overwritten leaves nothing of its other half.
    if (cells[size_t(at.col)].width == 0 && at.col > 0)
        cells[size_t(at.col - 1)] = Cell{};
    cells[size_t(at.col)] = cell;
    const int end = std::min(at.col + info.width, columnCount);
    for (int column = at.col + 1; column < end; ++column) {
        cells[size_t(column)] = pen;
        cells[size_t(column)].width = 0;
    }
    if (end < columnCount && cells[size_t(end)].width == 0)
        cells[size_t(end)] = Cell{};
    m_lastRow = at.row;
    m_lastEnd = end;
    damaged[size_t(at.row)] = true;
    return 1;
}

int ScreenState::moveCursor(VTermPos to, bool visible)
{
    damage(cursor.row, cursor.row + 1);
    damage(to.row, to.row + 1);
    if (to.row != m_lastRow || to.col != std::min(m_lastEnd, columnCount - 1))
        forgetWrap();
    cursor = to;
    cursorShown = visible;
    return 1;
}

void ScreenState::pushHistory(Line line)
{
    trimEnd(line.cells);
    line.cells.shrink_to_fit();
    history.push_back(std::move(line));
    while (history.size() > Screen::HistoryLimit) {
        history.pop_front();
        ++droppedLines;
    }
    // What the oldest line continued is gone.
    if (!history.empty())
        history.front().continued = false;
}

int ScreenState::scroll(VTermRect area, int downward, int rightward)
{
    auto &lines = rows();
    area = inGrid(area);
    if (rightward != 0 || area.start_col != 0 || area.end_col != columnCount) {
        vterm_scroll_rect(
            area, downward, rightward,
            [](VTermRect to, VTermRect from, void *user) { return of(user).moveArea(to, from); },
            [](VTermRect gone, int, void *user) { return of(user).erase(gone); }, this);
        return 1;
    }
    const int height = area.end_row - area.start_row;
    const int count = std::clamp(downward, -height, height);
    const auto first = lines.begin() + area.start_row;
    const auto last = lines.begin() + area.end_row;
    const VTermRect gone = count > 0 ? VTermRect{area.end_row - count, area.end_row, 0, columnCount}
                                     : VTermRect{area.start_row, area.start_row - count, 0, columnCount};
    if (count > 0) {
        if (area.start_row == 0 && !alternate) {
            for (int row = 0; row < count; ++row)
                pushHistory(lines[size_t(row)]);
        }
        std::rotate(first, first + count, last);
    } else {
        std::rotate(first, last + count, last);
    }
    const bool follows = m_lastRow >= area.start_row && m_lastRow < area.end_row;
    const int lastRow = follows ? m_lastRow - count : m_lastRow;
    const int lastEnd = m_lastEnd;
    erase(gone);
    // The line above the wrap may just have left the screen (one row): it still counts as the one above.
    m_lastRow = lastRow >= -1 ? lastRow : -1;
    m_lastEnd = lastEnd;
    damage(area.start_row, area.end_row);
    return 1;
}

int ScreenState::moveArea(VTermRect to, VTermRect from)
{
    auto &lines = rows();
    const int height = from.end_row - from.start_row;
    const bool up = to.start_row <= from.start_row;
    for (int i = 0; i < height; ++i) {
        const int step = up ? i : height - 1 - i;
        const auto &source = lines[size_t(from.start_row + step)].cells;
        const std::vector<Cell> copy(source.begin() + from.start_col, source.begin() + from.end_col);
        std::copy(copy.begin(), copy.end(), lines[size_t(to.start_row + step)].cells.begin() + to.start_col);
    }
    damage(to.start_row, to.end_row);
    return 1;
}

int ScreenState::erase(VTermRect area)
{
    auto &lines = rows();
    area = inGrid(area);
    Cell blank;
    blank.background = pen.background;
    for (int row = area.start_row; row < area.end_row; ++row) {
        auto &cells = lines[size_t(row)].cells;
        std::fill(cells.begin() + area.start_col, cells.begin() + area.end_col, blank);
        if (area.start_col == 0)
            lines[size_t(row)].continued = lines[size_t(row)].continued && area.end_col < columnCount;
        if (area.end_col >= columnCount && row + 1 < rowCount)
            lines[size_t(row + 1)].continued = false;
    }
    forgetWrap();
    damage(area.start_row, area.end_row);
    return 1;
}

int ScreenState::resetPen()
{
    pen = {};
    return 1;
}

int ScreenState::setPen(VTermAttr attribute, const VTermValue &value)
{
    const auto flag = [this](Cell::Flag bit, bool on) { pen.flags = uint8_t(on ? pen.flags | bit : pen.flags & ~bit); };
    switch (attribute) {
    case VTERM_ATTR_BOLD:
        flag(Cell::Bold, value.boolean);
        break;
    case VTERM_ATTR_UNDERLINE:
        flag(Cell::Underline, value.number != 0);
        break;
    case VTERM_ATTR_ITALIC:
        flag(Cell::Italic, value.boolean);
        break;
    case VTERM_ATTR_REVERSE:
        flag(Cell::Reverse, value.boolean);
        break;
    case VTERM_ATTR_STRIKE:
        flag(Cell::Strike, value.boolean);
        break;
    case VTERM_ATTR_FOREGROUND:
        pen.foreground = colourOf(value.color);
        break;
    case VTERM_ATTR_BACKGROUND:
        pen.background = colourOf(value.color);
        break;
    default:
        return 0;
    }
    return 1;
}

int ScreenState::setProperty(VTermProp property, const VTermValue &value)
{
    switch (property) {
    case VTERM_PROP_CURSORVISIBLE:
        cursorShown = value.boolean;
        damage(cursor.row, cursor.row + 1);
        return 1;
    case VTERM_PROP_CURSORBLINK:
        cursorBlink = value.boolean;
        return 1;
    case VTERM_PROP_CURSORSHAPE:
        shape = value.number == VTERM_PROP_CURSORSHAPE_UNDERLINE  ? CursorShape::Underline
                : value.number == VTERM_PROP_CURSORSHAPE_BAR_LEFT ? CursorShape::Bar
                                                                  : CursorShape::Block;
        return 1;
    case VTERM_PROP_ALTSCREEN:
        if (alternate == bool(value.boolean))
            return 1;
        if (!alternate)
            m_primaryCursor = cursor;
        alternate = value.boolean;
        forgetWrap();
        damage(0, rowCount);
        if (const auto changed = owner.onBuffer)
            changed();
        return 1;
    case VTERM_PROP_TITLE:
        takeText(title, value.string);
        if (const auto changed = owner.onTitle)
            changed();
        return 1;
    case VTERM_PROP_REVERSE:
        reversed = value.boolean;
        damage(0, rowCount);
        return 1;
    case VTERM_PROP_MOUSE:
        mouse = value.number;
        return 1;
    default:
        return 0;
    }
}

bool ScreenState::pending() const
{
    return !alternate && m_lastRow == cursor.row && m_lastEnd == columnCount && cursor.col == columnCount - 1;
}

} // namespace terminal
