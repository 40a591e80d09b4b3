// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange.h"

#include "clock.h"

#include <QCoreApplication>
#include <utility>

namespace net {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("net", text);
}

base::Error makeError(base::Error::Code code, const QString &what, bool retryable)
{
    base::Error error;
    error.code = code;
    error.what = what;
    error.retryable = retryable;
    return error;
}

} // namespace

Exchange::Exchange(std::shared_ptr<CurlMulti> multi, Origin origin, Request request)
    : m_multi(std::move(multi)), m_origin(std::move(origin)), m_request(std::move(request))
{
}

Exchange::~Exchange()
{
    for (const QMetaObject::Connection &connection : std::as_const(m_uploadConnections))
        QObject::disconnect(connection);
}

void Exchange::collect(std::function<void(base::Result<Reply>)> finished)
{
    m_finished = std::move(finished);
    start();
}

void Exchange::stream(Stream::Callbacks callbacks)
{
    m_streamed = true;
    m_callbacks = std::move(callbacks);
    start();
}

void Exchange::start()
{
    if (const std::optional<base::Error> refused = checkRequest(m_origin, m_request)) {
        finish(*refused);
        return;
    }
    if (m_request.upload)
        openUpload();
    if (m_ownError) {
        finish(*m_ownError);
        return;
    }
    CURL *easy = m_easy.handle();
    const bool http11 = m_request.ownConnection || (m_streamed && !m_request.multiplexed);
    m_easy.connectTo(m_origin, m_request.target, m_request.connectTimeout, http11, m_multi.get(), !m_request.upload);
    m_easy.setHeaders(m_origin, m_request.headers);
    if (http11 && m_origin.secure) {
        // An idle HTTP/2 connection must not be taken, nor this one be shared.
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    } else if (m_origin.secure) {
        // Many at once wait for the first connection to turn out as HTTP/2, rather than open one each. When it has as many
        // streams as the server allows, curl opens the next.
        curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
    }
    // On a connection that was used before, curl sends a request anew when it ends without an answer. The server may have
    // acted on the first one: what changes something gets a new connection, where an end is told as one.
    if (m_request.method != "GET" && m_request.method != "HEAD")
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(m_request.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 64L * 1024); // fewer, larger pieces of a log
    using Write = size_t (*)(char *, size_t, size_t, void *);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, Write([](char *data, size_t, size_t size, void *self) {
                         return static_cast<Exchange *>(self)->takeHeaderLine(
                             QByteArray(data, static_cast<qsizetype>(size)));
                     }));
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, Write([](char *data, size_t, size_t size, void *self) {
                         return static_cast<Exchange *>(self)->takeBody(data, size);
                     }));
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    setBody();
    m_running = true;
    m_multi->clearAlert();
    m_multi->add(easy, shared_from_this());
    armIdleTimer();
}

void Exchange::setBody()
{
    CURL *easy = m_easy.handle();
    const QByteArray &method = m_request.method;
    if (m_request.upload) {
        curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(m_uploadSize));
        using Read = size_t (*)(char *, size_t, size_t, void *);
        curl_easy_setopt(easy, CURLOPT_READFUNCTION, Read([](char *data, size_t, size_t size, void *self) {
                             return static_cast<Exchange *>(self)->giveBody(data, size);
                         }));
        curl_easy_setopt(easy, CURLOPT_READDATA, this);
        using Seek = int (*)(void *, curl_off_t, int);
        curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, Seek([](void *self, curl_off_t offset, int) {
                             return static_cast<Exchange *>(self)->rewind(offset) ? CURL_SEEKFUNC_OK
                                                                                  : CURL_SEEKFUNC_CANTSEEK;
                         }));
        curl_easy_setopt(easy, CURLOPT_SEEKDATA, this);
    } else if (!m_request.body.isEmpty() || method == "POST" || method == "PUT" || method == "PATCH") {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, m_request.body.constData());
    } else if (method == "HEAD") {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    }
    if (method != "GET" || m_request.upload || !m_request.body.isEmpty())
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method.constData());
}

