// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See rawclient.h.
#include "rawclient.h"

#include "httpframes.h"
#include "post.h"

#include <QEventLoop>

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace livetest {

namespace {

class Connection
{
public:
    explicit Connection(const QByteArray &path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
            return;
        std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
        m_fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(m_fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
            ::close(m_fd);
            m_fd = -1;
        }
    }
    ~Connection()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] bool send(const QByteArray &bytes) const
    {
        qsizetype done = 0;
        while (m_fd >= 0 && done < bytes.size()) {
            const ssize_t put = ::send(m_fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done), MSG_NOSIGNAL);
            if (put < 0 && errno != EINTR)
                return false;
            done += qMax<ssize_t>(0, put);
        }
        return m_fd >= 0;
    }
    // Empty: the end, or nothing came in time.
    [[nodiscard]] QByteArray receive(int patienceMs) const
    {
        pollfd wait{m_fd, POLLIN, 0};
        if (::poll(&wait, 1, patienceMs) <= 0)
            return {};
        QByteArray bytes(65536, Qt::Uninitialized);
        bytes.resize(qMax<ssize_t>(0, ::recv(m_fd, bytes.data(), static_cast<size_t>(bytes.size()), 0)));
        return bytes;
    }

private:
    int m_fd = -1;
};

} // namespace

RawAnswer RawClient::ask(const QByteArray &method, const QByteArray &path, const QByteArray &body, int patienceMs) const
{
    const Connection connection(m_socket);
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n";
    if (!body.isEmpty())
        request += "Content-Type: application/json\r\n";
    if (method != "GET")
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!connection.send(request + "\r\n" + body))
        return {};
    HttpFrames frames(true);
    RawAnswer answer;
    for (;;) {
        const QByteArray bytes = connection.receive(patienceMs);
        for (const HttpFrames::Piece &piece : frames.feed(bytes)) {
            if (piece.kind == HttpFrames::Kind::Head)
                answer.status = HttpFrames::status(piece.bytes);
            else if (piece.kind == HttpFrames::Kind::Body)
                answer.body += piece.bytes;
            else if (answer.status >= 200)
                return answer;
        }
        if (bytes.isEmpty()) // cut in the middle: no answer, unless the end of the connection is its end
            return frames.untilClose() ? answer : RawAnswer();
    }
}

void RawClient::remove(const QByteArray &container) const
{
    for (int tries = 0; tries < 5; ++tries) {
        const RawAnswer answer = ask("DELETE", "/v1.40/containers/" + container + "?force=1");
        if (answer.ok() || answer.status == 404 || answer.status == 0)
            return;
    }
}

RawAnswer RawClient::askAside(const QByteArray &method, const QByteArray &path, const QByteArray &body) const
{
    RawAnswer answer;
    QEventLoop loop;
    std::thread aside([&] {
        answer = ask(method, path, body);
        base::post(&loop, [&loop] { loop.quit(); });
    });
    loop.exec();
    aside.join();
    return answer;
}

} // namespace livetest
