// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Kubernetes section: finds the contexts in the compute pool, makes a handle for each (which connects to nothing until it is
// opened) and the panes. UI thread; owned by Application, which destroys the window first.
#pragma once

#include "clusterconsent.h"
#include "clustersource.h"
#include "computepool.h"
#include "endpoint.h"
#include "kubernetespanes.h"
#include "kubernetessession.h"
#include "mainwindow.h"
#include "objectkind.h"
#include "options.h"

#include <deque>

namespace app {

class Clusters final
{
public:
    /// `mark` sets what the person marked the connection as.
    Clusters(const Options &options, settings::Settings &settings, actions::Runner &runner, ClusterSource source,
             std::function<void(endpoint::Profile &)> mark);
    ~Clusters();

    /// Looks for contexts and then gives the section to the window; `problem` is told about files that cannot be read.
    void find(shell::MainWindow &window, std::function<void(const QString &)> problem);
    void beginClose();
    /// The machine has slept.
    void wokeUp();
    /// The handle of a context; null before it was found, or if there is none.
    [[nodiscard]] endpoint::Endpoint *endpoint(const QString &context) const;

    [[nodiscard]] static actions::ActionList actions();

private:
    void show(const FoundClusters &found, shell::MainWindow &window);
    void add(const FoundCluster &cluster);
    [[nodiscard]] kubernetes::SessionOptions sessionOptions(const QString &context, const QString &scopeKey) const;
    [[nodiscard]] static QString scopeKey(const endpoint::Profile &profile);
    void rememberScope(endpoint::Endpoint &endpoint);
    [[nodiscard]] shell::SectionSpec section(const QString &current, shell::MainWindow &window);
    [[nodiscard]] shell::MorePanes more();
    [[nodiscard]] std::vector<shell::FoundPane> offered(const kubernetes::Discovery &known) const;
    [[nodiscard]] panes::TablePaneSpec opened(kubernetes::ObjectKind object);

    const Options &m_options;
    settings::Settings &m_settings;
    actions::Runner &m_runner;
    kubernetesui::Context m_context; ///< of the panes
    std::function<void(endpoint::Profile &)> m_mark;
    ClusterSource m_source;
    const std::vector<kubernetes::ObjectKind> m_objects;
    const live::Kind m_forwards;
    kubernetes::Cluster m_cluster;
    ClusterConsent m_consent;
    std::deque<kubernetes::ObjectKind> m_opened; ///< one for each time: a pane has its kind as long as it lives
    std::vector<std::unique_ptr<endpoint::Endpoint>> m_endpoints;
    base::ComputeJob m_reading;
};

} // namespace app
