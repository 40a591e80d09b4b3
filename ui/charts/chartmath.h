// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a chart over time computes before it paints: its scales, labels, values at a time, and the text of an export.
// Pure; any thread. Times are UTC ms; NaN is a gap.
#pragma once

#include "seriesstore.h"

namespace charts {

/// A vertical axis from 0 with three lines: 0, `step`, 2 `step`. Labels are written in units of `divisor`.
struct ValueScale {
    double step = 1;
    double divisor = 1;
    QString suffix; ///< what a label counts: "MB", "kB/s", "%", "ms"; empty for plain counts
    [[nodiscard]] double maximum() const { return 2 * step; }
    [[nodiscard]] QString label(int line) const; ///< line 0 to 2
};

/// The smallest scale of round decimal steps that reaches both figures. Counts have whole lines only.
[[nodiscard]] ValueScale valueScale(live::Unit unit, double largest, double leastMaximum);

struct TimeLabel {
    qint64 beforeMs; ///< before the right end
    QString text;
};
/// "-5 min", "-4", ... "now", oldest first.
[[nodiscard]] std::vector<TimeLabel> timeLabels(live::Span span);
[[nodiscard]] qint64 spanMs(live::Span span);

/// Points further apart than this many ms are not joined: twice the series' usual distance, at least two slots, so
/// that neither a slow source nor one late sample tears the line.
[[nodiscard]] qint64 joinedMs(const std::vector<live::SeriesPoint> &points, qint64 slotMs);
/// The point that stands at `ms`: the newest one that is not later and not further off than `holdMs`. Null in a gap.
[[nodiscard]] const live::SeriesPoint *pointAt(const std::vector<live::SeriesPoint> &points, qint64 ms, qint64 holdMs);

struct CsvColumn {
    QString header;
    std::vector<live::SeriesPoint> points;
};
/// RFC 4180 with line feeds: a line of headers, then one line for each time that has a value: UTC in ISO 8601, means
/// with a decimal point whatever the locale, nothing for a gap.
[[nodiscard]] QString csvText(const std::vector<CsvColumn> &columns);

} // namespace charts
