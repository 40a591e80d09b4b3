// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table panes of a cluster: what tabs and dialogs go with pods, nodes and workloads. Made once a window by app/, which hands
// the cluster's functions over. UI thread.
#pragma once

#include "cluster.h"
#include "tablepane.h"

namespace kubernetesui {

struct Context {
    const kubernetes::Cluster *cluster = nullptr;
    const live::Kind *pods = nullptr;
    const live::Kind *nodes = nullptr;
    const live::Kind *deployments = nullptr;
};

[[nodiscard]] panes::TablePaneSpec podPane(const Context &context);
[[nodiscard]] panes::TablePaneSpec nodePane(const Context &context);
[[nodiscard]] panes::TablePaneSpec deploymentPane(const Context &context);

/// What a person can do about a cluster that cannot be reached.
[[nodiscard]] QStringList clusterAdvice(const base::Error &error, const endpoint::Profile &profile);

} // namespace kubernetesui
