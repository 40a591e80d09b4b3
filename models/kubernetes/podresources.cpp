// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "podresources.h"

#include "quantity.h"

#include <algorithm>

namespace kubernetes {

namespace {

using Amount = std::optional<qint64> ContainerResources::*;

/// The most that is asked for at one time.
qint64 sum(const PodResourceFacts &facts, Amount amount)
{
    if (facts.pod.*amount)
        return *(facts.pod.*amount);
    qint64 running = 0;
    for (const ContainerResources &container : facts.containers)
        running = cappedSum(running, (container.*amount).value_or(0));
    qint64 sidecars = 0;
    qint64 starting = 0;
    for (const PodResourceFacts::Init &init : facts.inits) {
        const qint64 own = (init.resources.*amount).value_or(0);
        starting = std::max(starting, cappedSum(sidecars, own));
        if (init.sidecar)
            sidecars = cappedSum(sidecars, own);
    }
    return std::max(cappedSum(running, sidecars), starting);
}

/// Whether each container that runs with the others has this limit.
bool limited(const PodResourceFacts &facts, Amount amount)
{
    if (facts.pod.*amount)
        return true;
    const auto has = [&](const ContainerResources &container) { return (container.*amount).value_or(0) > 0; };
    return !facts.containers.empty() && std::all_of(facts.containers.begin(), facts.containers.end(), has) &&
           std::all_of(facts.inits.begin(), facts.inits.end(),
                       [&](const PodResourceFacts::Init &init) { return !init.sidecar || has(init.resources); });
}

qint64 with(qint64 limit, qint64 overhead)
{
    return limit > 0 ? cappedSum(limit, overhead) : 0;
}

} // namespace

PodResources podResources(const PodResourceFacts &facts)
{
    PodResources result;
    result.cpuRequest = cappedSum(sum(facts, &ContainerResources::cpuRequest), facts.cpuOverhead);
    result.memoryRequest = cappedSum(sum(facts, &ContainerResources::memoryRequest), facts.memoryOverhead);
    result.cpuLimit = with(sum(facts, &ContainerResources::cpuLimit), facts.cpuOverhead);
    result.memoryLimit = with(sum(facts, &ContainerResources::memoryLimit), facts.memoryOverhead);
    result.cpuLimited = limited(facts, &ContainerResources::cpuLimit);
    result.memoryLimited = limited(facts, &ContainerResources::memoryLimit);
    return result;
}

} // namespace kubernetes
