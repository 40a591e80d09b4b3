// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done to the objects of a cluster. Constant data, made once; jobs run on the endpoint thread. Each change names the
// object's uid, so that it never hits another one that has taken its name meanwhile: the server refuses then (409 a deletion, 422 a patch).
// Source: kubectl's own requests (drain, rollout, scale); Kubernetes API concepts, "Resource operations".
#pragma once

#include "action.h"
#include "objectkind.h"

#include <QJsonObject>

namespace kubernetes {

[[nodiscard]] actions::ActionList podActions();
[[nodiscard]] actions::ActionList nodeActions();
[[nodiscard]] actions::ActionList deploymentActions();
[[nodiscard]] actions::ActionList statefulSetActions();
[[nodiscard]] actions::ActionList daemonSetActions();
[[nodiscard]] actions::ActionList replicaSetActions();
[[nodiscard]] actions::ActionList jobActions();
[[nodiscard]] actions::ActionList cronJobActions();
[[nodiscard]] actions::ActionList autoscalerActions();
[[nodiscard]] actions::ActionList configMapActions();
[[nodiscard]] actions::ActionList secretActions();
[[nodiscard]] actions::ActionList namespaceActions();
[[nodiscard]] actions::ActionList claimActions();
[[nodiscard]] actions::ActionList volumeActions();
[[nodiscard]] actions::ActionList storageClassActions();

/// For a kind that is only looked at.
[[nodiscard]] inline actions::ActionList noActions()
{
    return {};
}

/// The deletion of any kind's objects. `owns`: garbage collection takes what belongs to them with them, so it is asked whether it
/// should. `consequence` may be absent.
[[nodiscard]] actions::Action deleteAction(const ObjectKind &kind, bool owns, std::function<QString(const live::Row &)> consequence = {});
/// For a kind to which nothing else is done.
template <ObjectKind (*object)()> [[nodiscard]] actions::ActionList deletionOnly()
{
    return {deleteAction(object(), false)};
}

/// {"metadata": {"uid": ...}}, to which a patch adds what it changes; empty where the object has no uid.
[[nodiscard]] QJsonObject guardOf(const ObjectMeta &meta);
/// The options of a deletion, with the same guard.
[[nodiscard]] QJsonObject deleteOptions(const ObjectMeta &meta, std::optional<int> graceSeconds = {});

} // namespace kubernetes
