// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One more container in a pod, to look at the others with. A value.
#pragma once

#include "podrequests.h"

namespace kubernetes {

struct DebugRequest {
    ContainerPlace place; ///< its `container` is the new one's name
    QString image;
    QString target; ///< the container whose processes it sees; empty: none
};

} // namespace kubernetes
