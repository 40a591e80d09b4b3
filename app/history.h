// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two hours in a second, for the memory bench (--history SECONDS): once the containers are listed, a clock of its own runs
// through the seconds before now, and the running ones' figures of each second go into the endpoint's SeriesStore as those
// of a session do. What is recorded afterwards follows on. UI thread.
#pragma once

#include "endpoint.h"

#include <QObject>

namespace app {

class History final : public QObject
{
    Q_OBJECT

public:
    History(endpoint::Endpoint &endpoint, const QByteArray &feed, int seconds, QObject *parent = nullptr);

    /// Puts in the seconds that end at `nowMs`, one batch each.
    static void record(live::SeriesStore &store, const std::vector<live::Key> &keys, qint64 nowMs, int seconds);

private:
    void listed();

    endpoint::Endpoint &m_endpoint;
    live::Feed *m_feed;
    int m_seconds; ///< 0: done
};

} // namespace app
