// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "kubernetessession.h"

#include "post.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

using namespace std::chrono_literals;
using Code = base::Error::Code;

namespace {

constexpr auto healthyAfter = 10s; ///< a connection that held so long is worth an attempt at once
constexpr auto ownFaultPause = 30s; ///< doubled up to 8 min: a plugin may open a browser at each attempt
constexpr auto sumsPace = 8s; ///< a series holds a value for 10 s; that nothing changed has to be told again by then

/// Whether an error of one table says that the whole connection is in doubt.
bool breaksTheConnection(const base::Error &error)
{
    if (error.httpStatus != 0)
        return false; // who answers is there, however overloaded
    switch (error.code) {
    case Code::Unreachable:
    case Code::Timeout:
    case Code::NameLookup:
    case Code::Tls:
        return true;
    default:
        return false;
    }
}

} // namespace

KubernetesSession::KubernetesSession(endpoint::SessionLink link, SessionOptions options)
    : Session(std::move(link)), m_options(std::move(options)), m_api(m_options.readOnly),
      m_discovery(m_api, [this](const DiscoveryPointer &known) { this->link().fact("discovery", known); }),
      m_permissions(m_api, *m_options.clock, [this](const PermissionsPointer &known) { this->link().fact("permissions", known); }),
      m_backoff(800ms, 30s, m_options.random)
{
    m_api.setForbidden([this] { m_permissions.doubt(); });
    makeTables();
}

KubernetesSession::~KubernetesSession()
{
    // What may still wait for the plugin, and with it for a person's answer, goes before the list of questions.
    m_metrics.reset();
    m_greeting = {};
    m_tables.clear();
    m_api.setTransport(nullptr);
    m_transport.reset();
    m_retired.clear();
    m_authorizer.reset();
}

// --- Tables ---------------------------------------------------------------------------------------------------------

void KubernetesSession::makeTable(const WatchTable &spec)
{
    Table &table = m_tables[spec.feed];
    table.spec = spec;
    table.store = std::make_unique<live::RowStore>(
        [this, feed = spec.feed](live::Batch batch) { link().batch(feed, std::move(batch)); });
}

void KubernetesSession::addTable(const WatchTable &spec)
{
    if (const WatchTable *known = table(spec.feed); known && known->columns && spec.columns && *known->columns == *spec.columns)
        return;
    if (!m_tables.contains(spec.feed))
        makeTable(spec);
    Table &added = m_tables[spec.feed];
    added.spec = spec;
    added.store->reset();
    added.store->flush();
    if (m_context)
        makeSource(added);
    if (m_connected)
        added.source->connected(*m_transport);
    applyDemand();
}

const WatchTable *KubernetesSession::table(const QByteArray &feed) const
{
    const auto found = m_tables.find(feed);
    return found == m_tables.end() ? nullptr : &found->second.spec;
}

void KubernetesSession::makeTables()
{
    for (const WatchTable &spec : m_options.tables)
        makeTable(spec);
    if (m_tables.count("pod") == 0)
        return;
    m_tables["pod"].store->setObserver(
        [this](const live::RowPointer &before, const live::RowPointer &now) {
            m_sums.podChanged(before, now);
            sumsChanged();
            tellPodListeners(before, now);
        });
    if (m_tables.count("node") == 0)
        return;
    m_tables["node"].store->setObserver([this](const live::RowPointer &before, const live::RowPointer &now) {
        m_sums.nodeChanged(before, now);
        sumsChanged();
    });
    MetricsSource::Hooks hooks;
    hooks.deliver = [this](live::SampleBatch batch) { link().samples(std::move(batch)); };
    hooks.availability = [this](bool nodes, MetricsAvailability availability, const base::Error &) {
        link().fact(nodes ? "metrics/node" : "metrics/pod", availability);
    };
    m_metrics = std::make_unique<MetricsSource>(m_api, clock(), *m_tables["pod"].store, *m_tables["node"].store,
                                                std::move(hooks));
}

std::shared_ptr<KubernetesSession::PodListener> KubernetesSession::listenToPods(PodListener listener)
{
    auto held = std::make_shared<PodListener>(std::move(listener));
    m_podListeners.push_back(held);
    return held;
}

void KubernetesSession::tellPodListeners(const live::RowPointer &before, const live::RowPointer &now)
{
    if (m_podListeners.empty())
        return;
    const auto listeners = m_podListeners;
    for (const std::weak_ptr<PodListener> &weak : listeners) {
        if (const std::shared_ptr<PodListener> listener = weak.lock())
            (*listener)(before, now);
    }
    std::erase_if(m_podListeners, [](const std::weak_ptr<PodListener> &weak) { return weak.expired(); });
}

