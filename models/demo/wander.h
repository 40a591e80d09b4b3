// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures that wander believably. Every rate is a sum of a few waves, so its running total has a closed form: counters
// need no memory, no timer, and are the same whenever and however often they are read. Pure; seconds and bytes.
#pragma once

#include <QtGlobal>

namespace demo {

/// What a container consumes on average.
struct Load {
    double cpu = 0.3;       ///< percent of one core
    double throttled = 0;   ///< percent of the 100 ms periods
    double memory = 24e6;   ///< bytes
    double received = 900;  ///< bytes a second
    double sent = 600;
    double read = 0;
    double written = 0;
    int processes = 3;
};

class Wander
{
public:
    /// `still`: no waves, the average only.
    Wander(quint64 seed, bool still) : m_seed(seed), m_still(still) {}
    /// The integral of a rate that is 1 on average, from 0 to `seconds`. Never falls.
    [[nodiscard]] double total(double seconds, int metric) const;
    /// A level around 1, within `depth` of it.
    [[nodiscard]] double level(double seconds, int metric, double depth) const;

private:
    quint64 m_seed;
    bool m_still;
};

} // namespace demo
