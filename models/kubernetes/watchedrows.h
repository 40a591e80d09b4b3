// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a collection that is no table of the session, watched while this lives: the events of one object. UI thread; owned
// by the widget that shows them.
#pragma once

#include "cluster.h"
#include "feed.h"

namespace kubernetes {

class WatchedRows final
{
public:
    /// `scope`: one namespace, or all where it is empty.
    WatchedRows(endpoint::Endpoint &endpoint, const Cluster &cluster, WatchTable table, QString scope);
    Q_DISABLE_COPY_MOVE(WatchedRows)

    [[nodiscard]] live::Feed &feed() { return m_feed; }
    /// All rows are here, or the answer why they are not.
    [[nodiscard]] bool settled() const;

private:
    live::Feed m_feed;
    endpoint::Channel m_channel;
};

} // namespace kubernetes
