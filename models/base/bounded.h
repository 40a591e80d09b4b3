// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Arithmetic with numbers that someone else wrote: what would overflow stays at the largest (or smallest) number instead.
// Pure; any thread.
#pragma once

#include <QtGlobal>
#include <limits>

namespace base {

[[nodiscard]] inline qint64 boundedSum(qint64 one, qint64 other)
{
    qint64 sum = 0;
    if (!__builtin_add_overflow(one, other, &sum))
        return sum;
    return one < 0 ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
}

[[nodiscard]] inline qint64 boundedProduct(qint64 one, qint64 other)
{
    qint64 product = 0;
    if (!__builtin_mul_overflow(one, other, &product))
        return product;
    return (one < 0) != (other < 0) ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
}

/// Towards zero; 0 for what is no number.
[[nodiscard]] inline qint64 boundedInteger(double value)
{
    if (!(value > -9.2e18 && value < 9.2e18))
        return value > 0 ? std::numeric_limits<qint64>::max() : value < 0 ? std::numeric_limits<qint64>::min() : 0;
    return static_cast<qint64>(value);
}

} // namespace base
