// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of a kind that the program knows nothing of but what the server's own Table says: columns and cells, and the object's metadata.
// Values; any thread. Source: Kubernetes API concepts, "Receiving resources as Tables"; k8s.io/apimachinery pkg/apis/meta/v1.
#pragma once

#include "objectmeta.h"

namespace kubernetes {

struct TableColumn {
    QString name; ///< "Age", as the server writes it
    QByteArray type; ///< of OpenAPI: "string", "integer", "number", "boolean", "date"
    QByteArray format; ///< "name": it names the object
    QString description;
    qint32 priority = 0; ///< above 0: of less interest
    bool created = false; ///< the distance from the object's creation, which the server writes once and the clock moves on
    [[nodiscard]] bool isDate() const { return type == "date" || format == "date" || format == "date-time"; }
    friend bool operator==(const TableColumn &, const TableColumn &) = default;
};
using TableColumns = std::vector<TableColumn>;

struct TableCell {
    QString text;
    qint64 sinceMs = 0; ///< of a date that the server wrote as its distance: when that was, as exactly as the distance says; 0: none
    double number = 0;
    bool hasNumber = false;
    friend bool operator==(const TableCell &, const TableCell &) = default;
};

struct TableRow final : live::RowOf<TableRow> {
    ObjectMeta meta;
    std::vector<TableCell> cells; ///< one a column of the kind; empty for `created`

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const TableRow &, const TableRow &) = default;
};

/// A row of another class with the same metadata.
using RowOfTable = live::RowPointer (*)(const TableRow &row);

} // namespace kubernetes
