// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Would the live tests notice? The witness lies, and the judgement of the rows must turn red where the program cannot
// know better; where it can, the rows become right by themselves or the action says that it saw nothing of its effect.
#include "engineload.h"
#include "hurriedclock.h"
#include "judgement.h"
#include "observed.h"
#include "testmain.h"

using docker::ContainerState;
using livetest::EngineLoad;
using livetest::LiveSession;
using livetest::Observed;
using livetest::RawClient;

class SabotageTest : public QObject
{
    Q_OBJECT

    struct Robbed {
        QString name;
        RawClient client;
        Observed mended; ///< with the safety relist
        Observed blind;  ///< without
        EngineLoad load;
        Robbed(const livetest::LiveEngine &engine, unsigned seed, base::Clock &clock)
            : name(engine.name), client(engine.socket), mended(engine.socket, false, true, clock), blind(engine.socket),
              load(engine.socket, seed)
        {
        }
    };
    static QByteArray started(LiveSession &session, const RawClient &client)
    {
        const QByteArray id = EngineLoad::make(client, LiveSession::randomName().toLatin1());
        session.made << QString::fromLatin1(id); // not by its name, which may change
        return client.ask("POST", "/v1.40/containers/" + id + "/start").ok() ? id : QByteArray();
    }
    static const docker::ContainerRow *rowOf(LiveSession &session, const QByteArray &id)
    {
        return static_cast<const docker::ContainerRow *>(session.handle.feed("container")->row(id).get());
    }
    livetest::HurriedClock m_clock; ///< a relist every ten seconds, Unobserved after five

    static bool loseTheLastEvent(Robbed &engine, const QByteArray &id);

private Q_SLOTS:
    void droppedEvents();
    void swappedIdsAreNoticed_data() { livetest::eachEngine(); }
    void swappedIdsAreNoticed();
    void anActionOnAnotherIsUnobserved_data() { livetest::eachEngine(); }
    void anActionOnAnotherIsUnobserved();
};

