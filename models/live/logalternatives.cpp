// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logalternatives.h"

#include <algorithm>
#include <cstring>

namespace live
{

namespace
{

constexpr size_t mostAlternatives = 8; ///< each is a walk through the text
constexpr int plainBytes = 2;          ///< a single one is found nearly everywhere

/// The index of the bracket that closes the class which opens at `at`; -1 for what is not looked into.
qsizetype endOfClass(const QByteArray &text, qsizetype at)
{
    qsizetype end = at + 1;
    if (end < text.size() && text[end] == '^')
        ++end;
    if (end < text.size() && text[end] == ']')
        ++end; // right after the beginning it is a member
    for (; end < text.size() && text[end] != ']'; ++end) {
        if (text[end] == '\\')
            ++end;
        else if (text[end] == '[')
            return -1; // [:alpha:]
    }
    return end < text.size() ? end : -1;
}

/// Whether every match begins with plain bytes. What is not known ends them.
bool beginsPlainly(const QByteArray &text)
{
    int plain = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '^')
            continue;
        if (std::strchr("*?{", c)) {
            --plain; // what stands before it may be absent
            break;
        }
        if (std::strchr(".[($)+", c))
            break;
        if (c == '\\') {
            if (++i == text.size())
                return false;
            const char escaped = text[i];
            if (escaped == 'b' || escaped == 'B')
                continue;
            const bool named = (escaped >= 'a' && escaped <= 'z') || (escaped >= 'A' && escaped <= 'Z') ||
                               (escaped >= '0' && escaped <= '9');
            if (named && escaped != 'd')
                break;
        }
        ++plain;
    }
    return plain >= plainBytes;
}

} // namespace

std::vector<QByteArray> quickAlternatives(const QByteArray &expression)
{
    std::vector<QByteArray> all;
    int depth = 0;
    qsizetype from = 0;
    for (qsizetype i = 0; i < expression.size(); ++i) {
        switch (expression[i]) {
        case '\\':
            ++i;
            break;
        case '[':
            i = endOfClass(expression, i);
            if (i < 0)
                return {};
            break;
        case '(':
            ++depth;
            break;
        case ')':
            --depth;
            break;
        case '|':
            if (depth == 0) {
                all.push_back(expression.mid(from, i - from));
                from = i + 1;
            }
            break;
        default:
            break;
        }
    }
    all.push_back(expression.mid(from));
    if (all.size() < 2 || all.size() > mostAlternatives || !std::all_of(all.begin(), all.end(), beginsPlainly))
        return {};
    return all;
}

} // namespace live
