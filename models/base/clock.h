// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time, so that tests can turn it by hand. A Clock belongs to the thread whose timers it runs; now() may be called from
// any thread. Wall times are milliseconds since 1970 UTC; steady times are milliseconds since some fixed moment.
#pragma once

#include <QtGlobal>
#include <chrono>
#include <functional>
#include <memory>

namespace base {

/// Runs its function at most once; destruction before that cancels.
class Timer
{
public:
    virtual ~Timer() = default;
};

class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual qint64 wallMs() const = 0;
    [[nodiscard]] virtual qint64 steadyMs() const = 0;
    /// Calls `function` on the calling thread's event loop after `delay`.
    [[nodiscard]] virtual std::unique_ptr<Timer> after(std::chrono::milliseconds delay,
                                                       std::function<void()> function) = 0;

    /// The computer's clock. Shared by all threads: its timers live on the thread that asks.
    static Clock &system();
};

/// For tests: time stands still until advance() is called, which runs what falls due, in order.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(qint64 wallMs = 1'700'000'000'000);
    ~ManualClock() override;
    [[nodiscard]] qint64 wallMs() const override;
    [[nodiscard]] qint64 steadyMs() const override;
    [[nodiscard]] std::unique_ptr<Timer> after(std::chrono::milliseconds delay,
                                               std::function<void()> function) override;
    void advance(std::chrono::milliseconds by);
    /// Timers that wait.
    [[nodiscard]] int waiting() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace base
