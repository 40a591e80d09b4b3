// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "kubernetessession.h"

#include "portforwards.h"
#include "post.h"
#include "statuserror.h"

#include <algorithm>

namespace kubernetes {

using namespace std::chrono_literals;

namespace {

constexpr auto sumsPace = 8s; ///< a series holds a value for 10 s; that nothing changed has to be told again by then

} // namespace

KubernetesSession::KubernetesSession(endpoint::SessionLink link, SessionOptions options)
    : Session(std::move(link)), m_options(std::move(options)), m_api(m_options.readOnly),
      m_discovery(m_api, [this](const DiscoveryPointer &known) { this->link().fact("discovery", known); }),
      m_permissions(m_api, *m_options.clock, [this](const PermissionsPointer &known) { this->link().fact("permissions", known); }),
      m_backoff(800ms, 30s, m_options.random)
{
    m_api.setForbidden([this] { m_permissions.doubt(); });
    makeTables();
    m_forwards = std::make_unique<PortForwards>(*this, [this](live::Batch batch) { this->link().batch("forward", std::move(batch)); });
}

KubernetesSession::~KubernetesSession()
{
    // What may still wait for the plugin, and with it for a person's answer, goes before the list of questions.
    m_forwards.reset();
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
    if (!m_connected || !failing || !nobodyAnswered(status.error) || std::exchange(m_lossPosted, true))
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
    else if (feed == "forward")
        m_forwards->acknowledge(revision);
}

live::RowPointer KubernetesSession::find(const QByteArray &feed, const live::Key &key) const
{
    const auto table = m_tables.find(feed);
    return table == m_tables.end() ? live::RowPointer() : table->second.store->find(key);
}

void KubernetesSession::setDemand(const QByteArray &feed, endpoint::Demand demand)
{
    if (feed == "forward") { // known here, whoever looks
        live::FeedStatus status;
        status.state = demand >= endpoint::Demand::Rows ? live::FeedStatus::State::Live : live::FeedStatus::State::Idle;
        link().status(feed, status);
        return;
    }
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

} // namespace kubernetes
