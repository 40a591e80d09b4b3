// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curlmulti.h"

#include <algorithm>
#include <csignal>
#include <sys/ioctl.h>
#include <utility>

namespace net {

namespace {

constexpr qint64 quickNs = 250'000;
constexpr int smallRead = 4096;        ///< bytes
constexpr int largeRead = 64 * 1024;   ///< more than curl reads at a time: it goes on at once
constexpr int quickReadsOfAFlood = 64; ///< an ordinary answer in pieces is over by then

class Depth
{
public:
    explicit Depth(int &depth) : m_depth(depth) { ++m_depth; }
    ~Depth() { --m_depth; }
    Depth(const Depth &) = delete;
    Depth &operator=(const Depth &) = delete;

private:
    int &m_depth;
};

void initialiseOnce()
{
    static const bool done = [] {
        curl_global_init(CURL_GLOBAL_ALL);
        // With CURLOPT_NOSIGNAL curl leaves SIGPIPE alone, and OpenSSL writes without MSG_NOSIGNAL.
        std::signal(SIGPIPE, SIG_IGN);
        return true;
    }();
    Q_UNUSED(done)
}

} // namespace

std::shared_ptr<CurlMulti> CurlMulti::create()
{
    initialiseOnce();
    return {new CurlMulti, [](CurlMulti *multi) {
                // Inside one of its own slots the object itself has to outlive the signal.
                if (multi->m_depth > 0)
                    multi->deleteLater();
                else
                    delete multi;
            }};
}

CurlMulti::CurlMulti() : m_multi(curl_multi_init()), m_timer(new QTimer(this)), m_restTimer(new QTimer(this))
{
    m_restTimer->setSingleShot(true);
    m_restTimer->setTimerType(Qt::PreciseTimer);
    connect(m_restTimer, &QTimer::timeout, this, &CurlMulti::endRest);
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::PreciseTimer);
    connect(m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlMulti::socketWanted);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlMulti::timerWanted);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, 16L); // idle connections kept to one server
}

CurlMulti::~CurlMulti()
{
    m_ready.clear();
    curl_multi_cleanup(m_multi);
}

void CurlMulti::add(CURL *easy, std::shared_ptr<CurlClient> client)
{
    m_clients.emplace(easy, std::move(client));
    curl_multi_add_handle(m_multi, easy);
}

void CurlMulti::remove(CURL *easy)
{
    const auto node = m_clients.extract(easy); // kept until the end: it may be the last reference
    if (!node.empty())
        curl_multi_remove_handle(m_multi, easy);
}

void CurlMulti::resume(CURL *easy)
{
    if (m_clients.count(easy) != 0)
        curl_easy_pause(easy, CURLPAUSE_CONT);
}

void CurlMulti::ready(std::shared_ptr<CurlClient> client)
{
    for (const std::shared_ptr<CurlClient> &known : m_ready) {
        if (known == client)
            return;
    }
    m_ready.push_back(std::move(client));
    if (m_depth == 0 && !m_deliveryPosted) {
        m_deliveryPosted = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_deliveryPosted = false;
                const Depth depth(m_depth);
                const std::shared_ptr<CurlMulti> self = weak_from_this().lock();
                if (self)
                    deliver();
            },
            Qt::QueuedConnection);
    }
}

int CurlMulti::socketWanted(CURL *, curl_socket_t socket, int what, void *self, void *)
{
    auto *multi = static_cast<CurlMulti *>(self);
    if (what == CURL_POLL_REMOVE) {
        const auto node = multi->m_watches.extract(socket);
        if (node.empty())
            return 0;
        for (QSocketNotifier *notifier : {node.mapped().read, node.mapped().write}) {
            if (notifier) {
                notifier->setEnabled(false); // at once: the number may be used again before it is deleted
                notifier->deleteLater();
            }
        }
        return 0;
    }
    Watch &watch = multi->m_watches[socket];
    const bool read = what == CURL_POLL_IN || what == CURL_POLL_INOUT;
    const bool write = what == CURL_POLL_OUT || what == CURL_POLL_INOUT;
    if (read && !watch.read)
        watch.read = multi->makeNotifier(socket, QSocketNotifier::Read);
    if (write && !watch.write)
        watch.write = multi->makeNotifier(socket, QSocketNotifier::Write);
    watch.readWanted = read;
    if (watch.read)
        watch.read->setEnabled(read && !watch.resting);
    if (watch.write)
        watch.write->setEnabled(write);
    return 0;
}

