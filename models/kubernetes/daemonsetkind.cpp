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
    return QCoreApplication::translate("kubernetes::DaemonSetKind", text, nullptr, n);
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<DaemonSetRow>(id, title, type, width, priority, cell);
    };
    const auto text = [](auto read) { return live::of<DaemonSetRow>(read); };
    return {
        namespaceColumn(metaOf<DaemonSetRow>),
        nameColumn(metaOf<DaemonSetRow>),
        rolloutColumn(rolloutOf<DaemonSetRow>),
        column("desired", tr("Desired"), ColumnType::Number, 76, 80, [](const DaemonSetRow &row) { return numberCell(row.desired); }),
        column("current", tr("Current"), ColumnType::Number, 76, 58, [](const DaemonSetRow &row) { return numberCell(row.current); }),
        column("ready", tr("Ready"), ColumnType::Number, 72, 90, [](const DaemonSetRow &row) { return numberCell(row.readyPods); }),
        column("updated", tr("Up to date"), ColumnType::Number, 88, 60, [](const DaemonSetRow &row) { return numberCell(row.updated); }),
        column("available", tr("Available"), ColumnType::Number, 84, 59, [](const DaemonSetRow &row) { return numberCell(row.available); }),
        quietColumn("nodeSelector", tr("Node selector"), ColumnType::Text, 150, 40,
                    text([](const DaemonSetRow &row) { return labelTexts(row.nodeSelector).join(QStringLiteral(", ")); })),
        imagesColumn(text([](const DaemonSetRow &row) { return row.workload.images; })),
        ageColumn(metaOf<DaemonSetRow>),
        containersColumn(text([](const DaemonSetRow &row) { return row.workload.containers; })),
        selectorColumn(text([](const DaemonSetRow &row) { return row.workload.selector.cell(); })),
        ownerColumn(metaOf<DaemonSetRow>),
        hidden(quietColumn("strategy", tr("Strategy"), ColumnType::Text, 110, 10, text([](const DaemonSetRow &row) { return row.strategy; }))),
        labelsColumn(metaOf<DaemonSetRow>),
    };
}

QString counted(int count)
{
    return tr("%n daemon sets", count);
}

live::Kind daemonSetKind()
{
    live::Kind kind;
    kind.id = "daemonset";
    kind.title = tr("Daemon sets");
    kind.single = tr("daemon set");
    kind.icon = QStringLiteral("daemonset");
    kind.filterHint = tr("Filter by name, image, label");
    kind.counted = counted;
    kind.columns = columns();
    kind.groupings = {namespaceGrouping(metaOf<DaemonSetRow>, counted)};
    setIdentity<DaemonSetRow>(kind);
    kind.searchText = live::of<DaemonSetRow>([](const DaemonSetRow &row) {
        return QStringList{row.meta.namespaceName, row.workload.images, row.workload.containers};
    });
    kind.chips = rolloutChips(rolloutOf<DaemonSetRow>, {RolloutState::Complete, RolloutState::Progressing});
    kind.summary = rolloutSummary(rolloutOf<DaemonSetRow>);
    kind.emptyTitle = tr("No daemon sets here");
    kind.emptyText = tr("Workloads with one pod on each node appear here, live: log collectors, network plugins.");
    kind.defaultSort = "name";
    return kind;
}

} // namespace

ObjectKind daemonSetObject()
{
    return {daemonSetKind(), {"daemonset", "/apis/apps/v1", "daemonsets", true, &decodeDaemonSet}, metaOf<DaemonSetRow>, daemonSetOverview, tr("Workloads")};
}

} // namespace kubernetes
