// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "history.h"

#include "clock.h"
#include "containerrow.h"

namespace app {

using namespace std::chrono_literals;

History::History(endpoint::Endpoint &endpoint, const QByteArray &feed, int seconds, QObject *parent)
    : QObject(parent), m_endpoint(endpoint), m_feed(endpoint.feed(feed)), m_seconds(seconds)
{
    connect(m_feed, &live::Feed::statusChanged, this, &History::listed);
    connect(m_feed, &live::Feed::batchApplied, this, &History::listed);
}

void History::listed()
{
    if (m_feed->status().state != live::FeedStatus::State::Live || m_feed->size() == 0 || m_seconds == 0)
        return;
    std::vector<live::Key> keys;
    for (const live::RowPointer &row : m_feed->rows()) {
        if (static_cast<const docker::ContainerRow &>(*row).running())
            keys.push_back(row->key());
    }
    // What the session has recorded already is of these seconds too.
    m_endpoint.series()->clear();
    record(*m_endpoint.series(), keys, base::Clock::system().wallMs(), std::exchange(m_seconds, 0));
}

void History::record(live::SeriesStore &store, const std::vector<live::Key> &keys, qint64 nowMs, int seconds)
{
    base::ManualClock clock(nowMs - seconds * 1000LL);
    for (int second = 1; second <= seconds; ++second) {
        clock.advance(1s);
        live::SampleBatch batch;
        batch.wallMs = clock.wallMs();
        batch.samples.reserve(keys.size() * (docker::DiskRate + 1));
        for (size_t i = 0; i < keys.size(); ++i) {
            for (live::Metric metric = 0; metric <= docker::DiskRate; ++metric)
                batch.samples.push_back({keys[i], metric, static_cast<float>((second * (metric + 1) + 7 * static_cast<int>(i)) % 100)});
        }
        store.append(batch);
    }
}

} // namespace app
