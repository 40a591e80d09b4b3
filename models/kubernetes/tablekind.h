// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A kind that is made while the program runs, out of what discovery and the server's Table say of it: custom resources, and built-in
// ones that have no table of their own here. Values; pure.
#pragma once

#include "discovery.h"
#include "objectkind.h"

namespace kubernetes {

/// The feed of such a kind: "api:widgets.example.com". Settings remember it.
[[nodiscard]] QByteArray tableFeed(const ApiResource &resource);
/// The other way round: "widgets.example.com"; empty for other feeds.
[[nodiscard]] QByteArray resourceOfFeed(const QByteArray &feed);
/// "NetworkPolicies": the plural in the kind's own letters.
[[nodiscard]] QString pluralTitle(const ApiResource &resource);

[[nodiscard]] WatchTable tableOf(const ApiResource &resource, TableColumns columns);
/// Without columns (nobody may list it, or the server knows no Tables) name, namespace and age are shown.
[[nodiscard]] ObjectKind tableObject(const ApiResource &resource, TableColumns columns);

} // namespace kubernetes
