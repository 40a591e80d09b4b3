// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pod as the table shows it and as others relate to it: its node, its owner, what it asks of a node. A value of less
// than 1 KB with all that it holds: what pods repeat is shared. What it uses now is a series, not a field.
#pragma once

#include "objectmeta.h"

#include <limits>

namespace kubernetes {

struct PodContainer {
    enum class Role : quint8 { Main, Sidecar, Init, Ephemeral }; ///< Sidecar: an init container that is restarted
    enum class State : quint8 { Unknown, Waiting, Running, Terminated };
    QString name;
    QString image;
    QString reason; ///< of waiting or of the end: "CrashLoopBackOff", "OOMKilled"
    qint32 restarts = 0;
    qint32 exitCode = 0; ///< of Terminated
    Role role = Role::Main;
    State state = State::Unknown;
    bool ready = false;
    friend bool operator==(const PodContainer &, const PodContainer &) = default;
};

/// CPU in nanocores, memory in bytes; 0: none asked for, no limit.
struct PodResources {
    qint64 cpuRequest = 0;
    qint64 memoryRequest = 0;
    qint64 cpuLimit = 0;
    qint64 memoryLimit = 0;
    bool cpuLimited = false; ///< each container is, so that the pod as a whole is
    bool memoryLimited = false;
    friend bool operator==(const PodResources &, const PodResources &) = default;
};

/// What a person wants to know first; the status is finer.
enum class PodState : quint8 { Pending, Running, Failing, Completed, Terminating };

struct PodRow : live::RowOf<PodRow> {
    ObjectMeta meta;
    QString status; ///< kubectl's STATUS: "Running", "Init:1/2", "CrashLoopBackOff"
    QString phase;
    QString message; ///< why it is not well, in the server's words
    QString node;    ///< empty: not scheduled
    QString nominatedNode;
    QString ip;
    QString defaultContainer; ///< whose logs and shell come first; empty: the first one
    std::vector<PodContainer> containers; ///< in the order of the spec: init and sidecar, main, ephemeral
    PodResources resources; ///< what the scheduler counts
    qint64 lastRestartMs = 0;
    qint32 restarts = 0;
    quint16 ready = 0;
    quint16 total = 0;
    quint16 gates = 0;     ///< readiness gates
    quint16 gatesTrue = 0;
    PodState state = PodState::Pending;
    bool mirror = false;   ///< of a static pod: the API cannot delete what the kubelet runs from a file
    bool finished = false; ///< Succeeded or Failed: asks nothing of its node any more

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const PodRow &, const PodRow &) = default;
};

/// What made the pod, as a person thinks of it: the Deployment where the owner is its ReplicaSet. Empty kind: nothing.
struct Workload {
    QString kind;
    QString name;
};
[[nodiscard]] Workload workloadOf(const PodRow &pod);

} // namespace kubernetes
