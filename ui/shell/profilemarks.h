// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person marks a connection as, and where the settings remember it. Pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace shell {

enum class Mark {
    ReadOnly,   ///< nothing that changes something is sent
    Production, ///< more is asked for: a dialog before everything, the name typed before what cannot be undone
};

/// The key of a mark of the profile `id`, e.g. "docker/default".
[[nodiscard]] inline QString markKey(const QByteArray &id, Mark mark)
{
    return QStringLiteral("profiles/%1/%2")
        .arg(QString::fromUtf8(id), mark == Mark::ReadOnly ? QStringLiteral("readOnly") : QStringLiteral("production"));
}

/// The key of its colour: 1 to 5, 0 for none.
[[nodiscard]] inline QString colourKey(const QByteArray &id)
{
    return QStringLiteral("profiles/%1/colour").arg(QString::fromUtf8(id));
}

} // namespace shell
