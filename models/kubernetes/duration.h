// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Times as Kubernetes writes them and distances between them as kubectl writes them. Pure; any thread; UTC
// milliseconds, 0 for a time that is not set. The words are kubectl's and not translated: they stand where kubectl's
// output is compared. Source: k8s.io/apimachinery pkg/util/duration, pkg/apis/meta/v1 (Time: whole seconds; MicroTime:
// six decimals).
#pragma once

#include <QString>
#include <QtGlobal>
#include <optional>
#include <string_view>

namespace kubernetes {

/// RFC 3339 with any number of decimals (cut to ms) and any offset; 0 for what is no time and for Go's zero time, year
/// 1.
[[nodiscard]] qint64 timeMsOf(std::string_view text);
/// The fields of a Time in protobuf; 0 where they are out of the calendar (years 1 to 9999).
[[nodiscard]] qint64 timeMsOf(qint64 seconds, qint64 nanos);

/// "45s", "9m30s", "3h", "2d4h", "1y20d"; "0s" up to 2 s below zero (clocks differ), "<invalid>" beyond.
[[nodiscard]] QString humanDuration(qint64 ms);
/// The least distance that humanDuration() writes so; nothing for other texts.
[[nodiscard]] std::optional<qint64> durationMsOf(const QString &text);
/// From a time until now; "<unknown>" if it is not set.
[[nodiscard]] QString ageText(qint64 sinceMs, qint64 nowMs);

} // namespace kubernetes
