// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The header Retry-After.
#include "retryafter.h"
#include "testmain.h"

#include <QTest>

class RetryAfterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected"); // -1: no wish
        QTest::newRow("seconds") << QByteArray("7") << qint64(7000);
        QTest::newRow("at once") << QByteArray("0") << qint64(0);
        QTest::newRow("spaces") << QByteArray(" 12 ") << qint64(12'000);
        QTest::newRow("a week") << QByteArray("604800") << qint64(3'600'000);
        QTest::newRow("more than fits") << QByteArray("99999999999999999999999") << qint64(3'600'000);
        QTest::newRow("a date") << QByteArray("Tue, 14 Nov 2023 22:13:50 GMT") << qint64(30'000);
        QTest::newRow("a date gone by") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(0);
        QTest::newRow("words") << QByteArray("soon") << qint64(-1);
        QTest::newRow("negative") << QByteArray("-3") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
    }

    void reads()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, expected);
        net::Head head;
        if (!value.isEmpty())
            head.headers = {{"retry-after", value}};
        const auto wait = net::retryAfter(head, 1'700'000'000'000); // 2023-11-14 22:13:20
        QCOMPARE(wait ? qint64(wait->count()) : qint64(-1), expected);
    }
};

PILOTHOUSE_TEST(RetryAfterTest)
#include "tst_retryafter.moc"
