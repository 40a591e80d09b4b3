// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A namespace as the table and the filter show it. A value.
#pragma once

#include "objectmeta.h"

namespace kubernetes {

struct NamespaceRow : live::RowOf<NamespaceRow> {
    ObjectMeta meta;
    QString phase; ///< STATUS: "Active", "Terminating"

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const NamespaceRow &, const NamespaceRow &) = default;
};

} // namespace kubernetes
