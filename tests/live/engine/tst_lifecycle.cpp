// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Containers of real engines through a whole life, by the program's own actions; the engine is asked each time whether it
// agrees. The safety relist is off: what changes rows is events.
#include "livesession.h"
#include "testmain.h"

#include <QProcess>

using docker::ContainerState;
using livetest::LiveSession;

class LifecycleTest : public QObject
{
    Q_OBJECT

    static QString stateOf(LiveSession &session, const QString &name)
    {
        return session.get("/containers/" + name.toLatin1() + "/json")
            .object()
            .value(QStringLiteral("State"))
            .toObject()
            .value(QStringLiteral("Status"))
            .toString();
    }

private Q_SLOTS:
    void actions_data() { livetest::eachEngine(); }
    void actions()
    {
        EACH_ENGINE()
        LiveSession session(socket);
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.state().state == endpoint::EndpointState::State::Connected, 20'000);
        QVERIFY(session.handle.state().product.startsWith(podman ? QStringLiteral("Podman") : QStringLiteral("Docker")));
        const QString name = LiveSession::randomName();
        const auto made = session.create(name, {QStringLiteral("sleep"), QStringLiteral("1000")});
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().text()));
        QVERIFY2(made->started, qPrintable(made->startError.text()));
        QTRY_VERIFY_WITH_TIMEOUT(session.row(name) && session.row(name)->running(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(session.row(name)->startedMs > 0, 20'000);

        QVERIFY(session.act("container.pause", name));
        QCOMPARE(stateOf(session, name), QStringLiteral("paused"));
        QVERIFY(session.act("container.unpause", name));
        QVERIFY(session.act("container.restart", name));
        QCOMPARE(stateOf(session, name), QStringLiteral("running"));
        QVERIFY(session.act("container.stop", name, {{QStringLiteral("timeout"), 1}}));
        QCOMPARE(stateOf(session, name), QStringLiteral("exited"));
        QVERIFY(session.act("container.start", name));
        QCOMPARE(stateOf(session, name), QStringLiteral("running"));
        QVERIFY(session.act("container.kill", name, {{QStringLiteral("signal"), QStringLiteral("SIGKILL")}}));
        QTRY_COMPARE_WITH_TIMEOUT(session.row(name)->state, ContainerState::Exited, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(session.row(name)->exitCode, 137, 20'000);

        const QString other = LiveSession::randomName();
        session.made << other;
        QVERIFY(session.act("container.rename", name, {{QStringLiteral("name"), other}}));
        QVERIFY(session.row(other));
        QVERIFY(session.act("container.remove", other));
        QVERIFY(!session.row(other));
        QVERIFY(session.get("/containers/" + other.toLatin1() + "/json").isNull());
    }

    void whatHappensOutsideIsSeen_data() { livetest::eachEngine(); }
    void whatHappensOutsideIsSeen()
    {
        EACH_ENGINE()
        LiveSession session(socket);
        const QString name = LiveSession::randomName();
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.state().state == endpoint::EndpointState::State::Connected, 20'000);
        QVERIFY(session.create(name, {QStringLiteral("sleep"), QStringLiteral("1000")}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(session.row(name) && session.row(name)->running(), 20'000);
        // Another client altogether.
        QProcess curl;
        curl.start(QStringLiteral("curl"),
                   {QStringLiteral("-sS"), QStringLiteral("--unix-socket"), socket, QStringLiteral("-X"),
                    QStringLiteral("POST"), QStringLiteral("http://engine/containers/%1/stop?t=1").arg(name)});
        QTRY_COMPARE_WITH_TIMEOUT(session.row(name)->state, ContainerState::Exited, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, 20'000);
    }

    void conflictsAreTold_data() { livetest::eachEngine(); }
    void conflictsAreTold()
    {
        EACH_ENGINE()
        LiveSession session(socket);
        QTRY_VERIFY_WITH_TIMEOUT(session.handle.state().state == endpoint::EndpointState::State::Connected, 20'000);
        const QString name = LiveSession::randomName();
        QVERIFY(session.create(name, {QStringLiteral("true")}, false).ok());
        const auto again = session.create(name, {QStringLiteral("true")}, false);
        QVERIFY(!again.ok());
        QVERIFY2(again.error().what.contains(name), qPrintable(again.error().text()));
        docker::ContainerPlan plan;
        plan.body.insert(QStringLiteral("Image"), QStringLiteral("pilothouse/no-such-image:9"));
        std::optional<base::Result<docker::ContainerMade>> answer;
        const endpoint::Call call = session.engine.createContainer(
            session.handle, plan, [&](base::Result<docker::ContainerMade> result) { answer = std::move(result); });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 60'000);
        QVERIFY(!answer->ok());
        QVERIFY(!answer->error().what.isEmpty());
    }

    void readOnlyChangesNothing_data() { livetest::eachEngine(); }
    void readOnlyChangesNothing()
    {
        EACH_ENGINE()
        LiveSession writer(socket);
        QTRY_VERIFY_WITH_TIMEOUT(writer.handle.state().state == endpoint::EndpointState::State::Connected, 20'000);
        const QString name = LiveSession::randomName();
        QVERIFY(writer.create(name, {QStringLiteral("sleep"), QStringLiteral("1000")}).ok());
        LiveSession reader(socket, true);
        QTRY_VERIFY_WITH_TIMEOUT(reader.row(name) && reader.row(name)->running(), 30'000);
        QVERIFY(!reader.act("container.stop", name));
        // The session refuses too, should something pass the runner.
        QVERIFY(!reader.create(LiveSession::randomName(), {QStringLiteral("true")}).ok());
        bool ended = false;
        base::Result<void> result;
        docker::ExecRequest request;
        request.container = reader.row(name)->id;
        const endpoint::Channel shell = reader.engine.openExec(
            reader.handle, request, [](const docker::ExecOutput &) {},
            [&](base::Result<void> why) {
                result = std::move(why);
                ended = true;
            });
        QTRY_VERIFY_WITH_TIMEOUT(ended, 20'000);
        QVERIFY(!result.ok());
        QVERIFY(result.error().code == base::Error::Code::ReadOnly);
        QCOMPARE(stateOf(writer, name), QStringLiteral("running"));
    }
};

PILOTHOUSE_TEST(LifecycleTest)
#include "tst_lifecycle.moc"
