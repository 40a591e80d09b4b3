// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Config maps and secrets as tables show them. Values: of what they hold no row keeps more than how much it is, so that no secret is in
// memory that nobody asked for. Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, printConfigMap and printSecret.
#pragma once

#include "objectmeta.h"
#include "rowdecoders.h"

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
    bool immutable = false;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const SecretRow &, const SecretRow &) = default;
};

[[nodiscard]] live::RowPointer decodeConfigMap(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeSecret(const Message &object, Interner &interner);

} // namespace kubernetes
