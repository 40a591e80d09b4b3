// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A witness between session and engine counts what is asked for, and sabotages: what is asked after an event, what read-only lets through, what an action comes to that the engine never saw, and what a cut leaves behind.
#include "hurriedclock.h"
#include "observed.h"
#include "testmain.h"

#include <QProcess>

using docker::ContainerState;
using livetest::LiveSession;
using livetest::Observed;

class WitnessLiveTest : public QObject
{
    Q_OBJECT

    static void outside(const QString &socket, const QString &path)
    {
        QProcess curl;
        curl.start(QStringLiteral("curl"), {QStringLiteral("-sS"), QStringLiteral("--unix-socket"), socket,
                                            QStringLiteral("-X"), QStringLiteral("POST"), QStringLiteral("http://engine") + path});
        QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, 30'000);
    }

private Q_SLOTS:
    // The quiet minute itself is in tst_idle.
    void oneStopOutsideAsksForOneContainer_data() { livetest::eachEngine(); }
    void oneStopOutsideAsksForOneContainer()
    {
        EACH_ENGINE()
        Observed observed(socket);
        QVERIFY(observed.connected());
        const QString name = LiveSession::randomName(), other = LiveSession::randomName();
        for (const QString &one : {name, other}) {
            QVERIFY(observed.session.create(one, {QStringLiteral("sleep"), QStringLiteral("1000")}).ok());
            QTRY_VERIFY_WITH_TIMEOUT(observed.session.row(one) && observed.session.row(one)->startedMs > 0, 30'000);
        }
        const QString id = QString::fromLatin1(observed.session.row(name)->id);
        QVERIFY(observed.settles());
        observed.proxy.forget();
        outside(socket, QStringLiteral("/containers/%1/stop?t=1").arg(name));
        QTRY_COMPARE_WITH_TIMEOUT(observed.session.row(name)->state, ContainerState::Exited, 30'000);
        QVERIFY(observed.settles());
        QVERIFY(!observed.asked().isEmpty());
        for (const QString &request : observed.asked())
            QVERIFY2(request.contains(id), qPrintable(request));
    }

    void readOnlySendsNothingButReads_data() { livetest::eachEngine(); }
    void readOnlySendsNothingButReads()
    {
        EACH_ENGINE()
        LiveSession writer(socket);
        const QString name = LiveSession::randomName();
        QTRY_VERIFY_WITH_TIMEOUT(writer.handle.state().state == endpoint::EndpointState::State::Connected, 20'000);
        QVERIFY(writer.create(name, {QStringLiteral("sleep"), QStringLiteral("1000")}).ok());
        Observed observed(socket, true);
        QVERIFY(observed.connected());
        QTRY_VERIFY_WITH_TIMEOUT(observed.session.row(name), 20'000);
        for (const char *action : {"container.stop", "container.restart", "container.pause", "container.remove"})
            QVERIFY(!observed.session.act(action, name));
        QVERIFY(!observed.session.create(LiveSession::randomName(), {QStringLiteral("true")}).ok());
        docker::ExecRequest exec;
        exec.container = observed.session.row(name)->id;
        std::optional<base::Result<void>> shell;
        const endpoint::Channel channel = observed.session.engine.openExec(
            observed.session.handle, exec, [](const docker::ExecOutput &) {},
            [&](base::Result<void> why) { shell = std::move(why); });
        QTRY_VERIFY_WITH_TIMEOUT(shell.has_value(), 20'000);
        QVERIFY(!shell->ok() && shell->error().code == base::Error::Code::ReadOnly);
        QCOMPARE(observed.proxy.count("GET", "/exec/"), 0);
        for (const auto &request : observed.proxy.requests())
            QVERIFY2(request.method == "GET" || request.method == "HEAD", request.path.constData());
        QVERIFY(observed.proxy.requests().size() > 3); // it did ask for what it shows
    }

    void whatTheEngineNeverSawIsUnobserved_data() { livetest::eachEngine(); }
    void whatTheEngineNeverSawIsUnobserved()
    {
        EACH_ENGINE()
        livetest::HurriedClock clock; // the runner waits for five seconds
        Observed observed(socket, false, false, clock);
        QVERIFY(observed.connected());
        const QString name = LiveSession::randomName();
        QVERIFY(observed.session.create(name, {QStringLiteral("sleep"), QStringLiteral("1000")}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(observed.session.row(name) && observed.session.row(name)->running(), 30'000);
        observed.proxy.swallowActions(true);
        const actions::Action *stop = actions::findAction(observed.session.runner.actions(), "container.stop");
        const quint64 id = observed.session.runner.run(observed.session.handle, *stop, {observed.session.row(name)});
        QTRY_VERIFY_WITH_TIMEOUT(observed.session.runner.operation(id)->over(), 60'000);
        const actions::Item &item = observed.session.runner.operation(id)->items.front();
        QVERIFY2(item.state == actions::ItemState::Unobserved, qPrintable(item.error.text()));
        observed.proxy.swallowActions(false);
    }

    void aCutIsToldAndMended_data() { livetest::eachEngine(); }
    void aCutIsToldAndMended()
    {
        EACH_ENGINE()
        Observed observed(socket);
        QVERIFY(observed.connected());
        const QString name = LiveSession::randomName();
        QVERIFY(observed.session.create(name, {QStringLiteral("sleep"), QStringLiteral("1000")}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(observed.session.row(name) && observed.session.row(name)->running(), 30'000);
        bool stale = false;
        live::Feed *feed = observed.session.handle.feed("container");
        QObject::connect(feed, &live::Feed::statusChanged, this, [&] { stale = stale || feed->status().stale(); });
        observed.proxy.cutAll();
        QTRY_VERIFY_WITH_TIMEOUT(stale, 20'000);
        QVERIFY(observed.session.row(name)); // the rows stay
        outside(socket, QStringLiteral("/containers/%1/kill").arg(name));
        QTRY_VERIFY_WITH_TIMEOUT(feed->status().state == live::FeedStatus::State::Live, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(observed.session.row(name)->state, ContainerState::Exited, 30'000);
        QObject::disconnect(feed, nullptr, this, nullptr);
    }
};

PILOTHOUSE_TEST(WitnessLiveTest)
#include "tst_witness.moc"