void KubernetesSession::makeSource(Table &table)
{
    table.source = std::make_unique<endpoint::WatchSource>(
        watchSpec(table.spec, m_context->pathPrefix, m_scope, m_interner, m_options.random), *table.store, clock(),
        [this, feed = table.spec.feed](live::FeedStatus status) { sourceSaid(feed, status); });
}

void KubernetesSession::attach(SideTable &table)
{
    m_side.insert(&table);
    if (m_connected)
        connectSide(table);
}

void KubernetesSession::connectSide(SideTable &table)
{
    table.connected(*m_transport, watchSpec(table.m_table, m_context->pathPrefix, table.m_scope, m_interner, m_options.random));
}

void KubernetesSession::sourceSaid(const QByteArray &feed, const live::FeedStatus &status)
{
    if (status.state == live::FeedStatus::State::Live)
        publishState(m_state.state, m_state.error, m_state.nextTryMs); // with the latency
    link().status(feed, status);
    if (feed == "pod") {
        m_podsKnown = status.state == live::FeedStatus::State::Live || status.state == live::FeedStatus::State::Polling;
        sumsChanged();
    }
    const bool failing = status.state == live::FeedStatus::State::Backoff || status.state == live::FeedStatus::State::Stale;
    if (!m_connected || !failing || !breaksTheConnection(status.error) || std::exchange(m_lossPosted, true))
        return;
    // Not from within the source, which goes on with what it does.
    base::post(this, [this, error = status.error] {
        m_lossPosted = false;
        if (m_connected)
            lost(error);
    });
}

void KubernetesSession::acknowledge(const QByteArray &feed, quint64 revision)
{
    if (const auto table = m_tables.find(feed); table != m_tables.end())
        table->second.store->acknowledge(revision);
}

live::RowPointer KubernetesSession::find(const QByteArray &feed, const live::Key &key) const
{
    const auto table = m_tables.find(feed);
    return table == m_tables.end() ? live::RowPointer() : table->second.store->find(key);
}

void KubernetesSession::setDemand(const QByteArray &feed, endpoint::Demand demand)
{
    m_demand[feed] = demand;
    applyDemand();
    if (m_retryWhenLooked && somebodyLooks())
        startConnecting();
    if (m_state.state == State::Backoff)
        tellUnreachable(feed, m_state.error, m_state.nextTryMs);
}

bool KubernetesSession::somebodyLooks() const
{
    return std::any_of(m_demand.begin(), m_demand.end(), [](const auto &entry) { return entry.second >= endpoint::Demand::Rows; });
}

void KubernetesSession::applyDemand()
{
    std::set<QByteArray> wanted;
    for (const auto &[feed, demand] : m_demand) {
        const auto table = m_tables.find(feed);
        if (table == m_tables.end() || demand < endpoint::Demand::Rows)
            continue;
        wanted.insert(feed);
        wanted.insert(table->second.spec.needs.begin(), table->second.spec.needs.end());
    }
    for (auto &[feed, table] : m_tables) {
        if (table.source)
            table.source->setWanted(wanted.contains(feed));
    }
    const auto shown = [this](const QByteArray &feed) { return m_demand[feed] >= endpoint::Demand::Rows; };
    if (m_metrics)
        m_metrics->setWanted(shown("pod"), shown("node"));
    if (shown("node"))
        sumsChanged();
    else
        m_sumsPace.reset();
}

void KubernetesSession::setDetail(const QByteArray &, const std::vector<live::Key> &) {}

void KubernetesSession::setScope(const QString &scope)
{
    m_scopeChosen = true;
    if (std::exchange(m_scope, scope) == scope)
        return;
    link().fact("scope", m_scope);
    if (m_metrics)
        m_metrics->setScope(scope);
    if (!m_context)
        return;
    for (auto &[feed, table] : m_tables) {
        if (!table.spec.namespaced)
            continue;
        table.store->reset();
        table.store->flush();
        makeSource(table);
        if (m_connected)
            table.source->connected(*m_transport);
    }
    applyDemand();
}

// --- Sums over pods -------------------------------------------------------------------------------------------------

void KubernetesSession::sumsChanged()
{
    if (m_demand["node"] < endpoint::Demand::Rows || m_sumsSoon)
        return;
    m_sumsSoon = clock().after(250ms, [this] {
        m_sumsSoon.reset();
        deliverSums(false);
    });
    if (!m_sumsPace)
        m_sumsPace = clock().after(sumsPace, [this] { deliverSums(true); });
}

