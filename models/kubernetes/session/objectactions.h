// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done to pods, nodes and deployments. Constant data, made once; jobs run on the endpoint thread. Each change names the
// object's uid, so that it never hits another one that has taken its name meanwhile: the server answers 409 then.
// Source: kubectl's own requests (drain, rollout, scale); Kubernetes API concepts, "Resource operations".
#pragma once

#include "action.h"
#include "objectmeta.h"

#include <QJsonObject>

namespace kubernetes {

[[nodiscard]] actions::ActionList podActions();
[[nodiscard]] actions::ActionList nodeActions();
[[nodiscard]] actions::ActionList deploymentActions();

/// {"metadata": {"uid": ...}}, to which a patch adds what it changes; empty where the object has no uid.
[[nodiscard]] QJsonObject guardOf(const ObjectMeta &meta);
/// The options of a deletion, with the same guard.
[[nodiscard]] QJsonObject deleteOptions(const ObjectMeta &meta, std::optional<int> graceSeconds = {});

} // namespace kubernetes
