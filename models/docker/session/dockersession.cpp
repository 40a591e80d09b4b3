// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "dockersession.h"

#include "post.h"
#include "statssource.h"

#include <QCoreApplication>
#include <algorithm>

namespace docker {

using namespace std::chrono_literals;
using State = endpoint::EndpointState::State;
using Rows = endpoint::ListSource::Rows;

namespace {

constexpr qsizetype longestEvent = 1024 * 1024;

} // namespace

DockerSession::DockerSession(endpoint::SessionLink link, SessionOptions options)
    : Session(std::move(link)), m_options(std::move(options)), m_api(m_options.readOnly),
      m_containers(m_api, containerHooks())
{
    const std::chrono::milliseconds relist = m_options.relist ? 60'000ms : 0ms;
    endpoint::ListSource::Spec containers;
    // Running ones first: on an engine where the list of all takes long they are on screen long before the rest.
    containers.steps = {[this] { return m_containers.list(false); }, [this] { return m_containers.list(true); }};
    containers.fetch = [this](std::vector<live::Key> keys) { return m_containers.fetch(std::move(keys)); };
    containers.relistEvery = relist;
    makeTable("container", std::move(containers), nullptr);
    for (const TableSpec &table : m_options.tables) {
        endpoint::ListSource::Spec spec;
        spec.steps = {[this, at = &table] { return listTable(at); }};
        spec.fetch = [this, at = &table](const std::vector<live::Key> &) { return listTable(at); };
        spec.relistEvery = relist;
        makeTable(table.feed, std::move(spec), &table);
    }
}

DockerSession::~DockerSession() = default;

ContainerTable::Hooks DockerSession::containerHooks()
{
    ContainerTable::Hooks hooks;
    hooks.changed = [this](live::RowPointer row) {
        m_tables["container"].store->put(std::move(row));
        m_tables["container"].store->flush();
    };
    hooks.listed = [this] { publishState(m_state.state, m_state.error, m_state.nextTryMs); };
    hooks.seen = [this](const live::Key &id, bool running, qint64 pid) {
        if (m_stats)
            m_stats->containerSeen(id, running, pid);
    };
    hooks.gone = [this](const live::Key &id) {
        if (m_stats)
            m_stats->containerGone(id);
    };
    return hooks;
}

void DockerSession::makeTable(const QByteArray &feed, endpoint::ListSource::Spec spec, const TableSpec *tableSpec)
{
    Table &table = m_tables[feed];
    table.spec = tableSpec;
    table.store = std::make_unique<live::RowStore>([this, feed](live::Batch batch) {
        link().batch(feed, std::move(batch));
        if (feed == "container")
            containersChanged();
    });
    table.source = std::make_unique<endpoint::ListSource>(
        std::move(spec), *table.store, clock(),
        [this, feed](live::FeedStatus status) { link().status(feed, std::move(status)); });
}

void DockerSession::open()
{
    startConnecting();
}

void DockerSession::retryNow()
{
    if (m_connected) {
        for (auto &[feed, table] : m_tables)
            table.source->retryNow();
        return;
    }
    if (m_greeting.valid())
        return;
    m_backoff.reset();
    startConnecting();
}

void DockerSession::acknowledge(const QByteArray &feed, quint64 revision)
{
    if (const auto table = m_tables.find(feed); table != m_tables.end())
        table->second.store->acknowledge(revision);
}

void DockerSession::setDemand(const QByteArray &feed, endpoint::Demand demand)
{
    m_demand[feed] = demand;
    const auto wants = [this](const QByteArray &name) { return m_demand[name] >= endpoint::Demand::Rows; };
    bool containers = wants("container");
    for (auto &[name, table] : m_tables) {
        if (!table.spec)
            continue;
        table.source->setWanted(wants(name));
        containers = containers || (wants(name) && table.spec->join); // it says by whom it is used
    }
    m_tables["container"].source->setWanted(containers);
    if (m_stats)
        m_stats->setTableShown(wants("container"));
}

void DockerSession::setDetail(const QByteArray &feed, const std::vector<live::Key> &objects)
{
    if (feed == "container" && m_stats)
        m_stats->setLookedAt(objects);
}

const ContainerRow *DockerSession::container(const live::Key &id) const
{
    return m_containers.find(id);
}

std::shared_ptr<DockerSession::Listener> DockerSession::listen(Listener listener)
{
    auto held = std::make_shared<Listener>(std::move(listener));
    m_listeners.push_back(held);
    return held;
}

void DockerSession::touched(const QByteArray &feed, const live::Key &key)
{
    const auto table = m_tables.find(feed);
    if (table == m_tables.end())
        return;
    if (feed == "container")
        table->second.source->touch(key);
    else
        table->second.source->relist();
}

// --- Connection -----------------------------------------------------------------------------------------------------

void DockerSession::publishState(State state, const base::Error &error, qint64 nextTryMs)
{
    if (m_state.state != state)
        m_state.sinceMs = clock().wallMs();
    m_state.state = state;
    m_state.error = error;
    m_state.nextTryMs = nextTryMs;
    m_state.product = m_info.title();
    m_state.latencyMs = m_api.lastLatencyMs();
    link().state(m_state);
}

void DockerSession::startConnecting()
{
    m_retry.reset();
    if (m_backoff.failures() == 0)
        publishState(State::Connecting);
    if (m_transport) {
        // The way and its connections are kept as long as they work.
        wayReady(m_options.origin);
        return;
    }
    if (!m_options.way) {
        wayReady(m_options.origin);
        return;
    }
    m_way = m_options.way();
    m_way->lost = [this](const base::Error &error) { lost(error); };
    m_way->open([this](base::Result<net::Origin> origin) { wayReady(std::move(origin)); });
}

void DockerSession::wayReady(base::Result<net::Origin> origin)
{
    if (!origin.ok()) {
        lost(origin.error());
        return;
    }
    if (!m_transport) {
        m_transport = m_options.transport(*origin);
        m_api.setTransport(m_transport.get());
    }
    m_greeting = greet();
    m_greeting.start([this](base::Result<EngineInfo> info) {
        const base::Task<base::Result<EngineInfo>> finished = std::move(m_greeting);
        if (!info.ok()) {
            lost(info.error());
            return;
        }
        m_info = std::move(*info);
        link().fact("engine", m_info);
        openEvents();
    });
}

base::Task<base::Result<EngineInfo>> DockerSession::greet()
{
    m_api.setVersion({}); // an upgraded engine may speak another version now
    EngineInfo info;
    net::Request ping = m_api.request("GET", "/_ping");
    ping.timeout = 10s;
    const base::Result<net::Reply> pong = co_await m_api.send(std::move(ping));
    if (!pong.ok())
        co_return pong.error();
    info.podman = !pong->header("Libpod-Api-Version").isEmpty();
    net::Request version = m_api.request("GET", "/version");
    version.timeout = 10s;
    const base::Result<net::Reply> answer = co_await m_api.send(std::move(version));
    if (!answer.ok())
        co_return answer.error();
    readVersion(info, answer->body);
    if (info.apiVersion.isEmpty()) {
        base::Error other;
        other.code = base::Error::Code::Protocol;
        other.what = QCoreApplication::translate("docker::Session", "What answers here is not a Docker or Podman engine");
        other.detail = QString::fromUtf8(answer->body.left(200)).simplified();
        co_return other;
    }
    const base::Result<QByteArray> agreed = agreeOnVersion(info.minimumApiVersion, info.apiVersion);
    if (!agreed.ok())
        co_return agreed.error();
    info.agreedVersion = *agreed;
    m_api.setVersion(*agreed);
    co_return std::move(info);
}

void DockerSession::openEvents()
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("filters"), eventFilters());
    // Podman is not asked for what was missed: it repeats nothing.
    if (const QString since = m_eventMemory.since(); !since.isEmpty() && !m_info.podman) {
        query.addQueryItem(QStringLiteral("since"), since);
        m_eventMemory.resume();
    }
    net::Request request = m_api.request("GET", "/events", query);
    request.timeout = 0ms;
    request.ownConnection = true;
    m_eventBuffer.clear();
    m_eventsRefused = 0;
    net::Stream::Callbacks callbacks;
    callbacks.head = [this](const net::Head &head) {
        if (head.status == 200) {
            connected();
            return;
        }
        m_eventsRefused = head.status; // why is told in the body
        m_eventsSilent.reset();
    };
    callbacks.data = [this](const QByteArray &bytes) {
        m_events->grant(bytes.size());
        if (m_eventsRefused == 0)
            eventData(bytes);
        else if (m_eventBuffer.size() < longestEvent)
            m_eventBuffer += bytes;
    };
    callbacks.finished = [this](const base::Result<void> &result) { lost(whyEventsEnded(result)); };
    m_events = m_transport->stream(std::move(request), std::move(callbacks));
    // Docker sends the head of the answer at once, Podman only with the first event: there a moment must do.
    if (m_info.podman)
        m_eventsSilent = clock().after(250ms, [this] { connected(); });
    else
        m_eventsSilent = clock().after(2s, [this] { connected(); });
}

