// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clock.h"
#include "result.h"
#include "task.h"
#include "testmain.h"

#include <QTest>

using namespace std::chrono_literals;
using base::await;
using base::ManualClock;
using base::Task;

namespace {

struct Counted {
    explicit Counted(int &alive) : count(&alive) { ++*count; }
    ~Counted() { --*count; }
    Counted(const Counted &) = delete;
    Counted &operator=(const Counted &) = delete;
    int *count;
};

Task<int> later(ManualClock &clock, int value, int &alive)
{
    const Counted counted(alive);
    co_await await<bool>([&](auto resume) { return clock.after(10ms, [resume] { resume(true); }); });
    co_return value;
}

Task<int> sum(ManualClock &clock, int &alive)
{
    const Counted counted(alive);
    const int first = co_await later(clock, 1, alive);
    const int second = co_await later(clock, 2, alive);
    co_return first + second;
}

Task<int> atOnce()
{
    const bool value = co_await await<bool>([&](auto resume) {
        resume(true);
        return 0;
    });
    co_return value ? 7 : 0;
}

} // namespace

class TaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsInOrder()
    {
        ManualClock clock;
        int alive = 0;
        int result = 0;
        Task<int> task = sum(clock, alive);
        QCOMPARE(alive, 0);
        task.start([&](int value) { result = value; });
        QCOMPARE(alive, 2);
        clock.advance(10ms);
        QCOMPARE(result, 0);
        clock.advance(10ms);
        QCOMPARE(result, 3);
        task.reset();
        QCOMPARE(alive, 0);
    }

    void destructionCancels()
    {
        ManualClock clock;
        int alive = 0;
        bool called = false;
        {
            Task<int> task = sum(clock, alive);
            task.start([&](int) { called = true; });
            QCOMPARE(clock.waiting(), 1);
        }
        QCOMPARE(alive, 0);
        QCOMPARE(clock.waiting(), 0);
        clock.advance(1s);
        QVERIFY(!called);
    }

    void finishedMayDestroyTheTask()
    {
        ManualClock clock;
        int alive = 0;
        auto task = std::make_unique<Task<int>>(sum(clock, alive));
        int result = 0;
        task->start([&](int value) {
            result = value;
            task.reset();
        });
        clock.advance(1s);
        QCOMPARE(result, 3);
        QCOMPARE(alive, 0);
    }

    void resumesAtOnce()
    {
        int result = 0;
        Task<int> task = atOnce();
        task.start([&](int value) { result = value; });
        QCOMPARE(result, 7);
    }
};

PILOTHOUSE_TEST(TaskTest)
#include "tst_task.moc"
