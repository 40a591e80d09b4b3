// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When LiveTableModel makes orders: one that took 50 ms is followed by the next 450 ms later, if only rows ask for it.
#include "livetablemodel.h"
#include "testmain.h"
#include "thing.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>

using namespace live;
using namespace std::chrono_literals;
using test::asThing;
using test::thing;
using test::thingKind;

namespace {

Batch batchOf(std::vector<RowPointer> added, std::vector<RowPointer> changed = {})
{
    Batch batch;
    batch.added = std::move(added);
    batch.changed = std::move(changed);
    return batch;
}

} // namespace

class OrderPauseTest : public QObject
{
    Q_OBJECT

    /// Waits for an order made from all that has been applied.
    static void settle(LiveTableModel &model, const std::function<void()> &act)
    {
        QSignalSpy applied(&model, &LiveTableModel::orderApplied);
        act();
        QTRY_VERIFY_WITH_TIMEOUT(!applied.isEmpty(), 20'000);
    }

private Q_SLOTS:
    void dearOrdersPauseWhereRowsKeepChanging()
    {
        base::ManualClock clock;
        std::atomic<bool> open = true;
        Kind kind = thingKind();
        kind.searchText = [&open](const Row &) {
            while (!open)
                QThread::yieldCurrentThread();
            return QStringList();
        };
        LiveTableModel model(kind, clock);
        Feed feed;
        const auto setState = [&feed](FeedStatus::State state) {
            FeedStatus status = feed.status();
            status.state = state;
            feed.setStatus(status);
        };
        model.setFeed(&feed);
        settle(model, [&] { feed.apply(batchOf({thing("a")})); });
        QSignalSpy applied(&model, &LiveTableModel::orderApplied);
        int size = 0;
        const auto dear = [&] {
            applied.clear();
            open = false;
            feed.apply(batchOf({}, {thing("a", {}, ++size)}));
            QCoreApplication::processEvents(); // it begins
            clock.advance(50ms);
            open = true;
            return QTest::qWaitFor([&] { return !applied.empty(); });
        };
        setState(FeedStatus::State::Live);
        QVERIFY(dear());
        feed.apply(batchOf({thing("b")}, {thing("a", {}, 77)}));
        QCOMPARE(asThing(model.rowAt(0)).size, 77); // what a row holds waits for nothing
        clock.advance(449ms);
        QTest::qWait(20);
        QCOMPARE(applied.size(), 1);
        QCOMPARE(model.rowCount(), 1);
        clock.advance(1ms);
        QTRY_COMPARE(model.rowCount(), 2);
        // It took no time itself.
        settle(model, [&] { feed.apply(batchOf({thing("c")})); });
        // A person's question does not wait.
        QVERIFY(dear());
        feed.apply(batchOf({thing("d")}));
        QCoreApplication::processEvents();
        Query query = model.query();
        query.text = QStringLiteral("d");
        settle(model, [&] { model.setQuery(query); });
        QCOMPARE(model.shown(), 1);
        model.setQuery({});
        // Nor does a table that is being filled, to its last row.
        QTRY_COMPARE(model.shown(), 4);
        setState(FeedStatus::State::Syncing);
        QVERIFY(dear());
        settle(model, [&] { feed.apply(batchOf({thing("e")})); });
        QVERIFY(dear());
        setState(FeedStatus::State::Live);
        settle(model, [&] { feed.apply(batchOf({thing("f")})); });
        QCOMPARE(model.rowCount(), 6);
    }
};

PILOTHOUSE_TEST(OrderPauseTest)
#include "tst_orderpause.moc"
