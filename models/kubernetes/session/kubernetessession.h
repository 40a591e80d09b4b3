// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One context of a kubeconfig: finds out who we are, reaches the apiserver, and watches the tables that somebody looks at. Endpoint
// thread; made by the factory in app/. Feeds: those of the options' tables, and of kinds that were opened since, and "forward". Facts: "cluster"
// (ClusterInfo), "scope" (QString: the namespace that is shown; empty: all), "discovery" (DiscoveryPointer, once somebody needed it),
// "permissions" (PermissionsPointer, what was asked for so far), "metrics/pod" and "metrics/node" (MetricsAvailability), "plugin" (QString: the credential plugin that runs now), "consent"
// (PluginQuestion: may this command run? its id is 0 when nothing is asked).
//
// A connection that breaks is told by the watches in it; then all wait together until /version answers again, and go on from
// the versions they have. While nobody looks nothing is asked, so nothing is noticed either: the next look finds out.
#pragma once

#include "kubeapi.h"
#include "authorizedtransport.h"
#include "backoff.h"
#include "clusterinfo.h"
#include "discoverysource.h"
#include "kubeauthorizer.h"
#include "metricssource.h"
#include "nodesums.h"
#include "permissionsource.h"
#include "renewabletransport.h"
#include "session.h"
#include "sidetable.h"
#include "watchspec.h"

#include <map>
#include <optional>
#include <set>

namespace kubernetes {

struct SessionOptions {
    /// Reads the kubeconfig; asked at each attempt to connect, since files change. Endpoint thread.
    std::function<base::Result<ResolvedContext>()> resolve;
    PluginSeams plugin; ///< but for consent, running and certificateChanged, which are the session's own
    /// The namespace that is shown at first, empty for all. Absent: the context's own, unless that is "default".
    std::optional<QString> scope;
    bool readOnly = false; ///< for good, whatever the profile says
    RenewableTransport::Factory transport;
    base::Clock *clock = nullptr;
    std::vector<WatchTable> tables;
    std::function<double()> random; ///< jitter; absent: none
    /// Whether somebody answers the fact "consent"; otherwise no plugin runs that is not in plugin.allowed, and the error says so.
    bool asksConsent = true;
};

class PortForwards;

class KubernetesSession final : public endpoint::Session
{
    Q_OBJECT

public:
    KubernetesSession(endpoint::SessionLink link, SessionOptions options);
    ~KubernetesSession() override;

    void open() override;
    void retryNow() override;
    void setReadOnly(bool on) override { m_api.setReadOnly(on || m_options.readOnly); }
    void setDemand(const QByteArray &feed, endpoint::Demand demand) override;
    void setDetail(const QByteArray &feed, const std::vector<live::Key> &objects) override;
    void acknowledge(const QByteArray &feed, quint64 revision) override;

    /// One namespace, or all of them where it is empty. Tables begin anew.
    void setScope(const QString &scope);
    [[nodiscard]] const QString &scope() const { return m_scope; }
    /// One more table, from now on; one of the same feed with other columns begins anew.
    void addTable(const WatchTable &spec);
    [[nodiscard]] const WatchTable *table(const QByteArray &feed) const;
    [[nodiscard]] DiscoverySource &discovery() { return m_discovery; }
    [[nodiscard]] PermissionSource &permissions() { return m_permissions; }
    /// The person's answer to the question with this id. It stands for all that ask about the same command.
    void answerConsent(quint64 id, bool yes);
    /// Ends the credential plugin that runs; who waits for it is told.
    void cancelLogin();
    /// The machine slept, or its network changed: what hangs on old connections is asked for again at once.
    void wokeUp() override;

