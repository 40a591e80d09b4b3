// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "metricssource.h"

#include "kindparts.h"
#include "objectpath.h"
#include "usagesamples.h"

#include <QHash>
#include <array>

namespace kubernetes {

using namespace std::chrono_literals;

namespace {

constexpr auto pace = 15s;    ///< what metrics-server measures at
/// A series holds a first value for 10 s only, and others for three times the pace that it has seen: it is led to ours.
constexpr std::array firstPauses{6s, 12s};
constexpr auto patience = 5min; ///< until what is missing or refused is asked for again

} // namespace

MetricsSource::MetricsSource(Api &api, base::Clock &clock, const live::RowStore &pods, const live::RowStore &nodes, Hooks hooks)
    : m_api(api), m_clock(clock), m_pods(pods), m_nodes(nodes), m_hooks(std::move(hooks))
{
}

MetricsSource::~MetricsSource() = default;

void MetricsSource::setScope(const QString &scope)
{
    if (m_scope == scope)
        return;
    m_scope = scope;
    m_podHalf.asking = {};
    m_podHalf.answers = 0;
    ask(m_podHalf, false);
}

void MetricsSource::setWanted(bool pods, bool nodes)
{
    const auto set = [this](Half &half, bool wanted, bool isNodes) {
        if (std::exchange(half.wanted, wanted) == wanted)
            return;
        half.next.reset();
        half.answers = 0;
        if (wanted)
            ask(half, isNodes);
        else
            half.asking = {};
    };
    set(m_podHalf, pods, false);
    set(m_nodeHalf, nodes, true);
}

void MetricsSource::connected()
{
    m_connected = true;
    ask(m_podHalf, false);
    ask(m_nodeHalf, true);
}

void MetricsSource::disconnected()
{
    m_connected = false;
    for (Half *half : {&m_podHalf, &m_nodeHalf}) {
        half->asking = {};
        half->next.reset();
        half->answers = 0;
    }
}

void MetricsSource::ask(Half &half, bool nodes)
{
    if (!half.wanted || !m_connected || half.asking.valid())
        return;
    half.next.reset();
    half.asking = read(nodes);
    half.asking.start([this, &half, nodes](base::Result<bool> result) {
        const base::Task<base::Result<bool>> finished = std::move(half.asking);
        std::chrono::milliseconds pause = judge(half, nodes, result);
        if (result.ok() && half.answers < firstPauses.size())
            pause = firstPauses[half.answers];
        half.answers = result.ok() ? half.answers + 1 : 0;
        half.next = m_clock.after(pause, [this, &half, nodes] { ask(half, nodes); });
    });
}

std::chrono::milliseconds MetricsSource::judge(Half &half, bool nodes, const base::Result<bool> &result)
{
    MetricsAvailability now = MetricsAvailability::Available;
    std::chrono::milliseconds pause = pace;
    base::Error error;
    if (!result.ok()) {
        error = result.error();
        const bool missing = error.code == base::Error::Code::NotFound;
        const bool refused = error.code == base::Error::Code::Forbidden;
        now = missing ? MetricsAvailability::Missing : refused ? MetricsAvailability::Refused : MetricsAvailability::Failing;
        if (missing || refused)
            pause = patience;
        else
            pause = 60s; // a metrics server that starts answers 503 for a minute
    }
    if (std::exchange(half.availability, now) != now)
        m_hooks.availability(nodes, now, error);
    return pause;
}

base::Task<base::Result<bool>> MetricsSource::read(bool nodes)
{
    const QByteArray scope = nodes || m_scope.isEmpty() ? QByteArray() : "/namespaces/" + pathPart(m_scope);
    const QByteArray tail = scope + (nodes ? "/nodes" : "/pods");
    base::Result<net::Reply> reply = co_await m_api.get("/apis/metrics.k8s.io/" + m_version + tail);
    if (!reply.ok() && reply.error().code == base::Error::Code::NotFound) {
        const QByteArray other = m_version == "v1" ? "v1beta1" : "v1";
        reply = co_await m_api.get("/apis/metrics.k8s.io/" + other + tail);
        if (reply.ok())
            m_version = other;
    }
    if (!reply.ok())
        co_return reply.error();
    const base::Result<std::vector<Usage>> usages = decodeUsage(reply->body);
    if (!usages.ok())
        co_return usages.error();
    live::SampleBatch batch;
    batch.wallMs = m_clock.wallMs();
    batch.samples = nodes ? nodeSamples(*usages) : podSamples(*usages);
    if (!batch.samples.empty())
        m_hooks.deliver(std::move(batch));
    co_return true;
}

std::vector<live::Sample> MetricsSource::podSamples(const std::vector<Usage> &usages) const
{
    QHash<std::pair<QString, QString>, const Usage *> byName;
    byName.reserve(static_cast<qsizetype>(usages.size()));
    for (const Usage &usage : usages)
        byName.insert({usage.namespaceName, usage.name}, &usage);
    std::vector<live::Sample> samples;
    samples.reserve(usages.size() * 4);
    m_pods.forEach([&](const live::RowPointer &row) {
        const auto &pod = static_cast<const PodRow &>(*row);
        const Usage *usage = byName.value({pod.meta.namespaceName, pod.meta.name});
        if (!usage)
            return;
        appendUsage(pod, usage->cpu, usage->memory, samples);
    });
    return samples;
}

std::vector<live::Sample> MetricsSource::nodeSamples(const std::vector<Usage> &usages) const
{
    QHash<QString, const Usage *> byName;
    for (const Usage &usage : usages)
        byName.insert(usage.name, &usage);
    std::vector<live::Sample> samples;
    m_nodes.forEach([&](const live::RowPointer &row) {
        const auto &node = static_cast<const NodeRow &>(*row);
        const Usage *usage = byName.value(node.meta.name);
        if (!usage)
            return;
        appendUsage(node, usage->cpu, usage->memory, samples);
    });
    return samples;
}

} // namespace kubernetes
