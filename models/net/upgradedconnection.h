// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A connection that curl makes (CURLOPT_CONNECT_ONLY, so that TLS, client certificates and proxies are one code path) and
// that we then speak HTTP/1.1 on ourselves: request head, response head, and a byte pipe after 101 or 200. Lives on the
// multi's thread; owned by what the transport handed out. The easy handle stays in the multi while the pipe is open:
// taken out it would lose its connection.
#pragma once

#include "curleasy.h"
#include "responseparser.h"
#include "transport.h"

#include <deque>

namespace net {

class UpgradedConnection final : public CurlClient, public std::enable_shared_from_this<UpgradedConnection>
{
public:
    UpgradedConnection(std::shared_ptr<CurlMulti> multi, Origin origin, Request request,
                       Upgraded::Callbacks callbacks);
    ~UpgradedConnection() override;

    void start();
    void cancel();
    void grant(qint64 bytes);
    void write(QByteArray bytes);
    [[nodiscard]] qint64 unsent() const;
    void closeWrite();

    void curlDone(CURLcode code) override;
    void deliver() override;

private:
    enum class State { Connecting, Open, Closed };

    [[nodiscard]] QByteArray requestHead() const;
    void startTimer();
    void timerFired();
    void dropTimer();
    void makeNotifiers();
    void updateNotifiers();
    void readSoon();
    void read();
    void takeBytes(const QByteArray &bytes);
    void flush();
    void halfClose();
    void close(base::Result<void> result);
    void closeConnection();

    std::shared_ptr<CurlMulti> m_multi;
    const Origin m_origin;
    Request m_request;
    CurlEasy m_easy;
    Upgraded::Callbacks m_callbacks;

    State m_state = State::Connecting;
    bool m_cancelled = false;
    curl_socket_t m_socket = CURL_SOCKET_BAD;
    QSocketNotifier *m_readNotifier = nullptr;
    QSocketNotifier *m_writeNotifier = nullptr;
    std::unique_ptr<QTimer> m_timer;
    qint64 m_lastActivity = 0;

    ResponseParser m_parser;
    bool m_headDelivered = false;
    QByteArray m_data; ///< decoded, not delivered yet
    qint64 m_credit = Stream::initialCredit;
    bool m_readPosted = false;

    QByteArray m_requestBytes;           ///< what is left of the request itself
    std::deque<QByteArray> m_output; ///< goes out once upgraded
    qint64 m_unsent = 0;
    bool m_wantsHalfClose = false;
    bool m_halfClosed = false;
    bool m_drained = false;
    bool m_blocked = false; ///< the connection takes no more for now
    std::optional<base::Result<void>> m_result;
};

} // namespace net
