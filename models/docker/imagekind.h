// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kind "image": columns, chips, groups. Constant, made once.
#pragma once

#include "imagerow.h"
#include "kind.h"

namespace docker {

[[nodiscard]] live::Kind imageKind();

} // namespace docker
