// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What kinds there are, told in the two ways that API servers have: all at once (aggregated), and group by group. Pure.
// Source: Kubernetes API concepts, "Discovery"; the API group apidiscovery.k8s.io/v2.
#pragma once

#include "answer.h"
#include "apirequest.h"

#include <optional>

namespace demo {

/// Nothing where the path is not one of discovery's.
[[nodiscard]] std::optional<Answer> discoveryAnswer(const ApiRequest &request);

} // namespace demo
