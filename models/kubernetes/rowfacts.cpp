// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "rowfacts.h"

#include "jobrows.h"
#include "workloadrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kubernetes {

QVariantMap imagesByContainer(const QString &containers, const QString &images)
{
    // Neither a container's name nor an image has a comma.
    const QStringList names = containers.split(u',', Qt::SkipEmptyParts);
    const QStringList all = images.split(u',');
    QVariantMap result;
    for (qsizetype i = 0; i < names.size(); ++i)
        result.insert(names[i], all.value(i));
    return result;
}

QVariantMap imagesOfRow(const QByteArray &kind, const live::Row &row)
{
    const auto of = [](const WorkloadFacts &facts) { return imagesByContainer(facts.containers, facts.images); };
    if (kind == "deployment")
        return of(static_cast<const DeploymentRow &>(row).workload);
    if (kind == "statefulset")
        return of(static_cast<const StatefulSetRow &>(row).workload);
    if (kind == "daemonset")
        return of(static_cast<const DaemonSetRow &>(row).workload);
    if (kind != "cronjob")
        return {};
    const auto &cron = static_cast<const CronJobRow &>(row);
    return imagesByContainer(cron.containers, cron.images);
}

int replicasOfRow(const QByteArray &kind, const live::Row &row)
{
    if (kind == "deployment")
        return static_cast<const DeploymentRow &>(row).desired;
    if (kind == "statefulset")
        return static_cast<const StatefulSetRow &>(row).desired;
    return kind == "replicaset" ? static_cast<const ReplicaSetRow &>(row).desired : 0;
}

QString scaledKindOf(const QByteArray &kind)
{
    if (kind == "deployment")
        return QStringLiteral("Deployment");
    if (kind == "statefulset")
        return QStringLiteral("StatefulSet");
    return kind == "replicaset" ? QStringLiteral("ReplicaSet") : QString();
}

QString autoscalerOf(const QByteArray &listJson, const QString &kind, const QString &name)
{
    for (const QJsonValue &item : QJsonDocument::fromJson(listJson).object().value(QStringLiteral("items")).toArray()) {
        const QJsonObject target = item.toObject().value(QStringLiteral("spec")).toObject().value(QStringLiteral("scaleTargetRef")).toObject();
        if (target.value(QStringLiteral("kind")).toString() == kind && target.value(QStringLiteral("name")).toString() == name)
            return item.toObject().value(QStringLiteral("metadata")).toObject().value(QStringLiteral("name")).toString();
    }
    return {};
}

bool allowsExpansion(const QByteArray &classJson)
{
    return QJsonDocument::fromJson(classJson).object().value(QStringLiteral("allowVolumeExpansion")).toBool();
}

} // namespace kubernetes
