// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "demopast.h"

#include "clock.h"
#include "resourcesample.h"

#include <array>
#include <unordered_map>

namespace app {

namespace {

constexpr qint64 secondMs = 1000;

/// As SeriesStore's three rings: how far back, in seconds, and how far apart.
struct Stretch {
    int from;
    int step;
};
constexpr std::array stretches{Stretch{7200, 20}, Stretch{1800, 5}, Stretch{300, 1}};

docker::ResourceSample sampleOf(const demo::Container &container, const demo::Usage &usage, qint64 atMs)
{
    docker::ResourceSample sample;
    sample.timeNs = atMs * 1'000'000;
    sample.cpuNs = usage.cpuNs;
    sample.periods = usage.periods;
    sample.throttledPeriods = usage.throttledPeriods;
    sample.memory = usage.memory;
    sample.memoryLimit = usage.memoryLimit;
    sample.failCount = 0;
    sample.networkIn = usage.received;
    sample.networkOut = usage.sent;
    sample.diskRead = usage.read;
    sample.diskWrite = usage.written;
    sample.processes = container.load.processes;
    return sample;
}

} // namespace

DemoPast::DemoPast(endpoint::Endpoint &endpoint, const QByteArray &feed, demo::WorldOptions options, QObject *parent)
    : QObject(parent), m_endpoint(endpoint), m_feed(endpoint.feed(feed)), m_options(options)
{
    connect(m_feed, &live::Feed::statusChanged, this, &DemoPast::listed);
    connect(m_feed, &live::Feed::batchApplied, this, &DemoPast::listed);
}

void DemoPast::listed()
{
    if (m_done || m_feed->status().state != live::FeedStatus::State::Live || m_feed->size() == 0)
        return;
    m_done = true;
    // What the session has recorded already is of these seconds too.
    m_endpoint.series()->clear();
    const demo::World world(m_options);
    record(*m_endpoint.series(), world, world.nowMs());
}

void DemoPast::record(live::SeriesStore &store, const demo::World &world, qint64 nowMs)
{
    std::unordered_map<live::Key, docker::ResourceSample> before;
    for (size_t i = 0; i < stretches.size(); ++i) {
        const int until = i + 1 < stretches.size() ? stretches[i + 1].from : 0;
        for (int ago = stretches[i].from; ago > until || (until == 0 && ago == 0); ago -= stretches[i].step) {
            live::SampleBatch batch;
            batch.wallMs = nowMs - ago * secondMs;
            for (const auto &container : world.containers()) {
                const std::optional<demo::Usage> usage = world.usage(*container, batch.wallMs);
                if (!container->active() || !usage)
                    continue;
                const live::Key key = container->id.toUtf8();
                const docker::ResourceSample now = sampleOf(*container, *usage, batch.wallMs);
                const auto earlier = before.find(key);
                docker::appendSamples(key, earlier == before.end() ? std::nullopt : std::optional(earlier->second), now, batch.samples);
                before[key] = now;
            }
            store.append(batch);
        }
    }
}

} // namespace app
