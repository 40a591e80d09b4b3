// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Texts of the kernel: /proc/net, /proc/stat and its like, and the files of a control group, version 1 and 2.
#include "cgroupreader.h"
#include "fuzzinput.h"
#include "hostfigures.h"
#include "portcheck.h"

#include <cmath>

namespace {

constexpr auto id = "0123456789abcdef";

QString procRoot()
{
    return fuzz::place(QStringLiteral("proc"));
}

QString groupRoot()
{
    return fuzz::place(QStringLiteral("cgroup"));
}

/// The files of process 7 and of its group, of any bytes.
void fill(fuzz::Input &input, bool unified)
{
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
        fuzz::put(groupRoot() + u'/' + file.arg(QLatin1String(id)), input.part());
    fuzz::put(procRoot() + QStringLiteral("/7/net/dev"), input.part());
}

/// Samples as they come, then what becomes of them when the files change.
void group(fuzz::Input &input, bool unified)
{
    const QByteArray own(id);
    fuzz::put(procRoot() + QStringLiteral("/7/cgroup"),
              unified ? "0::/" + own + '\n'
                      : "1:memory:/" + own + "\n2:cpu,cpuacct:/" + own + "\n3:pids:/" + own + "\n4:blkio:/" + own + '\n');
    fill(input, unified);
    const auto reader = docker::CgroupReader::open(id, 7, procRoot(), groupRoot());
    if (!reader)
        return;
    std::optional<docker::ResourceSample> before;
    qint64 time = 1'000'000'000;
    for (int i = 0; i < 2; ++i) {
        const auto now = reader->read(time);
        if (!now)
            return;
        std::vector<live::Sample> samples;
        docker::appendSamples(id, before, *now, samples);
        for (const live::Sample &sample : samples)
            fuzz::check(std::isfinite(sample.value) && sample.value >= 0);
        before = now;
        time += 1 + input.byte() * 10'000'000LL;
        fill(input, unified);
    }
}

/// Which group a process is in, of any bytes.
void membership(fuzz::Input &input)
{
    fuzz::put(procRoot() + QStringLiteral("/8/cgroup"), input.rest());
    if (const auto reader = docker::CgroupReader::open(id, 8, procRoot(), groupRoot()))
        (void)reader->read(1'000'000'000);
}

/// What listens here against a port somebody wants.
void ports(fuzz::Input &input)
{
    const int port = input.byte() << 8 | input.byte();
    const QString address = QString::fromUtf8(input.part());
    const QString protocol = input.byte() & 1 ? QStringLiteral("udp") : QStringLiteral("tcp");
    const docker::PublishedPort published{QStringLiteral("web"), QString::fromUtf8(input.part()),
                                          input.byte() << 8 | input.byte(), protocol};
    const auto listeners = docker::parseProcNet(input.rest(), protocol);
    const bool free = docker::checkPort(address, port, protocol, {published}, listeners).free;
    const int next = docker::nextFreePort(address, port, protocol, {published}, listeners);
    fuzz::check(next <= 65535);
    if (free && port > 0)
        fuzz::check(next == port);
    else if (next > 0)
        fuzz::check(next > port && docker::checkPort(address, next, protocol, {published}, listeners).free);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    switch (input.byte() % 8) {
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
    case 7: ports(input); break;
    }
    return 0;
}
