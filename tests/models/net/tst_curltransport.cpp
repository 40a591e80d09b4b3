// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcertificates.h"
#include "testmain.h"
#include "transfers.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace std::chrono_literals;
using base::Error;
using base::Result;
using net::CurlTransport;
using net::Origin;
using net::Reply;
using net::Request;
using net::Stream;
using support::HttpConnection;
using support::HttpRequest;
using support::HttpServer;
using transfers::Answer;
using transfers::get;
using transfers::into;
using transfers::originOf;
using transfers::Received;

class CurlTransportTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<support::TestCertificates> m_certificates;

    Error errorOf(Origin origin, Request request = get("/"))
    {
        CurlTransport transport(std::move(origin));
        Answer answer;
        const auto transfer = transport.send(std::move(request), into(answer));
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000) || answer->ok())
            return {};
        return answer->error();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates = std::make_unique<support::TestCertificates>();
        QVERIFY(m_certificates->ok());
    }

    void repliesOverTcpAndUnix_data()
    {
        QTest::addColumn<bool>("local");
        QTest::newRow("tcp") << false;
        QTest::newRow("unix") << true;
    }

    void repliesOverTcpAndUnix()
    {
        QFETCH(bool, local);
        QTemporaryDir folder;
        HttpServer server(HttpServer::Options{.socketPath = local ? folder.filePath(QStringLiteral("s")) : QString()});
        HttpRequest seen;
        server.onRequest([&](const HttpRequest &request, HttpConnection &connection) {
            seen = request;
            connection.reply(404, "no such thing", {{"X-Test", "one"}});
        });
        CurlTransport transport(originOf(server));
        Answer answer;
        Request request = get("/a/../b?c=%20d");
        request.method = "POST";
        request.body = "{}";
        request.headers = {{"Content-Type", "application/json"}};
        const auto transfer = transport.send(request, into(answer));
        QTRY_VERIFY(answer);
        QVERIFY(answer->ok());
        QCOMPARE((*answer)->status, 404);
        QCOMPARE((*answer)->header("x-test"), QByteArray("one"));
        QCOMPARE((*answer)->body, QByteArray("no such thing"));
        QCOMPARE(seen.method, QByteArray("POST"));
        QCOMPARE(seen.target, QByteArray("/a/../b?c=%20d"));
        QCOMPARE(seen.body, QByteArray("{}"));
        QCOMPARE(seen.header("content-type"), QByteArray("application/json"));
        QVERIFY(seen.header("expect").isEmpty());
    }

    void oneConnectionServesManyRequests()
    {
        HttpServer server;
        server.onRequest([](const HttpRequest &, HttpConnection &connection) { connection.reply(200, "x"); });
        CurlTransport transport(originOf(server));
        for (int i = 0; i < 1000; ++i) {
            Answer answer;
            const auto transfer = transport.send(get("/"), into(answer));
            while (!answer)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            QVERIFY(answer->ok());
        }
        QCOMPARE(server.connectionCount(), 1);
        QCOMPARE(server.requestCount(), 1000);
    }

    void whatChangesSomethingIsSentOnce()
    {
        HttpServer server;
        QList<QByteArray> asked;
        server.onRequest([&](const HttpRequest &request, HttpConnection &connection) {
            asked << request.method;
            if (request.method == "GET")
                connection.reply(200, "x");
            else
                connection.close(); // it may have acted all the same
        });
        CurlTransport transport(originOf(server));
        for (const char *method : {"POST", "DELETE"}) {
            Answer read;
            const auto reading = transport.send(get("/"), into(read)); // leaves a connection that can be used again
            QTRY_VERIFY(read);
            QVERIFY(read->ok());
            Request request = get("/");
            request.method = method;
            Answer answer;
            const auto transfer = transport.send(request, into(answer));
            QTRY_VERIFY(answer);
            QVERIFY(!answer->ok());
            QCOMPARE(answer->error().code, base::Error::Code::Unreachable);
            QCOMPARE(asked.count(method), 1);
        }
    }

    void splitChunkedAnswer()
    {
        HttpServer server;
        server.onRequest([](const HttpRequest &, HttpConnection &connection) {
            connection.split(3);
            connection.beginChunked();
            for (int i = 0; i < 20; ++i)
                connection.chunk(QByteArray(i + 1, 'a' + static_cast<char>(i)));
            connection.endChunked();
        });
        CurlTransport transport(originOf(server));
        Received got;
        const auto stream = transport.stream(get("/"), got.stream());
        QTRY_VERIFY(got.end);
        QVERIFY(got.end->ok());
        QCOMPARE(got.heads, 1);
        QCOMPARE(got.data.size(), 210);
    }

    void uploadsAFile()
    {
        HttpServer server;
        QByteArray body;
        server.onRequest([&](const HttpRequest &request, HttpConnection &connection) {
            body = request.body;
            connection.reply(200, request.header("content-length"));
        });
        CurlTransport transport(originOf(server));
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(QByteArray(3'000'000, 'u'));
        Request request = get("/load");
        request.method = "POST";
        request.upload = buffer;
        Answer answer;
        const auto transfer = transport.send(request, into(answer));
        QTRY_VERIFY(answer);
        QVERIFY(answer->ok());
        QCOMPARE((*answer)->body, QByteArray("3000000"));
        QCOMPARE(body, buffer->data());
    }

    void namesWhatIsWrong()
    {
        QTemporaryDir folder;
        Origin origin;
        origin.socketPath = folder.filePath(QStringLiteral("none"));
        Error error = errorOf(origin);
        QCOMPARE(error.code, Error::Code::Unreachable);
        QVERIFY(error.retryable);
        QVERIFY2(error.what.contains(QStringLiteral("does not exist")), qPrintable(error.text()));

        quint16 port = 0;
        {
            HttpServer gone;
            port = gone.port();
        }
        origin = Origin();
        origin.host = QStringLiteral("127.0.0.1");
        origin.port = port;
        error = errorOf(origin);
        QCOMPARE(error.code, Error::Code::Unreachable);
        QVERIFY2(error.what.contains(QStringLiteral("refused")), qPrintable(error.text()));

        Request request = get("/");
        request.headers = {{"X", "a\r\nY: b"}};
        QCOMPARE(errorOf(origin, request).code, Error::Code::BadRequest);
    }

    void badAnswers()
    {
        HttpServer server;
        server.onRequest([](const HttpRequest &request, HttpConnection &connection) {
            if (request.target == "/garbage") {
                connection.write("this is no HTTP at all\r\n\r\n");
                connection.close();
            } else if (request.target == "/cut") {
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
                connection.close();
            } else if (request.target == "/reset") {
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
                connection.reset();
            } else if (request.target == "/huge") {
                connection.reply(200, QByteArray(200'000, 'h'));
            } else if (request.target == "/slow") {
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
            }
        });
        const Origin origin = originOf(server);
        QCOMPARE(errorOf(origin, get("/garbage")).code, Error::Code::Protocol);
        const Error cut = errorOf(origin, get("/cut"));
        QCOMPARE(cut.code, Error::Code::Protocol);
        QVERIFY(cut.retryable);
        const Error reset = errorOf(origin, get("/reset"));
        QVERIFY(reset.retryable);
        Request huge = get("/huge");
        huge.maximumBody = 100'000;
        QCOMPARE(errorOf(origin, huge).code, Error::Code::TooLarge);
        Request hung = get("/hung");
        hung.timeout = 50ms;
        QCOMPARE(errorOf(origin, hung).code, Error::Code::Timeout);
        Request slow = get("/slow");
        slow.idleTimeout = 50ms;
        QCOMPARE(errorOf(origin, slow).code, Error::Code::Timeout);
    }

    void tls()
    {
        HttpServer server(HttpServer::Options{.certificateFile = m_certificates->server(),
                                              .keyFile = m_certificates->serverKey(),
                                              .clientAuthorityFile = m_certificates->authority()});
        server.onRequest([](const HttpRequest &, HttpConnection &connection) { connection.reply(200, "safe"); });
        Origin origin = originOf(server);
        origin.secure = true;
        origin.tls.authorityFile = m_certificates->authority();
        const Error noCertificate = errorOf(origin);
        QCOMPARE(noCertificate.code, Error::Code::Tls);
        QVERIFY2(noCertificate.what.contains(QStringLiteral("asks for a client certificate")),
                 qPrintable(noCertificate.text()));
        origin.tls.certificateFile = m_certificates->otherAuthority(); // nobody this server knows
        origin.tls.keyFile = m_certificates->path("other.key");
        const Error wrongCertificate = errorOf(origin);
        QCOMPARE(wrongCertificate.code, Error::Code::Tls);
        QVERIFY2(wrongCertificate.what.contains(QStringLiteral("does not accept our client certificate")),
                 qPrintable(wrongCertificate.text()));
        origin.tls.certificateFile.clear();
        origin.tls.keyFile.clear();
        QFile certificate(m_certificates->client());
        QFile key(m_certificates->clientKey());
        QVERIFY(certificate.open(QIODevice::ReadOnly) && key.open(QIODevice::ReadOnly));
        origin.tls.certificateData = certificate.readAll();
        origin.tls.keyData = key.readAll();
        for (const QString &name : {QString(), QStringLiteral("localhost")}) {
            origin.tls.serverName = name;
            CurlTransport transport(origin);
            Answer answer;
            const auto transfer = transport.send(get("/"), into(answer));
            QTRY_VERIFY(answer);
            QVERIFY2(answer->ok(), answer->ok() ? "" : qPrintable(answer->error().text()));
            QCOMPARE((*answer)->body, QByteArray("safe"));
        }
        origin.tls.serverName = QStringLiteral("elsewhere.test");
        QCOMPARE(errorOf(origin).code, Error::Code::Tls);
        origin.tls.serverName.clear();
        origin.tls.authorityFile = m_certificates->otherAuthority();
        QCOMPARE(errorOf(origin).code, Error::Code::Tls);
    }

    void creditHoldsTheServerBack()
    {
        HttpServer server;
        HttpConnection *connection = nullptr;
        constexpr qint64 size = 32LL * 1024 * 1024;
        server.onRequest([&](const HttpRequest &, HttpConnection &other) {
            connection = &other;
            other.reply(200, QByteArray(size, 'c'));
        });
        CurlTransport transport(originOf(server));
        Received got;
        const auto stream = transport.stream(get("/"), got.stream());
        QTRY_VERIFY(got.data.size() >= Stream::initialCredit);
        // A round trip on another connection: whatever was on its way has come by then.
        HttpServer other;
        other.onRequest([](const HttpRequest &, HttpConnection &there) { there.reply(200, "x"); });
        QCOMPARE(errorOf(originOf(other)), Error());
        QVERIFY(got.data.size() < Stream::initialCredit + 64 * 1024);
        QVERIFY2(connection->unsent() > 8 * 1024 * 1024, "the server was not held back");
        while (!got.end) {
            stream->grant(1024 * 1024);
            QCoreApplication::processEvents();
        }
        QVERIFY(got.end->ok());
        QCOMPARE(got.data.size(), size);
    }

    void cancellingHangingLookUpsDoesNotWait()
    {
        Origin origin;
        origin.host = QStringLiteral("name.hang.test");
        CurlTransport transport(origin);
        std::vector<std::unique_ptr<net::Transfer>> transfers;
        bool called = false;
        for (int i = 0; i < 50; ++i)
            transfers.push_back(transport.send(get("/"), [&](const Result<Reply> &) { called = true; }));
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        transfers.clear();
        const qint64 us = timer.nsecsElapsed() / 1000;
        qInfo("50 transfers destroyed in %lld us", static_cast<long long>(us));
        QVERIFY(us < 50'000);
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void destroyedFromCallbacks()
    {
        HttpServer server;
        server.onRequest([](const HttpRequest &, HttpConnection &connection) {
            connection.reply(200, QByteArray(100'000, 'd'));
        });
        auto transport = std::make_unique<CurlTransport>(originOf(server));
        std::unique_ptr<Stream> first;
        std::unique_ptr<Stream> second;
        int calls = 0;
        const auto destroy = [&](const QByteArray &) {
            ++calls;
            first.reset();
            second.reset();
            transport.reset();
        };
        const auto never = [&](const Result<void> &) { calls += 100; };
        first = transport->stream(get("/1"), {{}, destroy, never});
        second = transport->stream(get("/2"), {{}, destroy, never});
        QTRY_COMPARE(calls, 1);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(calls, 1);
    }
};

PILOTHOUSE_TEST(CurlTransportTest)
#include "tst_curltransport.moc"
