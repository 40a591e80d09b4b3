// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of a transport ask and keep: requests to an HTTP server of theirs, and what came back. Thread of the test.
#pragma once

#include "curltransport.h"
#include "httpserver.h"

#include <optional>

namespace transfers {

inline net::Origin originOf(const support::HttpServer &server)
{
    net::Origin origin;
    origin.socketPath = server.socketPath();
    if (origin.socketPath.isEmpty()) {
        origin.host = QStringLiteral("127.0.0.1");
        origin.port = server.port();
    }
    return origin;
}

inline net::Request get(const QByteArray &target)
{
    net::Request request;
    request.target = target;
    return request;
}

using Answer = std::optional<base::Result<net::Reply>>;

inline std::function<void(base::Result<net::Reply>)> into(Answer &answer)
{
    return [&answer](base::Result<net::Reply> result) { answer.emplace(std::move(result)); };
}

/// What a stream or a pipe brought.
struct Received {
    net::Head head;
    int heads = 0;
    QByteArray data;
    int drained = 0;
    std::optional<base::Result<void>> end;

    net::Stream::Callbacks stream()
    {
        return {[this](const net::Head &value) { head = value; ++heads; },
                [this](QByteArray bytes) { data += bytes; },
                [this](base::Result<void> result) { end.emplace(std::move(result)); }};
    }
    net::Upgraded::Callbacks pipe()
    {
        return {[this](const net::Head &value) { head = value; ++heads; },
                [this](QByteArray bytes) { data += bytes; }, [this] { ++drained; },
                [this](base::Result<void> result) { end.emplace(std::move(result)); }};
    }
};

} // namespace transfers
