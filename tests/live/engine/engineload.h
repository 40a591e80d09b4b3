// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happens on an engine beside the program: a few containers of random names that another client starts, stops,
// kills, restarts, pauses, renames, removes and makes anew, one step after the other, on a thread of its own. Answers
// are not looked at, since the engine may be gone at any moment. The same seed gives the same steps.
#pragma once

#include "rawclient.h"

#include <QStringList>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

namespace livetest {

class EngineLoad
{
public:
    static constexpr int containers = 5;

    EngineLoad(const QString &socket, unsigned seed);
    // Ends the steps and removes the containers.
    ~EngineLoad();
    EngineLoad(const EngineLoad &) = delete;
    EngineLoad &operator=(const EngineLoad &) = delete;

    // Makes and starts the containers; false if the engine did not want to.
    [[nodiscard]] bool prepare();
    // Begins; ends by itself after that many steps.
    void begin(int steps);
    void finish();
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] int steps() const { return m_steps; }

    // Makes a container that runs `sleep`, with all that confined machines need; its id, empty on failure.
    static QByteArray make(const RawClient &client, const QByteArray &name);

private:
    void step();

    RawClient m_client;
    std::mt19937 m_random;
    std::vector<QByteArray> m_names;
    QByteArray m_prefix;
    int m_made = 0;
    std::mutex m_mutex;
    std::condition_variable m_stopped;
    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_running{false};
    std::atomic<int> m_steps{0};
    std::thread m_thread;
};

} // namespace livetest
