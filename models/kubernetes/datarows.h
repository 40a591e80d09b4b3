// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Config maps and secrets as tables show them. Values: of what they hold no row keeps more than how much it is. Secrets are listed by the
// server's Table, so that what they hold does not even travel for a list. Two exceptions: a server that knows no Tables sends the objects
// (they are forgotten as soon as they are counted), and what `kubectl apply` has left in an annotation travels with the metadata. Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, printConfigMap and printSecret.
#pragma once

#include "objectmeta.h"
#include "rowdecoders.h"
#include "tablerow.h"

namespace kubernetes {

struct ConfigMapRow : live::RowOf<ConfigMapRow> {
    ObjectMeta meta;
    qint32 count = 0; ///< DATA
    bool immutable = false;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const ConfigMapRow &, const ConfigMapRow &) = default;
};

struct SecretRow : live::RowOf<SecretRow> {
    ObjectMeta meta;
    QString type; ///< TYPE: "Opaque", "kubernetes.io/tls"
    qint32 count = 0; ///< DATA

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const SecretRow &, const SecretRow &) = default;
};

[[nodiscard]] live::RowPointer decodeConfigMap(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeSecret(const Message &object, Interner &interner);
/// The columns of the server's Table of secrets that a row is made of, and the row.
[[nodiscard]] TableColumns secretColumns();
[[nodiscard]] live::RowPointer secretOfTable(const TableRow &row);

} // namespace kubernetes
