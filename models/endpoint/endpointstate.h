// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How an endpoint stands. A value; any thread.
#pragma once

#include "error.h"

namespace endpoint {

struct EndpointState {
    enum class State {
        Closed,
        Connecting,
        Connected,
        Backoff, ///< lost or never reached; the next try is at `nextTryMs`
        Failed,  ///< will not try again by itself
    };
    State state = State::Closed;
    base::Error error;
    qint64 sinceMs = 0; ///< wall time of the last change of `state`
    qint64 nextTryMs = 0;
    double latencyMs = -1; ///< of the last small request; negative: not measured
    QString product;       ///< "Docker 20.10.24"
    friend bool operator==(const EndpointState &, const EndpointState &) = default;
};

/// What the person configured. A value; any thread.
struct Profile {
    QByteArray id;   ///< unique in the program: "docker/default"
    QString name;    ///< "default"
    QByteArray family; ///< "docker"
    QString address; ///< for people: "unix:///var/run/docker.sock"
    bool readOnly = false;
    bool production = false;
    int colour = 0; ///< which of the five series colours tells it from others; 0: none
    friend bool operator==(const Profile &, const Profile &) = default;
};

} // namespace endpoint
