// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Event streams that end, are cut, carry garbage, are refused, or lost events: the tables come right all the same, and
// who follows single containers is told everything once.
#include "eventmemory.h"
#include "observedsession.h"
#include "testmain.h"

using State = live::FeedStatus::State;
using support::HttpConnection;
using support::HttpRequest;

namespace {

struct Engine : support::ScriptedEngine {
    Engine() { containers = {{"aa", "web"}, {"bb", "db", false}}; }
};

docker::EngineEvent eventAt(qint64 timeNano, const char *action, const char *id)
{
    docker::EngineEvent event;
    event.type = QStringLiteral("container");
    event.action = QString::fromLatin1(action);
    event.id = id;
    event.timeNano = timeNano;
    return event;
}

} // namespace

class EventFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamThatEnds_data();
    void streamThatEnds();
    void garbageIsSkipped();
    void withoutLineEnds();
    void endlessLine();
    void refused();
    void missedEvents();
    void takenUpWhereItBrokeOff();
    void renamedWhileTwoNamesAreListed();
    void podmanIsNotAskedForThePast();
    void repetitionsAreRecognized();
};

void EventFaultsTest::streamThatEnds_data()
{
    QTest::addColumn<bool>("properly");
    QTest::addColumn<QString>("words");
    QTest::newRow("ends") << true << QStringLiteral("The engine ended the connection");
    QTest::newRow("cut in a line") << false << QStringLiteral("was cut off");
}

void EventFaultsTest::streamThatEnds()
{
    QFETCH(bool, properly);
    QFETCH(QString, words);
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    const qint64 good = session.status().lastGoodMs;
    session.said.clear();
    engine.containers[0].name = "shop";
    if (properly) {
        engine.endEvents();
    } else {
        engine.eventBytes(R"({"Type":"container","Action":"rename","Actor":{"ID":"a)");
        engine.cutEvents();
    }
    const auto status = session.told(State::Backoff);
    QVERIFY(status);
    QVERIFY(status->stale());
    QVERIFY2(status->error.what.contains(words), qPrintable(status->error.text()));
    QCOMPARE(status->lastGoodMs, good);
    QVERIFY(session.isLive());
    QTRY_COMPARE_WITH_TIMEOUT(session.row("aa")->name, QStringLiteral("shop"), ObservedSession::patience);
    QCOMPARE(session.feed()->size(), 2);
}

void EventFaultsTest::garbageIsSkipped()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    engine.forget();
    engine.eventBytes("\n\r\nnonsense\n{\"Type\":\n[]\n{}\n\0\xff\xfe\n{\"Type\":7,\"Actor\":[]}\n");
    engine.containers[1].running = true;
    engine.eventOf("start", "bb");
    QTRY_VERIFY_WITH_TIMEOUT(session.row("bb")->running(), ObservedSession::patience);
    QCOMPARE(session.status().state, State::Live);
    QCOMPARE(engine.asked("GET /v1.41/events"), 0); // the stream was kept
}

void EventFaultsTest::withoutLineEnds()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    engine.containers[1].running = true;
    engine.eventBytes(R"({"Type":"container","Action":"start",)");
    engine.eventBytes(R"("Actor":{"ID":"bb"},"timeNano":9})");
    QTRY_VERIFY_WITH_TIMEOUT(session.row("bb")->running(), ObservedSession::patience);
}

void EventFaultsTest::endlessLine()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    const QByteArray piece(256 * 1024, 'x');
    for (int i = 0; i < 20; ++i) // 5 MiB, more than the session keeps, and more than the stream's credit
        engine.eventBytes(piece);
    engine.eventBytes("\n");
    engine.containers[1].running = true;
    engine.eventOf("start", "bb");
    QTRY_VERIFY_WITH_TIMEOUT(session.row("bb")->running(), ObservedSession::patience);
    QCOMPARE(session.status().state, State::Live);
}

void EventFaultsTest::refused()
{
    Engine engine;
    engine.instead("GET /events", [](const HttpRequest &, HttpConnection &connection) {
        connection.reply(403, R"({"message":"events are not allowed by this proxy"})");
    });
    ObservedSession session(engine);
    const auto status = session.told(State::Backoff);
    QVERIFY(status);
    QCOMPARE(status->error.code, base::Error::Code::Forbidden);
    QCOMPARE(status->error.what, QStringLiteral("events are not allowed by this proxy"));
    QVERIFY(session.status().state != State::Live);
    engine.asUsual("GET /events");
    QVERIFY(session.isLive());
}

