// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartmath.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace charts {

namespace {

struct Chart {
    Q_DECLARE_TR_FUNCTIONS(charts::TimeChart)
};

QString quoted(QString text)
{
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char('\n'))
        && !text.contains(QLatin1Char('\r')))
        return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

/// The smallest of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten that is not below `least`.
double roundStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        // The last digits of a quotient are no reason for a larger scale.
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

void divide(ValueScale &scale, live::Unit unit)
{
    static const char *const sizes[] = {
        QT_TRANSLATE_NOOP("charts::TimeChart", "B"),  QT_TRANSLATE_NOOP("charts::TimeChart", "kB"),
        QT_TRANSLATE_NOOP("charts::TimeChart", "MB"), QT_TRANSLATE_NOOP("charts::TimeChart", "GB"),
        QT_TRANSLATE_NOOP("charts::TimeChart", "TB"), QT_TRANSLATE_NOOP("charts::TimeChart", "PB")};
    switch (unit) {
    case live::Unit::Count:
        break;
    case live::Unit::Percent:
        scale.suffix = Chart::tr("%");
        break;
    case live::Unit::Milliseconds:
        scale.suffix = Chart::tr("ms");
        break;
    case live::Unit::Millicores:
        scale.suffix = QStringLiteral("m");
        break;
    case live::Unit::BinaryBytes:
        break; // chosen before the step, which is round in its unit
    case live::Unit::Bytes:
    case live::Unit::BytesPerSecond: {
        size_t size = 0;
        // "1000 kB/s" is as short as "1 MB/s" and leaves "500" whole.
        while (size + 1 < std::size(sizes) && scale.maximum() / scale.divisor > 1000.5) {
            scale.divisor *= 1000;
            ++size;
        }
        const QString name = Chart::tr(sizes[size]);
        scale.suffix = unit == live::Unit::Bytes ? name : Chart::tr("%1/s", "a size per second").arg(name);
        break;
    }
    }
}

/// Round in Ki, Mi or Gi: half of 64Mi is no round number of bytes.
ValueScale binaryScale(double wanted)
{
    static const char *const units[] = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    ValueScale scale;
    size_t unit = 0;
    for (; unit + 1 < std::size(units) && wanted / scale.divisor > 1000; ++unit)
        scale.divisor *= 1024;
    const double step = roundStep(wanted / scale.divisor / 2);
    scale.step = (unit == 0 ? std::max(1.0, std::ceil(step)) : step) * scale.divisor;
    scale.suffix = QLatin1String(units[unit]);
    return scale;
}

} // namespace

QString ValueScale::label(int line) const
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const double value = line * step / divisor;
    return value < 1000 ? locale.toString(value, 'g', 6) : locale.toString(value, 'f', 0);
}

ValueScale valueScale(live::Unit unit, double largest, double leastMaximum)
{
    ValueScale scale;
    double wanted = std::max(std::isfinite(largest) ? largest : 0.0, std::isfinite(leastMaximum) ? leastMaximum : 0.0);
    if (wanted <= 0)
        wanted = 2;
    if (unit == live::Unit::BinaryBytes)
        return binaryScale(wanted);
    scale.step = roundStep(wanted / 2);
    if (unit == live::Unit::Count || unit == live::Unit::Millicores || unit == live::Unit::Bytes || unit == live::Unit::BytesPerSecond)
        scale.step = scale.step < 10 ? std::max(1.0, std::ceil(scale.step)) : scale.step;
    divide(scale, unit);
    return scale;
}

qint64 spanMs(live::Span span)
{
    return live::SeriesStore::slotMs(span) * live::SeriesStore::slotCount(span);
}

std::vector<TimeLabel> timeLabels(live::Span span)
{
    constexpr qint64 minute = 60'000;
    const qint64 whole = spanMs(span);
    const qint64 step = (span == live::Span::FiveMinutes ? 1 : span == live::Span::ThirtyMinutes ? 10 : 30) * minute;
    std::vector<TimeLabel> labels;
    for (qint64 before = whole; before > 0; before -= step) {
        labels.push_back({before, before == whole ? Chart::tr("-%1 min").arg(before / minute)
                                                  : Chart::tr("-%1", "minutes before now").arg(before / minute)});
    }
    labels.push_back({0, Chart::tr("now")});
    return labels;
}

qint64 joinedMs(const std::vector<live::SeriesPoint> &points, qint64 slotMs)
{
    std::vector<qint64> distances;
    qint64 before = 0;
    for (const live::SeriesPoint &point : points) {
        if (std::isnan(point.avg))
            continue;
        if (before > 0)
            distances.push_back(point.ms - before);
        before = point.ms;
    }
    if (distances.empty())
        return 2 * slotMs;
    const auto middle = distances.begin() + ptrdiff_t(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    // No source is slower than 30 s; what lies further apart is a gap.
    return 2 * std::max(slotMs, std::min<qint64>(*middle, std::max<qint64>(slotMs, 30'000)));
}

const live::SeriesPoint *pointAt(const std::vector<live::SeriesPoint> &points, qint64 ms, qint64 holdMs)
{
    auto it = std::ranges::upper_bound(points, ms, {}, &live::SeriesPoint::ms);
    while (it != points.begin()) {
        --it;
        if (ms - it->ms >= holdMs)
            return nullptr;
        if (!std::isnan(it->avg))
            return &*it;
    }
    return nullptr;
}

QString csvText(const std::vector<CsvColumn> &columns)
{
    std::map<qint64, std::vector<float>> lines;
    for (size_t index = 0; index < columns.size(); ++index) {
        for (const live::SeriesPoint &point : columns[index].points) {
            if (std::isnan(point.avg))
                continue;
            std::vector<float> &line = lines[point.ms];
            line.resize(columns.size(), std::numeric_limits<float>::quiet_NaN());
            line[index] = point.avg;
        }
    }
    QString text = QStringLiteral("time");
    for (const CsvColumn &column : columns)
        text += QLatin1Char(',') + quoted(column.header);
    text += QLatin1Char('\n');
    for (const auto &[ms, values] : lines) {
        text += QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(Qt::ISODate);
        for (const float value : values) {
            text += QLatin1Char(',');
            // Floats carry seven digits; QString::number does not ask the locale.
            if (!std::isnan(value))
                text += std::abs(value) < 1e15f ? QString::number(double(value), 'f', value == std::floor(value) ? 0 : 3)
                                                : QString::number(double(value), 'g', 7);
        }
        text += QLatin1Char('\n');
    }
    return text;
}

} // namespace charts
