// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A long list in JSON, taken apart before it is parsed: an item at a time fits the processor's caches, where the whole of
// it would ask for several times its size in new memory. Pure. What is found is a guess until each part has been parsed:
// parts that are whole objects, in an answer that is whole without them, are the items and nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubernetes {

struct ListParts {
    std::string head;                    ///< the answer up to its items, closed: an object, if these are its own member
    std::string rest;                    ///< the answer with no item
    std::vector<std::string_view> items; ///< in the answer's bytes, in its order
};

/// Parts at `"member":[{`, where each object begins with the same member as the first, as servers write them. Nothing:
/// written otherwise.
[[nodiscard]] std::optional<ListParts> listParts(std::string_view json, std::string_view member);

/// An object in JSON without its managedFields, half of it, which no row shows; false if there are none to cut. They end at
/// the first bracket, as servers write them, and if they do not, what is left is no JSON: either brackets without a
/// partner or an odd quote stay behind.
[[nodiscard]] bool withoutManagedFields(std::string_view object, std::string &result);

} // namespace kubernetes
