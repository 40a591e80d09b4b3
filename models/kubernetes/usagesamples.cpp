// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "usagesamples.h"

#include "kindparts.h"

namespace kubernetes {

namespace {

float share(qint64 part, qint64 whole)
{
    return static_cast<float>(100.0 * double(part) / double(whole));
}

float millicores(qint64 nanocores)
{
    return static_cast<float>(double(nanocores) / 1e6);
}

} // namespace

void appendUsage(const PodRow &pod, qint64 cpu, qint64 memory, std::vector<live::Sample> &samples)
{
    const PodResources &asked = pod.resources;
    samples.push_back({pod.key(), CpuMillicores, millicores(cpu)});
    samples.push_back({pod.key(), MemoryBytes, static_cast<float>(memory)});
    if (asked.cpuRequest > 0)
        samples.push_back({pod.key(), CpuRequestPercent, share(cpu, asked.cpuRequest)});
    if (asked.cpuLimited && asked.cpuLimit > 0)
        samples.push_back({pod.key(), CpuLimitPercent, share(cpu, asked.cpuLimit)});
    if (asked.memoryRequest > 0)
        samples.push_back({pod.key(), MemoryRequestPercent, share(memory, asked.memoryRequest)});
    if (asked.memoryLimited && asked.memoryLimit > 0)
        samples.push_back({pod.key(), MemoryLimitPercent, share(memory, asked.memoryLimit)});
}

void appendUsage(const NodeRow &node, qint64 cpu, qint64 memory, std::vector<live::Sample> &samples)
{
    samples.push_back({node.key(), CpuMillicores, millicores(cpu)});
    samples.push_back({node.key(), MemoryBytes, static_cast<float>(memory)});
    if (node.cpuAllocatable > 0)
        samples.push_back({node.key(), CpuPercent, share(cpu, node.cpuAllocatable)});
    if (node.memoryAllocatable > 0)
        samples.push_back({node.key(), MemoryPercent, share(memory, node.memoryAllocatable)});
}

} // namespace kubernetes
