// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changes of an object as a PATCH describes them: JSON merge patch (RFC 7386), strategic merge patch, JSON patch (RFC 6902). Pure.
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <optional>

namespace demo {

[[nodiscard]] QJsonObject mergePatched(QJsonObject object, const QJsonObject &patch);
/// Lists of named things are merged by their names.
[[nodiscard]] QJsonObject strategicPatched(QJsonObject object, const QJsonObject &patch);
/// Nothing where a test fails or a path is not there.
[[nodiscard]] std::optional<QJsonObject> jsonPatched(QJsonObject object, const QJsonArray &steps);

} // namespace demo
