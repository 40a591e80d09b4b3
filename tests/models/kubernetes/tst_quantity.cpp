// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Quantities and times: what the API's grammar allows, and what it does not.
#include "duration.h"
#include "quantity.h"
#include "testmain.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

using namespace kubernetes;

namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

std::optional<Quantity> parse(const QByteArray &text)
{
    return Quantity::parse({text.constData(), static_cast<size_t>(text.size())});
}

qint64 time(const QByteArray &text)
{
    return timeMsOf({text.constData(), static_cast<size_t>(text.size())});
}

} // namespace

class QuantityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("whole");
        QTest::addColumn<int>("nanos");
        const auto row = [](const char *text, qint64 whole, int nanos) {
            QTest::newRow(text) << QByteArray(text) << whole << nanos;
        };
        row("0", 0, 0);
        row("12", 12, 0);
        row("+12", 12, 0);
        row("250m", 0, 250'000'000);
        row("1500m", 1, 500'000'000);
        row("12345678n", 0, 12'345'678);
        row("1u", 0, 1000);
        row("0.5", 0, 500'000'000);
        row(".5", 0, 500'000'000);
        row("5.", 5, 0);
        row("1.5Gi", 1'610'612'736, 0);
        row("1Ki", 1024, 0);
        row("188Mi", 197'132'288, 0);
        row("1Ti", 1'099'511'627'776, 0);
        row("1Pi", 1'125'899'906'842'624, 0);
        row("7Ei", 8'070'450'532'247'928'832, 0);
        row("8Ei", most, 0); // capped
        row("2k", 2000, 0);
        row("2M", 2'000'000, 0);
        row("2G", 2'000'000'000, 0);
        row("2T", 2'000'000'000'000, 0);
        row("2P", 2'000'000'000'000'000, 0);
        row("2E", 2'000'000'000'000'000'000, 0);
        row("12e6", 12'000'000, 0);
        row("12E6", 12'000'000, 0);
        row("12e+6", 12'000'000, 0);
        row("12e-3", 0, 12'000'000);
        row("1E", 1'000'000'000'000'000'000, 0); // exa, no exponent
        row("0.1n", 0, 1);                       // rounded up
        row("1e-400", 0, 1);
        row("1e99999999999", most, 0);
        row("0e99999999999", 0, 0);
        row("9223372036854775807", most, 0);
        row("9223372036854775808", most, 0);
        row("9223372036854775806.999999999", most - 1, 999'999'999);
        row("123456789012345678901234567890123456789012345", most, 0);
        row("0.00000000000000000000000000000000000000000001", 0, 1);
        row("000000000000000000000000000000000000000000000000012", 12, 0);
        row("0.9999999999", 1, 0);
        row("-1", -1, 0);
        row("-1500m", -2, 500'000'000);
        row("-8Ei", -most, 0);
        row("1.0000000001Ki", 1024, 103);
    }
    void parsed()
    {
        QFETCH(QByteArray, text);
        const std::optional<Quantity> quantity = parse(text);
        QVERIFY(quantity.has_value());
        QTEST(quantity->whole, "whole");
        QTEST(quantity->nanos, "nanos");
    }

    void refused()
    {
        for (const char *text : {"", "m", "Ki", ".", "+", "-", "1.2.3", "1x", "1ki", "1KiB", "1 Ki", " 1", "1e", "1e+",
                                 "1e1.5", "1em", "--1", "1m1", "0x10", "1K", "NaN", "1i"})
            QVERIFY2(!parse(text), text);
    }

    void scales()
    {
        QCOMPARE(parse("12345678n")->nano(), 12'345'678);
        QCOMPARE(parse("12345678n")->milli(), 13); // up, as schedulers round
        QCOMPARE(parse("12345678n")->value(), 1);
        QCOMPARE(parse("250m")->milli(), 250);
        QCOMPARE(parse("1")->nano(), 1'000'000'000);
        QCOMPARE(parse("7Ei")->nano(), most);
        QCOMPARE(parse("-7Ei")->milli(), -most);
        QCOMPARE(parse("-1500m")->milli(), -1500);
        QVERIFY(*parse("1500m") < *parse("1501m"));
        QVERIFY(*parse("-1") < *parse("-500m"));
        QCOMPARE(cappedSum(most, 1), most);
        QCOMPARE(cappedSum(-most, -5), -most);
        QCOMPARE(cappedSum(2, 3), 5);
    }

    void everyTextIsSurvived()
    {
        QRandomGenerator random(7);
        const QByteArray alphabet("0123456789.+-eEkKmMgGinuTP ");
        for (int i = 0; i < 200'000; ++i) {
            QByteArray text;
            for (quint32 left = random.bounded(40U); left > 0; --left)
                text += alphabet[qsizetype(random.bounded(quint32(alphabet.size())))];
            if (const std::optional<Quantity> quantity = parse(text)) {
                QVERIFY2(quantity->nanos >= 0 && quantity->nanos < 1'000'000'000, text.constData());
                (void)quantity->nano();
                (void)quantity->milli();
            }
        }
    }

    void texts()
    {
        QCOMPARE(cpuText(0), QStringLiteral("0m"));
        QCOMPARE(cpuText(1), QStringLiteral("1m"));
        QCOMPARE(cpuText(96'400'000), QStringLiteral("96m"));
        QCOMPARE(cpuText(1'500'000'000), QStringLiteral("1500m"));
        QCOMPARE(cpuText(12'500'000'000), QStringLiteral("12.5 cores"));
        QCOMPARE(cpuText(128'000'000'000), QStringLiteral("128 cores"));
        QCOMPARE(memoryText(0), QStringLiteral("0"));
        QCOMPARE(memoryText(1), QStringLiteral("1Ki"));
        QCOMPARE(memoryText(188LL << 20), QStringLiteral("188Mi"));
        QCOMPARE(memoryText(2304LL << 20), QStringLiteral("2304Mi"));
        QCOMPARE(memoryText(12LL << 30), QStringLiteral("12.0Gi"));
        QCOMPARE(memoryText(most), QStringLiteral("8.0Ei"));
        QCOMPARE(memoryText(-5), QStringLiteral("0"));
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        constexpr qint64 s = 1000;
        constexpr qint64 m = 60 * s;
        constexpr qint64 h = 60 * m;
        constexpr qint64 d = 24 * h;
        constexpr qint64 y = 365 * d;
        const auto row = [](qint64 ms, const char *text) {
            QTest::addRow("%lld", static_cast<long long>(ms)) << ms << QString::fromLatin1(text);
        };
        row(-2 * s, "<invalid>");
        row(-1999, "0s");
        row(0, "0s");
        row(999, "0s");
        row(1 * s, "1s");
        row(119 * s, "119s");
        row(2 * m, "2m");
        row(2 * m + 10 * s, "2m10s");
        row(10 * m - 1, "9m59s");
        row(10 * m, "10m");
        row(3 * h - 1, "179m");
        row(3 * h, "3h");
        row(3 * h + 12 * m, "3h12m");
        row(8 * h - 1, "7h59m");
        row(8 * h + 59 * m, "8h");
        row(48 * h - 1, "47h");
        row(2 * d, "2d");
        row(2 * d + 4 * h, "2d4h");
        row(8 * d - 1, "7d23h");
        row(8 * d, "8d");
        row(2 * y - 1, "729d");
        row(2 * y, "2y");
        row(2 * y + 30 * d, "2y30d");
        row(8 * y - 1, "7y364d");
        row(8 * y, "8y");
        row(100 * y + 300 * d, "100y");
    }
    void durations()
    {
        QFETCH(qint64, ms);
        QTEST(humanDuration(ms), "text");
        // And back, to the least that is written so.
        const std::optional<qint64> back = durationMsOf(humanDuration(ms));
        QCOMPARE(back.has_value(), humanDuration(ms) != QStringLiteral("<invalid>"));
        QVERIFY(!back || (*back <= std::max<qint64>(ms, 0) && humanDuration(*back) == humanDuration(ms)));
    }

    void noDurations()
    {
        for (const char *text : {"", "5", "s", "5x", "m5", "-5s", "5s3m", "200s", "1h", "90m ago", "<unknown>", "99999999999999999999d", "5 s"})
            QVERIFY2(!durationMsOf(QString::fromLatin1(text)), text);
    }

    void ages()
    {
        QCOMPARE(ageText(0, 5000), QStringLiteral("<unknown>"));
        QCOMPARE(ageText(1000, 91'000), QStringLiteral("90s"));
        QCOMPARE(ageText(95'000, 91'000), QStringLiteral("<invalid>"));
    }

    void times()
    {
        QCOMPARE(time("2026-11-21T09:51:08Z"), 1'795'254'668'000);
        QCOMPARE(time("2026-11-21T09:51:08.123456789Z"), 1'795'254'668'123);
        QCOMPARE(time("2026-11-21T09:51:08.9Z"), 1'795'254'668'900);
        QCOMPARE(time("2026-11-21T10:51:08+01:00"), 1'795'254'668'000);
        QCOMPARE(time("2026-11-21T04:21:08.000001-05:30"), 1'795'254'668'000);
        QCOMPARE(time("0001-01-01T00:00:00Z"), 0);
        QCOMPARE(time("2024-02-29T00:00:00Z"), 1'709'164'800'000);
        for (const char *text : {"", "null", "2026", "2026-11-21", "2026-11-21T09:51:08", "2026-13-21T09:51:08Z",
                                 "2026-02-29T09:51:08Z", "2026-11-21T24:51:08Z", "2026-11-21T09:51:08.Z",
                                 "2026-11-21T09:51:08Zx", "2026-11-21T09:51:08+1:00", "9999-12-31T23:59:59-23:00"})
            QCOMPARE(time(text), 0);
        QCOMPARE(timeMsOf(1'795'254'668, 123'999'999), 1'795'254'668'123);
        QCOMPARE(timeMsOf(std::numeric_limits<qint64>::max(), 0), 0);
        QCOMPARE(timeMsOf(std::numeric_limits<qint64>::min(), 0), 0);
        QCOMPARE(timeMsOf(-62'135'596'800, 0), 0);
        QCOMPARE(timeMsOf(5, -1), 0);
    }

    void timesAgreeWithTheCalendarOfQt()
    {
        QRandomGenerator random(3);
        for (int i = 0; i < 20'000; ++i) {
            const qint64 ms = random.bounded(253'402'300'800LL + 62'135'596'800LL) * 1000 - 62'135'596'800'000;
            const QDateTime moment = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
            if (moment.date().year() < 1 || ms <= -62'135'596'800'000)
                continue;
            QCOMPARE(time(moment.toString(Qt::ISODate).toLatin1()), ms);
        }
    }
};

PILOTHOUSE_TEST(QuantityTest)
#include "tst_quantity.moc"
