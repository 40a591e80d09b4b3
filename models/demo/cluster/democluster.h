// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated cluster without its wire: objects, controllers that work on them, and pods that live as their images let them. Its
// past is played, not written down: when it is made, what happened to it in three weeks happens in some milliseconds, by the
// same controllers that carry on from there. All of it follows from the seed and the clock. Lives on one thread.
#pragma once

#include "clock.h"
#include "controllers.h"
#include "logvoice.h"
#include "wander.h"

namespace demo {

struct ClusterOptions {
    quint64 seed = 1;
    bool still = false;           ///< figures do not wander: for pictures
    qint64 bornMs = 0;            ///< the moment that all ages count from; 0: when it is made
    base::Clock *clock = nullptr; ///< not owned; the computer's if null
};

/// What something uses at a moment.
struct ClusterUsage {
    double millicores = 0;
    double memory = 0; ///< bytes
};

/// What a container uses over time: figures have a closed form, so that past ones can be asked for too.
struct UsageCurve {
    double millicores = 0; ///< on average, as the bytes
    double memory = 0;
    Wander wander{0, true};
    qint64 startedMs = 0;
    qint64 bornMs = 0;
    /// Nothing before it ran.
    [[nodiscard]] std::optional<ClusterUsage> at(qint64 ms) const;
};

[[nodiscard]] std::optional<ClusterUsage> sumAt(const std::vector<UsageCurve> &curves, qint64 ms);

class DemoCluster
{
public:
    explicit DemoCluster(ClusterOptions options = {});
    ~DemoCluster();
    DemoCluster(const DemoCluster &) = delete;
    DemoCluster &operator=(const DemoCluster &) = delete;

    [[nodiscard]] ObjectStore &store() { return m_store; }
    [[nodiscard]] ClusterParts &parts() { return m_parts; }
    [[nodiscard]] const ClusterOptions &options() const { return m_options; }
    /// Something was changed from outside: the controllers look soon.
    void poke();
    /// Brings it up to this moment, which the clock does from time to time.
    void catchUp();

    /// Of the container that runs in a pod; nothing where it does not.
    [[nodiscard]] std::optional<UsageCurve> curveOf(const QJsonObject &pod, qsizetype container) const;
    [[nodiscard]] std::vector<UsageCurve> podCurves(const QJsonObject &pod) const;
    /// With what the node's own programs use; empty while it is lost.
    [[nodiscard]] std::vector<UsageCurve> nodeCurves(const QJsonObject &node) const;

    /// What a container's log is made of: of the run of now, or of the one before. Nothing where it did not run.
    [[nodiscard]] std::optional<Container> logOf(const QJsonObject &pod, const QString &container, bool previous) const;

private:
    void play(qint64 untilMs);
    void reconcile();
    void arm();
    [[nodiscard]] std::optional<qint64> nextDue() const;

    ClusterOptions m_options;
    base::Clock *m_clock;
    qint64 m_born = 0;
    ObjectStore m_store;
    ClusterEvents m_events;
    Kubelet m_kubelet;
    ClusterParts m_parts;
    std::optional<qint64> m_lookAt; ///< when the controllers look next
    bool m_past = true;             ///< is being played: nobody asks yet where services lead
    std::unique_ptr<ObjectStore::Ticket> m_ticket;
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace demo
