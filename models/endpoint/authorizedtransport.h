// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A transport whose requests are authorized: asks the Authorizer at every attempt, and after a 401 tells it so and sends the
// request once more. Wraps the session's transport, so that what sends requests knows nothing of it. Endpoint thread, owned
// by the session; what it hands out goes on working whether or not it lives, and cancels when destroyed, also while it
// waits for its permit.
//
// A stream or an upgrade is sent again only while its head is all that came: what a consumer has seen is never replayed. An
// upload is, if it can be read from its start again. A second 401 is the answer.
#pragma once

#include "authorizer.h"
#include "transport.h"

namespace endpoint {

class Gate;

class AuthorizedTransport final : public net::Transport
{
public:
    AuthorizedTransport(std::unique_ptr<net::Transport> inner, std::shared_ptr<Authorizer> authorizer);
    ~AuthorizedTransport() override;

    [[nodiscard]] std::unique_ptr<net::Transfer>
    send(net::Request request, std::function<void(base::Result<net::Reply>)> finished) override;
    [[nodiscard]] std::unique_ptr<net::Stream> stream(net::Request request,
                                                      net::Stream::Callbacks callbacks) override;
    [[nodiscard]] std::unique_ptr<net::Upgraded> upgrade(net::Request request,
                                                         net::Upgraded::Callbacks callbacks) override;

private:
    std::shared_ptr<Gate> m_gate;
};

} // namespace endpoint
