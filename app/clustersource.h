// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the contexts of the Kubernetes section come from: a person's kubeconfig, or the simulated world. Values; the functions run
// where they are called.
#pragma once

#include "endpoint.h"
#include "loginenvironment.h"
#include "renewabletransport.h"
#include "resolvedcontext.h"

#include <functional>
#include <vector>

namespace app {

/// What is needed of a context to show it in the switcher.
struct FoundCluster {
    QString context;
    QString server;
};

struct FoundClusters {
    std::vector<FoundCluster> clusters;
    QString current;
    QStringList problems;
};

struct ClusterSource {
    std::function<FoundClusters()> find; ///< in the compute pool
    /// How a context is reached; asked at each attempt, on its endpoint's thread.
    std::function<base::Result<kubernetes::ResolvedContext>(const QString &context)> resolve;
    kubernetes::RenewableTransport::Factory transport;
    kubernetes::LoginShell shell; ///< where login programs find their environment
    std::function<void(endpoint::Endpoint &)> made = {}; ///< a handle of a context; UI thread
};

/// KUBECONFIG or the usual file.
[[nodiscard]] ClusterSource kubeconfigSource();
/// "demo", which answers at this socket; one that cannot be reached, and one that wants a login. No file is read.
[[nodiscard]] ClusterSource demoSource(const QString &socketPath);

} // namespace app
