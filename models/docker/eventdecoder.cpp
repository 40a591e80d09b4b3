// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "eventdecoder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace docker {

std::optional<EngineEvent> decodeEvent(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    const QJsonObject actor = object.value(QStringLiteral("Actor")).toObject();
    const QJsonObject attributes = actor.value(QStringLiteral("Attributes")).toObject();
    EngineEvent event;
    event.type = object.value(QStringLiteral("Type")).toString();
    event.action = object.value(QStringLiteral("Action")).toString();
    if (event.action.isEmpty())
        event.action = object.value(QStringLiteral("status")).toString(); // before API 1.22
    if (event.type.isEmpty())
        event.type = QStringLiteral("container");
    if (const qsizetype colon = event.action.indexOf(u':'); colon > 0) {
        event.detail = event.action.mid(colon + 1).trimmed();
        event.action.truncate(colon);
    }
    event.id = actor.value(QStringLiteral("ID")).toString().toUtf8();
    if (event.id.isEmpty())
        event.id = object.value(QStringLiteral("id")).toString().toUtf8();
    event.name = attributes.value(QStringLiteral("name")).toString();
    // Podman knows no id of an image that it pulled or loaded.
    if (event.id.isEmpty() && event.type == QStringLiteral("image"))
        event.id = event.name.toUtf8();
    if (event.id.isEmpty() && event.action != QStringLiteral("prune"))
        return std::nullopt;
    event.container = attributes.value(QStringLiteral("container")).toString().toUtf8();
    event.exitCode = attributes.value(QStringLiteral("exitCode")).toString();
    if (event.exitCode.isEmpty())
        event.exitCode = attributes.value(QStringLiteral("containerExitCode")).toString(); // Podman
    event.timeNano = object.value(QStringLiteral("timeNano")).toInteger();
    if (event.timeNano == 0)
        event.timeNano = object.value(QStringLiteral("time")).toInteger() * 1'000'000'000;
    // Podman's words.
    if (event.action == QStringLiteral("remove"))
        event.action = event.type == QStringLiteral("image") ? QStringLiteral("delete") : QStringLiteral("destroy");
    else if (event.action == QStringLiteral("died"))
        event.action = QStringLiteral("die");
    else if (event.action == QStringLiteral("loadfromarchive"))
        event.action = QStringLiteral("load");
    return event;
}

QString eventFilters()
{
    const QStringList types{QStringLiteral("container"), QStringLiteral("image"), QStringLiteral("volume"),
                            QStringLiteral("network")};
    const QStringList events = QStringLiteral("create start restart die stop kill pause unpause rename destroy update oom "
                                              "health_status connect disconnect pull tag untag delete import load prune "
                                              "mount unmount remove commit init died cleanup loadfromarchive build")
                                   .split(u' ');
    QJsonObject filters;
    filters.insert(QStringLiteral("type"), QJsonArray::fromStringList(types));
    filters.insert(QStringLiteral("event"), QJsonArray::fromStringList(events));
    return QString::fromUtf8(
        QUrl::toPercentEncoding(QString::fromUtf8(QJsonDocument(filters).toJson(QJsonDocument::Compact))));
}

} // namespace docker