    [[nodiscard]] Api &api() { return m_api; }
    [[nodiscard]] base::Clock &clock() const { return *m_options.clock; }
    [[nodiscard]] const ClusterInfo &info() const { return m_info; }
    /// Called at each change of a pod that is watched, while the listener lives: before, now; either may be null. A new scope makes all
    /// of them vanish. Both null: connections from before now are in doubt. For logs and terminals that follow a pod's fate.
    using PodListener = std::function<void(const live::RowPointer &before, const live::RowPointer &now)>;
    [[nodiscard]] std::shared_ptr<PodListener> listenToPods(PodListener listener);
    /// The ports of this computer that lead into the cluster: the feed "forward".
    [[nodiscard]] PortForwards &forwards() { return *m_forwards; }
    /// A row of a table that is watched; null if it is not known.
    [[nodiscard]] live::RowPointer find(const QByteArray &feed, const live::Key &key) const;
    /// For SideTable: it is watched whenever there is a connection.
    void attach(SideTable &table);
    void detach(SideTable &table) { m_side.erase(&table); }

private:
    using State = endpoint::EndpointState::State;
    struct Table {
        WatchTable spec;
        std::unique_ptr<live::RowStore> store;
        std::unique_ptr<endpoint::WatchSource> source;
    };
    struct Question {
        PluginQuestion asked;
        std::function<void(bool)> resume;
    };

    void makeTables();
    void makeTable(const WatchTable &spec);
    void makeSource(Table &table);
    void startConnecting();
    void connectSide(SideTable &table);
    [[nodiscard]] base::Result<void> prepare();
    [[nodiscard]] PluginSeams seams(RenewableTransport *way, const net::Origin &origin);
    [[nodiscard]] base::Task<bool> askConsent(const PluginQuestion &question);
    [[nodiscard]] base::Task<base::Result<ClusterInfo>> greet();
    void greeted(base::Result<ClusterInfo> info);
    void lost(const base::Error &error);
    void sourceSaid(const QByteArray &feed, const live::FeedStatus &status);
    void publishState(State state, const base::Error &error = {}, qint64 nextTryMs = 0);
    [[nodiscard]] bool somebodyLooks() const;
    void tellQuestion();
    void tellUnreachable(const QByteArray &feed, const base::Error &error, qint64 nextTryMs);
    void applyDemand();
    void tellPodListeners(const live::RowPointer &before, const live::RowPointer &now);
    void sumsChanged();
    void deliverSums(bool all);

    SessionOptions m_options;
    Api m_api;
    DiscoverySource m_discovery;
    PermissionSource m_permissions;
    std::optional<ResolvedContext> m_context;
    std::shared_ptr<KubeAuthorizer> m_authorizer;
    RenewableTransport *m_way = nullptr; ///< inside m_transport
    std::unique_ptr<net::Transport> m_transport;
    std::vector<std::unique_ptr<net::Transport>> m_retired; ///< of a context that changed: what is under way ends first
    std::shared_ptr<Interner> m_interner = std::make_shared<Interner>();
    ClusterInfo m_info;
    endpoint::EndpointState m_state;
    std::map<QByteArray, Table> m_tables;
    std::set<SideTable *> m_side;
    std::map<QByteArray, endpoint::Demand> m_demand;
    QString m_scope;
    bool m_scopeChosen = false;
    bool m_connected = false;
    bool m_lossPosted = false;
    base::Task<base::Result<ClusterInfo>> m_greeting;
    std::unique_ptr<base::Timer> m_retry;
    bool m_retryWhenLooked = false; ///< it was time to try again, but nobody looked
    qint64 m_connectedMs = 0; ///< steady
    int m_ownFaults = 0;      ///< attempts in a row that failed for what only a person can mend
    base::Backoff m_backoff;
    std::vector<Question> m_questions;
    quint64 m_lastQuestion = 0;
    quint64 m_toldQuestion = 0; ///< the id that the fact has

    std::vector<std::weak_ptr<PodListener>> m_podListeners;
    std::unique_ptr<PortForwards> m_forwards;
    NodeSums m_sums;
    bool m_podsKnown = false;
    std::unique_ptr<base::Timer> m_sumsSoon;
    std::unique_ptr<base::Timer> m_sumsPace;
    std::unique_ptr<MetricsSource> m_metrics;
};

} // namespace kubernetes
