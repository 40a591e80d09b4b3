// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpserver.h"

#include <QFile>
#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <linux/filter.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace support {

QByteArray HttpRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpConnection::HttpConnection(HttpServer *server, int fd, SSL *ssl)
    : m_server(server), m_fd(fd), m_ssl(ssl), m_handshaken(ssl == nullptr),
      m_read(std::make_unique<QSocketNotifier>(fd, QSocketNotifier::Read)),
      m_write(std::make_unique<QSocketNotifier>(fd, QSocketNotifier::Write))
{
    m_write->setEnabled(false);
    connect(m_read.get(), &QSocketNotifier::activated, this, [this] { readable(); });
    connect(m_write.get(), &QSocketNotifier::activated, this, [this] {
        m_write->setEnabled(false);
        flush();
    });
}

HttpConnection::~HttpConnection()
{
    destroySocket();
}

void HttpConnection::destroySocket()
{
    for (std::unique_ptr<QSocketNotifier> *notifier : {&m_read, &m_write}) {
        if (*notifier) {
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
    SSL_free(std::exchange(m_ssl, nullptr));
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

bool HttpConnection::handshake()
{
    if (m_handshaken)
        return true;
    const int result = SSL_accept(m_ssl);
    if (result == 1) {
        m_handshaken = true;
        return true;
    }
    const int why = SSL_get_error(m_ssl, result);
    if (why == SSL_ERROR_WANT_WRITE)
        m_write->setEnabled(true);
    else if (why != SSL_ERROR_WANT_READ)
        destroySocket();
    return false;
}

void HttpConnection::readable()
{
    if (m_fd < 0 || !handshake())
        return;
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    while (m_fd >= 0 && m_read && m_read->isEnabled()) {
        qint64 got = 0;
        if (m_ssl) {
            got = SSL_read(m_ssl, piece.data(), static_cast<int>(piece.size()));
            if (got <= 0) {
                const int why = SSL_get_error(m_ssl, static_cast<int>(got));
                if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE)
                    return;
                got = 0;
            }
        } else {
            got = ::recv(m_fd, piece.data(), static_cast<size_t>(piece.size()), 0);
            if (got < 0 && (errno == EAGAIN || errno == EINTR))
                return;
        }
        if (got <= 0) {
            inputEnded();
            return;
        }
        m_in.append(piece.constData(), got);
        parse();
    }
}

void HttpConnection::inputEnded()
{
    m_inputEnded = true;
    if (m_read)
        m_read->setEnabled(false);
    if (const auto ended = std::exchange(m_ended, nullptr))
        ended();
    if (m_server->m_closedHandler)
        m_server->m_closedHandler(*this);
    if (!m_upgraded && m_out.isEmpty())
        destroySocket();
}

void HttpConnection::parse()
{
    if (m_upgraded) {
        const QByteArray bytes = std::exchange(m_in, {});
        if (m_data && !bytes.isEmpty())
            m_data(bytes);
        return;
    }
    if (m_server->m_bytes) {
        m_server->m_bytes(std::exchange(m_in, {}), *this);
        return;
    }
    while (m_fd >= 0 && !m_upgraded && parseOne()) {
    }
    if (m_upgraded && !m_in.isEmpty())
        parse();
}

// Takes one whole request from the input; false when it is not complete yet.
bool HttpConnection::parseOne()
{
    const qsizetype end = m_in.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    HttpRequest request;
    const QList<QByteArray> lines = m_in.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    qsizetype at = end + 4;
    if (request.header("Transfer-Encoding").toLower() == "chunked") {
        for (;;) {
            const qsizetype lineEnd = m_in.indexOf("\r\n", at);
            if (lineEnd < 0)
                return false;
            const qsizetype size = m_in.mid(at, lineEnd - at).toLongLong(nullptr, 16);
            if (m_in.size() < lineEnd + 2 + size + 2)
                return false;
            request.body += m_in.mid(lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
            if (size == 0)
                break;
        }
    } else {
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (m_in.size() < at + length)
            return false;
        request.body = m_in.mid(at, length);
        at += length;
    }
    m_in.remove(0, at);
    ++m_server->m_requests;
    if (m_server->m_handler)
        m_server->m_handler(request, *this);
    return true;
}

void HttpConnection::reply(int status, const QByteArray &body, const Headers &headers)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const auto &[key, value] : headers)
        head += key + ": " + value + "\r\n";
    head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    write(head + body);
}

void HttpConnection::beginChunked(int status, const Headers &headers)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const auto &[key, value] : headers)
        head += key + ": " + value + "\r\n";
    write(head + "Transfer-Encoding: chunked\r\n\r\n");
}

