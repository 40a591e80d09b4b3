// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "cronschedule.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr qint64 minuteMs = 60'000;

bool meets(const QString &field, int value)
{
    if (field.startsWith("*/"_L1))
        return value % qMax(1, field.mid(2).toInt()) == 0;
    return field == "*"_L1 || field.toInt() == value;
}

} // namespace

qint64 nextOf(const QString &schedule, qint64 afterMs)
{
    const QStringList fields = schedule.split(u' ', Qt::SkipEmptyParts);
    qint64 minute = afterMs / minuteMs + 1;
    for (int tried = 0; tried < 24 * 60; ++tried, ++minute)
        if (meets(fields.value(0), static_cast<int>(minute % 60)) && meets(fields.value(1), static_cast<int>(minute / 60 % 24)))
            break;
    return minute * minuteMs;
}

} // namespace demo
