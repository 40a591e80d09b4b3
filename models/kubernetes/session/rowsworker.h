// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hands the rows of a SideTable to a widget; grant() acknowledges a batch by its revision. Endpoint thread.
#pragma once

#include "channel.h"
#include "cluster.h"

namespace kubernetes {

class KubernetesSession;

[[nodiscard]] std::unique_ptr<endpoint::ChannelWorker> openRows(KubernetesSession &session, WatchTable table, QString scope,
                                                                endpoint::Sink<WatchNews> sink);

} // namespace kubernetes
