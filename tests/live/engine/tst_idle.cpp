// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real minute in which nothing happens, with the safety relist as people have it: a session whose table is looked at
// asks for one list and has one stream of events; one whose table nobody looks at any more asks for nothing. All
// engines at once, as the minute is one of the wall.
#include "judgement.h"
#include "engineload.h"
#include "observed.h"
#include "testmain.h"

#include <QElapsedTimer>

using livetest::LiveSession;
using livetest::Observed;

class IdleTest : public QObject
{
    Q_OBJECT

    struct Watched {
        QString name;
        livetest::RawClient client;
        QByteArray container = LiveSession::randomName().toLatin1();
        Observed seen;   ///< somebody looks
        Observed hidden; ///< nobody does any more
        explicit Watched(const livetest::LiveEngine &engine)
            : name(engine.name), client(engine.socket), seen(engine.socket, false, true), hidden(engine.socket, false, true)
        {
        }
        ~Watched() { client.remove(container); }
        Watched(const Watched &) = delete;
        Watched &operator=(const Watched &) = delete;
    };

    static bool quiet(Watched &engine)
    {
        const auto row = engine.seen.session.row(QString::fromLatin1(engine.container));
        return row && row->running() && row->inspected &&
               engine.hidden.session.handle.feed("container")->status().state == live::FeedStatus::State::Idle;
    }

private Q_SLOTS:
    void aMinuteOfSilence();
};

void IdleTest::aMinuteOfSilence()
{
    std::vector<std::unique_ptr<Watched>> engines;
    for (const livetest::LiveEngine &engine : livetest::liveEngines())
        engines.push_back(std::make_unique<Watched>(engine));
    if (engines.empty())
        QSKIP("no engine could be started here");
    for (const auto &engine : engines) {
        QVERIFY2(engine->seen.connected() && engine->hidden.connected(), qPrintable(engine->name));
        QVERIFY(!livetest::EngineLoad::make(engine->client, engine->container).isEmpty());
        QVERIFY(engine->client.ask("POST", "/v1.40/containers/" + engine->container + "/start").ok());
        engine->hidden.session.look.release();
    }
    for (const auto &engine : engines) {
        QTRY_VERIFY2_WITH_TIMEOUT(quiet(*engine), qPrintable(engine->name), 30'000);
        QVERIFY2(livetest::becomesRight(engine->seen.session, engine->client, 10'000), qPrintable(engine->name));
        QVERIFY2(engine->seen.settles(), qPrintable(engine->name));
    }
    for (const auto &engine : engines) {
        for (Observed *session : {&engine->seen, &engine->hidden})
            QVERIFY2(session->proxy.count("GET", "/events") == 1, qPrintable(engine->name + u'\n' + session->asked().join(u'\n')));
        engine->seen.proxy.forget();
        engine->hidden.proxy.forget();
    }
    const auto lists = [](const Observed &session) { return session.proxy.count("GET", "/containers/json"); };
    QElapsedTimer minute;
    minute.start();
    QTRY_VERIFY_WITH_TIMEOUT(minute.elapsed() >= 60'000, 61'000);
    for (const auto &engine : engines) {
        const QString asked = engine->name + QStringLiteral(":\n") + engine->seen.asked().join(u'\n');
        QVERIFY2(lists(engine->seen) <= 1, qPrintable(asked));
        QVERIFY2(engine->seen.asked().size() == lists(engine->seen), qPrintable(asked));
        QVERIFY2(engine->hidden.asked().isEmpty(), qPrintable(engine->name + engine->hidden.asked().join(u'\n')));
        for (Observed *session : {&engine->seen, &engine->hidden})
            QVERIFY2(session->isLive() || session == &engine->hidden, qPrintable(engine->name));
    }
    // The relist is on: it comes, if not in this minute then within the seconds after it.
    for (const auto &engine : engines)
        QTRY_VERIFY2_WITH_TIMEOUT(lists(engine->seen) == 1, qPrintable(engine->name), 10'000);
    // What was hidden is right again as soon as it is looked at.
    for (const auto &engine : engines) {
        QVERIFY(engine->client.ask("POST", "/v1.40/containers/" + engine->container + "/kill").ok());
        engine->hidden.session.look = engine->hidden.session.handle.look("container", endpoint::Demand::Rows);
        QVERIFY2(livetest::becomesRight(engine->hidden.session, engine->client, 20'000), qPrintable(engine->name));
        QVERIFY2(engine->hidden.proxy.count("GET", "/events") == 0, qPrintable(engine->name));
    }
}

PILOTHOUSE_TEST(IdleTest)
#include "tst_idle.moc"
