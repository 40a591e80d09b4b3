// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows the log of one container: finds out whether it has a terminal, reads, resumes after a cut without doubled or
// lost lines, waits while the container is stopped and goes on when it starts again. A channel's worker; a merged view
// opens one channel for each container. Credit counts bytes of the engine's stream.
#pragma once

#include "channel.h"
#include "dockersession.h"
#include "engine.h"

namespace docker {

[[nodiscard]] std::unique_ptr<endpoint::ChannelWorker> openLog(DockerSession &session, LogRequest request,
                                                               endpoint::Sink<LogOutput> sink);

} // namespace docker
