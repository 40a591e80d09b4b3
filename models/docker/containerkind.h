// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kind "container": columns, chips, groups. Constant, made once.
#pragma once

#include "containerrow.h"
#include "kind.h"

namespace docker {

/// `addressForLinks`: where published ports are reached from here; empty for an engine on this computer.
[[nodiscard]] live::Kind containerKind(const QString &addressForLinks = {});

} // namespace docker
