// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of ports that are forwarded into a cluster. Constant; pure.
#pragma once

#include "forwardrow.h"
#include "kind.h"

namespace kubernetes {

[[nodiscard]] live::Kind forwardKind();

} // namespace kubernetes
