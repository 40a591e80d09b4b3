// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --history puts into the store is what two hours of a session would have.
#include "application.h"
#include "containerrow.h"
#include "demopast.h"
#include "history.h"
#include "resourcesample.h"
#include "seriesstore.h"
#include "testmain.h"

#include <QApplication>
#include <QJsonDocument>
#include <QTest>

class TestHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsEverySpan();
    void goesBeforeWhatIsRecorded();
    void simulatedWorldHasAPast();
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

/// Its charts are full from the beginning, in every span, and are what the engine says from then on.
void TestHistory::simulatedWorldHasAPast()
{
    base::ManualClock clock(1'790'000'000'000);
    demo::WorldOptions options;
    options.clock = &clock;
    demo::World world(options);
    live::SeriesStore store;
    app::DemoPast::record(store, world, clock.wallMs());
    QCOMPARE(store.newestMs(), clock.wallMs());
    const demo::Container *api = world.container(QStringLiteral("api"));
    QVERIFY(api);
    const live::Key key = api->id.toUtf8();
    for (const live::Span span : {live::Span::FiveMinutes, live::Span::ThirtyMinutes, live::Span::TwoHours}) {
        const auto points = store.range(key, docker::CpuPercent, span);
        QVERIFY(int(points.size()) >= live::SeriesStore::slotCount(span) - 1);
        const auto gaps = std::count_if(points.begin(), points.end(), [](const auto &point) { return std::isnan(point.avg); });
        QVERIFY2(gaps <= 1, qPrintable(QString::number(gaps)));
    }
    const auto before = docker::decodeStats(QJsonDocument(world.stats(*api)).toJson());
    clock.advance(std::chrono::seconds(1));
    const auto after = docker::decodeStats(QJsonDocument(world.stats(*api)).toJson());
    QVERIFY(before && after);
    std::vector<live::Sample> said;
    docker::appendSamples(key, before, *after, said);
    for (const live::Sample &sample : said) {
        if (sample.metric == docker::ThrottledPercent) // of ten periods a second: 0 or 10
            continue;
        const std::optional<float> last = store.latest(key, sample.metric);
        QVERIFY2(last, qPrintable(QString::number(sample.metric)));
        QVERIFY2(std::abs(*last - sample.value) <= 0.35F * std::max(1.0F, std::abs(sample.value)),
                 qPrintable(QStringLiteral("%1: %2, then %3").arg(sample.metric).arg(*last).arg(sample.value)));
    }
}

PILOTHOUSE_TEST(TestHistory)
#include "tst_history.moc"
