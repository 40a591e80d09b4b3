// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Drain…" of a node: a sheet forecasts it and carries it out. Constant.
#pragma once

#include "action.h"

namespace kubernetes {

[[nodiscard]] actions::Action drainAction();

} // namespace kubernetes
