// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds what level a line of a log gives itself. Pure; any thread. Looks near the start only: upper-case words (ERROR),
// bracketed ones of any case ([error]), level=error and "level":"error" (with pino's numbers), klog's E0102.
#pragma once

#include "logline.h"

#include <QByteArrayView>

namespace live
{

/// `text` without escapes.
[[nodiscard]] LogLevel levelOfLine(QByteArrayView text);

/// How many bytes at the start only name the level ("ERROR: ", "[warn] "), so that a view with a level column can leave
/// them out; 0 where the line starts otherwise.
[[nodiscard]] qsizetype levelPrefix(QByteArrayView text);

} // namespace live
