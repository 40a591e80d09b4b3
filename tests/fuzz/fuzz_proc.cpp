// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Texts of the kernel: /proc/net, /proc/stat and its like, and the files of a control group, version 1 and 2.
#include "cgroupreader.h"
#include "fuzzinput.h"
#include "hostfigures.h"
#include "portcheck.h"

namespace {

constexpr auto id = "0123456789abcdef";

void group(fuzz::Input &input, bool unified)
{
    const QString proc = fuzz::place(QStringLiteral("proc"));
    const QString groups = fuzz::place(QStringLiteral("cgroup"));
    const QByteArray own(id);
    fuzz::put(proc + QStringLiteral("/7/cgroup"),
              unified ? "0::/" + own + '\n'
                      : "1:memory:/" + own + "\n2:cpu,cpuacct:/" + own + "\n3:pids:/" + own + "\n4:blkio:/" + own + '\n');
    static const QStringList one = {
        QStringLiteral("cpu,cpuacct/%1/cpuacct.usage"), QStringLiteral("cpuacct/%1/cpuacct.usage"),
        QStringLiteral("cpu/%1/cpu.stat"), QStringLiteral("memory/%1/memory.usage_in_bytes"),
        QStringLiteral("memory/%1/memory.stat"), QStringLiteral("memory/%1/memory.limit_in_bytes"),
        QStringLiteral("memory/%1/memory.failcnt"), QStringLiteral("pids/%1/pids.current"),
        QStringLiteral("blkio/%1/blkio.throttle.io_service_bytes")};
    static const QStringList two = {
        QStringLiteral("%1/cpu.stat"),    QStringLiteral("%1/memory.current"), QStringLiteral("%1/memory.stat"),
        QStringLiteral("%1/memory.max"),  QStringLiteral("%1/memory.events"),  QStringLiteral("%1/pids.current"),
        QStringLiteral("%1/io.stat"),     QStringLiteral("%1/memory.swap.current")};
    for (const QString &file : unified ? two : one)
        fuzz::put(groups + u'/' + file.arg(QLatin1String(id)), input.part());
    fuzz::put(proc + QStringLiteral("/7/net/dev"), input.part());
    const auto reader = docker::CgroupReader::open(id, 7, proc, groups);
    if (!reader)
        return;
    if (const auto sample = reader->read(1'000'000'000)) {
        std::vector<live::Sample> samples;
        docker::appendSamples(id, {}, *sample, samples);
        docker::appendSamples(id, docker::ResourceSample{}, *sample, samples);
    }
}

/// Which group a process is in, of any bytes.
void membership(fuzz::Input &input)
{
    const QString proc = fuzz::place(QStringLiteral("proc"));
    fuzz::put(proc + QStringLiteral("/8/cgroup"), input.rest());
    (void)docker::CgroupReader::open(id, 8, proc, fuzz::place(QStringLiteral("cgroup")));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    switch (input.byte() % 7) {
    case 0:
        for (const docker::HostListener &one : docker::parseProcNet(input.rest(), QStringLiteral("tcp")))
            fuzz::check(one.port >= 0 && one.port < 65536);
        break;
    case 1: (void)docker::readLoad(input.rest()); break;
    case 2: (void)docker::readMemory(input.rest()); break;
    case 3: {
        const auto before = docker::readCpuTicks(input.part());
        const auto now = docker::readCpuTicks(input.part());
        if (before && now)
            if (const auto share = docker::busyShare(*before, *now))
                fuzz::check(*share >= 0 && *share <= 1);
        break;
    }
    case 4: group(input, true); break;
    case 5: group(input, false); break;
    case 6: membership(input); break;
    }
    return 0;
}
