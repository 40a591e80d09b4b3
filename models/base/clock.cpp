// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clock.h"

#include <QDateTime>
#include <QTimer>
#include <map>

namespace base {

namespace {

class SystemTimer final : public Timer
{
public:
    SystemTimer(std::chrono::milliseconds delay, std::function<void()> function)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(delay < std::chrono::seconds(2) ? Qt::PreciseTimer : Qt::CoarseTimer);
        // Moved out first: the function may destroy this timer.
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [run = std::move(function)] {
            const std::function<void()> copy = run;
            copy();
        });
        m_timer.start(delay);
    }

private:
    QTimer m_timer;
};

class SystemClock final : public Clock
{
public:
    qint64 wallMs() const override { return QDateTime::currentMSecsSinceEpoch(); }
    qint64 steadyMs() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
                   std::chrono::steady_clock::now().time_since_epoch())
            .count();
    }
    std::unique_ptr<Timer> after(std::chrono::milliseconds delay, std::function<void()> function) override
    {
        return std::make_unique<SystemTimer>(delay, std::move(function));
    }
};

} // namespace

Clock &Clock::system()
{
    static SystemClock clock;
    return clock;
}

struct ManualClock::State {
    qint64 wall = 0;
    qint64 steady = 0;
    quint64 next = 0;
    std::map<std::pair<qint64, quint64>, std::function<void()>> queue; ///< by due time, then by age
};

namespace {

class ManualTimer final : public Timer
{
public:
    explicit ManualTimer(std::function<void()> cancel) : m_cancel(std::move(cancel)) {}
    ~ManualTimer() override { m_cancel(); }

private:
    std::function<void()> m_cancel;
};

} // namespace

ManualClock::ManualClock(qint64 wallMs) : m_state(std::make_shared<State>())
{
    m_state->wall = wallMs;
}

ManualClock::~ManualClock() = default;

qint64 ManualClock::wallMs() const
{
    return m_state->wall;
}

qint64 ManualClock::steadyMs() const
{
    return m_state->steady;
}

std::unique_ptr<Timer> ManualClock::after(std::chrono::milliseconds delay, std::function<void()> function)
{
    const std::pair<qint64, quint64> key{m_state->steady + delay.count(), m_state->next++};
    m_state->queue.emplace(key, std::move(function));
    return std::make_unique<ManualTimer>([weak = std::weak_ptr<State>(m_state), key] {
        if (const std::shared_ptr<State> state = weak.lock())
            state->queue.erase(key);
    });
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    const std::shared_ptr<State> state = m_state;
    const qint64 end = state->steady + by.count();
    while (!state->queue.empty() && state->queue.begin()->first.first <= end) {
        auto node = state->queue.extract(state->queue.begin());
        const qint64 step = std::max<qint64>(0, node.key().first - state->steady);
        state->steady += step;
        state->wall += step;
        node.mapped()();
    }
    state->wall += end - state->steady;
    state->steady = end;
}

int ManualClock::waiting() const
{
    return static_cast<int>(m_state->queue.size());
}

} // namespace base
