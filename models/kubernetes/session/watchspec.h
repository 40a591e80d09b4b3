// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a WatchSource reads a table of the API. Pure; endpoint thread.
#pragma once

#include "watchsource.h"
#include "watchtable.h"

namespace kubernetes {

/// Asks for the server's Table; one that knows none sends plain objects.
inline constexpr const char *tableAccept = "application/json;as=Table;v=v1;g=meta.k8s.io, application/json";

/// Pages of 500 where the server streams no lists. `prefix` goes before each path. `random` gives numbers from 0 up to 1: watches
/// of many clients must not end all at once.
[[nodiscard]] endpoint::WatchSource::Spec watchSpec(const WatchTable &table, const QByteArray &prefix, const QString &scope,
                                                    const std::shared_ptr<Interner> &interner,
                                                    std::function<double()> random);

} // namespace kubernetes
