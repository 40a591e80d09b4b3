// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes that nobody is to see: tokens, passwords, private keys. Has to be asked for by name, and prints as "***", so that no
// error, log line or failed test shows one by accident. A value; any thread.
#pragma once

#include <QByteArray>
#include <QDebug>

namespace kubernetes {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }

    friend bool operator==(const Secret &, const Secret &) = default;
    friend QDebug operator<<(QDebug debug, const Secret &secret)
    {
        const QDebugStateSaver saver(debug);
        debug.nospace() << (secret.isEmpty() ? "(empty)" : "***");
        return debug;
    }

private:
    QByteArray m_bytes;
};

} // namespace kubernetes
