// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kubelets of all nodes of the simulated cluster, and its scheduler: brings each pod step by step from pending to its end, in
// the time that this takes a real one, as its images have it. On the cluster's thread, owned by it; the cluster calls run() when
// something is due.
#pragma once

#include "clusterevents.h"
#include "podlife.h"

namespace demo {

class Kubelet
{
public:
    Kubelet(ObjectStore &store, ClusterEvents &events);

    /// When something is to be done, in the store's time; nothing: never.
    [[nodiscard]] std::optional<qint64> nextDue() const;
    /// Does all that is due.
    void run();

    /// Begins a pod's end; 0 s of grace is at once, whatever its node does.
    void stop(const QJsonObject &pod, int graceSeconds);
    /// The node is not heard of any more, or again.
    void setNodeLost(const QString &node, bool lost);
    /// The first container of the pod runs out of memory.
    void killForMemory(const QJsonObject &pod);
    /// Room may have come about: what waits for a node is tried again.
    void tryWaiting();

    /// Null for what is no pod, or none any more.
    [[nodiscard]] const PodLife *life(const QString &uid) const;

private:
    struct Known {
        QString namespaceName;
        QString name;
        PodLife life;
    };
    void changed(const StoreChange &change);
    void step(const QJsonObject &pod, PodLife &life);
    void schedule(QJsonObject &pod, PodLife &life);
    void prepare(const QJsonObject &pod, PodLife &life);
    void initialize(const QJsonObject &pod, PodLife &life);
    void start(const QJsonObject &pod, PodLife &life);
    void begin(const QJsonObject &pod, ContainerLife &container, const QJsonObject &spec);
    void becomeReady(const QJsonObject &pod, PodLife &life);
    void end(const QJsonObject &pod, PodLife &life);
    void restart(const QJsonObject &pod, PodLife &life);
    void pullAgain(const QJsonObject &pod, PodLife &life);
    void afterStart(const QJsonObject &pod, PodLife &life);
    [[nodiscard]] bool blocked(const QJsonObject &pod, const QJsonObject &spec, ContainerLife &container);
    [[nodiscard]] qint64 in(const QJsonObject &pod, qint64 leastMs, qint64 mostMs) const;
    [[nodiscard]] ClusterEvents::Source source(const QJsonObject &pod) const;

    ObjectStore &m_store;
    ClusterEvents &m_events;
    std::map<QString, Known> m_pods; ///< by uid
    std::map<QString, bool> m_lost;  ///< nodes
    std::map<QString, int> m_hosts;  ///< addresses that a node gave
    std::unique_ptr<ObjectStore::Ticket> m_ticket;
};

} // namespace demo
