// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "websocketconnection.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <algorithm>

namespace net {

using Code = base::Error::Code;

namespace {

constexpr qsizetype sliceSize = 4096; ///< read between two looks at the credit
constexpr qsizetype longestRefusal = 64 * 1024;
constexpr qint64 pongsAtMost = 64 * 1024; ///< with more waiting to leave, pings get no answer

QString tr(const char *text)
{
    return QCoreApplication::translate("net::WebSocket", text);
}

base::Error makeError(Code code, const QString &what, bool retryable = false)
{
    base::Error error;
    error.code = code;
    error.what = what;
    error.retryable = retryable;
    return error;
}

QByteArray randomKey()
{
    QByteArray bytes(16, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes.toBase64();
}

bool hasToken(const QByteArray &list, const QByteArray &token)
{
    const QList<QByteArray> words = list.toLower().split(',');
    return std::any_of(words.begin(), words.end(), [&](const QByteArray &word) { return word.trimmed() == token; });
}

/// What is wrong with the answer to a handshake; nothing if it is right.
std::optional<base::Error> judgeHandshake(const Head &head, const QByteArray &key, const QList<QByteArray> &offered)
{
    if (head.header("Upgrade").toLower() != "websocket" || !hasToken(head.header("Connection"), "upgrade") ||
        head.header("Sec-WebSocket-Accept") != webSocketAccept(key))
        return makeError(Code::Protocol, tr("The server's answer to the WebSocket handshake is wrong"));
    if (!head.header("Sec-WebSocket-Extensions").isEmpty())
        return makeError(Code::Protocol, tr("The server uses a WebSocket extension that nobody offered"));
    const QByteArray taken = head.header("Sec-WebSocket-Protocol");
    if (taken.isEmpty() && !offered.isEmpty())
        return makeError(Code::Unsupported, tr("The server speaks none of the protocols that were offered"));
    if (!taken.isEmpty() && !offered.contains(taken))
        return makeError(Code::Protocol, tr("The server speaks a protocol that nobody offered"));
    return std::nullopt;
}

} // namespace

WebSocketConnection::WebSocketConnection(WebSocket::Options options, WebSocket::Callbacks callbacks)
    : m_options(std::move(options)), m_callbacks(std::move(callbacks)),
      m_clock(m_options.clock ? *m_options.clock : base::Clock::system()), m_frames(m_options.maximumMessage)
{
}

void WebSocketConnection::start(Transport &transport, Request request)
{
    m_key = randomKey();
    request.method = "GET";
    request.headers += {{"Upgrade", "websocket"},
                        {"Connection", "Upgrade"},
                        {"Sec-WebSocket-Version", "13"},
                        {"Sec-WebSocket-Key", m_key}};
    if (!m_options.subprotocols.isEmpty())
        request.headers += Header{"Sec-WebSocket-Protocol", m_options.subprotocols.join(", ")};
    Upgraded::Callbacks callbacks;
    callbacks.head = [self = weak_from_this()](const Head &head) {
        if (const auto held = self.lock())
            held->gotHead(head);
    };
    callbacks.data = [self = weak_from_this()](const QByteArray &bytes) {
        if (const auto held = self.lock())
            held->gotData(bytes);
    };
    callbacks.drained = [self = weak_from_this()] {
        const auto held = self.lock();
        if (!held)
            return;
        if (held->m_end)
            held->finish(*held->m_end);
        else if (const auto call = held->m_callbacks.drained)
            call();
    };
    callbacks.closed = [self = weak_from_this()](const base::Result<void> &result) {
        if (const auto held = self.lock())
            held->pipeClosed(result);
    };
    m_pipe = transport.upgrade(std::move(request), std::move(callbacks));
}

void WebSocketConnection::cancel()
{
    m_state = State::Closed;
    m_callbacks = {};
    m_ping.reset();
    m_goodbye.reset();
    m_pipe.reset();
}

// --- What comes -----------------------------------------------------------------------------------------------------

void WebSocketConnection::gotHead(const Head &head)
{
    if (m_state != State::Handshake)
        return;
    if (head.status != 101) {
        m_state = State::Refused;
        m_refusal = head;
        if (head.status == 200) // a pipe, but no WebSocket: it would not end by itself
            finish(makeError(Code::Protocol, tr("The server's answer to the WebSocket handshake is wrong")));
        return;
    }
    if (const std::optional<base::Error> wrong = judgeHandshake(head, m_key, m_options.subprotocols)) {
        finish(*wrong);
        return;
    }
    m_state = State::Open;
    pingSoon();
    flush();
    if (const auto call = m_callbacks.open)
        call(head.header("Sec-WebSocket-Protocol"));
}

void WebSocketConnection::gotData(const QByteArray &bytes)
{
    m_heard = true;
    if (m_state == State::Refused) {
        m_pipe->grant(bytes.size());
        if (m_refusalBody.size() + bytes.size() <= longestRefusal)
            m_refusalBody += bytes;
        return;
    }
    m_unread += bytes;
    read();
}

/// Unframes what is there, as far as the credit goes. The pipe gets credit only for what was unframed.
void WebSocketConnection::read()
{
    if (std::exchange(m_reading, true))
        return; // a consumer granted more: the loop below goes on
    const std::shared_ptr<WebSocketConnection> self = shared_from_this();
    while (m_state == State::Open && !m_end && m_credit > 0 && m_readTo < m_unread.size()) {
        const QByteArray slice = m_unread.mid(m_readTo, sliceSize);
        m_readTo += slice.size();
        m_owed += slice.size();
        m_frames.feed(slice);
        for (WebSocketFrames::Event &event : m_frames.takeEvents())
            deliver(std::move(event));
        judge();
    }
    m_reading = false;
    if (m_state != State::Open)
        return;
    m_unread.remove(0, std::exchange(m_readTo, 0));
    if (m_credit > 0 && m_owed > 0)
        m_pipe->grant(std::exchange(m_owed, 0));
    if (m_pipeEnd && m_unread.isEmpty() && !m_end) {
        m_closeCode = closecode::abnormal;
        finish(m_pipeEnd->ok() ? resultOfClose(closecode::abnormal, {}) : *m_pipeEnd);
    }
}

void WebSocketConnection::deliver(WebSocketFrames::Event event)
{
    using Kind = WebSocketFrames::Event::Kind;
    if (m_state != State::Open || m_end)
        return;
    switch (event.kind) {
    case Kind::Text:
    case Kind::Binary: {
        WebSocket::Message message{event.kind == Kind::Text, std::move(event.bytes)};
        m_credit -= message.cost();
        if (const auto call = m_callbacks.message)
            call(std::move(message));
        return;
    }
    case Kind::Close:
        m_closeCode = event.closeCode;
        flush(); // the answer to it
        endWhenSent(resultOfClose(event.closeCode, event.bytes));
        return;
    case Kind::Ping:
    case Kind::Pong:
        return;
    }
}

/// Sends what the frames answer by themselves, and ends what they found broken.
void WebSocketConnection::judge()
{
    if (m_state != State::Open || m_end)
        return;
    // The RFC asks for an answer to the latest ping only, and a server that does not read would fill our memory.
    if (unsent() > pongsAtMost && !m_frames.inputEnded() && m_frames.sentCloseCode() == 0)
        static_cast<void>(m_frames.takeOutput());
    else
        flush();
    if (!m_frames.inputEnded() || m_closeCode != 0)
        return;
    base::Error error = makeError(Code::Protocol, tr("The server breaks the WebSocket protocol"));
    if (m_frames.sentCloseCode() == closecode::tooBig)
        error = makeError(Code::TooLarge, tr("The server sent a message that is larger than expected"));
    endWhenSent(error);
}

void WebSocketConnection::pipeClosed(const base::Result<void> &result)
{
    if (m_end) {
        finish(*m_end);
    } else if (m_state == State::Refused) {
        base::Error error = makeError(base::codeOfHttpStatus(m_refusal.status),
                                      tr("The server refused the WebSocket (%1)").arg(m_refusal.status),
                                      m_refusal.status == 429 || m_refusal.status >= 502);
        error.httpStatus = m_refusal.status;
        error.detail = QString::fromUtf8(m_refusalBody.left(2000)).trimmed();
        finish(error);
    } else if (m_state == State::Handshake) {
        finish(result.ok() ? makeError(Code::Protocol, tr("The server ended the connection"), true) : result);
    } else {
        m_pipeEnd = result;
        read();
    }
}

// --- What goes ------------------------------------------------------------------------------------------------------

void WebSocketConnection::send(const WebSocket::Message &message)
{
    if (m_state == State::Closed || m_state == State::Refused)
        return;
    m_frames.send(message.text, message.bytes);
    flush();
}

void WebSocketConnection::close(int code, const QByteArray &reason)
{
    if (m_state == State::Closed || m_goodbye)
        return;
    m_frames.close(code, reason);
    flush();
    m_goodbye = m_clock.after(m_options.closeWithin, [self = weak_from_this()] {
        if (const auto held = self.lock())
            held->finish(held->m_end ? *held->m_end : base::Result<void>()); // what broke meanwhile counts
    });
}

void WebSocketConnection::flush()
{
    m_early += m_frames.takeOutput();
    if (m_state == State::Open && !m_early.isEmpty())
        m_pipe->write(std::exchange(m_early, {}));
}

void WebSocketConnection::grant(qint64 bytes)
{
    m_credit += bytes;
    if (m_state == State::Open)
        read();
}

qint64 WebSocketConnection::unsent() const
{
    return m_early.size() + (m_pipe ? m_pipe->unsent() : 0);
}

void WebSocketConnection::pingSoon()
{
    if (m_options.pingEvery.count() <= 0)
        return;
    m_heard = true;
    m_ping = m_clock.after(m_options.pingEvery, [self = weak_from_this()] {
        if (const auto held = self.lock())
            held->pingNow();
    });
}

void WebSocketConnection::pingNow()
{
    if (m_end)
        return; // it ends already, for a reason of its own
    // While we do not read, an answer cannot be seen.
    if (!m_heard && m_credit > 0) {
        finish(makeError(Code::Timeout, tr("The server fell silent"), true));
        return;
    }
    m_frames.ping({});
    flush();
    pingSoon();
    m_heard = false;
}

// --- The end --------------------------------------------------------------------------------------------------------

void WebSocketConnection::endWhenSent(base::Result<void> result)
{
    m_end = std::move(result);
    if (unsent() == 0 || m_pipeEnd) {
        finish(*m_end);
    } else if (!m_goodbye) {
        m_goodbye = m_clock.after(m_options.closeWithin, [self = weak_from_this()] {
            if (const auto held = self.lock())
                held->finish(*held->m_end);
        });
    }
}

void WebSocketConnection::finish(base::Result<void> result)
{
    if (m_state == State::Closed)
        return;
    const std::shared_ptr<WebSocketConnection> self = shared_from_this();
    const auto closed = std::move(m_callbacks.closed);
    cancel();
    if (closed)
        closed(std::move(result));
}

} // namespace net
