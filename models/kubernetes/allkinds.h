// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kinds of a cluster's objects, each in the file of its name. Constant values, made once.
#pragma once

#include "objectkind.h"

namespace kubernetes {

[[nodiscard]] ObjectKind statefulSetObject();
[[nodiscard]] ObjectKind daemonSetObject();
[[nodiscard]] ObjectKind replicaSetObject();
[[nodiscard]] ObjectKind jobObject();
[[nodiscard]] ObjectKind cronJobObject();
[[nodiscard]] ObjectKind serviceObject();
[[nodiscard]] ObjectKind ingressObject();
[[nodiscard]] ObjectKind endpointSliceObject();
[[nodiscard]] ObjectKind networkPolicyObject();
[[nodiscard]] ObjectKind autoscalerObject();
[[nodiscard]] ObjectKind budgetObject();
[[nodiscard]] ObjectKind configMapObject();
[[nodiscard]] ObjectKind secretObject();
[[nodiscard]] ObjectKind claimObject();
[[nodiscard]] ObjectKind volumeObject();
[[nodiscard]] ObjectKind storageClassObject();
[[nodiscard]] ObjectKind roleObject();
[[nodiscard]] ObjectKind clusterRoleObject();
[[nodiscard]] ObjectKind roleBindingObject();
[[nodiscard]] ObjectKind clusterRoleBindingObject();
[[nodiscard]] ObjectKind serviceAccountObject();
[[nodiscard]] ObjectKind eventObject();
[[nodiscard]] ObjectKind namespaceObject();

} // namespace kubernetes
