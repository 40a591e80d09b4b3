// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Trees and plain lists as the live tables look: rows of one height with a hairline between, padding at the sides. UI thread.
#pragma once

#include "tokens.h"

#include <QtCore/qnamespace.h>

class QTreeView;

namespace widgets {

/// An item's text colour as a theme::Token (an int): it follows the scheme, as a colour given once would not.
constexpr int tokenRole = Qt::UserRole + 100;

/// Once, after the model or the columns are set. `flat`: no arrows, the first column begins where headers do.
void dressTree(QTreeView &tree, bool flat);

} // namespace widgets
