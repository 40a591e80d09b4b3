// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "nodekind.h"

#include "kindparts.h"
#include "quantity.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::NodeKind", text, nullptr, n);
}

bool isReady(const NodeRow &row)
{
    return row.ready == NodeRow::Ready::Ready;
}

live::Cell statusCell(const NodeRow &row)
{
    live::Cell cell;
    cell.text = nodeStatusText(row);
    cell.tone = !isReady(row)                                ? live::Tone::Bad
                : row.unschedulable || !row.pressures.empty() ? live::Tone::Warn
                                                             : live::Tone::Ok;
    QStringList notes = row.pressures;
    if (!row.message.isEmpty())
        notes.prepend(row.message);
    cell.toolTip = notes.join(QStringLiteral("\n"));
    return cell;
}

live::Cell taintsCell(const NodeRow &row)
{
    live::Cell cell = numberCell(static_cast<qint64>(row.taints.size()));
    QStringList lines;
    for (const NodeTaint &taint : row.taints) {
        const QString key = taint.value.isEmpty() ? taint.key : taint.key + u'=' + taint.value;
        lines << key + u':' + taint.effect;
    }
    cell.toolTip = lines.join(QStringLiteral("\n"));
    return cell;
}

live::Cell capacityCell(qint64 amount, QString (*text)(qint64))
{
    live::Cell cell = live::textCell(amount == 0 ? QString() : text(amount));
    cell.number = static_cast<double>(amount);
    cell.hasNumber = amount != 0;
    return cell;
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    using live::Unit;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<NodeRow>(id, title, type, width, priority, cell);
    };
    return {
        nameColumn(metaOf<NodeRow>),
        column("status", tr("Status"), ColumnType::State, 190, 100, statusCell),
        column("roles", tr("Roles"), ColumnType::Text, 110, 62,
               [](const NodeRow &row) { return quietCell(row.roles.join(QStringLiteral(", "))); }),
        metricColumn("cpu", tr("CPU"), CpuPercent, Unit::Percent, 134, 56, 1),
        metricColumn("memory", tr("Memory"), MemoryPercent, Unit::Percent, 134, 55, 2),
        metricColumn("pods", tr("Pods"), PodCount, Unit::Count, 64, 50),
        column("version", tr("Version"), ColumnType::Text, 90, 58,
               [](const NodeRow &row) { return live::textCell(row.version, true); }),
        column("taints", tr("Taints"), ColumnType::Number, 64, 40, taintsCell),
        ageColumn(metaOf<NodeRow>),
        hidden(metricColumn("cpuUsed", tr("CPU used"), CpuMillicores, Unit::Count, 96, 20)),
        hidden(metricColumn("memoryUsed", tr("Memory used"), MemoryBytes, Unit::Bytes, 110, 20)),
        hidden(metricColumn("cpuRequested", tr("CPU requested"), CpuRequestedPercent, Unit::Percent, 110, 22)),
        hidden(metricColumn("memoryRequested", tr("Memory requested"), MemoryRequestedPercent, Unit::Percent, 120, 22)),
        hidden(column("cpuAllocatable", tr("CPU for pods"), ColumnType::Number, 96, 14,
                      [](const NodeRow &row) { return capacityCell(row.cpuAllocatable, cpuText); })),
        hidden(column("memoryAllocatable", tr("Memory for pods"), ColumnType::Number, 110, 14,
                      [](const NodeRow &row) { return capacityCell(row.memoryAllocatable, memoryText); })),
        hidden(column("internalIp", tr("Internal IP"), ColumnType::Mono, 120, 16,
                      [](const NodeRow &row) { return quietCell(row.internalIp); })),
        hidden(column("externalIp", tr("External IP"), ColumnType::Mono, 120, 12,
                      [](const NodeRow &row) { return quietCell(row.externalIp); })),
        hidden(column("osImage", tr("OS image"), ColumnType::Text, 200, 10,
                      [](const NodeRow &row) { return quietCell(row.osImage); })),
        hidden(column("kernel", tr("Kernel"), ColumnType::Text, 150, 8,
                      [](const NodeRow &row) { return live::textCell(kernelText(row), true); })),
        hidden(column("runtime", tr("Container runtime"), ColumnType::Text, 150, 8,
                      [](const NodeRow &row) { return quietCell(row.runtime); })),
        labelsColumn(metaOf<NodeRow>),
    };
}

