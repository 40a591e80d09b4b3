// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The witness in front of a scripted server: what it records is what was asked, what it forwards is what was said, and
// each sabotage does what its name says and nothing else.
#include "httpserver.h"
#include "testmain.h"
#include "witnessproxy.h"

#include <QLocalSocket>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

using livetest::WitnessedRequest;
using livetest::WitnessProxy;

namespace {

// A client that keeps its connection and collects what comes.
struct Client {
    QLocalSocket socket;
    QByteArray got;

    explicit Client(const QString &path) { socket.connectToServer(path); }
    void send(const QByteArray &head, const QByteArray &body = {})
    {
        socket.write(head + "\r\nHost: e\r\n\r\n" + body);
    }
    bool until(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { got += socket.readAll(); return got.contains(text); }, 20000);
    }
    bool untilClosed()
    {
        return QTest::qWaitFor([&] { got += socket.readAll(); return socket.state() == QLocalSocket::UnconnectedState; },
                               20000);
    }
};

} // namespace

class WitnessProxyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void recordsRequestsOfOneConnection();
    void passesLargeBodiesBothWays();
    void passesUpgrades();
    void dropsEveryNthEvent();
    void swallowsActionsOnly();
    void misdirectsActionsOnly();
    void swapsTwoIds();
    void cutsAll();
    void tellsTheEngineThatTheClientLeft();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<support::HttpServer> m_server;
    std::unique_ptr<WitnessProxy> m_proxy;
    QStringList m_seen;
};

void WitnessProxyTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    support::HttpServer::Options options;
    options.socketPath = m_folder->filePath(QStringLiteral("e"));
    m_server = std::make_unique<support::HttpServer>(options);
    QVERIFY(m_server->listening());
    m_proxy = std::make_unique<WitnessProxy>(options.socketPath, m_folder->filePath(QStringLiteral("w")));
    QVERIFY(m_proxy->isListening());
    m_seen.clear();
    m_server->onRequest([this](const support::HttpRequest &request, support::HttpConnection &connection) {
        m_seen << QString::fromUtf8(request.method + ' ' + request.target);
        if (request.target.endsWith("/events")) {
            connection.beginChunked();
            connection.chunk("{\"n\":1}\n{\"n\"");
            connection.chunk(":2}\n{\"n\":3}\n{\"n\":4}\n");
            connection.chunk("{\"n\":5}\n");
        } else if (request.target.endsWith("/containers/json")) {
            connection.beginChunked();
            connection.chunk("[{\"Id\":\"aaa\",\"N\":\"one\"},{\"Id\":");
            connection.chunk("\"bb\",\"N\":\"two\"},{\"Id\":\"c\"}]");
            connection.endChunked();
        } else if (request.target.contains("/missing")) {
            connection.reply(404, "{}");
        } else if (request.target.contains("/exec/")) {
            connection.upgrade([c = &connection](const QByteArray &bytes) { c->write("<" + bytes + ">"); },
                               [c = &connection] { c->close(); });
        } else {
            connection.reply(200, "len=" + QByteArray::number(request.body.size()) + ';' + request.body.right(8));
        }
    });
}

void WitnessProxyTest::cleanup()
{
    m_proxy.reset();
    m_server.reset();
    m_folder.reset();
}

