// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clusters.h"

#include "allkinds.h"
#include "clusterkinds.h"
#include "forwardkind.h"
#include "forwardsheet.h"
#include "kubernetespanes.h"
#include "sessioncluster.h"
#include "tablekinds.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <algorithm>

namespace app {

Clusters::Clusters(const Options &options, settings::Settings &settings, actions::Runner &runner, ClusterSource source,
                   std::function<void(endpoint::Profile &)> mark)
    : m_options(options), m_settings(settings), m_runner(runner), m_mark(std::move(mark)), m_source(std::move(source)),
      m_objects(clusterKinds()), m_forwards(kubernetes::forwardKind()), m_cluster(kubernetes::sessionCluster()), m_consent(m_cluster, settings)
{
}

Clusters::~Clusters() = default;

void Clusters::beginClose()
{
    for (const std::unique_ptr<endpoint::Endpoint> &endpoint : m_endpoints)
        endpoint->beginClose();
}

void Clusters::wokeUp()
{
    for (const std::unique_ptr<endpoint::Endpoint> &endpoint : m_endpoints)
        endpoint->wokeUp();
}

actions::ActionList Clusters::actions()
{
    return clusterActions();
}

endpoint::Endpoint *Clusters::endpoint(const QString &context) const
{
    for (const std::unique_ptr<endpoint::Endpoint> &endpoint : m_endpoints) {
        if (endpoint->profile().name == context)
            return endpoint.get();
    }
    return nullptr;
}

void Clusters::find(shell::MainWindow &window, std::function<void(const QString &)> problem)
{
    m_reading = base::compute<FoundClusters>([find = m_source.find](const base::CancelFlag &) { return find(); },
                                             [this, &window, problem = std::move(problem)](const FoundClusters &found) {
                                                 for (const QString &text : found.problems)
                                                     problem(text);
                                                 if (!found.clusters.empty())
                                                     show(found, window);
                                             });
}

void Clusters::show(const FoundClusters &found, shell::MainWindow &window)
{
    m_consent.setWindow(&window);
    for (const FoundCluster &cluster : found.clusters)
        add(cluster);
    window.addSection(section(found.current, window));
}

void Clusters::add(const FoundCluster &cluster)
{
    endpoint::Profile profile;
    profile.id = "kubernetes/" + cluster.context.toUtf8();
    profile.name = cluster.context;
    profile.family = "kubernetes";
    profile.address = cluster.server;
    m_mark(profile);
    m_endpoints.push_back(std::make_unique<endpoint::Endpoint>(
        profile, [options = sessionOptions(cluster.context, scopeKey(profile))](endpoint::SessionLink link) {
            return std::make_unique<kubernetes::KubernetesSession>(std::move(link), options);
        }));
    m_consent.watch(*m_endpoints.back());
    rememberScope(*m_endpoints.back());
    if (m_source.made)
        m_source.made(*m_endpoints.back());
}

kubernetes::SessionOptions Clusters::sessionOptions(const QString &context, const QString &scopeKey) const
{
    kubernetes::SessionOptions options;
    options.resolve = [resolve = m_source.resolve, context] { return resolve(context); };
    options.plugin.shell = m_source.shell;
    options.plugin.allowed = m_consent.allowed();
    options.readOnly = m_options.readOnly;
    if (const QJsonValue scope = m_settings.value(scopeKey); scope.isString())
        options.scope = scope.toString();
    options.transport = m_source.transport;
    options.clock = &base::Clock::system();
    for (const kubernetes::ObjectKind &object : m_objects)
        options.tables.push_back(object.table);
    options.random = [] { return QRandomGenerator::global()->generateDouble(); };
    return options;
}

QString Clusters::scopeKey(const endpoint::Profile &profile)
{
    return QStringLiteral("profiles/%1/namespace").arg(QString::fromUtf8(profile.id));
}

/// The namespace is the person's choice; it is there again at the next start.
void Clusters::rememberScope(endpoint::Endpoint &endpoint)
{
    QObject::connect(&endpoint, &endpoint::Endpoint::factChanged, &m_consent, [this, &endpoint](const QByteArray &topic) {
        const std::any fact = topic == "scope" ? endpoint.fact(topic) : std::any();
        if (const auto *scope = std::any_cast<QString>(&fact))
            m_settings.set(scopeKey(endpoint.profile()), *scope);
    });
}

shell::SectionSpec Clusters::section(const QString &current, shell::MainWindow &window)
{
    kubernetesui::Context &context = m_context;
    context.cluster = &m_cluster;
    context.runner = &m_runner;
    context.hasPane = [this](const QByteArray &kind) {
        return std::any_of(m_objects.begin(), m_objects.end(), [&](const kubernetes::ObjectKind &object) { return object.kind.id == kind; });
    };
    context.open = [&window](const QByteArray &kind, const live::Key &key) {
        window.openPane("kubernetes", kind);
        if (auto *pane = qobject_cast<panes::TablePane *>(window.currentPage()))
            pane->select(key);
    };
    shell::SectionSpec section;
    section.id = "kubernetes";
    section.title = QCoreApplication::translate("app::Application", "Kubernetes");
    const QByteArray remembered = m_settings.text(QStringLiteral("connection/kubernetes")).toUtf8();
    for (const std::unique_ptr<endpoint::Endpoint> &endpoint : m_endpoints) {
        section.endpoints.push_back(endpoint.get());
        const bool chosen = remembered.isEmpty() ? endpoint->profile().name == current : endpoint->profile().id == remembered;
        if (chosen || !section.current)
            section.current = endpoint.get();
    }
    for (const kubernetes::ObjectKind &object : m_objects) {
        const live::Kind &kind = object.kind;
        section.panes.push_back({kind.id, kind.title, kind.icon, [this, &object] { return kubernetesui::objectPane(m_context, object); }, {}, object.group});
    }
    const QString network = kubernetes::serviceObject().group;
    const auto behind = std::find_if(section.panes.rbegin(), section.panes.rend(), [&](const auto &pane) { return pane.group == network; });
    section.panes.insert(behind.base(), {m_forwards.id, m_forwards.title, m_forwards.icon, [this] { return kubernetesui::forwardPane(m_forwards); }, {}, network});
    section.more = more();
    return section;
}

// --- Kinds that are opened while the program runs ---------------------------------------------------------------------

shell::MorePanes Clusters::more()
{
    shell::MorePanes more;
    more.title = QCoreApplication::translate("app::Application", "All kinds…");
    more.group = QCoreApplication::translate("app::Application", "Other");
    more.offer = QCoreApplication::translate("app::Application", "Open kind");
    more.find = [this](endpoint::Endpoint &endpoint, bool again, const std::function<void(base::Result<std::vector<shell::FoundPane>>)> &done) {
        return m_cluster.discover(endpoint, again, [this, done](base::Result<kubernetes::DiscoveryPointer> known) {
            if (known.ok())
                done(offered(**known));
            else
                done(known.error());
        });
    };
    more.open = [this](endpoint::Endpoint &endpoint, const QByteArray &id, const std::function<void(base::Result<panes::TablePaneSpec>)> &done) {
        return m_cluster.openKind(endpoint, kubernetes::resourceOfFeed(id), [this, done](base::Result<kubernetes::ObjectKind> object) {
            if (object.ok())
                done(opened(std::move(*object)));
            else
                done(object.error());
        });
    };
    return more;
}

/// What can be listed; kinds that have a pane of their own are led to it.
std::vector<shell::FoundPane> Clusters::offered(const kubernetes::Discovery &known) const
{
    std::vector<shell::FoundPane> panes;
    for (const kubernetes::ApiResource &resource : known.resources) {
        if (!resource.can("list"))
            continue;
        shell::FoundPane pane;
        pane.id = kubernetes::tableFeed(resource);
        pane.title = kubernetes::pluralTitle(resource);
        pane.icon = QStringLiteral("box");
        for (const kubernetes::ObjectKind &object : m_objects) {
            if (object.table.resource != resource.resource || object.table.group != resource.groupPath())
                continue;
            pane.id = object.kind.id;
            pane.icon = object.kind.icon;
        }
        pane.group = resource.group.isEmpty() ? QCoreApplication::translate("app::Application", "core") : QString::fromUtf8(resource.group);
        pane.detail = QString::fromUtf8(resource.group.isEmpty() ? resource.version : resource.group + '/' + resource.version);
        if (resource.stale)
            pane.detail = QCoreApplication::translate("app::Application", "%1, does not answer").arg(pane.detail);
        pane.words = (resource.shortNames + QStringList{resource.kind, resource.singular, QString::fromUtf8(resource.resource)} + resource.categories).join(u' ');
        panes.push_back(std::move(pane));
    }
    const QString core = QCoreApplication::translate("app::Application", "core"); // first: the kinds that everybody knows
    std::stable_sort(panes.begin(), panes.end(), [&](const auto &a, const auto &b) {
        if (a.group != b.group)
            return a.group == core || (b.group != core && a.group < b.group);
        return QString::compare(a.title, b.title, Qt::CaseInsensitive) < 0;
    });
    return panes;
}

panes::TablePaneSpec Clusters::opened(kubernetes::ObjectKind object)
{
    m_opened.push_back(std::move(object));
    const kubernetes::ObjectKind &kept = m_opened.back();
    for (actions::Action &action : kubernetes::tableActions(kept)) {
        if (!actions::findAction(m_runner.actions(), action.id))
            m_runner.add(std::move(action));
    }
    return kubernetesui::objectPane(m_context, kept);
}

} // namespace app
