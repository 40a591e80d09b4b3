// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Delays between tries.
#include "backoff.h"
#include "testmain.h"

#include <QTest>

using namespace std::chrono_literals;

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsToItsLongest()
    {
        base::Backoff backoff(800ms, 30s, [] { return 0.5; });
        std::vector<qint64> delays;
        for (int i = 0; i < 8; ++i)
            delays.push_back(backoff.next().count());
        QCOMPARE(delays, (std::vector<qint64>{800, 1600, 3200, 6400, 12800, 25600, 30000, 30000}));
        QCOMPARE(backoff.failures(), 8);
        backoff.reset();
        QCOMPARE(backoff.next().count(), qint64(800));
    }

    void jitterStaysInBounds()
    {
        base::Backoff backoff(1s, 1s);
        qint64 least = 10'000;
        qint64 most = 0;
        for (int i = 0; i < 2000; ++i) {
            const qint64 delay = backoff.next().count();
            QVERIFY(delay >= 750 && delay <= 1250);
            least = std::min(least, delay);
            most = std::max(most, delay);
        }
        QVERIFY(least < 850 && most > 1150); // it does spread
    }

    void countsForEver()
    {
        base::Backoff backoff(250ms, 30s, [] { return 0.0; });
        for (int i = 0; i < 5000; ++i)
            QVERIFY(backoff.next() > 0ms);
        QCOMPARE(backoff.next().count(), qint64(22'500));
    }
};

PILOTHOUSE_TEST(BackoffTest)
#include "tst_backoff.moc"
