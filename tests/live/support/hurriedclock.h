// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The computer's clock, but waits of twenty seconds and more take a sixth: the minute between safety relists and the
// half minute until an action is Unobserved pass in ten and five seconds. tst_idle sees the real minute; everything
// that depends on engines and networks (retries, timeouts of connecting) is shorter and takes its real time. Stateless:
// any thread.
#pragma once

#include "clock.h"

namespace livetest {

class HurriedClock final : public base::Clock
{
public:
    [[nodiscard]] qint64 wallMs() const override { return base::Clock::system().wallMs(); }
    [[nodiscard]] qint64 steadyMs() const override { return base::Clock::system().steadyMs(); }
    [[nodiscard]] std::unique_ptr<base::Timer> after(std::chrono::milliseconds delay,
                                                     std::function<void()> function) override
    {
        using namespace std::chrono_literals;
        return base::Clock::system().after(delay >= 20s ? delay / 6 : delay, std::move(function));
    }
};

} // namespace livetest
