// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fills docker::Engine with the workers and requests of the real session. Constant, made once.
#pragma once

#include "engine.h"

namespace docker {

[[nodiscard]] Engine sessionEngine();

} // namespace docker
