// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "format.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace live {

namespace {

struct Format {
    Q_DECLARE_TR_FUNCTIONS(live::Format)
};

QString duration(qint64 seconds)
{
    if (seconds < 60)
        return Format::tr("%1 s").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return Format::tr("%1 min").arg(minutes);
    const qint64 hours = minutes / 60;
    // Minutes matter on the first half day only.
    if (hours < 12 && minutes % 60 != 0)
        return Format::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    if (hours < 24)
        return Format::tr("%1 h").arg(hours);
    const qint64 days = hours / 24;
    if (days < 365)
        return Format::tr("%1 d", "days").arg(days);
    return Format::tr("%1 y", "years").arg(days / 365);
}

QString rounded(double value, int decimals)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'f', decimals);
}

/// `keepMega`: sizes up to 9999 MB stay MB, so that neighbours in a column can be compared.
QString sized(double bytes, bool keepMega)
{
    static const char *const units[] = {
        QT_TRANSLATE_NOOP("live::Format", "B"),  QT_TRANSLATE_NOOP("live::Format", "kB"),
        QT_TRANSLATE_NOOP("live::Format", "MB"), QT_TRANSLATE_NOOP("live::Format", "GB"),
        QT_TRANSLATE_NOOP("live::Format", "TB"), QT_TRANSLATE_NOOP("live::Format", "PB")};
    double value = std::max(bytes, 0.0);
    size_t unit = 0;
    // 999.5 would be written as 1000.
    while (unit + 1 < std::size(units) && value >= (unit == 2 && keepMega ? 9999.5 : 999.5)) {
        value /= 1000;
        ++unit;
    }
    const int decimals = (unit == 2 && value < 9.95) || (unit > 2 && value < 99.95) ? 1 : 0;
    return rounded(value, decimals) + QChar(QChar::Nbsp) + Format::tr(units[unit]);
}

} // namespace

QString sinceText(qint64 ms, qint64 nowMs, bool ago)
{
    if (ms <= 0)
        return {};
    // A server's clock may be ahead of ours.
    const QString text = duration(std::max<qint64>(nowMs - ms, 0) / 1000);
    return ago ? Format::tr("%1 ago").arg(text) : text;
}

QString formatBytes(double bytes)
{
    return sized(bytes, true);
}

QString formatRate(double bytesPerSecond)
{
    return Format::tr("%1/s", "a size per second").arg(sized(bytesPerSecond, false));
}

QString formatPercent(double percent)
{
    return Format::tr("%1\u00a0%").arg(rounded(percent, percent < 999.95 ? 1 : 0));
}

QString formatValue(Unit unit, double value)
{
    switch (unit) {
    case Unit::Count:
        return rounded(value, 0);
    case Unit::Percent:
        return formatPercent(value);
    case Unit::Bytes:
        return formatBytes(value);
    case Unit::BytesPerSecond:
        return formatRate(value);
    case Unit::Milliseconds:
        return Format::tr("%1\u00a0ms").arg(rounded(value, value < 9.95 ? 1 : 0));
    case Unit::Millicores:
        return QString::number(static_cast<qint64>(std::ceil(value))) + u'm';
    case Unit::BinaryBytes:
        return QString::number(static_cast<qint64>(value / 1048576)) + QStringLiteral("Mi");
    }
    return {};
}

QString widestText(Unit unit)
{
    switch (unit) {
    case Unit::Count:
        return rounded(88888, 0);
    case Unit::Percent:
        return formatPercent(888.8);
    case Unit::Bytes:
        return formatBytes(8888e6);
    case Unit::BytesPerSecond:
        return formatRate(888e6);
    case Unit::Milliseconds:
        return formatValue(unit, 8888);
    case Unit::Millicores:
        return formatValue(unit, 88'888);
    case Unit::BinaryBytes:
        return formatValue(unit, 88'888.0 * 1048576);
    }
    return {};
}

} // namespace live
