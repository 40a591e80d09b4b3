// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "backoff.h"

#include <algorithm>
#include <random>

namespace base {

namespace {

double anyNumber()
{
    static thread_local std::minstd_rand random{std::random_device{}()};
    return std::uniform_real_distribution<double>(0, 1)(random);
}

constexpr int mostDoublings = 20; // beyond any longest delay, short of an overflow

} // namespace

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest, std::function<double()> random)
    : m_first(first), m_longest(longest), m_random(random ? std::move(random) : std::function<double()>(anyNumber))
{
}

std::chrono::milliseconds Backoff::next()
{
    const auto grown = m_first * (1LL << std::min(m_failures, mostDoublings));
    ++m_failures;
    const double delay = static_cast<double>(std::min<std::chrono::milliseconds>(grown, m_longest).count());
    return std::chrono::milliseconds(static_cast<qint64>(delay * (0.75 + m_random() / 2)));
}

} // namespace base