QString counted(int count)
{
    return tr("%n nodes", count);
}

live::Grouping byLabel(const char *id, const QString &title, QStringView label, const QString &none)
{
    live::Grouping grouping;
    grouping.id = id;
    grouping.label = title;
    grouping.group = live::of<NodeRow>([label, none](const NodeRow &row) {
        const QString *value = labelValue(row.meta.labels, label);
        return value && !value->isEmpty() ? live::GroupOf{value->toUtf8(), *value} : live::GroupOf{{}, none};
    });
    grouping.summary = [](const std::vector<live::RowPointer> &rows) { return counted(static_cast<int>(rows.size())); };
    return grouping;
}

QString summary(const std::vector<live::RowPointer> &rows)
{
    int ready = 0;
    int cordoned = 0;
    for (const live::RowPointer &row : rows) {
        const auto &node = static_cast<const NodeRow &>(*row);
        ready += isReady(node);
        cordoned += node.unschedulable;
    }
    QStringList parts;
    if (!rows.empty())
        parts << tr("%1 of %2 ready").arg(ready).arg(rows.size());
    if (cordoned > 0)
        parts << tr("%n cordoned", cordoned);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

live::Kind nodeKind()
{
    live::Kind kind;
    kind.id = "node";
    kind.title = tr("Nodes");
    kind.single = tr("node");
    kind.icon = QStringLiteral("node");
    kind.filterHint = tr("Filter by name, label, role");
    kind.counted = counted;
    kind.columns = columns();
    kind.chips = {
        live::chipOf<NodeRow>("ready", tr("Ready"), live::Tone::Ok, isReady),
        live::chipOf<NodeRow>("notReady", tr("Not ready"), live::Tone::Bad,
                              [](const NodeRow &row) { return !isReady(row); }),
        live::chipOf<NodeRow>("cordoned", tr("Cordoned"), live::Tone::Warn,
                              [](const NodeRow &row) { return row.unschedulable; }, true),
        live::chipOf<NodeRow>("pressure", tr("Under pressure"), live::Tone::Warn,
                              [](const NodeRow &row) { return !row.pressures.isEmpty(); }, true),
    };
    live::Grouping role;
    role.id = "role";
    role.label = tr("Role");
    role.group = live::of<NodeRow>([](const NodeRow &row) {
        const QString roles = row.roles.join(QStringLiteral(", "));
        return live::GroupOf{roles.toUtf8(), roles.isEmpty() ? tr("No role") : roles};
    });
    role.summary = [](const std::vector<live::RowPointer> &rows) { return counted(static_cast<int>(rows.size())); };
    kind.groupings = {
        role,
        byLabel("zone", tr("Zone"), u"topology.kubernetes.io/zone", tr("No zone")),
        byLabel("instance", tr("Instance type"), u"node.kubernetes.io/instance-type", tr("No instance type")),
    };
    setIdentity<NodeRow>(kind);
    kind.searchText = live::of<NodeRow>([](const NodeRow &row) {
        return QStringList{row.internalIp, row.externalIp, row.providerId, row.osImage} + row.roles + row.pressures;
    });
    kind.measured = live::of<NodeRow>(isReady);
    kind.summary = summary;
    kind.emptyTitle = tr("No nodes here");
    kind.emptyText = tr("Machines that join the cluster appear here, live: status, CPU, memory and pods.");
    kind.defaultSort = "name";
    return kind;
}

WatchTable nodeTable()
{
    return {"node", "/api/v1", "nodes", false, &decodeNode, true, {"pod"}};
}

ObjectKind nodeObject()
{
    return {nodeKind(), nodeTable(), metaOf<NodeRow>, nodeOverview, {}};
}

} // namespace kubernetes
