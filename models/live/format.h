// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers and times as a table writes them: short, in the person's locale, translatable. Pure; any thread.
#pragma once

#include "kind.h"

namespace live {

/// How long since `ms`: "42 s", "36 min", "2 h 14 min", "19 h", "6 d", "3 y"; with `ago` "4 min ago". Nothing for 0.
[[nodiscard]] QString sinceText(qint64 ms, qint64 nowMs, bool ago = false);
/// Decimal units and at most four digits: "180 B", "48 MB", "1180 MB", "12.4 GB".
[[nodiscard]] QString formatBytes(double bytes);
/// "0 B/s", "840 kB/s", "1.2 MB/s".
[[nodiscard]] QString formatRate(double bytesPerSecond);
/// "3.2 %"; no decimals from 1000 on.
[[nodiscard]] QString formatPercent(double percent);
/// Millicores and BinaryBytes are those of kubectl top, to the letter: parts of a millicore count as one, those of a mebibyte not.
[[nodiscard]] QString formatValue(Unit unit, double value);
/// The widest text a value of this unit can have in a table, so that columns do not jump.
[[nodiscard]] QString widestText(Unit unit);

} // namespace live
