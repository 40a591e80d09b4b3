// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kind "deployment": columns, chips, groups. Constant, made once.
#pragma once

#include "objectkind.h"
#include "workloadrows.h"

namespace kubernetes {

[[nodiscard]] live::Kind deploymentKind();
[[nodiscard]] WatchTable deploymentTable();
[[nodiscard]] ObjectKind deploymentObject();

} // namespace kubernetes
