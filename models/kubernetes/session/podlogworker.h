// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows the log of one container of a pod: reads, resumes after a cut, a rotation or a restart without doubled or lost lines, waits
// while the container has not started, and ends when the pod is gone. A channel's worker; a merged view opens one channel for each
// container. Credit counts bytes of the stream, which has an HTTP/1.1 connection of its own: a multiplexed one could not pause.
#pragma once

#include "channel.h"
#include "kubernetessession.h"
#include "logoutput.h"
#include "podrequests.h"

namespace kubernetes {

[[nodiscard]] std::unique_ptr<endpoint::ChannelWorker> openPodLog(KubernetesSession &session, LogRequest request,
                                                                  endpoint::Sink<live::LogOutput> sink);

} // namespace kubernetes
