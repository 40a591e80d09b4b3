// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Engines that are killed (-9) three times and started again, while another client starts, stops, renames and removes
// containers and one container writes numbered lines: the table says that it is stale and keeps its rows, recovers by
// itself and ends equal to the engine's own list; the log that was followed all the time is, saved, the engine's own
// log, line by line. All engines at once. The safety relist is off: what mends is the new connection.
//
// dockerd is without live-restore: when it starts it ends what it finds running, and starts the writer again by its
// restart policy. Podman's containers run on without their service. What the engine's own log lost is the engine's.
#include "engineload.h"
#include "enginelog.h"
#include "judgement.h"
#include "logsave.h"
#include "testmain.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

using livetest::EngineLoad;
using livetest::LiveSession;
using livetest::RawClient;

namespace {

// Both streams, numbered anew in each run of the container; runs are numbered too.
const char *const writerBody = R"({"Image":"pilothouse/test:1","StopTimeout":5,"Cmd":["sh","-c",
"run=$(cat /tmp/run 2>/dev/null || echo 0); run=$((run+1)); echo $run >/tmp/run; trap 'exit 0' TERM; i=0; while :; do i=$((i+1)); echo out $run $i; echo err $run $i >&2; [ $((i % 20)) != 0 ] || sleep 0.05; done"],
"HostConfig":{"RestartPolicy":{"Name":"always"},
"Ulimits":[{"Name":"nofile","Soft":1024,"Hard":1024},{"Name":"nproc","Soft":1024,"Hard":1024}]}})";

// What the program has of a followed log: into the store as the log view does it, and from there into a file.
struct FollowedLog {
    live::LogStore store;
    endpoint::Channel channel;
    int reopened = 0;
    bool live = false;
    bool ended = false;

    void open(LiveSession &session, const QByteArray &container)
    {
        docker::LogRequest request;
        request.container = container;
        request.tail = -1;
        channel = session.engine.openLog(
            session.handle, request, [this](const docker::LogOutput &output) { take(output); },
            [this](const base::Result<void> &) { ended = true; });
    }
    void take(const docker::LogOutput &output)
    {
        using Kind = docker::LogOutput::Kind;
        reopened += output.kind == Kind::Live ? 1 : 0;
        live = output.kind == Kind::Live || (live && output.kind == Kind::Lines);
        ended = output.kind == Kind::Ended || (ended && output.kind == Kind::Lines);
        if (output.chunk)
            store.append(output.chunk);
        channel.grant(output.streamBytes);
    }
    QByteArray saved(const QString &path) const
    {
        live::LogSave save;
        bool done = false;
        QObject::connect(&save, &live::LogSave::finished, &save, [&](const base::Result<qint64> &size) { done = size.ok(); });
        live::LogSave::Options options;
        options.decorated = true;
        save.start(store.snapshot(), path, options);
        QFile file(path);
        const bool written = QTest::qWaitFor([&] { return done; }, 20'000) && file.open(QIODevice::ReadOnly);
        return written ? file.readAll() : QByteArray();
    }
};

struct Patient {
    livetest::LiveEngine engine;
    RawClient client;
    LiveSession session;
    EngineLoad load;
    FollowedLog log;
    QByteArray writer;
    QProcess script;
    std::vector<live::RowPointer> rows; ///< as they were when it was gone
    qint64 killedMs = 0; ///< when that was asked for
    qint64 startedMs = 0;
    qint64 staleMs = 0;  ///< when the table said so
    qint64 liveMs = 0;

    explicit Patient(const livetest::LiveEngine &which)
        : engine(which), client(which.socket), session(which.socket), load(which.socket, 11)
    {
        QObject::connect(session.handle.feed("container"), &live::Feed::statusChanged, &script, [this] {
            qint64 &when = status().stale() ? staleMs : liveMs;
            if (when == 0 && (status().stale() || isLive()))
                when = base::Clock::system().wallMs();
        });
    }
    [[nodiscard]] const live::FeedStatus &status() { return session.handle.feed("container")->status(); }
    [[nodiscard]] bool isLive() { return status().state == live::FeedStatus::State::Live; }

