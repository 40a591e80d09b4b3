// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "podselection.h"

#include "jobrows.h"
#include "servicerow.h"
#include "workloadrows.h"

namespace kubernetes {

namespace {

template <class R> PodSelection ofWorkload(const live::Row &row)
{
    const auto &workload = static_cast<const R &>(row);
    return {workload.meta.namespaceName, workload.workload.selector};
}

PodSelection ofJob(const live::Row &row)
{
    const auto &job = static_cast<const JobRow &>(row);
    return {job.meta.namespaceName, job.selector};
}

/// One without a selector has no pods of its own: somebody else makes its endpoints.
PodSelection ofService(const live::Row &row)
{
    const auto &service = static_cast<const ServiceRow &>(row);
    PodSelection selection{service.meta.namespaceName, {}};
    selection.selector.present = !service.selector.isEmpty();
    selection.selector.equals = service.selector;
    return selection;
}

} // namespace

SelectionOf podSelectionOf(const QByteArray &kind)
{
    if (kind == "deployment")
        return ofWorkload<DeploymentRow>;
    if (kind == "statefulset")
        return ofWorkload<StatefulSetRow>;
    if (kind == "daemonset")
        return ofWorkload<DaemonSetRow>;
    if (kind == "replicaset")
        return ofWorkload<ReplicaSetRow>;
    if (kind == "job")
        return ofJob;
    if (kind == "service")
        return ofService;
    return {};
}

} // namespace kubernetes
