// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartmath.h"
#include "testmain.h"

#include <QTest>
#include <limits>

using namespace charts;
using live::SeriesPoint;
using live::Span;
using live::Unit;

namespace {

constexpr float gap = std::numeric_limits<float>::quiet_NaN();

SeriesPoint at(qint64 ms, float value)
{
    return {ms, value, value, value};
}

} // namespace

class ChartMathTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scalesAreRound_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("largest");
        QTest::addColumn<double>("least");
        QTest::addColumn<QString>("labels");
        QTest::newRow("cpu") << int(Unit::Percent) << 62.0 << 0.0 << QStringLiteral("0 40 80 %");
        QTest::newRow("idle cpu") << int(Unit::Percent) << 0.03 << 1.0 << QStringLiteral("0 0.5 1 %");
        QTest::newRow("memory") << int(Unit::Bytes) << 768e6 << 0.0 << QStringLiteral("0 400 800 MB");
        QTest::newRow("rate") << int(Unit::BytesPerSecond) << 860e3 << 0.0 << QStringLiteral("0 500 1000 kB/s");
        QTest::newRow("more") << int(Unit::BytesPerSecond) << 1100e3 << 0.0 << QStringLiteral("0 0.6 1.2 MB/s");
        QTest::newRow("many") << int(Unit::Count) << 2.5e6 << 0.0 << QStringLiteral("0 1500000 3000000");
        QTest::newRow("half a unit") << int(Unit::Bytes) << 2.7e9 << 0.0 << QStringLiteral("0 1.5 3 GB");
        QTest::newRow("processes") << int(Unit::Count) << 41.0 << 0.0 << QStringLiteral("0 30 60");
        QTest::newRow("whole lines") << int(Unit::Count) << 3.0 << 0.0 << QStringLiteral("0 2 4");
        QTest::newRow("nothing") << int(Unit::Count) << 0.0 << 0.0 << QStringLiteral("0 1 2");
        QTest::newRow("least") << int(Unit::Count) << 0.0 << 4.0 << QStringLiteral("0 2 4");
        QTest::newRow("cores") << int(Unit::Millicores) << 1800.0 << 0.0 << QStringLiteral("0 1000 2000 m");
        QTest::newRow("binary") << int(Unit::BinaryBytes) << 100.0 * 1048576 << 0.0 << QStringLiteral("0 50 100 Mi");
        QTest::newRow("much binary") << int(Unit::BinaryBytes) << 5.0 * 1073741824 << 0.0 << QStringLiteral("0 3 6 Gi");
        QTest::newRow("no bytes") << int(Unit::Bytes) << 0.0 << 0.0 << QStringLiteral("0 1 2 B");
        QTest::newRow("exact") << int(Unit::Percent) << 100.0 << 0.0 << QStringLiteral("0 50 100 %");
        QTest::newRow("not a number") << int(Unit::Percent) << double(gap) << 0.0 << QStringLiteral("0 1 2 %");
    }

    void scalesAreRound()
    {
        QFETCH(int, unit);
        QFETCH(double, largest);
        QFETCH(double, least);
        const ValueScale scale = valueScale(Unit(unit), largest, least);
        QString labels = scale.label(0) + QLatin1Char(' ') + scale.label(1) + QLatin1Char(' ') + scale.label(2);
        if (!scale.suffix.isEmpty())
            labels += QLatin1Char(' ') + scale.suffix;
        QTEST(labels, "labels");
    }

    void scalesReachEveryValue()
    {
        for (double largest = 1e-3; largest < 1e15; largest *= 1.37) {
            for (const Unit unit : {Unit::Count, Unit::Percent, Unit::Bytes, Unit::BytesPerSecond, Unit::Milliseconds, Unit::Millicores, Unit::BinaryBytes}) {
                const ValueScale scale = valueScale(unit, largest, 0);
                QVERIFY(scale.maximum() >= largest * (1 - 1e-6));
                // Never more than half empty, but for the whole lines of counts.
                QVERIFY(scale.maximum() <= std::max(2.0, largest * 2));
            }
        }
    }

    void timeIsLabelled()
    {
        const auto texts = [](Span span) {
            QStringList list;
            for (const TimeLabel &label : timeLabels(span))
                list.append(label.text);
            return list.join(QLatin1Char(' '));
        };
        QCOMPARE(texts(Span::FiveMinutes), QStringLiteral("-5 min -4 -3 -2 -1 now"));
        QCOMPARE(texts(Span::ThirtyMinutes), QStringLiteral("-30 min -20 -10 now"));
        QCOMPARE(texts(Span::TwoHours), QStringLiteral("-120 min -90 -60 -30 now"));
        QCOMPARE(timeLabels(Span::TwoHours).at(1).beforeMs, 90 * 60'000);
    }

    void gapsAreThoseLongerThanUsual()
    {
        // Every 5 s in slots of 1 s, one of them late.
        std::vector<SeriesPoint> points;
        for (int second = 0; second < 60; ++second)
            points.push_back(at(1000 + second * 1000, second % 5 == 0 && second != 30 ? float(second) : gap));
        QCOMPARE(joinedMs(points, 1000), 10'000);
        QCOMPARE(joinedMs({at(1000, 1), at(2000, 2), at(3000, 3)}, 1000), 2000);
        QCOMPARE(joinedMs({}, 5000), 10'000);
        // Two values an hour apart are no slow source.
        QCOMPARE(joinedMs({at(1000, 1), at(3'601'000, 2)}, 1000), 60'000);
    }

    void valueStandsUntilTheNext()
    {
        const std::vector<SeriesPoint> points{at(1000, 1), at(2000, 2), at(3000, gap), at(4000, gap), at(5000, 5)};
        QVERIFY(!pointAt(points, 999, 2000));
        QCOMPARE(pointAt(points, 1999, 2000)->avg, 1.f);
        QCOMPARE(pointAt(points, 3999, 2000)->avg, 2.f);
        QVERIFY(!pointAt(points, 4000, 2000));
        QCOMPARE(pointAt(points, 6999, 2000)->avg, 5.f);
        QVERIFY(!pointAt(points, 7000, 2000));
    }

    void csvIsExact()
    {
        const QString text = csvText({{QStringLiteral("CPU, \"used\" (%)"), {at(1'000'000, 1.5), at(1'001'000, gap)}},
                                      {QStringLiteral("Memory (B)"), {at(1'000'000, 48e6f), at(1'002'000, 0)}}});
        QCOMPARE(text, QStringLiteral("time,\"CPU, \"\"used\"\" (%)\",Memory (B)\n"
                                      "1970-01-01T00:16:40Z,1.500,48000000\n"
                                      "1970-01-01T00:16:42Z,,0\n"));
        QCOMPARE(csvText({}), QStringLiteral("time\n"));
    }
};

PILOTHOUSE_TEST(ChartMathTest)
#include "tst_chartmath.moc"
