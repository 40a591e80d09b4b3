// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kind and table "volume" of a session, and what can be done to volumes. Constant data, made once. Bytes.
#pragma once

#include "action.h"
#include "dockersession.h"
#include "kind.h"
#include "volumedecoder.h"

namespace docker {

[[nodiscard]] live::Kind volumeKind();
[[nodiscard]] TableSpec volumeTable();
[[nodiscard]] actions::ActionList volumeActions();

} // namespace docker
