// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What relations are read from: members of objects, where kinds are in the API, and what a pod's spec names. Pure.
#pragma once

#include "relations.h"

#include <QJsonArray>

namespace kubernetes {

[[nodiscard]] inline QJsonObject subObject(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toObject();
}

[[nodiscard]] inline QJsonArray subList(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toArray();
}

[[nodiscard]] inline QString subText(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

[[nodiscard]] ObjectName nameOf(const QString &kind, const QJsonObject &object);
[[nodiscard]] bool isOwnedBy(const QJsonObject &object, const live::Key &uid);
/// "app=web,tier in (a,b)" of a selector with matchLabels and matchExpressions.
[[nodiscard]] QString selectorText(const QJsonObject &selector);
/// A service's own selector, which is a plain map; an empty one selects nothing.
[[nodiscard]] bool selects(const QJsonObject &selector, const QJsonObject &labels);
/// The names of services that an ingress routes to.
[[nodiscard]] QStringList backendsOf(const QJsonObject &spec);
/// The role that a RoleBinding or a ClusterRoleBinding gives.
[[nodiscard]] ObjectName roleOf(const QJsonObject &binding);
[[nodiscard]] bool bindsRole(const QJsonObject &binding, const ObjectName &role);
/// By its name, or by one of the two groups that every service account is in.
[[nodiscard]] bool bindsAccount(const QJsonObject &binding, const ObjectName &account);
/// The list of a kind, in one namespace or in all, with a selector such as "labelSelector".
[[nodiscard]] QByteArray collection(const char *kind, const QString &namespaceName, const char *parameter = nullptr, const QString &value = {});
/// The object itself; empty where its kind is not known.
[[nodiscard]] QByteArray pathOf(const ObjectName &object);

} // namespace kubernetes
