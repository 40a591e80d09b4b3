// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "yamlwords.h"

#include <array>
#include <charconv>

namespace kubernetes {

namespace {

constexpr size_t shortestWord = 200; ///< shorter ones are not worth it
constexpr char endOfMark = 'z';

constexpr std::array<bool, 256> base64Characters()
{
    std::array<bool, 256> set{};
    for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
        set[static_cast<unsigned char>(c)] = true;
    return set;
}

/// Where the run that begins at `from` ends.
size_t endOfRun(std::string_view text, size_t from)
{
    static constexpr std::array<bool, 256> set = base64Characters();
    while (from < text.size() && set[static_cast<unsigned char>(text[from])])
        ++from;
    return from;
}

/// A word that the text does not have.
std::string markFor(const QByteArray &text)
{
    std::string mark = "Longword";
    for (int i = 0; text.contains(QByteArrayView(mark)); ++i)
        mark = "Longword" + std::to_string(i) + 'y';
    return mark;
}

} // namespace

LongWords::LongWords(const QByteArray &text) : m_text(text), m_mark(markFor(text))
{
    const std::string_view all(m_text.constData(), static_cast<size_t>(m_text.size()));
    m_shortened.reserve(all.size() / 4);
    size_t done = 0;
    for (size_t at = all.find(": "); at != std::string_view::npos; at = all.find(": ", at)) {
        at += 2;
        if (at < all.size() && (all[at] == '"' || all[at] == '\''))
            ++at;
        const size_t end = endOfRun(all, at);
        if (end - at < shortestWord)
            continue;
        m_shortened.append(all, done, at - done).append(m_mark).append(std::to_string(m_words.size())).append(1, endOfMark);
        m_words.push_back(all.substr(at, end - at));
        done = at = end;
    }
    m_shortened.append(all, done);
}

std::string LongWords::restored(const std::string &scalar) const
{
    if (m_words.empty() || scalar.find(m_mark) == std::string::npos)
        return scalar;
    std::string whole;
    size_t done = 0;
    for (size_t at = scalar.find(m_mark); at != std::string::npos; at = scalar.find(m_mark, done)) {
        size_t index = 0;
        const char *const end = scalar.data() + scalar.size();
        const auto read = std::from_chars(scalar.data() + at + m_mark.size(), end, index);
        if (read.ec != std::errc() || index >= m_words.size() || read.ptr == end || *read.ptr != endOfMark)
            break; // cut by an escape of ours: cannot be, the word has none
        whole.append(scalar, done, at - done).append(m_words[index]);
        done = static_cast<size_t>(read.ptr - scalar.data()) + 1;
    }
    return whole.append(scalar, done);
}

} // namespace kubernetes
