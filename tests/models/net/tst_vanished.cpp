// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A peer that is gone without a word: what waits for it ends with an error in time, although no time limit of the request's own
// is set. A pipe does not, whose reader may only be slow.
#include "testmain.h"
#include "transfers.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;

class VanishedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNoticed()
    {
        constexpr int limit = 45'000;
        support::HttpServer server;
        support::HttpConnection *streamed = nullptr;
        support::HttpConnection *piped = nullptr;
        bool asked = false;
        server.onRequest([&](const support::HttpRequest &request, support::HttpConnection &connection) {
            if (request.target == "/stream") {
                streamed = &connection;
                connection.beginChunked();
                connection.chunk("first");
            } else if (request.target == "/wait") {
                asked = true;
                connection.vanish();
            } else {
                piped = &connection;
                connection.upgrade([](const QByteArray &) {}, [] {});
            }
        });
        net::CurlTransport transport(transfers::originOf(server));
        net::Request watch = transfers::get("/stream");
        watch.timeout = 0ms;
        watch.multiplexed = true;
        net::Request shell = transfers::get("/pipe");
        shell.timeout = 0ms;
        net::Request question = transfers::get("/wait");
        question.timeout = 0ms;
        transfers::Received idle, busy;
        transfers::Answer answer;
        const auto stream = transport.stream(watch, idle.stream());
        const auto pipe = transport.upgrade(shell, busy.pipe());
        const auto transfer = transport.send(question, transfers::into(answer));
        QTRY_COMPARE(idle.data, QByteArray("first"));
        QTRY_COMPARE(busy.head.status, 101);
        QTRY_VERIFY(asked);
        streamed->vanish();
        piped->vanish();
        QElapsedTimer since;
        since.start();
        pipe->write("anybody there?");
        QTRY_VERIFY_WITH_TIMEOUT(idle.end && answer, limit);
        QVERIFY(since.elapsed() > 10'000); // a short silence is none
        QVERIFY(!idle.end->ok() && idle.end->error().retryable);
        QVERIFY(!answer->ok());
        QVERIFY(!busy.end);
    }
};

PILOTHOUSE_TEST(VanishedTest)
#include "tst_vanished.moc"
