// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deployments, StatefulSets, DaemonSets and ReplicaSets as tables show them and as their pods relate to them. Values.
// Texts as kubectl prints them. Source: kubernetes 1.36 pkg/printers/internalversion/printers.go.
#pragma once

#include "labelselector.h"
#include "objectmeta.h"

namespace kubernetes {

/// What all of them have: which pods are theirs, what these run, and whether the controller has seen the newest spec.
struct WorkloadFacts {
    LabelSelector selector;
    QString containers; ///< CONTAINERS: "api,envoy"
    QString images;     ///< IMAGES
    qint64 generation = 0;
    qint64 observedGeneration = 0;
    friend bool operator==(const WorkloadFacts &, const WorkloadFacts &) = default;
};

struct DeploymentRow : live::RowOf<DeploymentRow> {
    ObjectMeta meta;
    WorkloadFacts workload;
    QString strategy; ///< "RollingUpdate", "Recreate"
    QString revision; ///< "7"
    QString changeCause;
    QString message;  ///< of what does not go on
    qint64 failedMs = 0; ///< since when it does not go on; 0: it does
    qint32 desired = 1;
    qint32 current = 0;
    qint32 updated = 0;   ///< UP-TO-DATE
    qint32 readyReplicas = 0;
    qint32 available = 0; ///< AVAILABLE
    bool paused = false;
    bool deadlineExceeded = false; ///< Progressing failed with ProgressDeadlineExceeded
    bool replicaFailure = false;   ///< pods cannot be made (quota, admission)
    bool minimumAvailable = false; ///< condition Available

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const DeploymentRow &, const DeploymentRow &) = default;
};

struct StatefulSetRow : live::RowOf<StatefulSetRow> {
    ObjectMeta meta;
    WorkloadFacts workload;
    QString service;
    QString strategy; ///< "RollingUpdate", "OnDelete"
    qint32 partition = 0; ///< pods of lower numbers are not updated
    qint32 desired = 1;
    qint32 current = 0;
    qint32 updated = 0;
    qint32 readyReplicas = 0;
    qint32 available = 0;
    bool updating = false; ///< not all pods are of the newest revision

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const StatefulSetRow &, const StatefulSetRow &) = default;
};

struct DaemonSetRow : live::RowOf<DaemonSetRow> {
    ObjectMeta meta;
    WorkloadFacts workload;
    Labels nodeSelector;
    QString strategy; ///< "RollingUpdate", "OnDelete"
    qint32 desired = 0;
    qint32 current = 0;
    qint32 readyPods = 0;
    qint32 updated = 0;
    qint32 available = 0;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const DaemonSetRow &, const DaemonSetRow &) = default;
};

struct ReplicaSetRow : live::RowOf<ReplicaSetRow> {
    ObjectMeta meta;
    WorkloadFacts workload;
    QString revision; ///< of the Deployment that made it
    QString changeCause;
    qint32 desired = 1;
    qint32 current = 0;
    qint32 readyReplicas = 0;
    qint32 available = 0;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const ReplicaSetRow &, const ReplicaSetRow &) = default;
};

/// As kubectl rollout status sees it; what is OnDelete is updated by whoever deletes its pods, so it waits for none.
enum class RolloutState : quint8 { Complete, Progressing, Paused, Failed, ScaledToZero };
[[nodiscard]] RolloutState rolloutState(const DeploymentRow &row);
[[nodiscard]] RolloutState rolloutState(const StatefulSetRow &row);
[[nodiscard]] RolloutState rolloutState(const DaemonSetRow &row);
[[nodiscard]] RolloutState rolloutState(const ReplicaSetRow &row);

/// READY: "2/3".
[[nodiscard]] QString readyText(const DeploymentRow &row);
[[nodiscard]] QString readyText(const StatefulSetRow &row);
/// SELECTOR of a Deployment, which kubectl prints in its own way: "<invalid>", and nothing where there is nothing.
[[nodiscard]] QString selectorText(const DeploymentRow &row);
/// NODE SELECTOR: "disk=ssd" or "<none>".
[[nodiscard]] QString nodeSelectorText(const DaemonSetRow &row);

} // namespace kubernetes
