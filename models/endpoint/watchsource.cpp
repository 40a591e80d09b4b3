// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "watchsource.h"

#include "retryafter.h"

#include <QCoreApplication>

namespace endpoint {

using namespace std::chrono_literals;
using Code = base::Error::Code;

namespace {

constexpr qint64 shortestWatchMs = 1000;  ///< one that ends sooner is a server's trouble, not its habit
constexpr qsizetype longestRefusal = 64 * 1024;
constexpr int serverFailuresTillList = 3; ///< a version from before a restore of the server's data is never good again

base::Error makeError(Code code, const QString &what)
{
    base::Error error;
    error.code = code;
    error.what = what;
    error.retryable = true;
    return error;
}

QString tr(const char *text)
{
    return QCoreApplication::translate("endpoint::WatchSource", text);
}

} // namespace

WatchSource::WatchSource(Spec spec, live::RowStore &store, base::Clock &clock, Report report)
    : m_spec(std::move(spec)), m_store(store), m_clock(clock), m_report(std::move(report)),
      m_backoff(m_spec.firstBackoff, m_spec.longestBackoff, m_spec.random)
{
}

WatchSource::~WatchSource() = default;

// --- What the session says ------------------------------------------------------------------------------------------

void WatchSource::setWanted(bool wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    if (!wanted) {
        stop();
        setState(State::Idle, m_status.error, m_status.nextTryMs);
    } else if (m_transport) {
        setState(m_lastGoodMs == 0 ? State::Connecting : State::Syncing);
        start();
    } else {
        setState(m_status.error.what.isEmpty() ? State::Connecting : State::Stale, m_status.error, m_status.nextTryMs);
    }
}

void WatchSource::connected(net::Transport &transport)
{
    stop();
    m_transport = &transport;
    m_backoff.reset();
    m_goneBefore = false;
    start();
}

void WatchSource::disconnected(const base::Error &error, qint64 nextTryMs)
{
    stop();
    m_transport = nullptr;
    const State state = !error.retryable && nextTryMs == 0 ? State::Failed
                        : nextTryMs > 0                    ? State::Backoff
                                                           : State::Stale;
    setState(m_wanted ? state : State::Idle, error, nextTryMs);
}

void WatchSource::retryNow()
{
    if (!m_retry)
        return;
    m_backoff.reset();
    start();
}

void WatchSource::reconnect()
{
    if (!m_stream && !m_retry && !m_transfer)
        return;
    stop();
    if (m_complete)
        setState(State::Stale);
    start();
}

void WatchSource::relist()
{
    stop();
    m_complete = false;
    start();
}

void WatchSource::start()
{
    m_retry.reset();
    if (!m_wanted || !m_transport)
        return;
    if (m_complete || (m_spec.initialByWatch && !m_initialRefused))
        openWatch();
    else
        beginList(false);
}

/// Nothing is asked and nothing is awaited any more. A sweep that was begun removes nothing.
void WatchSource::stop()
{
    if (healthy())
        m_goneBefore = false; // a table in which nothing happens has no frames
    m_retry.reset();
    m_silence.reset();
    m_transfer.reset();
    m_stream.reset();
    m_decoder.reset();
    m_refusal.reset();
    m_store.abortSweep();
    m_store.flush();
}

// --- List -----------------------------------------------------------------------------------------------------------

void WatchSource::beginList(bool whole)
{
    m_whole = whole;
    m_received = 0;
    m_version.clear();
    m_expected = -1;
    m_skipped = 0;
    m_store.beginSweep();
    setState(State::Syncing);
    askPage({});
}

void WatchSource::askPage(const QByteArray &next)
{
    m_next = next;
    m_transfer = m_transport->send(m_spec.list(next, m_whole),
                                   [this](base::Result<net::Reply> result) { pageDone(std::move(result)); });
}

void WatchSource::pageDone(base::Result<net::Reply> result)
{
    const std::unique_ptr<net::Transfer> finished = std::move(m_transfer);
    if (!result.ok()) {
        failed(result.error());
        return;
    }
    if (result->status >= 400) {
        if (result->status == 410 && !m_next.isEmpty() && !m_whole)
            beginList(true); // the token has expired while pages were read
        else
            refused(*result, false);
        return;
    }
    base::Result<WatchPage> page = m_spec.page(result->body);
    if (!page.ok()) {
        failed(page.error());
        return;
    }
    if (m_version.isEmpty())
        m_version = page->version; // the first page's: what later pages have newer, the watch tells again
    m_received += static_cast<int>(page->rows.size());
    m_skipped += page->skipped;
    for (live::RowPointer &row : page->rows)
        m_store.put(std::move(row));
    if (!page->next.isEmpty() && page->next == m_next) {
        base::Error error;
        error.code = base::Error::Code::Protocol;
        error.what = tr("The server's pages lead in a circle");
        error.retryable = true;
        failed(error);
        return;
    }
    if (!page->next.isEmpty()) {
        m_store.flush();
        m_expected = page->remaining < 0 ? -1 : m_received + page->remaining;
        setState(State::Syncing);
        askPage(page->next);
        return;
    }
    complete();
    openWatch();
}

void WatchSource::complete()
{
    m_store.endSweep();
    m_store.flush();
    m_complete = true;
    m_serverFailures = 0;
    m_expected = -1;
    m_lastGoodMs = m_clock.wallMs();
}

// --- Watch ----------------------------------------------------------------------------------------------------------

void WatchSource::openWatch()
{
    if (!m_complete) {
        m_skipped = 0;
        m_store.beginSweep();
        setState(State::Syncing);
    }
    m_decoder = m_spec.decoder();
    m_refusal.reset();
    m_headSeen = false;
    m_openedMs = m_heardMs = m_clock.steadyMs();
    net::Request request = m_spec.watch(m_complete ? m_version : QByteArray());
    request.timeout = 0ms;
    request.multiplexed = true; // dozens of kinds are watched at once, and what comes is read at once
    net::Stream::Callbacks callbacks;
    callbacks.head = [this](const net::Head &head) { gotHead(head); };
    callbacks.data = [this](const QByteArray &bytes) { gotData(bytes); };
    callbacks.finished = [this](const base::Result<void> &result) { streamEnded(result); };
    m_stream = m_transport->stream(std::move(request), std::move(callbacks));
    armSilence(m_spec.silentAfter);
}

void WatchSource::gotHead(const net::Head &head)
{
    m_heardMs = m_clock.steadyMs();
    m_headSeen = true;
    if (head.status != 200) {
        m_refusal.emplace();
        static_cast<net::Head &>(*m_refusal) = head;
        return;
    }
    if (m_complete)
        setState(State::Live);
}

void WatchSource::gotData(const QByteArray &bytes)
{
    m_heardMs = m_clock.steadyMs();
    m_stream->grant(bytes.size());
    if (m_refusal) {
        if (m_refusal->body.size() + bytes.size() <= longestRefusal)
            m_refusal->body += bytes;
        return;
    }
    const base::Result<std::vector<WatchFrame>> frames = m_decoder->feed(bytes);
    if (!frames.ok()) {
        // Resuming would meet the same bytes again: a list gets past them.
        m_complete = false;
        failed(frames.error());
        return;
    }
    if (m_complete)
        m_lastGoodMs = m_clock.wallMs();
    for (const WatchFrame &frame : *frames) {
        if (!apply(frame))
            return;
    }
    m_store.flush();
}

/// False: the stream is no more.
bool WatchSource::apply(const WatchFrame &frame)
{
    switch (frame.type) {
    case WatchFrame::Type::Error:
        if (frame.error.httpStatus == 410) {
            gone(frame.error);
        } else {
            m_complete = false; // as client-go does: what the server could not go on with, a list settles
            failed(frame.error);
        }
        return false;
    case WatchFrame::Type::Deleted:
        m_store.remove(frame.key);
        break;
    case WatchFrame::Type::Added:
    case WatchFrame::Type::Modified:
        if (frame.row)
            m_store.put(frame.row);
        else
            ++m_skipped;
        break;
    case WatchFrame::Type::Bookmark:
        if (frame.initialEnd && !m_complete) {
            complete();
            m_version = frame.version;
            setState(State::Live);
        }
        break;
    }
    // The first frames of an initial watch come in no order: only its end can be resumed from.
    if (m_complete && !frame.version.isEmpty()) {
        m_version = frame.version;
        m_goneBefore = false;
        m_serverFailures = 0;
    }
    return true;
}

void WatchSource::streamEnded(const base::Result<void> &result)
{
    if (m_refusal) {
        const net::Reply reply = std::move(*m_refusal);
        refused(reply, true);
    } else if (!result.ok()) {
        failed(result.error());
    } else if (!m_complete || m_clock.steadyMs() - m_openedMs < shortestWatchMs) {
        failed(makeError(Code::Server, tr("The server ended the watch at once"))); // the connection is as good as it was
    } else {
        stop();
        start(); // watches end now and then; nobody needs to know
    }
}

// --- What goes wrong ------------------------------------------------------------------------------------------------

void WatchSource::refused(const net::Reply &reply, bool watching)
{
    const int status = reply.status;
    base::Error error = m_spec.errorOf(reply);
    error.httpStatus = status;
    if (status == 410) {
        gone(error);
    } else if (watching && !m_complete && (status == 400 || status == 422 || status == 403 || status == 405)) {
        m_initialRefused = true; // too old for a list by watch, or one that may only be read
        relist();
    } else if (watching && m_complete && (status == 403 || status == 405)) {
        // It may be read, not watched.
        stop();
        m_complete = false;
        setState(State::Polling);
        m_retry = m_clock.after(m_spec.refusedPause, [this] { start(); });
    } else {
        const bool ours = status < 500 && status != 401 && status != 403 && status != 408 && status != 429;
        if (watching && (ours || (status >= 500 && status != 503 && ++m_serverFailures >= serverFailuresTillList))) {
            m_serverFailures = 0;
            m_complete = false;
        }
        failed(error, status == 429 || status == 503 ? net::retryAfter(reply, m_clock.wallMs()) : std::nullopt);
    }
}

/// What the version names is no longer known. The rows stay until the new list is complete.
void WatchSource::gone(const base::Error &error)
{
    m_complete = false;
    stop();
    if (std::exchange(m_goneBefore, true))
        failed(error); // again, and nothing came since: not in a hurry
    else
        relist();
}

void WatchSource::failed(const base::Error &error, std::optional<std::chrono::milliseconds> wish)
{
    if (healthy())
        m_backoff.reset();
    stop();
    const bool refusal = error.code == Code::Forbidden || error.code == Code::Unauthorized;
    const std::chrono::milliseconds own = refusal ? m_spec.refusedPause : m_backoff.next();
    const std::chrono::milliseconds delay = wish && wish->count() > 0 ? *wish : own;
    setState(refusal ? State::Denied : State::Backoff, error, m_clock.wallMs() + delay.count());
    m_retry = m_clock.after(delay, [this] { start(); });
}

/// The watch has been open for long.
bool WatchSource::healthy() const
{
    return m_stream && m_headSeen && !m_refusal && m_clock.steadyMs() - m_openedMs >= m_spec.healthyAfter.count();
}

void WatchSource::armSilence(std::chrono::milliseconds delay)
{
    if (m_spec.silentAfter.count() > 0)
        m_silence = m_clock.after(delay, [this] { silenceFired(); });
}

void WatchSource::silenceFired()
{
    const auto left = m_spec.silentAfter - std::chrono::milliseconds(m_clock.steadyMs() - m_heardMs);
    if (left.count() > 0) {
        armSilence(left);
        return;
    }
    const base::Error error = makeError(Code::Timeout, tr("The server fell silent"));
    if (!m_headSeen || !m_complete) {
        failed(error);
        return;
    }
    stop();
    setState(State::Stale, error);
    start();
}

void WatchSource::setState(State state, const base::Error &error, qint64 nextTryMs)
{
    live::FeedStatus status = m_status;
    status.state = state;
    status.error = error;
    status.nextTryMs = nextTryMs;
    status.lastGoodMs = m_lastGoodMs;
    status.expected = m_expected;
    status.skipped = m_skipped;
    if (m_status == status)
        return;
    m_status = std::move(status);
    m_report(m_status);
}

} // namespace endpoint
