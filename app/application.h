// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The composition root: the one place where sessions, kinds, actions, panes and the window meet. UI thread; owns all of
// it, and takes it apart in the right order: window, runner, endpoints, the simulated world.
#pragma once

#include "action.h"
#include "auditlog.h"
#include "clusterserver.h"
#include "contexts.h"
#include "demoserver.h"
#include "engine.h"
#include "kind.h"
#include "mainwindow.h"
#include "options.h"
#include "runner.h"
#include "settings.h"
#include "systempreferences.h"
#include "theme.h"

#include "clusters.h"
#include "sleepsignal.h"

#include <memory>

class QApplication;

namespace app {

class Application final
{
public:
    Application(QApplication &qt, Options options);
    ~Application();

    void show();
    [[nodiscard]] shell::MainWindow &window() { return *m_window; }
    /// For the tour: the simulated engine and the simulated cluster are gone.
    void stopDemo()
    {
        m_demo.reset();
        m_demoCluster.reset();
    }
    /// The handle of a kubeconfig's context; null where there is none.
    [[nodiscard]] endpoint::Endpoint *cluster(const QString &context) { return m_clusters ? m_clusters->endpoint(context) : nullptr; }
    [[nodiscard]] theme::Theme &theme() { return m_theme; }
    [[nodiscard]] endpoint::Endpoint *endpoint() { return m_endpoints.empty() ? nullptr : m_endpoints[m_first].get(); }

private:
    void findEngines();
    void readMarks(endpoint::Profile &profile) const;
    void addDemo();
    void addEngine(const docker::EngineContext &context);
    void addOwnPodman();
    void makeWindow();
    void findClusters();

    Options m_options;
    theme::SystemPreferences m_preferences;
    theme::Theme m_theme;
    settings::Settings m_settings;
    bool m_settingsFailed = false; ///< and was told
    std::unique_ptr<demo::DemoServer> m_demo;
    std::unique_ptr<demo::ClusterServer> m_demoCluster;
    live::Kind m_containers;
    live::Kind m_images;
    live::Kind m_volumes;
    docker::Engine m_engine;
    std::unique_ptr<Clusters> m_clusters; ///< its rows' kinds outlive the window
    std::vector<std::unique_ptr<endpoint::Endpoint>> m_endpoints;
    size_t m_first = 0; ///< the one that the window begins with
    QStringList m_problems;
    SleepSignal m_sleep;
    std::unique_ptr<actions::AuditLog> m_audit;
    std::unique_ptr<actions::Runner> m_runner;
    std::unique_ptr<shell::MainWindow> m_window;
};

} // namespace app
