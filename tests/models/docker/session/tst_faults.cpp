// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a session says and keeps when an engine answers badly: each fault is told in words a person can use, the last
// good rows stay with their time, and the session mends itself once the engine does.
#include "observedsession.h"
#include "testmain.h"

using base::Error;
using State = live::FeedStatus::State;
using support::HttpConnection;
using support::HttpRequest;

namespace {

constexpr auto listOf = "GET /containers/json";

/// An engine with two containers.
struct Engine : support::ScriptedEngine {
    Engine() { containers = {{"aa", "web"}, {"bb", "db", false}}; }
    /// Something happened to all: the session must list again.
    void stir() { eventOf("prune", {}); }
};

void cut(const HttpRequest &, HttpConnection &connection)
{
    connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n[{\"Id\":\"aa\",");
    connection.close();
}

void endsInside(const HttpRequest &, HttpConnection &connection)
{
    connection.reply(200, "[{\"Id\":\"aa\",\"Names\":[\"/we");
}

void page(const HttpRequest &, HttpConnection &connection)
{
    connection.reply(200, "<html>Sign in to the guest network</html>", {{"Content-Type", "text/html"}});
}

void object(const HttpRequest &, HttpConnection &connection)
{
    connection.reply(200, R"({"message":"here you are"})");
}

void broken(const HttpRequest &, HttpConnection &connection)
{
    connection.reply(500, "the store is corrupt\n", {{"Content-Type", "text/plain"}});
}

void speechless(const HttpRequest &, HttpConnection &connection)
{
    connection.reply(503, "");
}

void resetting(const HttpRequest &, HttpConnection &connection)
{
    connection.reset();
}

/// One byte more than what is held; sent as fast as it is taken.
void huge(const HttpRequest &, HttpConnection &connection)
{
    connection.beginChunked();
    connection.chunk("[");
    const QByteArray piece(1024 * 1024, ' ');
    for (int i = 0; i < 64; ++i)
        connection.chunk(piece);
}

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badLists_data();
    void badLists();
    void badListsAtTheBeginning_data() { badLists_data(); }
    void badListsAtTheBeginning();
    void aSlowListHoldsUpNoOther();
    void aLateListOfRunningOnesTellsNothing();
    void refusedIsAStateOfThatTable();
    void theEngineIsUpgraded();
    void anEngineTooNewIsNamed();
    void whatIsNoEngineIsNamed_data();
    void whatIsNoEngineIsNamed();
    void killedAndStartedAgain();
};

void FaultsTest::badLists_data()
{
    using Handler = support::ScriptedEngine::Handler;
    QTest::addColumn<Handler>("handler");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, Handler handler, Error::Code code, const char *words) {
        QTest::newRow(name) << handler << int(code) << QString::fromLatin1(words);
    };
    row("cut", cut, Error::Code::Protocol, "was cut off");
    row("ends inside", endsInside, Error::Code::Protocol, "could not be read");
    row("a page", page, Error::Code::Protocol, "could not be read");
    row("an object", object, Error::Code::Protocol, "could not be read");
    row("500 in plain text", broken, Error::Code::Server, "the store is corrupt");
    row("503 without a word", speechless, Error::Code::Server, "The engine answered 503");
    row("reset", resetting, Error::Code::Unreachable, "closed the connection without an answer");
    row("huge", huge, Error::Code::TooLarge, "larger than expected");
}

