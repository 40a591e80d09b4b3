// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See inputfilter.h.
#include "inputfilter.h"

#include <QChar>
#include <algorithm>
#include <array>
#include <charconv>

namespace terminal {
namespace {

constexpr unsigned char Escape = 0x1b;
constexpr std::string_view Replacement = "\xef\xbf\xbd";

bool printable(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7f;
}

/// Whatever libvterm may add to the character before: more than it does, by Unicode's newer tables.
bool mayCombine(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return true;
    default:
        // Vowels and finals of Hangul; once a mark, a symbol now.
        return (character >= 0x1160 && character <= 0x11ff) || character == 0x06de;
    }
}

} // namespace

// DSR 0: an answer, which terminals ignore.
const QByteArray InputFilter::Settle = QByteArrayLiteral("\x1b[0n");

void InputFilter::write(const char *bytes, qsizetype size)
{
    for (qsizetype i = 0; i < size;) {
        qsizetype end = i;
        if (m_state == State::Ground && m_left == 0) {
            const qsizetype most = std::min<qsizetype>(size, i + ChunkLimit);
            while (end < most && printable(static_cast<unsigned char>(bytes[end])))
                ++end;
        }
        if (end == i) {
            take(static_cast<unsigned char>(bytes[i++]));
            continue;
        }
        if (m_out.size() + (end - i) > ChunkLimit)
            flush();
        m_out.append(bytes + i, end - i);
        m_last = bytes[end - 1];
        m_marks = 0;
        i = end;
    }
    flush();
}

void InputFilter::flush()
{
    if (m_out.isEmpty())
        return;
    QByteArray out = std::exchange(m_out, {});
    m_pass(out);
    if (m_out.isEmpty()) {
        out.truncate(0); // its memory serves again
        m_out = std::move(out);
    }
}

QByteArray InputFilter::takeMargins()
{
    return std::exchange(m_margins, false) ? QByteArrayLiteral("\x1b[r\x1b[s") : QByteArray();
}

void InputFilter::take(unsigned char byte)
{
    if (m_state == State::Title || m_state == State::Request || m_state == State::Unread) {
        string(byte);
        return;
    }
    if (m_state == State::Ground) {
        ground(byte);
        return;
    }
    if (byte == Escape || byte == 0x18 || byte == 0x1a) {
        m_intermediate = 0;
        m_state = byte == Escape ? State::Escape : State::Ground;
    } else if (byte < 0x20 || byte == 0x7f) {
        control(byte);
    } else if (byte >= 0x80) {
        m_state = State::Ground;
        ground(byte);
    } else if (m_state == State::Escape) {
        escape(byte);
    } else {
        sequence(byte);
    }
}

void InputFilter::ground(unsigned char byte)
{
    if (byte >= 0x80) {
        decode(byte);
        return;
    }
    if (m_left > 0)
        invalid();
    if (byte == Escape) {
        m_intermediate = 0;
        m_state = State::Escape;
    } else if (printable(byte)) {
        const char one = static_cast<char>(byte);
        put(byte, {&one, 1});
    } else {
        control(byte);
    }
}

void InputFilter::decode(unsigned char byte)
{
    if (m_left > 0 && (byte < m_low || byte > m_high))
        invalid();
    if (m_left > 0) {
        m_code = m_code << 6 | (byte & 0x3fU);
        m_character += static_cast<char>(byte);
        m_low = 0x80;
        m_high = 0xbf;
        if (--m_left == 0)
            put(m_code, m_character);
        return;
    }
    // Neither longer than need be, nor a surrogate, nor beyond U+10FFFF (Unicode, table 3-7).
    m_left = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    if (m_left == 0) {
        invalid();
        return;
    }
    m_low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
    m_high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
    m_code = byte & (0x3fU >> m_left);
    m_character = static_cast<char>(byte);
}

void InputFilter::invalid()
{
    m_left = 0;
    put(QChar::ReplacementCharacter, Replacement);
}

void InputFilter::put(char32_t character, std::string_view bytes)
{
    // C1 controls; libvterm takes them for characters of width -1.
    if (character >= 0x80 && character < 0xa0)
        return;
    if (mayCombine(character)) {
        if (++m_marks > MarkLimit)
            return;
    } else {
        m_marks = 0;
        m_last = bytes;
        // Only here: a mark has to come in one piece with its base.
        if (m_out.size() >= ChunkLimit)
            flush();
    }
    m_out.append(bytes.data(), qsizetype(bytes.size()));
}

void InputFilter::control(unsigned char byte)
{
    if (byte == 0 || byte == 0x7f || byte == 0x18 || byte == 0x1a)
        return;
    if (m_out.size() >= ChunkLimit)
        flush();
    m_out += static_cast<char>(byte);
}

void InputFilter::escape(unsigned char byte)
{
    if (byte < 0x30) {
        // Two of them: character sets that nobody here has.
        m_intermediate = m_intermediate ? '\x1' : static_cast<char>(byte);
        return;
    }
    m_state = State::Ground;
    if (m_intermediate) {
        // DECALN, character sets, 7 or 8 bit answers. Not double size (ESC # 3 to 6), which our cells do not have.
        if ((m_intermediate == '#' && byte == '8') || (m_intermediate >= '(' && m_intermediate <= '+')
            || (m_intermediate == ' ' && (byte == 'F' || byte == 'G')))
            m_out.append('\x1b').append(m_intermediate).append(static_cast<char>(byte));
        return;
    }
    escapeEnds(byte);
}

