// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What flows from real engines: logs, shells, figures.
#include "logchunk.h"
#include "observed.h"
#include "rawclient.h"
#include "testmain.h"

#include <QSize>

using livetest::LiveSession;

class StreamsTest : public QObject
{
    Q_OBJECT

    static bool connected(LiveSession &session)
    {
        return QTest::qWaitFor(
            [&] { return session.handle.state().state == endpoint::EndpointState::State::Connected; }, 20'000);
    }

private Q_SLOTS:
    void logsComeOnceAndInOrder_data() { livetest::eachEngine(); }
    void logsComeOnceAndInOrder()
    {
        EACH_ENGINE()
        LiveSession session(socket);
        QVERIFY(connected(session));
        const QString name = LiveSession::randomName();
        const QString script = QStringLiteral("i=0; while [ $i -lt 300 ]; do echo out $i; echo err $i >&2; i=$((i+1)); done; "
                                              "sleep 1; echo last; sleep 1000");
        const auto made = session.create(name, {QStringLiteral("sh"), QStringLiteral("-c"), script});
        QVERIFY2(made.ok() && made->started, made.ok() ? qPrintable(made->startError.text()) : qPrintable(made.error().text()));
        QStringList out, err;
        docker::LogRequest request;
        request.container = made->id;
        request.tail = -1;
        bool ended = false;
        endpoint::Channel channel;
        channel = session.engine.openLog(
            session.handle, request,
            [&](const docker::LogOutput &output) {
                if (output.kind == docker::LogOutput::Kind::Ended)
                    ended = true;
                if (!output.chunk)
                    return;
                const live::LogChunkView view = output.chunk->view();
                for (qsizetype i = 0; i < view.count; ++i) {
                    const QString line = QString::fromUtf8(view.line(i).toByteArray());
                    (line.startsWith(QStringLiteral("err")) ? err : out) << line;
                }
                channel.grant(output.streamBytes);
            },
            [](const base::Result<void> &) {});
        QTRY_VERIFY_WITH_TIMEOUT(out.contains(QStringLiteral("last")), 40'000);
        QCOMPARE(out.size(), 301);
        QCOMPARE(err.size(), 300);
        for (int i = 0; i < 300; ++i) {
            QCOMPARE(out[i], QStringLiteral("out %1").arg(i));
            QCOMPARE(err[i], QStringLiteral("err %1").arg(i));
        }
        QVERIFY(session.act("container.kill", name, {{QStringLiteral("signal"), QStringLiteral("SIGKILL")}}));
        QTRY_VERIFY_WITH_TIMEOUT(ended, 30'000);
    }

    // A container that had ended is started while the connection is away, so that no event tells: its log goes on.
    void aStartDuringACutIsFollowed_data() { livetest::eachEngine(); }
    void aStartDuringACutIsFollowed()
    {
        EACH_ENGINE()
        livetest::Observed observed(socket);
        QVERIFY(observed.connected());
        const QString name = LiveSession::randomName();
        const auto made = observed.session.create(name, {QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("echo ran")});
        QVERIFY(made.ok() && made->started);
        qint64 lines = 0;
        bool ended = false;
        docker::LogRequest request;
        request.container = made->id;
        endpoint::Channel channel;
        channel = observed.session.engine.openLog(
            observed.session.handle, request,
            [&](const docker::LogOutput &output) {
                lines += output.chunk ? output.chunk->count() : 0;
                ended = ended || output.kind == docker::LogOutput::Kind::Ended;
                channel.grant(output.streamBytes);
            },
            [](const base::Result<void> &) {});
        QTRY_VERIFY_WITH_TIMEOUT(lines == 1 && ended, 30'000);
        observed.proxy.refuseConnections(true);
        observed.proxy.cutAll();
        QTRY_VERIFY_WITH_TIMEOUT(!observed.isLive(), 10'000);
        const livetest::RawClient client(socket);
        QVERIFY(client.ask("POST", "/v1.40/containers/" + made->id + "/start").ok());
        QTRY_VERIFY_WITH_TIMEOUT(client.get("/v1.40/containers/" + made->id + "/json").body.contains("\"exited\""), 20'000);
        observed.proxy.refuseConnections(false);
        QTRY_VERIFY_WITH_TIMEOUT(lines == 2, 40'000);
        QVERIFY(observed.connected());
    }

    void aShellAnswersAndTellsItsCode_data() { livetest::eachEngine(); }
    void aShellAnswersAndTellsItsCode()
    {
        EACH_ENGINE()
        LiveSession session(socket);
        QVERIFY(connected(session));
        const QString name = LiveSession::randomName();
        const auto made = session.create(name, {QStringLiteral("sleep"), QStringLiteral("1000")});
        QVERIFY(made.ok() && made->started);
        QByteArray seen;
        QString command;
        std::optional<int> code;
        docker::ExecRequest request;
        request.container = made->id;
        endpoint::Channel shell;
        shell = session.engine.openExec(
            session.handle, request,
            [&](const docker::ExecOutput &output) {
                seen += output.bytes;
                shell.grant(output.bytes.size());
                if (output.kind == docker::ExecOutput::Kind::Started)
                    command = output.text;
                if (output.kind == docker::ExecOutput::Kind::Ended)
                    code = output.exitCode;
            },
            [](const base::Result<void> &) {});
        // The test image has no bash: the next one in the list is found.
        QTRY_COMPARE_WITH_TIMEOUT(command, QStringLiteral("/bin/sh"), 30'000);
        shell.control("resize", QSize(101, 33));
        // The size takes a moment to arrive; asking again does no harm.
        QTRY_VERIFY_WITH_TIMEOUT((shell.write("stty size\n"), QTest::qWait(300), seen.contains("33 101")), 30'000);
        shell.write("exit 3\n");
        QTRY_VERIFY_WITH_TIMEOUT(code.has_value(), 30'000);
        QCOMPARE(*code, 3);
    }

    void figuresArrive_data() { livetest::eachEngine(); }
    void figuresArrive()
    {
        EACH_ENGINE()
        LiveSession session(socket);
        QVERIFY(connected(session));
        const QString name = LiveSession::randomName();
        const auto made =
            session.create(name, {QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("while :; do :; done")});
        QVERIFY(made.ok() && made->started);
        const live::SeriesStore *series = session.handle.series();
        QTRY_VERIFY_WITH_TIMEOUT(series->latest(made->id, docker::CpuPercent).value_or(0) > 10, 60'000);
        QVERIFY(series->latest(made->id, docker::CpuPercent).value_or(0) < 130); // one core, whatever the host has
        QVERIFY(series->latest(made->id, docker::MemoryBytes).value_or(0) > 0);
    }
};

PILOTHOUSE_TEST(StreamsTest)
#include "tst_streams.moc"
