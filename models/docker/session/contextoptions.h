// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// From a context as it was found to what a session needs to reach it: the address, or the way to open. Any thread.
#pragma once

#include "contexts.h"
#include "dockersession.h"

namespace docker
{

/// Sets `origin`, `way` and `local` of the options. Unsupported if a session cannot go there.
[[nodiscard]] base::Result<void> reach(const EngineContext &context, SessionOptions &options);

} // namespace docker
