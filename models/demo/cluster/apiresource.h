// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kinds of objects that the simulated cluster serves. Constant; one line each.
#pragma once

#include <QString>
#include <span>

namespace demo {

struct ApiResource {
    const char *group; ///< empty: the core group
    const char *version;
    const char *plural;
    const char *singular;
    const char *kind;
    const char *shortNames = ""; ///< with commas between them
    const char *categories = "";
    bool namespaced = true;
    bool refused = false; ///< who asks here has no right to it

    [[nodiscard]] QString apiVersion() const; ///< "apps/v1"
    [[nodiscard]] QString qualified() const;  ///< "deployments.apps", as error texts call it
    [[nodiscard]] QString kindText() const { return QString::fromLatin1(kind); }
    [[nodiscard]] bool custom() const;
};

[[nodiscard]] std::span<const ApiResource> apiResources();
/// Null where there is none.
[[nodiscard]] const ApiResource *findResource(QStringView group, QStringView version, QStringView plural);

/// Those that the cluster's own controllers speak of.
namespace resources {
[[nodiscard]] const ApiResource &of(QStringView kind);
inline const ApiResource &namespaces = of(u"Namespace");
inline const ApiResource &nodes = of(u"Node");
inline const ApiResource &pods = of(u"Pod");
inline const ApiResource &services = of(u"Service");
inline const ApiResource &events = of(u"Event");
inline const ApiResource &secrets = of(u"Secret");
inline const ApiResource &configMaps = of(u"ConfigMap");
inline const ApiResource &claims = of(u"PersistentVolumeClaim");
inline const ApiResource &volumes = of(u"PersistentVolume");
inline const ApiResource &deployments = of(u"Deployment");
inline const ApiResource &replicaSets = of(u"ReplicaSet");
inline const ApiResource &statefulSets = of(u"StatefulSet");
inline const ApiResource &daemonSets = of(u"DaemonSet");
inline const ApiResource &jobs = of(u"Job");
inline const ApiResource &cronJobs = of(u"CronJob");
inline const ApiResource &slices = of(u"EndpointSlice");
inline const ApiResource &budgets = of(u"PodDisruptionBudget");
inline const ApiResource &autoscalers = of(u"HorizontalPodAutoscaler");
} // namespace resources

} // namespace demo
