// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which kinds of objects of a cluster have a table of their own, in the order of the sidebar. Constant; each kind is one line.
#pragma once

#include "action.h"
#include "objectkind.h"

namespace app {

[[nodiscard]] std::vector<kubernetes::ObjectKind> clusterKinds();
/// What can be done to them.
[[nodiscard]] actions::ActionList clusterActions();

} // namespace app