void EventFaultsTest::missedEvents()
{
    Engine engine;
    for (int i = 0; i < 400; ++i)
        engine.containers.push_back({"c" + QByteArray::number(i), "c" + QByteArray::number(i), false});
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    QCOMPARE(session.feed()->size(), 402);
    // More happens than the engine's buffer of 256 holds, while nobody listens.
    engine.instead("GET /events", [](const HttpRequest &, HttpConnection &connection) { connection.close(); });
    engine.cutEvents();
    QTRY_VERIFY_WITH_TIMEOUT(session.status().stale(), ObservedSession::patience);
    QCOMPARE(session.feed()->size(), 402);
    for (size_t i = 2; i < 302; ++i)
        engine.containers[i].running = true;
    engine.containers.resize(302);
    engine.asUsual("GET /events");
    QVERIFY(session.isLive());
    QTRY_COMPARE_WITH_TIMEOUT(session.feed()->size(), 302, ObservedSession::patience);
    QTRY_VERIFY_WITH_TIMEOUT(session.row("c299")->running(), ObservedSession::patience);
    for (int i = 0; i < 300; ++i)
        QVERIFY(session.row("c" + QByteArray::number(i))->running());
}

void EventFaultsTest::takenUpWhereItBrokeOff()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    QCOMPARE(engine.asked("GET /v1.41/events?filters="), 1); // nothing was seen: from now on
    engine.event(R"({"Type":"container","Action":"exec_die","Actor":{"ID":"aa"},"timeNano":1700000000000000123})");
    engine.containers[1].running = true;
    engine.event(R"({"Type":"container","Action":"start","Actor":{"ID":"bb"},"timeNano":1700000000000000124})");
    QTRY_VERIFY_WITH_TIMEOUT(session.row("bb")->running(), ObservedSession::patience);
    engine.forget();
    engine.cutEvents();
    QTRY_COMPARE_WITH_TIMEOUT(engine.asked("GET /v1.41/events"), 1, ObservedSession::patience);
    const auto request = std::find_if(engine.requests().begin(), engine.requests().end(),
                                      [](const QByteArray &asked) { return asked.contains("/events"); });
    QVERIFY2(request->endsWith("&since=1700000000.000000124"), request->constData());
    QVERIFY(session.isLive());
    QVERIFY(engine.asked("GET /v1.41/containers/json?all=1") > 0); // and everything is listed
}

// Docker gives its event, and only then lets go of the old name.
void EventFaultsTest::renamedWhileTwoNamesAreListed()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    engine.containers[0].nameBefore = std::exchange(engine.containers[0].name, "zoo");
    engine.eventOf("rename", "aa");
    QTRY_COMPARE_WITH_TIMEOUT(session.row("aa")->name, QStringLiteral("zoo"), ObservedSession::patience);
    engine.containers[0].nameBefore.clear();
    engine.containers[0].name = "shop";
    engine.eventOf("rename", "aa");
    QTRY_COMPARE_WITH_TIMEOUT(session.row("aa")->name, QStringLiteral("shop"), ObservedSession::patience);
}

void EventFaultsTest::podmanIsNotAskedForThePast()
{
    Engine engine;
    engine.instead("GET /_ping", [](const HttpRequest &, HttpConnection &connection) {
        connection.reply(200, "OK", {{"Libpod-Api-Version", "4.3.1"}});
    });
    engine.eventHeads = false;
    ObservedSession session(engine);
    QVERIFY(session.isLive()); // though its stream says nothing yet
    engine.cutEvents();
    QTRY_COMPARE_WITH_TIMEOUT(engine.asked("GET /v1.41/events"), 2, ObservedSession::patience);
    for (const QByteArray &request : engine.requests())
        QVERIFY2(!request.contains("since="), request.constData());
    QVERIFY(session.isLive());
}

void EventFaultsTest::repetitionsAreRecognized()
{
    docker::EventMemory memory;
    QVERIFY(memory.since().isEmpty());
    QVERIFY(memory.take(eventAt(2'000'000'007, "start", "aa")));
    QVERIFY(memory.take(eventAt(2'000'000'007, "start", "aa"))); // one stream does not repeat itself
    QCOMPARE(memory.since(), QStringLiteral("2.000000007"));
    QVERIFY(memory.take(eventAt(1'000'000'000, "die", "aa"))); // late
    QCOMPARE(memory.since(), QStringLiteral("2.000000007"));
    memory.resume();
    QVERIFY(!memory.take(eventAt(2'000'000'007, "start", "aa")));
    QVERIFY(memory.take(eventAt(2'000'000'007, "start", "bb"))); // at the same moment, but another's
    QVERIFY(memory.take(eventAt(2'000'000'008, "start", "aa")));
    QVERIFY(memory.take(eventAt(0, "start", "aa"))); // without a time nothing can be said
    for (int i = 0; i < 300; ++i)
        QVERIFY(memory.take(eventAt(3'000'000'000 + i, "start", "aa")));
    QCOMPARE(memory.since(), QStringLiteral("3.000000299"));
}

PILOTHOUSE_TEST(EventFaultsTest)
#include "tst_eventfaults.moc"
