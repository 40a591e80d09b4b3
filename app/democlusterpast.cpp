// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "democlusterpast.h"

#include "jsonpath.h"
#include "kindparts.h"
#include "usagesamples.h"

#include <array>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace app {

namespace {

/// As SeriesStore's three rings: how far back, in seconds, and how far apart. Finer than a cluster is measured, so that there are no
/// gaps in charts and sparklines.
struct Stretch {
    int from;
    int step;
};
constexpr std::array stretches{Stretch{7200, 20}, Stretch{1800, 5}, Stretch{300, 1}};

/// A whole cluster's objects and two hours of figures are some megabytes, which nobody needs again.
void giveBack()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

template <class R> struct Measured {
    std::shared_ptr<const R> row;
    std::vector<demo::UsageCurve> curves;
};

/// The rows that this cluster knows as well.
template <class R>
std::vector<Measured<R>> measured(const DemoClusterPast::Rows &rows, const std::vector<QJsonObject> &objects,
                                  const std::function<std::vector<demo::UsageCurve>(const QJsonObject &)> &curves)
{
    std::vector<Measured<R>> result;
    for (const live::RowPointer &row : rows) {
        for (const QJsonObject &object : objects) {
            if (row->key() == demo::uidOf(object).toUtf8())
                result.push_back({std::static_pointer_cast<const R>(row), curves(object)});
        }
    }
    return result;
}

template <class R> void appendAll(std::vector<live::Sample> &samples, const std::vector<Measured<R>> &all, qint64 ms)
{
    for (const Measured<R> &one : all) {
        if (const auto used = demo::sumAt(one.curves, ms))
            kubernetes::appendUsage(*one.row, static_cast<qint64>(used->millicores * 1e6), static_cast<qint64>(used->memory), samples);
    }
}

} // namespace

DemoClusterPast::DemoClusterPast(endpoint::Endpoint &endpoint, demo::ClusterOptions options, QObject *parent)
    : QObject(parent), m_endpoint(endpoint), m_options(options)
{
    for (const char *feed : {"pod", "node"}) {
        connect(endpoint.feed(feed), &live::Feed::statusChanged, this, &DemoClusterPast::listed);
        connect(endpoint.feed(feed), &live::Feed::batchApplied, this, &DemoClusterPast::listed);
    }
}

void DemoClusterPast::listed()
{
    const auto rows = [this](const char *feed, bool &done) {
        live::Feed *table = m_endpoint.feed(feed);
        if (done || table->status().state != live::FeedStatus::State::Live || table->size() == 0)
            return Rows();
        done = true;
        return Rows(table->rows().begin(), table->rows().end());
    };
    const Rows pods = rows("pod", m_pods), nodes = rows("node", m_nodes);
    if (pods.empty() && nodes.empty())
        return;
    const qint64 now = base::Clock::system().wallMs();
    m_jobs.push_back(base::compute<std::vector<live::SampleBatch>>(
        [options = m_options, pods, nodes, now](const base::CancelFlag &) {
            std::vector<live::SampleBatch> batches = usage(options, pods, nodes, now);
            giveBack();
            return batches;
        },
        [this, pods, nodes](std::vector<live::SampleBatch> batches) {
            keepSums(nodes, batches);
            // What the session has recorded already is of these seconds too.
            for (const Rows *done : {&pods, &nodes})
                for (const live::RowPointer &row : *done)
                    m_endpoint.series()->forget(row->key());
            for (const live::SampleBatch &batch : batches)
                m_endpoint.series()->append(batch);
            m_jobs.push_back(base::compute<bool>(
                [spent = std::make_shared<std::vector<live::SampleBatch>>(std::move(batches))](const base::CancelFlag &) {
                    std::vector<live::SampleBatch>().swap(*spent);
                    giveBack();
                    return true;
                },
                [](bool) {}));
        }));
}

/// What pods ask of their nodes is told when it changes; so it was like that all the time.
void DemoClusterPast::keepSums(const Rows &nodes, std::vector<live::SampleBatch> &batches)
{
    for (const live::RowPointer &node : nodes) {
        for (const kubernetes::ResourceMetric metric : {kubernetes::PodCount, kubernetes::CpuRequestedPercent, kubernetes::MemoryRequestedPercent}) {
            const std::optional<float> now = m_endpoint.series()->latest(node->key(), metric);
            for (live::SampleBatch &batch : batches) {
                if (now)
                    batch.samples.push_back({node->key(), metric, *now});
            }
        }
    }
}

std::vector<live::SampleBatch> DemoClusterPast::usage(demo::ClusterOptions options, const Rows &pods, const Rows &nodes, qint64 nowMs)
{
    base::ManualClock clock(options.bornMs);
    options.clock = &clock;
    demo::DemoCluster cluster(options);
    const auto somePods = measured<kubernetes::PodRow>(pods, cluster.store().list(demo::resources::pods), [&](const QJsonObject &pod) { return cluster.podCurves(pod); });
    const auto someNodes = measured<kubernetes::NodeRow>(nodes, cluster.store().list(demo::resources::nodes), [&](const QJsonObject &node) { return cluster.nodeCurves(node); });
    std::vector<live::SampleBatch> batches;
    for (size_t i = 0; i < stretches.size(); ++i) {
        const int until = i + 1 < stretches.size() ? stretches[i + 1].from : -1;
        for (int ago = stretches[i].from; ago > until; ago -= stretches[i].step) {
            live::SampleBatch batch;
            batch.wallMs = nowMs - ago * 1000LL;
            appendAll(batch.samples, somePods, batch.wallMs);
            appendAll(batch.samples, someNodes, batch.wallMs);
            batches.push_back(std::move(batch));
        }
    }
    return batches;
}

} // namespace app
