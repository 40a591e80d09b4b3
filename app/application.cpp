// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "application.h"

#include "containeractions.h"
#include "containerkind.h"
#include "contextoptions.h"
#include "curltransport.h"
#include "democlusterpast.h"
#include "demopast.h"
#include "dockerpanes.h"
#include "dockersession.h"
#include "engineadvice.h"
#include "enginepane.h"
#include "firstpaint.h"
#include "history.h"
#include "imagekind.h"
#include "images.h"
#include "podmanservice.h"
#include "profilemarks.h"
#include "sessionengine.h"
#include "timedpane.h"
#include "volumes.h"

#include <QApplication>
#include <QIcon>
#include <QStandardPaths>
#include <QTimer>

namespace app {

namespace {

docker::SessionOptions sessionOptions(const Options &options)
{
    docker::SessionOptions result;
    result.readOnly = options.readOnly;
    result.relist = options.relist;
    result.clock = &base::Clock::system();
    result.transport = [](const net::Origin &origin) { return std::make_unique<net::CurlTransport>(origin); };
    result.tables = {docker::imageTable(), docker::volumeTable()};
    return result;
}

actions::ActionList allActions()
{
    actions::ActionList list = docker::containerActions();
    for (actions::Action &action : docker::imageActions())
        list.push_back(std::move(action));
    for (actions::Action &action : docker::volumeActions())
        list.push_back(std::move(action));
    for (actions::Action &action : Clusters::actions())
        list.push_back(std::move(action));
    return list;
}

} // namespace

Application::Application(QApplication &qt, Options options)
    : m_options(std::move(options)), m_theme(qt, m_preferences), m_settings(m_options.settingsPath),
      m_containers(docker::containerKind()), m_images(docker::imageKind()), m_volumes(docker::volumeKind()), m_engine(docker::sessionEngine())
{
    const QString choice = m_settings.text(QStringLiteral("theme"), QStringLiteral("system"));
    if (choice != QStringLiteral("system"))
        m_theme.setChoice(choice == QStringLiteral("dark") ? theme::Choice::Dark : theme::Choice::Light);
    m_theme.setReducedMotion(m_settings.flag(QStringLiteral("motion/reduced"), false));
    if (m_options.tour.isEmpty())
        m_preferences.start();
    if (m_options.demo)
        addDemo();
    else
        findEngines();
    if (!m_options.demo)
        m_audit = std::make_unique<actions::AuditLog>(settings::Settings::stateFolder() + QStringLiteral("/audit.log"));
    m_runner = std::make_unique<actions::Runner>(allActions(), base::Clock::system(), m_audit.get());
    makeWindow();
}

Application::~Application()
{
    m_window.reset();
    m_runner.reset();
    for (const std::unique_ptr<endpoint::Endpoint> &endpoint : m_endpoints)
        endpoint->beginClose(); // all at once: 3 s is the limit for all together
    if (m_clusters)
        m_clusters->beginClose();
    m_endpoints.clear();
    m_clusters.reset();
    m_demo.reset();
    m_demoCluster.reset();
}

void Application::readMarks(endpoint::Profile &profile) const
{
    profile.readOnly = m_options.readOnly || m_settings.flag(shell::markKey(profile.id, shell::Mark::ReadOnly), false);
    profile.colour = m_settings.number(shell::colourKey(profile.id), 0);
    profile.production = m_settings.flag(shell::markKey(profile.id, shell::Mark::Production), false);
}

void Application::addDemo()
{
    demo::WorldOptions world;
    m_demo = demo::DemoServer::start(world);
    if (!m_demo)
        qFatal("the simulated engine could not be started");
    m_demoCluster = demo::ClusterServer::start();
    if (!m_demoCluster)
        qFatal("the simulated cluster could not be started");
    endpoint::Profile profile;
    profile.id = "docker/demo";
    profile.name = QStringLiteral("demo");
    profile.family = "docker";
    profile.address = QCoreApplication::translate("app::Application", "a simulated engine");
    readMarks(profile);
    docker::SessionOptions options = sessionOptions(m_options);
    options.origin.socketPath = m_demo->socketPath();
    options.measureAll = true; // as an engine of this computer
    m_endpoints.push_back(std::make_unique<endpoint::Endpoint>(profile, [options](endpoint::SessionLink link) {
        return std::make_unique<docker::DockerSession>(std::move(link), options);
    }));
}

void Application::findEngines()
{
    const docker::FoundContexts found = docker::findContexts(docker::ContextSearch::ofThisProcess(m_options.context));
    m_problems = found.problems;
    if (!found.missing.isEmpty())
        m_problems.prepend(QCoreApplication::translate("app::Application", "There is no context called %1").arg(found.missing));
    for (const docker::EngineContext &context : found.contexts)
        addEngine(context);
    if (found.chosen >= 0)
        m_first = static_cast<size_t>(found.chosen);
    // The embedded default: no engine answers here, but Podman is installed.
    const bool chosenExists = found.chosen >= 0 && found.contexts[static_cast<size_t>(found.chosen)].exists;
    if (m_options.context.isEmpty() && !chosenExists && !QStandardPaths::findExecutable(QStringLiteral("podman")).isEmpty()) {
        addOwnPodman();
        m_first = m_endpoints.size() - 1;
    }
}

void Application::addEngine(const docker::EngineContext &context)
{
    endpoint::Profile profile;
    profile.id = "docker/" + context.name.toUtf8();
    profile.name = context.name;
    profile.family = context.source == docker::EngineContext::Source::Podman ? "podman" : "docker";
    profile.address = context.host;
    readMarks(profile);
    docker::SessionOptions options = sessionOptions(m_options);
    if (const base::Result<void> reached = docker::reach(context, options); !reached.ok()) {
        m_problems << reached.error().text();
        options.way = [error = reached.error()]() -> std::unique_ptr<docker::Way> {
            /// A way that leads nowhere, and says why where the person looks.
            class NoWay final : public docker::Way
            {
            public:
                explicit NoWay(base::Error why) : m_why(std::move(why)) {}
                void open(std::function<void(base::Result<net::Origin>)> done) override { done(m_why); }

            private:
                base::Error m_why;
            };
            return std::make_unique<NoWay>(error);
        };
    }
    m_endpoints.push_back(std::make_unique<endpoint::Endpoint>(profile, [options](endpoint::SessionLink link) {
        return std::make_unique<docker::DockerSession>(std::move(link), options);
    }));
}

void Application::addOwnPodman()
{
    endpoint::Profile profile;
    profile.id = "docker/own-podman";
    profile.name = QCoreApplication::translate("app::Application", "Podman of Pilothouse");
    profile.family = "podman";
    profile.address = QStringLiteral("podman system service");
    readMarks(profile);
    docker::SessionOptions options = sessionOptions(m_options);
    options.local = true;
    options.way = [] { return std::make_unique<docker::PodmanService>(docker::PodmanService::Options{}); };
    m_endpoints.push_back(std::make_unique<endpoint::Endpoint>(profile, [options](endpoint::SessionLink link) {
        return std::make_unique<docker::DockerSession>(std::move(link), options);
    }));
}

void Application::makeWindow()
{
    dockerui::Context context;
    context.engine = &m_engine;
    context.runner = m_runner.get();
    context.containers = &m_containers;
    context.images = &m_images;
    context.volumes = &m_volumes;
    shell::SectionSpec section;
    section.id = "containers";
    section.title = QCoreApplication::translate("app::Application", "Containers");
    for (const std::unique_ptr<endpoint::Endpoint> &endpoint : m_endpoints)
        section.endpoints.push_back(endpoint.get());
    const QByteArray remembered = m_settings.text(QStringLiteral("connection/containers")).toUtf8();
    for (size_t i = 0; i < m_endpoints.size() && m_options.context.isEmpty(); ++i) {
        if (m_endpoints[i]->profile().id == remembered)
            m_first = i;
    }
    if (!m_endpoints.empty())
        section.current = m_endpoints[m_first].get();
    section.panes = {
        {m_containers.id, m_containers.title, m_containers.icon, [context] { return dockerui::containerPane(context); }, {}},
        {m_images.id, m_images.title, m_images.icon, [context] { return dockerui::imagePane(context); }, {}},
        {m_volumes.id, m_volumes.title, m_volumes.icon, [context] { return dockerui::volumePane(context); }, {}},
        {"engine", QCoreApplication::translate("app::Application", "Engine"), QStringLiteral("engine"), {},
         [context](endpoint::Endpoint &endpoint, QWidget *parent) {
             return dockerui::makeEnginePane(context, endpoint, parent);
         }},
    };
    m_window = std::make_unique<shell::MainWindow>(std::vector<shell::SectionSpec>{section}, *m_runner, m_settings, m_theme);
    m_window->setLocked(m_options.readOnly);
    if (auto *pane = qobject_cast<panes::TablePane *>(m_window->currentPage()); pane && !m_options.timing.isEmpty() && m_options.timedPane.isEmpty())
        new FirstPaint(pane, m_options.timing, m_window.get());
    if (m_options.history > 0 && !m_endpoints.empty())
        new History(*m_endpoints[m_first], m_containers.id, m_options.history, m_window.get());
    else if (m_options.demo)
        new DemoPast(*m_endpoints.front(), m_containers.id, demo::WorldOptions(), m_window.get());
    findClusters();
    QObject::connect(&m_sleep, &SleepSignal::wokeUp, m_window.get(), [this] {
        for (const std::unique_ptr<endpoint::Endpoint> &endpoint : m_endpoints)
            endpoint->wokeUp();
        if (m_clusters)
            m_clusters->wokeUp();
    });
    if (!m_settings.problem().isEmpty())
        m_problems << m_settings.problem();
    QObject::connect(&m_settings, &settings::Settings::failed, m_window.get(), [this](const base::Error &error) {
        if (!std::exchange(m_settingsFailed, true)) // once: it would be said at each change
            m_window->tell(false, error.what, error.detail);
    });
}

void Application::findClusters()
{
    ClusterSource source = m_demoCluster ? demoSource(m_demoCluster->socketPath()) : kubeconfigSource();
    if (m_demoCluster) {
        source.made = [this](endpoint::Endpoint &endpoint) {
            if (endpoint.profile().name == QStringLiteral("demo"))
                new DemoClusterPast(endpoint, m_demoCluster->options(), m_window.get());
        };
    }
    m_clusters = std::make_unique<Clusters>(m_options, m_settings, *m_runner, std::move(source), [this](endpoint::Profile &profile) { readMarks(profile); });
    m_clusters->find(*m_window, [this](const QString &problem) { m_window->tell(false, problem, {}); });
    if (!m_options.timedPane.isEmpty())
        new TimedPane(*m_window, m_options.timedPane, m_options.timing);
}

void Application::show()
{
    m_window->show();
    if (!m_options.demo)
        QTimer::singleShot(0, &m_sleep, &SleepSignal::start);
    for (const QString &problem : m_problems)
        m_window->tell(false, problem, {});
}

} // namespace app
