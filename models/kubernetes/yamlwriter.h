// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An object of the API as YAML for people, laid out as kubectl does: keys in order, items of a list not indented, texts of several
// lines as blocks, quotes only where a plain word would be taken for something else. Pure; any thread.
// Source: sigs.k8s.io/yaml and go-yaml v2, whose output kubectl shows.
#pragma once

#include "result.h"

#include <QJsonValue>
#include <QString>

namespace kubernetes {

[[nodiscard]] QString yamlOf(const QJsonValue &value);

/// The answer of the API to a GET of one object. Without `managed` the fields' managers are left out, which nobody reads and
/// which are longer than all the rest. Error::Protocol for what is no JSON object.
[[nodiscard]] base::Result<QString> yamlOfObject(const QByteArray &json, bool managed = false);

} // namespace kubernetes
