// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kind "pod": columns, chips, groups. Constant, made once.
#pragma once

#include "objectkind.h"
#include "podrow.h"

namespace kubernetes {

[[nodiscard]] live::Kind podKind();
[[nodiscard]] WatchTable podTable();
[[nodiscard]] ObjectKind podObject();

} // namespace kubernetes
