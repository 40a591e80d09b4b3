// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What kubectl prints of a pod: READY, STATUS, RESTARTS, AGE, and its wide columns. Pure. The words are kubectl's and
// not translated: they are the API's own, and people search for them. Source: kubernetes 1.36
// pkg/printers/internalversion/printers.go, printPod (1.36 shows an error before NotReady).
#pragma once

#include "podrow.h"

#include <string>

namespace kubernetes {

/// The state of one container. Views into the answer.
struct ContainerStatusFacts {
    std::string_view name;
    std::string_view waitingReason;
    std::string_view waitingMessage;
    std::string_view terminatedReason;
    std::string_view terminatedMessage;
    qint64 lastFinishedMs = 0; ///< of the run before; 0: there was none, or it is not told
    qint32 exitCode = 0;
    qint32 signal = 0;
    qint32 restarts = 0;
    bool waiting = false;
    bool running = false;
    bool terminated = false;
    bool ready = false;
    bool started = false;
    bool restartable = false; ///< a sidecar's: its init container has restartPolicy Always
};

struct PodConditionFacts {
    std::string_view type;
    std::string_view status;
    std::string_view reason;
};

struct PodFacts {
    std::string_view phase;
    std::string_view reason;
    std::string_view message;
    bool deleting = false;
    size_t containers = 0; ///< of the spec
    size_t initContainers = 0;
    size_t sidecars = 0; ///< among initContainers
    std::vector<PodConditionFacts> conditions;
    std::vector<std::string_view> readinessGates;
    std::vector<ContainerStatusFacts> initStatuses;
    std::vector<ContainerStatusFacts> statuses;
};

struct PodCells {
    std::string status;
    std::string_view message;
    qint64 restarts = 0;
    qint64 lastRestartMs = 0;
    int ready = 0;
    int total = 0;
    int gates = 0;
    int gatesTrue = 0;
    PodState state = PodState::Pending;
};
[[nodiscard]] PodCells podCells(const PodFacts &facts);

/// READY: "1/2".
[[nodiscard]] QString readyText(const PodRow &row);
/// RESTARTS: "3 (4m ago)".
[[nodiscard]] QString restartsText(qint64 restarts, qint64 lastRestartMs, qint64 nowMs);
[[nodiscard]] QString restartsText(const PodRow &row, qint64 nowMs);
/// The wide columns, "<none>" where there is nothing.
[[nodiscard]] QString podIpText(const PodRow &row);
[[nodiscard]] QString nodeText(const PodRow &row);
[[nodiscard]] QString nominatedNodeText(const PodRow &row);
[[nodiscard]] QString readinessGatesText(const PodRow &row);

} // namespace kubernetes
