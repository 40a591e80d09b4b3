// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containerkind.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace docker {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("docker::ContainerKind", text, nullptr, n);
}

live::Tone toneOf(const ContainerRow &row)
{
    switch (row.state) {
    case ContainerState::Running:
        return row.health == Health::Unhealthy ? live::Tone::Warn
               : row.health == Health::Starting ? live::Tone::Warn
                                                : live::Tone::Ok;
    case ContainerState::Paused:
    case ContainerState::Restarting:
        return live::Tone::Warn;
    case ContainerState::Dead:
        return live::Tone::Bad;
    case ContainerState::Exited:
        return row.hasExitCode && row.exitCode != 0 ? live::Tone::Bad : live::Tone::Idle;
    case ContainerState::Unknown:
    case ContainerState::Created:
    case ContainerState::Removing:
        break;
    }
    return live::Tone::Idle;
}

live::Cell stateCell(const ContainerRow &row)
{
    live::Cell cell;
    cell.text = stateText(row);
    cell.tone = toneOf(row);
    cell.hollow = (row.state == ContainerState::Exited && row.exitCode == 0) || row.state == ContainerState::Created ||
                  row.state == ContainerState::Removing;
    if (row.oomKilled)
        cell.toolTip = tr("Killed by the kernel: out of memory");
    else if (!row.error.isEmpty())
        cell.toolTip = row.error;
    return cell;
}

live::Cell sinceCell(const ContainerRow &row)
{
    live::Cell cell;
    cell.muted = true;
    const bool up = row.state == ContainerState::Running || row.state == ContainerState::Paused ||
                    row.state == ContainerState::Restarting;
    if (up)
        cell.timeMs = row.startedMs;
    else if (row.finishedMs > 0)
        cell.timeMs = row.finishedMs;
    cell.ago = !up;
    return cell;
}

/// Exited ones sort by when they ended, after all that are up.
live::SortKey sinceKey(const ContainerRow &row)
{
    const live::Cell cell = sinceCell(row);
    if (cell.timeMs == 0)
        return {};
    return static_cast<double>(cell.timeMs) * (cell.ago ? 1.0 : 1.0);
}

live::Cell portsCell(const ContainerRow &row, const QString &address)
{
    live::Cell cell;
    QStringList texts;
    for (const PortBinding &port : row.ports) {
        if (port.hostPort == 0)
            continue;
        QString text = QString::number(port.hostPort);
        text += QChar(0x2192) + QString::number(port.containerPort);
        live::Link link;
        if (port.protocol == QStringLiteral("tcp")) {
            QString host = address.isEmpty() ? QStringLiteral("localhost") : address;
            if (!port.hostAddress.isEmpty() && port.hostAddress != QStringLiteral("127.0.0.1") &&
                port.hostAddress != QStringLiteral("::1"))
                host = port.hostAddress.contains(u':') ? QStringLiteral("[%1]").arg(port.hostAddress)
                                                       : port.hostAddress;
            const bool tls = port.containerPort == 443 || port.containerPort == 8443;
            link.url = QUrl(QStringLiteral("%1://%2:%3").arg(tls ? QStringLiteral("https") : QStringLiteral("http"),
                                                             host, QString::number(port.hostPort)));
        } else {
            text += u'/' + port.protocol;
        }
        link.text = text;
        texts << text;
        cell.links.push_back(std::move(link));
    }
    cell.text = texts.join(QStringLiteral(", "));
    return cell;
}

live::Column metric(const char *id, const QString &title, ContainerMetric metric, live::Unit unit, int width,
                    int priority, int sparkline)
{
    live::Column result;
    result.id = id;
    result.title = title;
    result.type = live::ColumnType::Metric;
    result.width = width;
    result.priority = priority;
    result.metric = metric;
    result.unit = unit;
    result.sparkline = sparkline > 0;
    result.seriesColor = std::max(1, sparkline);
    return result;
}

/// What is in the column menu, but not shown at first.
live::Column hidden(live::Column column)
{
    column.shown = false;
    return column;
}

live::SortKey portKey(const ContainerRow &row)
{
    for (const PortBinding &port : row.ports) {
        if (port.hostPort != 0)
            return static_cast<double>(port.hostPort);
    }
    return {};
}

