// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clusterinfo.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace kubernetes {

base::Result<void> readVersion(ClusterInfo &info, const QByteArray &body)
{
    const QJsonObject version = QJsonDocument::fromJson(body).object();
    const QString text = version.value(QStringLiteral("gitVersion")).toString();
    if (text.isEmpty()) {
        base::Error error;
        error.code = base::Error::Code::Protocol;
        error.what = QCoreApplication::translate("kubernetes::Session", "What answers here is not a Kubernetes API server");
        error.detail = QString::fromUtf8(body.left(200)).simplified();
        return error;
    }
    info.version = text;
    info.platform = version.value(QStringLiteral("platform")).toString();
    info.minor = 0;
    for (const QChar digit : version.value(QStringLiteral("minor")).toString()) {
        if (!digit.isDigit() || info.minor > 9999)
            break;
        info.minor = info.minor * 10 + digit.digitValue();
    }
    return {};
}

} // namespace kubernetes
