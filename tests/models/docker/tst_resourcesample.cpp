// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What engines answered when asked for stats (data/stats, recorded from a container held to a fifth of a core), against
// the docker CLI's own way of reckoning, and what must not become a figure.
#include "resourcesample.h"
#include "testmain.h"

#include "containerrow.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <cmath>

using docker::ResourceSample;

namespace {

QList<QByteArray> frames(const QString &name)
{
    QFile file(QStringLiteral(PILOTHOUSE_TEST_DATA "/stats/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
}

std::map<int, float> figures(const std::optional<ResourceSample> &before, const ResourceSample &now)
{
    std::vector<live::Sample> samples;
    docker::appendSamples("aa", before, now, samples);
    std::map<int, float> result;
    for (const live::Sample &sample : samples)
        result[sample.metric] = sample.value;
    return result;
}

/// As the docker CLI does it (cli/command/container/stats_helpers.go), where the engine's system counter is the host's.
double cliCpuPercent(const QByteArray &before, const QByteArray &now)
{
    const auto cpu = [](const QByteArray &json) {
        return QJsonDocument::fromJson(json).object().value(QStringLiteral("cpu_stats")).toObject();
    };
    const auto total = [](const QJsonObject &stats) {
        return stats.value(QStringLiteral("cpu_usage")).toObject().value(QStringLiteral("total_usage")).toDouble();
    };
    const auto system = [](const QJsonObject &stats) { return stats.value(QStringLiteral("system_cpu_usage")).toDouble(); };
    return (total(cpu(now)) - total(cpu(before))) / (system(cpu(now)) - system(cpu(before))) *
           cpu(now).value(QStringLiteral("online_cpus")).toDouble() * 100;
}

QByteArray frameWith(const QByteArray &memory)
{
    return R"({"read":"2026-11-26T18:00:00.5Z","memory_stats":)" + memory + '}';
}

} // namespace

class ResourceSampleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asTheCommandLineCounts_data();
    void asTheCommandLineCounts();
    void podman();
    void memory_data();
    void memory();
    void startedAnew();
    void disk();
    void noFrames();
};

void ResourceSampleTest::asTheCommandLineCounts_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<qint64>("memory");
    QTest::newRow("20.10, v1") << QStringLiteral("docker20.jsonl") << qint64(2387968 - 1982464);
    QTest::newRow("29, v1") << QStringLiteral("docker29.jsonl") << qint64(2412544 - 1982464);
}

void ResourceSampleTest::asTheCommandLineCounts()
{
    QFETCH(QString, file);
    QFETCH(qint64, memory);
    const QList<QByteArray> recorded = frames(file);
    QVERIFY(recorded.size() >= 3);
    std::optional<ResourceSample> before;
    for (qsizetype i = 0; i < recorded.size(); ++i) {
        const std::optional<ResourceSample> now = docker::decodeStats(recorded[i]);
        QVERIFY(now);
        const auto said = figures(before, *now);
        QCOMPARE(said.at(docker::MemoryBytes), float(memory));
        QCOMPARE(said.at(docker::MemoryLimitBytes), float(64 * 1024 * 1024));
        QCOMPARE(said.at(docker::ProcessCount), 1.f);
        if (!before) {
            QVERIFY(!said.contains(docker::CpuPercent)); // the first says nothing of a rate
            QVERIFY(!said.contains(docker::NetworkRate) && !said.contains(docker::ThrottledPercent));
        } else {
            const double cli = cliCpuPercent(recorded[i - 1], recorded[i]);
            QVERIFY2(std::abs(said.at(docker::CpuPercent) - cli) < cli * 0.03, // its system counter ticks in 10 ms
                     qPrintable(QStringLiteral("%1 is not %2").arg(double(said.at(docker::CpuPercent))).arg(cli)));
            QVERIFY(said.at(docker::CpuPercent) > 19 && said.at(docker::CpuPercent) < 21.5); // held to 20 %
            QVERIFY(said.at(docker::ThrottledPercent) >= 80);
        }
        before = now;
    }
}

