// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A witness between a client and an engine: listens on a Unix socket, forwards everything to the engine's, and records
// every HTTP/1.1 request with its answer. It can also sabotage, so that a suite can show that it would notice.
// Runs on a thread of its own; every member may be called from any other. Its destructor ends all connections.
// Requests on one connection must not overlap (no pipelining); upgraded and hijacked streams pass through untouched,
// half-closes included. Protocol: RFC 9112, and the Docker Engine API's hijacking.
#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace livetest {

struct WitnessedRequest {
    QByteArray method;
    QByteArray path;       // with its query, as sent
    int status = 0;        // 0: no answer yet, or none at all
    bool upgraded = false; // answered 101
    bool swallowed = false; // answered by the witness itself
    bool finished = false; // the answer has come to its end
    qint64 received = 0;   // bytes of the answer's body, decoded
};

class WitnessProxy
{
public:
    WitnessProxy(const QString &engineSocket, const QString &ownSocket);
    ~WitnessProxy();
    WitnessProxy(const WitnessProxy &) = delete;
    WitnessProxy &operator=(const WitnessProxy &) = delete;

    [[nodiscard]] bool isListening() const { return m_listen >= 0; }
    [[nodiscard]] QString socketPath() const { return m_path; }

    [[nodiscard]] std::vector<WitnessedRequest> requests() const;
    // How many requests of that method have a path that contains the text.
    [[nodiscard]] int count(const QByteArray &method, const QByteArray &pathPart) const;
    void forget();
    [[nodiscard]] int seenEvents() const { return m_seen; } // lines of /events, those that were dropped included
    [[nodiscard]] int droppedEvents() const { return m_dropped; }
    [[nodiscard]] int openConnections() const { return m_open; }

    // Sabotage; all of it is off at first.
    void dropEveryNthEvent(int n) { m_dropEvery = n; }         // lines of /events; 0: none
    void swallowActions(bool on) { m_swallow = on; }           // POST .../start, stop, kill, ...: 204, not forwarded
    void swapTwoIds(bool on) { m_swap = on; }                  // in lists of containers and of images
    // Actions on the first container reach the second instead; two empty names end it.
    void misdirectActions(const QByteArray &from, const QByteArray &to);
    void refuseConnections(bool on) { m_refuse = on; }         // new ones are closed at once
    void cutAll();                                             // every connection now; new ones are welcome

private:
    struct Link;
    void run();
    void wake();
    void acceptAll();
    bool serve(Link &link, short client, short server);
    void clientBytes(Link &link, const QByteArray &bytes);
    void serverBytes(Link &link, const QByteArray &bytes);
    void requestHead(Link &link, const QByteArray &head);
    void answerHead(Link &link, const QByteArray &head);
    void answerBody(Link &link, const QByteArray &bytes);
    void answerEnd(Link &link);
    void events(Link &link, const QByteArray &bytes, bool last);
    template <typename Change> void record(const Link &link, Change change);

    QByteArray m_engine;
    QString m_path;
    int m_listen = -1;
    int m_wake[2] = {-1, -1};
    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_cut{false};
    std::atomic<int> m_dropEvery{0};
    std::atomic<bool> m_refuse{false};
    std::atomic<bool> m_swallow{false};
    std::atomic<bool> m_swap{false};
    std::atomic<int> m_seen{0};
    std::atomic<int> m_dropped{0};
    std::atomic<int> m_open{0};
    mutable std::mutex m_mutex;
    std::vector<WitnessedRequest> m_requests; // under m_mutex
    QByteArray m_misdirectFrom;               // under m_mutex
    QByteArray m_misdirectTo;                 // under m_mutex
    quint64 m_forgotten = 0;                  // under m_mutex: how many were dropped from the front
    std::vector<std::unique_ptr<Link>> m_links; // the thread's
    std::thread m_thread;
};

} // namespace livetest
