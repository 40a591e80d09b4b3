// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "tokenbucket.h"

#include <algorithm>
#include <cmath>

namespace endpoint {

namespace {

constexpr double slowestPerMs = 1.0 / 3'600'000;
/// A hair less than one counts: sums of fractions fall short, and the timer would fire for nothing.
constexpr double nearlyOne = 1 - 1e-6;

} // namespace

/// What a waiting coroutine holds: gone with it, the place is free.
struct TokenBucket::Owner {
    std::shared_ptr<Place> place;
    explicit Owner(std::shared_ptr<Place> held) : place(std::move(held)) {}
    Owner(Owner &&) = default;
    Owner &operator=(Owner &&) = delete;
    ~Owner()
    {
        if (place)
            place->alive = false;
    }
};

TokenBucket::TokenBucket(base::Clock &clock, double perSecond, int burst)
    : m_clock(clock),
      m_perMs(perSecond / 1000 > slowestPerMs ? perSecond / 1000 : slowestPerMs), // also when it is no number
      m_burst(std::max(1, burst)), m_tokens(m_burst), m_filledMs(clock.steadyMs()),
      m_heldUntilMs(clock.steadyMs())
{
}

TokenBucket::~TokenBucket() = default;

base::Task<bool> TokenBucket::take()
{
    const bool given = co_await base::await<bool>([&](auto resume) {
        auto place = std::make_shared<Place>();
        place->resume = resume;
        m_places.push_back(place);
        pump();
        return Owner(place);
    });
    co_return given;
}

void TokenBucket::holdFor(std::chrono::milliseconds time)
{
    m_heldUntilMs = std::max(m_heldUntilMs, m_clock.steadyMs() + time.count());
    pump();
}

size_t TokenBucket::waiting() const
{
    return static_cast<size_t>(std::count_if(m_places.begin(), m_places.end(), [](const auto &place) { return place->alive; }));
}

void TokenBucket::refill()
{
    const qint64 now = m_clock.steadyMs();
    m_tokens = std::min(m_burst, m_tokens + static_cast<double>(now - m_filledMs) * m_perMs);
    m_filledMs = now;
}

void TokenBucket::pump()
{
    if (std::exchange(m_pumping, true))
        return; // who gets a token may ask for the next: the loop below sees it
    refill();
    while (!m_places.empty() && m_tokens > nearlyOne && m_clock.steadyMs() >= m_heldUntilMs) {
        const std::shared_ptr<Place> place = m_places.front();
        m_places.pop_front();
        if (!place->alive)
            continue;
        m_tokens -= 1;
        place->resume(true);
    }
    m_pumping = false;
    while (!m_places.empty() && !m_places.front()->alive)
        m_places.pop_front();
    m_timer.reset();
    if (m_places.empty())
        return;
    const qint64 held = m_heldUntilMs - m_clock.steadyMs();
    const qint64 growing = static_cast<qint64>(std::ceil((nearlyOne - m_tokens) / m_perMs));
    m_timer = m_clock.after(std::chrono::milliseconds(std::max<qint64>(1, std::max(held, growing))), [this] { pump(); });
}

} // namespace endpoint
