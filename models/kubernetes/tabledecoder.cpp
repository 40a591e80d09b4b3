// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "tabledecoder.h"

#include "duration.h"
#include "metareader.h"

#include <QDateTime>
#include <algorithm>

namespace kubernetes {

namespace {

/// Custom kinds describe this column by its path, built-in ones by metav1's words (some have the time itself as "Created At"), unless the
/// author has written words of his own; then a date called Age is what it is everywhere.
bool tellsCreation(const TableColumn &column)
{
    if (column.type == "date" && column.description.contains(QLatin1String("JSONPath")))
        return column.description.endsWith(QLatin1String(".metadata.creationTimestamp"));
    const bool age = column.name.compare(QLatin1String("age"), Qt::CaseInsensitive) == 0;
    return age && (column.type == "date" || column.description.startsWith(QLatin1String("CreationTimestamp is a timestamp")));
}

TableColumn readColumn(const Message &message)
{
    namespace f = fields::tableColumn;
    TableColumn column;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        const std::string_view text = field.text();
        switch (number) {
        case f::Name: column.name = base::textOf(text); break;
        case f::Type: column.type = QByteArray(text.data(), static_cast<qsizetype>(text.size())); break;
        case f::Format: column.format = QByteArray(text.data(), static_cast<qsizetype>(text.size())); break;
        case f::Description: column.description = base::textOf(text); break;
        case f::Priority: column.priority = field.small(); break;
        default: break;
        }
    });
    column.created = tellsCreation(column);
    return column;
}

TableCell readCell(const base::JsonValue &value, const TableColumn &column, qint64 readMs, Interner &interner)
{
    TableCell cell;
    if (const std::optional<double> number = value.number()) {
        cell.number = *number;
        cell.hasNumber = true;
    }
    cell.text = value.isString() ? interner.text(value.text()) : value.shown();
    if (const std::optional<qint64> distance = column.isDate() ? durationMsOf(cell.text) : std::nullopt)
        cell.sinceMs = readMs - *distance;
    return cell;
}

bool isTableRow(const Message &message)
{
    bool found = false;
    message.forEachField(fields::tableRow::names, [&](std::uint32_t, const Field &) { found = true; });
    return found;
}

} // namespace

TableColumns readTableColumns(const Message &table)
{
    TableColumns columns;
    table.forEachField(fields::table::names, [&](std::uint32_t number, const Field &field) {
        if (number == fields::table::ColumnDefinitions && field.isMessage())
            columns.push_back(readColumn(field.message()));
    });
    return columns;
}

Message objectOfRow(const Message &row)
{
    Message object = row;
    row.forEachField(fields::tableRow::names, [&](std::uint32_t number, const Field &field) {
        if (number == fields::tableRow::Object && field.isMessage())
            object = field.message();
    });
    return object;
}

TableReader::TableReader(std::shared_ptr<const TableColumns> shown, OwnRows own) : m_shown(std::move(shown)), m_own(own) {}

void TableReader::readColumns(const Message &table)
{
    m_readMs = QDateTime::currentMSecsSinceEpoch();
    const TableColumns sent = readTableColumns(table);
    if (sent.empty())
        return;
    m_defined = true;
    m_places.clear();
    std::vector<bool> taken(m_shown->size());
    for (const TableColumn &column : sent) {
        size_t place = 0;
        while (place < m_shown->size() && (taken[place] || (*m_shown)[place].name != column.name))
            ++place;
        if (place < m_shown->size())
            taken[place] = true;
        m_places.push_back(place);
    }
}

live::RowPointer TableReader::row(const Message &message, Interner &interner) const
{
    if (m_own.object && !isTableRow(message))
        return m_own.object(message, interner);
    const std::shared_ptr<TableRow> row = tableRow(message, interner);
    if (row->meta.key.isEmpty())
        return nullptr;
    return m_own.table ? m_own.table(*row) : live::RowPointer(row);
}

std::shared_ptr<TableRow> TableReader::tableRow(const Message &message, Interner &interner) const
{
    auto row = std::make_shared<TableRow>();
    row->cells.resize(m_shown->size());
    size_t cell = 0;
    message.forEachField(fields::tableRow::names, [&](std::uint32_t number, const Field &field) {
        if (number != fields::tableRow::Cells)
            return;
        const size_t place = placeOf(cell++);
        if (place < m_shown->size() && !(*m_shown)[place].created)
            row->cells[place] = readCell(field.json(), (*m_shown)[place], m_readMs, interner);
    });
    forEachPart(objectOfRow(message), [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner);
    });
    return row;
}

} // namespace kubernetes