void FaultsTest::badLists()
{
    QFETCH(support::ScriptedEngine::Handler, handler);
    QFETCH(int, code);
    QFETCH(QString, words);
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    const qint64 good = session.status().lastGoodMs;
    QVERIFY(good > 0);
    session.said.clear();
    engine.instead(listOf, handler);
    engine.stir();
    const auto status = session.told(State::Backoff);
    QVERIFY(status);
    QVERIFY(status->stale());
    QCOMPARE(int(status->error.code), code);
    QVERIFY2(status->error.what.contains(words), qPrintable(status->error.text()));
    QCOMPARE(status->lastGoodMs, good);
    QVERIFY(status->nextTryMs > good);
    QCOMPARE(session.feed()->size(), 2); // the last good rows
    QCOMPARE(session.row("aa")->name, QStringLiteral("web"));
    QCOMPARE(session.handle.state().state, endpoint::EndpointState::State::Connected); // the rest goes on
    QCOMPARE(session.feed("image")->status().state, State::Live);

    engine.containers[0].name = "shop";
    engine.asUsual(listOf);
    QVERIFY(session.waitFor(State::Live));
    QVERIFY(session.status().lastGoodMs >= good);
    QVERIFY(session.status().error.what.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(session.row("aa")->name, QStringLiteral("shop"), ObservedSession::patience);
}

void FaultsTest::badListsAtTheBeginning()
{
    QFETCH(support::ScriptedEngine::Handler, handler);
    QFETCH(int, code);
    QFETCH(QString, words);
    Engine engine;
    engine.instead(listOf, handler);
    ObservedSession session(engine);
    const auto status = session.told(State::Backoff);
    QVERIFY(status);
    QCOMPARE(int(status->error.code), code);
    QVERIFY2(status->error.what.contains(words), qPrintable(status->error.text()));
    QCOMPARE(status->lastGoodMs, 0);
    QCOMPARE(session.feed()->size(), 0);
    engine.asUsual(listOf);
    QVERIFY(session.isLive());
    QTRY_COMPARE_WITH_TIMEOUT(session.feed()->size(), 2, ObservedSession::patience);
}

void FaultsTest::aSlowListHoldsUpNoOther()
{
    Engine engine;
    QPointer<HttpConnection> waiting;
    engine.instead(listOf, [&](const HttpRequest &request, HttpConnection &connection) {
        if (request.target.contains("all=1"))
            waiting = &connection;
        else
            connection.reply(200, engine.listJson(false));
    });
    ObservedSession session(engine);
    QVERIFY(session.waitFor(State::Live, "image"));
    QTRY_VERIFY_WITH_TIMEOUT(session.feed()->size() == 1 && waiting, ObservedSession::patience); // the running ones
    QCOMPARE(session.status().state, State::Syncing);
    QCOMPARE(session.status().lastGoodMs, 0);
    waiting->reply(200, engine.listJson(true));
    QVERIFY(session.waitFor(State::Live));
    QTRY_COMPARE_WITH_TIMEOUT(session.feed()->size(), 2, ObservedSession::patience);
}

void FaultsTest::aLateListOfRunningOnesTellsNothing()
{
    Engine engine;
    QPointer<HttpConnection> list, inspect;
    engine.instead(listOf, [&](const HttpRequest &request, HttpConnection &connection) {
        if (request.target.contains("all=1"))
            connection.reply(200, engine.listJson(true));
        else
            list = &connection;
    });
    engine.instead("GET /containers/aa/json",
                   [&](const HttpRequest &, HttpConnection &connection) { inspect = &connection; });
    ObservedSession session(engine);
    QVERIFY(session.waitFor(State::Live));
    QTRY_VERIFY_WITH_TIMEOUT(list && inspect, ObservedSession::patience); // neither was given up
    const QString image = session.row("aa")->image;
    list->reply(200, R"([{"Id":"aa","Names":["/aa"],"Image":"before:1","State":"running"},
                         {"Id":"zz","Names":["/zz"],"Image":"before:1","State":"running"}])");
    engine.instead("GET /containers/zz/json", [](const HttpRequest &, HttpConnection &) { QFAIL("zz was believed"); });
    // What an inspect adds is added to what the list of all told.
    inspect->reply(200, R"({"Id":"aa","Name":"/aa","State":{"Status":"running","StartedAt":"2026-11-21T09:51:08Z"}})");
    QTRY_VERIFY_WITH_TIMEOUT(session.row("aa")->startedMs > 0, ObservedSession::patience);
    QCOMPARE(session.row("aa")->image, image);
    QCOMPARE(session.feed()->size(), 2);
}

void FaultsTest::refusedIsAStateOfThatTable()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    engine.instead(listOf, [](const HttpRequest &, HttpConnection &connection) {
        connection.reply(403, R"({"message":"authorization denied by plugin policy"})");
    });
    engine.stir();
    QVERIFY(session.waitFor(State::Denied));
    QCOMPARE(session.status().error.what, QStringLiteral("authorization denied by plugin policy"));
    QVERIFY(session.status().nextTryMs > base::Clock::system().wallMs() + 30'000); // with patience
    QCOMPARE(session.feed()->size(), 2);
    QCOMPARE(session.feed("image")->status().state, State::Live);
    // Rights were given, and the person says so.
    engine.asUsual(listOf);
    session.handle.retryNow();
    QVERIFY(session.waitFor(State::Live));

    Engine other;
    other.instead(listOf, [](const HttpRequest &, HttpConnection &connection) { connection.reply(401, "who?"); });
    ObservedSession hurried(other, 100);
    QVERIFY(hurried.waitFor(State::Denied));
    other.asUsual(listOf);
    QVERIFY(hurried.waitFor(State::Live)); // by itself
}

