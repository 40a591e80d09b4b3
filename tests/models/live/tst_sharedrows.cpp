// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a feed while others read them, against a map.
#include "feed.h"
#include "testmain.h"
#include "thing.h"

#include <QRandomGenerator>
#include <QTest>
#include <map>
#include <set>
#include <thread>

using namespace live;
using namespace test;

class SharedRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesInPlaceUnlessRead();
    void readersSeeTheRowsAsTheyWere();
    void feedEqualsAMap();
};

void SharedRowsTest::changesInPlaceUnlessRead()
{
    SharedRows rows;
    rows.change().push_back(thing("1", QStringLiteral("a")));
    rows.change().reserve(10);
    const RowPointer *before = rows.rows().data();
    rows.change().push_back(thing("2", QStringLiteral("b")));
    QCOMPARE(rows.rows().data(), before);
    {
        const SharedRows::Reading reading = rows.read();
        const SharedRows::Reading copy = reading; // NOLINT: the copy counts
        rows.change().pop_back();
        QVERIFY(rows.rows().data() != before);
        QCOMPARE(copy.rows().size(), 2U);
        QCOMPARE(rows.rows().size(), 1U);
    }
    const RowPointer *alone = rows.rows().data();
    rows.change()[0] = thing("3", QStringLiteral("c"));
    QCOMPARE(rows.rows().data(), alone);
    QVERIFY(SharedRows::Reading().rows().empty());
}

void SharedRowsTest::readersSeeTheRowsAsTheyWere()
{
    SharedRows rows;
    for (int i = 0; i < 100; ++i)
        rows.change().push_back(thing(QByteArray::number(i), QStringLiteral("0")));
    for (int round = 1; round < 50; ++round) {
        SharedRows::Reading reading = rows.read();
        const std::vector<RowPointer> expected = rows.rows();
        bool same = false;
        std::thread reader([reading = std::move(reading), &expected, &same]() mutable {
            same = reading.rows() == expected;
            reading = {};
        });
        for (RowPointer &row : rows.change())
            row = thing(row->key(), QString::number(round));
        reader.join();
        QVERIFY(same);
    }
}

void SharedRowsTest::feedEqualsAMap()
{
    Feed feed;
    std::map<Key, RowPointer> expected;
    QRandomGenerator random(7);
    SharedRows::Reading held;
    for (int round = 0; round < 2000; ++round) {
        Batch batch;
        batch.reset = random.bounded(300) == 0;
        if (batch.reset)
            expected.clear();
        for (int i = random.bounded(6); i > 0; --i) {
            const Key key = QByteArray::number(random.bounded(40));
            if (expected.erase(key) > 0 || random.bounded(4) == 0)
                batch.removed.push_back(key);
        }
        std::set<Key> touched; // a batch tells of an object once
        for (int i = random.bounded(6); i > 0; --i) {
            const RowPointer row = thing(QByteArray::number(random.bounded(40)), QString::number(round));
            if (!touched.insert(row->key()).second)
                continue;
            (expected.contains(row->key()) ? batch.changed : batch.added).push_back(row);
            expected[row->key()] = row;
        }
        if (random.bounded(2) == 0)
            held = feed.reading();
        feed.apply(batch);
        QCOMPARE(size_t(feed.size()), expected.size());
        QCOMPARE(feed.rows().size(), expected.size());
        for (const RowPointer &row : feed.rows())
            QCOMPARE(expected[row->key()], row);
        for (const auto &[key, row] : expected)
            QCOMPARE(feed.row(key), row);
        QVERIFY(!feed.row("no such row"));
    }
}

PILOTHOUSE_TEST(SharedRowsTest)
#include "tst_sharedrows.moc"
