// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What draining a node would do to each of its pods, before it is done. Pure; any thread.
//
// Source: kubectl 1.36 pkg/drain (filters.go, in its order; an error for one pod stops the whole drain) and, for what a disruption
// budget allows, kubernetes pkg/registry/core/pod/rest/eviction.go: pods that have ended, have not started or are being deleted need
// no budget; neither do pods that are not ready, where their budget says so or is kept without them; two budgets for one pod are
// an error.
#pragma once

#include "drainrows.h"

#include <optional>
#include <set>

namespace kubernetes {

struct DrainOptions {
    bool deleteEmptyDirData = false;
    bool force = false;             ///< also pods that nothing makes again
    std::optional<int> graceSeconds; ///< nothing: each pod's own
    int timeoutSeconds = 0;         ///< 0: none
    friend bool operator==(const DrainOptions &, const DrainOptions &) = default;
};

enum class DrainFate : quint8 {
    Evict,
    EvictFinished, ///< it has ended: no option and no budget is asked for
    Leaving,       ///< being deleted already: it is waited for
    WaitForBudget, ///< refused as things stand, and tried again until its budget allows it
    DaemonSet,     ///< stays: it would be made again at once
    Mirror,        ///< stays: its kubelet runs it from a file
    LosesData,     ///< stops the drain: has data in an emptyDir, and nobody agreed
    Unmanaged,     ///< stops the drain: nothing makes it again, and nobody agreed
    LostDaemonSet, ///< stops the drain: of a DaemonSet that does not exist any more, and nobody agreed
    SeveralBudgets, ///< the server refuses it for good
};

struct DrainPodFate {
    live::Key key;
    QString namespaceName;
    QString name;
    DrainFate fate = DrainFate::Evict;
    QString budget; ///< that has to allow it; empty: none
    int needed = 0; ///< healthy pods that the budget wants, and those that there are
    int healthy = 0;
    bool data = false;      ///< an emptyDir goes with it
    bool unmanaged = false; ///< nothing makes it again
    friend bool operator==(const DrainPodFate &, const DrainPodFate &) = default;

    [[nodiscard]] bool stops() const;
    [[nodiscard]] bool stays() const { return fate == DrainFate::DaemonSet || fate == DrainFate::Mirror; }
    [[nodiscard]] bool goes() const { return !stops() && !stays(); }
};

struct DrainPlan {
    std::vector<DrainPodFate> pods; ///< by namespace and name
    friend bool operator==(const DrainPlan &, const DrainPlan &) = default;

    [[nodiscard]] int count(DrainFate fate) const;
    [[nodiscard]] int going() const;
    [[nodiscard]] bool stopped() const; ///< a pod stops it: kubectl would drain nothing
};

/// "shop/db": how the DaemonSets that do not exist any more are called. Budgets are spent in the order of the pods.
[[nodiscard]] DrainPlan planDrain(std::vector<DrainPod> pods, const std::vector<BudgetRow> &budgets,
                                  const std::set<QString> &lostDaemonSets, const DrainOptions &options);
/// The DaemonSets that pods say they are of, as "shop/db".
[[nodiscard]] std::set<QString> daemonSetsOf(const std::vector<DrainPod> &pods);

/// One sentence without a full stop: "budget web needs 3 healthy pods and has 3".
[[nodiscard]] QString drainFateText(const DrainPodFate &pod);
/// kubectl drain with these options.
[[nodiscard]] QStringList drainCommand(const QString &node, const DrainOptions &options);

} // namespace kubernetes