// Renames the container until an event of that was dropped on its way to the blind session: nothing comes after it that
// would tell.
bool SabotageTest::loseTheLastEvent(Robbed &engine, const QByteArray &id)
{
    for (int i = 0; i < 60; ++i) {
        const int dropped = engine.blind.proxy.droppedEvents();
        const QString name = LiveSession::randomName();
        const auto told = [&] { return rowOf(engine.blind.session, id)->name == name; };
        if (!engine.client.ask("POST", "/v1.40/containers/" + id + "/rename?name=" + name.toLatin1()).ok() ||
            !QTest::qWaitFor([&] { return told() || engine.blind.proxy.droppedEvents() > dropped; }, 20'000))
            return false;
        // What was dropped may have been a last event of the load: then this one will still come.
        if (!told() && !QTest::qWaitFor(told, 2000))
            return true;
    }
    return false;
}

// One event in twenty is lost while containers come, go and change. All engines at once. What a relist
// mends is right within its period, here 10 s (60 s by the clock of the session).
void SabotageTest::droppedEvents()
{
    std::vector<std::unique_ptr<Robbed>> engines;
    for (const livetest::LiveEngine &engine : livetest::liveEngines())
        engines.push_back(std::make_unique<Robbed>(engine, 7u + static_cast<unsigned>(engines.size()), m_clock));
    if (engines.empty())
        QSKIP("no engine could be started here");
    std::vector<QByteArray> ids;
    for (const auto &engine : engines) {
        QVERIFY2(engine->mended.connected() && engine->blind.connected(), qPrintable(engine->name));
        QVERIFY2(engine->load.prepare(), qPrintable(engine->name));
        ids.push_back(started(engine->blind.session, engine->client));
        QVERIFY2(livetest::becomesRight(engine->mended.session, engine->client, 20'000), qPrintable(engine->name));
        QVERIFY2(livetest::becomesRight(engine->blind.session, engine->client, 20'000), qPrintable(engine->name));
    }
    for (const auto &engine : engines) {
        engine->mended.proxy.dropEveryNthEvent(20);
        engine->blind.proxy.dropEveryNthEvent(20);
        engine->load.begin(25);
    }
    for (const auto &engine : engines)
        QTRY_VERIFY2_WITH_TIMEOUT(!engine->load.running(), qPrintable(engine->name), 60'000);
    for (size_t i = 0; i < engines.size(); ++i) {
        QVERIFY2(loseTheLastEvent(*engines[i], ids[i]), qPrintable(engines[i]->name));
        qInfo("%s: %d of %d events were dropped", qPrintable(engines[i]->name), engines[i]->mended.proxy.droppedEvents(),
              engines[i]->mended.proxy.seenEvents());
    }
    for (const auto &engine : engines)
        QVERIFY2(!livetest::judgement(engine->blind.session, engine->client).isEmpty(), qPrintable(engine->name));
    for (const auto &engine : engines)
        QVERIFY2(engine->mended.proxy.droppedEvents() > 1, qPrintable(engine->name));
    for (const auto &engine : engines)
        QVERIFY2(livetest::becomesRight(engine->mended.session, engine->client, 12'000), qPrintable(engine->name));
    // Without the relist the judgement is red, and stays so: this is what would fail if somebody took the relist away.
    for (const auto &engine : engines) {
        const QStringList wrong = livetest::judgement(engine->blind.session, engine->client);
        QVERIFY2(!wrong.isEmpty(), qPrintable(engine->name));
        qInfo("%s, without the relist: %s", qPrintable(engine->name), qPrintable(wrong.join(QStringLiteral("; "))));
    }
}

// The lists give the state of one container to another: the judgement sees it.
void SabotageTest::swappedIdsAreNoticed()
{
    EACH_ENGINE()
    const RawClient client(socket);
    Observed observed(socket);
    QVERIFY(observed.connected());
    QVERIFY(!started(observed.session, client).isEmpty() && !started(observed.session, client).isEmpty());
    QVERIFY(livetest::becomesRight(observed.session, client, 20'000));
    observed.proxy.swapTwoIds(true);
    observed.proxy.cutAll(); // the next list is a new one
    QTRY_VERIFY_WITH_TIMEOUT(!observed.isLive(), 10'000);
    QVERIFY(observed.connected());
    const QStringList wrong = livetest::judgement(observed.session, client);
    QVERIFY(!wrong.isEmpty());
    qInfo("%s", qPrintable(wrong.join(QStringLiteral("; "))));
    observed.proxy.swapTwoIds(false);
    observed.proxy.cutAll();
    QTRY_VERIFY_WITH_TIMEOUT(!observed.isLive(), 10'000);
    QVERIFY(observed.connected());
    QVERIFY(livetest::becomesRight(observed.session, client, 10'000));
}

// "Stop" of one container reaches another: the first stays as it is, so nothing confirms the action; the second is
// shown as stopped, because it was; and who compares with what was asked for finds that the engine did something else.
void SabotageTest::anActionOnAnotherIsUnobserved()
{
    EACH_ENGINE()
    const RawClient client(socket);
    Observed observed(socket, false, false, m_clock);
    QVERIFY(observed.connected());
    const QByteArray meant = started(observed.session, client), hit = started(observed.session, client);
    QVERIFY(livetest::becomesRight(observed.session, client, 20'000));
    observed.proxy.misdirectActions(meant, hit);
    const actions::Action *stop = actions::findAction(observed.session.runner.actions(), "container.stop");
    const quint64 id = observed.session.runner.run(observed.session.handle, *stop,
                                                   {observed.session.handle.feed("container")->row(meant)});
    QTRY_VERIFY_WITH_TIMEOUT(observed.session.runner.operation(id)->over(), 60'000);
    QCOMPARE(observed.session.runner.operation(id)->items.front().state, actions::ItemState::Unobserved);
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(observed.session, hit)->state == ContainerState::Exited, 20'000);
    QVERIFY(rowOf(observed.session, meant)->state == ContainerState::Running);
    QVERIFY(livetest::becomesRight(observed.session, client, 10'000));
}

PILOTHOUSE_TEST(SabotageTest)
#include "tst_sabotage.moc"
