// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drains a node as kubectl does: cordon, plan, evict what goes, wait until each pod is gone. An eviction that a disruption budget
// refuses (429) is tried again every 5 s; a pod is gone when its uid is, which a watch of the node's pods tells. Endpoint thread;
// destruction stops it where it is and leaves the node cordoned.
// Source: kubectl 1.36 pkg/drain/drain.go; Kubernetes docs, "API-initiated eviction".
#pragma once

#include "channel.h"
#include "cluster.h"

namespace kubernetes {

class KubernetesSession;

[[nodiscard]] std::unique_ptr<endpoint::ChannelWorker> openDrain(KubernetesSession &session, DrainRequest request,
                                                                 endpoint::Sink<DrainStep> sink);

} // namespace kubernetes
