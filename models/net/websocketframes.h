// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The client's side of WebSocket framing (RFC 6455) without a connection: bytes in, events out; messages in, bytes out. Masks,
// fragments, pings that are answered, closes and what they may look like are libwslay's work. Nothing beyond the largest
// message is ever held. Pure but for the masks' random numbers; one thread.
#pragma once

#include <QByteArray>
#include <functional>
#include <utility>
#include <vector>

struct wslay_event_context;

namespace net {

/// Codes of a close, RFC 6455, 7.4.1. Those that are never on the wire say how it ended all the same.
namespace closecode {
constexpr int normal = 1000;
constexpr int goingAway = 1001;
constexpr int protocolError = 1002;
constexpr int unsupportedData = 1003;
constexpr int noStatus = 1005; ///< a close frame without a code
constexpr int abnormal = 1006; ///< no close frame at all
constexpr int invalidData = 1007;
constexpr int policyViolation = 1008;
constexpr int tooBig = 1009;
constexpr int mandatoryExtension = 1010;
constexpr int serverError = 1011;
constexpr int serviceRestart = 1012;
constexpr int tryAgainLater = 1013;
} // namespace closecode

class WebSocketFrames
{
public:
    struct Event {
        enum class Kind { Text, Binary, Ping, Pong, Close };
        Kind kind = Kind::Text;
        QByteArray bytes;  ///< of a Close: its reason, UTF-8
        int closeCode = 0; ///< of a Close
    };

    /// `mask` fills four bytes; absent: random ones. Tests give fixed ones.
    explicit WebSocketFrames(qint64 maximumMessage, std::function<void(char *)> mask = {});
    ~WebSocketFrames();
    WebSocketFrames(const WebSocketFrames &) = delete;
    WebSocketFrames &operator=(const WebSocketFrames &) = delete;

    /// Takes all of `bytes`. What comes after a close, or after what breaks the protocol, is ignored.
    void feed(const QByteArray &bytes);
    [[nodiscard]] std::vector<Event> takeEvents() { return std::exchange(m_events, {}); }
    /// What is to be sent: messages, and answers to pings and closes.
    [[nodiscard]] QByteArray takeOutput();

    void send(bool text, const QByteArray &message);
    void ping(const QByteArray &bytes);
    /// Nothing may be sent afterwards. `reason`: at most 123 bytes, the rest is cut off.
    void close(int code, const QByteArray &reason);

    /// No more events will come.
    [[nodiscard]] bool inputEnded() const;
    /// We have sent a close: the code; 0: not yet. 1002, 1007 and 1009 say what was wrong with what came.
    [[nodiscard]] int sentCloseCode() const;

private:
    struct Glue;
    [[nodiscard]] qsizetype readable();
    wslay_event_context *m_context = nullptr;
    std::function<void(char *)> m_mask;
    QByteArray m_held;     ///< came, and is not whole enough for libwslay
    quint64 m_payload = 0; ///< still to come of the frame whose head it has
    QByteArray m_input;
    qsizetype m_taken = 0; ///< of m_input
    qsizetype m_close = 0; ///< where a close begins in it
    QByteArray m_output;
    std::vector<Event> m_events;
    bool m_broken = false;
};

} // namespace net
