// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "eventdecoder.h"

#include "jsonreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace docker {

std::optional<EngineEvent> decodeEvent(const QByteArray &line)
{
    const base::Result<base::JsonDocument> document = base::JsonDocument::parse(line);
    if (!document.ok() || !document->root().isObject())
        return std::nullopt;
    const base::JsonValue object = document->root();
    const base::JsonValue actor = object["Actor"];
    const base::JsonValue attributes = actor["Attributes"];
    EngineEvent event;
    event.type = object["Type"].string();
    event.action = object["Action"].string();
    if (event.action.isEmpty())
        event.action = object["status"].string(); // before API 1.22
    if (event.type.isEmpty())
        event.type = QStringLiteral("container");
    if (const qsizetype colon = event.action.indexOf(u':'); colon > 0) {
        event.detail = event.action.mid(colon + 1).trimmed();
        event.action.truncate(colon);
    }
    event.id = actor["ID"].bytes();
    if (event.id.isEmpty())
        event.id = object["id"].bytes();
    event.name = attributes["name"].string();
    // Podman knows no id of an image that it pulled or loaded.
    if (event.id.isEmpty() && event.type == QStringLiteral("image"))
        event.id = event.name.toUtf8();
    if (event.id.isEmpty() && event.action != QStringLiteral("prune"))
        return std::nullopt;
    event.container = attributes["container"].bytes();
    event.exitCode = attributes["exitCode"].string();
    if (event.exitCode.isEmpty())
        event.exitCode = attributes["containerExitCode"].string(); // Podman
    event.timeNano = object["timeNano"].integer();
    if (event.timeNano == 0)
        event.timeNano = object["time"].integerTimes(1'000'000'000);
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