void KubernetesSession::deliverSums(bool all)
{
    if (!m_connected || !m_podsKnown || !m_scope.isEmpty()) {
        m_sumsPace.reset(); // not all pods are known, so no sum is: the next change of theirs begins anew
        return;
    }
    live::SampleBatch batch;
    batch.wallMs = clock().wallMs();
    batch.samples = m_sums.samples(all);
    if (!batch.samples.empty())
        link().samples(std::move(batch));
    if (all)
        m_sumsPace = clock().after(sumsPace, [this] { deliverSums(true); });
}

// --- Connection -----------------------------------------------------------------------------------------------------

void KubernetesSession::publishState(State state, const base::Error &error, qint64 nextTryMs)
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

void KubernetesSession::open()
{
    if (m_options.scope && !m_scopeChosen)
        setScope(*m_options.scope);
    startConnecting();
}

void KubernetesSession::retryNow()
{
    if (m_authorizer && m_authorizer->plugin())
        m_authorizer->plugin()->askAgain();
    if (m_connected) {
        for (auto &[feed, table] : m_tables)
            table.source->retryNow();
        for (SideTable *table : m_side)
            table->retryNow();
        return;
    }
    if (m_greeting.valid())
        return;
    m_backoff.reset();
    m_ownFaults = 0;
    startConnecting();
}

void KubernetesSession::cancelLogin()
{
    if (m_authorizer && m_authorizer->plugin())
        m_authorizer->plugin()->cancel();
}

void KubernetesSession::wokeUp()
{
    if (!m_connected) {
        if (m_retry)
            retryNow();
        return;
    }
    m_way->renew(m_way->origin()); // nobody answers on a connection that the other side gave up meanwhile
    for (auto &[feed, table] : m_tables)
        table.source->reconnect();
    for (SideTable *table : m_side)
        table->reconnect();
    tellPodListeners(nullptr, nullptr);
}

void KubernetesSession::startConnecting()
{
    m_retry.reset();
    m_retryWhenLooked = false;
    if (m_backoff.failures() == 0)
        publishState(State::Connecting);
    if (const base::Result<void> ready = prepare(); !ready.ok()) {
        lost(ready.error());
        return;
    }
    m_greeting = greet();
    m_greeting.start([this](base::Result<ClusterInfo> info) {
        const base::Task<base::Result<ClusterInfo>> finished = std::move(m_greeting);
        greeted(std::move(info));
    });
}

/// Reads the kubeconfig again; what changed in it is taken over.
base::Result<void> KubernetesSession::prepare()
{
    base::Result<ResolvedContext> context = m_options.resolve();
    if (!context.ok())
        return context.error();
    if (m_context && *m_context == *context)
        return {};
    const bool first = !m_context;
    if (first && !m_options.scope && !m_scopeChosen && context->namespaceName != QStringLiteral("default"))
        setScope(context->namespaceName);
    m_context = std::move(*context);
    m_discovery.forget();
    if (!first)
        m_permissions.forget();
    if (first && m_scope.isEmpty())
        m_info.namespaceName = m_context->namespaceName;
    m_api.setPrefix(m_context->pathPrefix);
    if (m_transport)
        m_retired.push_back(std::move(m_transport));
    auto way = std::make_unique<RenewableTransport>(m_options.transport, m_context->origin);
    m_way = way.get();
    m_authorizer = std::make_shared<KubeAuthorizer>(*m_context, seams(m_way, m_context->origin));
    m_transport = std::make_unique<endpoint::AuthorizedTransport>(std::move(way), m_authorizer);
    m_api.setTransport(m_transport.get());
    for (auto &[feed, table] : m_tables) {
        if (!first) {
            table.store->reset(); // perhaps another cluster's
            table.store->flush();
        }
        makeSource(table);
    }
    applyDemand();
    return {};
}

PluginSeams KubernetesSession::seams(RenewableTransport *way, const net::Origin &origin)
{
    PluginSeams result = m_options.plugin;
    result.clock = m_options.clock;
    if (m_options.asksConsent)
        result.consent = [this](const PluginQuestion &question) { return askConsent(question); };
    result.running = [this](const QString &commandLine) { link().fact("plugin", commandLine); };
    // The way of this plugin's own context, whatever the session has come to meanwhile: both go together.
    result.certificateChanged = [way, origin](const ExecCredential &credential) {
        net::Origin renewed = origin;
        renewed.tls.certificateData = credential.certificate;
        renewed.tls.keyData = credential.key.reveal();
        way->renew(std::move(renewed));
    };
    return result;
}

