// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What assistive technology sees of the palette's results: a list whose items say title, detail, state and group; the row
// that Enter would choose has the focus, as the field keeps the real one. UI thread; owned by Qt's accessibility cache.
#pragma once

#include <QAccessible>

namespace widgets {

class PaletteList;

/// Makes Qt ask for these interfaces; more than one call does nothing.
void installPaletteListAccessible();
/// Says that another row is the chosen one.
void announcePaletteRow(PaletteList &list);

} // namespace widgets
