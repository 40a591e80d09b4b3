// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Logs that are refused: for now they are asked for again, for good they end with the engine's words.
#include "observedsession.h"
#include "sessionengine.h"
#include "testmain.h"

using docker::LogOutput;

class LogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("again");
        QTest::newRow("stopping") << 503 << true;
        QTest::newRow("no such driver") << 501 << false;
        QTest::newRow("gone") << 404 << false;
    }

    void refused()
    {
        QFETCH(int, status);
        QFETCH(bool, again);
        support::ScriptedEngine engine;
        engine.containers = {{"aa", "web"}};
        engine.instead("GET /containers/aa/logs", [status](const support::HttpRequest &, support::HttpConnection &connection) {
            connection.reply(status, R"({"message":"not now"})");
        });
        ObservedSession session(engine, 20);
        QVERIFY(session.isLive());
        engine.forget();
        docker::LogRequest request;
        request.container = "aa";
        std::vector<LogOutput::Kind> said;
        std::optional<base::Result<void>> ended;
        const docker::Engine docker = docker::sessionEngine();
        const endpoint::Channel channel =
            docker.openLog(session.handle, request, [&](LogOutput output) { said.push_back(output.kind); },
                           [&](base::Result<void> result) { ended = std::move(result); });
        const auto asked = [&engine] { return engine.asked("GET /v1.41/containers/aa/logs"); };
        if (again) {
            QTRY_VERIFY_WITH_TIMEOUT(asked() >= 3, ObservedSession::patience);
            QVERIFY(!ended);
            QVERIFY(std::count(said.begin(), said.end(), LogOutput::Kind::Reconnecting) >= 2);
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), ObservedSession::patience);
        QCOMPARE(ended->error().what, QStringLiteral("not now"));
        QCOMPARE(asked(), 1);
    }
};

PILOTHOUSE_TEST(LogsTest)
#include "tst_logs.moc"
