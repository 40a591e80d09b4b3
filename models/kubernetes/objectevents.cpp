// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "objectevents.h"

#include "duration.h"
#include "eventrow.h"
#include "kindparts.h"

#include <QCoreApplication>
#include <QUrl>

namespace kubernetes {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::ObjectEvents", text);
}

live::Cell typeCell(const EventRow &row)
{
    live::Cell cell = live::textCell(row.type);
    cell.tone = row.warning() ? live::Tone::Warn : live::Tone::Idle;
    return cell;
}

live::Cell messageCell(const EventRow &row)
{
    live::Cell cell = live::textCell(messageText(row).replace(u'\n', u' '));
    cell.toolTip = messageText(row);
    return cell;
}

live::Kind makeKind()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<EventRow>(id, title, type, width, priority, cell);
    };
    live::Kind kind;
    kind.id = "objectevent";
    kind.title = tr("Events");
    kind.single = tr("event");
    live::Column age = column("age", tr("Last seen"), ColumnType::Since, 112, 80, [](const EventRow &row) { return timeCell(row.lastMs, false); });
    age.wording = [](const live::Cell &cell, qint64 nowMs) { return ageText(cell.timeMs, nowMs); };
    live::Column message = column("message", tr("Message"), ColumnType::Text, 320, 90, messageCell);
    message.stretch = true;
    kind.columns = {
        column("type", tr("Type"), ColumnType::State, 96, 100, typeCell),
        column("reason", tr("Reason"), ColumnType::Text, 150, 85, [](const EventRow &row) { return live::textCell(row.reason); }),
        column("count", tr("Count"), ColumnType::Number, 64, 60, [](const EventRow &row) { return numberCell(row.count); }),
        std::move(age),
        std::move(message),
        column("source", tr("From"), ColumnType::Text, 170, 40, [](const EventRow &row) { return quietCell(row.source); }),
        column("part", tr("Part"), ColumnType::Text, 150, 30, [](const EventRow &row) { return quietCell(row.fieldPath); }),
    };
    kind.name = live::of<EventRow>([](const EventRow &row) { return row.reason; });
    kind.defaultSort = "age";
    kind.defaultOrder = Qt::DescendingOrder; // the newest first: it is sorted by the time
    return kind;
}

} // namespace

const live::Kind &objectEventKind()
{
    static const live::Kind kind = makeKind();
    return kind;
}

WatchTable objectEventTable(const QByteArray &resource, const ObjectMeta &object)
{
    QString fields = QStringLiteral("involvedObject.uid=") + QString::fromLatin1(object.key);
    if (resource == "nodes")
        fields = QStringLiteral("involvedObject.kind=Node,involvedObject.name=") + object.name;
    else if (!object.hasUid)
        fields = QStringLiteral("involvedObject.name=") + object.name;
    WatchTable table{"objectevent", "/api/v1", "events", true, &decodeEvent};
    table.selector = "fieldSelector=" + QUrl::toPercentEncoding(fields);
    return table;
}

} // namespace kubernetes
