// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages of a list, and single objects, to rows, in JSON or protobuf as the server chose. Endpoint thread, owned by what
// asks. An item that is malformed is skipped and counted; an answer that is no list is an error. Long lists in JSON are
// parsed an item at a time.
#pragma once

#include "envelope.h"
#include "rowdecoders.h"
#include "tabledecoder.h"
#include "watchdecoder.h"

namespace kubernetes {

class ListDecoder
{
public:
    /// The interner is shared with the watch of the same table, and best with all of an endpoint.
    ListDecoder(DecodeRow decode, std::shared_ptr<Interner> interner);
    /// Of answers that are the server's Tables.
    ListDecoder(std::shared_ptr<const TableColumns> columns, std::shared_ptr<Interner> interner, OwnRows own = {});

    [[nodiscard]] base::Result<endpoint::WatchPage> page(const QByteArray &body);
    /// What page() does with long lists in JSON. Nothing: not a list whose items can be told apart before it is parsed.
    [[nodiscard]] std::optional<endpoint::WatchPage> pageInParts(std::string_view body);
    /// A row of an answer that is the object itself.
    [[nodiscard]] base::Result<live::RowPointer> object(const QByteArray &body);

private:
    void readList(const Message &list, endpoint::WatchPage &page);
    void readItem(const Message *item, endpoint::WatchPage &page);
    [[nodiscard]] base::Result<endpoint::WatchPage> wholePage(std::string_view body);
    [[nodiscard]] live::RowPointer rowOf(const Message &item);

    DecodeRow m_decode = nullptr; ///< null: m_table
    std::optional<TableReader> m_table;
    std::shared_ptr<Interner> m_interner;
    AnswerReader m_reader;
    [[nodiscard]] base::JsonValue parseItem(std::string_view item, std::string_view body);
    simdjson::dom::parser m_items;
    std::string m_cut; ///< an item without what no row shows
};

/// decode(), with what is no protobuf as null.
[[nodiscard]] live::RowPointer decodeGuarded(DecodeRow decode, const Message &object, Interner &interner);

} // namespace kubernetes
