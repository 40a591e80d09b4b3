// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a simulated server says to one request: a status and a JSON body. A value.
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace demo {

struct Answer {
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";

    [[nodiscard]] bool ok() const { return status < 300; }
    static Answer of(const QJsonObject &object, int status = 200)
    {
        return {status, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n', "application/json"};
    }
    static Answer of(const QJsonArray &array) { return {200, QJsonDocument(array).toJson(QJsonDocument::Compact) + '\n', "application/json"}; }
    static Answer done(int status = 204) { return {status, {}, {}}; }
    static Answer fail(int status, const QString &message)
    {
        return of(QJsonObject{{QStringLiteral("message"), message}}, status);
    }
};

} // namespace demo
