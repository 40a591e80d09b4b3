// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The server's Tables to columns and rows. Pure, but that a distance in an answer counts from when it is read; endpoint thread, owned by a list's or a watch's decoder. Of a watch the column
// definitions come with the first frame alone, so a reader belongs to one connection. What a server that knows no Tables sends instead
// (plain objects) becomes rows without cells. Source: k8s.io/apimachinery pkg/apis/meta/v1 (Table); k8s.io/apiextensions-apiserver
// pkg/registry/customresource/tableconvertor; frames seen of 1.36.
#pragma once

#include "rowdecoders.h"
#include "tablerow.h"

namespace kubernetes {

/// Of a whole answer's Table; empty where there are none.
[[nodiscard]] TableColumns readTableColumns(const Message &table);
/// The object in a row, with its metadata; of a plain object itself.
[[nodiscard]] Message objectOfRow(const Message &row);

/// How a kind of our own that is listed by Tables makes its rows: of a Table's row, and of a plain object.
struct OwnRows {
    RowOfTable table = nullptr;
    DecodeRow object = nullptr;
};

class TableReader
{
public:
    /// `shown`: the kind's columns. Cells go to theirs by name, so that a definition that changes while a table is shown puts no cell
    /// under the wrong heading.
    explicit TableReader(std::shared_ptr<const TableColumns> shown, OwnRows own = {});

    /// Of each answer and frame; those without definitions leave it at what is known.
    void readColumns(const Message &table);
    /// Null: malformed.
    [[nodiscard]] live::RowPointer row(const Message &row, Interner &interner) const;

private:
    [[nodiscard]] size_t placeOf(size_t cell) const { return m_defined ? (cell < m_places.size() ? m_places[cell] : m_shown->size()) : cell; }

    [[nodiscard]] std::shared_ptr<TableRow> tableRow(const Message &row, Interner &interner) const;

    std::shared_ptr<const TableColumns> m_shown;
    qint64 m_readMs = 0; ///< wall time of the answer or frame
    OwnRows m_own;
    std::vector<size_t> m_places; ///< for each of the server's cells the column that it fills; beyond the last: none
    bool m_defined = false;
};

} // namespace kubernetes
