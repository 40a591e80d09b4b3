// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "allkinds.h"

#include "eventrow.h"
#include "kindparts.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::EventKind", text, nullptr, n);
}

live::Cell typeCell(const EventRow &row)
{
    live::Cell cell;
    cell.text = row.type;
    cell.tone = row.warning() ? live::Tone::Warn : live::Tone::Idle;
    return cell;
}

live::Column messageColumn()
{
    live::Column column = live::columnOf<EventRow>("message", tr("Message"), live::ColumnType::Text, 360, 88,
                                                   [](const EventRow &row) { return live::textCell(messageText(row).simplified()); });
    column.stretch = true;
    return column;
}

QString counted(int count);

std::vector<live::Grouping> groupings()
{
    const auto summary = [](const std::vector<live::RowPointer> &rows) { return counted(static_cast<int>(rows.size())); };
    live::Grouping object;
    object.id = "object";
    object.label = tr("Object");
    object.group = live::of<EventRow>([](const EventRow &row) {
        const QString text = row.objectNamespace.isEmpty() ? objectText(row) : row.objectNamespace + u' ' + objectText(row);
        return live::GroupOf{text.toUtf8(), text};
    });
    object.summary = summary;
    live::Grouping reason;
    reason.id = "reason";
    reason.label = tr("Reason");
    reason.group = live::of<EventRow>([](const EventRow &row) { return live::GroupOf{row.reason.toUtf8(), row.reason}; });
    reason.summary = summary;
    return {namespaceGrouping(metaOf<EventRow>, counted), object, reason};
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<EventRow>(id, title, type, width, priority, cell);
    };
    const auto text = [](auto read) { return live::of<EventRow>(read); };
    return {
        namespaceColumn(metaOf<EventRow>),
        sinceColumn("lastSeen", tr("Last seen"), 116, 95, text([](const EventRow &row) { return row.lastMs; })),
        column("type", tr("Type"), ColumnType::State, 96, 100, typeCell),
        column("reason", tr("Reason"), ColumnType::Text, 140, 90, [](const EventRow &row) { return live::textCell(row.reason); }),
        column("object", tr("Object"), ColumnType::Name, 230, 92, [](const EventRow &row) { return live::textCell(objectText(row)); }),
        messageColumn(),
        column("count", tr("Count"), ColumnType::Number, 64, 70, [](const EventRow &row) { return numberCell(row.count); }),
        hidden(sinceColumn("firstSeen", tr("First seen"), 116, 30, text([](const EventRow &row) { return row.firstMs; }))),
        hidden(quietColumn("subobject", tr("Part of the object"), ColumnType::Mono, 170, 20, text([](const EventRow &row) { return row.fieldPath; }))),
        hidden(quietColumn("source", tr("Source"), ColumnType::Text, 160, 25, text([](const EventRow &row) { return row.source; }))),
        hidden(quietColumn("name", tr("Name"), ColumnType::Text, 220, 10, text([](const EventRow &row) { return row.meta.name; }))),
        hidden(ageColumn(metaOf<EventRow>)),
        labelsColumn(metaOf<EventRow>),
    };
}

QString counted(int count)
{
    return tr("%n events", count);
}

live::Kind eventKind()
{
    live::Kind kind;
    kind.id = "event";
    kind.title = tr("Events");
    kind.single = tr("event");
    kind.icon = QStringLiteral("event");
    kind.filterHint = tr("Filter by object, reason, message");
    kind.counted = counted;
    kind.columns = columns();
    setIdentity<EventRow>(kind);
    kind.name = live::of<EventRow>([](const EventRow &row) { return row.reason + QStringLiteral(" · ") + objectText(row); });
    kind.searchText = live::of<EventRow>([](const EventRow &row) {
        return QStringList{row.meta.namespaceName, row.reason, row.message, row.source, objectText(row), row.meta.name};
    });
    kind.chips = {
        live::chipOf<EventRow>("warning", tr("Warning"), live::Tone::Warn, [](const EventRow &row) { return row.warning(); }),
        live::chipOf<EventRow>("normal", tr("Normal"), live::Tone::None, [](const EventRow &row) { return !row.warning(); }),
    };
    kind.groupings = groupings();
    kind.summary = [](const std::vector<live::RowPointer> &rows) {
        const auto warnings = std::count_if(rows.begin(), rows.end(), [](const live::RowPointer &row) { return static_cast<const EventRow &>(*row).warning(); });
        return warnings == 0 ? QString() : tr("%n warnings", static_cast<int>(warnings));
    };
    kind.emptyTitle = tr("No events here");
    kind.emptyText = tr("What happens to objects appears here, live, and is kept by the cluster for about an hour.");
    kind.defaultSort = "lastSeen";
    return kind;
}

} // namespace

ObjectKind eventObject()
{
    return {eventKind(), {"event", "/api/v1", "events", true, &decodeEvent}, metaOf<EventRow>, eventOverview, tr("Cluster")};
}

} // namespace kubernetes
