// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "nodekind.h"

#include "format.h"
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

/// What a bar shows of one thing that a node gives.
struct Gift {
    ResourceMetric used;             ///< an amount
    ResourceMetric usedPercent;      ///< of what the node can give
    ResourceMetric requestedPercent; ///< the same
    live::Unit unit;
    double (*allocatable)(const NodeRow &); ///< in that unit
};

live::Cell giftCell(const Gift &gift, const NodeRow &row, const live::Latest &latest)
{
    const std::optional<float> percent = latest(gift.usedPercent);
    const std::optional<float> requested = latest(gift.requestedPercent);
    live::Cell cell;
    cell.text = percent ? live::formatPercent(double(*percent)) : QString(QChar(0x2013));
    cell.muted = !percent;
    cell.number = double(percent.value_or(0));
    cell.hasNumber = percent.has_value();
    cell.part = percent ? *percent / 100 : -1;
    cell.reserved = requested ? *requested / 100 : -1;
    const double whole = gift.allocatable(row);
    const QString of = live::formatValue(gift.unit, whole);
    const QString used = live::formatValue(gift.unit, double(latest(gift.used).value_or(0)));
    const QString asked = live::formatValue(gift.unit, whole * double(requested.value_or(0)) / 100);
    cell.spoken = percent && requested ? tr("%1 of %2 used, %3 requested").arg(used, of, asked)
                  : percent            ? tr("%1 of %2 used").arg(used, of)
                  : requested          ? tr("%1 of %2 requested, what is used is not measured").arg(asked, of)
                                       : tr("not measured");
    cell.toolTip = cell.spoken;
    return cell;
}

live::Cell podCountCell(const NodeRow &row, const live::Latest &latest)
{
    const std::optional<float> pods = latest(PodCount);
    live::Cell cell;
    cell.muted = !pods;
    cell.text = QString(QChar(0x2013));
    if (!pods)
        return cell;
    const auto count = static_cast<qint64>(*pods);
    cell.text = QString::number(count);
    cell.number = double(*pods);
    cell.hasNumber = true;
    if (row.podAllocatable > 0) {
        cell.part = *pods / static_cast<float>(row.podAllocatable);
        cell.text += u'/' + QString::number(row.podAllocatable);
    }
    cell.spoken = tr("%1 of %2 pods").arg(count).arg(row.podAllocatable);
    cell.toolTip = cell.spoken;
    return cell;
}

live::Column barColumn(const char *id, const QString &title, ResourceMetric metric, int width, int priority, int colour,
                       std::function<live::Cell(const NodeRow &, const live::Latest &)> bar)
{
    live::Column column = metricColumn(id, title, metric, live::Unit::Percent, width, priority, colour);
    column.type = live::ColumnType::Bar;
    column.bar = [bar = std::move(bar)](const live::Row &row, const live::Latest &latest) {
        return bar(static_cast<const NodeRow &>(row), latest);
    };
    return column;
}

live::Column giftColumn(const char *id, const QString &title, const Gift &gift, int priority, int colour)
{
    return barColumn(id, title, gift.usedPercent, 134, priority, colour,
                     [gift](const NodeRow &row, const live::Latest &latest) { return giftCell(gift, row, latest); });
}

constexpr Gift cpuGift{CpuMillicores, CpuPercent, CpuRequestedPercent, live::Unit::Millicores,
                       [](const NodeRow &row) { return double(row.cpuAllocatable) / 1e6; }};
constexpr Gift memoryGift{MemoryBytes, MemoryPercent, MemoryRequestedPercent, live::Unit::BinaryBytes,
                          [](const NodeRow &row) { return double(row.memoryAllocatable); }};

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
        giftColumn("cpu", tr("CPU"), cpuGift, 56, 1),
        giftColumn("memory", tr("Memory"), memoryGift, 55, 2),
        barColumn("pods", tr("Pods"), PodCount, 134, 50, 4, podCountCell),
        column("version", tr("Version"), ColumnType::Text, 90, 58,
               [](const NodeRow &row) { return live::textCell(row.version, true); }),
        column("taints", tr("Taints"), ColumnType::Number, 64, 40, taintsCell),
        ageColumn(metaOf<NodeRow>),
        hidden(metricColumn("cpuUsed", tr("CPU used"), CpuMillicores, Unit::Millicores, 96, 20)),
        hidden(metricColumn("memoryUsed", tr("Memory used"), MemoryBytes, Unit::BinaryBytes, 110, 20)),
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
