// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// ListSource under a manual clock, against a scripted server that answers when the test says so.
#include "listsource.h"
#include "testmain.h"

#include <QTest>
#include <deque>

using namespace std::chrono_literals;
using endpoint::ListSource;
using State = live::FeedStatus::State;

namespace {

struct Thing : live::RowOf<Thing> {
    live::Key id;
    int value = 0;
    Thing(live::Key theId, int theValue) : id(std::move(theId)), value(theValue) {}
    const live::Key &key() const override { return id; }
    friend bool operator==(const Thing &, const Thing &) = default;
};

using Rows = ListSource::Rows;
using Answer = base::Result<Rows>;

/// A server whose answers wait for the test.
struct Server {
    std::map<live::Key, int> things;
    struct Waiting {
        std::vector<live::Key> keys; ///< empty: a list
        std::function<void(Answer)> resume;
        bool alive = true;
    };
    std::deque<std::shared_ptr<Waiting>> waiting;
    int lists = 0;
    int fetches = 0;

    struct Owner {
        std::shared_ptr<Waiting> entry;
        ~Owner()
        {
            if (entry)
                entry->alive = false;
        }
        Owner(std::shared_ptr<Waiting> e) : entry(std::move(e)) {}
        Owner(Owner &&) = default;
    };

    Rows rows(const std::vector<live::Key> &keys) const
    {
        Rows result;
        for (const auto &[id, value] : things) {
            if (keys.empty() || std::find(keys.begin(), keys.end(), id) != keys.end())
                result.push_back(std::make_shared<Thing>(id, value));
        }
        return result;
    }
    base::Task<Answer> ask(std::vector<live::Key> keys)
    {
        (keys.empty() ? lists : fetches) += 1;
        Answer answer = co_await base::await<Answer>([&](auto resume) {
            auto entry = std::make_shared<Waiting>();
            entry->keys = keys;
            entry->resume = resume;
            waiting.push_back(entry);
            return Owner(entry);
        });
        co_return std::move(answer);
    }
    /// Answers the oldest request with what is true now, or with what was true before.
    void answer(std::optional<Rows> old = {})
    {
        while (!waiting.empty()) {
            const auto entry = waiting.front();
            waiting.pop_front();
            if (!entry->alive)
                continue;
            entry->resume(old ? *old : rows(entry->keys));
            return;
        }
        QFAIL("nothing was asked");
    }
    void refuse(base::Error::Code code)
    {
        const auto entry = waiting.front();
        waiting.pop_front();
        base::Error error;
        error.code = code;
        error.what = QStringLiteral("no");
        error.retryable = true;
        entry->resume(error);
    }
};

struct Harness {
    base::ManualClock clock;
    Server server;
    std::map<live::Key, int> table; ///< as a listener of the batches has it
    live::FeedStatus status;
    std::unique_ptr<live::RowStore> store;
    std::unique_ptr<ListSource> source;

    explicit Harness(size_t steps = 1)
    {
        store = std::make_unique<live::RowStore>([this](live::Batch batch) {
            if (batch.reset)
                table.clear();
            for (const live::Key &key : batch.removed)
                table.erase(key);
            for (const auto &rows : {batch.changed, batch.added}) {
                for (const live::RowPointer &row : rows)
                    table[row->key()] = static_cast<const Thing &>(*row).value;
            }
            store->acknowledge(batch.revision);
        });
        ListSource::Spec spec;
        spec.steps.assign(steps, [this] { return server.ask({}); });
        spec.fetch = [this](std::vector<live::Key> keys) { return server.ask(std::move(keys)); };
        spec.random = [] { return 0.5; }; // delays as they are
        source = std::make_unique<ListSource>(std::move(spec), *store, clock,
                                              [this](live::FeedStatus now) { status = std::move(now); });
    }
};

} // namespace

class SourcesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsOnlyWhenWanted()
    {
        Harness harness;
        harness.server.things = {{"a", 1}, {"b", 2}};
        harness.source->connected();
        QCOMPARE(harness.server.lists, 0);
        harness.source->setWanted(true);
        QVERIFY(harness.status.state == State::Syncing);
        harness.server.answer();
        QVERIFY(harness.status.state == State::Live);
        QCOMPARE(harness.table.size(), size_t(2));
        harness.source->setWanted(false);
        harness.clock.advance(10min);
        QCOMPARE(harness.server.lists, 1); // silence
        QVERIFY(harness.status.state == State::Idle);
    }

    void aTouchAsksForThatObjectOnly()
    {
        Harness harness;
        harness.server.things = {{"a", 1}, {"b", 2}};
        harness.source->connected();
        harness.source->setWanted(true);
        harness.server.answer();
        harness.server.things["b"] = 3;
        harness.source->touch("b");
        QCOMPARE(harness.server.fetches, 1);
        // Touched again while its answer is on the way: asked once more, not twice.
        harness.source->touch("b");
        harness.source->touch("b");
        QCOMPARE(harness.server.fetches, 1);
        harness.server.answer();
        QCOMPARE(harness.table["b"], 3);
        QCOMPARE(harness.server.fetches, 2);
        harness.server.things.erase("b");
        harness.server.answer();
        QVERIFY(!harness.table.contains("b"));
        QCOMPARE(harness.server.lists, 1);
    }

    void aListDoesNotUndoANewerFetch()
    {
        Harness harness;
        harness.server.things = {{"a", 1}};
        harness.source->connected();
        harness.source->setWanted(true);
        harness.server.answer();
        harness.source->relist();
        const Rows old = harness.server.rows({});
        harness.server.things["a"] = 2;
        harness.server.things["b"] = 5;
        harness.source->touch("a");
        harness.source->touch("b");
        const auto list = harness.server.waiting.front();
        harness.server.waiting.pop_front();
        harness.server.answer();
        harness.server.answer();
        QCOMPARE(harness.table["a"], 2);
        list->resume(old); // made before the change
        QCOMPARE(harness.table["a"], 2);
        QCOMPARE(harness.table["b"], 5); // not swept away
    }

    void aListDoesNotBringBackWhatIsGone_data()
    {
        QTest::addColumn<int>("steps");
        QTest::newRow("one list") << 1;
        QTest::newRow("running ones first") << 2;
    }

    void aListDoesNotBringBackWhatIsGone()
    {
        QFETCH(const int, steps);
        Harness harness(static_cast<size_t>(steps));
        harness.server.things = {{"a", 1}, {"b", 2}};
        harness.source->setWanted(true);
        harness.source->connected();
        const Rows old = harness.server.rows({});
        harness.server.things.erase("b");
        harness.source->touch("b"); // its end
        std::rotate(harness.server.waiting.begin(), harness.server.waiting.end() - 1, harness.server.waiting.end());
        harness.server.answer(); // it is gone
        for (int step = 0; step < steps; ++step) {
            harness.server.answer(old); // made before
            QCOMPARE(harness.table, (std::map<live::Key, int>{{"a", 1}}));
        }
        QCOMPARE(harness.status.state, State::Live);
        // A new one of the same name is no ghost.
        harness.server.things["b"] = 3;
        harness.source->touch("b");
        harness.server.answer();
        QCOMPARE(harness.table["b"], 3);
    }

    void aFetchThatFailsDuringAListIsMadeUpFor()
    {
        Harness harness;
        harness.server.things = {{"a", 1}};
        harness.source->setWanted(true);
        harness.source->connected();
        harness.server.answer();
        QCOMPARE(harness.table["a"], 1);
        harness.source->relist();
        const Rows old = harness.server.rows({});
        harness.server.things["a"] = 2;
        harness.source->touch("a");
        std::swap(harness.server.waiting[0], harness.server.waiting[1]);
        harness.server.refuse(base::Error::Code::Timeout);
        harness.server.answer(old); // the list, from before the touch
        QCOMPARE(harness.table["a"], 1);
        harness.server.answer(); // at once another one
        QCOMPARE(harness.table["a"], 2);
    }

    void stepsAreAskedForTogether()
    {
        for (const bool allFirst : {false, true}) {
            Harness harness(2);
            harness.server.things = {{"a", 1}, {"b", 2}};
            harness.source->setWanted(true);
            harness.source->connected();
            QCOMPARE(harness.server.lists, 2);
            const Rows all = harness.server.rows({});
            if (allFirst) {
                std::swap(harness.server.waiting[0], harness.server.waiting[1]);
                harness.server.answer();
                QCOMPARE(harness.status.state, State::Live);
                // It is not given up, a server may have begun to answer; but it knows less.
                QVERIFY(harness.server.waiting[0]->alive);
                harness.source->relist();
                harness.server.answer(Rows{std::make_shared<Thing>("a", 0), std::make_shared<Thing>("c", 0)});
                QCOMPARE(harness.table, (std::map<live::Key, int>{{"a", 1}, {"b", 2}}));
                harness.server.answer();
            } else {
                harness.server.answer(Rows{all[0]});
                QCOMPARE(harness.table, (std::map<live::Key, int>{{"a", 1}}));
                QCOMPARE(harness.status.state, State::Syncing);
                harness.server.answer();
                QCOMPARE(harness.status.state, State::Live);
            }
            QCOMPARE(harness.table, (std::map<live::Key, int>{{"a", 1}, {"b", 2}}));
            const int lists = harness.server.lists;
            harness.source->relist();
            QCOMPARE(harness.server.lists, lists + 1); // all are known: the last step alone
        }
    }

    void firstStepMayFail()
    {
        Harness harness(2);
        harness.server.things = {{"a", 1}};
        harness.source->setWanted(true);
        harness.source->connected();
        harness.server.refuse(base::Error::Code::Timeout);
        harness.server.answer();
        QCOMPARE(harness.status.state, State::Live);
        QCOMPARE(harness.table["a"], 1);
    }

    void safetyRelistFindsWhatEventsLost()
    {
        Harness harness;
        harness.server.things = {{"a", 1}};
        harness.source->connected();
        harness.source->setWanted(true);
        harness.server.answer();
        harness.server.things = {{"c", 9}};
        harness.clock.advance(60s);
        QCOMPARE(harness.server.lists, 2);
        harness.server.answer();
        QCOMPARE(harness.table.size(), size_t(1));
        QCOMPARE(harness.table["c"], 9);
    }

    void lossKeepsTheRowsAndSaysSo()
    {
        Harness harness;
        harness.server.things = {{"a", 1}};
        harness.source->connected();
        harness.source->setWanted(true);
        harness.server.answer();
        const qint64 good = harness.status.lastGoodMs;
        harness.clock.advance(5s);
        base::Error gone;
        gone.what = QStringLiteral("gone");
        gone.retryable = true;
        harness.source->disconnected(gone, harness.clock.wallMs() + 1000);
        QVERIFY(harness.status.state == State::Backoff);
        QVERIFY(harness.status.stale());
        QCOMPARE(harness.status.lastGoodMs, good);
        QCOMPARE(harness.table.size(), size_t(1));
        harness.server.things = {{"b", 1}};
        harness.source->connected();
        harness.server.answer();
        QVERIFY(harness.status.state == State::Live);
        QVERIFY(harness.table.contains("b") && !harness.table.contains("a"));
    }

    void refusalIsAStateAndIsAskedAgain()
    {
        Harness harness;
        harness.source->connected();
        harness.source->setWanted(true);
        harness.server.refuse(base::Error::Code::Forbidden);
        QVERIFY(harness.status.state == State::Denied);
        harness.clock.advance(60s);
        harness.server.answer();
        QVERIFY(harness.status.state == State::Live);
    }

    void retriesSlowDownAndNeverEnd()
    {
        Harness harness;
        harness.source->connected();
        harness.source->setWanted(true);
        std::vector<qint64> delays;
        for (int i = 0; i < 9; ++i) {
            harness.server.refuse(base::Error::Code::Unreachable);
            QVERIFY(harness.status.state == State::Backoff);
            delays.push_back(harness.status.nextTryMs - harness.clock.wallMs());
            harness.clock.advance(std::chrono::milliseconds(delays.back()));
            QCOMPARE(harness.server.lists, i + 2);
        }
        QCOMPARE(delays, (std::vector<qint64>{500, 1000, 2000, 4000, 8000, 16'000, 30'000, 30'000, 30'000}));
        harness.server.answer();
        QVERIFY(harness.status.state == State::Live);
    }

    void whoAsksIsNotMadeToWait()
    {
        Harness harness;
        harness.source->connected();
        harness.source->setWanted(true);
        harness.server.refuse(base::Error::Code::Forbidden);
        harness.source->retryNow();
        QCOMPARE(harness.server.lists, 2);
        harness.source->retryNow(); // it is being asked for already
        QCOMPARE(harness.server.lists, 2);
        harness.server.answer();
        QVERIFY(harness.status.state == State::Live);
        harness.source->retryNow(); // nothing to be mended
        QCOMPARE(harness.server.lists, 2);
    }

    void manyTouchesBecomeOneList()
    {
        Harness harness;
        harness.source->connected();
        harness.source->setWanted(true);
        harness.server.answer();
        for (int i = 0; i < 200; ++i)
            harness.source->touch(QByteArray::number(i));
        QVERIFY(harness.server.lists >= 2);
        QVERIFY(harness.server.fetches < 80);
    }
};

PILOTHOUSE_TEST(SourcesTest)
#include "tst_sources.moc"
