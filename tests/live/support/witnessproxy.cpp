// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See witnessproxy.h.
#include "witnessproxy.h"

#include "httpframes.h"

#include <QRegularExpression>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace livetest {

namespace {

constexpr qsizetype bufferLimit = 1 << 20; // beyond this the other side is not read

bool fill(sockaddr_un &address, const QByteArray &path)
{
    address = {};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    return true;
}

QByteArray chunk(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QByteArray() : QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray pathOnly(const QByteArray &target)
{
    return target.left(target.contains('?') ? target.indexOf('?') : target.size());
}

bool isAction(const QByteArray &target)
{
    static const QRegularExpression action(QStringLiteral(
        "/containers/[^/]+/(start|stop|restart|kill|pause|unpause|rename|update)$"));
    return action.match(QString::fromUtf8(pathOnly(target))).hasMatch();
}

// Exchanges the first two different values of "Id".
QByteArray swapped(const QByteArray &list)
{
    static const QRegularExpression id(QStringLiteral("\"Id\":\"([^\"]+)\""));
    const QString text = QString::fromUtf8(list);
    QRegularExpressionMatchIterator all = id.globalMatch(text);
    if (!all.hasNext())
        return list;
    const QRegularExpressionMatch first = all.next();
    while (all.hasNext()) {
        const QRegularExpressionMatch other = all.next();
        if (other.captured(1) == first.captured(1))
            continue;
        const auto start = first.capturedStart(1);
        return (text.left(start) + other.captured(1) +
                text.mid(first.capturedEnd(1), other.capturedStart(1) - first.capturedEnd(1)) + first.captured(1) +
                text.mid(other.capturedEnd(1)))
            .toUtf8();
    }
    return list;
}

} // namespace

struct WitnessProxy::Link {
    int client = -1;
    int server = -1;
    HttpFrames asked{false};
    HttpFrames answered{true};
    QByteArray toClient;
    QByteArray toServer;
    bool clientEnded = false;
    bool serverEnded = false;
    bool toldServer = false; // the client's half-close has been passed on
    bool raw = false;
    quint64 number = 0; // of the current request, from 1
    QByteArray target;
    bool head = false;      // HEAD
    bool swallowing = false;
    bool isEvents = false;
    bool isList = false;
    bool rewriting = false; // the answer's body is kept in `kept` until its end
    QByteArray heldHead;
    QByteArray kept;
    int eventLines = 0;

