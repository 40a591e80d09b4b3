// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is behind a WebSocket. Internal to it; shared only so that a callback may destroy its owner.
#pragma once

#include "clock.h"
#include "websocket.h"

#include <optional>

namespace net {

class WebSocketConnection final : public std::enable_shared_from_this<WebSocketConnection>
{
public:
    WebSocketConnection(WebSocket::Options options, WebSocket::Callbacks callbacks);

    void start(Transport &transport, Request request);
    void cancel();
    void send(const WebSocket::Message &message);
    void close(int code, const QByteArray &reason);
    void grant(qint64 bytes);
    [[nodiscard]] qint64 unsent() const;
    [[nodiscard]] int closeCode() const { return m_closeCode; }

private:
    enum class State { Handshake, Refused, Open, Closed };
    void gotHead(const Head &head);
    void gotData(const QByteArray &bytes);
    void pipeClosed(const base::Result<void> &result);
    void read();
    void deliver(WebSocketFrames::Event event);
    void flush();
    void judge();
    void endWhenSent(base::Result<void> result);
    void pingSoon();
    void pingNow();
    void finish(base::Result<void> result);

    WebSocket::Options m_options;
    WebSocket::Callbacks m_callbacks;
    base::Clock &m_clock;
    WebSocketFrames m_frames;
    State m_state = State::Handshake;
    QByteArray m_key;
    std::unique_ptr<Upgraded> m_pipe;
    QByteArray m_early;  ///< framed before the handshake was through
    QByteArray m_unread; ///< came, and waits for credit
    qsizetype m_readTo = 0;
    qint64 m_owed = 0;   ///< read from the pipe and not granted to it again
    qint64 m_credit = WebSocket::initialCredit;
    bool m_reading = false;
    bool m_heard = false; ///< since the last ping
    int m_closeCode = 0;
    std::optional<base::Result<void>> m_end;     ///< how it ends, once our goodbye has left
    std::optional<base::Result<void>> m_pipeEnd; ///< the pipe is closed; what came before it may be unread
    Head m_refusal;
    QByteArray m_refusalBody;
    std::unique_ptr<base::Timer> m_ping;
    std::unique_ptr<base::Timer> m_goodbye;
};

} // namespace net
