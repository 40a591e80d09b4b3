// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The colours of the look, by role, in light and in dark. Values, no state: the scheme in force is read from the
// application's palette, which Theme sets, so that there is nothing to keep in step. UI thread.
#pragma once

#include <QColor>

namespace theme {

enum class Scheme { Light, Dark };

enum class Token {
    Window, Sidebar, Panel, Raised,
    Line, LineStrong,
    Text, Muted, Faint,
    Accent, AccentWeak,
    Ok, Warn, Bad, Idle,
    WeakOk, WeakWarn, WeakBad,
    Series1, Series2, Series3, Series4, Series5,
    OnAccent, ///< Text on Accent and on Bad grounds.
};
constexpr int tokenCount = int(Token::OnAccent) + 1;

[[nodiscard]] QColor color(Token token, Scheme scheme);
/// In the scheme that the application's palette shows now.
[[nodiscard]] QColor color(Token token);
[[nodiscard]] Scheme currentScheme();
/// The i-th series colour, from 0, going round after five.
[[nodiscard]] Token seriesToken(int index);
/// `share` (0 to 1) of `to` in `from`; used for hover and pressed grounds.
[[nodiscard]] QColor mixed(const QColor &from, const QColor &to, qreal share);
/// For a word in a state's colour on that state's weak ground: Ok and Warn alone stay just under 4.5 to 1 there.
[[nodiscard]] QColor wordOnWeak(Token state, Scheme scheme);
[[nodiscard]] QColor wordOnWeak(Token state);
/// The contrast ratio as WCAG 2 computes it, 1 to 21.
[[nodiscard]] qreal contrast(const QColor &a, const QColor &b);

} // namespace theme