void WitnessProxyTest::recordsRequestsOfOneConnection()
{
    Client client(m_proxy->socketPath());
    client.send("GET /v1.40/info HTTP/1.1");
    QVERIFY(client.until("len=0;"));
    client.got.clear();
    client.send("DELETE /missing?force=1 HTTP/1.1");
    QVERIFY(client.until("404"));
    client.got.clear();
    client.send("POST /x HTTP/1.1\r\nTransfer-Encoding: chunked", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    QVERIFY(client.until("len=5;abcde"));
    const std::vector<WitnessedRequest> all = m_proxy->requests();
    QCOMPARE(all.size(), size_t(3));
    QCOMPARE(all[0].method, QByteArray("GET"));
    QCOMPARE(all[0].path, QByteArray("/v1.40/info"));
    QCOMPARE(all[0].status, 200);
    QVERIFY(all[0].finished);
    QCOMPARE(all[0].received, 6);
    QCOMPARE(all[1].path, QByteArray("/missing?force=1"));
    QCOMPARE(all[1].status, 404);
    QCOMPARE(all[2].status, 200);
    QCOMPARE(m_proxy->count("GET", "info"), 1);
    QCOMPARE(m_server->connectionCount(), 1);
    m_proxy->forget();
    QVERIFY(m_proxy->requests().empty());
}

void WitnessProxyTest::passesLargeBodiesBothWays()
{
    const QByteArray large(3 * 1024 * 1024, 'x');
    m_server->onRequest([](const support::HttpRequest &request, support::HttpConnection &connection) {
        connection.reply(200, request.body + "THE END");
    });
    Client client(m_proxy->socketPath());
    client.send("POST /load HTTP/1.1\r\nContent-Length: " + QByteArray::number(large.size()), large);
    QVERIFY(client.until("THE END"));
    QVERIFY(client.got.size() > large.size());
    QTRY_COMPARE(m_proxy->requests().front().received, qint64(large.size() + 7));
}

void WitnessProxyTest::passesUpgrades()
{
    Client client(m_proxy->socketPath());
    client.send("POST /exec/1/start HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: tcp");
    QVERIFY(client.until("101"));
    client.socket.write("GET / is no request here");
    QVERIFY(client.until("<GET / is no request here>"));
    client.socket.write("again");
    QVERIFY(client.until("<again>"));
    const auto all = m_proxy->requests();
    QCOMPARE(all.size(), size_t(1));
    QVERIFY(all[0].upgraded);
}

void WitnessProxyTest::dropsEveryNthEvent()
{
    m_proxy->dropEveryNthEvent(2);
    Client client(m_proxy->socketPath());
    client.send("GET /v1.40/events HTTP/1.1");
    QVERIFY(client.until("{\"n\":5}"));
    QVERIFY(client.got.contains("{\"n\":1}\n"));
    QVERIFY(client.got.contains("{\"n\":3}\n"));
    QVERIFY(!client.got.contains("\"n\":2"));
    QVERIFY(!client.got.contains("\"n\":4"));
    QCOMPARE(m_proxy->droppedEvents(), 2);
    QCOMPARE(m_proxy->seenEvents(), 5);
}

void WitnessProxyTest::swallowsActionsOnly()
{
    m_proxy->swallowActions(true);
    Client client(m_proxy->socketPath());
    client.send("POST /v1.40/containers/abc/stop?t=1 HTTP/1.1\r\nContent-Length: 2", "{}");
    QVERIFY(client.until("204 No Content\r\n\r\n"));
    client.send("POST /v1.40/containers/create HTTP/1.1\r\nContent-Length: 2", "{}");
    QVERIFY(client.until("len=2;{}"));
    QCOMPARE(m_seen, QStringList{QStringLiteral("POST /v1.40/containers/create")});
    const auto all = m_proxy->requests();
    QVERIFY(all[0].swallowed);
    QCOMPARE(all[0].status, 204);
    QVERIFY(!all[1].swallowed);
}

void WitnessProxyTest::misdirectsActionsOnly()
{
    m_proxy->misdirectActions("abc", "xyz");
    Client client(m_proxy->socketPath());
    client.send("POST /v1.40/containers/abc/stop?t=1 HTTP/1.1\r\nContent-Length: 2", "{}");
    QVERIFY(client.until("len=2;{}"));
    client.send("GET /v1.40/containers/abc/json HTTP/1.1");
    QVERIFY(client.until("len=0;"));
    client.send("POST /v1.40/containers/abcd/stop HTTP/1.1\r\nContent-Length: 2", "[]");
    QVERIFY(client.until("len=2;[]"));
    QCOMPARE(m_seen, QStringList({QStringLiteral("POST /v1.40/containers/xyz/stop?t=1"),
                                  QStringLiteral("GET /v1.40/containers/abc/json"),
                                  QStringLiteral("POST /v1.40/containers/abcd/stop")}));
    QVERIFY(m_proxy->requests()[0].path.contains("/abc/")); // the record says what was sent
}

void WitnessProxyTest::swapsTwoIds()
{
    Client client(m_proxy->socketPath());
    client.send("GET /v1.40/containers/json HTTP/1.1");
    QVERIFY(client.until("0\r\n\r\n"));
    QVERIFY(client.got.contains("\"Id\":\"aaa\",\"N\":\"one\""));
    client.got.clear();
    m_proxy->swapTwoIds(true);
    client.send("GET /v1.40/containers/json HTTP/1.1");
    QVERIFY(client.until("\r\n\r\n[{\"Id\":\"bb\",\"N\":\"one\"},{\"Id\":\"aaa\",\"N\":\"two\"},{\"Id\":\"c\"}]"));
    QVERIFY(!client.got.toLower().contains("chunked"));
}

void WitnessProxyTest::cutsAll()
{
    Client first(m_proxy->socketPath());
    Client second(m_proxy->socketPath());
    first.send("GET /events HTTP/1.1");
    second.send("GET /info HTTP/1.1");
    QVERIFY(first.until("\"n\":5"));
    QVERIFY(second.until("len=0"));
    m_proxy->cutAll();
    QVERIFY(first.untilClosed());
    QVERIFY(second.untilClosed());
    Client third(m_proxy->socketPath());
    third.send("GET /info HTTP/1.1");
    QVERIFY(third.until("len=0"));
    // Which of the first two it has seen first is not said.
    const auto all = m_proxy->requests();
    const auto events = std::find_if(all.begin(), all.end(), [](const auto &request) { return request.path == "/events"; });
    QVERIFY(events != all.end() && !events->finished);
}

void WitnessProxyTest::tellsTheEngineThatTheClientLeft()
{
    bool left = false;
    m_server->onClosed([&](support::HttpConnection &) { left = true; });
    {
        Client client(m_proxy->socketPath());
        client.send("GET /events HTTP/1.1");
        QVERIFY(client.until("\"n\":5"));
        client.socket.abort();
    }
    QTRY_VERIFY_WITH_TIMEOUT(left, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(m_proxy->openConnections(), 0, 20000);
}

PILOTHOUSE_TEST(WitnessProxyTest)
#include "tst_witnessproxy.moc"
