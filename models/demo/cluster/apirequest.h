// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One request to the simulated API server, taken apart: which kind of object in which namespace is meant, and what is to be said
// of it. A value; pure.
#pragma once

#include "apiresource.h"

#include <QJsonObject>
#include <QUrlQuery>

namespace demo {

struct ApiRequest {
    QByteArray method;
    QString path;
    QUrlQuery query;
    QByteArray accept;
    QByteArray contentType;
    QByteArray body;

    // Out of the path; null where it names no kind that there is.
    const ApiResource *resource = nullptr;
    QString namespaceName;
    QString name;
    QString subresource;

    [[nodiscard]] QString value(const char *key) const { return query.queryItemValue(QString::fromLatin1(key), QUrl::FullyDecoded); }
    [[nodiscard]] bool yes(const char *key) const;
    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] bool watches() const { return yes("watch"); }
    [[nodiscard]] bool asTable() const { return accept.contains("as=Table"); }
    /// Only what all kinds have in common.
    [[nodiscard]] bool asMetadata() const { return accept.contains("as=PartialObjectMetadata"); }
};

[[nodiscard]] ApiRequest parseRequest(const QByteArray &method, const QByteArray &target, const QByteArray &accept, const QByteArray &contentType, const QByteArray &body);

} // namespace demo
