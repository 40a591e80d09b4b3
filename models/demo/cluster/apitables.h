// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Objects as a Table, as kubectl gets them from an API server: cells that are ready to be read. Pure.
// Source: kubernetes, pkg/printers/internalversion/printers.go.
#pragma once

#include "objectstore.h"

namespace demo {

/// `include`: what a row carries of its object, "None", "Metadata" or "Object".
[[nodiscard]] QJsonObject tableOf(const ObjectStore &store, const ApiResource &resource, const std::vector<QJsonObject> &objects, const QString &include, bool withColumns = true);

/// What all kinds have in common of an object.
[[nodiscard]] QJsonObject partialOf(const QJsonObject &object);

/// "5m12s": how long ago, as kubectl rounds it.
[[nodiscard]] QString ageOf(qint64 sinceMs, qint64 nowMs);

} // namespace demo
