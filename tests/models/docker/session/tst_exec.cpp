// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A shell's channel on a scripted engine; with real engines it is tests/live/engine/tst_streams.cpp.
#include "observedsession.h"
#include "sessionengine.h"
#include "testmain.h"

#include <QPointer>
#include <QSize>

class ExecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersThatNobodyReadsAreDropped()
    {
        QPointer<support::HttpConnection> program;
        QByteArray received;
        support::ScriptedEngine engine;
        engine.containers = {{"aa", "web"}};
        engine.instead("POST /containers/aa/exec", [](const support::HttpRequest &, support::HttpConnection &connection) {
            connection.reply(201, R"({"Id":"e1"})");
        });
        engine.instead("POST /exec/e1/resize", [](const support::HttpRequest &, support::HttpConnection &connection) {
            connection.reply(200, {});
        });
        engine.instead("POST /exec/e1/start", [&](const support::HttpRequest &, support::HttpConnection &connection) {
            program = &connection;
            connection.upgrade([&received](const QByteArray &bytes) { received += bytes; }, [] {});
        });
        ObservedSession session(engine);
        QVERIFY(session.isLive());
        docker::ExecRequest request;
        request.container = "aa";
        bool started = false;
        endpoint::Channel shell = docker::sessionEngine().openExec(
            session.handle, request,
            [&started](const docker::ExecOutput &output) {
                started = started || output.kind == docker::ExecOutput::Kind::Started;
            },
            [](const base::Result<void> &) {});
        QTRY_VERIFY(program);
        program->write("$ ");
        QTRY_VERIFY(started);
        shell.control("answer", QByteArray("first"));
        QTRY_COMPARE(received, QByteArray("first"));

        program->setReading(false);
        constexpr int count = 8000;
        const QByteArray answer(1000, 'a');
        for (int i = 0; i < count; ++i)
            shell.control("answer", answer);
        shell.write("typed");
        engine.forget();
        shell.control("resize", QSize(90, 30)); // comes after all of them
        QTRY_VERIFY(engine.asked("POST /v1.41/exec/e1/resize") > 0);
        program->setReading(true);
        QTRY_VERIFY(received.endsWith("typed"));
        QVERIFY2(received.size() < count * answer.size() / 4, qPrintable(QString::number(received.size())));
        QCOMPARE((received.size() - 10) % answer.size(), 0); // whole or not at all
    }
};

PILOTHOUSE_TEST(ExecTest)
#include "tst_exec.moc"
