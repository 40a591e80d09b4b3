// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "loglevel.h"

#include <QLatin1String>
#include <algorithm>
#include <array>

namespace live
{

namespace
{

// Farther in, a level's word is more likely to be part of the message.
constexpr qsizetype nearStart = 96;

struct Word {
    const char *name;
    qsizetype size;
    LogLevel level;
};
constexpr std::array words{
    Word{"ERROR", 5, LogLevel::Error}, Word{"ERR", 3, LogLevel::Error},      Word{"EMERG", 5, LogLevel::Fatal},
    Word{"FATAL", 5, LogLevel::Fatal}, Word{"WARNING", 7, LogLevel::Warn},   Word{"WARN", 4, LogLevel::Warn},
    Word{"INFO", 4, LogLevel::Info},   Word{"DEBUG", 5, LogLevel::Debug},    Word{"TRACE", 5, LogLevel::Trace},
    Word{"CRIT", 4, LogLevel::Fatal},  Word{"CRITICAL", 8, LogLevel::Fatal}, Word{"PANIC", 5, LogLevel::Fatal},
    Word{"NOTICE", 6, LogLevel::Info}, Word{"ALERT", 5, LogLevel::Fatal},    Word{"SEVERE", 6, LogLevel::Error},
};

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isWord(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
}

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

/// The level that the letters from `at` spell, and where they end.
LogLevel wordAt(QByteArrayView text, qsizetype at, bool anyCase, qsizetype *end)
{
    qsizetype stop = at;
    while (stop < text.size() && stop - at < 9 && isWord(text[stop]))
        ++stop;
    if (end)
        *end = stop;
    for (const Word &word : words) {
        if (word.size != stop - at)
            continue;
        bool same = true;
        for (qsizetype i = 0; same && i < word.size; ++i)
            same = (anyCase ? upper(text[at + i]) : text[at + i]) == word.name[i];
        if (same)
            return word.level;
    }
    return LogLevel::None;
}

LogLevel levelOfNumber(QByteArrayView text, qsizetype at)
{
    if (at + 1 >= text.size() || text[at] < '1' || text[at] > '6' || text[at + 1] != '0' ||
        (at + 2 < text.size() && isWord(text[at + 2])))
        return LogLevel::None;
    return static_cast<LogLevel>(text[at] - '0');
}

/// `level=error`, `"level":"error"`, `"level": 50`; `at` is just behind the word "level".
LogLevel levelOfField(QByteArrayView text, qsizetype at)
{
    const auto skip = [&](char c) {
        if (at < text.size() && text[at] == c)
            ++at;
    };
    skip('"');
    skip(' ');
    if (at >= text.size() || (text[at] != ':' && text[at] != '='))
        return LogLevel::None;
    ++at;
    skip(' ');
    skip('"');
    const LogLevel number = levelOfNumber(text, at);
    return number != LogLevel::None ? number : wordAt(text, at, true, nullptr);
}

LogLevel levelOfKlog(QByteArrayView text)
{
    if (text.size() < 6 || text[5] != ' ')
        return LogLevel::None;
    for (qsizetype i = 1; i < 5; ++i)
        if (text[i] < '0' || text[i] > '9')
            return LogLevel::None;
    switch (text[0]) {
    case 'I':
        return LogLevel::Info;
    case 'W':
        return LogLevel::Warn;
    case 'E':
        return LogLevel::Error;
    case 'F':
        return LogLevel::Fatal;
    default:
        return LogLevel::None;
    }
}

bool isLevelField(QByteArrayView text, qsizetype at, qsizetype end)
{
    const QByteArrayView name = text.sliced(at, end - at);
    return name == QByteArrayView("level") || name == QByteArrayView("lvl") || name == QByteArrayView("severity") ||
           name == QByteArrayView("Level");
}

} // namespace

LogLevel levelOfLine(QByteArrayView text)
{
    if (const LogLevel klog = levelOfKlog(text); klog != LogLevel::None)
        return klog;
    // A JSON object may carry its level behind other fields.
    const bool json = !text.isEmpty() && text.front() == '{';
    const qsizetype limit = std::min(text.size(), json ? qsizetype(512) : nearStart);
    LogLevel found = LogLevel::None;
    for (qsizetype at = 0; at < limit;) {
        if (!isWord(text[at])) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && end - at < 64 && isWord(text[end]))
            ++end;
        if (end - at >= 3 && end - at <= 8 && isLetter(text[at])) {
            if (isLevelField(text, at, end)) {
                if (const LogLevel level = levelOfField(text, end); level != LogLevel::None)
                    return level;
            } else if (!json && found == LogLevel::None) {
                const bool bracketed =
                    at > 0 && end < text.size() && text[at - 1] == '[' && (text[end] == ']' || text[end] == ':');
                found = wordAt(text, at, bracketed, nullptr);
            }
        }
        at = end;
    }
    return found;
}

qsizetype levelPrefix(QByteArrayView text)
{
    qsizetype at = 0;
    const bool bracket = !text.isEmpty() && text[0] == '[';
    if (bracket)
        at = 1;
    qsizetype end = at;
    if (wordAt(text, at, bracket, &end) == LogLevel::None)
        return 0;
    if (bracket) {
        if (end >= text.size() || text[end] != ']')
            return 0;
        ++end;
    }
    if (end < text.size() && text[end] == ':')
        ++end;
    if (end >= text.size() || text[end] != ' ')
        return 0;
    while (end < text.size() && text[end] == ' ')
        ++end;
    return end < text.size() ? end : 0;
}

} // namespace live
