// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person can do about an engine that cannot be reached. UI thread.
#pragma once

#include "endpointstate.h"
#include "engineaccess.h"

#include <QStringList>

namespace dockerui {

/// As lines of simple rich text; none where nothing is known that helps.
[[nodiscard]] QStringList engineAdvice(const base::Error &error, const endpoint::Profile &profile);
/// The same, from what was found out about this computer.
[[nodiscard]] QStringList adviceFor(const base::Error &error, const docker::SocketOwner &owner,
                                    const docker::InstalledEngines &installed);

} // namespace dockerui
