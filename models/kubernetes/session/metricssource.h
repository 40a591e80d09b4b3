// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What pods and nodes use, as series, from the metrics API while their tables are shown: it has no watch, and measures every 15 s
// or slower. A cluster without a metrics server is asked again after five minutes; one that refuses, too. Never holds up a table.
// Endpoint thread; owned by the session. Source: reference of metrics.k8s.io v1beta1, and v1 from Kubernetes 1.37 on.
#pragma once

#include "kubeapi.h"
#include "clock.h"
#include "metricsdecoder.h"
#include "noderow.h"
#include "podrow.h"
#include "rowstore.h"
#include "sample.h"

namespace kubernetes {

enum class MetricsAvailability { Unknown, Available, Missing, Refused, Failing };

class MetricsSource
{
public:
    struct Hooks {
        std::function<void(live::SampleBatch)> deliver;
        /// When it changed; those of pods and of nodes are asked for, and may be allowed, apart.
        std::function<void(bool nodes, MetricsAvailability, const base::Error &)> availability;
    };
    MetricsSource(Api &api, base::Clock &clock, const live::RowStore &pods, const live::RowStore &nodes, Hooks hooks);
    ~MetricsSource();
    Q_DISABLE_COPY_MOVE(MetricsSource)

    /// One namespace, or all where it is empty.
    void setScope(const QString &scope);
    void setWanted(bool pods, bool nodes);
    void connected();
    void disconnected();

private:
    struct Half {
        bool wanted = false;
        base::Task<base::Result<bool>> asking;
        std::unique_ptr<base::Timer> next;
        size_t answers = 0; ///< in a row
        MetricsAvailability availability = MetricsAvailability::Unknown;
    };
    void ask(Half &half, bool nodes);
    [[nodiscard]] base::Task<base::Result<bool>> read(bool nodes);
    [[nodiscard]] std::vector<live::Sample> podSamples(const std::vector<Usage> &usages) const;
    [[nodiscard]] std::vector<live::Sample> nodeSamples(const std::vector<Usage> &usages) const;
    [[nodiscard]] std::chrono::milliseconds judge(Half &half, bool nodes, const base::Result<bool> &result);

    Api &m_api;
    base::Clock &m_clock;
    const live::RowStore &m_pods;
    const live::RowStore &m_nodes;
    Hooks m_hooks;
    QString m_scope;
    QByteArray m_version = "v1beta1";
    bool m_connected = false;
    Half m_podHalf;
    Half m_nodeHalf;
};

} // namespace kubernetes
