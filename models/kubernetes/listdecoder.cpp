// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "listdecoder.h"

#include "fieldnumbers.h"
#include "listparts.h"
#include "statuserror.h"

#include <optional>

namespace kubernetes {

namespace {

constexpr size_t longList = 256 * 1024; ///< bytes of JSON; a processor's caches hold what is parsed of less

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

ListDecoder::ListDecoder(std::shared_ptr<const TableColumns> columns, std::shared_ptr<Interner> interner, OwnRows own)
    : m_table(TableReader(std::move(columns), own)), m_interner(std::move(interner))
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
            const Message item = field.isMessage() ? field.message() : Message();
            readItem(field.isMessage() ? &item : nullptr, page);
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

void ListDecoder::readItem(const Message *item, endpoint::WatchPage &page)
{
    if (live::RowPointer row = item ? rowOf(*item) : nullptr)
        page.rows.push_back(std::move(row));
    else
        ++page.skipped;
}

base::Result<endpoint::WatchPage> ListDecoder::page(const QByteArray &body)
{
    const std::string_view bytes = viewOf(body);
    if (bytes.size() >= longList && !isProtobuf(bytes)) {
        if (std::optional<endpoint::WatchPage> page = pageInParts(bytes))
            return *std::move(page);
    }
    return wholePage(bytes);
}

base::JsonValue ListDecoder::parseItem(std::string_view item, std::string_view body)
{
    if (withoutManagedFields(item, m_cut)) {
        m_cut.reserve(m_cut.size() + simdjson::SIMDJSON_PADDING);
        if (const base::JsonValue object(m_items.parse(m_cut)); object.exists())
            return object;
    }
    // simdjson reads a little further than it is told; what it may not touch, it copies.
    const bool followed = item.data() + item.size() + simdjson::SIMDJSON_PADDING <= body.data() + body.size();
    return base::JsonValue(m_items.parse(item.data(), item.size(), !followed));
}

std::optional<endpoint::WatchPage> ListDecoder::pageInParts(std::string_view body)
{
    const std::optional<ListParts> parts = listParts(body, m_table ? "rows" : "items");
    if (!parts || !base::JsonValue(m_items.parse(parts->head)).isObject())
        return std::nullopt;
    base::Result<endpoint::WatchPage> page = wholePage(parts->rest);
    if (!page.ok() || !page->rows.empty() || page->skipped > 0)
        return std::nullopt;
    page->rows.reserve(parts->items.size());
    for (const std::string_view item : parts->items) {
        const base::JsonValue object = parseItem(item, body);
        if (!object.isObject())
            return std::nullopt;
        const Message message(object);
        readItem(&message, *page);
    }
    return *std::move(page);
}

base::Result<endpoint::WatchPage> ListDecoder::wholePage(std::string_view body)
{
    endpoint::WatchPage page;
    std::optional<base::Error> refusal;
    const base::Result<void> read = m_reader.read(body, [&](std::string_view kind, const Message &message) {
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
