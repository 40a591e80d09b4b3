// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A way to a server that never answers: what lies behind a VPN that is not up. Nothing is sent anywhere. Endpoint thread.
#pragma once

#include "clock.h"
#include "transport.h"

#include <QCoreApplication>

namespace app {

class NobodyThere final : public net::Transport
{
public:
    explicit NobodyThere(const net::Origin &origin)
    {
        m_error.code = base::Error::Code::Timeout;
        m_error.what = QCoreApplication::translate("net", "No connection to %1 in time").arg(origin.host);
        m_error.retryable = true;
    }

    [[nodiscard]] std::unique_ptr<net::Transfer> send(net::Request, std::function<void(base::Result<net::Reply>)> finished) override
    {
        return std::make_unique<Waiting<net::Transfer>>([finished = std::move(finished), error = m_error] { finished(error); });
    }
    [[nodiscard]] std::unique_ptr<net::Stream> stream(net::Request, net::Stream::Callbacks callbacks) override
    {
        return std::make_unique<WaitingStream>([finished = std::move(callbacks.finished), error = m_error] { finished(error); });
    }
    [[nodiscard]] std::unique_ptr<net::Upgraded> upgrade(net::Request, net::Upgraded::Callbacks callbacks) override
    {
        return std::make_unique<WaitingPipe>([closed = std::move(callbacks.closed), error = m_error] { closed(error); });
    }

private:
    static constexpr std::chrono::milliseconds patience{300}; ///< a demo need not be as patient as a person

    template <class Base> class Waiting : public Base
    {
    public:
        explicit Waiting(std::function<void()> fails)
            : m_timer(base::Clock::system().after(patience, [fails = std::move(fails)] {
                  const auto last = fails; // it may end who asked
                  last();
              }))
        {
        }

    private:
        std::unique_ptr<base::Timer> m_timer;
    };
    class WaitingStream final : public Waiting<net::Stream>
    {
    public:
        using Waiting::Waiting;
        void grant(qint64) override {}
    };
    class WaitingPipe final : public Waiting<net::Upgraded>
    {
    public:
        using Waiting::Waiting;
        void grant(qint64) override {}
        void write(QByteArray) override {}
        [[nodiscard]] qint64 unsent() const override { return 0; }
        void closeWrite() override {}
    };

    base::Error m_error;
};

} // namespace app
