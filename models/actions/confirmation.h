// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a person is asked before something is done. Pure.
#pragma once

#include "action.h"
#include "endpointstate.h"

namespace actions {

struct Confirmation {
    bool ask = false;
    bool typeName = false; ///< the profile's name has to be typed
};

/// `always`: the person wants to be asked before everything that changes something (a setting).
[[nodiscard]] Confirmation confirmationFor(const endpoint::Profile &profile, const Action &action, size_t objects,
                                           bool always);

} // namespace actions
