// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program's own 16 px line icons, tinted at paint time: a QIcon made here follows theme changes and scale factors by
// itself. Drawings are resources/icons/NAME.svg (stroke 1.3 px). Pixmaps are cached in QPixmapCache by name, colour, size
// and ratio. UI thread.
#pragma once

#include "tokens.h"

#include <QIcon>
#include <QLatin1String>
#include <QRectF>

class QPainter;

namespace theme {

/// Disabled, the icon is drawn in Token::Faint whatever `token` says. A null icon when there is no such drawing.
[[nodiscard]] QIcon icon(QLatin1String name, Token token = Token::Text);
/// Draws one at once in any colour; nothing when there is no such drawing.
void paintIcon(QPainter &painter, const QRectF &rect, QLatin1String name, const QColor &colour);
[[nodiscard]] bool hasIcon(QLatin1String name);

} // namespace theme
