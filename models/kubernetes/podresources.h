// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pod asks of its node, as the scheduler counts it. Pure. Source: kubernetes 1.36 pkg/api/v1/resource
// (PodRequests, PodLimits) and the enhancement "sidecar containers": init containers run one after the other beside the
// sidecars that were started before them; a pod's own amounts (spec.resources) take the place of the sum; overhead
// comes on top.
#pragma once

#include "podrow.h"

#include <optional>

namespace kubernetes {

/// One container's. Nanocores and bytes.
struct ContainerResources {
    std::optional<qint64> cpuRequest;
    std::optional<qint64> memoryRequest;
    std::optional<qint64> cpuLimit;
    std::optional<qint64> memoryLimit;
};

struct PodResourceFacts {
    struct Init {
        ContainerResources resources;
        bool sidecar = false;
    };
    std::vector<ContainerResources> containers;
    std::vector<Init> inits; ///< in the order of the spec
    ContainerResources pod;
    qint64 cpuOverhead = 0;
    qint64 memoryOverhead = 0;
};

[[nodiscard]] PodResources podResources(const PodResourceFacts &facts);

} // namespace kubernetes
