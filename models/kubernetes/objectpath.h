// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where objects are in the API. Pure. Source: Kubernetes API concepts, "Resource URIs".
#pragma once

#include <QByteArray>
#include <QString>

namespace kubernetes {

/// Percent-encodes one part of a path.
[[nodiscard]] QByteArray pathPart(const QString &name);

/// `group` is "/api/v1" or "/apis/apps/v1", `resource` the plural in small letters; an empty scope is that of the cluster.
[[nodiscard]] QByteArray objectPath(const QByteArray &group, const QByteArray &resource, const QString &scope, const QString &name);

} // namespace kubernetes
