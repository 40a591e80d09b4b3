// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "listparts.h"

#include <cstring>

namespace kubernetes {

namespace {

constexpr size_t nowhere = std::string_view::npos;

/// memmem() looks at one byte in several, string_view::find() stops at each brace.
size_t place(std::string_view text, std::string_view part, size_t from)
{
    const void *found = memmem(text.data() + from, text.size() - from, part.data(), part.size());
    return found ? static_cast<size_t>(static_cast<const char *>(found) - text.data()) : nowhere;
}

/// Behind the object that begins at `from`.
size_t objectEnd(std::string_view text, size_t from)
{
    int depth = 0;
    bool quoted = false;
    for (size_t at = from; at < text.size(); ++at) {
        const char letter = text[at];
        if (quoted) {
            if (letter == '\\')
                ++at;
            else if (letter == '"')
                quoted = false;
        } else if (letter == '"') {
            quoted = true;
        } else if (letter == '{') {
            ++depth;
        } else if (letter == '}' && --depth == 0) {
            return at + 1;
        }
    }
    return nowhere;
}

} // namespace

std::optional<ListParts> listParts(std::string_view json, std::string_view member)
{
    const std::string array = '"' + std::string(member) + "\":[";
    const size_t begin = place(json, array + "{\"", 0);
    if (begin == nowhere)
        return std::nullopt;
    size_t at = begin + array.size();
    const size_t quote = json.find('"', at + 2);
    if (quote == nowhere || json.substr(quote, 2) != "\":")
        return std::nullopt;
    ListParts parts;
    const std::string between = "}," + std::string(json.substr(at, quote + 2 - at));
    for (size_t end = place(json, between, at); end != nowhere; end = place(json, between, at)) {
        parts.items.push_back(json.substr(at, end + 1 - at));
        at = end + 2;
    }
    const size_t end = objectEnd(json, at);
    if (end == nowhere || json.substr(end, 1) != "]")
        return std::nullopt;
    parts.items.push_back(json.substr(at, end - at));
    parts.rest = std::string(json.substr(0, begin)) + array;
    parts.head = parts.rest + "]}";
    parts.rest += json.substr(end);
    return parts;
}

bool withoutManagedFields(std::string_view object, std::string &result)
{
    constexpr std::string_view begin = "\"managedFields\":[{\"";
    size_t from = place(object, begin, 0);
    // In front of a member's name; a quote in a text has a backslash there.
    if (from == nowhere || from == 0 || (object[from - 1] != ',' && object[from - 1] != '{'))
        return false;
    const void *bracket = std::memchr(object.data() + from + begin.size(), ']', object.size() - from - begin.size());
    if (!bracket)
        return false;
    size_t to = static_cast<size_t>(static_cast<const char *>(bracket) - object.data()) + 1;
    if (object.substr(to, 1) == ",")
        ++to;
    else if (object[from - 1] == ',')
        --from;
    result.assign(object.substr(0, from)).append(object.substr(to));
    return true;
}

} // namespace kubernetes
