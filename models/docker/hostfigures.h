// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Linux says of the machine in /proc: how loaded it is and how much memory is free. Pure readers of those texts, see
// proc(5); a text that cannot be read gives nothing. Bytes; ticks of /proc/stat.
#pragma once

#include <QByteArray>
#include <array>
#include <optional>

namespace docker {

/// Load averages over 1, 5 and 15 minutes: /proc/loadavg.
[[nodiscard]] std::optional<std::array<double, 3>> readLoad(const QByteArray &text);

struct HostMemory {
    qint64 total = 0, available = 0, swapTotal = 0, swapFree = 0;
    friend bool operator==(const HostMemory &, const HostMemory &) = default;
};
/// /proc/meminfo.
[[nodiscard]] std::optional<HostMemory> readMemory(const QByteArray &text);

/// The sum line of /proc/stat, since the start of the machine.
struct CpuTicks {
    quint64 busy = 0, all = 0;
    friend bool operator==(const CpuTicks &, const CpuTicks &) = default;
};
[[nodiscard]] std::optional<CpuTicks> readCpuTicks(const QByteArray &text);

/// Busy share between two readings, 0 to 1; nothing where no time passed or the counters went back.
[[nodiscard]] std::optional<double> busyShare(const CpuTicks &before, const CpuTicks &now);

} // namespace docker
