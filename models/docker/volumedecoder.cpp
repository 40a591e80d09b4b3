// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "volumedecoder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace docker {

base::Result<std::vector<VolumeRow>> decodeVolumes(const QByteArray &volumes)
{
    const QJsonDocument document = QJsonDocument::fromJson(volumes);
    if (!document.isObject()) {
        base::Error error;
        error.code = base::Error::Code::Protocol;
        error.what = QCoreApplication::translate("docker::Volumes", "The engine's list of volumes cannot be read");
        return error;
    }
    std::vector<VolumeRow> rows;
    for (const QJsonValue &entry : document[QStringLiteral("Volumes")].toArray()) {
        VolumeRow row;
        const QString name = entry[QStringLiteral("Name")].toString();
        row.name = name.toUtf8();
        row.driver = entry[QStringLiteral("Driver")].toString();
        const QDateTime created = QDateTime::fromString(entry[QStringLiteral("CreatedAt")].toString(), Qt::ISODate);
        row.createdMs = created.isValid() ? created.toMSecsSinceEpoch() : 0;
        row.size = entry[QStringLiteral("UsageData")][QStringLiteral("Size")].toInteger(-1);
        if (!name.isEmpty())
            rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace docker
