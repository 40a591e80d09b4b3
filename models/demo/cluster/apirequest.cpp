// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "apirequest.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace demo {

bool ApiRequest::yes(const char *key) const
{
    const QString text = value(key);
    return text == "1"_L1 || text == "true"_L1;
}

QJsonObject ApiRequest::object() const
{
    return QJsonDocument::fromJson(body).object();
}

ApiRequest parseRequest(const QByteArray &method, const QByteArray &target, const QByteArray &accept, const QByteArray &contentType, const QByteArray &body)
{
    const QUrl url = QUrl::fromEncoded(target);
    ApiRequest request{method, url.path(QUrl::FullyDecoded), QUrlQuery(url), accept, contentType, body, nullptr, {}, {}, {}};
    QStringList parts = request.path.split(u'/', Qt::SkipEmptyParts);
    const bool core = parts.value(0) == "api"_L1;
    if (!core && parts.value(0) != "apis"_L1)
        return request;
    const QString group = core ? QString() : parts.value(1), version = parts.value(core ? 1 : 2);
    parts = parts.mid(core ? 2 : 3);
    // "namespaces/shop" alone is the namespace itself.
    if (parts.value(0) == "namespaces"_L1 && parts.size() > 2) {
        request.namespaceName = parts.at(1);
        parts = parts.mid(2);
    }
    request.resource = findResource(group, version, parts.value(0));
    request.name = parts.value(1);
    request.subresource = parts.mid(2).join(u'/');
    return request;
}

} // namespace demo
