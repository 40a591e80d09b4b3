// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "allkinds.h"

#include "kindparts.h"
#include "rolloutparts.h"
#include "workloadrows.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::ReplicaSetKind", text, nullptr, n);
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<ReplicaSetRow>(id, title, type, width, priority, cell);
    };
    const auto text = [](auto read) { return live::of<ReplicaSetRow>(read); };
    return {
        namespaceColumn(metaOf<ReplicaSetRow>),
        nameColumn(metaOf<ReplicaSetRow>),
        rolloutColumn(rolloutOf<ReplicaSetRow>),
        column("desired", tr("Desired"), ColumnType::Number, 76, 80, [](const ReplicaSetRow &row) { return numberCell(row.desired); }),
        column("current", tr("Current"), ColumnType::Number, 76, 79, [](const ReplicaSetRow &row) { return numberCell(row.current); }),
        column("ready", tr("Ready"), ColumnType::Number, 72, 90, [](const ReplicaSetRow &row) { return numberCell(row.readyReplicas); }),
        imagesColumn(text([](const ReplicaSetRow &row) { return row.workload.images; })),
        ageColumn(metaOf<ReplicaSetRow>),
        containersColumn(text([](const ReplicaSetRow &row) { return row.workload.containers; })),
        selectorColumn(text([](const ReplicaSetRow &row) { return row.workload.selector.cell(); })),
        ownerColumn(metaOf<ReplicaSetRow>),
        hidden(column("revision", tr("Revision"), ColumnType::Number, 76, 14,
                      [](const ReplicaSetRow &row) { return row.revision.isEmpty() ? live::Cell() : numberCell(row.revision.toLongLong()); })),
        labelsColumn(metaOf<ReplicaSetRow>),
    };
}

QString counted(int count)
{
    return tr("%n replica sets", count);
}

live::Kind replicaSetKind()
{
    live::Kind kind;
    kind.id = "replicaset";
    kind.title = tr("Replica sets");
    kind.single = tr("replica set");
    kind.icon = QStringLiteral("replicaset");
    kind.filterHint = tr("Filter by name, image, label");
    kind.counted = counted;
    kind.columns = columns();
    kind.groupings = {namespaceGrouping(metaOf<ReplicaSetRow>, counted)};
    setIdentity<ReplicaSetRow>(kind);
    kind.searchText = live::of<ReplicaSetRow>([](const ReplicaSetRow &row) {
        return QStringList{row.meta.namespaceName, row.workload.images, row.workload.containers, row.meta.owner.name};
    });
    kind.chips = rolloutChips(rolloutOf<ReplicaSetRow>, {RolloutState::Complete, RolloutState::Progressing, RolloutState::ScaledToZero});
    kind.summary = rolloutSummary(rolloutOf<ReplicaSetRow>);
    kind.emptyTitle = tr("No replica sets here");
    kind.emptyText = tr("Deployments keep their revisions as replica sets; they appear here, live.");
    kind.defaultSort = "name";
    return kind;
}

} // namespace

ObjectKind replicaSetObject()
{
    return {replicaSetKind(), {"replicaset", "/apis/apps/v1", "replicasets", true, &decodeReplicaSet}, metaOf<ReplicaSetRow>, replicaSetOverview, tr("Workloads")};
}

} // namespace kubernetes
