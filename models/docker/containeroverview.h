// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Overview of a container, out of its inspect. Pure; lenient like all decoders.
#pragma once

#include "result.h"
#include "section.h"

namespace docker {

[[nodiscard]] base::Result<std::vector<live::Section>> containerOverview(const QByteArray &inspectJson);

} // namespace docker
