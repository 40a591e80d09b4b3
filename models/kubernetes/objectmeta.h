// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every object of the API has: its name, its labels, its owner. A value, part of every row.
//
// The key is the uid. A name would do for finding what a DELETED frame means, but an object that is made again under
// the same name is another one: with its uid it is a removal and an addition, so that selection, open details, series
// and a pending action stay with the old one instead of passing to a stranger. Each frame carries the uid, DELETED too
// (the last state). What has none (no built-in kind, but aggregated servers are free) has "namespace/name" instead.
//
// resourceVersion is no field: it changes with each heartbeat that changes nothing which a row shows. An action that
// needs it asks for the object.
#pragma once

#include "interner.h"
#include "row.h"

namespace kubernetes {

struct OwnerReference {
    QString kind; ///< "ReplicaSet"; empty: no owner
    QString name;
    live::Key uid;
    bool controller = false;
    friend bool operator==(const OwnerReference &, const OwnerReference &) = default;
};

struct ObjectMeta {
    live::Key key;
    QString name;
    QString namespaceName; ///< empty for what belongs to the cluster
    Labels labels;
    OwnerReference owner; ///< the controller; without one, the first owner
    qint64 createdMs = 0;
    qint64 deletedMs = 0; ///< it is being deleted since or until then; 0: it is not
    bool hasUid = false;  ///< the key is the uid, to be used as a precondition
    [[nodiscard]] bool deleting() const { return deletedMs != 0; }
    friend bool operator==(const ObjectMeta &, const ObjectMeta &) = default;
};

/// "key=value" for each label, as a kind gives them to the filter.
[[nodiscard]] QStringList labelTexts(const Labels &labels);
/// The same, as one line: "a=b,c=d"; "<none>" where there are none, as kubectl writes it.
[[nodiscard]] QString labelLine(const Labels &labels);

} // namespace kubernetes
