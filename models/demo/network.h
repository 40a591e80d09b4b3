// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One simulated network. A value of the world.
#pragma once

#include <QJsonObject>
#include <QString>

namespace demo {

struct Network {
    QString id;
    QString name;
    QString driver = QStringLiteral("bridge");
    QString subnet;
    QString gateway;
    qint64 created = 0; ///< milliseconds since 1970 UTC
    bool internal = false;
    bool attachable = false;
    bool ipv6 = false;
    QJsonObject labels;
    QJsonObject options;
    int nextHost = 2; ///< last part of the next address
};

} // namespace demo
