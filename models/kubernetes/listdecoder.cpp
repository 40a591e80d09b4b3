// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "listdecoder.h"

#include "fieldnumbers.h"
#include "statuserror.h"

#include <optional>

namespace kubernetes {

namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

QByteArray bytesOf(std::string_view view)
{
    return {view.data(), static_cast<qsizetype>(view.size())};
}

} // namespace

live::RowPointer decodeGuarded(DecodeRow decode, const Message &object, Interner &interner)
{
    live::RowPointer row;
    return readGuarded([&] { row = decode(object, interner); }) ? row : nullptr;
}

ListDecoder::ListDecoder(DecodeRow decode, std::shared_ptr<Interner> interner)
    : m_decode(decode), m_interner(std::move(interner))
{
}

ListDecoder::ListDecoder(std::shared_ptr<const TableColumns> columns, std::shared_ptr<Interner> interner)
    : m_table(std::move(columns)), m_interner(std::move(interner))
{
}

live::RowPointer ListDecoder::rowOf(const Message &item)
{
    return m_table ? m_table->row(item, *m_interner) : decodeGuarded(m_decode, item, *m_interner);
}

void ListDecoder::readList(const Message &list, endpoint::WatchPage &page)
{
    namespace f = fields::listMeta;
    if (m_table)
        m_table->readColumns(list);
    const FieldNames names = m_table ? FieldNames(fields::table::names) : FieldNames(fields::list::names);
    list.forEachField(names, [&](std::uint32_t number, const Field &field) {
        if (number == fields::list::Items) {
            live::RowPointer row;
            if (field.isMessage())
                row = rowOf(field.message());
            if (row)
                page.rows.push_back(std::move(row));
            else
                ++page.skipped;
        } else if (number == fields::list::Metadata && field.isMessage()) {
            field.message().forEachField(f::names, [&](std::uint32_t inner, const Field &value) {
                if (inner == f::ResourceVersion)
                    page.version = bytesOf(value.text());
                else if (inner == f::Continue)
                    page.next = bytesOf(value.text());
                else if (inner == f::RemainingItemCount)
                    page.remaining = std::max(value.small(), -1);
            });
        }
    });
}

base::Result<endpoint::WatchPage> ListDecoder::page(const QByteArray &body)
{
    endpoint::WatchPage page;
    std::optional<base::Error> refusal;
    const base::Result<void> read = m_reader.read(viewOf(body), [&](std::string_view kind, const Message &message) {
        if (kind == "Status")
            refusal = readStatusError(message, 0);
        else
            readList(message, page);
    });
    if (!read.ok())
        return read.error();
    if (refusal)
        return *refusal;
    return page;
}

base::Result<live::RowPointer> ListDecoder::object(const QByteArray &body)
{
    live::RowPointer row;
    std::optional<base::Error> refusal;
    const base::Result<void> read = m_reader.read(viewOf(body), [&](std::string_view kind, const Message &message) {
        if (kind == "Status")
            refusal = readStatusError(message, 0);
        else
            row = rowOf(message);
    });
    if (!read.ok())
        return read.error();
    if (refusal)
        return *refusal;
    if (!row)
        return unreadable();
    return row;
}

} // namespace kubernetes
