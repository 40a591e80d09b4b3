// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "podkind.h"

#include "kindparts.h"
#include "podcells.h"
#include "quantity.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::PodKind", text, nullptr, n);
}

live::Tone toneOf(const PodRow &row)
{
    switch (row.state) {
    case PodState::Running:
        return row.ready < row.total ? live::Tone::Warn : live::Tone::Ok;
    case PodState::Pending:
        return live::Tone::Warn;
    case PodState::Failing:
        return live::Tone::Bad;
    case PodState::Completed:
    case PodState::Terminating:
        break;
    }
    return live::Tone::Idle;
}

live::Cell statusCell(const PodRow &row)
{
    live::Cell cell;
    cell.text = row.status.isEmpty() ? tr("Unknown") : row.status;
    cell.toolTip = row.message;
    cell.tone = toneOf(row);
    cell.hollow = row.state == PodState::Completed || row.state == PodState::Terminating;
    return cell;
}

/// Sorts by the share that is ready, so that what lacks most comes first.
live::Cell readyCell(const PodRow &row)
{
    live::Cell cell = live::textCell(readyText(row));
    cell.number = row.total == 0 ? 0 : double(row.ready) / row.total;
    cell.hasNumber = true;
    return cell;
}

/// "3 (4m ago)", by the clock; sorts by the number.
live::Column restartsColumn()
{
    live::Column column = live::columnOf<PodRow>(
        "restarts", tr("Restarts"), live::ColumnType::Number, 120, 58, [](const PodRow &row) {
            live::Cell cell = numberCell(row.restarts);
            cell.timeMs = row.restarts == 0 ? 0 : row.lastRestartMs;
            return cell;
        });
    column.wording = [](const live::Cell &cell, qint64 nowMs) {
        return restartsText(static_cast<qint64>(cell.number), cell.timeMs, nowMs);
    };
    return column;
}

live::Cell amountCell(qint64 amount, QString (*text)(qint64))
{
    live::Cell cell = live::textCell(amount == 0 ? QString() : text(amount));
    cell.number = static_cast<double>(amount);
    cell.hasNumber = amount != 0;
    return cell;
}

live::Cell ownerCell(const PodRow &row)
{
    const Workload workload = workloadOf(row);
    return quietCell(workload.kind.isEmpty() ? QString() : workload.kind + u'/' + workload.name);
}

live::Cell imagesCell(const PodRow &row)
{
    QStringList images;
    for (const PodContainer &container : row.containers) {
        if (container.role == PodContainer::Role::Main && !images.contains(container.image))
            images << container.image;
    }
    return live::textCell(images.join(QStringLiteral(", ")), true);
}

std::vector<live::Column> amounts()
{
    using live::ColumnType;
    using live::Unit;
    const auto column = [](const char *id, const QString &title, qint64 PodResources::*amount,
                           QString (*text)(qint64)) {
        return hidden(live::columnOf<PodRow>(id, title, ColumnType::Number, 96, 12, [amount, text](const PodRow &row) {
            return amountCell(row.resources.*amount, text);
        }));
    };
    const auto share = [](const char *id, const QString &title, ResourceMetric metric) {
        return hidden(metricColumn(id, title, metric, Unit::Percent, 96, 14));
    };
    return {
        column("cpuRequest", tr("CPU request"), &PodResources::cpuRequest, cpuText),
        column("cpuLimit", tr("CPU limit"), &PodResources::cpuLimit, cpuText),
        column("memoryRequest", tr("Memory request"), &PodResources::memoryRequest, memoryText),
        column("memoryLimit", tr("Memory limit"), &PodResources::memoryLimit, memoryText),
        share("cpuOfRequest", tr("CPU / request"), CpuRequestPercent),
        share("cpuOfLimit", tr("CPU / limit"), CpuLimitPercent),
        share("memoryOfRequest", tr("Memory / request"), MemoryRequestPercent),
        share("memoryOfLimit", tr("Memory / limit"), MemoryLimitPercent),
    };
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<PodRow>(id, title, type, width, priority, cell);
    };
    std::vector<live::Column> result = {
        namespaceColumn(metaOf<PodRow>),
        nameColumn(metaOf<PodRow>),
        column("ready", tr("Ready"), ColumnType::Number, 64, 80, readyCell),
        column("status", tr("Status"), ColumnType::State, 204, 100, statusCell),
        restartsColumn(),
        metricColumn("cpu", tr("CPU"), CpuMillicores, live::Unit::Millicores, 134, 54, 1),
        metricColumn("memory", tr("Memory"), MemoryBytes, live::Unit::BinaryBytes, 142, 53, 2),
        column("node", tr("Node"), ColumnType::Text, 104, 52, [](const PodRow &row) { return quietCell(row.node); }),
        ageColumn(metaOf<PodRow>),
        hidden(column("lastRestart", tr("Last restart"), ColumnType::Since, 106, 40,
                      [](const PodRow &row) { return timeCell(row.restarts == 0 ? 0 : row.lastRestartMs, true); })),
        hidden(column("ip", tr("IP"), ColumnType::Mono, 120, 16, [](const PodRow &row) { return quietCell(row.ip); })),
        hidden(column("owner", tr("Controlled by"), ColumnType::Text, 180, 18, ownerCell)),
        hidden(column("images", tr("Images"), ColumnType::Text, 200, 10, imagesCell)),
        hidden(column("nominated", tr("Nominated node"), ColumnType::Text, 120, 6,
                      [](const PodRow &row) { return quietCell(row.nominatedNode); })),
        hidden(column("gates", tr("Readiness gates"), ColumnType::Number, 110, 6,
                      [](const PodRow &row) {
                          return live::textCell(row.gates == 0 ? QString() : readinessGatesText(row));
                      })),
    };
    for (live::Column &amount : amounts())
        result.push_back(std::move(amount));
    result.push_back(labelsColumn(metaOf<PodRow>));
    return result;
}

