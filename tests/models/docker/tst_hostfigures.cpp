// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "hostfigures.h"
#include "testmain.h"

#include <QTest>
#include <limits>

using namespace docker;

class HostFiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void load()
    {
        const auto load = readLoad("5.39 4.61 3.67 2/512 4242\n");
        QVERIFY(load);
        QCOMPARE((*load)[0], 5.39);
        QCOMPARE((*load)[1], 4.61);
        QCOMPARE((*load)[2], 3.67);
        QVERIFY(!readLoad(""));
        QVERIFY(!readLoad("1.0 x 2.0 1/2 3"));
    }

    void memory()
    {
        const auto memory = readMemory("MemTotal:       16384 kB\nMemFree:  100 kB\nMemAvailable:    8192 kB\n"
                                       "SwapTotal:    1024 kB\nSwapFree:  512 kB\nHugePages_Total:       0\nnonsense\n");
        QVERIFY(memory);
        QCOMPARE(*memory, (HostMemory{16384 * 1024, 8192 * 1024, 1024 * 1024, 512 * 1024}));
        QCOMPARE(readMemory("MemTotal: 9223372036854775807 kB\nMemAvailable: 1 kB\n")->total,
                 std::numeric_limits<qint64>::max());
        QVERIFY(!readMemory("MemTotal: 16384 kB\n"));
        QVERIFY(!readMemory(""));
    }

    void ticks()
    {
        const auto ticks = readCpuTicks("cpu  100 20 30 400 50 6 7 8 90 10\ncpu0 1 2 3 4 5 6 7 8 9 10\n");
        QVERIFY(ticks);
        QCOMPARE(*ticks, (CpuTicks{171, 621})); // guest time is not counted twice
        QVERIFY(!readCpuTicks("intr 1 2 3 4 5\n"));
        QVERIFY(!readCpuTicks("cpu 1 2 x 4 5\n"));
        QVERIFY(!readCpuTicks(""));
    }

    void share()
    {
        QCOMPARE(busyShare({100, 1000}, {150, 1200}).value_or(-1), 0.25);
        QVERIFY(!busyShare({100, 1000}, {100, 1000}));
        QVERIFY(!busyShare({100, 1000}, {90, 1100}));
        QVERIFY(!busyShare({100, 1000}, {400, 1100}));
    }
};

PILOTHOUSE_TEST(HostFiguresTest)
#include "tst_hostfigures.moc"
