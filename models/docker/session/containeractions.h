// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done to containers. Constant data, made once; the jobs are coroutines on the endpoint's thread.
#pragma once

#include "action.h"

namespace docker {

[[nodiscard]] actions::ActionList containerActions();

} // namespace docker
