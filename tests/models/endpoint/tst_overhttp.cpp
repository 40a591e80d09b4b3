// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the other tests of this folder do by script, once over curl and a server of ours: authorization and the watch source keep
// the real transport's rules too.
#include "authorizedtransport.h"
#include "curltransport.h"
#include "httpserver.h"
#include "testmain.h"
#include "watchformat.h"

#include <QTest>
#include <optional>

using namespace std::chrono_literals;
using endpoint::AuthorizedTransport;
using endpoint::Permit;
using support::HttpConnection;
using support::HttpRequest;

namespace {

/// A token that is given out until it is refused, then the next.
class Tokens final : public endpoint::Authorizer
{
public:
    quint64 current = 1;
    int asked = 0;
    base::Task<base::Result<Permit>> authorize(const net::Request &) override
    {
        ++asked;
        Permit permit;
        permit.serial = current;
        permit.headers = {{"Authorization", "Bearer " + QByteArray::number(current)}};
        co_return permit;
    }
    bool refused(const Permit &permit, const net::Head &) override
    {
        if (permit.serial == current)
            ++current;
        return true;
    }
};

net::Origin originOf(const support::HttpServer &server)
{
    net::Origin origin;
    origin.host = QStringLiteral("127.0.0.1");
    origin.port = server.port();
    return origin;
}

} // namespace

class OverHttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void authorization()
    {
        support::HttpServer server;
        int refusals = 0;
        server.onRequest([&](const HttpRequest &request, HttpConnection &connection) {
            if (request.header("Authorization") != "Bearer 2") {
                ++refusals;
                connection.reply(401, "who are you");
            } else if (request.target == "/pipe") {
                connection.upgrade([&connection](const QByteArray &bytes) { connection.write("echo " + bytes); }, [] {});
            } else {
                connection.reply(200, "body of " + request.body);
            }
        });
        auto tokens = std::make_shared<Tokens>();
        AuthorizedTransport transport(std::make_unique<net::CurlTransport>(originOf(server)), tokens);
        std::optional<base::Result<net::Reply>> reply;
        QByteArray streamed;
        QByteArray piped;
        net::Request post;
        post.method = "POST";
        post.body = "this";
        const auto transfer = transport.send(post, [&](base::Result<net::Reply> result) { reply = result; });
        net::Stream::Callbacks onStream;
        onStream.head = [&](const net::Head &head) { streamed += QByteArray::number(head.status) + ' '; };
        onStream.data = [&](const QByteArray &bytes) { streamed += bytes; };
        onStream.finished = [&](const base::Result<void> &result) { streamed += result.ok() ? "|end" : "|lost"; };
        const auto stream = transport.stream(net::Request(), onStream);
        net::Upgraded::Callbacks onPipe;
        onPipe.head = [&](const net::Head &head) { piped += QByteArray::number(head.status) + ' '; };
        onPipe.data = [&](const QByteArray &bytes) { piped += bytes; };
        net::Request pipeRequest;
        pipeRequest.target = "/pipe";
        const auto pipe = transport.upgrade(pipeRequest, onPipe);
        pipe->write("hello");
        QTRY_VERIFY(reply && reply->ok());
        QCOMPARE((*reply)->body, QByteArray("body of this"));
        QTRY_COMPARE(streamed, QByteArray("200 body of |end"));
        QTRY_COMPARE(piped, QByteArray("101 echo hello"));
        QCOMPARE(refusals, 3);
        QCOMPARE(tokens->asked, 6);
        QCOMPARE(tokens->current, quint64(2)); // three refusals of one token are one change
    }

    void watching()
    {
        support::HttpServer server;
        HttpConnection *watch = nullptr;
        QByteArrayList asked;
        bool gone = false;
        server.onRequest([&](const HttpRequest &request, HttpConnection &connection) {
            asked << request.target;
            if (request.target == "/list?next=") {
                connection.reply(200, "10 more 1\na 1\n");
            } else if (request.target == "/list?next=more") {
                connection.reply(200, "10 - 0\nb 2\n");
            } else if (std::exchange(gone, false)) {
                connection.reply(410, "gone");
            } else {
                watch = &connection;
                connection.beginChunked();
            }
        });
        watchtest::Harness harness;
        net::CurlTransport transport(originOf(server));
        harness.source->setWanted(true);
        harness.source->connected(transport);
        using Table = std::map<live::Key, int>;
        QTRY_VERIFY(watch);
        QTRY_VERIFY(harness.status.state == live::FeedStatus::State::Live);
        QCOMPARE(harness.table, (Table{{"a", 1}, {"b", 2}}));
        watch->split(3);
        watch->chunk("A c 3 11\nD a 12\n");
        QTRY_COMPARE(harness.table, (Table{{"b", 2}, {"c", 3}}));
        HttpConnection *old = std::exchange(watch, nullptr);
        old->reset();
        QTRY_VERIFY(harness.status.state == live::FeedStatus::State::Backoff);
        harness.clock.advance(1s);
        QTRY_VERIFY(watch);
        QCOMPARE(asked.last(), QByteArray("/watch?from=12"));
        QTRY_VERIFY(harness.status.state == live::FeedStatus::State::Live);
        harness.clock.advance(5s);
        gone = true;
        watch->endChunked(); // a clean end, and the version has been forgotten meanwhile
        watch = nullptr;
        QTRY_VERIFY(watch);
        QTRY_COMPARE(harness.table, (Table{{"a", 1}, {"b", 2}}));
        watch->chunk("B 13\nE 410\n"); // from within the stream's own callback
        watch = nullptr;
        QTRY_VERIFY(watch);
        harness.source->setWanted(false);
        QTRY_COMPARE(server.openConnections() <= 1, true);
    }
};

PILOTHOUSE_TEST(OverHttpTest)
#include "tst_overhttp.moc"
