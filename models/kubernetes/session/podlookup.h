// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How one pod is now, by asking: for what follows a pod's fate and must not act on a row that is a moment old. Endpoint thread.
#pragma once

#include "kubernetessession.h"
#include "podrequests.h"
#include "podrow.h"

namespace kubernetes {

using PodPointer = std::shared_ptr<const PodRow>;

/// NotFound also where another pod has taken the name.
[[nodiscard]] base::Task<base::Result<PodPointer>> askPod(KubernetesSession &session, ContainerPlace place);
/// Null: the pod has no container of that name.
[[nodiscard]] const PodContainer *containerOf(const PodRow &pod, const QString &name);
/// Why this container does not run yet, in the cluster's own words: "ContainerCreating", "ImagePullBackOff".
[[nodiscard]] QString waitingReason(const PodRow &pod, const PodContainer &container);
/// The path of a pod's subresource: "log", "exec".
[[nodiscard]] QByteArray podPath(const ContainerPlace &place, const char *subresource);

} // namespace kubernetes
