// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// PollSource and TokenBucket under a manual clock, against a server that answers when the test says so.
#include "pollsource.h"
#include "testmain.h"

#include <QTest>
#include <limits>

using namespace std::chrono_literals;
using endpoint::PollSource;
using endpoint::TokenBucket;
using Answer = base::Result<PollSource::Page>;
using State = live::FeedStatus::State;
using Table = std::map<live::Key, int>;

namespace {

struct Thing : live::RowOf<Thing> {
    live::Key id;
    int value = 0;
    Thing(live::Key theId, int theValue) : id(std::move(theId)), value(theValue) {}
    const live::Key &key() const override { return id; }
    friend bool operator==(const Thing &, const Thing &) = default;
};

struct Harness {
    base::ManualClock clock;
    TokenBucket bucket{clock, 1, 100};
    Table table;
    live::FeedStatus status;
    std::vector<PollSource::Ask> asked;
    std::function<void(Answer)> resume;
    std::unique_ptr<live::RowStore> store;
    std::unique_ptr<PollSource> source;

    Harness()
    {
        store = std::make_unique<live::RowStore>([this](live::Batch batch) {
            for (const live::Key &key : batch.removed)
                table.erase(key);
            for (const auto &rows : {batch.changed, batch.added}) {
                for (const live::RowPointer &row : rows)
                    table[row->key()] = static_cast<const Thing &>(*row).value;
            }
            store->acknowledge(batch.revision);
        });
        PollSource::Spec spec;
        spec.page = [this](PollSource::Ask ask) { return answer(std::move(ask)); };
        spec.pause = [this](const live::RowStore &) { return table.contains("starting") ? 5s : 30s; };
        spec.bucket = &bucket;
        spec.random = [] { return 0.5; };
        source = std::make_unique<PollSource>(std::move(spec), *store, clock,
                                              [this](live::FeedStatus now) { status = std::move(now); });
    }
    base::Task<Answer> answer(PollSource::Ask ask)
    {
        asked.push_back(ask);
        Answer result = co_await base::await<Answer>([&](auto call) {
            resume = call;
            return 0;
        });
        co_return std::move(result);
    }
    void give(const Table &rows, const QByteArray &next = {}, const QByteArray &tag = {})
    {
        PollSource::Page page;
        for (const auto &[key, value] : rows)
            page.rows.push_back(std::make_shared<Thing>(key, value));
        page.next = next;
        page.tag = tag;
        std::exchange(resume, nullptr)(page);
    }
    void unchanged()
    {
        PollSource::Page page;
        page.unchanged = true;
        std::exchange(resume, nullptr)(page);
    }
    void fail(base::Error::Code code = base::Error::Code::Unreachable)
    {
        base::Error error;
        error.code = code;
        error.what = QStringLiteral("broken");
        std::exchange(resume, nullptr)(error);
    }
};

base::Task<int> takeOne(TokenBucket &bucket, std::vector<int> &order, int number)
{
    co_await bucket.take();
    order.push_back(number);
    co_return number;
}

} // namespace

class PollSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesOnlyAfterACompleteSweep()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.give({{"a", 1}}, "p2");
        QVERIFY(harness.table.contains("a")); // rows appear page by page
        QCOMPARE(harness.asked.back().next, QByteArray("p2"));
        harness.give({{"b", 1}});
        QVERIFY(harness.status.state == State::Polling);
        harness.clock.advance(30s);
        harness.give({{"b", 2}}, "p2");
        QCOMPARE(harness.table, (Table{{"a", 1}, {"b", 2}}));
        harness.fail();
        QVERIFY(harness.table.contains("a")); // half a sweep removes nothing
        QVERIFY(harness.status.state == State::Backoff);
        harness.clock.advance(1s);
        QCOMPARE(harness.asked.back().next, QByteArray()); // from the start
        harness.give({{"b", 2}});
        QCOMPARE(harness.table, (Table{{"b", 2}}));
        harness.source->setWanted(false);
        const size_t count = harness.asked.size();
        harness.clock.advance(10min);
        QCOMPARE(harness.asked.size(), count);
        QCOMPARE(harness.clock.waiting(), 0);
    }

    void thePauseFollowsTheRows()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.give({{"starting", 1}});
        harness.clock.advance(5s);
        QCOMPARE(harness.asked.size(), size_t(2));
        harness.give({{"running", 1}});
        harness.clock.advance(29s);
        QCOMPARE(harness.asked.size(), size_t(2));
        harness.clock.advance(1s);
        QCOMPARE(harness.asked.size(), size_t(3));
    }

    void afterAnActionOftenUntilItSettles()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.give({{"a", 1}});
        const auto settled = [](const live::RowStore &store) {
            const live::RowPointer row = store.find("a");
            return row && static_cast<const Thing &>(*row).value == 5;
        };
        harness.source->hurry(settled); // at once
        for (int value = 2; value <= 5; ++value) {
            QCOMPARE(harness.asked.size(), size_t(value));
            harness.give({{"a", value}});
            harness.clock.advance(1s);
        }
        QCOMPARE(harness.asked.size(), size_t(5)); // settled: back to its own pace
        harness.clock.advance(29s);
        QCOMPARE(harness.asked.size(), size_t(6));
        harness.source->hurry([](const live::RowStore &) { return false; }); // what never settles
        harness.give({{"a", 6}});
        int quick = 0;
        for (int i = 0; i < 100; ++i) {
            if (harness.resume) {
                harness.give({{"a", 6}});
                ++quick;
            }
            harness.clock.advance(1s);
        }
        QVERIFY(quick > 50 && quick < 70); // is given up after a minute
    }

    void aHurryDuringASweepSweepsAgain()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.source->hurry([](const live::RowStore &) { return true; });
        harness.give({{"a", 1}}); // may have been read before the action
        QCOMPARE(harness.asked.size(), size_t(2));
    }

    void aSweepFromBeforeTheActionSettlesNothing()
    {
        Harness harness;
        harness.source->setWanted(true);
        // It is to run again, and the sweep that is under way saw it run before that.
        harness.source->hurry([](const live::RowStore &store) {
            const live::RowPointer row = store.find("a");
            return row && static_cast<const Thing &>(*row).value == 1;
        });
        harness.give({{"a", 1}});
        QCOMPARE(harness.asked.size(), size_t(2));
        harness.give({{"a", 0}});
        harness.clock.advance(1s);
        QCOMPARE(harness.asked.size(), size_t(3)); // still in a hurry
        harness.give({{"a", 1}});
        harness.clock.advance(29s);
        QCOMPARE(harness.asked.size(), size_t(3));
        harness.clock.advance(1s);
        QCOMPARE(harness.asked.size(), size_t(4));
    }

    void aHurryDoesNotCutAFailuresPause()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.source->hurry([](const live::RowStore &) { return false; });
        harness.fail();
        QVERIFY(harness.status.state == State::Backoff);
        QCOMPARE(harness.asked.size(), size_t(1));
        harness.clock.advance(999ms);
        QCOMPARE(harness.asked.size(), size_t(1));
        harness.clock.advance(1ms);
        QCOMPARE(harness.asked.size(), size_t(2));
        harness.give({{"a", 1}});
        harness.clock.advance(1s);
        QCOMPARE(harness.asked.size(), size_t(3)); // the hurry is not forgotten
    }

    void hurriesThatNobodyLooksForAreForgotten()
    {
        Harness harness;
        const auto token = std::make_shared<int>(0);
        for (int i = 0; i < 10; ++i) {
            harness.source->hurry([token](const live::RowStore &) { return *token == 1; });
            harness.clock.advance(30s);
        }
        QVERIFY2(token.use_count() <= 3, qPrintable(QString::number(token.use_count())));
        harness.clock.advance(1min);
        harness.source->setWanted(true);
        QCOMPARE(token.use_count(), 1L);
        QVERIFY(harness.asked.size() == 1);
    }

    void aTagThatHoldsKeepsItsRows()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.give({{"a", 1}, {"b", 1}}, "p2", "one");
        harness.give({{"c", 1}, {"d", 1}}, {}, "two");
        harness.clock.advance(30s);
        QCOMPARE(harness.asked.back().tag, QByteArray("one"));
        harness.unchanged();
        QCOMPARE(harness.asked.back().next, QByteArray("p2")); // what it named is remembered
        QCOMPARE(harness.asked.back().tag, QByteArray("two"));
        harness.give({{"d", 2}}, {}, "three");
        QCOMPARE(harness.table, (Table{{"a", 1}, {"b", 1}, {"d", 2}}));
        harness.clock.advance(30s);
        harness.unchanged();
        QCOMPARE(harness.asked.back().tag, QByteArray("three"));
        harness.unchanged();
        QCOMPARE(harness.table.size(), size_t(3));
        harness.clock.advance(30s);
        harness.store->remove("a"); // what is no longer held must be read again
        harness.give({{"z", 1}});
        harness.clock.advance(30s);
        QCOMPARE(harness.asked.back().tag, QByteArray()); // that answer had none
        harness.unchanged();                              // nonsense: nobody asked with a tag
        QVERIFY(harness.status.state == State::Backoff);
        QCOMPARE(harness.table, (Table{{"z", 1}}));
    }

    void aForgottenRowMakesTheTagUseless()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.give({{"a", 1}}, {}, "one");
        harness.store->reset();
        harness.clock.advance(30s);
        QCOMPARE(harness.asked.back().tag, QByteArray());
        harness.give({{"a", 1}}, {}, "one");
        QCOMPARE(harness.table, (Table{{"a", 1}}));
    }

    void pagesInACircleAreAnError()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.give({{"a", 1}}, "p2");
        harness.give({{"b", 1}}, "p2");
        QVERIFY(harness.status.state == State::Backoff);
        QCOMPARE(harness.status.error.code, base::Error::Code::Protocol);
    }

    void refusalIsAStateAndRetriesSlowDown()
    {
        Harness harness;
        harness.source->setWanted(true);
        harness.fail(base::Error::Code::Forbidden);
        QVERIFY(harness.status.state == State::Denied);
        harness.clock.advance(60s);
        std::vector<qint64> delays;
        for (int i = 0; i < 8; ++i) {
            harness.fail();
            delays.push_back(harness.status.nextTryMs - harness.clock.wallMs());
            harness.clock.advance(std::chrono::milliseconds(delays.back()));
        }
        QCOMPARE(delays, (std::vector<qint64>{1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000}));
    }

    void everyPageTakesAToken()
    {
        Harness harness;
        harness.bucket.holdFor(10s); // a 429 of somebody else
        harness.source->setWanted(true);
        QVERIFY(harness.asked.empty());
        harness.clock.advance(9'999ms);
        QVERIFY(harness.asked.empty());
        harness.clock.advance(1ms);
        QCOMPARE(harness.asked.size(), size_t(1));
        harness.bucket.holdFor(10s);
        harness.give({{"a", 1}}, "p2");
        QCOMPARE(harness.asked.size(), size_t(1)); // the second page waits for its own
        harness.source->setWanted(false);
        QCOMPARE(harness.bucket.waiting(), size_t(0));
        harness.clock.advance(1min);
        QCOMPARE(harness.asked.size(), size_t(1));
    }

    void tokensGrowBackInTurn()
    {
        base::ManualClock clock;
        TokenBucket bucket(clock, 10, 3); // one in 100 ms, three at once
        std::vector<int> order;
        std::vector<base::Task<int>> tasks;
        for (int i = 0; i < 8; ++i) {
            tasks.push_back(takeOne(bucket, order, i));
            tasks.back().start([](int) {});
        }
        QCOMPARE(order, (std::vector<int>{0, 1, 2}));
        QCOMPARE(bucket.waiting(), size_t(5));
        tasks[4].reset(); // gives its place up
        clock.advance(99ms);
        QCOMPARE(order.size(), size_t(3));
        clock.advance(1ms);
        QCOMPARE(order, (std::vector<int>{0, 1, 2, 3}));
        clock.advance(100ms);
        QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 5}));
        clock.advance(1s);
        QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 5, 6, 7}));
        QCOMPARE(clock.waiting(), 0); // nobody waits, no timer runs
        clock.advance(1h);
        for (int i = 10; i < 15; ++i) {
            tasks.push_back(takeOne(bucket, order, i));
            tasks.back().start([](int) {});
        }
        QCOMPARE(order.size(), size_t(10)); // never more than the burst
    }

    void aBucketWithoutARateGoesOnSlowly()
    {
        for (const double rate : {0.0, -5.0, std::numeric_limits<double>::quiet_NaN(), 1e-300}) {
            base::ManualClock clock;
            TokenBucket bucket(clock, rate, 0);
            std::vector<int> order;
            std::vector<base::Task<int>> tasks;
            for (int i = 0; i < 3; ++i) {
                tasks.push_back(takeOne(bucket, order, i));
                tasks.back().start([](int) {});
            }
            QCOMPARE(order, std::vector<int>{0});
            clock.advance(59min);
            QCOMPARE(order.size(), size_t(1));
            clock.advance(1min);
            QCOMPARE(order, (std::vector<int>{0, 1}));
            clock.advance(1h);
            QCOMPARE(order.size(), size_t(3));
        }
    }
};

PILOTHOUSE_TEST(PollSourceTest)
#include "tst_pollsource.moc"
