// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "ansitext.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace live
{

namespace
{

constexpr char escape = '\x1b';

/// The part behind the last carriage return that has anything behind it.
QByteArrayView lastSegment(QByteArrayView raw)
{
    while (!raw.isEmpty() && raw.back() == '\r')
        raw.chop(1);
    if (raw.isEmpty())
        return raw; // Qt 6.8 looks for the character behind the end of an empty view
    const qsizetype at = raw.lastIndexOf('\r');
    return at < 0 ? raw : raw.sliced(at + 1);
}

/// Where a string sequence (OSC, DCS, ...) that began before `at` ends.
qsizetype endOfString(QByteArrayView raw, qsizetype at)
{
    for (; at < raw.size(); ++at) {
        if (raw[at] == '\a')
            return at + 1;
        if (raw[at] == escape)
            return at + 1 < raw.size() && raw[at + 1] == '\\' ? at + 2 : at;
    }
    return raw.size();
}

struct Sequence {
    qsizetype end = 0;
    bool sgr = false;
    QByteArrayView parameters;
};

/// `at` is the escape character.
Sequence sequenceAt(QByteArrayView raw, qsizetype at)
{
    if (at + 1 >= raw.size())
        return {raw.size(), false, {}};
    const char kind = raw[at + 1];
    if (kind == '[') {
        qsizetype end = at + 2;
        while (end < raw.size() && raw[end] >= 0x20 && raw[end] <= 0x3f)
            ++end;
        if (end >= raw.size())
            return {raw.size(), false, {}};
        // A control sequence ends with 0x40-0x7e; anything else breaks it off and stays.
        if (raw[end] < 0x40 || raw[end] == 0x7f)
            return {end, false, {}};
        return {end + 1, raw[end] == 'm', raw.sliced(at + 2, end - at - 2)};
    }
    if (kind == ']' || kind == 'P' || kind == 'X' || kind == '^' || kind == '_')
        return {endOfString(raw, at + 2), false, {}};
    qsizetype end = at + 1;
    while (end < raw.size() && raw[end] >= 0x20 && raw[end] <= 0x2f)
        ++end;
    return {std::min(end + 1, raw.size()), false, {}};
}

constexpr int maximumParameters = 32;

int readParameters(QByteArrayView bytes, std::array<int, maximumParameters> &out)
{
    int count = 0;
    int value = 0;
    for (const char c : bytes) {
        if (c >= '0' && c <= '9') {
            value = std::min(value * 10 + (c - '0'), 9999);
        } else if (c == ';' || c == ':') {
            if (count < maximumParameters)
                out[static_cast<size_t>(count++)] = value;
            value = 0;
        } else {
            return 0; // private: not SGR
        }
    }
    if (count < maximumParameters)
        out[static_cast<size_t>(count++)] = value;
    return count;
}

/// The colour behind 38 or 48; `i` stands on that number and moves to the last one used.
void extendedColor(const std::array<int, maximumParameters> &p, int count, int &i, AnsiColor &color)
{
    const auto at = [&](int index) { return static_cast<quint32>(std::min(p[static_cast<size_t>(index)], 255)); };
    if (i + 2 < count && at(i + 1) == 5) {
        color = {AnsiColor::Kind::Indexed, at(i + 2)};
        i += 2;
    } else if (i + 4 < count && at(i + 1) == 2) {
        color = {AnsiColor::Kind::Rgb, at(i + 2) << 16 | at(i + 3) << 8 | at(i + 4)};
        i += 4;
    } else {
        i = count;
    }
}

void applyColor(int code, AnsiStyle &style)
{
    const auto indexed = [](int value) { return AnsiColor{AnsiColor::Kind::Indexed, static_cast<quint32>(value)}; };
    if (code >= 30 && code <= 37)
        style.foreground = indexed(code - 30);
    else if (code == 39)
        style.foreground = {};
    else if (code >= 40 && code <= 47)
        style.background = indexed(code - 40);
    else if (code == 49)
        style.background = {};
    else if (code >= 90 && code <= 97)
        style.foreground = indexed(code - 90 + 8);
    else if (code >= 100 && code <= 107)
        style.background = indexed(code - 100 + 8);
}

void applySgr(QByteArrayView parameters, AnsiStyle &style)
{
    std::array<int, maximumParameters> p{};
    const int count = readParameters(parameters, p);
    for (int i = 0; i < count; ++i) {
        switch (const int code = p[static_cast<size_t>(i)]; code) {
        case 0:
            style = {};
            break;
        case 1:
            style.bold = true;
            break;
        case 2:
            style.dim = true;
            break;
        case 3:
            style.italic = true;
            break;
        case 4:
            style.underline = true;
            break;
        case 7:
            style.inverse = true;
            break;
        case 22:
            style.bold = style.dim = false;
            break;
        case 23:
            style.italic = false;
            break;
        case 24:
            style.underline = false;
            break;
        case 27:
            style.inverse = false;
            break;
        case 38:
            extendedColor(p, count, i, style.foreground);
            break;
        case 48:
            extendedColor(p, count, i, style.background);
            break;
        default:
            applyColor(code, style);
        }
    }
}

} // namespace

bool AnsiText::needed(QByteArrayView raw)
{
    const auto size = static_cast<size_t>(raw.size());
    return size > 0 && (std::memchr(raw.data(), escape, size) || std::memchr(raw.data(), '\r', size) ||
                        std::memchr(raw.data(), '\b', size));
}

AnsiText AnsiText::parse(QByteArrayView raw)
{
    AnsiText result;
    // Styles set before a carriage return still hold behind it.
    const QByteArrayView shown = lastSegment(raw);
    const qsizetype from = raw.isEmpty() ? 0 : shown.data() - raw.data();
    const qsizetype stop = from + shown.size();
    AnsiStyle style;
    qsizetype spanStart = 0;
    const auto closeSpan = [&] {
        if (style != AnsiStyle{} && result.text.size() > spanStart)
            result.spans.push_back({spanStart, result.text.size() - spanStart, style});
        spanStart = result.text.size();
    };
    for (qsizetype at = 0; at < stop;) {
        if (raw[at] == escape) {
            const Sequence sequence = sequenceAt(raw.first(stop), at);
            if (sequence.sgr) {
                closeSpan();
                applySgr(sequence.parameters, style);
            }
            at = sequence.end;
            continue;
        }
        qsizetype end = at + 1;
        while (end < stop && raw[end] != escape && raw[end] != '\b')
            ++end;
        if (raw[at] == '\b') {
            if (result.text.size() > spanStart)
                result.text.chop(1);
            ++at;
            continue;
        }
        if (end > from)
            result.text.append(raw.sliced(std::max(at, from), end - std::max(at, from)));
        at = end;
    }
    closeSpan();
    return result;
}

QByteArray AnsiText::strip(QByteArrayView raw)
{
    return parse(raw).text;
}

} // namespace live
