// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "deploymentkind.h"

#include "kindparts.h"
#include "rolloutparts.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::DeploymentKind", text, nullptr, n);
}

Rollout rollout(const live::Row &row)
{
    Rollout result = rolloutOf<DeploymentRow>(row);
    result.message = static_cast<const DeploymentRow &>(row).message;
    return result;
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<DeploymentRow>(id, title, type, width, priority, cell);
    };
    return {
        namespaceColumn(metaOf<DeploymentRow>),
        nameColumn(metaOf<DeploymentRow>),
        column("ready", tr("Ready"), ColumnType::Number, 72, 90,
               [](const DeploymentRow &row) { return shareCell(readyText(row), row.readyReplicas, row.desired); }),
        rolloutColumn(rollout),
        column("updated", tr("Up to date"), ColumnType::Number, 88, 60,
               [](const DeploymentRow &row) { return numberCell(row.updated); }),
        column("available", tr("Available"), ColumnType::Number, 84, 59,
               [](const DeploymentRow &row) { return numberCell(row.available); }),
        imagesColumn(live::of<DeploymentRow>([](const DeploymentRow &row) { return row.workload.images; })),
        ageColumn(metaOf<DeploymentRow>),
        hidden(column("revision", tr("Revision"), ColumnType::Number, 76, 14,
                      [](const DeploymentRow &row) {
                          return row.revision.isEmpty() ? live::Cell() : numberCell(row.revision.toLongLong());
                      })),
        hidden(column("strategy", tr("Strategy"), ColumnType::Text, 110, 10,
                      [](const DeploymentRow &row) { return quietCell(row.strategy); })),
        containersColumn(live::of<DeploymentRow>([](const DeploymentRow &row) { return row.workload.containers; })),
        selectorColumn(live::of<DeploymentRow>([](const DeploymentRow &row) { return selectorText(row); })),
        hidden(column("cause", tr("Change cause"), ColumnType::Text, 180, 5,
                      [](const DeploymentRow &row) { return quietCell(row.changeCause); })),
        labelsColumn(metaOf<DeploymentRow>),
    };
}

QString counted(int count)
{
    return tr("%n deployments", count);
}

} // namespace

live::Kind deploymentKind()
{
    live::Kind kind;
    kind.id = "deployment";
    kind.title = tr("Deployments");
    kind.single = tr("deployment");
    kind.icon = QStringLiteral("deployment");
    kind.filterHint = tr("Filter by name, image, label");
    kind.counted = counted;
    kind.columns = columns();
    kind.chips = rolloutChips(rollout, {RolloutState::Complete, RolloutState::Progressing, RolloutState::Failed, RolloutState::Paused,
                                        RolloutState::ScaledToZero});
    kind.groupings = {namespaceGrouping(metaOf<DeploymentRow>, counted)};
    setIdentity<DeploymentRow>(kind);
    kind.searchText = live::of<DeploymentRow>([](const DeploymentRow &row) {
        return QStringList{row.meta.namespaceName, row.workload.images, row.workload.containers};
    });
    kind.summary = rolloutSummary(rollout);
    kind.emptyTitle = tr("No deployments here");
    kind.emptyText =
        tr("Apply a manifest, and its deployments appear here, live: pods that are ready, and how a rollout goes.");
    kind.defaultSort = "name";
    return kind;
}

WatchTable deploymentTable()
{
    return {"deployment", "/apis/apps/v1", "deployments", true, &decodeDeployment};
}

ObjectKind deploymentObject()
{
    return {deploymentKind(), deploymentTable(), metaOf<DeploymentRow>, deploymentOverview, tr("Workloads")};
}

} // namespace kubernetes
