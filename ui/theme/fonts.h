// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fonts of the look. The platform's own; where it names none (a bare X server, the offscreen platform), Inter and
// JetBrains Mono. Sizes are device-independent pixels. UI thread.
#pragma once

#include <QFont>

namespace theme {

[[nodiscard]] QFont textFont();           ///< 13 px
[[nodiscard]] QFont mediumFont();         ///< 13 px, medium: names, headers of rows
[[nodiscard]] QFont strongFont();         ///< 13 px, semibold: sections
[[nodiscard]] QFont smallFont();          ///< 12 px
[[nodiscard]] QFont titleFont();          ///< 18 px, semibold
[[nodiscard]] QFont headingFont();        ///< 15 px, semibold: dialogs' titles, details
/// Monospaced and without ligatures: `!=` and `=>` stay two characters.
[[nodiscard]] QFont monoFont(int pixelSize = 12);

} // namespace theme
