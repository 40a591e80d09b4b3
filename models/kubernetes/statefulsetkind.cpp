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
    return QCoreApplication::translate("kubernetes::StatefulSetKind", text, nullptr, n);
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<StatefulSetRow>(id, title, type, width, priority, cell);
    };
    const auto text = [](auto read) { return live::of<StatefulSetRow>(read); };
    return {
        namespaceColumn(metaOf<StatefulSetRow>),
        nameColumn(metaOf<StatefulSetRow>),
        column("ready", tr("Ready"), ColumnType::Number, 72, 90,
               [](const StatefulSetRow &row) { return shareCell(readyText(row), row.readyReplicas, row.desired); }),
        rolloutColumn(rolloutOf<StatefulSetRow>),
        imagesColumn(text([](const StatefulSetRow &row) { return row.workload.images; })),
        ageColumn(metaOf<StatefulSetRow>),
        containersColumn(text([](const StatefulSetRow &row) { return row.workload.containers; })),
        selectorColumn(text([](const StatefulSetRow &row) { return row.workload.selector.cell(); })),
        ownerColumn(metaOf<StatefulSetRow>),
        hidden(column("updated", tr("Up to date"), ColumnType::Number, 88, 20, [](const StatefulSetRow &row) { return numberCell(row.updated); })),
        hidden(quietColumn("service", tr("Service"), ColumnType::Text, 140, 16, text([](const StatefulSetRow &row) { return row.service; }))),
        hidden(quietColumn("strategy", tr("Strategy"), ColumnType::Text, 110, 10, text([](const StatefulSetRow &row) { return row.strategy; }))),
        labelsColumn(metaOf<StatefulSetRow>),
    };
}

QString counted(int count)
{
    return tr("%n stateful sets", count);
}

live::Kind statefulSetKind()
{
    live::Kind kind;
    kind.id = "statefulset";
    kind.title = tr("Stateful sets");
    kind.single = tr("stateful set");
    kind.icon = QStringLiteral("statefulset");
    kind.filterHint = tr("Filter by name, image, label");
    kind.counted = counted;
    kind.columns = columns();
    kind.groupings = {namespaceGrouping(metaOf<StatefulSetRow>, counted)};
    setIdentity<StatefulSetRow>(kind);
    kind.searchText = live::of<StatefulSetRow>([](const StatefulSetRow &row) {
        return QStringList{row.meta.namespaceName, row.workload.images, row.workload.containers, row.service};
    });
    kind.chips = rolloutChips(rolloutOf<StatefulSetRow>, {RolloutState::Complete, RolloutState::Progressing, RolloutState::ScaledToZero});
    kind.summary = rolloutSummary(rolloutOf<StatefulSetRow>);
    kind.emptyTitle = tr("No stateful sets here");
    kind.emptyText = tr("Workloads whose pods keep their name and their storage appear here, live: databases, queues.");
    kind.defaultSort = "name";
    return kind;
}

} // namespace

ObjectKind statefulSetObject()
{
    return {statefulSetKind(), {"statefulset", "/apis/apps/v1", "statefulsets", true, &decodeStatefulSet}, metaOf<StatefulSetRow>, statefulSetOverview, tr("Workloads")};
}

} // namespace kubernetes
