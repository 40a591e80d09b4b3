// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "watchedrows.h"

namespace kubernetes {

WatchedRows::WatchedRows(endpoint::Endpoint &endpoint, const Cluster &cluster, WatchTable table, QString scope)
{
    m_feed.setAcknowledge([this](quint64 revision) { m_channel.grant(static_cast<qint64>(revision)); });
    m_channel = cluster.watch(
        endpoint, std::move(table), std::move(scope),
        [this](const WatchNews &news) {
            if (news.batch)
                m_feed.apply(*news.batch);
            else if (news.status)
                m_feed.setStatus(*news.status);
        },
        [this](const base::Result<void> &result) {
            live::FeedStatus status = m_feed.status();
            status.state = live::FeedStatus::State::Failed;
            if (!result.ok())
                status.error = result.error();
            m_feed.setStatus(status);
        });
}

bool WatchedRows::settled() const
{
    using State = live::FeedStatus::State;
    const State state = m_feed.status().state;
    return state != State::Idle && state != State::Connecting && state != State::Syncing;
}

} // namespace kubernetes