QString stateWord(PodState state)
{
    switch (state) {
    case PodState::Running: return tr("Running");
    case PodState::Pending: return tr("Pending");
    case PodState::Failing: return tr("Failing");
    case PodState::Completed: return tr("Completed");
    case PodState::Terminating: break;
    }
    return tr("Terminating");
}

std::vector<live::Chip> chips()
{
    const auto chip = [](const char *id, PodState state, live::Tone tone, bool hide) {
        return live::chipOf<PodRow>(
            id, stateWord(state), tone, [state](const PodRow &row) { return row.state == state; }, hide);
    };
    return {
        chip("running", PodState::Running, live::Tone::Ok, false),
        chip("pending", PodState::Pending, live::Tone::Warn, false),
        chip("failing", PodState::Failing, live::Tone::Bad, false),
        chip("terminating", PodState::Terminating, live::Tone::Idle, true),
        chip("completed", PodState::Completed, live::Tone::Idle, true),
    };
}

QString counted(int count)
{
    return tr("%n pods", count);
}

QString summary(const std::vector<live::RowPointer> &rows)
{
    std::array<int, size_t(PodState::Terminating) + 1> all{};
    for (const live::RowPointer &row : rows)
        ++all[size_t(static_cast<const PodRow &>(*row).state)];
    QStringList parts;
    for (const PodState state : {PodState::Running, PodState::Pending, PodState::Failing, PodState::Terminating,
                                 PodState::Completed}) {
        if (const int count = all[size_t(state)]; count > 0)
            parts << QStringLiteral("%1 %2").arg(QString::number(count), stateWord(state).toLower());
    }
    return parts.join(QStringLiteral(" · "));
}

std::vector<live::Grouping> groupings()
{
    const auto count = [](const std::vector<live::RowPointer> &rows) { return counted(static_cast<int>(rows.size())); };
    live::Grouping node;
    node.id = "node";
    node.label = tr("Node");
    node.group = live::of<PodRow>([](const PodRow &row) {
        return live::GroupOf{row.node.toUtf8(), row.node.isEmpty() ? tr("Not scheduled") : row.node};
    });
    node.summary = count;
    live::Grouping owner;
    owner.id = "owner";
    owner.label = tr("Owner");
    owner.group = live::of<PodRow>([](const PodRow &row) {
        const Workload workload = workloadOf(row);
        if (workload.kind.isEmpty())
            return live::GroupOf{{}, tr("No owner")};
        // The same name can stand in each namespace.
        const QString name = row.meta.namespaceName + u'/' + workload.name;
        return live::GroupOf{(workload.kind + u' ' + name).toUtf8(), name};
    });
    owner.summary = [](const std::vector<live::RowPointer> &rows) {
        const auto total = static_cast<int>(rows.size());
        if (rows.empty())
            return counted(total);
        const QString kind = workloadOf(static_cast<const PodRow &>(*rows.front())).kind;
        if (kind.isEmpty())
            return counted(total);
        const auto ready = std::count_if(rows.begin(), rows.end(), [](const live::RowPointer &row) {
            const auto &pod = static_cast<const PodRow &>(*row);
            return pod.state == PodState::Running && pod.ready == pod.total;
        });
        return tr("%1 · %2 of %3 ready").arg(kind).arg(ready).arg(total);
    };
    return {namespaceGrouping(metaOf<PodRow>, counted), node, owner};
}

} // namespace

live::Kind podKind()
{
    live::Kind kind;
    kind.id = "pod";
    kind.title = tr("Pods");
    kind.single = tr("pod");
    kind.icon = QStringLiteral("pod");
    kind.filterHint = tr("Filter by name, label, node");
    kind.counted = counted;
    kind.columns = columns();
    kind.chips = chips();
    kind.groupings = groupings();
    setIdentity<PodRow>(kind);
    kind.searchText = live::of<PodRow>([](const PodRow &row) {
        QStringList texts{row.meta.namespaceName, row.node, row.ip, row.meta.owner.name};
        for (const PodContainer &container : row.containers)
            texts << container.name << container.image;
        return texts;
    });
    kind.measured = live::of<PodRow>([](const PodRow &row) {
        return std::any_of(row.containers.begin(), row.containers.end(), [](const PodContainer &container) {
            return container.state == PodContainer::State::Running;
        });
    });
    kind.summary = summary;
    kind.emptyTitle = tr("No pods here");
    kind.emptyText =
        tr("Apply a manifest or scale a workload, and pods appear here, live: status, restarts, CPU, memory.");
    kind.defaultSort = "name";
    return kind;
}

WatchTable podTable()
{
    return {"pod", "/api/v1", "pods", true, &decodePod};
}

ObjectKind podObject()
{
    return {podKind(), podTable(), metaOf<PodRow>, podOverview, tr("Workloads")};
}

} // namespace kubernetes
