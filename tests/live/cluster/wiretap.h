// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A transport that keeps what a session receives, for tests of what it must not receive. The tape is shared with the test's thread; the
// transport itself lives on the endpoint's.
#pragma once

#include "curltransport.h"

#include <QMutex>

namespace livetest {

/// Any thread.
class Tape
{
public:
    void add(const QByteArray &bytes)
    {
        const QMutexLocker lock(&m_mutex);
        m_bytes += bytes;
    }
    [[nodiscard]] bool has(const QByteArray &bytes) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_bytes.contains(bytes);
    }

private:
    mutable QMutex m_mutex;
    QByteArray m_bytes;
};

class Wiretap final : public net::Transport
{
public:
    Wiretap(const net::Origin &origin, std::shared_ptr<Tape> tape) : m_inner(origin), m_tape(std::move(tape)) {}

    [[nodiscard]] std::unique_ptr<net::Transfer> send(net::Request request, std::function<void(base::Result<net::Reply>)> finished) override
    {
        return m_inner.send(std::move(request), [tape = m_tape, finished = std::move(finished)](base::Result<net::Reply> reply) {
            if (reply.ok())
                tape->add(reply->body);
            finished(std::move(reply));
        });
    }
    [[nodiscard]] std::unique_ptr<net::Stream> stream(net::Request request, net::Stream::Callbacks callbacks) override
    {
        callbacks.data = [tape = m_tape, pass = std::move(callbacks.data)](const QByteArray &bytes) {
            tape->add(bytes);
            pass(bytes);
        };
        return m_inner.stream(std::move(request), std::move(callbacks));
    }
    [[nodiscard]] std::unique_ptr<net::Upgraded> upgrade(net::Request request, net::Upgraded::Callbacks callbacks) override
    {
        return m_inner.upgrade(std::move(request), std::move(callbacks));
    }

private:
    net::CurlTransport m_inner;
    std::shared_ptr<Tape> m_tape;
};

} // namespace livetest
