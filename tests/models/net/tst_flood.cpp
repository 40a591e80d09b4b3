// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server that flushes every line, as a Docker engine does with a log: the reader takes them in bulk, and loses none.
#include "testmain.h"
#include "transfers.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <chrono>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace {

constexpr int lines = 60'000;

QByteArray line(int number)
{
    return QByteArray::number(number).rightJustified(99, '.') + '\n';
}

/// Accepts one connection and writes each line by itself; the last one only when it is told to. A thread of its own.
class Flusher
{
public:
    explicit Flusher(const QString &path) : m_listener(socket(AF_UNIX, SOCK_STREAM, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.toLocal8Bit().constData(), sizeof address.sun_path);
        m_listening = bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
                      listen(m_listener, 1) == 0;
        m_thread = std::thread([this] { serve(); });
    }
    ~Flusher()
    {
        last = true;
        shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        close(m_listener);
    }
    Flusher(const Flusher &) = delete;
    Flusher &operator=(const Flusher &) = delete;

    [[nodiscard]] bool listening() const { return m_listening; }
    std::atomic<bool> last{false};

private:
    static bool write(int peer, const QByteArray &bytes)
    {
        return send(peer, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    void serve()
    {
        const int peer = accept(m_listener, nullptr, nullptr);
        if (peer < 0)
            return;
        char request[4096];
        bool good = recv(peer, request, sizeof request, 0) > 0 &&
                    write(peer, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        auto due = std::chrono::steady_clock::now();
        for (int i = 0; good && i < lines - 1; ++i) {
            good = write(peer, line(i));
            // As long as an engine works for a line.
            for (due += std::chrono::microseconds(10); std::chrono::steady_clock::now() < due;) {
            }
            due = std::max(due, std::chrono::steady_clock::now());
        }
        while (good && !last)
            std::this_thread::yield();
        if (good)
            write(peer, line(lines - 1));
        close(peer);
    }

    int m_listener;
    bool m_listening = false;
    std::thread m_thread;
};

} // namespace

class FloodTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadInBulk()
    {
        const QTemporaryDir folder;
        Flusher server(folder.filePath(QStringLiteral("s")));
        QVERIFY(server.listening());
        net::Origin origin;
        origin.socketPath = folder.filePath(QStringLiteral("s"));
        net::CurlTransport transport(origin);
        transfers::Received got;
        int pieces = 0;
        std::unique_ptr<net::Stream> stream;
        net::Stream::Callbacks callbacks = got.stream();
        callbacks.data = [&](const QByteArray &bytes) {
            got.data += bytes;
            ++pieces;
            stream->grant(bytes.size());
        };
        stream = transport.stream(transfers::get("/logs"), std::move(callbacks));
        QTRY_COMPARE_WITH_TIMEOUT(got.data.size(), (lines - 1) * 100, 60'000);
        QVERIFY2(pieces < lines / 4, qPrintable(QString::number(pieces)));
        // What comes singly comes at once, and so does the end.
        server.last = true;
        QTRY_VERIFY_WITH_TIMEOUT(got.end.has_value(), 10'000);
        QVERIFY(got.end->ok());
        QCOMPARE(got.data.size(), lines * 100);
        for (int i = 0; i < lines; ++i)
            QCOMPARE(got.data.mid(i * 100, 100), line(i));
    }
};

PILOTHOUSE_TEST(FloodTest)
#include "tst_flood.moc"
