// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Events of an engine: one JSON object a line from GET /events. Pure. Podman's spelling is translated to Docker's.
#pragma once

#include "row.h"

#include <QString>
#include <optional>

namespace docker {

struct EngineEvent {
    QString type;   ///< "container", "image", "volume", "network"
    QString action; ///< "start", "die", ... ; "health_status" without what follows the colon
    QString detail; ///< what followed the colon: "unhealthy", a command
    live::Key id;   ///< of the actor: for volumes the name
    QString name;   ///< the actor's name attribute
    live::Key container; ///< network connect and disconnect, volume mount: the container's id
    QString exitCode;
    qint64 timeNano = 0;
};

/// Nothing for what is no event.
[[nodiscard]] std::optional<EngineEvent> decodeEvent(const QByteArray &line);

/// The value of the query item `filters`: leaves out the exec_* events that health checks make at every interval.
[[nodiscard]] QString eventFilters();

} // namespace docker
