// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgradedconnection.h"

#include "clock.h"

#include <QCoreApplication>
#include <algorithm>
#include <openssl/ssl.h>
#include <sys/socket.h>
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

constexpr int piecesAtOnce = 16; // then the event loop gets its turn

} // namespace

UpgradedConnection::UpgradedConnection(std::shared_ptr<CurlMulti> multi, Origin origin, Request request,
                                       Upgraded::Callbacks callbacks)
    : m_multi(std::move(multi)), m_origin(std::move(origin)), m_request(std::move(request)),
      m_callbacks(std::move(callbacks))
{
}

UpgradedConnection::~UpgradedConnection()
{
    closeConnection();
}

void UpgradedConnection::start()
{
    if (const std::optional<base::Error> refused = checkRequest(m_origin, m_request)) {
        close(*refused);
        return;
    }
    if (m_request.upload) {
        close(makeError(base::Error::Code::Internal, tr("An upgrade cannot send a file"), false));
        return;
    }
    CURL *easy = m_easy.handle();
    m_easy.connectTo(m_origin, m_request.target, m_request.connectTimeout, true, m_multi.get(), false);
    curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    if (!m_origin.proxy.isEmpty())
        curl_easy_setopt(easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
    m_requestBytes = requestHead() + m_request.body;
    m_multi->clearAlert();
    m_multi->add(easy, shared_from_this());
    startTimer();
}

QByteArray UpgradedConnection::requestHead() const
{
    QByteArray head = m_request.method + ' ' + m_request.target + " HTTP/1.1\r\n";
    bool hasHost = false;
    bool hasConnection = false;
    bool hasUpgrade = false;
    bool hasAgent = false;
    for (const Header &header : m_request.headers) {
        const QByteArray name = header.name.toLower();
        if (name == "content-length")
            continue;
        hasHost = hasHost || name == "host";
        hasConnection = hasConnection || name == "connection";
        hasUpgrade = hasUpgrade || name == "upgrade";
        hasAgent = hasAgent || name == "user-agent";
        head += header.name + ": " + header.value + "\r\n";
    }
    if (!hasHost)
        head += "Host: " + hostHeader(m_origin) + "\r\n";
    if (!hasAgent)
        head += "User-Agent: Pilothouse/" PILOTHOUSE_VERSION "\r\n";
    if (!hasConnection)
        head += "Connection: Upgrade\r\n";
    if (!hasUpgrade)
        head += "Upgrade: tcp\r\n";
    if (!m_request.body.isEmpty() || m_request.method != "GET")
        head += "Content-Length: " + QByteArray::number(m_request.body.size()) + "\r\n";
    return head + "\r\n";
}

void UpgradedConnection::startTimer()
{
    m_lastActivity = base::Clock::system().steadyMs();
    if (m_request.timeout.count() <= 0 && m_request.idleTimeout.count() <= 0)
        return;
    m_timer = std::make_unique<QTimer>();
    m_timer->setSingleShot(true);
    QObject::connect(m_timer.get(), &QTimer::timeout, m_multi.get(), [weak = weak_from_this()] {
        if (const std::shared_ptr<UpgradedConnection> self = weak.lock())
            self->timerFired();
    });
    m_timer->start(m_request.timeout.count() > 0 ? m_request.timeout : m_request.idleTimeout);
}

// Until the head has come this is the time limit of the whole; then, if one is wished, the longest silence.
void UpgradedConnection::timerFired()
{
    if (m_state == State::Closed)
        return;
    const qint64 now = base::Clock::system().steadyMs();
    const bool idleOnly = m_parser.headComplete() || m_request.timeout.count() <= 0;
    if (!idleOnly) {
        close(makeError(base::Error::Code::Timeout, tr("%1 did not answer in time").arg(nameOf(m_origin)), true));
        return;
    }
    if (m_request.idleTimeout.count() <= 0)
        return;
    if (m_credit <= 0)
        m_lastActivity = now; // we are the one who does not read
    const qint64 left = m_request.idleTimeout.count() - (now - m_lastActivity);
    if (left > 0)
        m_timer->start(std::chrono::milliseconds(left));
    else
        close(makeError(base::Error::Code::Timeout, tr("%1 fell silent").arg(nameOf(m_origin)), true));
}

void UpgradedConnection::curlDone(CURLcode code)
{
    if (m_state != State::Connecting)
        return;
    if (code != CURLE_OK) {
        close(m_easy.failure(m_origin, code, false, m_multi->alert()));
        return;
    }
    curl_easy_getinfo(m_easy.handle(), CURLINFO_ACTIVESOCKET, &m_socket);
    if (m_socket == CURL_SOCKET_BAD) {
        close(makeError(base::Error::Code::Internal, tr("The connection to %1 failed").arg(nameOf(m_origin)), true));
        return;
    }
    m_state = State::Open;
    makeNotifiers();
    flush();
    readSoon();
}

void UpgradedConnection::makeNotifiers()
{
    m_readNotifier = new QSocketNotifier(m_socket, QSocketNotifier::Read);
    m_writeNotifier = new QSocketNotifier(m_socket, QSocketNotifier::Write);
    m_writeNotifier->setEnabled(false);
    QObject::connect(m_readNotifier, &QSocketNotifier::activated, m_multi.get(), [weak = weak_from_this()] {
        if (const std::shared_ptr<UpgradedConnection> self = weak.lock())
            self->read();
    });
    QObject::connect(m_writeNotifier, &QSocketNotifier::activated, m_multi.get(), [weak = weak_from_this()] {
        if (const std::shared_ptr<UpgradedConnection> self = weak.lock()) {
            self->m_blocked = false;
            self->flush();
        }
    });
}

void UpgradedConnection::updateNotifiers()
{
    if (m_state != State::Open)
        return;
    m_readNotifier->setEnabled(m_credit > 0);
    m_writeNotifier->setEnabled(m_blocked);
}

// Bytes that TLS has already decoded do not wake the notifier, so reading is also asked for.
void UpgradedConnection::readSoon()
{
    if (std::exchange(m_readPosted, true))
        return;
    QMetaObject::invokeMethod(
        m_multi.get(),
        [weak = weak_from_this()] {
            const std::shared_ptr<UpgradedConnection> self = weak.lock();
            if (self && std::exchange(self->m_readPosted, false))
                self->read();
        },
        Qt::QueuedConnection);
}

void UpgradedConnection::read()
{
    const std::shared_ptr<UpgradedConnection> self = shared_from_this();
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    for (int i = 0; m_state == State::Open && m_credit > 0; ++i) {
        if (i == piecesAtOnce) {
            readSoon();
            break;
        }
        size_t got = 0;
        const CURLcode code = curl_easy_recv(m_easy.handle(), piece.data(), static_cast<size_t>(piece.size()), &got);
        if (code == CURLE_AGAIN)
            break;
        m_lastActivity = base::Clock::system().steadyMs();
        if (code != CURLE_OK) {
            close(m_easy.failure(m_origin, code, m_parser.headComplete(), m_multi->alert()));
        } else if (got == 0) {
            if (m_parser.endOfInput())
                close(base::Result<void>());
            else
                close(m_easy.failure(m_origin, CURLE_GOT_NOTHING, m_parser.headComplete(), m_multi->alert()));
        } else {
            takeBytes(QByteArray(piece.constData(), static_cast<qsizetype>(got)));
        }
    }
    updateNotifiers();
}

void UpgradedConnection::takeBytes(const QByteArray &bytes)
{
    const bool hadHead = m_parser.headComplete();
    if (!m_parser.feed(bytes)) {
        close(makeError(base::Error::Code::Protocol, tr("The answer of %1 is not HTTP").arg(nameOf(m_origin)), false));
        return;
    }
    const QByteArray data = m_parser.takeData();
    m_credit -= data.size();
    m_data += data;
    if (!data.isEmpty() || (!hadHead && m_parser.headComplete()))
        m_multi->ready(shared_from_this());
    if (!hadHead && m_parser.headComplete()) {
        if (m_request.idleTimeout.count() > 0)
            m_timer->start(m_request.idleTimeout);
        else
            dropTimer();
        if (m_parser.upgraded()) {
            flush();
        } else {
            m_output.clear();
            m_unsent = 0;
        }
    }
    if (m_parser.bodyComplete())
        close(base::Result<void>());
}

void UpgradedConnection::write(QByteArray bytes)
{
    if (m_state == State::Closed || m_wantsHalfClose || bytes.isEmpty())
        return;
    if (m_parser.headComplete() && !m_parser.upgraded())
        return;
    m_unsent += bytes.size();
    m_output.push_back(std::move(bytes));
    if (m_state == State::Open)
        flush();
}

qint64 UpgradedConnection::unsent() const
{
    return m_unsent;
}

void UpgradedConnection::closeWrite()
{
    m_wantsHalfClose = true;
    if (m_state == State::Open)
        flush();
}

// Sends what the connection takes: the request first, the pipe's bytes only once it is a pipe.
void UpgradedConnection::flush()
{
    while (m_state == State::Open && !m_blocked) {
        const bool own = !m_requestBytes.isEmpty();
        if (!own && (!m_parser.upgraded() || m_output.empty()))
            break;
        QByteArray &bytes = own ? m_requestBytes : m_output.front();
        size_t sent = 0;
        const CURLcode code =
            curl_easy_send(m_easy.handle(), bytes.constData(), static_cast<size_t>(bytes.size()), &sent);
        if (code == CURLE_AGAIN || (code == CURLE_OK && sent == 0)) {
            m_blocked = true;
        } else if (code != CURLE_OK) {
            // The answer that explains it may already be here.
            m_requestBytes.clear();
            m_output.clear();
            m_unsent = 0;
            m_wantsHalfClose = false;
            readSoon();
        } else {
            m_lastActivity = base::Clock::system().steadyMs();
            const bool whole = static_cast<qsizetype>(sent) == bytes.size();
            if (whole && !own)
                m_output.pop_front();
            else
                bytes.remove(0, static_cast<qsizetype>(sent));
            m_unsent -= own ? 0 : static_cast<qint64>(sent);
            if (!own && m_output.empty()) {
                m_drained = true;
                m_multi->ready(shared_from_this());
            }
        }
    }
    if (m_state == State::Open && m_wantsHalfClose && m_parser.upgraded() && m_output.empty() && !m_blocked)
        halfClose();
    updateNotifiers();
}

void UpgradedConnection::halfClose()
{
    if (m_halfClosed)
        return;
    curl_tlssessioninfo *session = nullptr;
    if (m_origin.secure && curl_easy_getinfo(m_easy.handle(), CURLINFO_TLS_SSL_PTR, &session) == CURLE_OK && session &&
        session->backend == CURLSSLBACKEND_OPENSSL && session->internals) {
        auto *ssl = static_cast<SSL *>(session->internals);
        const int result = SSL_shutdown(ssl);
        if (result < 0 && SSL_get_error(ssl, result) == SSL_ERROR_WANT_WRITE) {
            m_blocked = true; // again when the socket takes more
            return;
        }
    } else {
        ::shutdown(m_socket, SHUT_WR);
    }
    m_halfClosed = true;
}

void UpgradedConnection::grant(qint64 bytes)
{
    m_credit += bytes;
    if (m_state == State::Open && m_credit > 0) {
        m_lastActivity = base::Clock::system().steadyMs();
        updateNotifiers();
        readSoon();
    }
}

void UpgradedConnection::close(base::Result<void> result)
{
    if (m_result)
        return;
    const std::shared_ptr<UpgradedConnection> self = shared_from_this(); // the multi may hold the last reference
    m_result.emplace(std::move(result));
    closeConnection();
    if (!m_cancelled)
        m_multi->ready(self);
}

// It may be the timer's own signal that leads here.
void UpgradedConnection::dropTimer()
{
    if (m_timer) {
        m_timer->stop();
        m_timer.release()->deleteLater();
    }
}

void UpgradedConnection::closeConnection()
{
    m_state = State::Closed;
    dropTimer();
    for (QSocketNotifier *notifier : {std::exchange(m_readNotifier, nullptr), std::exchange(m_writeNotifier, nullptr)}) {
        if (notifier) {
            notifier->setEnabled(false);
            notifier->deleteLater();
        }
    }
    m_multi->remove(m_easy.handle());
}

void UpgradedConnection::cancel()
{
    const std::shared_ptr<UpgradedConnection> self = shared_from_this();
    m_cancelled = true;
    m_callbacks = {};
    closeConnection();
}

// After every call of a consumer this connection may have been cancelled; the multi keeps it alive meanwhile.
void UpgradedConnection::deliver()
{
    if (m_parser.headComplete() && !m_headDelivered && !m_cancelled) {
        m_headDelivered = true;
        if (const auto head = m_callbacks.head)
            head(m_parser.head());
    }
    if (!m_cancelled && !m_data.isEmpty()) {
        QByteArray data = std::exchange(m_data, {});
        if (const auto call = m_callbacks.data)
            call(std::move(data));
    }
    if (!m_cancelled && std::exchange(m_drained, false) && m_unsent == 0) {
        if (const auto drained = m_callbacks.drained)
            drained();
    }
    if (m_cancelled || !m_result || !m_data.isEmpty())
        return;
    if (const auto closed = std::exchange(m_callbacks.closed, nullptr))
        closed(*m_result);
}

} // namespace net
