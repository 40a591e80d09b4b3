// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The time that container runtimes write before each line of a log (RFC 3339 with nanoseconds). Pure.
#pragma once

#include <QByteArrayView>

namespace live {

/// Reads "2026-11-21T09:51:08.123456789Z " at the beginning of `line`: nanoseconds since 1970 and the number of bytes
/// up to and with the space; 0 bytes where there is no time.
struct LogTime {
    qint64 ns = 0;
    qsizetype bytes = 0;
};
[[nodiscard]] LogTime readLogTime(QByteArrayView line);

} // namespace live
