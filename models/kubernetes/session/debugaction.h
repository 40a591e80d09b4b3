// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Debug…" on a pod: one more container in it, of another image, that sees what the pod's containers see. Constant data; the job runs on
// the endpoint thread. It cannot be taken out of the pod again. Source: Kubernetes, "Ephemeral Containers"; kubectl debug.
#pragma once

#include "action.h"

namespace kubernetes {

/// Arguments: "image", "name" of the container, "target" whose processes it sees (empty: none of theirs).
[[nodiscard]] actions::Action debugAction();

} // namespace kubernetes
