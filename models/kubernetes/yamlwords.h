// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Certificates in a YAML text, set aside: yaml-cpp looks at every character through several patterns, 120 ns each, which
// makes 1.5 s of 2,000 contexts whose 13 MB are nearly all base64. A long run of base64 that begins a value is replaced by a
// short word before the parser sees it, and put back into whatever scalar that word ends up in. Neither the run nor the word has
// a character that means something to YAML, and lines stay lines, so that the parser does the same with both. One parse, one thread.
#pragma once

#include <QByteArray>

#include <string>
#include <string_view>
#include <vector>

namespace kubernetes {

class LongWords
{
public:
    explicit LongWords(const QByteArray &text);

    /// What the parser is to read.
    [[nodiscard]] const std::string &shortened() const { return m_shortened; }
    /// A scalar as it was in the text.
    [[nodiscard]] std::string restored(const std::string &scalar) const;

private:
    const QByteArray m_text;
    std::string m_mark; ///< begins every replacement; nowhere in the text
    std::vector<std::string_view> m_words;
    std::string m_shortened;
};

} // namespace kubernetes
