// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long to wait before the next try: growing delays with jitter, so that many who lost the same server do not come back
// in step. Never gives up: that is for who asks to decide. A value without a clock; one thread.
#pragma once

#include <QtGlobal>
#include <chrono>
#include <functional>

namespace base {

class Backoff
{
public:
    /// `random` gives numbers from 0 up to 1; absent: random ones. Tests give a fixed one.
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest, std::function<double()> random = {});

    /// The delay before the next try: first, twice that, ... longest; each between three and five quarters of it.
    [[nodiscard]] std::chrono::milliseconds next();
    /// It worked.
    void reset() { m_failures = 0; }
    [[nodiscard]] int failures() const { return m_failures; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    std::function<double()> m_random;
    int m_failures = 0;
};

} // namespace base
