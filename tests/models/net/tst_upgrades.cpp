// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Connections that a transport gives away after an upgrade, and answers that are none or point elsewhere.
#include "testcertificates.h"
#include "testmain.h"
#include "transfers.h"

#include <QTest>

using base::Error;
using net::CurlTransport;
using net::Origin;
using net::Request;
using support::HttpConnection;
using support::HttpRequest;
using support::HttpServer;
using transfers::Answer;
using transfers::get;
using transfers::into;
using transfers::originOf;
using transfers::Received;

class UpgradesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<support::TestCertificates> m_certificates;

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates = std::make_unique<support::TestCertificates>();
        QVERIFY(m_certificates->ok());
    }

    void upgrades_data()
    {
        QTest::addColumn<bool>("secure");
        QTest::newRow("plain") << false;
        QTest::newRow("tls") << true;
    }

    void upgrades()
    {
        QFETCH(bool, secure);
        HttpServer::Options options;
        if (secure) {
            options.certificateFile = m_certificates->server();
            options.keyFile = m_certificates->serverKey();
        }
        HttpServer server(options);
        HttpRequest seen;
        server.onRequest([&](const HttpRequest &request, HttpConnection &connection) {
            seen = request;
            connection.upgrade([&](const QByteArray &bytes) { connection.write(bytes); },
                               [&] {
                                   connection.write("|input ended");
                                   connection.close();
                               },
                               "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\nearly|");
        });
        Origin origin = originOf(server);
        origin.secure = secure;
        origin.tls.authorityFile = m_certificates->authority();
        CurlTransport transport(origin);
        Received got;
        Request request = get("/exec/1/start");
        request.method = "POST";
        request.body = "{\"Tty\":true}";
        const auto pipe = transport.upgrade(request, got.pipe());
        pipe->write("hello");
        QTRY_COMPARE(got.data, QByteArray("early|hello"));
        QCOMPARE(got.head.status, 101);
        QCOMPARE(seen.header("upgrade"), QByteArray("tcp"));
        QCOMPARE(seen.body, request.body);
        QTRY_VERIFY(got.drained > 0);
        QCOMPARE(pipe->unsent(), 0);
        QVERIFY(!got.end);
        const QByteArray big(2'000'000, 'b');
        pipe->grant(big.size());
        pipe->write(big);
        QTRY_COMPARE(got.data.size(), big.size() + 11);
        pipe->closeWrite();
        QTRY_VERIFY(got.end);
        QVERIFY2(got.end->ok(), got.end->ok() ? "" : qPrintable(got.end->error().text()));
        QVERIFY(got.data.endsWith("b|input ended"));
        QCOMPARE(got.heads, 1);
    }

    void redirectsAreNeverFollowed()
    {
        HttpServer elsewhere;
        HttpServer server;
        server.onRequest([&](const HttpRequest &request, HttpConnection &connection) {
            const QByteArray where = request.target == "/near" ? QByteArray("/other")
                                                               : "http://127.0.0.1:" + QByteArray::number(elsewhere.port());
            connection.reply(request.method == "POST" ? 307 : 302, "moved", {{"Location", where}});
        });
        CurlTransport transport(originOf(server));
        int asked = 0;
        for (const QByteArray target : {"/near", "/far"}) {
            Answer answer;
            Request post = get(target);
            post.method = "POST";
            post.headers = {{"Authorization", "Bearer secret"}};
            const auto transfer = transport.send(post, into(answer));
            Received streamed;
            const auto stream = transport.stream(get(target), streamed.stream());
            Received piped;
            const auto pipe = transport.upgrade(get(target), piped.pipe());
            QTRY_VERIFY(answer && streamed.end && piped.end);
            QCOMPARE((*answer)->status, 307);
            QCOMPARE((*answer)->body, QByteArray("moved"));
            QCOMPARE(streamed.head.status, 302);
            QCOMPARE(streamed.data, QByteArray("moved"));
            QCOMPARE(piped.head.status, 302);
            QCOMPARE(server.requestCount(), asked += 3);
        }
        QCOMPARE(elsewhere.connectionCount(), 0);
    }

    void upgradeRefused()
    {
        HttpServer server;
        server.onRequest([](const HttpRequest &request, HttpConnection &connection) {
            if (request.target == "/conflict")
                connection.reply(409, "{\"message\":\"not running\"}");
            else
                connection.write("nonsense nonsense");
        });
        CurlTransport transport(originOf(server));
        Received conflict;
        const auto first = transport.upgrade(get("/conflict"), conflict.pipe());
        QTRY_VERIFY(conflict.end);
        QVERIFY2(conflict.end->ok(), conflict.end->ok() ? "" : qPrintable(conflict.end->error().text()));
        QCOMPARE(conflict.head.status, 409);
        QCOMPARE(conflict.data, QByteArray("{\"message\":\"not running\"}"));
        Received nonsense;
        const auto second = transport.upgrade(get("/"), nonsense.pipe());
        QTRY_VERIFY(nonsense.end);
        QCOMPARE(nonsense.end->error().code, Error::Code::Protocol);
    }
};

PILOTHOUSE_TEST(UpgradesTest)
#include "tst_upgrades.moc"
