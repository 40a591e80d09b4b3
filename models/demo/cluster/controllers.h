// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The controllers of the simulated cluster: each looks at all objects of its kind and brings what it is responsible for one step
// nearer to what they want, as kube-controller-manager's do. They remember nothing: called again after every change, until
// nothing changes any more. On the cluster's thread.
#pragma once

#include "kubelet.h"

#include <set>

namespace demo {

/// What all of them work with.
struct ClusterParts {
    ObjectStore &store;
    ClusterEvents &events;
    Kubelet &kubelet;
    std::set<qint64> wakes; ///< when they have something to do though nothing changed

    void wakeAt(qint64 ms) { wakes.insert(ms); }
};

void reconcileDeployments(ClusterParts &parts);
void reconcileReplicaSets(ClusterParts &parts);
void reconcileStatefulSets(ClusterParts &parts);
void reconcileDaemonSets(ClusterParts &parts);
void reconcileJobs(ClusterParts &parts);
void reconcileCronJobs(ClusterParts &parts);
void reconcileEndpoints(ClusterParts &parts);
void reconcileBudgets(ClusterParts &parts);
void reconcileAutoscalers(ClusterParts &parts);
void reconcileNodes(ClusterParts &parts);
void reconcileStorage(ClusterParts &parts);
/// What belongs to something that is no more goes too.
void collectGarbage(ClusterParts &parts);

// What they share.
[[nodiscard]] bool podReady(const QJsonObject &pod);
[[nodiscard]] bool podFinished(const QJsonObject &pod);
/// The pods that this object owns and that still count for it.
[[nodiscard]] std::vector<QJsonObject> activePods(const ObjectStore &store, const QJsonObject &owner);
/// A pod made from the template at spec.template.
[[nodiscard]] QJsonObject podFrom(const QJsonObject &owner, const QString &name, const QJsonObject &moreLabels = {});
/// A name's part that stands for a template.
[[nodiscard]] QString templateHash(const QJsonObject &podTemplate);
/// Makes a pod and tells of it.
void createPod(ClusterParts &parts, const QJsonObject &owner, const QJsonObject &pod, const QString &component);
void stopPod(ClusterParts &parts, const QJsonObject &owner, const QJsonObject &pod, const QString &component);
void setStatus(ClusterParts &parts, const ApiResource &resource, QJsonObject object, const QJsonObject &status);

} // namespace demo
