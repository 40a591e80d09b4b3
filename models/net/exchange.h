// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One request and its answer, collected or streamed, on a CurlMulti. Lives on the multi's thread; owned by the Transfer or
// Stream that the transport handed out, which cancels it in its destructor, and by the multi while curl works on it.
#pragma once

#include "curleasy.h"
#include "transport.h"

namespace net {

class Exchange final : public CurlClient, public std::enable_shared_from_this<Exchange>
{
public:
    Exchange(std::shared_ptr<CurlMulti> multi, Origin origin, Request request);
    ~Exchange() override;

    void collect(std::function<void(base::Result<Reply>)> finished);
    void stream(Stream::Callbacks callbacks);
    /// Nothing is called any more.
    void cancel();
    void grant(qint64 bytes);

    void curlDone(CURLcode code) override;
    void deliver() override;

private:
    void start();
    void setBody();
    void openUpload();
    void armIdleTimer();
    void idleTimerFired();
    void finish(base::Result<void> result);
    void deliverStream();
    size_t takeHeaderLine(QByteArray line);
    size_t takeBody(const char *data, size_t size);
    bool rewind(qint64 offset);
    size_t giveBody(char *data, size_t size);

    std::shared_ptr<CurlMulti> m_multi;
    const Origin m_origin;
    Request m_request;
    CurlEasy m_easy;

    std::function<void(base::Result<Reply>)> m_finished; ///< when collected
    Stream::Callbacks m_callbacks;                       ///< when streamed
    bool m_streamed = false;
    bool m_cancelled = false;
    bool m_running = false; ///< in the multi

    Head m_head;
    bool m_headComplete = false;
    bool m_headDelivered = false;
    QByteArray m_data; ///< the whole body, or what of a stream was not delivered yet
    qint64 m_credit = Stream::initialCredit;
    bool m_paused = false;
    bool m_uploadPaused = false;
    qint64 m_uploadStart = 0; ///< position in the source
    qint64 m_uploadSize = -1; ///< -1: not known
    std::optional<base::Error> m_ownError; ///< why we made curl stop
    std::optional<base::Result<void>> m_result;
    std::unique_ptr<QTimer> m_idleTimer;
    qint64 m_lastActivity = 0; ///< steady milliseconds
    QList<QMetaObject::Connection> m_uploadConnections;
};

} // namespace net
