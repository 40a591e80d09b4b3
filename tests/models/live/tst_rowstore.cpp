// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed.h"
#include "join.h"
#include "testmain.h"
#include "thing.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <map>

using namespace live;
using test::asThing;
using test::thing;

class RowStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalRowSaysNothing()
    {
        std::vector<Batch> batches;
        RowStore store([&](Batch batch) { batches.push_back(std::move(batch)); });
        QVERIFY(store.put(thing("a")));
        store.flush();
        QCOMPARE(batches.size(), size_t(1));
        QCOMPARE(batches[0].added.size(), size_t(1));
        store.acknowledge(batches[0].revision);
        QVERIFY(!store.put(thing("a")));
        store.flush();
        QCOMPARE(batches.size(), size_t(1));
        QVERIFY(!store.inFlight());
    }

    void mergesWhileInFlight()
    {
        std::vector<Batch> batches;
        RowStore store([&](Batch batch) { batches.push_back(std::move(batch)); });
        store.put(thing("a"));
        store.put(thing("b"));
        store.flush();
        store.put(thing("a", QStringLiteral("x")));
        store.put(thing("a", QStringLiteral("y")));
        store.put(thing("c")); // comes and goes: never told
        store.remove("c");
        store.remove("b"); // goes and comes back: changed
        store.put(thing("b", QStringLiteral("back")));
        store.put(thing("d"));
        store.flush();
        QCOMPARE(batches.size(), size_t(1));
        store.acknowledge(99); // never sent
        QCOMPARE(batches.size(), size_t(1));
        store.acknowledge(batches[0].revision);
        QCOMPARE(batches.size(), size_t(2));
        QCOMPARE(batches[1].removed.size(), size_t(0));
        QCOMPARE(batches[1].changed.size(), size_t(2));
        QCOMPARE(asThing(batches[1].changed[0]).name, QStringLiteral("y"));
        QCOMPARE(asThing(batches[1].changed[1]).name, QStringLiteral("back"));
        QCOMPARE(batches[1].added.size(), size_t(1));
        QCOMPARE(batches[1].added[0]->key(), Key("d"));
    }

    void changeUndoneInFlightIsNotTold()
    {
        int batches = 0;
        RowStore store([&](const Batch &) { ++batches; });
        store.put(thing("a"));
        store.flush();
        store.put(thing("a", QStringLiteral("x")));
        store.put(thing("a"));
        store.acknowledge(store.revision());
        QCOMPARE(batches, 1);
        QVERIFY(!store.inFlight());
    }

    void sweepRemovesWhatWasNotSeen()
    {
        std::vector<Batch> batches;
        RowStore store([&](Batch batch) { batches.push_back(std::move(batch)); });
        for (const char *id : {"a", "b", "c", "d"})
            store.put(thing(id));
        store.flush();
        store.acknowledge(store.revision());
        store.beginSweep();
        store.put(thing("a"));
        store.abortSweep(); // a list that failed half-way removes nothing
        store.endSweep();
        QCOMPARE(store.size(), 4);
        store.beginSweep();
        store.put(thing("a"));
        store.markSeen("d");
        store.endSweep();
        store.flush();
        QCOMPARE(batches.back().removed.size(), size_t(2));
        QCOMPARE(batches.back().changed.size(), size_t(0));
        QVERIFY(store.find("a") && store.find("d") && !store.find("b"));
    }

    void resetForgets()
    {
        std::vector<Batch> batches;
        RowStore store([&](Batch batch) { batches.push_back(std::move(batch)); });
        store.put(thing("a"));
        store.flush();
        store.put(thing("b"));
        store.reset();
        store.put(thing("a"));
        store.acknowledge(store.revision());
        QCOMPARE(batches.size(), size_t(2));
        QVERIFY(batches[1].reset);
        QCOMPARE(batches[1].added.size(), size_t(1));
        QVERIFY(batches[1].removed.empty());
    }

    void flushesItselfAtTheEndOfTheTurn()
    {
        std::vector<Batch> batches;
        RowStore store([&](Batch batch) { batches.push_back(std::move(batch)); });
        store.setAutoFlush(true);
        store.put(thing("a"));
        store.put(thing("b"));
        QVERIFY(batches.empty());
        QTRY_COMPARE(batches.size(), size_t(1));
        QCOMPARE(batches[0].added.size(), size_t(2));
    }

    void slowConsumerGetsFewBatchesAndLastValues()
    {
        // The consumer takes one batch a thousand changes.
        Feed feed;
        std::vector<Batch> waiting;
        RowStore store([&](Batch batch) { waiting.push_back(std::move(batch)); });
        feed.setAcknowledge([&](quint64 revision) { store.acknowledge(revision); });
        QRandomGenerator random(7);
        int batches = 0;
        for (int change = 0; change < 100'000; ++change) {
            const QByteArray key = QByteArray::number(random.bounded(10'000));
            if (random.bounded(5) == 0)
                store.remove(key);
            else
                store.put(thing(key, QString::number(change)));
            store.flush();
            if (change % 1000 == 999 && !waiting.empty()) {
                const Batch batch = std::exchange(waiting, {}).front();
                ++batches;
                feed.apply(batch);
            }
            QVERIFY(waiting.size() <= 1);
        }
        while (!waiting.empty()) {
            const Batch batch = std::exchange(waiting, {}).front();
            ++batches;
            feed.apply(batch);
        }
        QVERIFY2(batches <= 102, qPrintable(QString::number(batches)));
        QCOMPARE(feed.size(), store.size());
        store.forEach([&](const RowPointer &row) { QVERIFY(feed.row(row->key()) == row); });
    }

    void feedTellsAndAcknowledges()
    {
        Feed feed;
        quint64 acknowledged = 0;
        feed.setAcknowledge([&](quint64 revision) { acknowledged = revision; });
        QSignalSpy resets(&feed, &Feed::reset);
        QSignalSpy statuses(&feed, &Feed::statusChanged);
        bool acknowledgedEarly = false;
        connect(&feed, &Feed::batchApplied, &feed, [&] { acknowledgedEarly = acknowledged != 0; });
        Batch batch;
        batch.revision = 4;
        batch.reset = true;
        batch.added = {thing("a")};
        feed.apply(batch);
        QCOMPARE(acknowledged, quint64(4));
        QVERIFY(!acknowledgedEarly);
        QCOMPARE(resets.size(), 1);
        FeedStatus status;
        status.state = FeedStatus::State::Live;
        feed.setStatus(status);
        feed.setStatus(status);
        QCOMPARE(statuses.size(), 1);
    }

    void joinsTwoSidesAndASumOverAnotherStore()
    {
        RowStore store([](const Batch &) {});
        // Sides: the project an inspection tells, and how many of the other store's rows use this one.
        Join<QString, QString, int> join(
            store, [](const Key &key, const QString &name, const QString *project, const int *users) {
                return thing(key, name, users ? *users : 0, true, project ? *project : QString());
            });
        RowStore users([](const Batch &) {});
        QHash<Key, int> sums;
        users.setObserver([&](const RowPointer &before, const RowPointer &now) {
            const auto add = [&](const RowPointer &row, int by) {
                if (row)
                    join.setSide<1>(asThing(row).project.toUtf8(), sums[asThing(row).project.toUtf8()] += by);
            };
            add(before, -1);
            add(now, 1);
        });
        users.put(thing("c1", {}, 0, true, QStringLiteral("v")));
        users.put(thing("c2", {}, 0, true, QStringLiteral("v")));
        QCOMPARE(store.size(), 0); // the primary owns which keys exist
        join.setPrimary("v", QStringLiteral("volume"));
        QCOMPARE(asThing(store.find("v")).size, 2);
        join.setSide<0>("v", QStringLiteral("shop"));
        QCOMPARE(asThing(store.find("v")).project, QStringLiteral("shop"));
        users.remove("c1");
        QCOMPARE(asThing(store.find("v")).size, 1);
        users.put(thing("c2", {}, 0, true, QStringLiteral("w")));
        QCOMPARE(asThing(store.find("v")).size, 0);
        join.clearSide<0>("v");
        QVERIFY(asThing(store.find("v")).project.isEmpty());
        join.beginSweep();
        join.setPrimary("w", QStringLiteral("other"));
        join.endSweep();
        QVERIFY(!store.find("v"));
        QCOMPARE(asThing(store.find("w")).size, 1);
        QVERIFY(!join.side<1>("v").has_value());
    }
};

PILOTHOUSE_TEST(RowStoreTest)
#include "tst_rowstore.moc"
