// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An Ingress as the table shows it. A value. Texts as kubectl prints them.
// Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, printIngress.
#pragma once

#include "objectmeta.h"
#include "rowdecoders.h"

#include <QStringList>

namespace kubernetes {

struct IngressRow : live::RowOf<IngressRow> {
    ObjectMeta meta;
    QString className;     ///< empty: the cluster's usual one, if there is one
    QStringList hosts;     ///< of each rule, in their order; empty texts: of every host
    QStringList services;  ///< that it leads to, each once, sorted
    QStringList addresses; ///< where it is reached: sorted, each once
    bool tls = false;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const IngressRow &, const IngressRow &) = default;
};

[[nodiscard]] live::RowPointer decodeIngress(const Message &object, Interner &interner);

/// CLASS: "nginx" or "<none>".
[[nodiscard]] QString classText(const IngressRow &row);
/// HOSTS: "a.example,b.example,c.example + 2 more..." or "*".
[[nodiscard]] QString hostsText(const IngressRow &row);
/// ADDRESS: all of them, nothing where there is none.
[[nodiscard]] QString addressText(const IngressRow &row);
/// PORTS: "80" or "80, 443".
[[nodiscard]] QString portsText(const IngressRow &row);

} // namespace kubernetes