base::Error DockerSession::whyEventsEnded(const base::Result<void> &result) const
{
    base::Error error;
    if (m_eventsRefused != 0) {
        net::Reply reply;
        reply.status = m_eventsRefused;
        reply.body = m_eventBuffer;
        error = errorOfReply(reply);
    } else if (!result.ok()) {
        error = result.error();
    } else {
        error.code = base::Error::Code::Unreachable;
        error.what = QCoreApplication::translate("docker::Session", "The engine ended the connection");
    }
    error.retryable = true;
    return error;
}

void DockerSession::connected()
{
    m_eventsSilent.reset();
    if (m_connected)
        return;
    m_connected = true;
    m_backoff.reset();
    publishState(State::Connected);
    if (!m_stats) {
        m_stats = std::make_unique<StatsSource>(*this, [this](live::SampleBatch batch) {
            link().samples(std::move(batch));
        });
        m_stats->setTableShown(m_demand["container"] >= endpoint::Demand::Rows);
    }
    m_containers.inspectAll(); // what was not seen while the connection was lost: a container may have been restarted
    m_stats->resume();
    for (auto &[feed, table] : m_tables)
        table.source->connected();
    tellListeners({});
}

void DockerSession::lost(const base::Error &error)
{
    const bool was = std::exchange(m_connected, false);
    m_eventsSilent.reset();
    m_events.reset();
    m_greeting.reset();
    if (m_stats)
        m_stats->stop();
    m_containers.connectionLost();
    if (was) // most often the engine restarts, or Podman ended an idle stream: the first new try comes at once
        m_backoff.reset();
    const std::chrono::milliseconds grown = m_backoff.next();
    const std::chrono::milliseconds delay = was ? 100ms : grown;
    const qint64 next = clock().wallMs() + delay.count();
    publishState(State::Backoff, error, next);
    for (auto &[feed, table] : m_tables)
        table.source->disconnected(error, next);
    if (m_way) {
        // A way that broke leads elsewhere the next time. It may be what calls: it goes when the stack is empty.
        m_api.setTransport(nullptr);
        if (m_transport)
            m_retired.push_back(std::move(m_transport));
        if (m_retired.size() > 4)
            m_retired.pop_front();
        m_way->lost = {};
        base::post(this, [way = std::shared_ptr<Way>(std::move(m_way))] { Q_UNUSED(way) });
    }
    m_retry = clock().after(delay, [this] { startConnecting(); });
}

