// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logtime.h"

#include "bounded.h"

namespace live {

namespace {

int digits(const char *at, int count)
{
    int value = 0;
    for (int i = 0; i < count; ++i) {
        const unsigned digit = static_cast<unsigned>(at[i] - '0');
        if (digit > 9)
            return -1;
        value = value * 10 + static_cast<int>(digit);
    }
    return value;
}

/// Days since 1970 of a date of the Gregorian calendar.
qint64 daysOf(int year, int month, int day)
{
    year -= month <= 2 ? 1 : 0;
    const int era = year / 400;
    const int yearOfEra = year - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return static_cast<qint64>(era) * 146097 + dayOfEra - 719468;
}

} // namespace

LogTime readLogTime(QByteArrayView line)
{
    // At least "2026-11-21T09:51:08Z ".
    if (line.size() < 21)
        return {};
    const char *at = line.data();
    if (at[4] != '-' || at[7] != '-' || at[10] != 'T' || at[13] != ':' || at[16] != ':')
        return {};
    const int year = digits(at, 4), month = digits(at + 5, 2), day = digits(at + 8, 2), hour = digits(at + 11, 2),
              minute = digits(at + 14, 2), second = digits(at + 17, 2);
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || minute < 0 || second < 0)
        return {};
    qsizetype pos = 19;
    qint64 fraction = 0;
    if (at[pos] == '.') {
        ++pos;
        qint64 scale = 100'000'000;
        while (pos < line.size() && scale > 0 && at[pos] >= '0' && at[pos] <= '9') {
            fraction += (at[pos] - '0') * scale;
            scale /= 10;
            ++pos;
        }
    }
    qint64 offset = 0;
    if (pos < line.size() && at[pos] == 'Z') {
        ++pos;
    } else if (pos + 6 <= line.size() && (at[pos] == '+' || at[pos] == '-')) {
        const int hours = digits(at + pos + 1, 2), minutes = digits(at + pos + 4, 2);
        if (hours < 0 || minutes < 0)
            return {};
        offset = (hours * 60 + minutes) * (at[pos] == '+' ? 60 : -60);
        pos += 6;
    } else {
        return {};
    }
    if (pos >= line.size() || at[pos] != ' ')
        return {};
    const qint64 seconds = daysOf(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
    return {base::boundedSum(base::boundedProduct(seconds, 1'000'000'000), fraction), pos + 1};
}

} // namespace live
