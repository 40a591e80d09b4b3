// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --history puts into the store is what two hours of a session would have.
#include "application.h"
#include "containerrow.h"
#include "history.h"
#include "seriesstore.h"
#include "testmain.h"

#include <QApplication>
#include <QTest>

class TestHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsEverySpan();
    void goesBeforeWhatIsRecorded();
};

void TestHistory::fillsEverySpan()
{
    live::SeriesStore store;
    const qint64 now = 1'790'000'000'000;
    app::History::record(store, {"a", "b"}, now, 7200);
    QCOMPARE(store.newestMs(), now);
    for (const live::Span span : {live::Span::FiveMinutes, live::Span::ThirtyMinutes, live::Span::TwoHours}) {
        const auto points = store.range("b", docker::MemoryBytes, span);
        QVERIFY(int(points.size()) >= live::SeriesStore::slotCount(span) - 1);
        for (const live::SeriesPoint &point : points)
            QVERIFY(!std::isnan(point.avg));
    }
    QVERIFY(store.bytes() > 2 * 13 * 9'000); // as the store says of a series of two hours
}

void TestHistory::goesBeforeWhatIsRecorded()
{
    app::Options options;
    options.demo = true;
    options.history = 600;
    app::Application application(*qApp, options);
    application.show();
    const live::SeriesStore *store = application.endpoint()->series();
    const auto oldest = [&]() -> qint64 {
        for (const live::RowPointer &row : application.endpoint()->feed("container")->rows()) {
            const auto points = store->range(row->key(), docker::CpuPercent, live::Span::ThirtyMinutes);
            if (!points.empty())
                return store->newestMs() - points.front().ms;
        }
        return 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(oldest() > 590'000, 30'000);
    QVERIFY(oldest() < 660'000);
}

PILOTHOUSE_TEST(TestHistory)
#include "tst_history.moc"
