// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One simulated image and its layers. A value of the world; sizes in bytes, times in milliseconds since 1970 UTC.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace demo {

struct Layer {
    QString digest; ///< equal in every image that shares it; empty for a step that only sets metadata
    qint64 size = 0;
    QString command;
};

struct Image {
    QString id; ///< with "sha256:"
    QStringList tags;
    qint64 created = 0;
    QList<Layer> layers; ///< oldest first
    QJsonObject config;
    QString digest; ///< of the manifest
    [[nodiscard]] qint64 size() const
    {
        qint64 sum = 0;
        for (const Layer &layer : layers)
            sum += layer.size;
        return sum;
    }
};

} // namespace demo