live::Cell createdCell(const ContainerRow &row)
{
    live::Cell cell;
    cell.timeMs = row.createdMs;
    cell.ago = true;
    cell.muted = true;
    return cell;
}

live::Cell restartsCell(const ContainerRow &row)
{
    live::Cell cell = live::textCell(row.inspected ? QString::number(row.restartCount) : QString());
    cell.number = row.restartCount;
    cell.hasNumber = row.inspected;
    return cell;
}

std::vector<live::Column> columns(const QString &address)
{
    using live::ColumnType;
    using live::textCell;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<ContainerRow>(id, title, type, width, priority, cell);
    };
    live::Column name = column("name", tr("Name"), ColumnType::Name, 150, 100,
                               [](const ContainerRow &row) { return textCell(row.name); });
    name.stretch = true;
    live::Column since = column("since", tr("Since"), ColumnType::Since, 106, 55, sinceCell);
    since.sortKey = live::of<ContainerRow>(sinceKey);
    live::Column ports = column("ports", tr("Ports"), ColumnType::Links, 160, 58,
                                [address](const ContainerRow &row) { return portsCell(row, address); });
    ports.sortKey = live::of<ContainerRow>(portKey);
    return {
        name,
        column("image", tr("Image"), ColumnType::Text, 190, 60,
               [](const ContainerRow &row) { return textCell(row.image, true); }),
        column("state", tr("State"), ColumnType::State, 130, 100, stateCell),
        since,
        ports,
        metric("cpu", tr("CPU"), CpuPercent, live::Unit::Percent, 134, 54, 1),
        metric("memory", tr("Memory"), MemoryBytes, live::Unit::Bytes, 142, 53, 2),
        metric("network", tr("Network"), NetworkRate, live::Unit::BytesPerSecond, 92, 30, 0),
        metric("disk", tr("Disk"), DiskRate, live::Unit::BytesPerSecond, 88, 25, 0),
        hidden(column("project", tr("Project"), ColumnType::Text, 110, 15,
                      [](const ContainerRow &row) { return textCell(row.project, true); })),
        hidden(column("created", tr("Created"), ColumnType::Since, 106, 10, createdCell)),
        hidden(column("command", tr("Command"), ColumnType::Mono, 160, 8,
                      [](const ContainerRow &row) { return textCell(row.command, true); })),
        hidden(column("id", tr("ID"), ColumnType::Mono, 110, 6,
                      [](const ContainerRow &row) { return textCell(QString::fromLatin1(row.id.left(12)), true); })),
        hidden(column("restarts", tr("Restarts"), ColumnType::Number, 80, 7, restartsCell)),
    };
}

std::vector<live::Chip> chips()
{
    const auto chip = [](const char *id, const QString &label, live::Tone tone, bool hide, auto matches) {
        return live::chipOf<ContainerRow>(id, label, tone, matches, hide);
    };
    return {
        chip("running", tr("Running"), live::Tone::Ok, false, [](const ContainerRow &row) { return row.running(); }),
        chip("unhealthy", tr("Unhealthy"), live::Tone::Warn, true,
             [](const ContainerRow &row) { return row.running() && row.health == Health::Unhealthy; }),
        chip("paused", tr("Paused"), live::Tone::Warn, true,
             [](const ContainerRow &row) { return row.state == ContainerState::Paused; }),
        chip("restarting", tr("Restarting"), live::Tone::Warn, true,
             [](const ContainerRow &row) { return row.state == ContainerState::Restarting; }),
        chip("exited", tr("Exited"), live::Tone::Bad, false,
             [](const ContainerRow &row) {
                 return row.state == ContainerState::Exited || row.state == ContainerState::Dead;
             }),
        chip("created", tr("Created"), live::Tone::Idle, true,
             [](const ContainerRow &row) { return row.state == ContainerState::Created; }),
    };
}

size_t countRunning(const std::vector<live::RowPointer> &rows)
{
    return static_cast<size_t>(std::count_if(rows.begin(), rows.end(), [](const live::RowPointer &row) {
        return static_cast<const ContainerRow &>(*row).running();
    }));
}