void InputFilter::escapeEnds(unsigned char last)
{
    switch (last) {
    case '[':
        m_leader = 0;
        m_arguments.assign(1, {});
        m_state = State::Sequence;
        return;
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_':
    case 'k': // a title, as for screen
        m_string.clear();
        m_ending = false;
        m_state = last == ']' ? State::Title : last == 'P' ? State::Request : State::Unread;
        return;
    case 'N': // one character of another set: no one uses it, and libvterm would take a byte out of a longer character
    case 'O':
    case '\\':
        return;
    case '8':
        // libvterm goes where the cursor was saved, be that outside of a grid that has shrunk.
        m_out += "\x1b" "8" + Settle;
        return;
    case 'c':
        // libvterm keeps these two.
        m_out += "\x1b[?1047l\x1b[?1000l\x1b" "c";
        m_margins = m_sideMargins = false;
        return;
    default:
        m_out.append('\x1b').append(static_cast<char>(last));
    }
}

void InputFilter::sequence(unsigned char byte)
{
    if (byte >= 0x40) {
        const bool spoilt = m_state == State::Spoilt;
        m_state = State::Ground;
        if (!spoilt)
            sequenceEnds(static_cast<char>(byte));
    } else if (byte < 0x30) {
        if (m_intermediate)
            m_state = State::Spoilt;
        m_intermediate = static_cast<char>(byte);
    } else if (m_intermediate) {
        m_state = State::Spoilt;
    } else if (byte >= 0x3c) {
        if (m_leader || m_arguments.size() > 1 || m_arguments[0].value >= 0)
            m_state = State::Spoilt;
        m_leader = static_cast<char>(byte);
    } else if (byte <= '9') {
        Argument &argument = m_arguments.back();
        argument.value = std::min(std::max(argument.value, 0) * 10 + byte - '0', NumberLimit);
    } else if (m_arguments.size() > ArgumentLimit) {
        m_arguments.back() = {}; // one more than there may be gathers the rest
    } else {
        m_arguments.back().more = byte == ':';
        m_arguments.emplace_back();
    }
}

void InputFilter::sequenceEnds(char last)
{
    if (m_arguments.size() > ArgumentLimit) {
        m_arguments.resize(ArgumentLimit);
        m_arguments.back().more = false;
    }
    if (m_out.size() >= ChunkLimit)
        flush();
    if (m_intermediate || (m_leader && m_leader != '?')) {
        sequencePasses(last);
        return;
    }
    const bool plain = !m_leader;
    if (last == 'h' || last == 'l')
        modes(last);
    else if (plain && last == 'b')
        repeat();
    else if (plain && (last == 'r' || last == 's'))
        margins(last);
    else if (plain && last == 'u')
        escapeEnds('8');
    else
        sequencePasses(last);
}

void InputFilter::sequencePasses(char last)
{
    std::array<char, 8 + ArgumentLimit * 6> bytes; // each number has five digits at most
    char *at = bytes.data();
    *at++ = '\x1b';
    *at++ = '[';
    if (m_leader)
        *at++ = m_leader;
    for (size_t i = 0; i < m_arguments.size(); ++i) {
        if (i > 0)
            *at++ = m_arguments[i - 1].more ? ':' : ';';
        if (m_arguments[i].value >= 0)
            at = std::to_chars(at, bytes.data() + bytes.size(), m_arguments[i].value).ptr;
    }
    if (m_intermediate)
        *at++ = m_intermediate;
    *at++ = last;
    m_out.append(bytes.data(), at - bytes.data());
}

int InputFilter::argument(size_t index, int missing) const
{
    return index < m_arguments.size() && m_arguments[index].value > 0 ? m_arguments[index].value : missing;
}

void InputFilter::modes(char last)
{
    // One by one: libvterm 0.1.4 reads the first only.
    const auto all = std::exchange(m_arguments, {});
    for (const Argument &one : all) {
        if (m_leader && one.value == 69)
            m_sideMargins = last == 'h';
        m_arguments.assign(1, {one.value, false});
        sequencePasses(last);
    }
}

void InputFilter::margins(char last)
{
    if (last == 's' && !m_sideMargins) {
        // SCOSC. libvterm knows only DECSLRM, also while the mode is off.
        escapeEnds('7');
        return;
    }
    if (last == 's') {
        const int left = argument(0, 1);
        const int right = std::min(argument(1, m_columns), m_columns);
        if (left >= right)
            return;
        m_arguments = {{left, false}, {right, false}};
    }
    m_margins = true;
    sequencePasses(last);
}

void InputFilter::repeat()
{
    // libvterm's own ends only when a character with a width has been written.
    const std::string last = m_last;
    for (int left = last.empty() ? 0 : std::min(argument(0, 1), m_columns); left > 0; --left)
        put(U' ', last);
}

void InputFilter::string(unsigned char byte)
{
    if (m_ending && byte != '\\') {
        // Broken off by another sequence.
        m_intermediate = 0;
        m_state = State::Escape;
        take(byte);
    } else if (m_ending || byte == 0x07) {
        stringEnds();
    } else if (byte == Escape) {
        m_ending = true;
    } else if (byte == 0x18 || byte == 0x1a) {
        m_state = State::Ground;
    } else if (byte >= 0x20 && byte != 0x7f && m_string.size() < StringLimit) {
        m_string += static_cast<char>(byte);
    }
}

void InputFilter::stringEnds()
{
    const State state = std::exchange(m_state, State::Ground);
    if (m_out.size() >= ChunkLimit)
        flush();
    if (state == State::Title && (m_string.startsWith("0;") || m_string.startsWith("2;"))) {
        m_out += "\x1b]" + m_string + '\x07';
    } else if (state == State::Request) {
        // DECRQSS. What libvterm does not know it answers with a format that takes a length for a pointer.
        for (const char *known : {"$qm", "$qr", "$qs", "$q q", "$q\"q"}) {
            if (m_string == known)
                m_out += "\x1bP" + m_string + "\x1b\\";
        }
    }
    m_string.clear();
}

} // namespace terminal
