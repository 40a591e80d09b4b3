// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table "image" of a session, and what can be done to images. Constant data, made once; see imagekind.h.
#pragma once

#include "action.h"
#include "dockersession.h"

namespace docker {

[[nodiscard]] TableSpec imageTable();
[[nodiscard]] actions::ActionList imageActions();

} // namespace docker
