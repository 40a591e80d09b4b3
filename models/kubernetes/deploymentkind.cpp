// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "deploymentkind.h"

#include "kindparts.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::DeploymentKind", text, nullptr, n);
}

QString stateText(const DeploymentRow &row)
{
    if (row.meta.deleting())
        return tr("Terminating");
    switch (rolloutState(row)) {
    case RolloutState::Complete: return tr("Available");
    case RolloutState::Progressing: return tr("Progressing");
    case RolloutState::Paused: return tr("Paused");
    case RolloutState::Failed: return tr("Failed");
    case RolloutState::ScaledToZero: break;
    }
    return tr("Scaled to zero");
}

live::Cell stateCell(const DeploymentRow &row)
{
    live::Cell cell;
    cell.text = stateText(row);
    cell.toolTip = row.message;
    const RolloutState state = rolloutState(row);
    cell.hollow = row.meta.deleting() || state == RolloutState::ScaledToZero;
    cell.tone = cell.hollow                          ? live::Tone::Idle
                : state == RolloutState::Failed      ? live::Tone::Bad
                : state == RolloutState::Complete    ? live::Tone::Ok
                                                     : live::Tone::Warn;
    return cell;
}

live::Cell readyCell(const DeploymentRow &row)
{
    live::Cell cell = live::textCell(readyText(row));
    cell.number = row.desired == 0 ? 1 : double(row.readyReplicas) / row.desired;
    cell.hasNumber = true;
    return cell;
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
        column("ready", tr("Ready"), ColumnType::Number, 72, 90, readyCell),
        column("state", tr("State"), ColumnType::State, 140, 100, stateCell),
        column("updated", tr("Up to date"), ColumnType::Number, 88, 60,
               [](const DeploymentRow &row) { return numberCell(row.updated); }),
        column("available", tr("Available"), ColumnType::Number, 84, 59,
               [](const DeploymentRow &row) { return numberCell(row.available); }),
        column("images", tr("Images"), ColumnType::Text, 220, 55,
               [](const DeploymentRow &row) {
                   return live::textCell(QString(row.workload.images).replace(u',', QStringLiteral(", ")), true);
               }),
        ageColumn(metaOf<DeploymentRow>),
        hidden(column("revision", tr("Revision"), ColumnType::Number, 76, 14,
                      [](const DeploymentRow &row) {
                          return row.revision.isEmpty() ? live::Cell() : numberCell(row.revision.toLongLong());
                      })),
        hidden(column("strategy", tr("Strategy"), ColumnType::Text, 110, 10,
                      [](const DeploymentRow &row) { return quietCell(row.strategy); })),
        hidden(column("containers", tr("Containers"), ColumnType::Text, 160, 8,
                      [](const DeploymentRow &row) { return live::textCell(row.workload.containers, true); })),
        hidden(column("selector", tr("Selector"), ColumnType::Text, 180, 6,
                      [](const DeploymentRow &row) { return quietCell(selectorText(row)); })),
        hidden(column("cause", tr("Change cause"), ColumnType::Text, 180, 5,
                      [](const DeploymentRow &row) { return quietCell(row.changeCause); })),
        labelsColumn(metaOf<DeploymentRow>),
    };
}

live::Chip chip(const char *id, const QString &label, live::Tone tone, RolloutState state, bool hide)
{
    return live::chipOf<DeploymentRow>(
        id, label, tone,
        [state](const DeploymentRow &row) { return !row.meta.deleting() && rolloutState(row) == state; }, hide);
}

QString counted(int count)
{
    return tr("%n deployments", count);
}

QString summary(const std::vector<live::RowPointer> &rows)
{
    const auto complete = std::count_if(rows.begin(), rows.end(), [](const live::RowPointer &row) {
        const RolloutState state = rolloutState(static_cast<const DeploymentRow &>(*row));
        return state == RolloutState::Complete || state == RolloutState::ScaledToZero;
    });
    return rows.empty() ? QString() : tr("%1 of %2 as wanted").arg(complete).arg(rows.size());
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
    kind.chips = {
        chip("available", tr("Available"), live::Tone::Ok, RolloutState::Complete, false),
        chip("progressing", tr("Progressing"), live::Tone::Warn, RolloutState::Progressing, false),
        chip("failed", tr("Failed"), live::Tone::Bad, RolloutState::Failed, false),
        chip("paused", tr("Paused"), live::Tone::Warn, RolloutState::Paused, true),
        chip("zero", tr("Scaled to zero"), live::Tone::Idle, RolloutState::ScaledToZero, true),
    };
    kind.groupings = {namespaceGrouping(metaOf<DeploymentRow>, counted)};
    setIdentity<DeploymentRow>(kind);
    kind.searchText = live::of<DeploymentRow>([](const DeploymentRow &row) {
        return QStringList{row.meta.namespaceName, row.workload.images, row.workload.containers};
    });
    kind.summary = summary;
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
