// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "cgroupreader.h"

#include "bounded.h"

#include <QFile>
#include <QMap>
#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace docker {

namespace {

constexpr qsizetype longestFile = 256 * 1024; ///< some thousand network interfaces

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 numberOf(const QByteArray &text)
{
    bool ok = false;
    const qint64 value = text.trimmed().toLongLong(&ok);
    return ok ? value : -1; // "max"
}

void addTo(qint64 &sum, const QByteArray &number)
{
    sum = base::boundedSum(sum, std::max<qint64>(0, number.toLongLong()));
}

/// The number after `key` at the beginning of a line of "key value".
qint64 field(const QByteArray &text, QByteArrayView key)
{
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = text.indexOf('\n', at);
        if (end < 0)
            end = text.size();
        const QByteArrayView line = QByteArrayView(text).sliced(at, end - at);
        if (line.size() > key.size() && line.startsWith(key) && line[key.size()] == ' ')
            return numberOf(line.sliced(key.size() + 1).toByteArray());
        at = end + 1;
    }
    return -1;
}

/// The container's own group: what lies below (the process's, where an init or crun made groups) counts only a part.
QString groupOf(const QByteArray &path, const live::Key &containerId)
{
    const qsizetype end = path.indexOf('/', path.indexOf(containerId));
    return QString::fromUtf8(end < 0 ? path : path.left(end));
}

} // namespace

std::unique_ptr<CgroupReader> CgroupReader::open(const live::Key &containerId, qint64 pid, const QString &procRoot,
                                                 const QString &cgroupRoot)
{
    if (pid <= 0 || containerId.size() < 12)
        return nullptr;
    const QString process = procRoot + u'/' + QString::number(pid);
    QMap<QByteArray, QString> groups; // controller -> path; "" is the unified hierarchy
    for (const QByteArray &line : readAll(process + QStringLiteral("/cgroup")).split('\n')) {
        const QList<QByteArray> parts = line.split(':');
        if (parts.size() < 3 || !line.contains(containerId))
            continue;
        const QString path = groupOf(line.mid(parts[0].size() + parts[1].size() + 2), containerId);
        for (const QByteArray &controller : parts[1].split(','))
            groups.insert(controller, path);
    }
    std::unique_ptr<CgroupReader> reader(new CgroupReader);
    reader->m_unified = !groups.contains("memory");
    if (reader->m_unified && !groups.contains(""))
        return nullptr;
    bool ok = false;
    if (reader->m_unified) {
        const QString base = cgroupRoot + groups.value("");
        ok = reader->openFile(CpuStat, base + QStringLiteral("/cpu.stat"));
        ok = reader->openFile(Memory, base + QStringLiteral("/memory.current")) && ok;
        reader->openFile(MemoryStat, base + QStringLiteral("/memory.stat"));
        reader->openFile(MemoryLimit, base + QStringLiteral("/memory.max"));
        reader->openFile(MemoryFail, base + QStringLiteral("/memory.events"));
        reader->openFile(Processes, base + QStringLiteral("/pids.current"));
        reader->openFile(Disk, base + QStringLiteral("/io.stat"));
        reader->openFile(CpuUsage, base + QStringLiteral("/memory.swap.current"));
    } else {
        const auto base = [&](const char *controller) {
            return cgroupRoot + u'/' + QLatin1String(controller) + groups.value(controller);
        };
        ok = reader->openFile(CpuUsage, base("cpuacct") + QStringLiteral("/cpuacct.usage"));
        reader->openFile(CpuStat, base("cpu") + QStringLiteral("/cpu.stat"));
        ok = reader->openFile(Memory, base("memory") + QStringLiteral("/memory.usage_in_bytes")) && ok;
        reader->openFile(MemoryStat, base("memory") + QStringLiteral("/memory.stat"));
        reader->openFile(MemoryLimit, base("memory") + QStringLiteral("/memory.limit_in_bytes"));
        reader->openFile(MemoryFail, base("memory") + QStringLiteral("/memory.failcnt"));
        reader->openFile(Processes, base("pids") + QStringLiteral("/pids.current"));
        reader->openFile(Disk, base("blkio") + QStringLiteral("/blkio.throttle.io_service_bytes"));
    }
    reader->openFile(Network, process + QStringLiteral("/net/dev"));
    return ok ? std::move(reader) : nullptr;
}

