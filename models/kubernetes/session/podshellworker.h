// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A shell in a container of a pod, or the program that it runs, over a WebSocket: the first command that exists, the terminal's size, the
// exit code. A channel's worker: see shelloutput.h for its control words. Credit counts bytes of the program.
#pragma once

#include "channel.h"
#include "kubernetessession.h"
#include "podrequests.h"
#include "shelloutput.h"

namespace kubernetes {

[[nodiscard]] std::unique_ptr<endpoint::ChannelWorker> openPodShell(KubernetesSession &session, ShellRequest request,
                                                                    endpoint::Sink<endpoint::ShellOutput> sink);

} // namespace kubernetes
