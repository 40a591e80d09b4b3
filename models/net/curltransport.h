// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real HTTP transport: libcurl on the Qt event loop of the thread that makes it, for one origin. Keeps connections
// alive. What it hands out goes on working, or is cancelled by its own destructor, whether or not the transport lives.
//
// A time limit counts for the whole of a request or stream (zero: none); for an upgrade until the head has come.
#pragma once

#include "origin.h"
#include "transport.h"

namespace net {

class CurlMulti;

class CurlTransport final : public Transport
{
public:
    explicit CurlTransport(Origin origin);
    ~CurlTransport() override;

    [[nodiscard]] std::unique_ptr<Transfer> send(Request request,
                                                 std::function<void(base::Result<Reply>)> finished) override;
    [[nodiscard]] std::unique_ptr<Stream> stream(Request request, Stream::Callbacks callbacks) override;
    [[nodiscard]] std::unique_ptr<Upgraded> upgrade(Request request, Upgraded::Callbacks callbacks) override;
    [[nodiscard]] const Origin &origin() const { return m_origin; }

private:
    Origin m_origin;
    std::shared_ptr<CurlMulti> m_multi;
};

} // namespace net
