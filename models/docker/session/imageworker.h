// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moves images between an engine, a registry and files: pull, push, load, save. Channels' workers; destroying one cancels
// the transfer (the engine stops a pull when the connection closes). Endpoint thread.
#pragma once

#include "channel.h"
#include "dockersession.h"
#include "engine.h"

namespace docker {

/// Items come at most every 100 ms, and at the end. The channel ends with the engine's error, or well.
[[nodiscard]] std::unique_ptr<endpoint::ChannelWorker> openImageTransfer(DockerSession &session, ImageTransfer transfer,
                                                                         endpoint::Sink<ImageProgress> sink);

} // namespace docker
