// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a container used up to one moment, however it was measured, and the figures that two such moments give. Pure.
#pragma once

#include "containerrow.h"
#include "sample.h"

#include <QByteArray>
#include <optional>

namespace docker {

/// Counters since the container's start, and levels. Negative: not known.
struct ResourceSample {
    qint64 timeNs = 0; ///< of the measurement
    qint64 cpuNs = -1;
    qint64 periods = -1; ///< of the CPU quota
    qint64 throttledPeriods = -1;
    qint64 memory = -1; ///< as the docker CLI counts: without inactive file pages
    qint64 memoryLimit = -1;
    qint64 swap = -1;
    qint64 failCount = -1;
    qint64 networkIn = -1;
    qint64 networkOut = -1;
    qint64 diskRead = -1;
    qint64 diskWrite = -1;
    qint64 processes = -1;
};

/// One frame of GET /containers/{id}/stats. Nothing for the empty frames of a stopped container, and for what is no frame.
[[nodiscard]] std::optional<ResourceSample> decodeStats(const QByteArray &json);

/// Appends what `now` says to a batch; rates need `before`. CPU is 100 x used / elapsed, so that 100 is one core: this
/// holds on engines whose own system counter does not count idle time (Podman) too.
void appendSamples(const live::Key &key, const std::optional<ResourceSample> &before, const ResourceSample &now,
                   std::vector<live::Sample> &samples);

} // namespace docker