CgroupReader::~CgroupReader()
{
    for (const int file : m_files) {
        if (file >= 0)
            ::close(file);
    }
}

bool CgroupReader::openFile(File file, const QString &path)
{
    m_files[file] = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    return m_files[file] >= 0;
}

QByteArray CgroupReader::contents(File file) const
{
    if (m_files[file] < 0)
        return {};
    // The kernel gives up to a page at a time of what it makes line by line (net/dev): a short piece was the last one.
    QByteArray all;
    char buffer[8192];
    while (all.size() < longestFile) {
        const ssize_t size = ::pread(m_files[file], buffer, sizeof buffer, all.size());
        if (size <= 0)
            break;
        all.append(buffer, static_cast<qsizetype>(size));
        if (size < 2048)
            break;
    }
    return all;
}

std::optional<ResourceSample> CgroupReader::read(qint64 timeNs)
{
    ResourceSample sample;
    sample.timeNs = timeNs;
    const QByteArray cpu = contents(CpuStat);
    const QByteArray memory = contents(Memory);
    if (memory.isEmpty())
        return std::nullopt; // gone
    const QByteArray memoryStat = contents(MemoryStat);
    const qint64 usage = numberOf(memory);
    const qint64 inactive = field(memoryStat, m_unified ? "inactive_file" : "total_inactive_file");
    sample.memory = inactive >= 0 && inactive < usage ? usage - inactive : usage;
    sample.memoryLimit = numberOf(contents(MemoryLimit));
    if (sample.memoryLimit > (1LL << 60))
        sample.memoryLimit = -1; // v1's way to say that there is none
    sample.processes = numberOf(contents(Processes));
    sample.periods = field(cpu, "nr_periods");
    sample.throttledPeriods = field(cpu, "nr_throttled");
    sample.diskRead = sample.diskWrite = 0;
    const QByteArray disk = contents(Disk);
    if (m_unified) {
        const qint64 micros = field(cpu, "usage_usec");
        sample.cpuNs = micros < 0 ? -1 : base::boundedProduct(micros, 1000);
        sample.swap = numberOf(contents(CpuUsage));
        sample.failCount = field(contents(MemoryFail), "max");
        for (const QByteArray &word : disk.simplified().split(' ')) {
            if (word.startsWith("rbytes="))
                addTo(sample.diskRead, word.mid(7));
            else if (word.startsWith("wbytes="))
                addTo(sample.diskWrite, word.mid(7));
        }
    } else {
        sample.cpuNs = numberOf(contents(CpuUsage));
        sample.swap = field(memoryStat, "total_swap");
        sample.failCount = numberOf(contents(MemoryFail));
        for (const QByteArray &line : disk.split('\n')) {
            const QList<QByteArray> words = line.split(' '); // "8:0 Read 4096"
            if (words.size() == 3 && words[1] == "Read")
                addTo(sample.diskRead, words[2]);
            else if (words.size() == 3 && words[1] == "Write")
                addTo(sample.diskWrite, words[2]);
        }
    }
    const QByteArray network = contents(Network);
    if (!network.isEmpty()) {
        sample.networkIn = sample.networkOut = 0;
        for (const QByteArray &line : network.split('\n')) {
            const qsizetype colon = line.indexOf(':');
            if (colon < 0 || line.left(colon).trimmed() == "lo")
                continue;
            const QList<QByteArray> words = line.mid(colon + 1).simplified().split(' ');
            if (words.size() >= 9) {
                addTo(sample.networkIn, words[0]);
                addTo(sample.networkOut, words[8]);
            }
        }
    }
    return sample;
}

} // namespace docker
