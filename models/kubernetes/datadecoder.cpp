// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "datarows.h"
#include "metareader.h"

namespace kubernetes {

namespace {

/// In protobuf each entry of a map is a field of its own, in JSON all of them are one.
qint32 entriesOf(const Field &field)
{
    qint32 count = 0;
    field.forEachEntry([&](std::string_view, const Field &) { ++count; });
    return count;
}

} // namespace

live::RowPointer decodeConfigMap(const Message &object, Interner &interner)
{
    namespace f = fields::configMap;
    auto row = std::make_shared<ConfigMapRow>();
    object.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Metadata && field.isMessage())
            row->meta = readMeta(field.message(), interner);
        else if (number == f::Data || number == f::BinaryData)
            row->count += entriesOf(field);
        else if (number == f::Immutable)
            row->immutable = field.boolean();
    });
    return unlessMalformed(std::move(row));
}

live::RowPointer decodeSecret(const Message &object, Interner &interner)
{
    namespace f = fields::secret;
    auto row = std::make_shared<SecretRow>();
    object.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Metadata && field.isMessage())
            row->meta = readMeta(field.message(), interner);
        else if (number == f::Data)
            row->count += entriesOf(field);
        else if (number == f::Type)
            row->type = interner.text(field.text());
    });
    return unlessMalformed(std::move(row));
}

TableColumns secretColumns()
{
    TableColumns columns(2);
    columns[0].name = QStringLiteral("Type");
    columns[1].name = QStringLiteral("Data");
    return columns;
}

live::RowPointer secretOfTable(const TableRow &table)
{
    auto row = std::make_shared<SecretRow>();
    row->meta = table.meta;
    row->type = table.cells[0].text;
    row->count = static_cast<qint32>(table.cells[1].number);
    return row;
}

} // namespace kubernetes
