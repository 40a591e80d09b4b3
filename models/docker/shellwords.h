// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A command line cut into words as a POSIX shell cuts it, without running anything: quotes, backslashes, line
// continuations, comments. Nothing is expanded: "$HOME" stays "$HOME", and is told as a problem of its own by who
// parses. Pure; any thread.
#pragma once

#include <QString>
#include <vector>

namespace docker {

struct ShellWord {
    QString text;
    qsizetype position = 0;  ///< of its first character in the text given
    bool expands = false;    ///< holds $ or ` where a shell would replace it
    bool isOperator = false; ///< | & ; < > unquoted: here another command or a redirection begins
};

struct ShellWords {
    std::vector<ShellWord> words;
    qsizetype openQuote = -1; ///< position of a quote that is never closed
};
[[nodiscard]] ShellWords splitShellWords(const QString &text);

/// The word as a shell takes it: as it is if it is plain, else in single quotes.
[[nodiscard]] QString quoteShellWord(const QString &word);

} // namespace docker