    [[nodiscard]] bool prepare()
    {
        if (!QTest::qWaitFor([this] { return isLive(); }, 30'000) || !load.prepare())
            return false;
        const QString name = LiveSession::randomName();
        session.made << name;
        const auto made = client.ask("POST", "/v1.40/containers/create?name=" + name.toLatin1(), writerBody);
        writer = made.json().object().value(QStringLiteral("Id")).toString().toLatin1();
        if (!client.ask("POST", "/v1.40/containers/" + writer + "/start").ok())
            return false;
        log.open(session, writer);
        return QTest::qWaitFor([this] { return log.store.lineCount() > 100; }, 30'000);
    }
    void run(const char *verb)
    {
        const QString folder = QFileInfo(QFileInfo(engine.socket).path()).path();
        script.setProcessChannelMode(QProcess::MergedChannels);
        script.start(QStringLiteral("bash"), {QStringLiteral(PILOTHOUSE_SOURCE "/tests/live/docker/engines.sh"),
                                              QString::fromLatin1(verb), engine.name, folder});
    }
    [[nodiscard]] bool scriptDone()
    {
        return script.state() == QProcess::NotRunning && script.exitStatus() == QProcess::NormalExit && script.exitCode() == 0;
    }
};

} // namespace

class CrashTest : public QObject
{
    Q_OBJECT

    using Patients = std::vector<std::unique_ptr<Patient>>;
    static void killAndSee(Patients &patients);
    static void startAndSee(Patients &patients);
    static void compareLogs(Patient &patient);

private Q_SLOTS:
    void threeKillsUnderLoad();
};

void CrashTest::killAndSee(Patients &patients)
{
    for (const auto &patient : patients) {
        patient->staleMs = 0;
        patient->killedMs = base::Clock::system().wallMs();
        patient->run("kill");
    }
    for (const auto &patient : patients)
        QTRY_VERIFY2_WITH_TIMEOUT(patient->scriptDone(), patient->script.readAll().constData(), 30'000);
    for (const auto &patient : patients) {
        const QByteArray name = patient->engine.name.toLatin1();
        QTRY_VERIFY2_WITH_TIMEOUT(patient->status().stale(), name.constData(), 10'000);
        QVERIFY2(!patient->client.ping(), name.constData());
        // It says why and since when, tries again, and what was known stays.
        QVERIFY2(!patient->status().error.what.isEmpty(), name.constData());
        QVERIFY2(patient->status().lastGoodMs > 0, name.constData());
        QTRY_VERIFY2(patient->session.handle.state().state == endpoint::EndpointState::State::Backoff, name.constData());
        patient->rows = patient->session.handle.feed("container")->rows();
        QVERIFY2(patient->rows.size() > EngineLoad::containers - 1, name.constData());
        QVERIFY2(!patient->log.live, name.constData());
    }
}

void CrashTest::startAndSee(Patients &patients)
{
    for (const auto &patient : patients) {
        QVERIFY2(patient->session.handle.feed("container")->rows() == patient->rows, qPrintable(patient->engine.name));
        patient->liveMs = 0;
        patient->startedMs = base::Clock::system().wallMs();
        patient->run("start");
    }
    for (const auto &patient : patients) {
        QTRY_VERIFY2_WITH_TIMEOUT(patient->scriptDone(), patient->script.readAll().constData(), 60'000);
        QTRY_VERIFY2_WITH_TIMEOUT(patient->isLive(), qPrintable(patient->engine.name), 40'000);
        QVERIFY2(patient->status().lastGoodMs > patient->killedMs, qPrintable(patient->engine.name));
    }
    for (const auto &patient : patients) {
        qInfo("%s: stale %lld ms after the kill began, live %lld ms after the start began", qPrintable(patient->engine.name),
              static_cast<long long>(patient->staleMs - patient->killedMs),
              static_cast<long long>(patient->liveMs - patient->startedMs));
        const qint64 lines = patient->log.store.lineCount();
        QTRY_VERIFY2_WITH_TIMEOUT(patient->log.store.lineCount() > lines + 100, qPrintable(patient->engine.name), 40'000);
    }
}

void CrashTest::compareLogs(Patient &patient)
{
    const QByteArray name = patient.engine.name.toLatin1();
    QVERIFY2(patient.client.askAside("POST", "/v1.40/containers/" + patient.writer + "/stop?t=5").ok(), name.constData());
    QTRY_VERIFY2_WITH_TIMEOUT(patient.log.ended, name.constData(), 30'000);
    const auto real = livetest::engineLog(patient.client, patient.writer);
    QByteArray expected;
    for (const livetest::EngineLine &line : real)
        expected += line.time + ' ' + line.text + '\n';
    const QTemporaryDir folder;
    const QList<QByteArray> ours = patient.log.saved(folder.filePath(QStringLiteral("log"))).split('\n');
    const QList<QByteArray> theirs = expected.split('\n');
    for (qsizetype i = 0; i < qMin(ours.size(), theirs.size()); ++i)
        QVERIFY2(ours[i] == theirs[i], (name + " line " + QByteArray::number(i) + ": saved \"" + ours[i] +
                                        "\", the engine has \"" + theirs[i] + '"').constData());
    QCOMPARE(ours.size(), theirs.size());
    // And by its own numbers: nothing twice, and no gap that the engine's log has not.
    QHash<QByteArray, qint64> last;
    int gaps = 0;
    for (qsizetype i = 0; i < static_cast<qsizetype>(real.size()); ++i) {
        const live::LogLine line = patient.log.store.line(patient.log.store.firstLine() + i);
        QCOMPARE(line.stream == live::LogStream::Err, real[static_cast<size_t>(i)].err);
        const QList<QByteArray> words = line.text.split(' ');
        QCOMPARE(words.size(), 3);
        qint64 &before = last[words[0] + ' ' + words[1]];
        QVERIFY2(words[2].toLongLong() > before, (name + ": " + line.text + " came again").constData());
        gaps += words[2].toLongLong() == before + 1 ? 0 : 1;
        before = words[2].toLongLong();
    }
    qInfo("%s: %lld lines, %d runs, opened %d times, %d gaps in the engine's own log", name.constData(),
          static_cast<long long>(real.size()), static_cast<int>(last.size() / 2), patient.log.reopened, gaps);
}

void CrashTest::threeKillsUnderLoad()
{
    Patients patients;
    for (const livetest::LiveEngine &engine : livetest::liveEngines())
        patients.push_back(std::make_unique<Patient>(engine));
    if (patients.empty())
        QSKIP("no engine could be started here");
    for (const auto &patient : patients) {
        QVERIFY2(patient->prepare(), qPrintable(patient->engine.name));
        patient->load.begin(100'000);
    }
    for (int round = 0; round < 3; ++round) {
        const int steps = patients.front()->load.steps();
        QTRY_VERIFY_WITH_TIMEOUT(patients.front()->load.steps() > steps + 5, 30'000);
        killAndSee(patients);
        if (QTest::currentTestFailed())
            return;
        startAndSee(patients);
        if (QTest::currentTestFailed())
            return;
    }
    for (const auto &patient : patients)
        patient->load.finish();
    for (const auto &patient : patients) {
        QVERIFY2(livetest::becomesRight(patient->session, patient->client, 20'000), qPrintable(patient->engine.name));
        compareLogs(*patient);
        if (QTest::currentTestFailed())
            return;
    }
}

PILOTHOUSE_TEST(CrashTest)
#include "tst_crash.moc"
