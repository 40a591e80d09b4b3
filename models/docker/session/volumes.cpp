// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "volumes.h"

#include <QCoreApplication>

namespace docker {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("docker::Volumes", text, nullptr, n);
}

const VolumeRow &volume(const live::Row &row)
{
    return static_cast<const VolumeRow &>(row);
}

base::Task<base::Result<endpoint::ListSource::Rows>> listVolumes(DockerSession &session)
{
    const base::Result<net::Reply> volumes = co_await session.api().send(session.api().request("GET", "/volumes"));
    if (!volumes.ok())
        co_return volumes.error();
    base::Result<std::vector<VolumeRow>> list = decodeVolumes(volumes->body);
    if (!list.ok())
        co_return list.error();
    endpoint::ListSource::Rows rows;
    for (VolumeRow &row : *list)
        rows.push_back(std::make_shared<VolumeRow>(std::move(row)));
    co_return std::move(rows);
}

live::RowPointer withUsers(const live::Row &row, const DockerSession &session)
{
    auto result = std::make_shared<VolumeRow>(volume(row));
    const QString name = QString::fromUtf8(result->name);
    result->users.clear();
    for (const auto &[id, container] : session.containers()) {
        if (container.volumes.contains(name))
            result->users << container.name;
    }
    result->users.sort();
    const auto size = session.volumeSizes().find(name);
    if (size != session.volumeSizes().end())
        result->size = size->second;
    return result;
}

base::Task<base::Result<actions::Outcome>> removeVolume(endpoint::Session &session, live::RowPointer row,
                                                        actions::Arguments)
{
    Api &api = static_cast<DockerSession &>(session).api();
    const base::Result<net::Reply> reply =
        co_await api.send(api.request("DELETE", "/volumes/" + pathPart(QString::fromUtf8(volume(*row).name))));
    if (!reply.ok())
        co_return reply.error();
    co_return actions::Outcome{};
}

} // namespace

live::Kind volumeKind()
{
    live::Kind kind;
    kind.id = "volume";
    kind.title = tr("Volumes");
    kind.single = tr("volume");
    kind.icon = QStringLiteral("volume");
    kind.filterHint = tr("Filter by name");
    kind.counted = [](int count) { return tr("%n volumes", count); };
    live::Column name = live::columnOf<VolumeRow>("name", tr("Name"), live::ColumnType::Name, 260, 100,
                               [](const VolumeRow &row) { return live::textCell(QString::fromUtf8(row.name)); });
    name.stretch = true;
    kind.columns = {
        name,
        live::columnOf<VolumeRow>("driver", tr("Driver"), live::ColumnType::Text, 100, 60,
               [](const VolumeRow &row) { return live::textCell(row.driver, true); }),
        live::columnOf<VolumeRow>("used", tr("Used by"), live::ColumnType::Text, 220, 90,
               [](const VolumeRow &row) { return live::textCell(row.users.join(QStringLiteral(", ")), true); }),
        live::columnOf<VolumeRow>("created", tr("Created"), live::ColumnType::Since, 110, 50,
               [](const VolumeRow &row) {
                   live::Cell cell;
                   cell.timeMs = row.createdMs;
                   cell.ago = true;
                   cell.muted = true;
                   return cell;
               }),
        live::columnOf<VolumeRow>("size", tr("Size"), live::ColumnType::Bytes, 90, 80,
               [](const VolumeRow &row) {
                   live::Cell cell;
                   cell.hasNumber = row.size >= 0;
                   cell.number = static_cast<double>(row.size);
                   return cell;
               }),
    };
    kind.chips = {
        live::chipOf<VolumeRow>("used", tr("In use"), live::Tone::Ok, [](const VolumeRow &row) { return !row.users.isEmpty(); }),
        live::chipOf<VolumeRow>("unused", tr("Unused"), live::Tone::Idle, [](const VolumeRow &row) { return row.users.isEmpty(); }),
    };
    kind.name = live::of<VolumeRow>([](const VolumeRow &row) { return QString::fromUtf8(row.name); });
    kind.searchText = live::of<VolumeRow>([](const VolumeRow &row) { return QStringList{QString::fromUtf8(row.name)}; });
    kind.summary = [](const std::vector<live::RowPointer> &rows) { return tr("%n volumes", static_cast<int>(rows.size())); };
    kind.emptyTitle = tr("No volumes yet");
    kind.emptyText = tr("A volume keeps data when its container goes away. Volumes appear here when you create one, or when a "
                        "container that names one starts.");
    kind.defaultSort = "name";
    return kind;
}

TableSpec volumeTable()
{
    TableSpec table;
    table.feed = "volume";
    table.list = listVolumes;
    table.touchedBy = [](const EngineEvent &event) {
        // Who mounts it is joined from the containers.
        return event.type == QStringLiteral("volume") && event.action != QStringLiteral("mount") &&
               event.action != QStringLiteral("unmount");
    };
    table.join = withUsers;
    return table;
}

actions::ActionList volumeActions()
{
    actions::Action remove;
    remove.id = "volume.remove";
    remove.feed = "volume";
    remove.label = tr("Remove…");
    remove.running = tr("Removing");
    remove.done = tr("Removed");
    remove.icon = QStringLiteral("trash");
    remove.shortcut = QStringLiteral("Delete");
    remove.danger = actions::Danger::Destructive;
    remove.refusal = [](const live::Row &row) {
        return volume(row).users.isEmpty() ? QString()
                                           : tr("used by %1").arg(volume(row).users.join(QStringLiteral(", ")));
    };
    remove.job = removeVolume;
    remove.settled = [](const live::Row &, const actions::Outcome &, const live::Row *now) {
        return now ? actions::Settled::NotYet : actions::Settled::Yes;
    };
    remove.command = [](const live::Row &row, const actions::Arguments &) {
        return QStringList{QStringLiteral("docker"), QStringLiteral("volume"), QStringLiteral("rm"),
                           QString::fromUtf8(volume(row).name)};
    };
    remove.consequence = [](const live::Row &) { return tr("its data is deleted and cannot be brought back"); };
    return {remove};
}

} // namespace docker
