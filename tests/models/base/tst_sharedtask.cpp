// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One question, several who wait, and some who leave.
#include "sharedtask.h"
#include "testmain.h"

#include <QTest>

using base::SharedTask;
using base::Task;

namespace {

/// A question that is answered by hand.
struct Question {
    int asked = 0;
    int cancelled = 0;
    std::function<void(int)> answer;

    std::function<Task<int>()> make()
    {
        return [this] { return ask(); };
    }
    Task<int> ask()
    {
        struct Guard {
            Question *question = nullptr;
            explicit Guard(Question *of) : question(of) {}
            Guard(Guard &&other) noexcept : question(std::exchange(other.question, nullptr)) {}
            ~Guard()
            {
                if (question && question->answer)
                    ++question->cancelled;
            }
        };
        ++asked;
        const int value = co_await base::await<int>([&](auto resume) {
            answer = resume;
            return Guard(this);
        });
        co_return value;
    }
    void tell(int value)
    {
        const auto resume = std::exchange(answer, nullptr);
        resume(value);
    }
};

} // namespace

class SharedTaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allGetOneAnswer()
    {
        Question question;
        SharedTask<int> shared;
        Task<int> first = shared.wait(question.make());
        Task<int> second = shared.wait(question.make());
        int a = 0, b = 0;
        first.start([&](int value) { a = value; });
        second.start([&](int value) { b = value; });
        QCOMPARE(question.asked, 1);
        question.tell(7);
        QCOMPARE(a, 7);
        QCOMPARE(b, 7);
        QVERIFY(!shared.running());
        // Nothing is remembered: who comes later asks again.
        Task<int> third = shared.wait(question.make());
        third.start([&](int value) { a = value; });
        QCOMPARE(question.asked, 2);
        question.tell(8);
        QCOMPARE(a, 8);
    }

    void itIsCancelledOnceNobodyWaits()
    {
        Question question;
        SharedTask<int> shared;
        Task<int> first = shared.wait(question.make());
        Task<int> second = shared.wait(question.make());
        int b = 0;
        first.start([](int) { QFAIL("it was cancelled"); });
        second.start([&](int value) { b = value; });
        first.reset();
        QVERIFY(shared.running());
        QCOMPARE(question.cancelled, 0);
        second.reset();
        QVERIFY(!shared.running());
        QCOMPARE(question.cancelled, 1);
        QCOMPARE(b, 0);
    }

    void anAnswerAtOnce()
    {
        SharedTask<int> shared;
        const std::function<Task<int>()> make = []() -> Task<int> { co_return 3; };
        Task<int> task = shared.wait(make);
        int got = 0;
        task.start([&](int value) { got = value; });
        QCOMPARE(got, 3);
    }

    void theFirstAnswerMayEndEverything()
    {
        Question question;
        auto shared = std::make_unique<SharedTask<int>>();
        auto first = std::make_unique<Task<int>>(shared->wait(question.make()));
        auto second = std::make_unique<Task<int>>(shared->wait(question.make()));
        bool ended = false;
        first->start([&](int) {
            ended = true;
            second.reset();
            shared.reset();
        });
        second->start([](int) { QFAIL("it was destroyed"); });
        question.tell(1);
        QVERIFY(ended);
    }
};

PILOTHOUSE_TEST(SharedTaskTest)
#include "tst_sharedtask.moc"
