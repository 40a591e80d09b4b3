// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A curl multi handle driven by the Qt event loop of the thread that makes it: curl names the sockets to watch and the
// moment to wake, QSocketNotifier and QTimer do so. Owned jointly by a CurlTransport and everything it has handed out.
//
// No consumer is ever called from inside curl. While curl runs, its clients only note what came; when curl has returned,
// deliver() calls the consumers. So a consumer may destroy any transfer or the transport, and handles can be removed at
// once, which curl refuses inside its own callbacks.
//
// A server that floods a stream with tiny writes (a Docker engine flushes every log line) pays for waking its reader each
// time. After some such reads in quick succession a socket is left alone for a millisecond between two reads.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <curl/curl.h>
#include <map>
#include <memory>
#include <vector>

namespace net {

/// What owns an easy handle. Kept alive by the multi while it is in it or has something to deliver.
class CurlClient
{
public:
    virtual ~CurlClient() = default;
    /// curl is through with the handle (which is still in the multi). Must not call a consumer.
    virtual void curlDone(CURLcode code) = 0;
    /// Outside curl: calls the consumers; they may destroy anything.
    virtual void deliver() = 0;
};

class CurlMulti final : public QObject, public std::enable_shared_from_this<CurlMulti>
{
    Q_OBJECT

public:
    static std::shared_ptr<CurlMulti> create();
    ~CurlMulti() override;

    void add(CURL *easy, std::shared_ptr<CurlClient> client);
    /// Never waits: the handles have CURLOPT_QUICK_EXIT. Does nothing when the handle is not in.
    void remove(CURL *easy);
    /// curl_easy_pause with nothing paused. May note new data.
    void resume(CURL *easy);
    /// Calls client->deliver() soon: after curl has returned, or from the event loop.
    void ready(std::shared_ptr<CurlClient> client);

    /// A fatal TLS alert that the other side sent; curl reports it as a mere read error.
    void noteAlert(int alert) { m_alert = alert; }
    [[nodiscard]] int alert() const { return m_alert; }
    void clearAlert() { m_alert = -1; }

private:
    struct Watch {
        QSocketNotifier *read = nullptr;
        QSocketNotifier *write = nullptr;
        bool readWanted = false;
        bool flooded = false; ///< read with rests in between
        bool resting = false;
        int quickReads = 0; ///< small ones, in succession
        QElapsedTimer sinceRead;
    };

    CurlMulti();
    static int socketWanted(CURL *easy, curl_socket_t socket, int what, void *self, void *);
    static int timerWanted(CURLM *multi, long milliseconds, void *self);
    QSocketNotifier *makeNotifier(curl_socket_t socket, QSocketNotifier::Type type);
    void act(curl_socket_t socket, int events);
    [[nodiscard]] static bool needsRest(Watch &watch, curl_socket_t socket);
    void rest(Watch &watch);
    void endRest();
    void collectDone();
    void deliver();

    CURLM *m_multi = nullptr;
    QTimer *m_timer = nullptr;
    QTimer *m_restTimer = nullptr;
    std::map<curl_socket_t, Watch> m_watches;
    std::map<CURL *, std::shared_ptr<CurlClient>> m_clients;
    std::vector<std::shared_ptr<CurlClient>> m_ready;
    int m_depth = 0; ///< of slots of ours on the stack: then it may not be deleted at once
    bool m_delivering = false;
    bool m_deliveryPosted = false;
    int m_alert = -1;
};

} // namespace net
