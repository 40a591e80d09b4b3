// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One curl easy handle with what it points to, set up for one request to one origin. Owned by an Exchange or an
// UpgradedConnection, on their thread. Must be out of the multi before it is destroyed.
#pragma once

#include "curlerror.h"
#include "curlmulti.h"
#include "message.h"

#include <array>
#include <optional>

namespace net {

class CurlEasy
{
public:
    CurlEasy();
    ~CurlEasy();
    CurlEasy(const CurlEasy &) = delete;
    CurlEasy &operator=(const CurlEasy &) = delete;

    [[nodiscard]] CURL *handle() const { return m_easy; }
    /// `noticesSilence`: for what sends little, see socketMade(). Address, TLS, proxy, timeouts and everything else that does not depend on the body.
    void connectTo(const Origin &origin, const QByteArray &target, std::chrono::milliseconds connectTimeout,
                   bool http11, CurlMulti *multi, bool noticesSilence);
    void setHeaders(const Origin &origin, const QList<Header> &headers);
    [[nodiscard]] base::Error failure(const Origin &origin, CURLcode code, bool answered, int tlsAlert) const;

private:
    void setTls(const Tls &tls, CurlMulti *multi);

    CURL *m_easy = nullptr;
    curl_slist *m_headers = nullptr;
    curl_slist *m_connectTo = nullptr;
    std::array<char, CURL_ERROR_SIZE> m_words{};
};

/// Why a request cannot be sent at all: a line break in a header, a socket path that is too long.
[[nodiscard]] std::optional<base::Error> checkRequest(const Origin &origin, const Request &request);
/// The value of the Host header.
[[nodiscard]] QByteArray hostHeader(const Origin &origin);

} // namespace net
