// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Trees and plain lists as the live tables look: rows of one height with a hairline between, padding at the sides. UI thread.
#pragma once

class QTreeView;

namespace widgets {

/// Once, after the model or the columns are set. `flat`: no arrows, the first column begins where headers do.
void dressTree(QTreeView &tree, bool flat);

} // namespace widgets
