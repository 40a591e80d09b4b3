// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The times of a cron schedule as far as the simulated cluster uses them: minute and hour as "*", "*/5" or "7"; the other three
// fields count as "*". UTC. Pure.
#pragma once

#include <QString>

namespace demo {

/// The first time after `afterMs`.
[[nodiscard]] qint64 nextOf(const QString &schedule, qint64 afterMs);

} // namespace demo
