// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kernel's files about a container, in trees under a root of the test's own: version 1 as recorded beside
// dockerd 20.10 (kernel 6), version 2 in the form of the kernel's Documentation/admin-guide/cgroup-v2.rst.
#include "cgroupreader.h"
#include "testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using docker::CgroupReader;
using docker::ResourceSample;

namespace {

const QByteArray id = "80c542ec365eb522094716a406841bb7c2e5d492452dc9b4eef11d9ad6f45bb5";
const QByteArray other = "155ffdb4b862cc0d75a2aadf544d3c3493fde683e11f3cdaa9cf1f92f9274089";
constexpr qint64 pid = 4711;

using Files = QList<QPair<const char *, QByteArray>>;

const QByteArray netDev = "Inter-|   Receive                                                |  Transmit\n"
                          " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n"
                          "    lo:     500      10    0    0    0     0          0         0      500       9    0    0    0     0       0          0\n"
                          "  eth0:    1306      15    0    0    0     0          0         0      682       9    0    0    0     0       0          0\n";

const Files v1{{"cpuacct/%/cpuacct.usage", "12014623507\n"},
               {"cpu/%/cpu.stat", "nr_periods 604\nnr_throttled 537\nthrottled_time 6603326175\nnr_bursts 0\nburst_time 0\n"},
               {"memory/%/memory.usage_in_bytes", "2383872\n"},
               {"memory/%/memory.stat", "cache 1982464\nrss 61440\nswap 0\ninactive_file 7\nhierarchical_memory_limit 67108864\n"
                                        "total_cache 1982464\ntotal_swap 4096\ntotal_inactive_file 1982464\ntotal_active_file 0\n"},
               {"memory/%/memory.limit_in_bytes", "67108864\n"},
               {"memory/%/memory.failcnt", "3\n"},
               {"pids/%/pids.current", "2\n"},
               {"blkio/%/blkio.throttle.io_service_bytes", "8:16 Read 4096\n8:16 Write 8192\n8:16 Sync 0\n8:16 Total 12288\n"
                                                           "8:0 Read 1\n8:0 Write 2\nTotal 12291\n"}};

const Files v2{{"%/cpu.stat", "usage_usec 12014623\nuser_usec 12000000\nsystem_usec 14623\nnr_periods 604\nnr_throttled 537\n"
                              "throttled_usec 6603326\nnr_bursts 0\nburst_usec 0\n"},
               {"%/memory.current", "2383872\n"},
               {"%/memory.stat", "anon 61440\nfile 1982464\nkernel 16384\ninactive_anon 57344\nactive_anon 4096\n"
                                 "inactive_file 1982464\nactive_file 0\n"},
               {"%/memory.max", "67108864\n"},
               {"%/memory.swap.current", "4096\n"},
               {"%/memory.events", "low 0\nhigh 0\nmax 3\noom 1\noom_kill 1\noom_group_kill 0\n"},
               {"%/pids.current", "2\n"},
               {"%/io.stat", "8:16 rbytes=4096 wbytes=8192 rios=1 wios=2 dbytes=9 dios=1\n8:0 rbytes=1 wbytes=2 rios=1 wios=1 dbytes=0 dios=0\n"}};

struct Tree {
    QTemporaryDir folder;

    void write(const QString &path, const QByteArray &text) const
    {
        const QString full = folder.filePath(path);
        QDir().mkpath(full.section(u'/', 0, -2));
        QFile file(full);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file %s", qPrintable(full));
    }
    void group(const Files &files, const QByteArray &path) const
    {
        for (const auto &[name, text] : files)
            write(QStringLiteral("cgroup/") + QString::fromLatin1(QByteArray(name).replace('%', path)), text);
    }
    void process(const QByteArray &groups, const QByteArray &network = netDev) const
    {
        write(QStringLiteral("proc/%1/cgroup").arg(pid), groups);
        write(QStringLiteral("proc/%1/net/dev").arg(pid), network);
    }
    [[nodiscard]] std::unique_ptr<CgroupReader> open(const QByteArray &container = id, qint64 process = pid) const
    {
        return CgroupReader::open(container, process, folder.filePath(QStringLiteral("proc")),
                                  folder.filePath(QStringLiteral("cgroup")));
    }
};

QByteArray v1Lines(const QByteArray &path)
{
    QByteArray lines;
    int number = 9;
    for (const char *controller : {"name=systemd", "pids", "blkio", "memory", "cpuacct", "cpu"})
        lines += QByteArray::number(number--) + ':' + controller + ':' + path + '\n';
    return lines;
}

} // namespace

class CgroupReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layouts_data();
    void layouts();
    void onlyWhatIsProvenLocal_data();
    void onlyWhatIsProvenLocal();
    void withoutLimits();
    void someFilesMissing();
    void manyInterfaces();
    void goneBetweenTwoReads();
};

void CgroupReaderTest::layouts_data()
{
    QTest::addColumn<bool>("unified");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("group");
    QTest::addColumn<QByteArray>("below"); ///< a group below it with figures of its own
    const auto row = [](const char *name, bool unified, const QByteArray &lines, const QByteArray &group, const QByteArray &below = {}) {
        QTest::newRow(name) << unified << lines << group << below;
    };
    const QByteArray scope = "system.slice/docker-" + id + ".scope";
    row("v1, cgroupfs", false, v1Lines("/docker/" + id), "docker/" + id);
    row("v1, systemd", false, v1Lines('/' + scope), scope);
    row("v1, hybrid", false, v1Lines("/docker/" + id) + "0::/docker/" + id + '\n', "docker/" + id);
    row("v1, joined", false, v1Lines("/docker/" + id).replace("5:cpuacct:/docker/" + id + "\n", "").replace(":cpu:", ":cpu,cpuacct:"), "docker/" + id);
    row("v1, podman", false, v1Lines("/libpod_parent/libpod-" + id), "libpod_parent/libpod-" + id);
    row("v1, init inside", false, v1Lines("/docker/" + id + "/init.scope"), "docker/" + id, "docker/" + id + "/init.scope");
    row("v2, cgroupfs", true, "0::/docker/" + id + '\n', "docker/" + id);
    row("v2, systemd", true, "0::/" + scope + '\n', scope);
    row("v2, init inside", true, "0::/" + scope + "/init\n", scope, scope + "/init");
    row("v2, podman", true, "0::/machine.slice/libpod-" + id + ".scope/container\n", "machine.slice/libpod-" + id + ".scope",
        "machine.slice/libpod-" + id + ".scope/container");
    const QByteArray rootless = "user.slice/user-1000.slice/user@1000.service/user.slice/libpod-" + id + ".scope";
    row("v2, rootless", true, "0::/" + rootless + "/container\n", rootless, rootless + "/container");
    row("v2, docker in docker", true, "0::/docker/" + other + "/docker/" + id + '\n', "docker/" + other + "/docker/" + id);
}

void CgroupReaderTest::layouts()
{
    QFETCH(bool, unified);
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, group);
    QFETCH(QByteArray, below);
    const Tree tree;
    const Files &files = unified ? v2 : v1;
    tree.process(lines);
    tree.group(files, group);
    if (!below.isEmpty()) {
        Files part = files;
        for (auto &[name, text] : part)
            text = "1\n";
        tree.group(part, below);
    }
    const auto reader = tree.open();
    QVERIFY(reader);
    const std::optional<ResourceSample> sample = reader->read(5);
    QVERIFY(sample);
    QCOMPARE(sample->timeNs, qint64(5));
    QCOMPARE(sample->cpuNs, unified ? qint64(12'014'623'000) : qint64(12'014'623'507));
    QCOMPARE(sample->periods, qint64(604));
    QCOMPARE(sample->throttledPeriods, qint64(537));
    QCOMPARE(sample->memory, qint64(2383872 - 1982464));
    QCOMPARE(sample->memoryLimit, qint64(67108864));
    QCOMPARE(sample->swap, qint64(4096));
    QCOMPARE(sample->failCount, qint64(3));
    QCOMPARE(sample->processes, qint64(2));
    QCOMPARE(sample->diskRead, qint64(4097));
    QCOMPARE(sample->diskWrite, qint64(8194));
    QCOMPARE(sample->networkIn, qint64(1306)); // the loopback is no traffic
    QCOMPARE(sample->networkOut, qint64(682));
}

