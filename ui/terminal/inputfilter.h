// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a program writes on its way to libvterm. UI thread, owned by the Screen's state.
//
// libvterm (0.1.4 and 0.3.3 alike) trusts its input: the 17th argument of a control sequence overwrites its callbacks, a C1
// control in UTF-8 takes the cursor left of the first column, ESC[b with nothing to repeat never ends, ESC 8 goes where the
// cursor was in a larger grid, a string that ends between two writes is read past its end. So a container could end the
// program, or worse. This parser stands in front: only whole, known and bounded sequences and whole characters of UTF-8
// pass, so libvterm is between two sequences whenever a write returns.
//
// Sequences as in ECMA-48 and xterm's ctlseqs; the states after the DEC parser that terminals have in common. Errors: none;
// what is not understood is dropped.
#pragma once

#include <QByteArray>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace terminal {

class InputFilter
{
public:
    static constexpr int ArgumentLimit = 14; ///< libvterm has room for 16, and its SGR looks two further than it may
    static constexpr int NumberLimit = 65'535;
    static constexpr int StringLimit = 4096; ///< bytes of a title; longer ones are cut
    static constexpr int MarkLimit = 15; ///< combining characters on one base; libvterm would keep any number
    /// Text that one write hands on at most; libvterm 0.1.4 takes four times as much stack.
    static constexpr int ChunkLimit = 4096;
    /// Changes nothing, except that libvterm brings the cursor back into its grid.
    static const QByteArray Settle;

    explicit InputFilter(std::function<void(const QByteArray &)> pass) : m_pass(std::move(pass)) {}

    void write(const char *bytes, qsizetype size);
    void setColumns(int columns) { m_columns = columns < NumberLimit ? columns : NumberLimit; }
    /// What makes scrolling margins the whole screen again, empty if they are; moves the cursor.
    QByteArray takeMargins();

private:
    enum class State { Ground, Escape, Sequence, Spoilt, Title, Request, Unread };
    struct Argument {
        int value = -1; ///< -1: left out
        bool more = false; ///< a part of the same argument follows, after a colon
    };

    void flush();
    void take(unsigned char byte);
    void ground(unsigned char byte);
    void decode(unsigned char byte);
    void invalid();
    void put(char32_t character, std::string_view bytes);
    void control(unsigned char byte);
    void escape(unsigned char byte);
    void escapeEnds(unsigned char last);
    void sequence(unsigned char byte);
    void sequenceEnds(char last);
    void sequencePasses(char last);
    void modes(char last);
    void margins(char last);
    void repeat();
    void string(unsigned char byte);
    void stringEnds();
    int argument(size_t index, int missing) const;

    std::function<void(const QByteArray &)> m_pass;
    QByteArray m_out;
    State m_state = State::Ground;
    int m_columns = 1;

    std::string m_character; ///< begun in UTF-8
    char32_t m_code = 0;
    int m_left = 0; ///< bytes of it still to come
    unsigned char m_low = 0x80; ///< bounds of the next of them
    unsigned char m_high = 0xbf;
    int m_marks = 0;
    std::string m_last; ///< the character that ESC[b repeats

    char m_leader = 0;
    char m_intermediate = 0;
    std::vector<Argument> m_arguments;
    bool m_ending = false; ///< in a string, ESC came
    QByteArray m_string;

    bool m_sideMargins = false; ///< the mode in which ESC[s sets them
    bool m_margins = false;
};

} // namespace terminal
