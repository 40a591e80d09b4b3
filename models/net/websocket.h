// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One WebSocket to the transport's server: handshake over Transport::upgrade(), so that TLS, proxies and authorization are
// the same code path as everything else, then messages. Endpoint thread, owned by who opened it; destruction ends the
// connection at once, without a late callback. Callbacks may destroy it.
//
// Messages count against a credit like a Stream's bytes, each at least Message::leastCost, as an empty one wants memory and
// time too; when the credit is used up nothing more is read, so that the server feels it. Who grants gives back what
// Message::cost() says. An end that is not a proper goodbye (1000, 1001 from a server that goes, or no code) is an Error whose detail is the
// server's reason; closeCode() has the number.
//
// Source: RFC 6455 and the close codes registered with IANA.
#pragma once

#include "transport.h"
#include "websocketframes.h"

namespace base {
class Clock;
}

namespace net {

class WebSocketConnection;

class WebSocket
{
public:
    struct Options {
        QList<QByteArray> subprotocols;              ///< the server must take one, if there is any
        qint64 maximumMessage = 16LL * 1024 * 1024;  ///< more is refused with 1009
        std::chrono::milliseconds pingEvery{0};      ///< a ping without any answer until the next is a Timeout; zero: none
        std::chrono::milliseconds closeWithin{5000}; ///< how long the server may take to say goodbye too
        base::Clock *clock = nullptr;                ///< absent: the system's
    };
    struct Message {
        static constexpr qint64 leastCost = 64;

        bool text = false;
        QByteArray bytes;
        [[nodiscard]] qint64 cost() const { return qMax<qint64>(bytes.size(), leastCost); }
    };
    struct Callbacks {
        std::function<void(QByteArray subprotocol)> open; ///< once, first, if the handshake was right
        std::function<void(Message)> message;             ///< counts against the credit
        std::function<void()> drained;                    ///< all that was sent has left
        std::function<void(base::Result<void>)> closed;   ///< once, last
    };
    static constexpr qint64 initialCredit = Stream::initialCredit;

    /// `request`: target and headers of its own; the handshake's are added.
    WebSocket(Transport &transport, Request request, Options options, Callbacks callbacks);
    ~WebSocket();
    WebSocket(const WebSocket &) = delete;
    WebSocket &operator=(const WebSocket &) = delete;

    void send(Message message);
    /// Says goodbye; `closed` comes when the server has answered, or has had its time.
    void close(int code = closecode::normal, const QByteArray &reason = {});
    void grant(qint64 bytes);
    [[nodiscard]] qint64 unsent() const;
    /// How the server ended it; 0: not yet.
    [[nodiscard]] int closeCode() const;

private:
    std::shared_ptr<WebSocketConnection> m_connection;
};

/// What the server must answer to this key.
[[nodiscard]] QByteArray webSocketAccept(const QByteArray &key);
/// How a close is reported.
[[nodiscard]] base::Result<void> resultOfClose(int code, const QByteArray &reason);

} // namespace net
