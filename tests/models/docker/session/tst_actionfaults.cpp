// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Actions on what is not as the table has it: gone, already so, in conflict; and actions whose answer never comes. What
// the engine said is told, and the row comes right without an event.
#include "observedsession.h"
#include "testmain.h"

using actions::ItemState;
using base::Error;
using State = live::FeedStatus::State;
using support::HttpConnection;
using support::HttpRequest;

namespace {

struct Engine : support::ScriptedEngine {
    Engine() { containers = {{"aa", "web"}, {"bb", "db", false}}; }
    void refuse(const QByteArray &request, int status, const QByteArray &message)
    {
        instead(request, [status, message](const HttpRequest &, HttpConnection &connection) {
            connection.reply(status, R"({"message":")" + message + R"("})");
        });
    }
};

} // namespace

class ActionFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goneBetweenClickAndAction_data();
    void goneBetweenClickAndAction();
    void removingWhatIsGoneIsDone();
    void removingWhatIsBeingRemovedIsDone();
    void alreadySoIsSuccess_data();
    void alreadySoIsSuccess();
    void conflicts_data();
    void conflicts();
    void imageInUse();
    void imageGone();
    void cutAnswer();
    void lostWhileItRuns();
};

void ActionFaultsTest::goneBetweenClickAndAction_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("request");
    for (const char *verb : {"stop", "restart", "pause", "kill", "rename"})
        QTest::newRow(verb) << QByteArray("container.") + verb << QByteArray("POST /containers/aa/") + verb;
}

void ActionFaultsTest::goneBetweenClickAndAction()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, request);
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    const auto clicked = session.row("aa");
    engine.containers.erase(engine.containers.begin()); // and its event is lost
    engine.refuse(request, 404, "No such container: aa");
    const auto item = session.act(action, clicked, {{QStringLiteral("name"), QStringLiteral("shop")}});
    QVERIFY(item);
    QCOMPARE(item->state, ItemState::Failed);
    QCOMPARE(item->error.code, Error::Code::NotFound);
    QCOMPARE(item->error.what, QStringLiteral("No such container: aa"));
    QTRY_VERIFY_WITH_TIMEOUT(!session.row("aa"), ObservedSession::patience); // the row goes
    QCOMPARE(session.feed()->size(), 1);
    QCOMPARE(session.status().state, State::Live);
}

void ActionFaultsTest::removingWhatIsGoneIsDone()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    const auto clicked = session.row("aa");
    engine.containers.erase(engine.containers.begin());
    engine.refuse("DELETE /containers/aa", 404, "No such container: aa");
    const auto item = session.act("container.remove", clicked);
    QVERIFY(item);
    QCOMPARE(item->state, ItemState::Confirmed);
    QVERIFY(!session.row("aa"));
}

void ActionFaultsTest::removingWhatIsBeingRemovedIsDone()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    const auto clicked = session.row("aa");
    engine.instead("DELETE /containers/aa", [&engine](const HttpRequest &, HttpConnection &connection) {
        connection.reply(409, R"({"message":"not now, in whatever words"})");
        engine.instead("GET /containers/aa/json", [&engine](const HttpRequest &, HttpConnection &asked) {
            asked.reply(200, R"({"Id":"aa","Name":"/web","State":{"Status":"removing"}})");
            engine.containers.erase(engine.containers.begin());
            engine.asUsual("GET /containers/aa/json");
            engine.eventOf("destroy", "aa");
        });
    });
    const auto item = session.act("container.remove", clicked);
    QVERIFY(item);
    QCOMPARE(item->state, ItemState::Confirmed);
    QVERIFY(!session.row("aa"));

    // In conflict for another reason: it is there to stay.
    engine.containers.push_back({"cc", "cache"});
    engine.eventOf("create", "cc");
    QTRY_VERIFY_WITH_TIMEOUT(session.row("cc"), ObservedSession::patience);
    engine.refuse("DELETE /containers/cc", 409, "removal of container cc is forbidden");
    const auto refused = session.act("container.remove", session.row("cc"));
    QVERIFY(refused);
    QCOMPARE(refused->state, ItemState::Failed);
    QCOMPARE(refused->error.code, Error::Code::Conflict);
}

void ActionFaultsTest::alreadySoIsSuccess_data()
{
    QTest::addColumn<bool>("running");
    QTest::newRow("started by another") << true;
    QTest::newRow("stopped by another") << false;
}

