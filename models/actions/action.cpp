// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "action.h"

#include <algorithm>

namespace actions {

const Action *findAction(const ActionList &list, const QByteArray &id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const Action &action) { return action.id == id; });
    return found == list.end() ? nullptr : &*found;
}

std::vector<const Action *> actionsOf(const ActionList &list, const QByteArray &feed)
{
    std::vector<const Action *> result;
    for (const Action &action : list) {
        if (action.feed == feed)
            result.push_back(&action);
    }
    return result;
}

} // namespace actions
