// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words of other programs made fit to be shown: no control characters, no secrets. Pure; any thread.
#pragma once

#include "secret.h"

#include <QString>

#include <vector>

namespace kubernetes {

/// Letters, marks, numbers, punctuation, symbols, spaces and line ends stay; another character becomes "U+001B", so that nothing
/// is hidden and no escape sequence works. Source: client-go, client_config.go, cleanANSIEscapeCodes.
[[nodiscard]] QString withoutControls(const QString &text);

/// Colours and the like of a program that thinks it writes to a terminal taken out.
[[nodiscard]] QString withoutEscapes(const QString &text);

/// base::redact(), and besides: these secrets themselves, bearer tokens, tokens by their look (JWT, AWS), private keys, and
/// the fields of an ExecCredential.
[[nodiscard]] QString masked(const QString &text, const std::vector<Secret> &secrets = {});

/// The word as a shell would take it.
[[nodiscard]] QString quotedWord(const QString &word);

} // namespace kubernetes