// --- Events ---------------------------------------------------------------------------------------------------------

void DockerSession::eventData(const QByteArray &bytes)
{
    m_eventBuffer += bytes;
    qsizetype from = 0;
    while (true) {
        const qsizetype end = m_eventBuffer.indexOf('\n', from);
        if (end < 0)
            break;
        const QByteArray line = m_eventBuffer.mid(from, end - from);
        from = end + 1;
        if (const std::optional<EngineEvent> event = decodeEvent(line))
            handleEvent(*event);
        if (!m_events)
            return; // lost while handling
    }
    m_eventBuffer.remove(0, from);
    // Some Podmans leave the line end out: a whole object is an event too.
    if (m_eventBuffer.endsWith('}')) {
        if (const std::optional<EngineEvent> event = decodeEvent(m_eventBuffer)) {
            m_eventBuffer.clear();
            handleEvent(*event);
        }
    }
    if (m_eventBuffer.size() > longestEvent)
        m_eventBuffer.clear();
}

void DockerSession::handleEvent(const EngineEvent &event)
{
    connected(); // a stream whose head came late
    if (!m_eventMemory.take(event))
        return;
    if (event.type == QStringLiteral("container")) {
        if (event.action == QStringLiteral("prune"))
            m_tables["container"].source->relist();
        else if (!event.action.startsWith(QStringLiteral("exec_")))
            m_tables["container"].source->touch(event.id);
    } else if (!event.container.isEmpty()) {
        m_tables["container"].source->touch(event.container); // connected to a network, or a volume mounted
    }
    for (auto &[feed, table] : m_tables) {
        if (table.spec && table.spec->touchedBy(event))
            table.source->relist();
    }
    tellListeners(event);
}

void DockerSession::tellListeners(const EngineEvent &event)
{
    const auto listeners = m_listeners;
    for (const std::weak_ptr<Listener> &weak : listeners) {
        if (const std::shared_ptr<Listener> listener = weak.lock())
            (*listener)(event);
    }
    std::erase_if(m_listeners, [](const std::weak_ptr<Listener> &weak) { return weak.expired(); });
}

// --- The other tables -----------------------------------------------------------------------------------------------

DockerSession::ListTask DockerSession::listTable(const TableSpec *spec)
{
    base::Result<Rows> rows = co_await spec->list(*this);
    if (rows.ok() && spec->join) {
        for (live::RowPointer &row : *rows)
            row = spec->join(*row, *this);
    }
    co_return std::move(rows);
}

void DockerSession::setVolumeSizes(std::map<QString, qint64> sizes)
{
    m_volumeSizes = std::move(sizes);
    containersChanged(); // the tables are joined again
}

void DockerSession::containersChanged()
{
    if (m_joinSoon)
        return;
    m_joinSoon = clock().after(100ms, [this] {
        m_joinSoon.reset();
        for (auto &[feed, table] : m_tables) {
            if (!table.spec || !table.spec->join || !table.source->wanted())
                continue;
            for (const live::Key &key : table.store->keys())
                table.store->put(table.spec->join(*table.store->find(key), *this));
            table.store->flush();
        }
    });
}

} // namespace docker
