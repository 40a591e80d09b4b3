// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "statssource.h"

#include <algorithm>

namespace docker {

using namespace std::chrono_literals;

StatsSource::StatsSource(DockerSession &session, std::function<void(live::SampleBatch)> deliver)
    : m_session(session), m_deliver(std::move(deliver))
{
}

StatsSource::~StatsSource() = default;

void StatsSource::containerSeen(const live::Key &id, bool running, qint64 pid)
{
    if (!running || pid <= 0) {
        // A stopped container's stream stays open and says nothing: it is closed here.
        m_watched.erase(id);
        chooseStreams();
        return;
    }
    Watched &watched = m_watched[id];
    if (watched.pid != pid) {
        watched = {};
        watched.pid = pid;
    }
    watched.running = true;
    if (m_session.options().local && !watched.triedReader) {
        watched.triedReader = true;
        watched.reader =
            CgroupReader::open(id, pid, m_session.options().procRoot, m_session.options().cgroupRoot);
    }
    if (watched.reader && !m_timer) {
        m_nextTickMs = m_session.clock().steadyMs();
        tick();
    }
    if (!watched.reader)
        chooseStreams();
}

void StatsSource::containerGone(const live::Key &id)
{
    m_watched.erase(id);
}

void StatsSource::setLookedAt(const std::vector<live::Key> &ids)
{
    m_lookedAt = ids;
    chooseStreams();
}

void StatsSource::setTableShown(bool shown)
{
    m_tableShown = shown;
    chooseStreams();
}

void StatsSource::stop()
{
    for (auto &[id, watched] : m_watched) {
        watched.stream.reset();
        watched.buffer.clear();
        if (!watched.reader)
            watched.last.reset();
    }
}

void StatsSource::tick()
{
    live::SampleBatch batch;
    batch.wallMs = m_session.clock().wallMs();
    const qint64 now = std::chrono::duration_cast<std::chrono::nanoseconds>(
                           std::chrono::steady_clock::now().time_since_epoch())
                           .count();
    bool any = false;
    for (auto &[id, watched] : m_watched) {
        if (!watched.reader)
            continue;
        const std::optional<ResourceSample> sample = watched.reader->read(now);
        if (!sample) {
            watched.reader.reset(); // it ended; the event will say so
            continue;
        }
        any = true;
        appendSamples(id, watched.last, *sample, batch.samples);
        watched.last = sample;
    }
    if (!batch.samples.empty())
        m_deliver(std::move(batch));
    if (!any) {
        m_timer.reset();
        return;
    }
    // A fixed grid of seconds, so that a late tick does not shift all later ones.
    m_nextTickMs += 1000;
    const qint64 wait = std::clamp<qint64>(m_nextTickMs - m_session.clock().steadyMs(), 10, 1000);
    if (wait == 10)
        m_nextTickMs = m_session.clock().steadyMs();
    m_timer = m_session.clock().after(std::chrono::milliseconds(wait), [this] { tick(); });
}

void StatsSource::chooseStreams()
{
    size_t forTable = 0;
    for (auto &[id, watched] : m_watched) {
        if (watched.reader || !watched.running)
            continue;
        bool wanted = m_session.options().measureAll || std::find(m_lookedAt.begin(), m_lookedAt.end(), id) != m_lookedAt.end();
        if (!wanted && m_tableShown && forTable < streamsForTable) {
            ++forTable;
            wanted = true;
        }
        if (wanted && !watched.stream) {
            openStream(id, watched);
        } else if (!wanted && watched.stream) {
            watched.stream.reset();
            watched.buffer.clear();
            watched.last.reset();
        }
    }
}

void StatsSource::openStream(const live::Key &id, Watched &watched)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("stream"), QStringLiteral("1"));
    net::Request request = m_session.api().request("GET", "/containers/" + id + "/stats", query);
    request.timeout = 0ms;
    request.ownConnection = true;
    if (!m_session.api().allowed(request).ok())
        return;
    net::Stream::Callbacks callbacks;
    callbacks.data = [this, id](const QByteArray &bytes) { streamData(id, bytes); };
    callbacks.finished = [this, id](const base::Result<void> &) {
        if (const auto found = m_watched.find(id); found != m_watched.end()) {
            found->second.buffer.clear();
            found->second.last.reset();
            found->second.running = false; // until the engine says that it runs again
            const std::unique_ptr<net::Stream> ended = std::move(found->second.stream);
        }
    };
    watched.stream = m_session.api().transport()->stream(std::move(request), std::move(callbacks));
}

void StatsSource::streamData(const live::Key &id, const QByteArray &bytes)
{
    const auto found = m_watched.find(id);
    if (found == m_watched.end() || !found->second.stream)
        return;
    Watched &watched = found->second;
    watched.stream->grant(bytes.size());
    watched.buffer += bytes;
    if (watched.buffer.size() > 1024 * 1024)
        watched.buffer.clear();
    live::SampleBatch batch;
    batch.wallMs = m_session.clock().wallMs();
    qsizetype from = 0;
    for (qsizetype end = watched.buffer.indexOf('\n'); end >= 0; end = watched.buffer.indexOf('\n', from)) {
        if (const std::optional<ResourceSample> sample = decodeStats(watched.buffer.mid(from, end - from))) {
            appendSamples(id, watched.last, *sample, batch.samples);
            watched.last = sample;
        }
        from = end + 1;
    }
    watched.buffer.remove(0, from);
    if (!batch.samples.empty())
        m_deliver(std::move(batch));
}

} // namespace docker
