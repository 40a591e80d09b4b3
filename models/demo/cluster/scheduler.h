// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which node of the simulated cluster takes a pod: ready, not cordoned, its taints tolerated, with room for what is requested,
// and of those the one with the fewest pods. Pure, over the store.
#pragma once

#include "objectstore.h"

namespace demo {

struct Placement {
    QString node; ///< empty: none
    QString why;  ///< then, as the scheduler says it
};

[[nodiscard]] Placement placeFor(const ObjectStore &store, const QJsonObject &pod);
/// Whether a pod with this spec may run in spite of the node's taints.
[[nodiscard]] bool toleratesTaintsOf(const QJsonObject &podSpec, const QJsonObject &node);
[[nodiscard]] bool nodeReady(const QJsonObject &node);

/// Amounts as the API writes them, "250m", "64Mi": thousandths of a core, bytes.
[[nodiscard]] qint64 millicoresOf(const QString &quantity);
[[nodiscard]] qint64 bytesOf(const QString &quantity);

} // namespace demo
