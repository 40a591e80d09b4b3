// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The HTTP seam of a session: how requests reach one server. Lives on one endpoint thread. Destroying the returned object
// cancels, at once and without a late callback. Callbacks may destroy the object that calls them, and its siblings.
// A caller of callbacks moves or copies the function out before it calls, so that it may destroy its owner.
//
// A reply of any status is a reply: judging it is the session's business. Redirects are never followed.
#pragma once

#include "message.h"

#include <functional>

namespace net {

/// A request on its way.
class Transfer
{
public:
    virtual ~Transfer() = default;
};

/// A body that arrives over time. It starts with `initialCredit` bytes; when that is used up, the connection is
/// paused until grant() gives more, so that the server feels the back-pressure. Not so a multiplexed one: what is paused in
/// an HTTP/2 connection curl has to hold in memory, 32 MB of it.
class Stream
{
public:
    struct Callbacks {
        std::function<void(const Head &)> head;           ///< once, first
        std::function<void(QByteArray)> data;             ///< any number of times; counts against the credit
        std::function<void(base::Result<void>)> finished; ///< once, last; ok when the server ended it properly
    };
    static constexpr qint64 initialCredit = 256 * 1024;
    virtual ~Stream() = default;
    virtual void grant(qint64 bytes) = 0;
};

/// A connection that became a byte pipe after "101 Switching Protocols" (or, from Docker without that, "200").
class Upgraded
{
public:
    struct Callbacks {
        /// Once, first. Any status but 101 and 200 is followed by `data` with the error's body, then `closed`.
        std::function<void(const Head &)> head;
        std::function<void(QByteArray)> data;           ///< counts against the credit, like a Stream's
        std::function<void()> drained;                  ///< all that was written has left
        std::function<void(base::Result<void>)> closed; ///< once, last
    };
    virtual ~Upgraded() = default;
    virtual void grant(qint64 bytes) = 0;
    virtual void write(QByteArray bytes) = 0;
    [[nodiscard]] virtual qint64 unsent() const = 0; ///< bytes written and not yet taken by the connection
    /// Half-close: the other side reads end of file, its bytes still arrive. Over TLS this is close_notify.
    virtual void closeWrite() = 0;
};

class Transport
{
public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual std::unique_ptr<Transfer> send(Request request,
                                                         std::function<void(base::Result<Reply>)> finished) = 0;
    [[nodiscard]] virtual std::unique_ptr<Stream> stream(Request request, Stream::Callbacks callbacks) = 0;
    [[nodiscard]] virtual std::unique_ptr<Upgraded> upgrade(Request request, Upgraded::Callbacks callbacks) = 0;
};

} // namespace net