void Exchange::openUpload()
{
    QIODevice *source = m_request.upload.get();
    if (!source->isOpen() && !source->open(QIODevice::ReadOnly)) {
        m_ownError = makeError(base::Error::Code::Io, tr("What is to be sent cannot be read"), false);
        m_ownError->detail = source->errorString();
        return;
    }
    if (!source->isSequential()) {
        m_uploadStart = source->pos();
        m_uploadSize = source->size() - m_uploadStart;
        return;
    }
    const auto more = [weak = weak_from_this()] {
        const std::shared_ptr<Exchange> self = weak.lock();
        if (self && self->m_running && std::exchange(self->m_uploadPaused, false) && !self->m_paused)
            self->m_multi->resume(self->m_easy.handle());
    };
    m_uploadConnections << QObject::connect(source, &QIODevice::readyRead, m_multi.get(), more)
                        << QObject::connect(source, &QIODevice::readChannelFinished, m_multi.get(), more)
                        << QObject::connect(source, &QIODevice::aboutToClose, m_multi.get(), more,
                                            Qt::QueuedConnection);
}

bool Exchange::rewind(qint64 offset)
{
    QIODevice *source = m_request.upload.get();
    return !source->isSequential() && source->seek(m_uploadStart + offset);
}

size_t Exchange::giveBody(char *data, size_t size)
{
    m_lastActivity = base::Clock::system().steadyMs();
    QIODevice *source = m_request.upload.get();
    const qint64 got = source->isOpen() ? source->read(data, static_cast<qint64>(size)) : -1;
    if (got > 0)
        return static_cast<size_t>(got);
    if (source->isSequential()) {
        if (got < 0)
            return 0;
        m_uploadPaused = true;
        return CURL_READFUNC_PAUSE;
    }
    if (got == 0 && source->pos() >= m_uploadStart + m_uploadSize)
        return 0;
    m_ownError = makeError(base::Error::Code::Io, tr("What is to be sent became shorter or cannot be read"), false);
    m_ownError->detail = source->errorString();
    return CURL_READFUNC_ABORT;
}

void Exchange::cancel()
{
    const std::shared_ptr<Exchange> self = shared_from_this(); // the multi may hold the last reference
    m_cancelled = true;
    m_finished = nullptr;
    m_callbacks = {};
    m_idleTimer.reset();
    if (std::exchange(m_running, false))
        m_multi->remove(m_easy.handle());
}

void Exchange::grant(qint64 bytes)
{
    m_credit += bytes;
    if (!m_running || !m_paused || m_credit <= 0)
        return;
    m_paused = false;
    m_uploadPaused = false; // curl's resume is for both directions; a source without data pauses again
    m_lastActivity = base::Clock::system().steadyMs();
    const std::shared_ptr<Exchange> self = shared_from_this();
    m_multi->resume(m_easy.handle());
}

size_t Exchange::takeHeaderLine(QByteArray line)
{
    const size_t size = static_cast<size_t>(line.size());
    m_lastActivity = base::Clock::system().steadyMs();
    if (m_headComplete)
        return size; // trailers
    if (line.startsWith("HTTP/")) {
        m_head = Head();
        m_head.status = line.mid(line.indexOf(' ') + 1, 3).toInt();
        return size;
    }
    line = line.trimmed();
    if (!line.isEmpty()) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            m_head.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
        return size;
    }
    if (m_head.status < 200)
        return size; // 100 Continue and its like
    m_headComplete = true;
    if (!m_streamed) {
        const qint64 promised = m_head.header("Content-Length").toLongLong();
        if (promised > 0 && promised <= m_request.maximumBody && m_request.method != "HEAD")
            m_data.reserve(static_cast<qsizetype>(std::min<qint64>(promised, 4 * 1024 * 1024)));
    }
    if (m_streamed)
        m_multi->ready(shared_from_this());
    return size;
}

