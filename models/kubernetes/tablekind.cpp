// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "tablekind.h"

#include "duration.h"
#include "kindparts.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

namespace kubernetes {

namespace {

constexpr const char *feedMark = "api:";

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::TableKind", text);
}

/// What settings remember a column by.
QByteArray columnId(const TableColumn &column, std::set<QByteArray> &taken)
{
    const QByteArray stem = "c-" + column.name.toLower().toUtf8();
    QByteArray id = stem;
    for (int again = 2; !taken.insert(id).second; ++again)
        id = stem + '-' + QByteArray::number(again);
    return id;
}

/// Of a text of several lines the first.
live::Cell cellOf(const TableRow &row, size_t index)
{
    if (index >= row.cells.size())
        return {};
    const TableCell &from = row.cells[index];
    live::Cell cell = live::textCell(from.text);
    if (const qsizetype line = from.text.indexOf(QLatin1Char('\n')); line >= 0) {
        cell.text = from.text.left(line) + QChar(0x2026);
        cell.toolTip = from.text;
    }
    cell.timeMs = from.sinceMs;
    cell.muted = from.sinceMs != 0;
    cell.number = from.number;
    cell.hasNumber = from.hasNumber;
    return cell;
}

/// The server wrote the distance once: the clock moves it on, as it does the age.
void setDate(live::Column &column)
{
    column.type = live::ColumnType::Since;
    column.wording = [](const live::Cell &cell, qint64 nowMs) { return cell.timeMs == 0 ? cell.text : ageText(cell.timeMs, nowMs); };
    column.sortKey = [cell = column.cell](const live::Row &row) -> live::SortKey {
        const live::Cell shown = cell(row);
        return shown.timeMs == 0 ? live::SortKey(shown.text) : live::SortKey(-static_cast<double>(shown.timeMs));
    };
}

live::Column dataColumn(const TableColumn &column, size_t index, std::set<QByteArray> &taken)
{
    const bool number = column.type == "integer" || column.type == "number";
    const bool small = number || column.isDate() || column.type == "boolean";
    live::Column result = live::columnOf<TableRow>("", column.name, number ? live::ColumnType::Number : live::ColumnType::Text,
                                                   small ? 84 : 140, static_cast<int>(std::max<qsizetype>(5, 80 - static_cast<qsizetype>(index))),
                                                   [index](const TableRow &row) { return cellOf(row, index); });
    result.id = columnId(column, taken);
    if (column.isDate())
        setDate(result);
    return result;
}

std::vector<live::Column> columnsOf(const ApiResource &resource, const TableColumns &columns)
{
    std::vector<live::Column> result;
    std::set<QByteArray> taken;
    if (resource.namespaced)
        result.push_back(namespaceColumn(metaOf<TableRow>));
    const bool named = std::any_of(columns.begin(), columns.end(), [](const TableColumn &column) { return column.format == "name" && column.priority <= 0; });
    if (!named)
        result.push_back(nameColumn(metaOf<TableRow>));
    bool aged = false;
    for (size_t index = 0; index < columns.size(); ++index) {
        const TableColumn &column = columns[index];
        live::Column made;
        if (column.format == "name" && named)
            made = nameColumn(metaOf<TableRow>);
        else if (column.created && !std::exchange(aged, true))
            made = ageColumn(metaOf<TableRow>);
        else if (column.format == "name" || column.created)
            continue; // once is enough
        else
            made = dataColumn(column, index, taken);
        made.title = column.name;
        made.description = column.description;
        result.push_back(column.priority > 0 ? hidden(std::move(made)) : std::move(made));
    }
    if (!aged)
        result.push_back(columns.empty() ? ageColumn(metaOf<TableRow>) : hidden(ageColumn(metaOf<TableRow>)));
    result.push_back(labelsColumn(metaOf<TableRow>));
    return result;
}

} // namespace

QByteArray tableFeed(const ApiResource &resource)
{
    return feedMark + resource.fullName();
}

QByteArray resourceOfFeed(const QByteArray &feed)
{
    return feed.startsWith(feedMark) ? feed.mid(qstrlen(feedMark)) : QByteArray();
}

QString pluralTitle(const ApiResource &resource)
{
    const QString plural = QString::fromUtf8(resource.resource);
    qsizetype same = 0;
    while (same < plural.size() && same < resource.kind.size() && plural[same] == resource.kind[same].toLower())
        ++same;
    // A plural that has little in common with its kind is a name of its own.
    return same * 2 < plural.size() ? plural.left(1).toUpper() + plural.mid(1) : resource.kind.left(same) + plural.mid(same);
}

WatchTable tableOf(const ApiResource &resource, TableColumns columns)
{
    WatchTable table;
    table.feed = tableFeed(resource);
    table.group = resource.groupPath();
    table.resource = resource.resource;
    table.namespaced = resource.namespaced;
    table.protobuf = false;
    table.columns = std::make_shared<const TableColumns>(std::move(columns));
    return table;
}

ObjectKind tableObject(const ApiResource &resource, TableColumns columns)
{
    ObjectKind object;
    object.table = tableOf(resource, std::move(columns));
    object.meta = metaOf<TableRow>;
    object.overview = [kind = resource.kind](const QByteArray &json) { return anyOverview(json, kind); };
    object.group = tr("Other");
    live::Kind &kind = object.kind;
    kind.id = object.table.feed;
    kind.title = pluralTitle(resource);
    kind.single = resource.kind;
    kind.icon = QStringLiteral("box");
    kind.filterHint = tr("Filter by name, cell, label");
    kind.columns = columnsOf(resource, *object.table.columns);
    if (resource.namespaced)
        kind.groupings = {namespaceGrouping(metaOf<TableRow>, [](int count) { return QString::number(count); })};
    setIdentity<TableRow>(kind);
    kind.emptyTitle = tr("None here");
    kind.emptyText = tr("There is no %1 here. The cluster would show them as soon as one is made.").arg(resource.kind);
    kind.defaultSort = "name";
    return object;
}

} // namespace kubernetes
