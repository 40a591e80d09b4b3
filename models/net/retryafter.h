// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a server asks to be left alone: the header Retry-After of 429 and 503 (RFC 9110, 10.2.3: seconds or a date).
// Pure; any thread.
#pragma once

#include "message.h"

#include <optional>

namespace net {

/// At most one hour: what a broken server says must not silence a table for good. `nowMs` is wall time.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const Head &head, qint64 nowMs);

} // namespace net
