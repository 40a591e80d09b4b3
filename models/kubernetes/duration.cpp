// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "duration.h"

#include <algorithm>

namespace kubernetes {

namespace {

constexpr qint64 msInDay = 86'400'000;
constexpr qint64 firstSecond = -62'135'596'800; ///< 0001-01-01T00:00:00Z, Go's zero time
constexpr qint64 lastSecond = 253'402'300'799;  ///< 9999-12-31T23:59:59Z

/// Reads digits off the front; false if there are fewer.
bool take(std::string_view &text, int count, int &value)
{
    if (text.size() < static_cast<size_t>(count))
        return false;
    value = 0;
    for (int i = 0; i < count; ++i) {
        const char c = text[static_cast<size_t>(i)];
        if (c < '0' || c > '9')
            return false;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(static_cast<size_t>(count));
    return true;
}

bool take(std::string_view &text, char wanted)
{
    if (text.empty() || text.front() != wanted)
        return false;
    text.remove_prefix(1);
    return true;
}

/// Days since 1970-01-01 of a day of the Gregorian calendar. Years that begin in March end with the leap day.
qint64 dayNumber(int year, int month, int day)
{
    const int y = month <= 2 ? year - 1 : year;
    const int m = month <= 2 ? month + 9 : month - 3;
    const qint64 leaps = y / 4 - y / 100 + y / 400;
    return qint64(y) * 365 + leaps + (153 * m + 2) / 5 + day - 1 - 719'468;
}

int daysIn(int year, int month)
{
    static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool takeDate(std::string_view &text, qint64 &ms)
{
    int year = 0;
    int month = 0;
    int day = 0;
    if (!take(text, 4, year) || !take(text, '-') || !take(text, 2, month) || !take(text, '-') || !take(text, 2, day))
        return false;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
        return false;
    ms = dayNumber(year, month, day) * msInDay;
    return true;
}

bool takeClock(std::string_view &text, qint64 &ms)
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!take(text, 2, hour) || !take(text, ':') || !take(text, 2, minute) || !take(text, ':') ||
        !take(text, 2, second))
        return false;
    if (hour > 23 || minute > 59 || second > 60)
        return false;
    ms = ((hour * 60 + minute) * 60 + second) * qint64(1000);
    if (!take(text, '.'))
        return true;
    int scale = 100;
    bool any = false;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) {
        ms += (text.front() - '0') * scale;
        scale /= 10;
        any = true;
    }
    return any;
}

bool takeOffset(std::string_view &text, qint64 &ms)
{
    ms = 0;
    if (take(text, 'Z') || take(text, 'z'))
        return true;
    const bool west = take(text, '-');
    if (!west && !take(text, '+'))
        return false;
    int hours = 0;
    int minutes = 0;
    if (!take(text, 2, hours) || !take(text, ':') || !take(text, 2, minutes) || hours > 23 || minutes > 59)
        return false;
    ms = (hours * 60 + minutes) * (west ? -60'000 : 60'000);
    return true;
}

QString joined(qint64 large, QChar largeUnit, qint64 small, QChar smallUnit)
{
    QString text = QString::number(large) + largeUnit;
    if (small != 0)
        text += QString::number(small) + smallUnit;
    return text;
}

} // namespace

qint64 timeMsOf(std::string_view text)
{
    qint64 date = 0;
    qint64 clock = 0;
    qint64 offset = 0;
    if (!takeDate(text, date) || !(take(text, 'T') || take(text, 't')) || !takeClock(text, clock) ||
        !takeOffset(text, offset) || !text.empty())
        return 0;
    const qint64 ms = date + clock - offset;
    return ms <= firstSecond * 1000 || ms / 1000 > lastSecond ? 0 : ms;
}

qint64 timeMsOf(qint64 seconds, qint64 nanos)
{
    if (seconds <= firstSecond || seconds > lastSecond || nanos < 0 || nanos > 999'999'999)
        return 0;
    return seconds * 1000 + nanos / 1'000'000;
}

QString humanDuration(qint64 ms)
{
    const qint64 seconds = ms / 1000; // towards zero, as Go's conversion
    if (seconds < -1)
        return QStringLiteral("<invalid>");
    if (seconds < 0)
        return QStringLiteral("0s");
    if (seconds < 120)
        return QString::number(seconds) + u's';
    const qint64 minutes = seconds / 60;
    if (minutes < 10)
        return joined(minutes, u'm', seconds % 60, u's');
    if (minutes < 180)
        return QString::number(minutes) + u'm';
    const qint64 hours = minutes / 60;
    if (hours < 8)
        return joined(hours, u'h', minutes % 60, u'm');
    if (hours < 48)
        return QString::number(hours) + u'h';
    const qint64 days = hours / 24;
    if (days < 8)
        return joined(days, u'd', hours % 24, u'h');
    if (days < 730)
        return QString::number(days) + u'd';
    if (days < 2920)
        return joined(days / 365, u'y', days % 365, u'd');
    return QString::number(days / 365) + u'y';
}

std::optional<qint64> durationMsOf(const QString &text)
{
    qint64 seconds = 0;
    qint64 number = -1;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9' && number < msInDay) { // more days than there are
            number = std::max<qint64>(number, 0) * 10 + (c.unicode() - u'0');
            continue;
        }
        const qint64 unit = c == u's' ? 1 : c == u'm' ? 60 : c == u'h' ? 3600 : c == u'd' ? 86'400 : c == u'y' ? 365 * 86'400 : 0;
        if (number < 0 || unit == 0)
            return std::nullopt;
        seconds += number * unit;
        number = -1;
    }
    const qint64 ms = seconds * 1000;
    return humanDuration(ms) == text ? std::optional<qint64>(ms) : std::nullopt;
}

QString ageText(qint64 sinceMs, qint64 nowMs)
{
    return sinceMs == 0 ? QStringLiteral("<unknown>") : humanDuration(nowMs - sinceMs);
}

} // namespace kubernetes
