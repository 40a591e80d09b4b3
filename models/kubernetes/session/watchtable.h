// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What makes a resource of the API a table: where it is listed and watched, and how its objects become rows. A constant value; each
// kind gives one, the session knows none of them by name.
#pragma once

#include "rowdecoders.h"
#include "watchsource.h"

namespace kubernetes {

struct WatchTable {
    QByteArray feed;         ///< "pod": the kind's id
    QByteArray group;        ///< "/api/v1", "/apis/apps/v1"
    QByteArray resource;     ///< "pods"
    bool namespaced = true;
    DecodeRow decode = nullptr;
    bool protobuf = true;    ///< built-in types travel so at half the server's time; custom ones come in JSON only
    std::vector<QByteArray> needs = {}; ///< feeds that are watched with it, for sums over them
};

[[nodiscard]] WatchTable podTable();
[[nodiscard]] WatchTable nodeTable();
[[nodiscard]] WatchTable deploymentTable();

/// The path of the collection: of one namespace, or of all where `scope` is empty.
[[nodiscard]] QByteArray collectionPath(const WatchTable &table, const QString &scope);
/// How a WatchSource reads the table: pages of 500 where the server streams no lists. `prefix` goes before each path. `random`
/// gives numbers from 0 up to 1: watches of many clients must not end all at once.
[[nodiscard]] endpoint::WatchSource::Spec watchSpec(const WatchTable &table, const QByteArray &prefix, const QString &scope,
                                                    const std::shared_ptr<Interner> &interner,
                                                    std::function<double()> random);

} // namespace kubernetes
