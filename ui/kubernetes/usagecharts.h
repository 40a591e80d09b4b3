// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which charts pods and nodes have: what the metrics API tells every 15 s, and what pods ask of their nodes. UI thread; pure.
#pragma once

#include "chartstab.h"

namespace kubernetesui {

[[nodiscard]] panes::ChartsOf podCharts(const std::vector<live::RowPointer> &rows);
[[nodiscard]] panes::ChartsOf nodeCharts(const std::vector<live::RowPointer> &rows);

} // namespace kubernetesui