void HttpConnection::chunk(const QByteArray &data)
{
    write(QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n");
}

void HttpConnection::endChunked()
{
    write("0\r\n\r\n");
}

void HttpConnection::write(const QByteArray &bytes)
{
    m_out += bytes;
    flush();
}

void HttpConnection::setReading(bool reading)
{
    if (m_read && !m_inputEnded)
        m_read->setEnabled(reading);
    if (reading && m_ssl)
        readable();
}

void HttpConnection::vanish()
{
    sock_filter nothing = BPF_STMT(BPF_RET | BPF_K, 0);
    const sock_fprog program{1, &nothing};
    if (setsockopt(m_fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) != 0)
        qFatal("a socket filter could not be set");
}

void HttpConnection::flushSoon()
{
    if (std::exchange(m_flushPosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_flushPosted = false;
            flush();
        },
        Qt::QueuedConnection);
}

void HttpConnection::flush()
{
    if (m_fd < 0 || m_flushPosted || !handshake())
        return;
    while (m_fd >= 0 && !m_out.isEmpty()) {
        const qsizetype want = m_split > 0 ? std::min<qsizetype>(m_split, m_out.size()) : m_out.size();
        qint64 sent = 0;
        if (m_ssl) {
            sent = SSL_write(m_ssl, m_out.constData(), static_cast<int>(std::min<qsizetype>(want, 1 << 20)));
            if (sent <= 0)
                errno = SSL_get_error(m_ssl, static_cast<int>(sent)) == SSL_ERROR_WANT_WRITE ? EAGAIN : EPIPE;
        } else {
            sent = ::send(m_fd, m_out.constData(), static_cast<size_t>(want), MSG_NOSIGNAL);
        }
        if (sent <= 0) {
            if (errno == EAGAIN)
                m_write->setEnabled(true);
            else
                destroySocket();
            return;
        }
        m_sent += sent;
        m_out.remove(0, sent);
        if (m_split > 0 && !m_out.isEmpty()) {
            flushSoon();
            return;
        }
    }
    if (m_closeWhenSent || (m_inputEnded && !m_upgraded)) {
        if (m_ssl)
            SSL_shutdown(m_ssl);
        destroySocket();
    } else if (std::exchange(m_halfCloseWhenSent, false)) {
        if (m_ssl)
            SSL_shutdown(m_ssl);
        else
            ::shutdown(m_fd, SHUT_WR);
    }
}

void HttpConnection::closeWrite()
{
    m_halfCloseWhenSent = true;
    flush();
}

void HttpConnection::close()
{
    m_closeWhenSent = true;
    flush();
}

void HttpConnection::reset()
{
    const linger option{1, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &option, sizeof option);
    destroySocket();
}

void HttpConnection::upgrade(std::function<void(const QByteArray &)> data, std::function<void()> ended,
                             const QByteArray &head)
{
    m_upgraded = true;
    m_data = std::move(data);
    m_ended = std::move(ended);
    write(head);
}

HttpServer::HttpServer(Options options) : m_options(std::move(options))
{
    std::signal(SIGPIPE, SIG_IGN); // SSL_write to a client that has gone
    prepareTls();
    if (!(m_options.socketPath.isEmpty() ? listenTcp() : listenUnix())) {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
        return;
    }
    if (!m_options.accept)
        return;
    m_acceptor = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
    connect(m_acceptor.get(), &QSocketNotifier::activated, this, [this] { acceptOne(); });
}

HttpServer::~HttpServer()
{
    stop();
    m_connections.clear();
    SSL_CTX_free(m_tls);
}

void HttpServer::stop()
{
    m_acceptor.reset();
    if (m_fd >= 0) {
        ::close(std::exchange(m_fd, -1));
        if (!m_options.socketPath.isEmpty())
            QFile::remove(m_options.socketPath);
    }
    for (const std::unique_ptr<HttpConnection> &connection : m_connections)
        connection->destroySocket();
}

void HttpServer::prepareTls()
{
    if (m_options.certificateFile.isEmpty())
        return;
    m_tls = SSL_CTX_new(TLS_server_method());
    SSL_CTX_set_mode(m_tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_use_certificate_chain_file(m_tls, QFile::encodeName(m_options.certificateFile).constData());
    SSL_CTX_use_PrivateKey_file(m_tls, QFile::encodeName(m_options.keyFile).constData(), SSL_FILETYPE_PEM);
    if (!m_options.clientAuthorityFile.isEmpty()) {
        SSL_CTX_load_verify_locations(m_tls, QFile::encodeName(m_options.clientAuthorityFile).constData(), nullptr);
        SSL_CTX_set_verify(m_tls, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
        static const unsigned char id[] = "pilothouse-test";
        SSL_CTX_set_session_id_context(m_tls, id, sizeof id - 1);
    }
}

bool HttpServer::listenTcp()
{
    m_fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_fd, reinterpret_cast<const sockaddr *>(&address), size) != 0 || ::listen(m_fd, 128) != 0)
        return false;
    ::getsockname(m_fd, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    return true;
}

bool HttpServer::listenUnix()
{
    m_fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = QFile::encodeName(m_options.socketPath);
    if (path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    ::unlink(path.constData());
    return ::bind(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 && ::listen(m_fd, 128) == 0;
}

void HttpServer::acceptOne()
{
    const int fd = ::accept4(m_fd, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0)
        return;
    SSL *ssl = nullptr;
    if (m_tls) {
        ssl = SSL_new(m_tls);
        SSL_set_fd(ssl, fd);
        SSL_set_accept_state(ssl);
    }
    m_connections.push_back(std::make_unique<HttpConnection>(this, fd, ssl));
    m_connections.back()->m_number = static_cast<int>(m_connections.size());
}

int HttpServer::openConnections() const
{
    int open = 0;
    for (const std::unique_ptr<HttpConnection> &connection : m_connections)
        open += connection->isClosed() ? 0 : 1;
    return open;
}

} // namespace support
