// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "kindparts.h"

#include "duration.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Kinds", text);
}

using Meta = std::function<const ObjectMeta &(const live::Row &)>;

live::Column metaColumn(const char *id, const QString &title, live::ColumnType type, int width, int priority)
{
    live::Column column;
    column.id = id;
    column.title = title;
    column.type = type;
    column.width = width;
    column.priority = priority;
    return column;
}

} // namespace

live::Column metricColumn(const char *id, const QString &title, ResourceMetric metric, live::Unit unit, int width,
                          int priority, int sparkline)
{
    live::Column column = metaColumn(id, title, live::ColumnType::Metric, width, priority);
    column.metric = metric;
    column.unit = unit;
    column.sparkline = sparkline > 0;
    column.seriesColor = std::max(1, sparkline);
    return column;
}

live::Column hidden(live::Column column)
{
    column.shown = false;
    return column;
}

live::Column nameColumn(Meta meta)
{
    live::Column column = metaColumn("name", tr("Name"), live::ColumnType::Name, 220, 100);
    column.stretch = true;
    column.cell = [meta = std::move(meta)](const live::Row &row) { return live::textCell(meta(row).name); };
    return column;
}

live::Column namespaceColumn(Meta meta)
{
    live::Column column = metaColumn("namespace", tr("Namespace"), live::ColumnType::Text, 110, 70);
    column.cell = [meta = std::move(meta)](const live::Row &row) {
        return live::textCell(meta(row).namespaceName, true);
    };
    return column;
}

live::Column ageColumn(Meta meta)
{
    return sinceColumn("age", tr("Age"), 84, 60, [meta = std::move(meta)](const live::Row &row) { return meta(row).createdMs; });
}

live::Column sinceColumn(const char *id, const QString &title, int width, int priority, std::function<qint64(const live::Row &)> timeMs)
{
    live::Column column = metaColumn(id, title, live::ColumnType::Since, width, priority);
    column.cell = [timeMs = std::move(timeMs)](const live::Row &row) { return timeCell(timeMs(row), false); };
    column.wording = [](const live::Cell &cell, qint64 nowMs) { return ageText(cell.timeMs, nowMs); };
    column.sortKey = [cell = column.cell](const live::Row &row) -> live::SortKey {
        const qint64 ms = cell(row).timeMs;
        return ms == 0 ? live::SortKey() : live::SortKey(-static_cast<double>(ms));
    };
    return column;
}

live::Column quietColumn(const char *id, const QString &title, live::ColumnType type, int width, int priority,
                         std::function<QString(const live::Row &)> text)
{
    live::Column column = metaColumn(id, title, type, width, priority);
    column.cell = [text = std::move(text)](const live::Row &row) { return quietCell(text(row)); };
    return column;
}

namespace {

live::Column commaColumn(const char *id, const QString &title, int width, int priority, std::function<QString(const live::Row &)> text)
{
    return quietColumn(id, title, live::ColumnType::Text, width, priority, [text = std::move(text)](const live::Row &row) {
        return text(row).replace(u',', QStringLiteral(", "));
    });
}

} // namespace

live::Column containersColumn(std::function<QString(const live::Row &)> text)
{
    return hidden(commaColumn("containers", tr("Containers"), 160, 8, std::move(text)));
}

live::Column imagesColumn(std::function<QString(const live::Row &)> text)
{
    return commaColumn("images", tr("Images"), 220, 55, std::move(text));
}

live::Column selectorColumn(std::function<QString(const live::Row &)> text)
{
    return hidden(quietColumn("selector", tr("Selector"), live::ColumnType::Text, 180, 6, std::move(text)));
}

live::Column ownerColumn(Meta meta)
{
    return hidden(quietColumn("owner", tr("Controlled by"), live::ColumnType::Text, 180, 18, [meta = std::move(meta)](const live::Row &row) {
        const OwnerReference &owner = meta(row).owner;
        return owner.kind.isEmpty() ? QString() : owner.kind + u'/' + owner.name;
    }));
}

live::Column labelsColumn(Meta meta)
{
    live::Column column = metaColumn("labels", tr("Labels"), live::ColumnType::Text, 200, 4);
    column.cell = [meta = std::move(meta)](const live::Row &row) {
        return live::textCell(labelTexts(meta(row).labels).join(QStringLiteral(", ")), true);
    };
    return hidden(column);
}

live::Grouping namespaceGrouping(Meta meta, std::function<QString(int)> counted)
{
    live::Grouping grouping;
    grouping.id = "namespace";
    grouping.label = tr("Namespace");
    grouping.group = [meta = std::move(meta)](const live::Row &row) {
        const QString &name = meta(row).namespaceName;
        return live::GroupOf{name.toUtf8(), name};
    };
    grouping.summary = [counted = std::move(counted)](const std::vector<live::RowPointer> &rows) {
        return counted(static_cast<int>(rows.size()));
    };
    return grouping;
}

QString selectionText(const LabelSelector &selector)
{
    if (!selector.present)
        return tr("no pods");
    const QString text = selector.text();
    return selector.valid() && text.isEmpty() ? tr("all pods") : text;
}

live::Cell numberCell(qint64 number)
{
    live::Cell cell = live::textCell(QString::number(number));
    cell.number = static_cast<double>(number);
    cell.hasNumber = true;
    return cell;
}

live::Cell timeCell(qint64 ms, bool ago)
{
    live::Cell cell;
    cell.timeMs = ms;
    cell.ago = ago;
    cell.muted = true;
    return cell;
}

live::Cell quietCell(const QString &text)
{
    return live::textCell(text.isEmpty() ? QString(QChar(0x2013)) : text, true);
}

} // namespace kubernetes