QString summary(const std::vector<live::RowPointer> &rows)
{
    std::array<int, size_t(ContainerState::Dead) + 1> all{};
    for (const live::RowPointer &row : rows)
        ++all[size_t(static_cast<const ContainerRow &>(*row).state)];
    QStringList parts;
    const auto part = [&](ContainerState state) {
        if (const int count = all[size_t(state)]; count > 0)
            parts << QStringLiteral("%1 %2").arg(QString::number(count), stateWord(state).toLower());
    };
    part(ContainerState::Running);
    part(ContainerState::Paused);
    part(ContainerState::Restarting);
    part(ContainerState::Exited);
    part(ContainerState::Dead);
    part(ContainerState::Created);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QString stateWord(ContainerState state)
{
    switch (state) {
    case ContainerState::Created:
        return tr("Created");
    case ContainerState::Restarting:
        return tr("Restarting");
    case ContainerState::Running:
        return tr("Running");
    case ContainerState::Removing:
        return tr("Removing");
    case ContainerState::Paused:
        return tr("Paused");
    case ContainerState::Exited:
        return tr("Exited");
    case ContainerState::Dead:
        return tr("Dead");
    case ContainerState::Unknown:
        break;
    }
    return tr("Unknown");
}

QString stateText(const ContainerRow &row)
{
    if (row.state == ContainerState::Running) {
        switch (row.health) {
        case Health::Healthy:
            return tr("Healthy");
        case Health::Unhealthy:
            return tr("Unhealthy");
        case Health::Starting:
            return tr("Starting");
        case Health::None:
            break;
        }
    }
    if (row.state == ContainerState::Exited && row.hasExitCode)
        return QStringLiteral("%1 (%2)").arg(stateWord(row.state), QString::number(row.exitCode));
    return stateWord(row.state);
}

live::Kind containerKind(const QString &addressForLinks)
{
    live::Kind kind;
    kind.id = "container";
    kind.title = tr("Containers");
    kind.single = tr("container");
    kind.icon = QStringLiteral("box");
    kind.filterHint = tr("Filter by name, image, label");
    kind.counted = [](int count) { return tr("%n containers", count); };
    kind.columns = columns(addressForLinks);
    kind.chips = chips();
    live::Grouping compose;
    compose.id = "compose";
    compose.label = tr("Compose");
    compose.group = live::of<ContainerRow>([](const ContainerRow &row) {
        return live::GroupOf{row.project.toUtf8(), row.project.isEmpty() ? tr("No project") : row.project};
    });
    compose.summary = [](const std::vector<live::RowPointer> &rows) {
        const auto total = static_cast<int>(rows.size());
        if (rows.empty() || static_cast<const ContainerRow &>(*rows.front()).project.isEmpty())
            return tr("%n containers", total);
        return tr("Compose project · %1 of %2 running").arg(countRunning(rows)).arg(total);
    };
    kind.groupings.push_back(compose);
    live::Grouping byImage;
    byImage.id = "image";
    byImage.label = tr("Image");
    byImage.group = live::of<ContainerRow>([](const ContainerRow &row) {
        return live::GroupOf{row.image.toUtf8(), row.image};
    });
    byImage.summary = [](const std::vector<live::RowPointer> &rows) {
        return tr("%n containers", static_cast<int>(rows.size()));
    };
    kind.groupings.push_back(byImage);
    kind.defaultGrouping = "compose";
    kind.name = live::of<ContainerRow>([](const ContainerRow &row) { return row.name; });
    kind.searchText = live::of<ContainerRow>([](const ContainerRow &row) {
        return QStringList{QString::fromLatin1(row.id), row.project, row.service, row.command};
    });
    kind.labels = live::of<ContainerRow>([](const ContainerRow &row) {
        QStringList result;
        for (auto label = row.labels.begin(); label != row.labels.end(); ++label)
            result << label.key() + u'=' + label.value();
        return result;
    });
    kind.measured = live::of<ContainerRow>(
        [](const ContainerRow &row) { return row.running() || row.state == ContainerState::Paused; });
    kind.summary = summary;
    kind.emptyTitle = tr("No containers yet");
    kind.emptyText = tr("Run an image and it appears here, live: state, ports, CPU and memory.");
    kind.defaultSort = "name";
    return kind;
}

} // namespace docker