QSocketNotifier *CurlMulti::makeNotifier(curl_socket_t socket, QSocketNotifier::Type type)
{
    auto *notifier = new QSocketNotifier(socket, type, this);
    if (type == QSocketNotifier::Write) {
        connect(notifier, &QSocketNotifier::activated, this, [this, socket] { act(socket, CURL_CSELECT_OUT); });
        return notifier;
    }
    connect(notifier, &QSocketNotifier::activated, this, [this, socket] {
        if (const auto watch = m_watches.find(socket); watch != m_watches.end() && needsRest(watch->second, socket))
            rest(watch->second);
        act(socket, CURL_CSELECT_IN);
    });
    return notifier;
}

/// Asked before each read.
bool CurlMulti::needsRest(Watch &watch, curl_socket_t socket)
{
    const bool quick = watch.sinceRead.isValid() && watch.sinceRead.nsecsElapsed() < quickNs;
    watch.sinceRead.start();
    if (!quick && !watch.flooded) {
        watch.quickReads = 0;
        return false;
    }
    int waiting = 0;
    if (ioctl(socket, FIONREAD, &waiting) != 0)
        return false;
    if (watch.flooded && waiting < smallRead / 4)
        watch.flooded = false; // it has calmed down
    else if (!watch.flooded)
        watch.quickReads = waiting < smallRead ? watch.quickReads + 1 : 0;
    if (watch.quickReads >= quickReadsOfAFlood) {
        watch.quickReads = 0;
        watch.flooded = true;
    }
    return watch.flooded && waiting < largeRead;
}

void CurlMulti::rest(Watch &watch)
{
    watch.resting = true;
    watch.read->setEnabled(false);
    if (!m_restTimer->isActive())
        m_restTimer->start(1);
}

void CurlMulti::endRest()
{
    for (auto &[socket, watch] : m_watches) {
        if (std::exchange(watch.resting, false) && watch.read)
            watch.read->setEnabled(watch.readWanted);
    }
}

int CurlMulti::timerWanted(CURLM *, long milliseconds, void *self)
{
    auto *multi = static_cast<CurlMulti *>(self);
    if (milliseconds < 0)
        multi->m_timer->stop();
    else
        multi->m_timer->start(static_cast<int>(std::min<long>(milliseconds, 24L * 3600 * 1000)));
    return 0;
}

void CurlMulti::act(curl_socket_t socket, int events)
{
    const Depth depth(m_depth);
    // Empty when the last owner went away and only the deferred deletion is left.
    const std::shared_ptr<CurlMulti> self = weak_from_this().lock();
    if (!self)
        return;
    int running = 0;
    curl_multi_socket_action(m_multi, socket, events, &running);
    collectDone();
    deliver();
}

void CurlMulti::collectDone()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        const auto found = m_clients.find(message->easy_handle);
        if (found != m_clients.end()) {
            const std::shared_ptr<CurlClient> client = found->second;
            client->curlDone(code);
        }
    }
    clearAlert(); // it belonged to what has just failed
}

void CurlMulti::deliver()
{
    if (m_delivering)
        return;
    m_delivering = true;
    while (!m_ready.empty()) {
        const std::vector<std::shared_ptr<CurlClient>> batch = std::exchange(m_ready, {});
        for (const std::shared_ptr<CurlClient> &client : batch)
            client->deliver();
    }
    m_delivering = false;
}

} // namespace net
