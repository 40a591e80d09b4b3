// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small scripted HTTP/1.1 server for tests, on TCP or a Unix socket, with or without TLS, on the thread that makes it.
// It is written on bare sockets, so that it can do what servers do when things go wrong: half-close, reset, never read.
//
//   support::HttpServer server;                     // TCP on 127.0.0.1, server.port()
//   support::HttpServer server({.socketPath = path}); // Unix
//   server.onRequest([](const support::HttpRequest &request, support::HttpConnection &connection) {
//       connection.reply(200, "hello");
//   });
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSocketNotifier>
#include <functional>
#include <memory>
#include <vector>

using SSL = struct ssl_st;
using SSL_CTX = struct ssl_ctx_st;

namespace support {

struct HttpRequest {
    QByteArray method;
    QByteArray target;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

class HttpServer;

/// One accepted connection. Owned by the server; stays valid until the server goes or `closed` was called.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(HttpServer *server, int fd, SSL *ssl);
    ~HttpConnection() override;

    using Headers = QList<QPair<QByteArray, QByteArray>>;
    /// A whole answer with Content-Length; the connection stays open.
    void reply(int status, const QByteArray &body, const Headers &headers = {});
    /// The head of a chunked answer, then chunks, then the end.
    void beginChunked(int status = 200, const Headers &headers = {});
    void chunk(const QByteArray &data);
    void endChunked();
    /// Bytes as they are.
    void write(const QByteArray &bytes);
    /// From now on what is written leaves in pieces of that size, one a turn of the event loop.
    void split(int size) { m_split = size; }
    /// Stops and starts taking bytes from the client.
    void setReading(bool reading);
    /// FIN once everything is sent; what the client sends is still read.
    void closeWrite();
    /// Closes once everything is sent.
    void close();
    /// From now on nothing that the client sends arrives, not even a probe of its kernel's, and it is not told: as behind a
    /// VPN that was closed.
    void vanish();
    /// RST, at once.
    void reset();
    /// Answers 101 (or any head you wish) and hands over the bytes that come; `ended` is the client's half-close.
    void upgrade(std::function<void(const QByteArray &)> data, std::function<void()> ended,
                 const QByteArray &head = "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
    [[nodiscard]] qint64 sent() const { return m_sent; } ///< bytes that the kernel took
    [[nodiscard]] qint64 unsent() const { return m_out.size(); }
    [[nodiscard]] bool isClosed() const { return m_fd < 0; }
    /// The number of this connection, from 1.
    [[nodiscard]] int number() const { return m_number; }

private:
    friend class HttpServer;
    void readable();
    void flush();
    void flushSoon();
    bool handshake();
    void parse();
    bool parseOne();
    void inputEnded();
    void destroySocket();

    HttpServer *m_server;
    int m_fd;
    SSL *m_ssl;
    int m_number = 0;
    bool m_handshaken = false;
    std::unique_ptr<QSocketNotifier> m_read;
    std::unique_ptr<QSocketNotifier> m_write;
    QByteArray m_in;
    QByteArray m_out;
    int m_split = 0;
    bool m_flushPosted = false;
    bool m_closeWhenSent = false;
    bool m_halfCloseWhenSent = false;
    bool m_upgraded = false;
    bool m_inputEnded = false;
    qint64 m_sent = 0;
    std::function<void(const QByteArray &)> m_data;
    std::function<void()> m_ended;
};

class HttpServer : public QObject
{
    Q_OBJECT

public:
    struct Options {
        QString socketPath = {}; ///< empty: TCP on 127.0.0.1
        QString certificateFile = {}; ///< PEM; not empty: TLS
        QString keyFile = {};
        QString clientAuthorityFile = {}; ///< not empty: a client certificate of it is demanded
        bool accept = true;          ///< false: connections wait in the backlog for ever
    };

    HttpServer() : HttpServer(Options()) {}
    explicit HttpServer(Options options);
    ~HttpServer() override;

    using Handler = std::function<void(const HttpRequest &, HttpConnection &)>;
    void onRequest(Handler handler) { m_handler = std::move(handler); }
    /// Called when a client has closed or half-closed its side.
    void onClosed(std::function<void(HttpConnection &)> handler) { m_closedHandler = std::move(handler); }
    /// Called with raw bytes instead of parsed requests.
    void onBytes(std::function<void(const QByteArray &, HttpConnection &)> handler) { m_bytes = std::move(handler); }

    [[nodiscard]] bool listening() const { return m_fd >= 0; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString socketPath() const { return m_options.socketPath; }
    [[nodiscard]] int connectionCount() const { return static_cast<int>(m_connections.size()); } ///< ever accepted
    [[nodiscard]] int requestCount() const { return m_requests; }
    [[nodiscard]] int openConnections() const;
    /// Ends every connection and stops listening, as a server that is killed.
    void stop();

private:
    friend class HttpConnection;
    void acceptOne();
    bool listenTcp();
    bool listenUnix();
    void prepareTls();

    Options m_options;
    int m_fd = -1;
    quint16 m_port = 0;
    SSL_CTX *m_tls = nullptr;
    std::unique_ptr<QSocketNotifier> m_acceptor;
    std::vector<std::unique_ptr<HttpConnection>> m_connections;
    Handler m_handler;
    std::function<void(HttpConnection &)> m_closedHandler;
    std::function<void(const QByteArray &, HttpConnection &)> m_bytes;
    int m_requests = 0;
};

} // namespace support
