// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a scalar of YAML is: a text, a number, true, nothing. By the rules of YAML 1.1 as go-yaml v2 has them, which is what
// decides whether kubectl takes an unquoted "on" for a name. Pure; any thread. Source: go-yaml v2, resolve.go.
#pragma once

#include "yamlreader.h"

#include <string_view>

namespace kubernetes {

/// `tag` as yaml-cpp gives it: "?" for a plain scalar, "!" for a quoted one, else the tag's full name.
[[nodiscard]] YamlValue::Kind resolveYamlScalar(std::string_view tag, std::string_view text);

[[nodiscard]] bool yamlBoolean(std::string_view text);
/// Of what resolves to Integer. Beyond 64 bits with sign: the nearest that fits.
[[nodiscard]] qint64 yamlInteger(std::string_view text);
/// Null for what JSON has no number for.
[[nodiscard]] QJsonValue yamlFloat(std::string_view text);

} // namespace kubernetes
