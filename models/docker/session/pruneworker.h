// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks an engine what could be removed, and removes what was chosen, object by object. Endpoint thread; destroying the
// worker ends it after the object that is on its way.
#pragma once

#include "channel.h"
#include "dockersession.h"
#include "engine.h"

namespace docker {

[[nodiscard]] base::Task<base::Result<PrunePlan>> askPrunePlan(DockerSession &session);
[[nodiscard]] std::unique_ptr<endpoint::ChannelWorker> openPrune(DockerSession &session, std::vector<PruneItem> items,
                                                                 endpoint::Sink<PruneStep> sink);

} // namespace docker
