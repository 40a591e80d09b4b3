// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Repeatable randomness: values that depend on a seed and a position only, so that nothing needs to be remembered. Pure.
#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

namespace demo {

/// SplitMix64's finaliser: neighbouring inputs give unrelated outputs.
[[nodiscard]] constexpr quint64 mix(quint64 value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

[[nodiscard]] constexpr quint64 mix(quint64 seed, quint64 position)
{
    return mix(seed ^ mix(position));
}

/// Below `bound`.
[[nodiscard]] constexpr int pick(quint64 seed, quint64 position, int bound)
{
    return static_cast<int>(mix(seed, position) % static_cast<quint64>(bound));
}

[[nodiscard]] inline quint64 hashOf(const QString &text)
{
    quint64 value = 0xcbf29ce484222325ULL;
    for (const QChar c : text)
        value = (value ^ c.unicode()) * 0x100000001b3ULL;
    return mix(value);
}

/// 64 hexadecimal digits, as engines name things.
[[nodiscard]] inline QString hexId(quint64 seed)
{
    QString id;
    for (quint64 part = 0; part < 4; ++part)
        id += QStringLiteral("%1").arg(mix(seed, part), 16, 16, QLatin1Char('0'));
    return id;
}

} // namespace demo
