// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kind "node": columns, chips, groups. Constant, made once.
#pragma once

#include "objectkind.h"
#include "noderow.h"

namespace kubernetes {

[[nodiscard]] live::Kind nodeKind();
[[nodiscard]] WatchTable nodeTable();
[[nodiscard]] ObjectKind nodeObject();

} // namespace kubernetes
