// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cluster's functions over KubernetesSessions. Constant, made once by app/.
#pragma once

#include "cluster.h"

namespace kubernetes {

[[nodiscard]] Cluster sessionCluster();

} // namespace kubernetes
