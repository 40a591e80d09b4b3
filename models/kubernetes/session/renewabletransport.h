// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A transport that can be pointed elsewhere: to a server that moved, or with another client certificate, which connections that
// are open do not have. What it handed out before goes on with the old one. Endpoint thread; owned by whom it serves.
#pragma once

#include "origin.h"
#include "transport.h"

namespace kubernetes {

class RenewableTransport final : public net::Transport
{
public:
    using Factory = std::function<std::unique_ptr<net::Transport>(const net::Origin &)>;

    RenewableTransport(Factory factory, net::Origin origin)
        : m_factory(std::move(factory)), m_origin(std::move(origin)), m_inner(m_factory(m_origin))
    {
    }

    [[nodiscard]] const net::Origin &origin() const { return m_origin; }
    /// New requests go there, over new connections: also when it is the same place, whose connections are in doubt.
    void renew(net::Origin origin)
    {
        m_origin = std::move(origin);
        m_inner = m_factory(m_origin);
    }

    [[nodiscard]] std::unique_ptr<net::Transfer> send(net::Request request,
                                                      std::function<void(base::Result<net::Reply>)> finished) override
    {
        return m_inner->send(std::move(request), std::move(finished));
    }
    [[nodiscard]] std::unique_ptr<net::Stream> stream(net::Request request, net::Stream::Callbacks callbacks) override
    {
        return m_inner->stream(std::move(request), std::move(callbacks));
    }
    [[nodiscard]] std::unique_ptr<net::Upgraded> upgrade(net::Request request, net::Upgraded::Callbacks callbacks) override
    {
        return m_inner->upgrade(std::move(request), std::move(callbacks));
    }

private:
    Factory m_factory;
    net::Origin m_origin;
    std::unique_ptr<net::Transport> m_inner;
};

} // namespace kubernetes
