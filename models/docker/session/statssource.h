// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The live figures of an engine's containers. On an engine of this computer: the kernel's own files, once a second, for
// every running container, whether looked at or not. Elsewhere: the engine's stats streams, of what is looked at, and of
// the running ones while their table is shown (at most `streamsForTable`), at the interval that the engine has.
// Endpoint thread; owned by the session.
#pragma once

#include "cgroupreader.h"
#include "dockersession.h"

namespace docker {

class StatsSource
{
public:
    static constexpr size_t streamsForTable = 25; ///< each costs the engine a few tenths of a per cent of a core

    StatsSource(DockerSession &session, std::function<void(live::SampleBatch)> deliver);
    ~StatsSource();

    void containerSeen(const live::Key &id, bool running, qint64 pid);
    void containerGone(const live::Key &id);
    void setLookedAt(const std::vector<live::Key> &ids);
    void setTableShown(bool shown);
    /// The connection is lost: streams end, local reading goes on for as long as the groups exist.
    void stop();
    void resume() { chooseStreams(); }

private:
    struct Watched {
        qint64 pid = 0;
        std::unique_ptr<CgroupReader> reader;
        std::unique_ptr<net::Stream> stream;
        QByteArray buffer;
        std::optional<ResourceSample> last;
        bool running = false;
        bool triedReader = false;
    };
    void tick();
    void chooseStreams();
    void openStream(const live::Key &id, Watched &watched);
    void streamData(const live::Key &id, const QByteArray &bytes);

    DockerSession &m_session;
    std::function<void(live::SampleBatch)> m_deliver;
    std::map<live::Key, Watched> m_watched;
    std::vector<live::Key> m_lookedAt;
    bool m_tableShown = false;
    std::unique_ptr<base::Timer> m_timer;
    qint64 m_nextTickMs = 0;
};

} // namespace docker