void ActionFaultsTest::alreadySoIsSuccess()
{
    QFETCH(bool, running);
    Engine engine;
    engine.containers[0].running = !running;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    const QByteArray verb = running ? "start" : "stop";
    engine.containers[0].running = running; // and its event is lost
    engine.instead("POST /containers/aa/" + verb, [](const HttpRequest &, HttpConnection &connection) {
        connection.write("HTTP/1.1 304 Not Modified\r\n\r\n");
    });
    const auto item = session.act("container." + verb, session.row("aa"));
    QVERIFY(item);
    QCOMPARE(item->state, ItemState::Confirmed);
    QVERIFY2(item->error.what.isEmpty(), qPrintable(item->error.text()));
    QCOMPARE(session.row("aa")->running(), running);
}

void ActionFaultsTest::conflicts_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *action, const char *request, int status, const char *words) {
        QTest::newRow(name) << QByteArray(action) << QByteArray(request) << status << QString::fromLatin1(words);
    };
    row("name", "container.rename", "POST /containers/aa/rename", 409,
        "Conflict. The container name /db is already in use by container bb.");
    row("paused", "container.kill", "POST /containers/aa/kill", 409, "Container aa is not running");
    row("port", "container.restart", "POST /containers/aa/restart", 500,
        "driver failed programming external connectivity: Bind for 0.0.0.0:8081 failed: port is already allocated");
    row("disk", "container.restart", "POST /containers/aa/restart", 500, "write /var/lib/docker: no space left on device");
}

void ActionFaultsTest::conflicts()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QString, words);
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    engine.refuse(request, status, words.toLatin1());
    const auto item = session.act(action, session.row("aa"), {{QStringLiteral("name"), QStringLiteral("db")}});
    QVERIFY(item);
    QCOMPARE(item->state, ItemState::Failed);
    QCOMPARE(item->error.code, status == 409 ? Error::Code::Conflict : Error::Code::Server);
    QCOMPARE(item->error.what, words); // the engine's own
    QCOMPARE(session.row("aa")->name, QStringLiteral("web"));
    QCOMPARE(session.status().state, State::Live);
}

void ActionFaultsTest::imageInUse()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    const live::RowPointer image = session.feed("image")->rows().front();
    engine.refuse("DELETE /images/app:1", 409, "conflict: unable to remove repository reference (must force)");
    const auto item = session.act("image.remove", image);
    QVERIFY(item);
    QCOMPARE(item->state, ItemState::Failed);
    QCOMPARE(item->error.code, Error::Code::Conflict);
    QVERIFY(item->error.what.contains(QStringLiteral("must force")));
    QCOMPARE(session.feed("image")->size(), 1);
}

void ActionFaultsTest::imageGone()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    const live::RowPointer image = session.feed("image")->rows().front();
    engine.refuse("DELETE /images/app:1", 404, "No such image: app:1");
    engine.instead("GET /images/json", [](const HttpRequest &, HttpConnection &connection) { connection.reply(200, "[]"); });
    const auto item = session.act("image.remove", image);
    QVERIFY(item);
    QCOMPARE(item->state, ItemState::Failed);
    QCOMPARE(item->error.what, QStringLiteral("No such image: app:1"));
    QTRY_COMPARE_WITH_TIMEOUT(session.feed("image")->size(), 0, ObservedSession::patience);
}

void ActionFaultsTest::cutAnswer()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    int tries = 0;
    engine.instead("POST /containers/aa/restart", [&](const HttpRequest &, HttpConnection &connection) {
        ++tries;
        connection.close();
    });
    const auto item = session.act("container.restart", session.row("aa"));
    QVERIFY(item);
    QCOMPARE(item->state, ItemState::Failed);
    QVERIFY2(item->error.what.contains(QStringLiteral("closed the connection without an answer")), qPrintable(item->error.text()));
    QCOMPARE(tries, 1); // nobody knows whether it was done: it is not done twice
}

void ActionFaultsTest::lostWhileItRuns()
{
    Engine engine;
    ObservedSession session(engine);
    QVERIFY(session.isLive());
    QPointer<HttpConnection> stopping;
    engine.instead("POST /containers/aa/stop", [&](const HttpRequest &, HttpConnection &connection) { stopping = &connection; });
    const actions::Action *stop = actions::findAction(session.runner.actions(), "container.stop");
    const quint64 id = session.runner.run(session.handle, *stop, {session.row("aa")});
    QTRY_VERIFY_WITH_TIMEOUT(stopping, ObservedSession::patience);
    engine.kill();
    QTRY_VERIFY_WITH_TIMEOUT(session.runner.operation(id)->over(), ObservedSession::patience);
    QCOMPARE(session.runner.operation(id)->items.front().state, ItemState::Failed);
    QCOMPARE(session.runner.operation(id)->items.front().error.code, Error::Code::Unreachable);
    engine.start();
    QVERIFY(session.isLive());
    QVERIFY(session.row("aa")->running()); // it says what is, not what was wished
}

PILOTHOUSE_TEST(ActionFaultsTest)
#include "tst_actionfaults.moc"
