// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "serviceend.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <optional>
#include <vector>

namespace kubernetes {

namespace {

base::Error noWay(const char *what)
{
    base::Error error;
    error.code = base::Error::Code::NotFound;
    error.what = QCoreApplication::translate("kubernetes::Forward", what);
    error.retryable = true;
    return error;
}

/// What the slices call this port of the service; nothing if it has no such port.
std::optional<QString> nameOf(const QJsonObject &service, quint16 port)
{
    const QJsonArray ports = service.value(QStringLiteral("spec")).toObject().value(QStringLiteral("ports")).toArray();
    for (const QJsonValue &value : ports) {
        const QJsonObject entry = value.toObject();
        if (entry.value(QStringLiteral("port")).toInt() == port && entry.value(QStringLiteral("protocol")).toString(QStringLiteral("TCP")) == QStringLiteral("TCP"))
            return entry.value(QStringLiteral("name")).toString();
    }
    return std::nullopt;
}

quint16 podPort(const QJsonObject &slice, const QString &name)
{
    for (const QJsonValue &value : slice.value(QStringLiteral("ports")).toArray()) {
        const QJsonObject entry = value.toObject();
        const int number = entry.value(QStringLiteral("port")).toInt();
        if (entry.value(QStringLiteral("name")).toString() == name && number > 0 && number <= 65535)
            return static_cast<quint16>(number);
    }
    return 0;
}

} // namespace

base::Result<ServiceEnd> chooseEnd(const QByteArray &service, const QByteArray &slices, quint16 port, const QString &preferred)
{
    const std::optional<QString> name = nameOf(QJsonDocument::fromJson(service).object(), port);
    if (!name)
        return noWay(QT_TRANSLATE_NOOP("kubernetes::Forward", "The service has no such TCP port"));
    std::vector<ServiceEnd> ends;
    const QJsonArray items = QJsonDocument::fromJson(slices).object().value(QStringLiteral("items")).toArray();
    for (const QJsonValue &item : items) {
        const QJsonObject slice = item.toObject();
        const quint16 target = podPort(slice, *name);
        for (const QJsonValue &value : slice.value(QStringLiteral("endpoints")).toArray()) {
            const QJsonObject endpoint = value.toObject();
            const QJsonObject conditions = endpoint.value(QStringLiteral("conditions")).toObject();
            const QJsonObject object = endpoint.value(QStringLiteral("targetRef")).toObject();
            if (target != 0 && conditions.value(QStringLiteral("ready")).toBool(true) && !conditions.value(QStringLiteral("terminating")).toBool(false) &&
                object.value(QStringLiteral("kind")).toString() == QStringLiteral("Pod"))
                ends.push_back({object.value(QStringLiteral("name")).toString(), target});
        }
    }
    if (ends.empty())
        return noWay(QT_TRANSLATE_NOOP("kubernetes::Forward", "No pod of the service is ready"));
    std::sort(ends.begin(), ends.end(), [](const ServiceEnd &a, const ServiceEnd &b) { return a.pod < b.pod; });
    const auto kept = std::find_if(ends.begin(), ends.end(), [&](const ServiceEnd &end) { return end.pod == preferred; });
    return kept == ends.end() ? ends.front() : *kept;
}

} // namespace kubernetes
