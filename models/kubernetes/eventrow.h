// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An event of the cluster as the table shows it and as objects relate to it. A value. Texts as kubectl prints them.
// Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, printEvent; core/v1 Event (events.k8s.io writes the
// same objects with eventTime and series instead of timestamps and count).
#pragma once

#include "objectmeta.h"

namespace kubernetes {

struct EventRow : live::RowOf<EventRow> {
    ObjectMeta meta;
    QString type;   ///< "Normal", "Warning"
    QString reason; ///< "BackOff"
    QString message;
    QString objectKind;
    QString objectNamespace;
    QString objectName;
    live::Key objectUid; ///< the key of the object's own row
    QString fieldPath;   ///< "spec.containers{api}"
    QString source;      ///< "kubelet, worker-3"
    qint64 firstMs = 0;
    qint64 lastMs = 0;
    qint32 count = 1;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    [[nodiscard]] bool warning() const { return type != QStringLiteral("Normal"); }
    friend bool operator==(const EventRow &, const EventRow &) = default;
};

/// OBJECT: "pod/api-7d9c6b5f4d-m8wzt".
[[nodiscard]] QString objectText(const EventRow &row);
/// MESSAGE, without space at its ends.
[[nodiscard]] QString messageText(const EventRow &row);

} // namespace kubernetes
