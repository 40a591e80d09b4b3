// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A coroutine whose cancellation is its destruction. Lives on one thread: the one that starts it, which is also the one
// that resumes and destroys it. It starts when awaited, or by start(). Destroying a Task that waits destroys its frame and
// with it every transfer and timer that the frame owns, so that nothing calls back later.
//
//   base::Task<base::Result<Reply>> pull(Session &session) { ... co_await session.send(...); ... co_return result; }
//   task.start([](base::Result<Reply> reply) { ... });   // the callback may destroy the task
//
// GCC 12 destroys twice what a lambda owns by value when the lambda stands inside a co_await expression. So the starter
// given to await() must capture references only; a static_assert holds that as far as it can be seen.
#pragma once

#include <QtGlobal>
#include <coroutine>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace base {

template <class T> class Task;

namespace detail {

struct FinalAwaiter {
    bool await_ready() const noexcept { return false; }
    template <class Promise> std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> self) const noexcept
    {
        Promise &promise = self.promise();
        if (promise.continuation)
            return promise.continuation;
        if (promise.finished) {
            // The callback may destroy the task and so this frame: nothing of it is touched afterwards.
            auto finished = std::move(promise.finished);
            finished(promise);
        }
        return std::noop_coroutine();
    }
    void await_resume() const noexcept {}
};

template <class T> struct PromiseBase {
    std::coroutine_handle<> continuation;
    std::function<void(PromiseBase &)> finished;
    std::optional<T> value;

    std::suspend_always initial_suspend() const noexcept { return {}; }
    FinalAwaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() const noexcept { std::terminate(); } // no code of ours throws
    void return_value(T result) { value.emplace(std::move(result)); }
};

} // namespace detail

template <class T> class [[nodiscard]] Task
{
public:
    struct promise_type : detail::PromiseBase<T> {
        Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
    };

    Task() = default;
    Task(Task &&other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    Task &operator=(Task &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_handle = std::exchange(other.m_handle, nullptr);
        }
        return *this;
    }
    Task(const Task &) = delete;
    Task &operator=(const Task &) = delete;
    ~Task() { reset(); }

    [[nodiscard]] bool valid() const { return m_handle != nullptr; }
    [[nodiscard]] bool done() const { return m_handle && m_handle.done(); }

    /// Destroys the frame: cancels.
    void reset()
    {
        if (const auto handle = std::exchange(m_handle, nullptr))
            handle.destroy();
    }

    /// Runs it; `finished` gets the result, possibly before start() returns, and may destroy this task.
    void start(std::function<void(T)> finished)
    {
        Q_ASSERT(m_handle && !m_handle.done());
        m_handle.promise().finished = [call = std::move(finished)](detail::PromiseBase<T> &promise) {
            T result = std::move(*promise.value);
            call(std::move(result));
        };
        m_handle.resume();
    }

    auto operator co_await() &&
    {
        struct Awaiter {
            std::coroutine_handle<promise_type> handle;
            bool await_ready() const noexcept { return false; }
            std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) noexcept
            {
                handle.promise().continuation = caller;
                return handle;
            }
            T await_resume() { return std::move(*handle.promise().value); }
        };
        return Awaiter{m_handle};
    }
    auto operator co_await() & { return std::move(*this).operator co_await(); }

private:
    explicit Task(std::coroutine_handle<promise_type> handle) : m_handle(handle) {}
    std::coroutine_handle<promise_type> m_handle;
};

/// Waits for one callback. `starter(resume)` begins the work and returns an owner (a transfer, a timer: anything
/// movable); the owner is destroyed when the wait ends or the coroutine is destroyed. `resume(T)` is called once, on this
/// thread, during or after the starter.
template <class T, class Starter> class Await
{
public:
    explicit Await(Starter starter) : m_starter(std::move(starter)) {}
    Await(const Await &) = delete;
    Await &operator=(const Await &) = delete;

    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<> caller)
    {
        m_starting = true;
        m_owner.emplace(m_starter([this, caller](T value) {
            if (m_value)
                return;
            m_value.emplace(std::move(value));
            if (!m_starting)
                caller.resume();
        }));
        m_starting = false;
        return !m_value.has_value();
    }
    T await_resume()
    {
        m_owner.reset();
        return std::move(*m_value);
    }

private:
    using Owner = std::invoke_result_t<Starter &, std::function<void(T)>>;
    Starter m_starter;
    std::optional<Owner> m_owner;
    std::optional<T> m_value;
    bool m_starting = false;
};

template <class T, class Starter> Await<T, Starter> await(Starter starter)
{
    static_assert(std::is_trivially_destructible_v<Starter>,
                  "the starter may capture references only: see the head of this file");
    return Await<T, Starter>(std::move(starter));
}

} // namespace base
