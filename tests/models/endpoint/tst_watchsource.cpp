// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// WatchSource under a manual clock, against a server that the test plays. The random test is in tst_watchfuzz.cpp.
#include "testmain.h"
#include "watchformat.h"

#include <QTest>

using namespace std::chrono_literals;
using watchtest::Harness;
using Code = base::Error::Code;
using State = live::FeedStatus::State;
using Table = std::map<live::Key, int>;

class WatchSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesAppearAsTheyArrive()
    {
        Harness harness;
        harness.source->setWanted(true);
        QVERIFY(harness.status.state == State::Connecting);
        QVERIFY(harness.server.sent.empty());
        harness.source->connected(harness.server);
        QCOMPARE(harness.asked(), QByteArray("/list?next="));
        harness.server.last()->reply(200, "10 p2 2\na 1\nbroken x\n");
        QCOMPARE(harness.table, (Table{{"a", 1}}));
        QVERIFY(harness.status.state == State::Syncing);
        QCOMPARE(harness.status.expected, 3);
        QCOMPARE(harness.status.skipped, 1);
        QCOMPARE(harness.asked(), QByteArray("/list?next=p2"));
        harness.server.last()->reply(200, "11 - 0\nb 2\n");
        QCOMPARE(harness.table, (Table{{"a", 1}, {"b", 2}}));
        QCOMPARE(harness.asked(), QByteArray("/watch?from=10")); // the first page's version
        QVERIFY(harness.status.state == State::Syncing);
        harness.server.last()->head(200);
        QVERIFY(harness.status.state == State::Live);
        QCOMPARE(harness.status.lastGoodMs, harness.clock.wallMs());
    }

    void framesMoveTheTableAndTheVersion()
    {
        Harness harness;
        harness.begin();
        const auto watch = harness.server.last();
        watch->data("A c 3 11\nM a 5 12\nD b 13\nM a");
        QCOMPARE(harness.table, (Table{{"a", 5}, {"c", 3}}));
        watch->data(" 6 14\nM c x 15\n"); // a cut frame, then a malformed row
        QCOMPARE(harness.table, (Table{{"a", 6}, {"c", 3}}));
        QCOMPARE(harness.source->version(), QByteArray("15"));
        watch->data("B 40\n");
        QCOMPARE(harness.source->version(), QByteArray("40"));
        QCOMPARE(watch->granted, qint64(QByteArray("A c 3 11\nM a 5 12\nD b 13\nM a 6 14\nM c x 15\nB 40\n").size()));
        QVERIFY(harness.status.state == State::Live);
    }

    void aWatchThatEndsIsResumedUnseen()
    {
        Harness harness;
        harness.begin();
        harness.server.last()->data("B 40\n");
        harness.clock.advance(5min - 170s); // as a server does after timeoutSeconds
        const size_t before = harness.states.size();
        harness.server.last()->end(base::Result<void>());
        QCOMPARE(harness.asked(), QByteArray("/watch?from=40"));
        harness.server.last()->head(200);
        QCOMPARE(harness.states.size(), before); // Live all the time
    }

    void aLostConnectionIsResumedWithPatience()
    {
        Harness harness;
        harness.begin();
        harness.server.last()->data("M a 7 20\n");
        harness.server.last()->fail();
        QVERIFY(harness.status.state == State::Backoff);
        QCOMPARE(harness.status.nextTryMs, harness.clock.wallMs() + 800);
        QCOMPARE(harness.table, (Table{{"a", 7}, {"b", 2}})); // the rows stay
        std::vector<qint64> delays;
        for (int i = 0; i < 8; ++i) {
            const qint64 delay = harness.status.nextTryMs - harness.clock.wallMs();
            delays.push_back(delay);
            const size_t asked = harness.server.sent.size();
            harness.clock.advance(std::chrono::milliseconds(delay - 1));
            QCOMPARE(harness.server.sent.size(), asked);
            harness.clock.advance(1ms);
            QCOMPARE(harness.server.sent.size(), asked + 1);
            QCOMPARE(harness.asked(), QByteArray("/watch?from=20"));
            harness.server.last()->fail();
        }
        QCOMPARE(delays, (std::vector<qint64>{800, 1600, 3200, 6400, 12800, 25600, 30000, 30000}));
        harness.source->retryNow();
        harness.server.last()->head(200);
        QVERIFY(harness.status.state == State::Live);
        for (int i = 0; i < 3; ++i) {
            harness.clock.advance(60s);
            harness.server.last()->data("B 2" + QByteArray::number(i) + '\n');
        }
        harness.server.last()->fail(); // healthy for long: the delays begin anew
        QCOMPARE(harness.status.nextTryMs - harness.clock.wallMs(), qint64(800));
    }

    void goneMeansANewListAndRowsStay()
    {
        for (const bool asFrame : {true, false}) {
            Harness harness;
            harness.begin();
            bool removedEarly = false;
            harness.batchSeen = [&](const live::Batch &batch) { removedEarly = removedEarly || !batch.removed.empty(); };
            if (asFrame) {
                harness.server.last()->data("M a 4 11\nE 410\n");
            } else {
                harness.server.last()->data("M a 4 11\n");
                harness.clock.advance(10s);
                harness.server.last()->end(base::Result<void>());
                harness.server.last()->reply(410, "gone");
            }
            QCOMPARE(harness.asked(), QByteArray("/list?next=")); // at once
            QVERIFY(harness.status.state == State::Syncing);
            QCOMPARE(harness.table, (Table{{"a", 4}, {"b", 2}}));
            harness.server.last()->reply(200, "50 n 1\nc 3\n");
            QCOMPARE(harness.table.size(), size_t(3)); // half a list removes nothing
            QVERIFY(!removedEarly);
            harness.server.last()->reply(200, "50 - 0\na 9\n");
            QCOMPARE(harness.table, (Table{{"a", 9}, {"c", 3}}));
            QCOMPARE(harness.asked(), QByteArray("/watch?from=50"));
            harness.server.last()->reply(410); // again, and nothing came: not in a hurry
            QVERIFY(harness.status.state == State::Backoff);
            harness.clock.advance(800ms);
            QCOMPARE(harness.asked(), QByteArray("/list?next="));
        }
    }

    void goneAfterALongQuietWatchIsNoRepetition()
    {
        for (const bool asFrame : {true, false}) {
            Harness harness;
            harness.begin();
            harness.server.last()->data("E 410\n");
            harness.server.last()->reply(200, "50 - 0\na 1\n");
            harness.server.last()->head(200);
            QCOMPARE(harness.asked(), QByteArray("/watch?from=50"));
            harness.clock.advance(140s); // nothing happens in this table
            if (asFrame) {
                harness.server.last()->data("E 410\n");
            } else {
                harness.server.last()->end(base::Result<void>());
                harness.server.last()->reply(410, "gone");
            }
            QCOMPARE(harness.asked(), QByteArray("/list?next=")); // at once
            QVERIFY(harness.status.state == State::Syncing);
            harness.server.last()->reply(200, "60 - 0\na 1\n");
            harness.server.last()->reply(410, "gone");
            QVERIFY(harness.status.state == State::Backoff); // this time it is
        }
    }

    void aNewConnectionKnowsOfNoGone()
    {
        Harness harness;
        harness.begin();
        harness.server.last()->data("E 410\n");
        harness.server.last()->reply(200, "50 - 0\na 1\n");
        harness.source->disconnected({}, 0);
        harness.source->connected(harness.server);
        QCOMPARE(harness.asked(), QByteArray("/watch?from=50"));
        harness.server.last()->reply(410, "gone");
        QCOMPARE(harness.asked(), QByteArray("/list?next="));
    }

    void anExpiredPageTokenMeansOneWholeList()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.source->connected(harness.server);
        harness.server.last()->reply(200, "10 p2 5\na 1\n");
        harness.server.last()->reply(410);
        QCOMPARE(harness.asked(), QByteArray("/list?next=&whole"));
        QCOMPARE(harness.table, (Table{{"a", 1}}));
        harness.server.last()->reply(200, "12 - 0\nb 2\n");
        QCOMPARE(harness.table, (Table{{"b", 2}}));
        QCOMPARE(harness.asked(), QByteArray("/watch?from=12"));
    }

    void aBrokenListRemovesNothing()
    {
        Harness harness;
        harness.begin();
        harness.source->relist();
        harness.server.last()->reply(200, "20 n 9\nc 3\n");
        harness.server.last()->fail();
        QVERIFY(harness.status.state == State::Backoff);
        QCOMPARE(harness.table, (Table{{"a", 1}, {"b", 2}, {"c", 3}}));
        harness.clock.advance(800ms);
        QCOMPARE(harness.asked(), QByteArray("/list?next=")); // from the start
    }

    void silenceIsTakenForADeadConnection()
    {
        Harness harness;
        harness.begin();
        harness.clock.advance(100s);
        harness.server.last()->data("B 11\n"); // not silent
        harness.clock.advance(149s);
        QVERIFY(harness.status.state == State::Live);
        const auto dead = harness.server.last();
        const qint64 good = harness.clock.wallMs() - 149'000;
        harness.clock.advance(1s);
        QVERIFY(!dead->alive);
        QVERIFY(harness.status.state == State::Stale);
        QCOMPARE(harness.status.lastGoodMs, good);
        QCOMPARE(harness.asked(), QByteArray("/watch?from=11"));
        harness.clock.advance(150s); // not even a head
        QVERIFY(harness.status.state == State::Backoff);
        harness.clock.advance(800ms);
        harness.server.last()->head(200);
        QVERIFY(harness.status.state == State::Live);
    }

    void afterSleepItIsResumedAtOnce()
    {
        Harness harness;
        harness.begin();
        const auto old = harness.server.last();
        harness.source->reconnect();
        QVERIFY(!old->alive);
        QVERIFY(harness.status.state == State::Stale);
        QCOMPARE(harness.asked(), QByteArray("/watch?from=10"));
        harness.server.last()->head(200);
        QVERIFY(harness.status.state == State::Live);
    }

    void tooManyRequestsAreObeyed()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.source->connected(harness.server);
        harness.server.last()->reply(429, {}, {{"Retry-After", "17"}});
        QVERIFY(harness.status.state == State::Backoff);
        harness.clock.advance(16'999ms);
        QCOMPARE(harness.server.sent.size(), size_t(1));
        harness.clock.advance(1ms);
        QCOMPARE(harness.server.sent.size(), size_t(2));
        harness.server.last()->reply(200, "10 - 0\na 1\n");
        harness.server.last()->reply(429, {}, {{"Retry-After", "5"}});
        harness.clock.advance(4'999ms);
        QCOMPARE(harness.server.sent.size(), size_t(3));
        harness.clock.advance(1ms);
        QCOMPARE(harness.asked(), QByteArray("/watch?from=10")); // no list for that
    }

    void refusalIsAStateAndIsAskedAgain()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.source->connected(harness.server);
        harness.server.last()->reply(403, "no");
        QVERIFY(harness.status.state == State::Denied);
        QCOMPARE(harness.status.error.code, Code::Forbidden);
        harness.clock.advance(60s);
        QCOMPARE(harness.server.sent.size(), size_t(2));
        harness.server.last()->fail(Code::Unauthorized, false); // an authorizer without an answer
        QVERIFY(harness.status.state == State::Denied);
    }

    void whatMayNotBeWatchedIsReadNowAndThen()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.source->connected(harness.server);
        harness.server.last()->reply(200, "10 - 0\na 1\n");
        harness.server.last()->reply(403, "no watch");
        QVERIFY(harness.status.state == State::Polling);
        harness.clock.advance(60s);
        QCOMPARE(harness.asked(), QByteArray("/list?next="));
        harness.server.last()->reply(200, "12 - 0\nb 1\n");
        QCOMPARE(harness.table, (Table{{"b", 1}}));
    }

    void whatMayNotBeWatchedIsListedWhereAListByWatchWasTried()
    {
        Harness harness(true);
        harness.source->setWanted(true);
        harness.source->connected(harness.server);
        QCOMPARE(harness.asked(), QByteArray("/watch?from="));
        harness.server.last()->reply(403, "no watch");
        QCOMPARE(harness.asked(), QByteArray("/list?next="));
        harness.server.last()->reply(200, "10 - 0\na 1\n");
        QCOMPARE(harness.table, (Table{{"a", 1}}));
        harness.server.last()->reply(403, "no watch");
        QVERIFY(harness.status.state == State::Polling);
    }

    void pagesInACircleAreAnError()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.source->connected(harness.server);
        harness.server.last()->reply(200, "10 round 5\na 1\n");
        QCOMPARE(harness.asked(), QByteArray("/list?next=round"));
        harness.server.last()->reply(200, "10 round 5\nb 1\n");
        QVERIFY(harness.status.state == State::Backoff);
    }

    void aListByWatch()
    {
        Harness harness(true);
        harness.source->setWanted(true);
        harness.source->connected(harness.server);
        QCOMPARE(harness.asked(), QByteArray("/watch?from="));
        harness.server.last()->head(200);
        QVERIFY(harness.status.state == State::Syncing);
        harness.server.last()->data("A a 1 7\nA b 2 3\n");
        QCOMPARE(harness.table, (Table{{"a", 1}, {"b", 2}})); // first rows at once
        harness.server.last()->end(base::Result<void>());    // before all had come
        QVERIFY(harness.status.state == State::Backoff);
        harness.clock.advance(800ms);
        QCOMPARE(harness.asked(), QByteArray("/watch?from=")); // those versions cannot be resumed from
        harness.server.last()->head(200);
        harness.server.last()->data("A a 1 7\nI 9\n");
        QCOMPARE(harness.table, (Table{{"a", 1}}));
        QVERIFY(harness.status.state == State::Live);
        harness.server.last()->data("A c 3 12\n");
        harness.clock.advance(2s);
        harness.server.last()->end(base::Result<void>());
        QCOMPARE(harness.asked(), QByteArray("/watch?from=12"));
    }

    void aServerTooOldForThatIsListed()
    {
        Harness harness(true);
        harness.source->setWanted(true);
        harness.source->connected(harness.server);
        harness.server.last()->reply(422, "sendInitialEvents is forbidden");
        QCOMPARE(harness.asked(), QByteArray("/list?next="));
        harness.server.last()->reply(200, "10 - 0\na 1\n");
        harness.server.last()->head(200);
        QVERIFY(harness.status.state == State::Live);
        harness.source->relist();
        QCOMPARE(harness.asked(), QByteArray("/list?next=")); // remembered
    }

    void whatCannotBeReadIsListedAnew()
    {
        Harness harness;
        harness.begin();
        harness.server.last()->data("M a 3 11\n!\n");
        QVERIFY(harness.status.state == State::Backoff);
        harness.clock.advance(800ms);
        QCOMPARE(harness.asked(), QByteArray("/list?next="));
    }

    void aVersionFromBeforeARestoreIsGivenUp()
    {
        Harness harness;
        harness.begin();
        harness.clock.advance(10s);
        harness.server.last()->end(base::Result<void>());
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(harness.asked(), QByteArray("/watch?from=10"));
            harness.server.last()->reply(504, "too large resource version");
            harness.clock.advance(30s);
        }
        QCOMPARE(harness.asked(), QByteArray("/list?next="));
    }

    void aWatchThatEndsAtOnceIsNoLoop()
    {
        Harness harness;
        harness.begin();
        harness.server.last()->end(base::Result<void>());
        QVERIFY(harness.status.state == State::Backoff);
        const size_t asked = harness.server.sent.size();
        harness.clock.advance(799ms);
        QCOMPARE(harness.server.sent.size(), asked);
    }

    void nobodyLooksAndNothingIsAsked()
    {
        Harness harness;
        harness.begin();
        harness.server.last()->data("B 44\n");
        harness.source->setWanted(false);
        QCOMPARE(harness.server.alive(), 0);
        QCOMPARE(harness.clock.waiting(), 0);
        QVERIFY(harness.status.state == State::Idle);
        harness.source->setWanted(true);
        QCOMPARE(harness.asked(), QByteArray("/watch?from=44")); // what happened meanwhile, not everything
        harness.server.last()->reply(410);
        QCOMPARE(harness.asked(), QByteArray("/list?next="));
    }

    void lossOfTheWayKeepsTheRows()
    {
        Harness harness;
        harness.begin();
        base::Error error;
        error.what = QStringLiteral("no way");
        error.retryable = true;
        harness.source->disconnected(error, harness.clock.wallMs() + 500);
        QCOMPARE(harness.server.alive(), 0);
        QVERIFY(harness.status.state == State::Backoff);
        QCOMPARE(harness.table.size(), size_t(2));
        harness.clock.advance(10min);
        QCOMPARE(harness.server.alive(), 0);
        harness.source->connected(harness.server);
        QCOMPARE(harness.asked(), QByteArray("/watch?from=10"));
    }
};

PILOTHOUSE_TEST(WatchSourceTest)
#include "tst_watchsource.moc"
