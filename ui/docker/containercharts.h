// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which charts containers have: one container with all its figures, or several overlaid. UI thread; pure.
#pragma once

#include "chartstab.h"

namespace dockerui {

[[nodiscard]] panes::ChartsOf containerCharts(const std::vector<live::RowPointer> &rows);

} // namespace dockerui
