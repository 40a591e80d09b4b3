// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A witness between session and engine counts what is asked for, and sabotages: what is silent, what is asked after an
// event, what read-only lets through, what an action comes to that the engine never saw, and what a cut leaves behind.
#include "livesession.h"
#include "testmain.h"
#include "witnessproxy.h"

#include <QProcess>
#include <QTemporaryDir>

using docker::ContainerState;
using livetest::LiveSession;
using livetest::WitnessProxy;

class WitnessLiveTest : public QObject
{
    Q_OBJECT

    struct Observed {
        QTemporaryDir folder;
        WitnessProxy proxy;
        LiveSession session;
        explicit Observed(const QString &socket, bool readOnly = false)
            : proxy(socket, folder.filePath(QStringLiteral("w"))), session(proxy.socketPath(), readOnly)
        {
        }
        bool connected()
        {
            return proxy.isListening() && QTest::qWaitFor(
                [&] { return session.handle.feed("container")->status().state == live::FeedStatus::State::Live; }, 30'000);
        }
        QStringList asked() const
        {
            QStringList result;
            for (const auto &request : proxy.requests())
                result << QString::fromUtf8(request.method + ' ' + request.path);
            return result;
        }
    };

    static void outside(const QString &socket, const QString &path)
    {
        QProcess curl;
        curl.start(QStringLiteral("curl"), {QStringLiteral("-sS"), QStringLiteral("--unix-socket"), socket,
                                            QStringLiteral("-X"), QStringLiteral("POST"), QStringLiteral("http://engine") + path});
        QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, 30'000);
    }

private Q_SLOTS:
    void silentWhenIdleAndExactAfterAnEvent_data() { livetest::eachEngine(); }
    void silentWhenIdleAndExactAfterAnEvent()
    {
        EACH_ENGINE()
        Observed observed(socket);
        QVERIFY(observed.connected());
        const QString name = LiveSession::randomName();
        QVERIFY(observed.session.create(name, {QStringLiteral("sleep"), QStringLiteral("1000")}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(observed.session.row(name) && observed.session.row(name)->startedMs > 0, 30'000);
        const QString id = QString::fromLatin1(observed.session.row(name)->id);
        QTest::qWait(1500); // what the start brought has been asked for
        observed.proxy.forget();
        QTest::qWait(8000);
        QStringList idle = observed.asked();
        if (!podman) // Podman's figures may come as streams, which are opened again when it ends them
            QVERIFY2(idle.isEmpty(), qPrintable(idle.join(u'\n')));
        QVERIFY(observed.proxy.count("GET", "/containers/json") == 0);
        observed.proxy.forget();
        outside(socket, QStringLiteral("/containers/%1/stop?t=1").arg(name));
        QTRY_COMPARE_WITH_TIMEOUT(observed.session.row(name)->state, ContainerState::Exited, 30'000);
        QTest::qWait(500);
        const QStringList after = observed.asked();
        QVERIFY(!after.isEmpty());
        for (const QString &request : after)
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
        for (const auto &request : observed.proxy.requests())
            QVERIFY2(request.method == "GET" || request.method == "HEAD", request.path.constData());
    }

    void whatTheEngineNeverSawIsUnobserved_data() { livetest::eachEngine(); }
    void whatTheEngineNeverSawIsUnobserved()
    {
        EACH_ENGINE()
        Observed observed(socket);
        QVERIFY(observed.connected());
        const QString name = LiveSession::randomName();
        QVERIFY(observed.session.create(name, {QStringLiteral("sleep"), QStringLiteral("1000")}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(observed.session.row(name) && observed.session.row(name)->running(), 30'000);
        observed.proxy.swallowActions(true);
        const actions::Action *stop = actions::findAction(observed.session.runner.actions(), "container.stop");
        const quint64 id = observed.session.runner.run(observed.session.handle, *stop, {observed.session.row(name)});
        QTRY_VERIFY_WITH_TIMEOUT(observed.session.runner.operation(id)->over(), 60'000);
        QVERIFY(observed.session.runner.operation(id)->items.front().state == actions::ItemState::Unobserved);
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
