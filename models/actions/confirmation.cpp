// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "confirmation.h"

namespace actions {

namespace {
constexpr size_t undoableObjects = 10; ///< DESIGN 5: above that a slip is too large for a toast
}

Confirmation confirmationFor(const endpoint::Profile &profile, const Action &action, size_t objects, bool always)
{
    Confirmation result;
    result.ask = always || action.danger == Danger::Destructive || objects > undoableObjects || profile.production;
    if (action.danger == Danger::Safe && !always && !profile.production)
        result.ask = objects > undoableObjects;
    result.typeName = profile.production && action.danger == Danger::Destructive;
    return result;
}

} // namespace actions
