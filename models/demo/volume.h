// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One simulated volume. A value of the world.
#pragma once

#include <QJsonObject>
#include <QString>

namespace demo {

struct Volume {
    QString name;
    QString driver = QStringLiteral("local");
    qint64 created = 0; ///< milliseconds since 1970 UTC
    qint64 size = 0;    ///< bytes
    QJsonObject labels;
    QJsonObject options;
    bool anonymous = false;
};

} // namespace demo
