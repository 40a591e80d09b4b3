// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a session takes a container's figures from: the kernel's files where they are proven to be this computer's, else
// the engine's streams, and of what does not run from nowhere.
#include "containerrow.h"
#include "observedsession.h"
#include "testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using support::HttpConnection;
using support::HttpRequest;

namespace {

const QByteArray id = "80c542ec365eb522094716a406841bb7c2e5d492452dc9b4eef11d9ad6f45bb5";
constexpr int pid = 4711;

/// The kernel's files of one container, version 2.
struct Kernel {
    QTemporaryDir folder;
    qint64 microseconds = 1'000'000;

    explicit Kernel(const QByteArray &group)
    {
        write(QStringLiteral("proc/%1/cgroup").arg(pid), "0::/docker/" + group + '\n');
        write(QStringLiteral("cgroup/docker/%1/memory.current").arg(QString::fromLatin1(id)), "5000\n");
        write(QStringLiteral("cgroup/docker/%1/memory.stat").arg(QString::fromLatin1(id)), "inactive_file 1000\n");
        use(0);
    }
    void write(const QString &path, const QByteArray &text) const
    {
        const QString full = folder.filePath(path);
        QDir().mkpath(full.section(u'/', 0, -2));
        QFile file(full);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file %s", qPrintable(full));
    }
    void use(qint64 more)
    {
        microseconds += more;
        write(QStringLiteral("cgroup/docker/%1/cpu.stat").arg(QString::fromLatin1(id)), "usage_usec " + QByteArray::number(microseconds) + '\n');
    }
    void vanish() const
    {
        for (const char *name : {"memory.current", "cpu.stat"})
            write(QStringLiteral("cgroup/docker/%1/%2").arg(QString::fromLatin1(id), QLatin1String(name)), "");
    }
    [[nodiscard]] ObservedSession::Adjust adjust(bool local = true) const
    {
        return [this, local](docker::SessionOptions &options) {
            options.local = local;
            options.procRoot = folder.filePath(QStringLiteral("proc"));
            options.cgroupRoot = folder.filePath(QStringLiteral("cgroup"));
        };
    }
};

struct Engine : support::ScriptedEngine {
    Engine() { containers = {{id, "web", true, pid}, {"bb", "db", false}}; }
    [[nodiscard]] int statsAsked() const
    {
        int count = 0;
        for (const QByteArray &request : requests())
            count += request.contains("/stats") ? 1 : 0;
        return count;
    }
};

std::optional<float> figure(ObservedSession &session, docker::ContainerMetric metric)
{
    return session.handle.series()->latest(id, metric);
}

} // namespace

class FiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void local();
    void notProven_data();
    void notProven();
    void streamThatEnds();
};

void FiguresTest::local()
{
    Engine engine;
    Kernel kernel(id);
    ObservedSession session(engine, 20, kernel.adjust());
    QVERIFY(session.isLive());
    QTRY_COMPARE_WITH_TIMEOUT(figure(session, docker::MemoryBytes), std::optional<float>(4000.f), ObservedSession::patience);
    QTRY_VERIFY_WITH_TIMEOUT((kernel.use(1'000'000), figure(session, docker::CpuPercent).value_or(0) > 0), ObservedSession::patience);
    QCOMPARE(engine.statsAsked(), 0); // at no cost to the engine
    // It ends between two looks, before the engine says so: the figures stop, nothing else happens.
    kernel.vanish();
    QSignalSpy sampled(session.handle.series(), &live::SeriesStore::sampled);
    QTRY_VERIFY_WITH_TIMEOUT((sampled.clear(), !sampled.wait(1000)), ObservedSession::patience);
    QCOMPARE(session.status().state, live::FeedStatus::State::Live);
    QVERIFY(session.row(id)->running());
}

void FiguresTest::notProven_data()
{
    QTest::addColumn<bool>("socket");
    QTest::addColumn<QByteArray>("group");
    QTest::newRow("a process of this computer that is not the container's") << true << QByteArray("another");
    QTest::newRow("an engine elsewhere, though the numbers happen to fit") << false << id;
}

void FiguresTest::notProven()
{
    QFETCH(bool, socket);
    QFETCH(QByteArray, group);
    Engine engine;
    const Kernel kernel(group);
    QPointer<HttpConnection> stream;
    engine.instead("GET /containers/" + id + "/stats", [&](const HttpRequest &, HttpConnection &connection) {
        connection.beginChunked();
        stream = &connection;
    });
    ObservedSession session(engine, 1, kernel.adjust(socket));
    QVERIFY(session.isLive());
    QTRY_VERIFY_WITH_TIMEOUT(stream, ObservedSession::patience);
    QFile recorded(QStringLiteral(PILOTHOUSE_SOURCE "/tests/models/docker/data/stats/docker20.jsonl"));
    QVERIFY(recorded.open(QIODevice::ReadOnly));
    const QByteArray frames = recorded.readAll();
    stream->chunk(frames.left(700)); // a frame comes in pieces
    stream->chunk(frames.mid(700));
    QTRY_VERIFY_WITH_TIMEOUT(figure(session, docker::CpuPercent).value_or(0) > 19, ObservedSession::patience);
    QCOMPARE(figure(session, docker::MemoryBytes), std::optional<float>(2387968 - 1982464));
    QCOMPARE(engine.statsAsked(), 1);
}

void FiguresTest::streamThatEnds()
{
    Engine engine;
    const Kernel kernel("another");
    engine.instead("GET /containers/" + id + "/stats", [](const HttpRequest &, HttpConnection &connection) {
        connection.reply(200, ""); // as Podman answers for what was only made
    });
    ObservedSession session(engine, 20, kernel.adjust());
    QVERIFY(session.isLive());
    QTRY_VERIFY_WITH_TIMEOUT(engine.statsAsked() > 0, ObservedSession::patience);
    engine.containers.push_back({"cc", "new"});
    engine.eventOf("start", "cc");
    QTRY_VERIFY_WITH_TIMEOUT(session.row("cc"), ObservedSession::patience);
    // Not again and again, but when it is said to run: at each look at the container.
    const QByteArray looks = "GET /v1.41/containers/" + id + "/json";
    QVERIFY(engine.statsAsked() <= engine.asked(looks));
    const int before = engine.statsAsked();
    engine.eventOf("start", id);
    QTRY_VERIFY_WITH_TIMEOUT(engine.statsAsked() > before, ObservedSession::patience);
    QVERIFY(engine.statsAsked() <= engine.asked(looks));
}

PILOTHOUSE_TEST(FiguresTest)
#include "tst_figures.moc"
