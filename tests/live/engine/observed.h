// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session that speaks with its engine through the witness. UI thread of the test.
#pragma once

#include "livesession.h"
#include "witnessproxy.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <algorithm>

namespace livetest {

struct Observed {
    QTemporaryDir folder;
    WitnessProxy proxy;
    LiveSession session;
    explicit Observed(const QString &socket, bool readOnly = false, bool relist = false,
                      base::Clock &clock = base::Clock::system())
        : proxy(socket, folder.filePath(QStringLiteral("w"))), session(proxy.socketPath(), readOnly, relist, clock)
    {
    }
    [[nodiscard]] bool isLive() { return session.handle.feed("container")->status().state == live::FeedStatus::State::Live; }
    [[nodiscard]] bool connected()
    {
        return proxy.isListening() && QTest::qWaitFor([&] { return isLive(); }, 30'000);
    }
    /// Nothing is on its way but what never ends.
    [[nodiscard]] bool allAnswered() const
    {
        const auto all = proxy.requests();
        return std::all_of(all.begin(), all.end(), [](const WitnessedRequest &request) {
            return request.finished || request.path.contains("/events") || request.path.contains("/stats");
        });
    }
    /// Waits until nothing is on its way and nothing more was asked for a second.
    [[nodiscard]] bool settles() const
    {
        size_t before = 0;
        QElapsedTimer still;
        return QTest::qWaitFor(
            [&] {
                const size_t now = proxy.requests().size();
                if (now != before || !still.isValid() || !allAnswered())
                    still.start();
                before = now;
                return still.elapsed() >= 1000;
            },
            30'000);
    }
    /// "GET /path?query", as sent.
    [[nodiscard]] QStringList asked() const
    {
        QStringList result;
        for (const auto &request : proxy.requests())
            result << QString::fromUtf8(request.method + ' ' + request.path);
        return result;
    }
};

} // namespace livetest