base::Task<bool> KubernetesSession::askConsent(const PluginQuestion &question)
{
    PluginQuestion asked = question;
    asked.id = ++m_lastQuestion;
    /// In the frame of who waits: its end takes the question back.
    struct Ticket {
        KubernetesSession *session = nullptr;
        quint64 id = 0;
        Ticket(KubernetesSession *asked, quint64 number) : session(asked), id(number) {}
        Ticket(Ticket &&other) noexcept : session(std::exchange(other.session, nullptr)), id(other.id) {}
        Ticket(const Ticket &) = delete;
        ~Ticket()
        {
            if (!session)
                return;
            std::erase_if(session->m_questions, [this](const Question &entry) { return entry.asked.id == id; });
            session->tellQuestion();
        }
    };
    co_return co_await base::await<bool>([&](auto resume) {
        m_questions.push_back({asked, resume});
        tellQuestion();
        return Ticket(this, asked.id);
    });
}

/// The oldest question that is open; the same one is told once.
void KubernetesSession::tellQuestion()
{
    const PluginQuestion first = m_questions.empty() ? PluginQuestion() : m_questions.front().asked;
    if (std::exchange(m_toldQuestion, first.id) != first.id)
        link().fact("consent", first);
}

void KubernetesSession::answerConsent(quint64 id, bool yes)
{
    const auto found = std::find_if(m_questions.begin(), m_questions.end(),
                                    [&](const Question &entry) { return entry.asked.id == id; });
    if (found == m_questions.end())
        return; // taken back meanwhile
    const Question question = std::move(*found);
    m_questions.erase(found);
    if (yes)
        m_options.plugin.allowed.insert(question.asked.fingerprint);
    tellQuestion();
    question.resume(yes);
}

base::Task<base::Result<ClusterInfo>> KubernetesSession::greet()
{
    net::Request request = m_api.request("GET", "/version");
    request.timeout = 10s;
    const base::Result<net::Reply> reply = co_await m_api.send(std::move(request));
    if (!reply.ok())
        co_return reply.error();
    ClusterInfo info;
    info.context = m_context->name;
    info.namespaceName = m_context->namespaceName;
    info.server = m_context->origin.host;
    if (const base::Result<void> read = readVersion(info, reply->body); !read.ok())
        co_return read.error();
    co_return std::move(info);
}

void KubernetesSession::greeted(base::Result<ClusterInfo> info)
{
    // Who may not even ask for the version can still have rights in a namespace.
    if (!info.ok() && info.error().code != Code::Forbidden) {
        lost(info.error());
        return;
    }
    if (info.ok())
        m_info = std::move(*info);
    link().fact("cluster", m_info);
    m_connected = true;
    const bool again = std::exchange(m_connectedMs, clock().steadyMs()) != 0;
    m_ownFaults = 0;
    m_discovery.connected();
    publishState(State::Connected);
    for (auto &[feed, table] : m_tables)
        table.source->connected(*m_transport);
    for (SideTable *table : m_side)
        connectSide(*table);
    if (m_metrics)
        m_metrics->connected();
    m_retired.clear();
    if (again)
        tellPodListeners(nullptr, nullptr);
}

void KubernetesSession::lost(const base::Error &error)
{
    const bool held = std::exchange(m_connected, false) && clock().steadyMs() - m_connectedMs >= std::chrono::milliseconds(healthyAfter).count();
    m_greeting = {};
    if (held)
        m_backoff.reset();
    std::chrono::milliseconds delay = held ? std::chrono::milliseconds(100ms) : m_backoff.next();
    // What only a person can mend (an unknown context, a plugin that is missing) is looked at again with patience.
    if (!error.retryable && !breaksTheConnection(error))
        delay = std::max<std::chrono::milliseconds>(delay, ownFaultPause * (1 << std::min(m_ownFaults++, 4)));
    else
        m_ownFaults = 0;
    const qint64 next = clock().wallMs() + delay.count();
    publishState(State::Backoff, error, next);
    for (auto &[feed, table] : m_tables) {
        if (table.source)
            table.source->disconnected(error, next);
        tellUnreachable(feed, error, next);
    }
    for (SideTable *table : m_side)
        table->disconnected(error, next);
    if (m_metrics)
        m_metrics->disconnected();
    if (m_way) // its open connections are in doubt
        m_way->renew(m_way->origin());
    m_retry = clock().after(delay, [this] {
        if (somebodyLooks()) {
            startConnecting();
        } else {
            m_retryWhenLooked = true;
            publishState(State::Backoff, m_state.error);
        }
    });
}

/// Before the kubeconfig could be read there are no sources that would say so.
void KubernetesSession::tellUnreachable(const QByteArray &feed, const base::Error &error, qint64 nextTryMs)
{
    const auto table = m_tables.find(feed);
    if (table == m_tables.end() || table->second.source || m_demand[feed] < endpoint::Demand::Rows)
        return;
    live::FeedStatus status;
    status.state = live::FeedStatus::State::Backoff;
    status.error = error;
    status.nextTryMs = nextTryMs;
    link().status(feed, status);
}

} // namespace kubernetes
