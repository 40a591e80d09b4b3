// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps a table right that a server describes by a list with a version and by a watch of what changed since that version
// (Kubernetes: resourceVersion). Endpoint thread, owned by the session, next to the RowStore that it fills. Knows no
// format: the kind gives requests and decoders.
//
// Rows appear page by page; removals come only after a complete list. The watch begins at the list's version; frames and
// bookmarks move it on; a connection that ends is resumed from there. "Gone" (410) means a new list, with the rows staying
// on screen until it is complete. Where the server can, the list comes as a watch's first frames instead (`initialByWatch`).
// Silence beyond what bookmarks allow is taken for a dead connection: Stale, and resumed. Retries slow down, with jitter,
// never end, and obey Retry-After. A list that may be read but not watched is read once a minute instead.
//
// Source: Kubernetes API concepts, "Efficient detection of changes"; client-go's reflector (backoff 0.8 s to 30 s, reset
// after 2 min of health; a watch shorter than a second is a failure; an expired continue token means one whole list).
#pragma once

#include "backoff.h"
#include "clock.h"
#include "feedstatus.h"
#include "rowstore.h"
#include "watchdecoder.h"

#include <optional>

namespace endpoint {

class WatchSource
{
public:
    struct Spec {
        /// The list's request: `next` is empty for the first page; `whole`: all on one page, no continue token will do.
        std::function<net::Request(const QByteArray &next, bool whole)> list;
        std::function<base::Result<WatchPage>(const QByteArray &body)> page;
        /// The watch's request from this version; empty: with all that exists first.
        std::function<net::Request(const QByteArray &version)> watch;
        std::function<std::unique_ptr<WatchDecoder>()> decoder; ///< a new one for each connection
        std::function<base::Error(const net::Reply &)> errorOf; ///< of a status of 400 and more
        bool initialByWatch = false; ///< falls back to the list where the server refuses (400, 422)
        std::chrono::milliseconds silentAfter{150'000}; ///< bookmarks come about each minute; zero: never
        std::chrono::milliseconds healthyAfter{120'000};
        std::chrono::milliseconds firstBackoff{800};
        std::chrono::milliseconds longestBackoff{30'000};
        std::chrono::milliseconds refusedPause{60'000}; ///< rights can be given: asked again, with patience
        std::function<double()> random; ///< jitter, see base::Backoff
    };
    using Report = std::function<void(live::FeedStatus)>;

    WatchSource(Spec spec, live::RowStore &store, base::Clock &clock, Report report);
    ~WatchSource();
    Q_DISABLE_COPY_MOVE(WatchSource)

    /// Rows are wanted, or not any more. The version is kept: the next look resumes from it, if the server still can.
    void setWanted(bool wanted);
    /// The server can be asked by this transport, which lives until disconnected().
    void connected(net::Transport &transport);
    /// Nothing can be asked; the rows stay. `nextTryMs`: wall time, 0 if it is being tried now.
    void disconnected(const base::Error &error, qint64 nextTryMs);
    /// The person asked to try again now.
    void retryNow();
    /// The connection is in doubt (the computer slept, the network changed): resumed at once.
    void reconnect();
    /// What is held is in doubt.
    void relist();

    [[nodiscard]] const QByteArray &version() const { return m_version; }

private:
    using State = live::FeedStatus::State;
    void start();
    void stop();
    void beginList(bool whole);
    void askPage(const QByteArray &next);
    void pageDone(base::Result<net::Reply> result);
    void openWatch();
    void gotHead(const net::Head &head);
    void gotData(const QByteArray &bytes);
    bool apply(const WatchFrame &frame);
    void streamEnded(const base::Result<void> &result);
    void refused(const net::Reply &reply, bool watching);
    void gone(const base::Error &error);
    void failed(const base::Error &error, std::optional<std::chrono::milliseconds> wish = {});
    void complete();
    [[nodiscard]] bool healthy() const;
    void armSilence(std::chrono::milliseconds delay);
    void silenceFired();
    void setState(State state, const base::Error &error = {}, qint64 nextTryMs = 0);

    Spec m_spec;
    live::RowStore &m_store;
    base::Clock &m_clock;
    Report m_report;
    live::FeedStatus m_status;
    base::Backoff m_backoff;
    net::Transport *m_transport = nullptr;
    bool m_wanted = false;

    QByteArray m_version;     ///< what is held is what was true then
    bool m_complete = false;  ///< a whole list has been read; m_version can be resumed from
    bool m_initialRefused = false;
    QByteArray m_next;        ///< the page that is being asked for
    bool m_whole = false;
    int m_received = 0;
    int m_expected = -1;
    int m_skipped = 0;
    qint64 m_lastGoodMs = 0;  ///< wall
    int m_serverFailures = 0; ///< 5xx in a row at the same version

    std::unique_ptr<net::Transfer> m_transfer;
    std::unique_ptr<net::Stream> m_stream;
    std::unique_ptr<WatchDecoder> m_decoder;
    std::optional<net::Reply> m_refusal; ///< the watch's answer that is no watch
    bool m_headSeen = false;
    bool m_goneBefore = false; ///< a 410 came; no frame and no long watch since
    qint64 m_openedMs = 0;    ///< steady
    qint64 m_heardMs = 0;     ///< steady
    std::unique_ptr<base::Timer> m_retry;
    std::unique_ptr<base::Timer> m_silence;
};

} // namespace endpoint
