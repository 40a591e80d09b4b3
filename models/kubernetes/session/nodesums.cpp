// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "nodesums.h"

#include "kindparts.h"

namespace kubernetes {

namespace {

float percent(qint64 part, qint64 whole)
{
    return whole > 0 ? static_cast<float>(100.0 * double(part) / double(whole)) : 0.0F;
}

bool counts(const live::RowPointer &row)
{
    if (!row)
        return false;
    const auto &pod = static_cast<const PodRow &>(*row);
    return !pod.finished && !pod.node.isEmpty();
}

} // namespace

void NodeSums::add(const PodRow &pod, int sign)
{
    Sum &sum = m_sums[pod.node];
    sum.cpu += sign * pod.resources.cpuRequest;
    sum.memory += sign * pod.resources.memoryRequest;
    sum.pods += sign;
    if (sum == Sum())
        m_sums.remove(pod.node);
    m_dirty.insert(pod.node);
}

void NodeSums::podChanged(const live::RowPointer &before, const live::RowPointer &now)
{
    if (counts(before))
        add(static_cast<const PodRow &>(*before), -1);
    if (counts(now))
        add(static_cast<const PodRow &>(*now), +1);
}

void NodeSums::nodeChanged(const live::RowPointer &before, const live::RowPointer &now)
{
    if (before && !now) {
        // One that was made again under its name may be known already.
        const auto known = m_nodes.find(static_cast<const NodeRow &>(*before).meta.name);
        if (known != m_nodes.end() && known->key == before->key())
            m_nodes.erase(known);
    }
    if (!now)
        return;
    const auto &row = static_cast<const NodeRow &>(*now);
    m_nodes.insert(row.meta.name, {row.key(), row.cpuAllocatable, row.memoryAllocatable});
    m_dirty.insert(row.meta.name);
}

std::vector<live::Sample> NodeSums::samples(bool all)
{
    std::vector<live::Sample> result;
    for (auto node = m_nodes.cbegin(); node != m_nodes.cend(); ++node) {
        if (!all && !m_dirty.contains(node.key()))
            continue;
        const Sum sum = m_sums.value(node.key());
        result.push_back({node->key, CpuRequestedPercent, percent(sum.cpu, node->cpu)});
        result.push_back({node->key, MemoryRequestedPercent, percent(sum.memory, node->memory)});
        result.push_back({node->key, PodCount, static_cast<float>(sum.pods)});
    }
    m_dirty.clear();
    return result;
}

} // namespace kubernetes
