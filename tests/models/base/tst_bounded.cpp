// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "bounded.h"
#include "testmain.h"

#include <QTest>
#include <cmath>

using namespace base;

class BoundedTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 most = std::numeric_limits<qint64>::max();
    static constexpr qint64 least = std::numeric_limits<qint64>::min();

private Q_SLOTS:
    void sums()
    {
        QCOMPARE(boundedSum(2, -5), -3);
        QCOMPARE(boundedSum(most, 1), most);
        QCOMPARE(boundedSum(most, least), -1);
        QCOMPARE(boundedSum(-1, least), least);
    }

    void products()
    {
        QCOMPARE(boundedProduct(-3, 7), -21);
        QCOMPARE(boundedProduct(most / 1000 + 1, 1000), most);
        QCOMPARE(boundedProduct(least / 1000 - 1, 1000), least);
        QCOMPARE(boundedProduct(least, -1), most);
        QCOMPARE(boundedProduct(2, least), least);
    }

    void integers()
    {
        QCOMPARE(boundedInteger(-1.9), -1);
        QCOMPARE(boundedInteger(1e19), most);
        QCOMPARE(boundedInteger(-HUGE_VAL), least);
        QCOMPARE(boundedInteger(std::nan("")), 0);
    }
};

PILOTHOUSE_TEST(BoundedTest)
#include "tst_bounded.moc"
