// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happened to the simulated cluster before anybody looked: a list of moments and what was done then. Constant; pure.
#pragma once

#include "controllers.h"

#include <functional>

namespace demo {

struct PastDeed {
    qint64 agoMs = 0;
    std::function<void(ClusterParts &)> done;
};

/// From the oldest to the newest.
[[nodiscard]] std::vector<PastDeed> clusterPast();

} // namespace demo
