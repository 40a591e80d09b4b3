// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "format.h"
#include "seriesstore.h"
#include "testmain.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace live;

namespace {

constexpr qint64 start = 1'700'000'000'000; // a multiple of 20 s

SampleBatch sample(qint64 ms, float value, const Key &key = "a", Metric metric = 0)
{
    return {ms, {{key, metric, value}}};
}

} // namespace

class SeriesStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void latestGrowsOld()
    {
        SeriesStore store;
        QSignalSpy spy(&store, &SeriesStore::sampled);
        QVERIFY(!store.latest("a", 0));
        store.append(sample(start, 3));
        QCOMPARE(store.latest("a", 0).value_or(-1), 3.0f);
        QVERIFY(!store.latest("a", 1));
        QVERIFY(store.latest("a", 0, start + 10'000));
        QVERIFY(!store.latest("a", 0, start + 10'001));
        // One that comes every 5 s stays until three of them are missing.
        store.append(sample(start + 5000, 4));
        QVERIFY(store.latest("a", 0, start + 20'000));
        QVERIFY(!store.latest("a", 0, start + 20'001));
        QCOMPARE(spy.size(), 2);
    }

    void recentHoldsValuesOverTheInterval()
    {
        SeriesStore store;
        for (int i = 0; i < 4; ++i)
            store.append(sample(start + i * 5000, float(i)));
        const std::vector<float> values = store.recent("a", 0, 10);
        QCOMPARE(values.size(), size_t(10));
        QCOMPARE(values[9], 3.0f);
        QCOMPARE(values[8], 2.0f);
        QCOMPARE(values[4], 2.0f);
        QCOMPARE(values[3], 1.0f);
        store.append(sample(start + 60'000, 9));
        const std::vector<float> late = store.recent("a", 0, 60);
        QVERIFY(std::isnan(late[58]));
        QCOMPARE(late[59], 9.0f);
    }

    void coarseSlotsKnowExtremes()
    {
        SeriesStore store;
        for (int second = 0; second < 40; ++second)
            store.append(sample(start + second * 1000, float(second % 20)));
        const auto points = store.range("a", 0, Span::TwoHours);
        QCOMPARE(points.size(), size_t(2));
        QCOMPARE(points[0].ms, start);
        QCOMPARE(points[0].min, 0.0f);
        QCOMPARE(points[0].max, 19.0f);
        QCOMPARE(points[0].avg, 9.5f);
        QCOMPARE(store.range("a", 0, Span::ThirtyMinutes).size(), size_t(8));
        QCOMPARE(store.range("a", 0, Span::FiveMinutes).size(), size_t(40));
    }

    void ringsGoRoundAndGapsStayGaps()
    {
        SeriesStore store;
        for (int second = 0; second < 8000; ++second) {
            if (second < 7900 || second >= 7930)
                store.append(sample(start + second * 1000, float(second)));
        }
        const auto fine = store.range("a", 0, Span::FiveMinutes);
        QCOMPARE(fine.size(), size_t(300));
        for (const SeriesPoint &point : fine) {
            const qint64 second = (point.ms - start) / 1000;
            if (second >= 7900 && second < 7930)
                QVERIFY(std::isnan(point.avg));
            else
                QCOMPARE(point.avg, float(second));
        }
        QCOMPARE(store.range("a", 0, Span::TwoHours).size(), size_t(360));
        // A silence longer than a ring empties it.
        store.append(sample(start + 20'000'000, 1));
        QCOMPARE(store.range("a", 0, Span::TwoHours).size(), size_t(1));
        // Late samples within the ring find their slot, older ones are left out.
        store.append(sample(start + 19'999'000, 5));
        QCOMPARE(store.latest("a", 0).value_or(-1), 1.0f);
    }

    void clockSetBack()
    {
        SeriesStore store;
        store.append(sample(start, 1));
        store.append(sample(start - 3'600'000, 2));
        QCOMPARE(store.latest("a", 0).value_or(-1), 2.0f);
        QCOMPARE(store.range("a", 0, Span::FiveMinutes).size(), size_t(1));
    }

    void twoHoursOfFiftyContainersStaySmall()
    {
        SeriesStore store;
        SampleBatch batch;
        for (int key = 0; key < 50; ++key) {
            for (Metric metric = 0; metric < 11; ++metric)
                batch.samples.push_back({QByteArray::number(key), metric, float(metric)});
        }
        for (int second = 0; second < 7200; second += 5) { // sparse, so that the test is quick; rings fill all the same
            batch.wallMs = start + second * 1000;
            store.append(batch);
        }
        QVERIFY2(store.bytes() < 7'000'000, qPrintable(QString::number(store.bytes())));
        QCOMPARE(store.range("7", 3, Span::TwoHours).size(), size_t(360));
        for (int key = 0; key < 50; ++key)
            store.forget(QByteArray::number(key));
        QCOMPARE(store.bytes(), 0);
    }

    void writesShortNumbers_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &written, const char *expected) {
            QTest::newRow(expected) << QString(written).replace(QChar(QChar::Nbsp), QLatin1Char(' '))
                                    << QString::fromUtf8(expected);
        };
        row(formatBytes(0), "0 B");
        row(formatBytes(48e6), "48 MB");
        row(formatBytes(1180e6), "1180 MB");
        row(formatBytes(1.5e6), "1.5 MB");
        row(formatBytes(999'600), "1.0 MB");
        row(formatBytes(12.4e9), "12.4 GB");
        row(formatRate(840e3), "840 kB/s");
        row(formatRate(1.2e6), "1.2 MB/s");
        row(formatRate(1.2e9), "1.2 GB/s");
        row(formatPercent(3.2), "3.2 %");
        row(formatPercent(1599.7), "1600 %");
        row(sinceText(start - 36 * 60'000, start), "36 min");
        row(sinceText(start - 134 * 60'000, start), "2 h 14 min");
        row(sinceText(start - 19 * 3'600'000, start), "19 h");
        row(sinceText(start - 6 * 86'400'000LL, start), "6 d");
        row(sinceText(start - 800 * 86'400'000LL, start), "2 y");
        row(sinceText(start - 4 * 60'000, start, true), "4 min ago");
        row(sinceText(start + 5000, start), "0 s");
    }
    void writesShortNumbers()
    {
        QFETCH(QString, written);
        QFETCH(QString, expected);
        QCOMPARE(written, expected);
    }
};

PILOTHOUSE_TEST(SeriesStoreTest)
#include "tst_seriesstore.moc"
