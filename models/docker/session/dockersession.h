// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One engine, Docker or Podman: connects, negotiates, keeps the event stream open, and keeps the tables right by it.
// Endpoint thread; made by the factory in app/. Feeds: "container" and those of the options' tables.
// Facts: "engine" (EngineInfo).
#pragma once

#include "api.h"
#include "backoff.h"
#include "clock.h"
#include "containertable.h"
#include "eventdecoder.h"
#include "eventmemory.h"
#include "infodecoder.h"
#include "listsource.h"
#include "registrylogin.h"
#include "origin.h"
#include "rowstore.h"
#include "session.h"

#include <deque>
#include <functional>

namespace docker {

class StatsSource;

/// Brings the way to the engine about where there is more to it than an address: an ssh tunnel, Podman's own service.
/// Owned by the session; destruction ends what it started.
class Way
{
public:
    virtual ~Way() = default;
    /// Calls back with where to connect, or why there is no way. Once for each call of open().
    virtual void open(std::function<void(base::Result<net::Origin>)> done) = 0;
    /// The way broke by itself.
    std::function<void(base::Error)> lost;
};

class DockerSession;

/// A table beside the containers: what lists it and which events put it in doubt. Each kind brings its own, in its own
/// file; the session knows none of them by name.
struct TableSpec {
    QByteArray feed;
    std::function<base::Task<base::Result<endpoint::ListSource::Rows>>(DockerSession &)> list;
    std::function<bool(const EngineEvent &)> touchedBy;
    /// The row as it is with the present containers ("used by"); absent: they do not matter to it.
    std::function<live::RowPointer(const live::Row &, const DockerSession &)> join;
};

struct SessionOptions {
    net::Origin origin;
    std::function<std::unique_ptr<Way>()> way; ///< absent: `origin` as it is
    bool readOnly = false; ///< for good, whatever the profile says
    bool relist = true;  ///< the safety relist
    bool measureAll = false; ///< stats streams of all that run, looked at or not: the simulated engine costs nothing
    bool local = false;  ///< a Unix socket of this computer: cgroup files may be readable
    QString procRoot = QStringLiteral("/proc");
    QString cgroupRoot = QStringLiteral("/sys/fs/cgroup");
    std::function<std::unique_ptr<net::Transport>(const net::Origin &)> transport;
    base::Clock *clock = nullptr;
    /// Where logins for registries are looked for. Absent: as the docker and podman commands do.
    std::function<LoginSource(bool podman)> logins;
    std::vector<TableSpec> tables;
};

class DockerSession final : public endpoint::Session
{
    Q_OBJECT

public:
    DockerSession(endpoint::SessionLink link, SessionOptions options);
    ~DockerSession() override;

    void open() override;
    void retryNow() override;
    void setReadOnly(bool on) override { m_api.setReadOnly(on || m_options.readOnly); }
    void setDemand(const QByteArray &feed, endpoint::Demand demand) override;
    void setDetail(const QByteArray &feed, const std::vector<live::Key> &objects) override;
    void acknowledge(const QByteArray &feed, quint64 revision) override;

    [[nodiscard]] Api &api() { return m_api; }
    [[nodiscard]] const EngineInfo &info() const { return m_info; }
    [[nodiscard]] const SessionOptions &options() const { return m_options; }
    [[nodiscard]] base::Clock &clock() const { return *m_options.clock; }
    /// All containers as the last list and the events since have them.
    [[nodiscard]] const ContainerTable::Entries &containers() const { return m_containers.entries(); }
    /// A container; null if it is not known.
    [[nodiscard]] const ContainerRow *container(const live::Key &id) const;
    /// Bytes by the volume's name, as last measured: engines tell them only when their whole disk is measured.
    [[nodiscard]] const std::map<QString, qint64> &volumeSizes() const { return m_volumeSizes; }
    void setVolumeSizes(std::map<QString, qint64> sizes);
    /// Called at each event, while the listener lives. For logs and terminals that follow a container's fate. An event
    /// without a type: the connection is there again, and what happened meanwhile was not seen.
    using Listener = std::function<void(const EngineEvent &)>;
    [[nodiscard]] std::shared_ptr<Listener> listen(Listener listener);
    /// An object of this feed was changed by us: its row is asked for without waiting for the event.
    void touched(const QByteArray &feed, const live::Key &key);

private:
    using Rows = endpoint::ListSource::Rows;
    using ListTask = base::Task<base::Result<Rows>>;
    struct Table {
        std::unique_ptr<live::RowStore> store;
        std::unique_ptr<endpoint::ListSource> source;
        const TableSpec *spec = nullptr; ///< null: the containers
    };

    void makeTable(const QByteArray &feed, endpoint::ListSource::Spec spec, const TableSpec *table);
    void startConnecting();
    void wayReady(base::Result<net::Origin> origin);
    base::Task<base::Result<EngineInfo>> greet();
    void openEvents();
    [[nodiscard]] base::Error whyEventsEnded(const base::Result<void> &result) const;
    void eventData(const QByteArray &bytes);
    void handleEvent(const EngineEvent &event);
    void tellListeners(const EngineEvent &event);
    void connected();
    void lost(const base::Error &error);
    void publishState(endpoint::EndpointState::State state, const base::Error &error = {}, qint64 nextTryMs = 0);

    ContainerTable::Hooks containerHooks();
    ListTask listTable(const TableSpec *spec);
    void containersChanged();

    SessionOptions m_options;
    std::unique_ptr<Way> m_way;
    std::unique_ptr<net::Transport> m_transport;
    /// Transports of ways that broke: requests of theirs may still be on their way to failing.
    std::deque<std::unique_ptr<net::Transport>> m_retired;
    Api m_api;
    EngineInfo m_info;
    endpoint::EndpointState m_state;
    std::map<QByteArray, Table> m_tables;
    std::map<QByteArray, endpoint::Demand> m_demand;

    base::Task<base::Result<EngineInfo>> m_greeting;
    std::unique_ptr<net::Stream> m_events;
    EventMemory m_eventMemory;
    QByteArray m_eventBuffer;
    int m_eventsRefused = 0; ///< the status, if the engine does not give its events
    std::unique_ptr<base::Timer> m_retry;
    std::unique_ptr<base::Timer> m_eventsSilent;
    base::Backoff m_backoff{std::chrono::milliseconds(250), std::chrono::seconds(30)};
    bool m_connected = false;

    ContainerTable m_containers;
    std::map<QString, qint64> m_volumeSizes;
    std::unique_ptr<base::Timer> m_joinSoon;
    std::vector<std::weak_ptr<Listener>> m_listeners;
    std::unique_ptr<StatsSource> m_stats;
};

} // namespace docker