size_t Exchange::takeBody(const char *data, size_t size)
{
    m_lastActivity = base::Clock::system().steadyMs();
    if (m_streamed) {
        if (m_credit <= 0 && !m_request.multiplexed) {
            m_paused = true;
            return CURL_WRITEFUNC_PAUSE;
        }
        m_credit -= static_cast<qint64>(size);
        m_data.append(data, static_cast<qsizetype>(size));
        m_multi->ready(shared_from_this());
        return size;
    }
    if (m_data.size() + static_cast<qint64>(size) > m_request.maximumBody) {
        m_ownError = makeError(base::Error::Code::TooLarge,
                               tr("The answer of %1 is larger than expected").arg(nameOf(m_origin)), false);
        return 0;
    }
    m_data.append(data, static_cast<qsizetype>(size));
    return size;
}

void Exchange::armIdleTimer()
{
    if (m_request.idleTimeout.count() <= 0)
        return;
    m_lastActivity = base::Clock::system().steadyMs();
    m_idleTimer = std::make_unique<QTimer>();
    m_idleTimer->setSingleShot(true);
    QObject::connect(m_idleTimer.get(), &QTimer::timeout, m_multi.get(), [weak = weak_from_this()] {
        if (const std::shared_ptr<Exchange> self = weak.lock())
            self->idleTimerFired();
    });
    m_idleTimer->start(m_request.idleTimeout);
}

void Exchange::idleTimerFired()
{
    if (!m_running)
        return;
    const qint64 now = base::Clock::system().steadyMs();
    if (m_paused)
        m_lastActivity = now; // we are the one who is silent
    const qint64 left = m_request.idleTimeout.count() - (now - m_lastActivity);
    if (left > 0) {
        m_idleTimer->start(std::chrono::milliseconds(left));
        return;
    }
    const std::shared_ptr<Exchange> self = shared_from_this();
    m_ownError = makeError(base::Error::Code::Timeout, tr("%1 fell silent").arg(nameOf(m_origin)), true);
    curlDone(CURLE_OPERATION_TIMEDOUT);
}

void Exchange::curlDone(CURLcode code)
{
    if (!m_running)
        return;
    m_running = false;
    if (code == CURLE_OK && m_headComplete)
        finish(base::Result<void>());
    else if (m_ownError)
        finish(*m_ownError);
    else if (code == CURLE_OK)
        finish(m_easy.failure(m_origin, CURLE_GOT_NOTHING, false, m_multi->alert()));
    else
        finish(m_easy.failure(m_origin, code, m_headComplete, m_multi->alert()));
    m_multi->remove(m_easy.handle());
}

void Exchange::finish(base::Result<void> result)
{
    m_result.emplace(std::move(result));
    if (!m_cancelled)
        m_multi->ready(shared_from_this());
}

void Exchange::deliver()
{
    if (m_cancelled)
        return;
    if (m_streamed) {
        deliverStream();
        return;
    }
    if (!m_result)
        return;
    m_idleTimer.reset();
    const auto finished = std::exchange(m_finished, nullptr);
    if (!finished)
        return;
    if (!m_result->ok()) {
        finished(m_result->error());
        return;
    }
    Reply reply;
    static_cast<Head &>(reply) = std::move(m_head);
    reply.body = std::move(m_data);
    finished(std::move(reply));
}

// After every call of a consumer this exchange may have been cancelled; the multi keeps it alive meanwhile.
void Exchange::deliverStream()
{
    if (m_headComplete && !std::exchange(m_headDelivered, m_headComplete)) {
        if (const auto head = m_callbacks.head)
            head(m_head);
    }
    if (!m_cancelled && !m_data.isEmpty()) {
        QByteArray data = std::exchange(m_data, {});
        if (const auto call = m_callbacks.data)
            call(std::move(data));
    }
    if (m_cancelled || !m_result || !m_data.isEmpty())
        return;
    m_idleTimer.reset();
    const auto finished = std::exchange(m_callbacks.finished, nullptr);
    if (finished)
        finished(*m_result);
}

} // namespace net
