// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Kubernetes section: finds the contexts of the kubeconfig in the compute pool, makes a handle for each (which connects to nothing
// until it is opened) and the panes. UI thread; owned by Application, which destroys the window first.
#pragma once

#include "clusterconsent.h"
#include "computepool.h"
#include "endpoint.h"
#include "kubeconfigfiles.h"
#include "kubernetessession.h"
#include "mainwindow.h"
#include "objectkind.h"
#include "options.h"

namespace app {

/// What is needed of a context to show it in the switcher.
struct FoundCluster {
    QString context;
    QString server;
};

class Clusters final
{
public:
    /// `mark` sets what the person marked the connection as.
    Clusters(const Options &options, settings::Settings &settings, actions::Runner &runner,
             std::function<void(endpoint::Profile &)> mark);
    ~Clusters();

    /// Looks for contexts and then gives the section to the window; `problem` is told about files that cannot be read.
    void find(shell::MainWindow &window, std::function<void(const QString &)> problem);
    void beginClose();
    /// The machine has slept.
    void wokeUp();

    [[nodiscard]] static actions::ActionList actions();

private:
    struct Found {
        std::vector<FoundCluster> clusters;
        QString current;
        QStringList problems;
    };
    [[nodiscard]] static Found read(const kubernetes::KubeConfigSearch &search);
    void show(Found found, shell::MainWindow &window);
    void add(const FoundCluster &cluster);
    [[nodiscard]] kubernetes::SessionOptions sessionOptions(const QString &context, const QString &scopeKey) const;
    [[nodiscard]] static QString scopeKey(const endpoint::Profile &profile);
    void rememberScope(endpoint::Endpoint &endpoint);
    [[nodiscard]] shell::SectionSpec section(const QString &current, shell::MainWindow &window) const;

    const Options &m_options;
    settings::Settings &m_settings;
    actions::Runner &m_runner;
    std::function<void(endpoint::Profile &)> m_mark;
    kubernetes::KubeConfigSearch m_search;
    kubernetes::LoginShell m_shell;
    const std::vector<kubernetes::ObjectKind> m_objects;
    kubernetes::Cluster m_cluster;
    ClusterConsent m_consent;
    std::vector<std::unique_ptr<endpoint::Endpoint>> m_endpoints;
    base::ComputeJob m_reading;
};

} // namespace app
