// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated cluster's last two hours, as demopast.h has the containers': once pods and nodes are listed, what each used is
// worked out in the compute pool by a cluster of the same options. UI thread.
#pragma once

#include "computepool.h"
#include "democluster.h"
#include "endpoint.h"

#include <QObject>

namespace app {

class DemoClusterPast final : public QObject
{
    Q_OBJECT

public:
    DemoClusterPast(endpoint::Endpoint &endpoint, demo::ClusterOptions options, QObject *parent = nullptr);

    using Rows = std::vector<live::RowPointer>;
    /// What these pods and nodes used in the two hours that end at `nowMs`.
    [[nodiscard]] static std::vector<live::SampleBatch> usage(demo::ClusterOptions options, const Rows &pods, const Rows &nodes, qint64 nowMs);

private:
    void listed();
    void keepSums(const Rows &nodes, std::vector<live::SampleBatch> &batches);

    endpoint::Endpoint &m_endpoint;
    demo::ClusterOptions m_options;
    bool m_pods = false;  ///< are done
    bool m_nodes = false;
    std::vector<base::ComputeJob> m_jobs;
};

} // namespace app