void CgroupReaderTest::onlyWhatIsProvenLocal_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<qint64>("process");
    const auto row = [](const char *name, const QByteArray &lines, const QByteArray &asked = id, qint64 process = pid) {
        QTest::newRow(name) << lines << asked << process;
    };
    // The engine is in a virtual machine: the number is some other process here.
    row("another's process", "0::/user.slice/session-1.scope\n");
    row("another container's", "0::/docker/" + other + '\n');
    row("in a namespace", "0::/\n");
    row("above a namespace", "0::/../../docker/" + id + '\n');
    row("no such process", "0::/docker/" + id + '\n', id, pid + 1);
    row("no process", "0::/docker/" + id + '\n', id, 0);
    row("a short id", "0::/docker/" + id + '\n', "80c5");
    row("no controllers", "1:name=systemd:/docker/" + id + "\n0::/\n");
    row("empty", "");
    row("nonsense", "0\n:::\n\n" + id + "\n0:" + id);
}

void CgroupReaderTest::onlyWhatIsProvenLocal()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, asked);
    QFETCH(qint64, process);
    const Tree tree;
    tree.process(lines);
    tree.group(v2, "docker/" + id); // they are there, but whose they are is not proven
    tree.group(v2, ".");
    QVERIFY(!tree.open(asked, process));
}

void CgroupReaderTest::withoutLimits()
{
    const Tree unified;
    unified.process("0::/docker/" + id + '\n');
    unified.group(v2, "docker/" + id);
    unified.group({{"%/memory.max", "max\n"},
                   {"%/cpu.stat", "usage_usec 5\nuser_usec 5\nsystem_usec 0\n"}, // no quota, older kernels
                   {"%/io.stat", ""}},
                  "docker/" + id);
    const auto sample = unified.open()->read(0);
    QCOMPARE(sample->memoryLimit, qint64(-1));
    QCOMPARE(sample->periods, qint64(-1));
    QCOMPARE(sample->cpuNs, qint64(5000));
    QCOMPARE(sample->diskRead, qint64(0));
    const Tree old;
    old.process(v1Lines("/docker/" + id));
    old.group(v1, "docker/" + id);
    old.group({{"memory/%/memory.limit_in_bytes", "9223372036854771712\n"}}, "docker/" + id);
    QCOMPARE(old.open()->read(0)->memoryLimit, qint64(-1));
}

void CgroupReaderTest::someFilesMissing()
{
    for (const bool unified : {false, true}) {
        const Files &files = unified ? v2 : v1;
        for (const auto &[gone, text] : files) {
            const Tree tree;
            tree.process(unified ? "0::/docker/" + id + '\n' : v1Lines("/docker/" + id));
            Files rest = files;
            rest.removeIf([name = gone](const auto &file) { return file.first == name; });
            tree.group(rest, "docker/" + id);
            const auto reader = tree.open();
            const QByteArray name(gone);
            // Without usage of processor and memory the engine is asked instead; the rest is left out.
            const bool needed = name.endsWith(unified ? "cpu.stat" : "cpuacct.usage") || name.endsWith("usage_in_bytes") ||
                                name.endsWith("memory.current");
            QCOMPARE(reader == nullptr, needed);
            if (reader)
                QVERIFY2(reader->read(0) && reader->read(0)->cpuNs > 0, gone);
        }
    }
}

void CgroupReaderTest::manyInterfaces()
{
    const Tree tree;
    QByteArray network = netDev;
    for (int i = 0; i < 300; ++i)
        network += "veth" + QByteArray::number(i) + ":       1       1    0    0    0     0          0         0        2       1    0    0    0     0       0          0\n";
    tree.process("0::/docker/" + id + '\n', network);
    tree.group(v2, "docker/" + id);
    const auto sample = tree.open()->read(0);
    QCOMPARE(sample->networkIn, qint64(1306 + 300));
    QCOMPARE(sample->networkOut, qint64(682 + 600));
}

void CgroupReaderTest::goneBetweenTwoReads()
{
    const Tree tree;
    tree.process("0::/docker/" + id + '\n');
    tree.group(v2, "docker/" + id);
    const auto reader = tree.open();
    QVERIFY(reader->read(0));
    for (const auto &[name, text] : v2) // of a group that is gone nothing can be read any more
        tree.group({{name, ""}}, "docker/" + id);
    QVERIFY(!reader->read(1));
}

PILOTHOUSE_TEST(CgroupReaderTest)
#include "tst_cgroupreader.moc"
