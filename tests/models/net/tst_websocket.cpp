// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// WebSocket against a tiny server that frames by hand, so that it can do what no library would; and the frames alone.
#include "curltransport.h"
#include "httpserver.h"
#include "testmain.h"
#include "clock.h"
#include "websocketserver.h"

#include <QTest>
#include <optional>

using namespace std::chrono_literals;
using net::WebSocket;
using net::WebSocketFrames;
using support::closeFrame;
using support::frame;
using support::rightHead;
using support::unframed;
using Code = base::Error::Code;

namespace {

/// A server that upgrades, and a client of it.
struct Harness {
    support::HttpServer server;
    std::unique_ptr<net::CurlTransport> transport;
    support::HttpConnection *peer = nullptr;
    QByteArray received; ///< by the server
    QByteArray requestHeaders;
    std::function<QByteArray(const support::HttpRequest &)> head = [](const support::HttpRequest &request) {
        return rightHead(request);
    };
    std::unique_ptr<WebSocket> socket;
    QByteArray subprotocol = "none yet";
    QList<QByteArray> messages; ///< "t:..." or "b:..."
    std::optional<base::Result<void>> closed;
    int drained = 0;

    Harness()
    {
        net::Origin origin;
        origin.host = QStringLiteral("127.0.0.1");
        origin.port = server.port();
        transport = std::make_unique<net::CurlTransport>(origin);
        server.onRequest([this](const support::HttpRequest &request, support::HttpConnection &connection) {
            peer = &connection;
            requestHeaders = request.header("Upgrade") + '/' + request.header("Connection") + '/' +
                             request.header("Sec-WebSocket-Version") + '/' + request.header("Sec-WebSocket-Protocol");
            connection.upgrade([this](const QByteArray &bytes) { received += bytes; }, [] {}, head(request));
        });
    }
    void open(WebSocket::Options options = {})
    {
        WebSocket::Callbacks callbacks;
        callbacks.open = [this](const QByteArray &taken) { subprotocol = taken; };
        callbacks.message = [this](WebSocket::Message message) {
            messages += (message.text ? "t:" : "b:") + message.bytes;
        };
        callbacks.drained = [this] { ++drained; };
        callbacks.closed = [this](base::Result<void> result) { closed = std::move(result); };
        net::Request request;
        request.target = "/exec?tty=1";
        socket = std::make_unique<WebSocket>(*transport, request, std::move(options), callbacks);
    }
    [[nodiscard]] Code code() const { return closed && !closed->ok() ? closed->error().code : Code::Internal; }
    [[nodiscard]] QList<QByteArray> frames() const { return unframed(received); }
    [[nodiscard]] QByteArray lastFrame() const
    {
        const QList<QByteArray> all = frames();
        return all.isEmpty() ? QByteArray() : all.last();
    }
};

} // namespace

class WebSocketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleOfTheRfc()
    {
        QCOMPARE(net::webSocketAccept("dGhlIHNhbXBsZSBub25jZQ=="), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    }

    void opensAndTalks()
    {
        Harness harness;
        harness.head = [](const auto &request) {
            return rightHead(request, "Sec-WebSocket-Protocol: v4.channel.k8s.io\r\n");
        };
        WebSocket::Options options;
        options.subprotocols = {"v5.channel.k8s.io", "v4.channel.k8s.io"};
        harness.open(options);
        harness.socket->send({true, "early"}); // before the handshake is through
        QTRY_COMPARE(harness.subprotocol, QByteArray("v4.channel.k8s.io"));
        QCOMPARE(harness.requestHeaders, QByteArray("websocket/Upgrade/13/v5.channel.k8s.io, v4.channel.k8s.io"));
        harness.socket->send({false, QByteArray("\0\1\2", 3)});
        const QByteArray large(70'000, 'x');
        harness.socket->send({true, large});
        QTRY_COMPARE(harness.frames().size(), 3);
        QCOMPARE(harness.frames(), (QList<QByteArray>{"1:early", QByteArray("2:\0\1\2", 5), "1:" + large}));
        bool masked = false;
        unframed(harness.received, &masked);
        QVERIFY(masked);
        QTRY_VERIFY(harness.drained > 0);
        QCOMPARE(harness.socket->unsent(), qint64(0));
        harness.peer->write(frame(1, "hello") + frame(2, "") + frame(2, QByteArray(70'000, 'y')));
        QTRY_COMPARE(harness.messages.size(), 3);
        QCOMPARE(harness.messages[0], QByteArray("t:hello"));
        QCOMPARE(harness.messages[1], QByteArray("b:"));
        QCOMPARE(harness.messages[2].size(), 70'002);
    }

    void framesCutAndFragmented()
    {
        Harness harness;
        harness.open();
        QTRY_COMPARE(harness.subprotocol, QByteArray());
        harness.peer->split(1); // byte by byte
        harness.peer->write(frame(1, "one ", false) + frame(9, "are you there") + frame(0, "two ", false) +
                            frame(0, "three") + frame(2, QByteArray(300, 'z')));
        QTRY_COMPARE(harness.messages.size(), 2);
        QCOMPARE(harness.messages[0], QByteArray("t:one two three"));
        QCOMPARE(harness.messages[1].size(), 302);
        QTRY_COMPARE(harness.frames(), QList<QByteArray>{"10:are you there"}); // a ping within a message is answered
    }

    void wrongHandshakes_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("code");
        const QByteArray start = "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
        QTest::newRow("no accept") << start + "\r\n" << int(Code::Protocol);
        QTest::newRow("bad accept") << start + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n" << int(Code::Protocol);
        QTest::newRow("no upgrade") << QByteArray("HTTP/1.1 101 X\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: KEY\r\n\r\n") << int(Code::Protocol);
        QTest::newRow("no connection") << QByteArray("HTTP/1.1 101 X\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: KEY\r\n\r\n") << int(Code::Protocol);
        QTest::newRow("other pipe") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << int(Code::Protocol);
        QTest::newRow("extension") << start + "Sec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Accept: KEY\r\n\r\n" << int(Code::Protocol);
        QTest::newRow("no subprotocol") << start + "Sec-WebSocket-Accept: KEY\r\n\r\n" << int(Code::Unsupported);
        QTest::newRow("other subprotocol") << start + "Sec-WebSocket-Protocol: v9\r\nSec-WebSocket-Accept: KEY\r\n\r\n" << int(Code::Protocol);
    }

    void wrongHandshakes()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, code);
        Harness harness;
        harness.head = [&](const support::HttpRequest &request) {
            return QByteArray(head).replace("KEY", net::webSocketAccept(request.header("Sec-WebSocket-Key")));
        };
        WebSocket::Options options;
        options.subprotocols = {"v4"};
        harness.open(options);
        QTRY_VERIFY(harness.closed.has_value());
        QVERIFY(!harness.closed->ok());
        QCOMPARE(int(harness.closed->error().code), code);
        QCOMPARE(harness.subprotocol, QByteArray("none yet")); // never open
    }

    void aRefusalHasItsWords()
    {
        Harness harness;
        harness.server.onRequest([](const support::HttpRequest &, support::HttpConnection &connection) {
            connection.reply(403, "you may not exec");
        });
        harness.open();
        QTRY_VERIFY(harness.closed.has_value());
        QCOMPARE(harness.code(), Code::Forbidden);
        QCOMPARE(harness.closed->error().httpStatus, 403);
        QCOMPARE(harness.closed->error().detail, QStringLiteral("you may not exec"));
    }

    void closeCodesAreErrors_data()
    {
        QTest::addColumn<int>("closeCode");
        QTest::addColumn<int>("code"); // -1: ok
        QTest::newRow("1000") << 1000 << -1;
        QTest::newRow("1001") << 1001 << -1;
        QTest::newRow("1002") << 1002 << int(Code::Protocol);
        QTest::newRow("1003") << 1003 << int(Code::Protocol);
        QTest::newRow("1008") << 1008 << int(Code::Forbidden);
        QTest::newRow("1009") << 1009 << int(Code::TooLarge);
        QTest::newRow("1011") << 1011 << int(Code::Server);
        QTest::newRow("4001") << 4001 << int(Code::Server);
    }

    void closeCodesAreErrors()
    {
        QFETCH(int, closeCode);
        QFETCH(int, code);
        Harness harness;
        harness.open();
        QTRY_COMPARE(harness.subprotocol, QByteArray());
        harness.peer->write(frame(1, "last words") + closeFrame(closeCode, "because"));
        QTRY_VERIFY(harness.closed.has_value());
        QCOMPARE(harness.messages, QList<QByteArray>{"t:last words"});
        QCOMPARE(harness.socket->closeCode(), closeCode);
        QCOMPARE(harness.closed->ok() ? -1 : int(harness.closed->error().code), code);
        if (code >= 0)
            QCOMPARE(harness.closed->error().detail, QStringLiteral("because"));
        QTRY_COMPARE(harness.frames().size(), 1); // and it got its answer
        QVERIFY(harness.frames()[0].startsWith("8:"));
    }

    void weSayGoodbye()
    {
        Harness harness;
        harness.open();
        QTRY_COMPARE(harness.subprotocol, QByteArray());
        harness.socket->close(1000, "done");
        QTRY_COMPARE(harness.frames(), QList<QByteArray>{QByteArray("8:\x03\xe8", 4) + "done"});
        harness.peer->write(frame(1, "on its way") + closeFrame(1000));
        QTRY_VERIFY(harness.closed.has_value());
        QVERIFY(harness.closed->ok());
        QCOMPARE(harness.messages, QList<QByteArray>{"t:on its way"});
    }

    void aServerThatDoesNotAnswerAGoodbye()
    {
        base::ManualClock clock;
        Harness harness;
        WebSocket::Options options;
        options.clock = &clock;
        harness.open(options);
        QTRY_COMPARE(harness.subprotocol, QByteArray());
        harness.socket->close();
        clock.advance(4999ms);
        QVERIFY(!harness.closed.has_value());
        clock.advance(1ms);
        QVERIFY(harness.closed.has_value() && harness.closed->ok());
    }

    void aLostConnectionIsNoGoodbye()
    {
        Harness harness;
        harness.open();
        QTRY_COMPARE(harness.subprotocol, QByteArray());
        harness.peer->write(frame(1, "half", false));
        harness.peer->close();
        QTRY_VERIFY(harness.closed.has_value());
        QCOMPARE(harness.code(), Code::Unreachable);
        QVERIFY(harness.closed->error().retryable);
        QCOMPARE(harness.socket->closeCode(), 1006);
    }

    void whatBreaksTheProtocol_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("huge frame") << frame(2, "x", true, 1LL << 40) << int(Code::TooLarge);
        QTest::newRow("huge by fragments")
            << frame(2, QByteArray(600, 'x'), false) + frame(0, QByteArray(600, 'x')) << int(Code::TooLarge);
        QTest::newRow("length of 2^63") << QByteArray("\x82\x7f\xff\xff\xff\xff\xff\xff\xff\xff", 10) << int(Code::Protocol);
        QTest::newRow("masked") << QByteArray("\x81\x85\x01\x02\x03\x04hello", 11) << int(Code::Protocol);
        QTest::newRow("reserved bit") << frame(1, "x", true, -1, 4) << int(Code::Protocol);
        QTest::newRow("reserved opcode") << frame(3, "x") << int(Code::Protocol);
        QTest::newRow("stray continuation") << frame(0, "x") << int(Code::Protocol);
        QTest::newRow("message in a message") << frame(1, "x", false) + frame(1, "y") << int(Code::Protocol);
        QTest::newRow("fragmented ping") << frame(9, "x", false) << int(Code::Protocol);
        QTest::newRow("long ping") << frame(9, QByteArray(126, 'x')) << int(Code::Protocol);
        QTest::newRow("not UTF-8") << frame(1, "\xff\xfe") << int(Code::Protocol);
        QTest::newRow("close of one byte") << frame(8, "x") << int(Code::Protocol);
        QTest::newRow("close with a code that never is") << closeFrame(1006) << int(Code::Protocol);
    }

    void whatBreaksTheProtocol()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        for (const int piece : {0, 1}) {
            Harness harness;
            WebSocket::Options options;
            options.maximumMessage = 1000;
            harness.open(options);
            QTRY_COMPARE(harness.subprotocol, QByteArray());
            if (piece > 0)
                harness.peer->split(piece);
            harness.peer->write(bytes);
            QTRY_VERIFY(harness.closed.has_value());
            QCOMPARE(int(harness.code()), code);
            QCOMPARE(harness.messages, QList<QByteArray>());
            if (piece > 0)
                continue; // what it sends on makes the kernel reset the connection, and our last words may be lost
            QTRY_COMPARE(harness.frames().size(), 1); // the server is told why
            QVERIFY(harness.frames()[0].startsWith("8:"));
        }
    }

    void creditHoldsTheServerBack()
    {
        Harness harness;
        harness.open();
        QTRY_COMPARE(harness.subprotocol, QByteArray());
        const QByteArray one = frame(2, QByteArray(10'000, 'x'));
        for (int i = 0; i < 2000; ++i)
            harness.peer->write(one); // 20 MB
        harness.peer->write(closeFrame(1000));
        QTRY_VERIFY(harness.messages.size() >= 26);
        // It takes what the credit allows, the kernel's buffers fill, and then the server waits.
        qint64 before = -1;
        QTRY_VERIFY_WITH_TIMEOUT(std::exchange(before, harness.peer->unsent()) == harness.peer->unsent() && before > 0, 5000);
        const qint64 most = (WebSocket::initialCredit + 4096) / 10'000 + 1;
        QVERIFY2(harness.messages.size() <= most, qPrintable(QString::number(harness.messages.size())));
        QVERIFY(harness.peer->unsent() > 5'000'000);
        QVERIFY(!harness.closed.has_value());
        harness.socket->grant(30'000'000);
        QTRY_COMPARE(harness.messages.size(), 2000);
        QTRY_VERIFY(harness.closed.has_value() && harness.closed->ok()); // what came before the end is not lost
    }

    void emptyMessagesCostToo()
    {
        Harness harness;
        harness.open();
        QTRY_COMPARE(harness.subprotocol, QByteArray());
        constexpr int count = 50'000;
        harness.peer->write(frame(1, {}).repeated(count)); // 100 kB, within the pipe's credit
        constexpr qint64 paid = WebSocket::initialCredit / WebSocket::Message::leastCost;
        QTRY_VERIFY(harness.messages.size() >= paid);
        // What is sent comes back: whatever there was to read has been read.
        harness.socket->send({true, "still here?"});
        QTRY_COMPARE(harness.frames(), QList<QByteArray>{"1:still here?"});
        QVERIFY2(harness.messages.size() <= paid + 4096 / 2, qPrintable(QString::number(harness.messages.size())));
        harness.socket->grant(count * WebSocket::Message::leastCost);
        QTRY_COMPARE(harness.messages.size(), count);
    }

    void pingsWithoutEndDoNotPileUp()
    {
        Harness harness;
        harness.open();
        QTRY_COMPARE(harness.subprotocol, QByteArray());
        harness.peer->setReading(false);
        harness.peer->write(frame(9, QByteArray(125, 'p')).repeated(200'000) + frame(1, "after")); // 25 MB
        QTRY_COMPARE_WITH_TIMEOUT(harness.messages, QList<QByteArray>{"t:after"}, 20'000);
        QVERIFY2(harness.socket->unsent() < 200'000, qPrintable(QString::number(harness.socket->unsent())));
        harness.socket->send({true, "here"});
        harness.peer->setReading(true);
        QTRY_COMPARE_WITH_TIMEOUT(harness.socket->unsent(), 0, 20'000);
        QTRY_COMPARE(harness.lastFrame(), QByteArray("1:here"));
        harness.peer->write(frame(9, "again"));
        QTRY_COMPARE(harness.lastFrame(), QByteArray("10:again"));
    }

    void pingsFindADeadConnection()
    {
        base::ManualClock clock;
        Harness harness;
        WebSocket::Options options;
        options.pingEvery = 10s;
        options.clock = &clock;
        harness.open(options);
        QTRY_COMPARE(harness.subprotocol, QByteArray());
        clock.advance(10s);
        QTRY_COMPARE(harness.frames(), QList<QByteArray>{"9:"});
        harness.peer->write(frame(10, "") + frame(1, "mark"));
        QTRY_COMPARE(harness.messages.size(), 1);
        clock.advance(10s); // answered: another one
        QTRY_COMPARE(harness.frames().size(), 2);
        QVERIFY(!harness.closed.has_value());
        clock.advance(10s);
        QVERIFY(harness.closed.has_value());
        QCOMPARE(harness.code(), Code::Timeout);
        QVERIFY(harness.closed->error().retryable);
    }

    void destroyedByItsCallbacks()
    {
        for (const QByteArray when : {"open", "message", "closed"}) {
            Harness harness;
            int calls = 0;
            WebSocket::Callbacks callbacks;
            std::unique_ptr<WebSocket> socket;
            const auto end = [&](const QByteArray &here) {
                if (here == when) {
                    ++calls;
                    socket.reset();
                }
            };
            callbacks.open = [&](const QByteArray &) { end("open"); };
            callbacks.message = [&](const WebSocket::Message &) { end("message"); };
            callbacks.closed = [&](const base::Result<void> &) { end("closed"); };
            harness.head = [](const auto &request) {
                return rightHead(request) + frame(1, "a") + frame(1, "b") + closeFrame(1000);
            };
            socket = std::make_unique<WebSocket>(*harness.transport, net::Request(), WebSocket::Options(), callbacks);
            QTRY_COMPARE(calls, 1);
            QVERIFY(!socket);
        }
    }

    void aGoodbyeInPieces()
    {
        const QByteArray bytes = frame(1, "last") + closeFrame(1000, "adi\xc3\xb3s \xe6\xbc\xa2\xe6\xbc\xa2");
        for (int step = 1; step <= bytes.size(); ++step) {
            WebSocketFrames frames(1000);
            std::vector<WebSocketFrames::Event> events;
            for (qsizetype at = 0; at < bytes.size(); at += step) {
                frames.feed(bytes.mid(at, step));
                for (WebSocketFrames::Event &event : frames.takeEvents())
                    events.push_back(std::move(event));
            }
            QCOMPARE(events.size(), size_t(2));
            QCOMPARE(events[1].closeCode, 1000);
            QCOMPARE(events[1].bytes, QByteArray("adi\xc3\xb3s \xe6\xbc\xa2\xe6\xbc\xa2"));
        }
    }

    void aGoodbyeAtTheEdgeOfABuffer()
    {
        for (int size = 4060; size < 4100; ++size) {
            WebSocketFrames frames(10'000);
            frames.feed(frame(2, QByteArray(size, 'x')) + closeFrame(1001, "\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2"));
            const auto events = frames.takeEvents();
            QCOMPARE(events.size(), size_t(2));
            QCOMPARE(events[1].closeCode, 1001);
        }
    }

    void framesNeedNoConnection()
    {
        WebSocketFrames frames(1000, [](char *mask) { qstrcpy(mask, "abc"); });
        frames.send(true, "hi");
        QCOMPARE(frames.takeOutput(), QByteArray("\x81\x82" "abc\0" "\x09\x0b", 8));
        frames.feed(frame(1, "x") + frame(8, ""));
        const auto events = frames.takeEvents();
        QCOMPARE(events.size(), size_t(2));
        QCOMPARE(events[1].closeCode, net::closecode::noStatus);
        QVERIFY(frames.inputEnded());
        QVERIFY(!frames.takeOutput().isEmpty());
        frames.feed(frame(1, "after"));
        QVERIFY(frames.takeEvents().empty());
    }
};

PILOTHOUSE_TEST(WebSocketTest)
#include "tst_websocket.moc"