void ResourceSampleTest::podman()
{
    const QList<QByteArray> recorded = frames(QStringLiteral("podman4.jsonl"));
    QCOMPARE(recorded.size(), 3);
    std::optional<ResourceSample> before;
    for (const QByteArray &frame : recorded) {
        const std::optional<ResourceSample> now = docker::decodeStats(frame);
        QVERIFY(now);
        const auto said = figures(before, *now);
        QCOMPARE(said.at(docker::MemoryBytes), 2310144.f); // it tells no page figures: nothing to subtract
        if (before) {
            QVERIFY(now->timeNs - before->timeNs > 4'900'000'000); // its own period
            // Its system counter leaves idle time out; usage by time does not care.
            QVERIFY(said.at(docker::CpuPercent) > 18 && said.at(docker::CpuPercent) < 21.5);
        }
        QVERIFY(!said.contains(docker::ThrottledPercent)); // it always says 0, though this one was throttled
        before = now;
    }
}

void ResourceSampleTest::memory_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("used");
    QTest::newRow("v1") << QByteArray(R"({"usage":1000,"stats":{"inactive_file":1,"total_inactive_file":300,"cache":900}})") << qint64(700);
    QTest::newRow("v2") << QByteArray(R"({"usage":1000,"stats":{"inactive_file":300,"file":900,"anon":100}})") << qint64(700);
    QTest::newRow("all of it inactive") << QByteArray(R"({"usage":1000,"stats":{"inactive_file":1000}})") << qint64(1000);
    QTest::newRow("more than all") << QByteArray(R"({"usage":1000,"stats":{"total_inactive_file":2000}})") << qint64(1000);
    QTest::newRow("no pages") << QByteArray(R"({"usage":1000})") << qint64(1000);
    QTest::newRow("null pages") << QByteArray(R"({"usage":1000,"stats":null})") << qint64(1000);
    QTest::newRow("nothing") << QByteArray("{}") << qint64(-1);
    QTest::newRow("no limit") << QByteArray(R"({"usage":5,"limit":18446744073709551615})") << qint64(5);
}

void ResourceSampleTest::memory()
{
    QFETCH(QByteArray, json);
    QFETCH(qint64, used);
    const std::optional<ResourceSample> sample = docker::decodeStats(frameWith(json));
    QVERIFY(sample);
    QCOMPARE(sample->memory, used);
    QCOMPARE(sample->memoryLimit, qint64(-1));
    QCOMPARE(figures({}, *sample).contains(docker::MemoryBytes), used >= 0);
}

void ResourceSampleTest::startedAnew()
{
    const auto old = docker::decodeStats(frames(QStringLiteral("docker20.jsonl")).last());
    const QList<QByteArray> recorded = frames(QStringLiteral("docker20-restarted.jsonl"));
    const auto first = docker::decodeStats(recorded.value(0));
    const auto second = docker::decodeStats(recorded.value(1));
    QVERIFY(old && first && second);
    QVERIFY(first->cpuNs < old->cpuNs && first->networkIn < old->networkIn);
    const auto across = figures(old, *first);
    QVERIFY(!across.contains(docker::CpuPercent));
    QVERIFY(!across.contains(docker::NetworkInRate) && !across.contains(docker::NetworkRate));
    QVERIFY(!across.contains(docker::ThrottledPercent));
    QVERIFY(across.contains(docker::MemoryBytes)); // levels hold
    QVERIFY(figures(first, *second).at(docker::CpuPercent) > 15);
    QVERIFY(!figures(second, *second).contains(docker::CpuPercent)); // no time has passed
    QVERIFY(!figures(second, *first).contains(docker::CpuPercent));  // nor backwards
}

void ResourceSampleTest::disk()
{
    const auto with = [](const QByteArray &blkio) {
        return docker::decodeStats(R"({"read":"2026-11-26T18:00:00.5Z","blkio_stats":)" + blkio + '}');
    };
    const auto v1 = with(R"({"io_service_bytes_recursive":[{"major":8,"minor":0,"op":"Read","value":10},{"op":"Write","value":20},
        {"op":"Sync","value":30},{"op":"Async","value":0},{"op":"Total","value":30},{"major":8,"minor":16,"op":"Read","value":1}]})");
    QCOMPARE(v1->diskRead, qint64(11));
    QCOMPARE(v1->diskWrite, qint64(20));
    const auto v2 = with(R"({"io_service_bytes_recursive":[{"op":"read","value":10},{"op":"write","value":20}]})");
    QCOMPARE(v2->diskRead, qint64(10));
    QCOMPARE(v2->diskWrite, qint64(20));
    for (const char *none : {"null", "{}", R"({"io_service_bytes_recursive":null})"})
        QCOMPARE(with(none)->diskRead, qint64(0));
}

void ResourceSampleTest::noFrames()
{
    // A created container's answer from Podman is 200 and empty; a stopped one's frames from Docker have no time.
    for (const char *none : {"", "\n", "null", "[]", "{}", "{\"read\":", R"({"read":"0001-01-01T00:00:00Z"})", R"({"read":7})"})
        QVERIFY2(!docker::decodeStats(none), none);
}

PILOTHOUSE_TEST(ResourceSampleTest)
#include "tst_resourcesample.moc"