void FaultsTest::theEngineIsUpgraded()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    QVERIFY(engine.asked("GET /v1.41/containers/json") > 0);
    engine.kill();
    QVERIFY(session.told(State::Backoff));
    engine.version = "29.0.0";
    engine.api = "1.56";
    engine.leastApi = "1.44";
    engine.containers.push_back({"cc", "new"});
    engine.forget();
    engine.start();
    QVERIFY(session.waitFor(State::Live));
    QTRY_COMPARE_WITH_TIMEOUT(session.feed()->size(), 3, ObservedSession::patience);
    QCOMPARE(engine.asked("GET /v1.41/"), 0);
    QVERIFY(engine.asked("GET /v1.51/containers/json") > 0); // the newest that both speak
    QCOMPARE(engine.asked("GET /v1.51/events"), 1);
    QCOMPARE(session.handle.state().product, QStringLiteral("Docker 29.0.0"));
}

void FaultsTest::anEngineTooNewIsNamed()
{
    Engine engine;
    engine.leastApi = "1.60";
    engine.api = "1.70";
    ObservedSession session(engine);
    const auto status = session.told(State::Backoff);
    QVERIFY(status);
    QCOMPARE(status->error.code, Error::Code::Unsupported);
    QVERIFY2(status->error.what.contains(QStringLiteral("too new")), qPrintable(status->error.text()));
    engine.leastApi = "1.44"; // it was exchanged for an older one
    QVERIFY(session.isLive());
}

void FaultsTest::whatIsNoEngineIsNamed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("page") << 200 << QByteArray("<html>It works!</html>") << QStringLiteral("not a Docker or Podman engine");
    QTest::newRow("empty") << 200 << QByteArray() << QStringLiteral("not a Docker or Podman engine");
    QTest::newRow("object") << 200 << QByteArray("{}") << QStringLiteral("not a Docker or Podman engine");
    QTest::newRow("404") << 404 << QByteArray("no such page") << QStringLiteral("no such page");
    QTest::newRow("proxy") << 502 << QByteArray("Bad gateway") << QStringLiteral("Bad gateway");
}

void FaultsTest::whatIsNoEngineIsNamed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    Engine engine;
    engine.instead("GET /version", [&](const HttpRequest &, HttpConnection &connection) { connection.reply(status, body); });
    ObservedSession session(engine);
    const auto told = session.told(State::Backoff);
    QVERIFY(told);
    QVERIFY2(told->error.what.contains(words), qPrintable(told->error.text()));
    QCOMPARE(session.handle.state().state, endpoint::EndpointState::State::Backoff);
    QCOMPARE(engine.asked("GET /v"), engine.asked("GET /version")); // nothing else was asked of a stranger
    engine.asUsual("GET /version");
    QVERIFY(session.isLive());
}

void FaultsTest::killedAndStartedAgain()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    const qint64 good = session.status().lastGoodMs;
    engine.kill();
    QTRY_COMPARE_WITH_TIMEOUT(session.status().error.code, Error::Code::Unreachable, ObservedSession::patience);
    QTRY_VERIFY_WITH_TIMEOUT(session.status().error.what.contains(QStringLiteral("Nothing listens on the socket")) ||
                                 session.status().error.what.contains(QStringLiteral("does not exist")),
                             ObservedSession::patience);
    QVERIFY(session.status().stale());
    QCOMPARE(session.status().lastGoodMs, good);
    QCOMPARE(session.feed()->size(), 2);
    QVERIFY(session.feed("image")->status().stale());
    QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, endpoint::EndpointState::State::Backoff, ObservedSession::patience);
    QVERIFY(session.handle.state().nextTryMs > 0);
    engine.containers.erase(engine.containers.begin());
    engine.start();
    QVERIFY(session.isLive());
    QTRY_COMPARE_WITH_TIMEOUT(session.feed()->size(), 1, ObservedSession::patience);
    QVERIFY(!session.row("aa"));
}

PILOTHOUSE_TEST(FaultsTest)
#include "tst_faults.moc"
