// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A shell in a container: finds one by trying, connects it, resizes it, tells its exit code. A channel's worker. Control
// words: "resize" (QSize), "eof", and "answer" (QByteArray): a write that is dropped while much waits to be read.
//
// Facts (Docker 20.10 and newer, Podman 4): POST /containers/{id}/exec makes it, POST /exec/{id}/start with
// "Upgrade: tcp" turns the connection into bytes both ways. A resize before the start blocks for ten seconds, so the size
// goes along with the making where the engine takes it (API 1.42) and follows the 101 elsewhere. A missing program still
// answers 101, then says so in text and ends with 126 or 127.
#pragma once

#include "channel.h"
#include "dockersession.h"
#include "engine.h"

namespace docker {

[[nodiscard]] std::unique_ptr<endpoint::ChannelWorker> openExec(DockerSession &session, ExecRequest request,
                                                                endpoint::Sink<ExecOutput> sink);

} // namespace docker
