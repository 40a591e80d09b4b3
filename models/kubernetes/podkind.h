// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kind "pod": columns, chips, groups. Constant, made once.
#pragma once

#include "kind.h"
#include "podrow.h"

namespace kubernetes {

[[nodiscard]] live::Kind podKind();

} // namespace kubernetes
