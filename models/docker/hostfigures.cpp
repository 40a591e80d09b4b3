// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "hostfigures.h"

#include "bounded.h"

#include <QList>

namespace docker {

std::optional<std::array<double, 3>> readLoad(const QByteArray &text)
{
    const QList<QByteArray> words = text.simplified().split(' ');
    if (words.size() < 3)
        return {};
    std::array<double, 3> load{};
    for (size_t i = 0; i < load.size(); ++i) {
        bool ok = false;
        load[i] = words[static_cast<qsizetype>(i)].toDouble(&ok);
        if (!ok)
            return {};
    }
    return load;
}

std::optional<HostMemory> readMemory(const QByteArray &text)
{
    HostMemory memory;
    bool total = false;
    bool available = false;
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.left(colon).trimmed();
        bool ok = false;
        const qint64 bytes =
            base::boundedProduct(line.mid(colon + 1).simplified().split(' ').first().toLongLong(&ok), 1024);
        if (!ok)
            continue;
        if (name == "MemTotal") {
            memory.total = bytes;
            total = true;
        } else if (name == "MemAvailable") {
            memory.available = bytes;
            available = true;
        } else if (name == "SwapTotal") {
            memory.swapTotal = bytes;
        } else if (name == "SwapFree") {
            memory.swapFree = bytes;
        }
    }
    if (!total || !available)
        return {};
    return memory;
}

std::optional<CpuTicks> readCpuTicks(const QByteArray &text)
{
    const QList<QByteArray> words = text.left(text.indexOf('\n')).simplified().split(' ');
    // user nice system idle iowait irq softirq steal; guest times are in user and nice already.
    if (words.size() < 5 || words.first() != "cpu")
        return {};
    CpuTicks ticks;
    for (qsizetype i = 1; i < words.size() && i <= 8; ++i) {
        bool ok = false;
        const quint64 value = words[i].toULongLong(&ok);
        if (!ok)
            return {};
        ticks.all += value;
        if (i != 4 && i != 5)
            ticks.busy += value;
    }
    return ticks;
}

std::optional<double> busyShare(const CpuTicks &before, const CpuTicks &now)
{
    // Waiting for disks may be corrected downwards by the kernel, so both are looked at.
    if (now.all <= before.all || now.busy < before.busy || now.busy - before.busy > now.all - before.all)
        return {};
    return static_cast<double>(now.busy - before.busy) / static_cast<double>(now.all - before.all);
}

} // namespace docker
