// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated world's last two hours: its figures have a closed form, so that charts need not begin empty. Once the
// containers are listed, what each used is worked out in steps as fine as the SeriesStore keeps them, and what is measured
// from then on follows on. UI thread.
#pragma once

#include "endpoint.h"
#include "world.h"

#include <QObject>

namespace app {

class DemoPast final : public QObject
{
    Q_OBJECT

public:
    /// A world of its own, from the same options, is asked: the engine's lives on another thread.
    DemoPast(endpoint::Endpoint &endpoint, const QByteArray &feed, demo::WorldOptions options, QObject *parent = nullptr);

    /// Puts in what the world's containers used in the two hours that end at `nowMs`.
    static void record(live::SeriesStore &store, const demo::World &world, qint64 nowMs);

private:
    void listed();

    endpoint::Endpoint &m_endpoint;
    live::Feed *m_feed;
    demo::WorldOptions m_options;
    bool m_done = false;
};

} // namespace app
