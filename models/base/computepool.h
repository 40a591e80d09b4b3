// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two threads for pure work: order, search, validation, diff, writing files. Work gets its input by value and gives its
// result back by post(); it touches nothing shared. Any thread with an event loop may ask. The pool is the process's own.
#pragma once

#include <QObject>
#include <QPointer>
#include <atomic>
#include <functional>
#include <memory>

#include "post.h"

namespace base {

/// Seen by the work: when cancelled() turns true it should return within 5 ms; its result is dropped.
class CancelFlag
{
public:
    [[nodiscard]] bool cancelled() const { return m_flag->load(std::memory_order_acquire); }
    void cancel() { m_flag->store(true, std::memory_order_release); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

/// Owned by who asked, on the asking thread. Its destruction cancels: `done` is not called afterwards.
class ComputeJob
{
public:
    ComputeJob() = default;
    explicit ComputeJob(CancelFlag flag) : m_flag(std::move(flag)), m_active(true) {}
    ComputeJob(ComputeJob &&other) noexcept : m_flag(other.m_flag), m_active(std::exchange(other.m_active, false)) {}
    ComputeJob &operator=(ComputeJob &&other) noexcept;
    ~ComputeJob() { cancel(); }
    void cancel();

private:
    CancelFlag m_flag;
    bool m_active = false;
};

namespace detail {
void submitToPool(std::function<void()> work);
/// An object of the calling thread that outlives every answer.
QObject *courierOfThisThread();
} // namespace detail

/// Destroys a value in the pool: ten thousand rows freed by the UI thread are milliseconds of a frame.
template <class T> void disposeInPool(T value)
{
    detail::submitToPool([held = std::make_shared<T>(std::move(value))] {});
}

/// Runs `work` in the pool and `done` on the calling thread, which needs an event loop.
template <class R>
[[nodiscard]] ComputeJob compute(std::function<R(const CancelFlag &)> work, std::function<void(R)> done)
{
    CancelFlag flag;
    detail::submitToPool(
        [work = std::move(work), done = std::move(done), flag, courier = detail::courierOfThisThread()]() mutable {
            if (flag.cancelled())
                return;
            auto result = std::make_shared<R>(work(flag));
            if (flag.cancelled())
                return;
            post(courier, [done = std::move(done), result, flag] {
                if (!flag.cancelled())
                    done(std::move(*result));
            });
        });
    return ComputeJob(flag);
}

} // namespace base
