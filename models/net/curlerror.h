// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What curl reports, as an Error with a sentence for a person. Pure but for one connect() to a Unix socket, which finds
// out why it cannot be reached where curl does not say. Any thread.
#pragma once

#include "error.h"
#include "origin.h"

#include <curl/curl.h>

namespace net {

struct CurlFailure {
    CURLcode code = CURLE_OK;
    QString words;         ///< curl's error buffer
    int systemError = 0;   ///< errno of the failed connection, if curl kept it
    bool answered = false; ///< the head of an answer had come
    bool connected = false;
    int tlsAlert = -1; ///< a fatal alert that the other side sent; -1: none
};

[[nodiscard]] base::Error errorOfCurl(const Origin &origin, const CurlFailure &failure);
/// "the engine at tcp://host:port", "the socket /run/x": how sentences name the other side.
[[nodiscard]] QString nameOf(const Origin &origin);

} // namespace net
