// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One question that several ask at the same time: the first who waits starts it, the others get the same answer, and it is cancelled
// once nobody waits any more. Lives on one thread, owned by what outlives those who wait. It remembers no answer.
#pragma once

#include "task.h"

#include <vector>

namespace base {

template <class T> class SharedTask
{
public:
    /// `make` is called where nothing is under way.
    [[nodiscard]] Task<T> wait(std::function<Task<T>()> make)
    {
        T answer = co_await await<T>([&](auto resume) { return join(std::move(resume), make); });
        co_return answer;
    }
    [[nodiscard]] bool running() const { return m_state->run.valid(); }

private:
    using Resume = std::function<void(T)>;
    struct State {
        Task<T> run;
        std::vector<std::shared_ptr<Resume>> waiters;
    };
    /// In the frame of who waits: its end takes the wish back.
    struct Ticket {
        std::weak_ptr<State> state;
        std::shared_ptr<Resume> waiter;
        Ticket(const std::shared_ptr<State> &of, std::shared_ptr<Resume> own) : state(of), waiter(std::move(own)) {}
        Q_DISABLE_COPY_MOVE(Ticket)
        ~Ticket()
        {
            *waiter = nullptr; // it may be among those who are just being told
            if (const std::shared_ptr<State> held = state.lock(); held && std::erase(held->waiters, waiter) > 0 && held->waiters.empty())
                held->run.reset();
        }
    };

    std::unique_ptr<Ticket> join(Resume resume, const std::function<Task<T>()> &make)
    {
        auto waiter = std::make_shared<Resume>(std::move(resume));
        auto ticket = std::make_unique<Ticket>(m_state, waiter);
        m_state->waiters.push_back(std::move(waiter));
        if (!m_state->run.valid()) {
            m_state->run = make();
            m_state->run.start([state = m_state.get()](T answer) { ended(*state, std::move(answer)); });
        }
        return ticket;
    }

    /// The first who gets the answer may end everything, this object too.
    static void ended(State &state, T answer)
    {
        state.run.reset();
        const std::vector<std::shared_ptr<Resume>> waiters = std::exchange(state.waiters, {});
        for (const std::shared_ptr<Resume> &waiter : waiters) {
            if (const Resume resume = std::exchange(*waiter, nullptr))
                resume(answer);
        }
    }

    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace base
