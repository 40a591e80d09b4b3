// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "retryafter.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <algorithm>

namespace net {

using namespace std::chrono_literals;

std::optional<std::chrono::milliseconds> retryAfter(const Head &head, qint64 nowMs)
{
    const QByteArray value = head.header("Retry-After").trimmed();
    if (value.isEmpty())
        return std::nullopt;
    std::chrono::milliseconds wait;
    const bool digits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits) {
        bool ok = false;
        const qint64 seconds = value.toLongLong(&ok);
        wait = ok ? std::chrono::milliseconds(std::min<qint64>(seconds, 3600) * 1000) : 1h; // more digits than fit
    } else {
        // "Sun, 06 Nov 1994 08:49:37 GMT": English names whatever the locale.
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(value), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
        date.setTimeZone(QTimeZone::utc());
        if (!date.isValid())
            return std::nullopt;
        wait = std::chrono::milliseconds(date.toMSecsSinceEpoch() - nowMs);
    }
    return std::clamp<std::chrono::milliseconds>(wait, 0ms, 1h);
}

} // namespace net
