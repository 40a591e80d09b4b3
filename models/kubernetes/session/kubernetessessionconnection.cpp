// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a session comes to its cluster and back to it: the kubeconfig, the login program and the question about it, the greeting, and
// what is done when the connection is lost. Endpoint thread.
#include "kubernetessession.h"

#include "statuserror.h"

#include <algorithm>

namespace kubernetes {

using namespace std::chrono_literals;
using Code = base::Error::Code;

namespace {

constexpr auto healthyAfter = 10s; ///< a connection that held so long is worth an attempt at once
constexpr auto ownFaultPause = 30s; ///< doubled up to 8 min: a plugin may open a browser at each attempt

} // namespace

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
    if (!error.retryable && !nobodyAnswered(error))
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
