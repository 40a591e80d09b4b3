// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An expression taken apart at its outer bars. PCRE2 seeks a plain beginning ("timeout") many bytes at once, but goes byte
// by byte where alternatives begin differently ("timeout|refused|50\d"): one after the other they take a quarter of the
// time. Pure; any thread.
#pragma once

#include <QByteArray>
#include <vector>

namespace live
{

/// The alternatives of an ASCII expression, in order; a text matches it if it matches any of them. Empty where it has
/// only one, more than eight, or one that does not begin with two plain bytes or digits (\d) and would be slow alone.
/// Groups of options, references and the like, which reach over a bar, are the caller's to exclude.
[[nodiscard]] std::vector<QByteArray> quickAlternatives(const QByteArray &expression);

} // namespace live