    ~Link()
    {
        if (client >= 0)
            ::close(client);
        if (server >= 0)
            ::close(server);
    }
};

WitnessProxy::WitnessProxy(const QString &engineSocket, const QString &ownSocket)
    : m_engine(engineSocket.toUtf8()), m_path(ownSocket)
{
    sockaddr_un address;
    if (!fill(address, ownSocket.toUtf8()) || ::pipe2(m_wake, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    ::unlink(address.sun_path);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return;
    if (::bind(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || ::listen(fd, 64) != 0) {
        ::close(fd);
        return;
    }
    m_listen = fd;
    m_thread = std::thread([this] { run(); });
}

WitnessProxy::~WitnessProxy()
{
    m_stop = true;
    wake();
    if (m_thread.joinable())
        m_thread.join();
    m_links.clear();
    for (const int fd : {m_listen, m_wake[0], m_wake[1]}) {
        if (fd >= 0)
            ::close(fd);
    }
    if (m_listen >= 0)
        ::unlink(m_path.toUtf8().constData());
}

std::vector<WitnessedRequest> WitnessProxy::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

int WitnessProxy::count(const QByteArray &method, const QByteArray &pathPart) const
{
    int found = 0;
    for (const WitnessedRequest &request : requests())
        found += request.method == method && request.path.contains(pathPart) ? 1 : 0;
    return found;
}

void WitnessProxy::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_forgotten += m_requests.size();
    m_requests.clear();
}

void WitnessProxy::misdirectActions(const QByteArray &from, const QByteArray &to)
{
    const std::scoped_lock lock(m_mutex);
    m_misdirectFrom = from;
    m_misdirectTo = to;
}

void WitnessProxy::cutAll()
{
    m_cut = true;
    wake();
}

void WitnessProxy::wake()
{
    if (m_wake[1] >= 0)
        [[maybe_unused]] const auto written = ::write(m_wake[1], "w", 1);
}

template <typename Change> void WitnessProxy::record(const Link &link, Change change)
{
    const std::scoped_lock lock(m_mutex);
    if (link.number > m_forgotten && link.number - m_forgotten <= m_requests.size())
        change(m_requests[static_cast<size_t>(link.number - m_forgotten - 1)]);
}

void WitnessProxy::run()
{
    while (!m_stop) {
        if (m_cut.exchange(false))
            m_links.clear();
        m_open = static_cast<int>(m_links.size());
        std::vector<pollfd> waits{{m_listen, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
        for (const auto &link : m_links) {
            const auto wanted = [](bool ended, const QByteArray &in, const QByteArray &out) {
                return static_cast<short>((!ended && in.size() < bufferLimit ? POLLIN : 0) | (out.isEmpty() ? 0 : POLLOUT));
            };
            waits.push_back({link->client, wanted(link->clientEnded, link->toServer, link->toClient), 0});
            waits.push_back({link->server, wanted(link->serverEnded, link->toClient, link->toServer), 0});
        }
        if (::poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR)
            return;
        char drained[64];
        while (::read(m_wake[0], drained, sizeof drained) > 0) {
        }
        std::vector<std::unique_ptr<Link>> alive;
        for (size_t i = 0; i < m_links.size(); ++i) {
            if (serve(*m_links[i], waits[2 + 2 * i].revents, waits[3 + 2 * i].revents))
                alive.push_back(std::move(m_links[i]));
        }
        m_links = std::move(alive);
        if (waits[0].revents & POLLIN)
            acceptAll();
    }
}

void WitnessProxy::acceptAll()
{
    for (;;) {
        const int fd = ::accept4(m_listen, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (fd < 0)
            return;
        auto link = std::make_unique<Link>();
        link->client = fd;
        if (m_refuse)
            continue;
        sockaddr_un address;
        link->server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        // A Unix socket connects at once or not at all.
        if (!fill(address, m_engine) ||
            ::connect(link->server, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            continue;
        ::fcntl(link->server, F_SETFL, O_NONBLOCK);
        m_links.push_back(std::move(link));
    }
}

// False: this link has come to its end.
bool WitnessProxy::serve(Link &link, short client, short server)
{
    const auto read = [](int fd, QByteArray &bytes, bool &ended) {
        bytes.resize(65536);
        const ssize_t size = ::recv(fd, bytes.data(), static_cast<size_t>(bytes.size()), 0);
        if (size < 0 && (errno == EAGAIN || errno == EINTR)) {
            bytes.clear();
            return true;
        }
        ended = size == 0;
        bytes.resize(qMax<qsizetype>(0, size));
        return size >= 0;
    };
    const auto write = [](int fd, QByteArray &bytes) {
        if (bytes.isEmpty())
            return true;
        const ssize_t size = ::send(fd, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (size > 0)
            bytes.remove(0, size);
        return size >= 0 || errno == EAGAIN || errno == EINTR;
    };
    QByteArray bytes;
    if ((client & POLLIN) && !link.clientEnded) {
        if (!read(link.client, bytes, link.clientEnded))
            return false;
        clientBytes(link, bytes);
    }
    // Both of the client's directions are closed: nobody waits for the answer, and the engine must hear of that.
    if ((client & POLLHUP) && link.clientEnded)
        return false;
    if ((client & (POLLERR | POLLNVAL)) || (server & (POLLERR | POLLNVAL)))
        return false;
    if ((server & (POLLIN | POLLHUP)) && !link.serverEnded && link.toClient.size() < bufferLimit) {
        if (!read(link.server, bytes, link.serverEnded))
            return false;
        serverBytes(link, bytes);
        if (link.serverEnded) {
            if (link.answered.untilClose())
                answerEnd(link);
        }
    }
    if (!write(link.client, link.toClient) || !write(link.server, link.toServer))
        return false;
    if (link.clientEnded && !link.toldServer && link.toServer.isEmpty()) {
        ::shutdown(link.server, SHUT_WR);
        link.toldServer = true;
    }
    return !(link.serverEnded && link.toClient.isEmpty());
}

void WitnessProxy::clientBytes(Link &link, const QByteArray &bytes)
{
    if (link.raw) {
        link.toServer += bytes;
        return;
    }
    for (const HttpFrames::Piece &piece : link.asked.feed(bytes)) {
        switch (piece.kind) {
        case HttpFrames::Kind::Head:
            requestHead(link, piece.bytes);
            break;
        case HttpFrames::Kind::Body:
            if (!link.swallowing)
                link.toServer += link.asked.chunked() ? chunk(piece.bytes) : piece.bytes;
            break;
        case HttpFrames::Kind::End:
            if (link.swallowing)
                link.toClient += "HTTP/1.1 204 No Content\r\n\r\n";
            else if (link.asked.chunked())
                link.toServer += "0\r\n\r\n";
            break;
        }
    }
}

void WitnessProxy::requestHead(Link &link, const QByteArray &head)
{
    const QList<QByteArray> words = head.left(head.indexOf("\r\n")).split(' ');
    const QByteArray method = words.value(0);
    link.target = words.value(1);
    link.head = method == "HEAD";
    if (link.head)
        link.answered.nextHasNoBody();
    link.swallowing = m_swallow && method == "POST" && isAction(link.target);
    link.isEvents = method == "GET" && pathOnly(link.target).endsWith("/events");
    link.isList = method == "GET" && (pathOnly(link.target).endsWith("/containers/json") ||
                                      pathOnly(link.target).endsWith("/images/json"));
    QByteArray passedOn = head;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_misdirectFrom.isEmpty() && method == "POST" && isAction(link.target))
            passedOn.replace("/containers/" + m_misdirectFrom + '/', "/containers/" + m_misdirectTo + '/');
        const int status = link.swallowing ? 204 : 0;
        m_requests.push_back({method, link.target, status, false, link.swallowing, link.swallowing, 0});
        link.number = m_forgotten + m_requests.size();
    }
    if (!link.swallowing)
        link.toServer += passedOn;
}

void WitnessProxy::serverBytes(Link &link, const QByteArray &bytes)
{
    for (const HttpFrames::Piece &piece : link.answered.feed(bytes)) {
        switch (piece.kind) {
        case HttpFrames::Kind::Head:
            answerHead(link, piece.bytes);
            break;
        case HttpFrames::Kind::Body:
            answerBody(link, piece.bytes);
            break;
        case HttpFrames::Kind::End:
            answerEnd(link);
            break;
        }
    }
}

void WitnessProxy::answerHead(Link &link, const QByteArray &head)
{
    const int status = HttpFrames::status(head);
    record(link, [&](WitnessedRequest &request) {
        request.status = status;
        request.upgraded = status == 101;
    });
    link.rewriting = m_swap && link.isList && status == 200;
    if (link.rewriting)
        link.heldHead = head;
    else
        link.toClient += head;
    if (status == 101 || (status >= 200 && link.answered.untilClose())) {
        // A hijacked connection, or an answer that ends with it: what the client still sends is for the engine.
        link.raw = true;
        link.toServer += link.asked.becomeRaw();
    }
}

void WitnessProxy::answerBody(Link &link, const QByteArray &bytes)
{
    record(link, [&](WitnessedRequest &request) { request.received += bytes.size(); });
    if (link.rewriting)
        link.kept += bytes;
    else if (link.isEvents)
        events(link, bytes, false);
    else
        link.toClient += link.answered.chunked() ? chunk(bytes) : bytes;
}

void WitnessProxy::events(Link &link, const QByteArray &bytes, bool last)
{
    link.kept += bytes;
    for (qsizetype end = link.kept.indexOf('\n'); end >= 0; end = link.kept.indexOf('\n')) {
        const QByteArray line = link.kept.left(end + 1);
        link.kept.remove(0, end + 1);
        const int every = m_dropEvery;
        if (every > 0 && ++link.eventLines % every == 0)
            ++m_dropped;
        else
            link.toClient += link.answered.chunked() ? chunk(line) : line;
        ++m_seen;
    }
    if (last)
        link.toClient += link.answered.chunked() ? chunk(link.kept) : link.kept;
    if (last)
        link.kept.clear();
}

void WitnessProxy::answerEnd(Link &link)
{
    if (link.rewriting) {
        const QByteArray body = swapped(std::exchange(link.kept, {}));
        QByteArray head;
        for (const QByteArray &line : link.heldHead.trimmed().split('\n')) {
            const QByteArray name = line.left(line.indexOf(':')).toLower();
            if (name != "transfer-encoding" && name != "content-length")
                head += line.trimmed() + "\r\n";
        }
        link.toClient += head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        link.rewriting = false;
    } else {
        if (link.isEvents)
            events(link, {}, true);
        if (link.answered.chunked())
            link.toClient += "0\r\n\r\n";
    }
    record(link, [](WitnessedRequest &request) { request.finished = true; });
}

} // namespace livetest
