// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Kubernetes resource quantity ("250m", "1.5Gi", "12345678n", "1e3") as an exact value, and amounts of CPU and memory
// as people read them. Pure; any thread. CPU is counted in nanocores (what metrics-server answers), memory in bytes.
//
// Source: k8s.io/apimachinery pkg/api/resource: the grammar; what is finer than a billionth is rounded away from zero,
// what is larger than 2^63-1 is capped to it. (The server itself rounds what it stores to thousandths; usage comes
// finer.)
#pragma once

#include <QString>
#include <QtGlobal>
#include <compare>
#include <optional>
#include <string_view>

namespace kubernetes {

/// `whole` and `nanos` billionths, 0 to 999,999,999 also where `whole` is negative: -1.5 is -2 and 500,000,000.
struct Quantity {
    qint64 whole = 0;
    qint32 nanos = 0;

    [[nodiscard]] static std::optional<Quantity> parse(std::string_view text);

    /// In units of 1, of 1/1000 and of a billionth: rounded up, as schedulers do; capped to what 64 bits hold.
    [[nodiscard]] qint64 value() const;
    [[nodiscard]] qint64 milli() const;
    [[nodiscard]] qint64 nano() const;

    friend auto operator<=>(const Quantity &, const Quantity &) = default;
};

/// The sum, capped to what 64 bits hold.
[[nodiscard]] qint64 cappedSum(qint64 a, qint64 b);

/// Nanocores: "0m", "640m", "9999m", "12.5 cores". Above zero never "0m".
[[nodiscard]] QString cpuText(qint64 nanocores);
/// Bytes in binary units, as kubectl top has them: "188Mi", "2304Mi", "12.4Gi".
[[nodiscard]] QString memoryText(qint64 bytes);

} // namespace kubernetes
