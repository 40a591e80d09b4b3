// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people have applied to the simulated cluster: a shop, its payments, nightly work, monitoring and the cluster's own parts.
// Constant; pure.
#pragma once

#include "apiresource.h"
#include "manifests.h"

namespace demo {

struct PlannedWorkload {
    enum class Kind { Deployment, StatefulSet, DaemonSet, Job, CronJob, Static };
    Kind kind = Kind::Deployment;
    qint64 agoMs = 0;
    WorkloadPlan plan;
    QString service = {}; ///< its type; empty: none
    QString address = {};
    int servicePort = 0;
    QString storage = {};
    QString schedule = {};
    bool suspended = false;
};

[[nodiscard]] std::vector<PlannedWorkload> plannedWorkloads();

/// An object that somebody has made beside the workloads.
using Furnishing = std::pair<const ApiResource *, QJsonObject>;
/// `rest`: all of it but its metadata.
[[nodiscard]] Furnishing furnishing(QStringView kind, const QString &namespaceName, const QString &name, QJsonObject rest);
/// Ways in, network policies, autoscalers, disruption budgets.
[[nodiscard]] std::vector<Furnishing> waysAndLimits();
[[nodiscard]] std::vector<Furnishing> furnishedStorage();
[[nodiscard]] std::vector<Furnishing> furnishedAccess();
/// All of these, configuration and custom objects.
[[nodiscard]] std::vector<Furnishing> furnishings();

} // namespace demo
