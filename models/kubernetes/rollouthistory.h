// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The revisions of a workload's pod template, and the way back to one. Pure.
//
// A Deployment's revisions are its ReplicaSets; those of DaemonSets and StatefulSets are ControllerRevisions, whose data is a
// strategic merge patch. Source: k8s.io/kubectl pkg/polymorphichelpers/history.go and rollback.go.
#pragma once

#include "result.h"

#include <QJsonObject>
#include <QStringList>
#include <vector>

namespace kubernetes {

struct Revision {
    qint64 number = 0;
    QString name; ///< of the ReplicaSet or ControllerRevision
    QString changeCause;
    QStringList images;
    qint64 createdMs = 0;
    int pods = -1; ///< of this revision; -1: not told
    bool current = false;
    QString podTemplate; ///< YAML
    friend bool operator==(const Revision &, const Revision &) = default;
};

/// Whether a kind, by its id, has a history.
[[nodiscard]] bool hasHistory(const QByteArray &kind);
/// Where the revisions are listed of this object, which is the answer to a GET of it.
[[nodiscard]] base::Result<QByteArray> revisionsPath(const QByteArray &kind, const QByteArray &objectJson);
/// The same of one revision.
[[nodiscard]] QByteArray revisionPath(const QByteArray &kind, const QString &scope, const QString &name);
/// Newest first, out of the object and the list.
[[nodiscard]] base::Result<std::vector<Revision>> revisionsOf(const QByteArray &kind, const QByteArray &objectJson, const QByteArray &listJson);

/// What brings a revision's template back: nothing where it is the template already.
struct UndoPatch {
    bool json = false; ///< a JSON patch, not a strategic merge patch
    QByteArray body;   ///< empty: nothing is to be done
};
/// As kubectl makes it, and only for the object as it is here: of another resourceVersion the server refuses it.
[[nodiscard]] base::Result<UndoPatch> undoPatch(const QByteArray &kind, const QJsonObject &object, const QJsonObject &revision);

} // namespace kubernetes
