// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table panes of a cluster: what tabs and dialogs go with pods, nodes and workloads. Made once a window by app/, which hands
// the cluster's functions over. UI thread.
#pragma once

#include "cluster.h"
#include "objectkind.h"
#include "runner.h"
#include "tablepane.h"

namespace kubernetesui {

struct Context {
    const kubernetes::Cluster *cluster = nullptr;
    actions::Runner *runner = nullptr;
    /// Whether there is a pane of this kind ("replicaset"), and a way to it with the object of this key selected.
    std::function<bool(const QByteArray &kind)> hasPane = {};
    std::function<void(const QByteArray &kind, const live::Key &key)> open = {};
};

/// The pane of any kind, with the tabs and dialogs that this kind has. `object` outlives it.
[[nodiscard]] panes::TablePaneSpec objectPane(const Context &context, const kubernetes::ObjectKind &object);

/// What a person can do about a cluster that cannot be reached.
[[nodiscard]] QStringList clusterAdvice(const base::Error &error, const endpoint::Profile &profile);

} // namespace kubernetesui
