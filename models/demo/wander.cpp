// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "wander.h"

#include "noise.h"

#include <cmath>
#include <numbers>

namespace demo {

namespace {

// Amplitudes add up to less than one: a rate is never negative.
constexpr double periods[] = {173, 47, 17, 7.1, 3.3};
constexpr double amplitudes[] = {0.10, 0.12, 0.10, 0.08, 0.07};
constexpr double amplitudeSum = 0.47;

struct Wave {
    double speed;
    double phase;
};

Wave wave(quint64 seed, int metric, int k)
{
    const quint64 place = static_cast<quint64>(metric * 16 + k);
    const double stretch = 0.8 + 0.4 * pick(seed, place, 1000) / 1000.0;
    const double phase = 2 * std::numbers::pi * pick(seed, place + 1000, 1000) / 1000.0;
    return {2 * std::numbers::pi / (periods[k] * stretch), phase};
}

} // namespace

double Wander::total(double seconds, int metric) const
{
    double sum = seconds;
    for (int k = 0; !m_still && k < 5; ++k) {
        const Wave w = wave(m_seed, metric, k);
        sum += amplitudes[k] / w.speed * (std::cos(w.phase) - std::cos(w.speed * seconds + w.phase));
    }
    return sum;
}

double Wander::level(double seconds, int metric, double depth) const
{
    double sum = 0;
    for (int k = 0; !m_still && k < 5; ++k) {
        const Wave w = wave(m_seed, metric, k);
        sum += amplitudes[k] * std::sin(w.speed * seconds + w.phase);
    }
    return 1 + depth * sum / amplitudeSum;
}

} // namespace demo
