// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts together the objects that people would have applied to the simulated cluster, with the defaults that an API server fills
// in. Pure.
#pragma once

#include "jsonpath.h"

#include <vector>

namespace demo {

struct ContainerPlan {
    QString name;
    QString image;
    QString cpu = {}; ///< "100m" requested, or "100m/500m" with a limit; empty: neither
    QString memory = {};
    int port = 0;
    bool probed = true; ///< whether something tells when it is ready
    QString secret = {}; ///< which its environment comes from
};

struct WorkloadPlan {
    QString namespaceName;
    QString name;
    int replicas = 1;
    std::vector<ContainerPlan> containers;
    std::vector<ContainerPlan> inits = {};
    QString partOf = {};
    QString component = {};
    QString account = QStringLiteral("default"); ///< its pods' service account
};

[[nodiscard]] QJsonObject metaOf(const QString &namespaceName, const QString &name, const QJsonObject &labels = {});
[[nodiscard]] QJsonObject labelsOf(const WorkloadPlan &plan);
[[nodiscard]] QJsonObject containerOf(const ContainerPlan &plan);
[[nodiscard]] QJsonObject templateOf(const WorkloadPlan &plan, const QString &restartPolicy = QStringLiteral("Always"));

[[nodiscard]] QJsonObject deploymentOf(const WorkloadPlan &plan);
[[nodiscard]] QJsonObject statefulSetOf(const WorkloadPlan &plan, const QString &storage);
[[nodiscard]] QJsonObject daemonSetOf(const WorkloadPlan &plan);
[[nodiscard]] QJsonObject jobOf(const WorkloadPlan &plan);
[[nodiscard]] QJsonObject cronJobOf(const WorkloadPlan &plan, const QString &schedule, bool suspended);
[[nodiscard]] QJsonObject serviceOf(const WorkloadPlan &plan, const QString &type, const QString &address, int port);
[[nodiscard]] QJsonObject nodeOf(const QString &name, int number, const QString &role, const QString &zone, int cores, int gibibytes, qint64 nowMs);

} // namespace demo
