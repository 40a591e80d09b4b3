// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "resourcesample.h"

#include "bounded.h"
#include "containerdecoder.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace docker {

namespace {

qint64 number(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    if (!value.isDouble())
        return -1;
    // Above 2^63 (cgroup's "no limit"): not a figure.
    const double rough = value.toDouble();
    return rough >= 9.2e18 ? -1 : value.toInteger();
}

/// The engine's frame has nanoseconds; engineTimeMs keeps milliseconds, which is too coarse for a rate over a second.
qint64 timeNsOf(const QString &text)
{
    const qint64 ms = engineTimeMs(text);
    if (ms == 0)
        return 0;
    const qsizetype dot = text.indexOf(u'.');
    if (dot < 0)
        return base::boundedProduct(ms, 1'000'000);
    QString fraction;
    for (qsizetype i = dot + 1; i < text.size() && text[i].isDigit(); ++i)
        fraction += text[i];
    return base::boundedSum(base::boundedProduct(ms / 1000, 1'000'000'000),
                            fraction.leftJustified(9, u'0').left(9).toLongLong());
}

void readMemory(ResourceSample &sample, const QJsonObject &memory)
{
    const qint64 usage = number(memory, "usage");
    const QJsonObject stats = memory.value(QStringLiteral("stats")).toObject();
    qint64 inactive = number(stats, "total_inactive_file"); // cgroup v1
    if (inactive < 0)
        inactive = number(stats, "inactive_file"); // v2
    sample.memory = usage >= 0 && inactive >= 0 && inactive < usage ? usage - inactive : usage;
    sample.memoryLimit = number(memory, "limit");
    sample.swap = number(stats, "total_swap");
    if (sample.swap < 0)
        sample.swap = number(stats, "swap");
    sample.failCount = std::max<qint64>(0, number(memory, "failcnt")); // left out when 0
}

void readDisk(ResourceSample &sample, const QJsonObject &blkio)
{
    sample.diskRead = sample.diskWrite = 0;
    for (const QJsonValue &value : blkio.value(QStringLiteral("io_service_bytes_recursive")).toArray()) {
        const QJsonObject entry = value.toObject();
        const QString operation = entry.value(QStringLiteral("op")).toString();
        const qint64 bytes = std::max<qint64>(0, number(entry, "value"));
        // v1 writes "Read" beside "Sync" and "Total", v2 "read".
        if (operation.compare(QStringLiteral("read"), Qt::CaseInsensitive) == 0)
            sample.diskRead = base::boundedSum(sample.diskRead, bytes);
        else if (operation.compare(QStringLiteral("write"), Qt::CaseInsensitive) == 0)
            sample.diskWrite = base::boundedSum(sample.diskWrite, bytes);
    }
}

} // namespace

std::optional<ResourceSample> decodeStats(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    ResourceSample sample;
    sample.timeNs = timeNsOf(object.value(QStringLiteral("read")).toString());
    if (sample.timeNs == 0)
        return std::nullopt;
    const QJsonObject cpu = object.value(QStringLiteral("cpu_stats")).toObject();
    sample.cpuNs = number(cpu.value(QStringLiteral("cpu_usage")).toObject(), "total_usage");
    // Podman, told by a field of its own, writes 0 whether a container is throttled or not: not known.
    if (!cpu.contains(QStringLiteral("cpu"))) {
        const QJsonObject throttling = cpu.value(QStringLiteral("throttling_data")).toObject();
        sample.periods = number(throttling, "periods");
        sample.throttledPeriods = number(throttling, "throttled_periods");
    }
    readMemory(sample, object.value(QStringLiteral("memory_stats")).toObject());
    if (const QJsonObject networks = object.value(QStringLiteral("networks")).toObject(); !networks.isEmpty()) {
        sample.networkIn = sample.networkOut = 0;
        for (const QJsonValue &value : networks) {
            sample.networkIn =
                base::boundedSum(sample.networkIn, std::max<qint64>(0, number(value.toObject(), "rx_bytes")));
            sample.networkOut =
                base::boundedSum(sample.networkOut, std::max<qint64>(0, number(value.toObject(), "tx_bytes")));
        }
    }
    readDisk(sample, object.value(QStringLiteral("blkio_stats")).toObject());
    sample.processes = number(object.value(QStringLiteral("pids_stats")).toObject(), "current");
    return sample;
}

void appendSamples(const live::Key &key, const std::optional<ResourceSample> &before, const ResourceSample &now,
                   std::vector<live::Sample> &samples)
{
    const auto add = [&](ContainerMetric metric, double value) {
        samples.push_back({key, metric, static_cast<float>(value)});
    };
    const auto level = [&](ContainerMetric metric, qint64 value) {
        if (value >= 0)
            add(metric, static_cast<double>(value));
    };
    level(MemoryBytes, now.memory);
    level(MemoryLimitBytes, now.memoryLimit);
    level(SwapBytes, now.swap);
    level(MemoryFailCount, now.failCount);
    level(ProcessCount, now.processes);
    if (!before || now.timeNs <= before->timeNs)
        return;
    const double seconds = static_cast<double>(now.timeNs - before->timeNs) / 1e9;
    // A counter that went back: the container was started anew in between.
    const auto rate = [&](qint64 ResourceSample::*counter) -> std::optional<double> {
        const qint64 old = (*before).*counter;
        const qint64 fresh = now.*counter;
        if (old < 0 || fresh < old)
            return std::nullopt;
        return static_cast<double>(fresh - old) / seconds;
    };
    if (const auto cpu = rate(&ResourceSample::cpuNs))
        add(CpuPercent, *cpu / 1e9 * 100);
    if (const auto periods = rate(&ResourceSample::periods)) {
        const auto throttled = rate(&ResourceSample::throttledPeriods);
        add(ThrottledPercent, throttled && *periods > 0 ? *throttled / *periods * 100 : 0);
    }
    const auto in = rate(&ResourceSample::networkIn), out = rate(&ResourceSample::networkOut);
    if (in && out) {
        add(NetworkInRate, *in);
        add(NetworkOutRate, *out);
        add(NetworkRate, *in + *out);
    }
    const auto read = rate(&ResourceSample::diskRead), write = rate(&ResourceSample::diskWrite);
    if (read && write) {
        add(DiskReadRate, *read);
        add(DiskWriteRate, *write);
        add(DiskRate, *read + *write);
    }
}

} // namespace docker
