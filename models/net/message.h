// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is asked of a server and what it answers, as values. Any thread.
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <chrono>
#include <memory>

#include "error.h"
#include "result.h"

namespace net {

struct Header {
    QByteArray name;
    QByteArray value;
    friend bool operator==(const Header &, const Header &) = default;
};

/// Reads the body of an upload piece by piece on the endpoint thread; must not block for long (files only).
using BodySource = std::shared_ptr<QIODevice>;

struct Request {
    QByteArray method = "GET";
    QByteArray target = "/"; ///< path and query, already percent-encoded
    QList<Header> headers;
    QByteArray body;
    BodySource upload; ///< instead of `body`; its size is the Content-Length; chunked if sequential
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds timeout{30'000};  ///< for the whole; zero: none
    std::chrono::milliseconds idleTimeout{0};   ///< longest pause between bytes; zero: none
    qint64 maximumBody = 256LL * 1024 * 1024;   ///< of a reply that is collected; more is Error::TooLarge
    bool ownConnection = false;                 ///< HTTP/1.1 on a connection of its own (streams that may pause)
    bool multiplexed = false; ///< of a stream whose reader is never behind (a watch): no credit, HTTP/2 where there is TLS
};

struct Head {
    int status = 0;
    QList<Header> headers;
    /// The first header of that name, in any case; empty if there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

struct Reply : Head {
    QByteArray body;
};

} // namespace net
