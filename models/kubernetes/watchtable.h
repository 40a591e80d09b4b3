// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What makes a resource of the API a table: where it is listed and watched, and how its objects become rows. A constant value; each
// kind gives one, the session knows none of them by name. Pure.
#pragma once

#include "rowdecoders.h"
#include "tablerow.h"

#include <memory>
#include <vector>

namespace kubernetes {

struct WatchTable {
    QByteArray feed;         ///< "pod": the kind's id
    QByteArray group;        ///< "/api/v1", "/apis/apps/v1"
    QByteArray resource;     ///< "pods"
    bool namespaced = true;
    DecodeRow decode = nullptr;
    bool protobuf = true;    ///< built-in types travel so at half the server's time; custom ones come in JSON only
    std::vector<QByteArray> needs = {}; ///< feeds that are watched with it, for sums over them
    QByteArray selector = {}; ///< "fieldSelector=spec.nodeName%3Dw-1": only some of the collection; percent-encoded
    /// Of a kind that is shown by the server's own Tables: its columns, instead of `decode`. JSON only.
    std::shared_ptr<const TableColumns> columns = {};
    /// Makes rows of a class of our own out of those columns' cells, so that the rest of the objects stays on the server: what secrets
    /// hold. `decode` reads what a server sends that knows no Tables. Absent: rows are TableRows.
    RowOfTable rowOfTable = nullptr;
};

/// The path of the collection: of one namespace, or of all where `scope` is empty.
[[nodiscard]] QByteArray collectionPath(const WatchTable &table, const QString &scope);

} // namespace kubernetes
