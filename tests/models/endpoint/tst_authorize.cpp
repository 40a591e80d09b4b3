// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// AuthorizedTransport against a scripted server and an authorizer whose answers wait for the test.
#include "authorizedtransport.h"
#include "scriptedtransport.h"
#include "testmain.h"

#include <QBuffer>
#include <QTest>

using base::Error;
using endpoint::AuthorizedTransport;
using endpoint::Permit;
using Answer = base::Result<Permit>;

namespace {

struct Asked {
    QByteArray target;
    std::function<void(Answer)> resume;
    bool alive = true;
    ~Asked() = default;
};

struct Owner {
    std::shared_ptr<Asked> asked;
    explicit Owner(std::shared_ptr<Asked> a) : asked(std::move(a)) {}
    Owner(Owner &&) = default;
    ~Owner()
    {
        if (asked)
            asked->alive = false;
    }
};

class Guard final : public endpoint::Authorizer
{
public:
    bool shares = false;
    bool mayImprove = true;
    std::vector<std::shared_ptr<Asked>> asked;
    std::vector<quint64> refusals;

    base::Task<Answer> authorize(const net::Request &request) override
    {
        Answer answer = co_await base::await<Answer>([&](auto resume) {
            auto entry = std::make_shared<Asked>();
            entry->target = request.target;
            entry->resume = resume;
            asked.push_back(entry);
            return Owner(entry);
        });
        co_return std::move(answer);
    }
    QByteArray sharedAs(const net::Request &) const override { return shares ? "token" : ""; }
    bool refused(const Permit &permit, const net::Head &) override
    {
        refusals.push_back(permit.serial);
        return mayImprove;
    }
    void let(size_t index, quint64 serial)
    {
        Permit permit;
        permit.serial = serial;
        permit.headers = {{"Authorization", "Bearer " + QByteArray::number(serial)}};
        asked[index]->resume(permit);
    }
};

net::Request request(const QByteArray &target)
{
    net::Request made;
    made.target = target;
    made.headers = {{"authorization", "old"}, {"Accept", "x"}};
    return made;
}

struct Harness {
    std::shared_ptr<Guard> guard = std::make_shared<Guard>();
    support::ScriptedTransport *server = new support::ScriptedTransport; ///< the gate owns it
    std::unique_ptr<AuthorizedTransport> transport;
    std::vector<base::Result<net::Reply>> replies;

    Harness() : transport(std::make_unique<AuthorizedTransport>(std::unique_ptr<net::Transport>(server), guard)) {}
    std::unique_ptr<net::Transfer> send(const QByteArray &target)
    {
        return transport->send(request(target), [this](base::Result<net::Reply> reply) { replies.push_back(reply); });
    }
};

/// What was posted runs; nothing is waited for.
void turn()
{
    QCoreApplication::processEvents();
}

} // namespace

class AuthorizeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAttemptIsAsked()
    {
        Harness harness;
        const auto first = harness.send("/a");
        QVERIFY(harness.guard->asked.empty()); // never before send() returns
        turn();
        QCOMPARE(harness.guard->asked.size(), size_t(1));
        QVERIFY(harness.server->sent.empty()); // nothing leaves without a permit
        harness.guard->let(0, 1);
        QCOMPARE(harness.server->sent.size(), size_t(1));
        QCOMPARE(harness.server->last()->header("Authorization"), QByteArray("Bearer 1"));
        QCOMPARE(harness.server->last()->request.headers.size(), 2); // it replaced the old one
        harness.server->last()->reply(200, "yes");
        QCOMPARE(harness.replies.size(), size_t(1));
        QCOMPARE(harness.replies[0]->body, QByteArray("yes"));
        const auto second = harness.send("/b");
        turn();
        QCOMPARE(harness.guard->asked.size(), size_t(2));
        QCOMPARE(harness.guard->asked[1]->target, QByteArray("/b"));
    }

    void aRefusedOneIsSentOnceMore()
    {
        Harness harness;
        const auto transfer = harness.send("/a");
        turn();
        harness.guard->let(0, 1);
        harness.server->last()->reply(401, "who?");
        QCOMPARE(harness.guard->refusals, std::vector<quint64>{1}); // told before it is asked again
        QVERIFY(harness.replies.empty());
        turn();
        harness.guard->let(1, 2);
        QCOMPARE(harness.server->last()->header("Authorization"), QByteArray("Bearer 2"));
        harness.server->last()->reply(401, "still");
        turn();
        QCOMPARE(harness.server->sent.size(), size_t(2)); // once, not for ever
        QCOMPARE(harness.guard->refusals, (std::vector<quint64>{1, 2}));
        QCOMPARE(harness.replies.size(), size_t(1));
        QCOMPARE(harness.replies[0]->status, 401);
        QCOMPARE(harness.replies[0]->body, QByteArray("still"));
    }

    void noReplayWhereItIsOfNoUse()
    {
        Harness harness;
        harness.guard->mayImprove = false; // a token from a file
        const auto transfer = harness.send("/a");
        turn();
        harness.guard->let(0, 1);
        harness.server->last()->reply(401);
        QCOMPARE(harness.replies.size(), size_t(1));
        QCOMPARE(harness.replies[0]->status, 401);
        const auto other = harness.send("/b");
        turn();
        harness.guard->let(1, 1);
        harness.server->last()->reply(403); // no question of who is asking
        QCOMPARE(harness.guard->refusals.size(), size_t(1));
        QCOMPARE(harness.replies[1]->status, 403);
    }

    void manyShareOneAuthorization()
    {
        Harness harness;
        harness.guard->shares = true;
        std::vector<std::unique_ptr<net::Transfer>> transfers;
        for (int i = 0; i < 5; ++i)
            transfers.push_back(harness.send('/' + QByteArray::number(i)));
        turn();
        QCOMPARE(harness.guard->asked.size(), size_t(1));
        transfers[0].reset(); // who asked first went away: the others still wait for it
        QVERIFY(harness.guard->asked[0]->alive);
        harness.guard->let(0, 7);
        QCOMPARE(harness.server->sent.size(), size_t(4));
        for (const auto &exchange : harness.server->sent)
            QCOMPARE(exchange->header("Authorization"), QByteArray("Bearer 7"));
        for (size_t i = 0; i < 4; ++i)
            harness.server->sent[i]->reply(401);
        turn();
        QCOMPARE(harness.guard->asked.size(), size_t(2)); // one new one for all four
        harness.guard->let(1, 8);
        QCOMPARE(harness.server->sent.size(), size_t(8));
    }

    void notSharedWhereEachIsItsOwn()
    {
        Harness harness;
        const auto a = harness.send("/a");
        const auto b = harness.send("/b");
        turn();
        QCOMPARE(harness.guard->asked.size(), size_t(2));
    }

    void destructionCancelsWhileAuthorizing()
    {
        Harness harness;
        auto a = harness.send("/a");
        auto early = harness.send("/early");
        early.reset(); // before it was even asked
        turn();
        QCOMPARE(harness.guard->asked.size(), size_t(1));
        a.reset();
        QVERIFY(!harness.guard->asked[0]->alive); // its coroutine is gone
        turn();
        QVERIFY(harness.server->sent.empty());
        QVERIFY(harness.replies.empty());
    }

    void destructionFromACallback()
    {
        Harness harness;
        harness.guard->shares = true;
        std::unique_ptr<net::Transfer> first;
        std::unique_ptr<net::Transfer> second;
        int called = 0;
        const auto finished = [&](base::Result<net::Reply>) {
            ++called;
            first.reset();
            second.reset();
            harness.transport.reset();
        };
        first = harness.transport->send(request("/1"), finished);
        second = harness.transport->send(request("/2"), finished);
        turn();
        Error error;
        error.what = QStringLiteral("the plugin failed");
        const auto asked = harness.guard->asked[0];
        asked->resume(error);
        QCOMPARE(called, 1); // the first one's callback destroyed the other
    }

    void itOutlivesTheTransport()
    {
        Harness harness;
        const auto transfer = harness.send("/a");
        harness.transport.reset();
        turn();
        harness.guard->let(0, 1);
        harness.server->last()->reply(200, "late");
        QCOMPARE(harness.replies.size(), size_t(1));
    }

    void errorsSayWhatAndHow()
    {
        Harness harness;
        const auto a = harness.send("/a");
        turn();
        Error error;
        error.code = Error::Code::NotFound; // the plugin's program
        error.what = QStringLiteral("aws is not installed");
        error.detail = QStringLiteral("install awscli");
        harness.guard->asked[0]->resume(error);
        QCOMPARE(harness.replies[0].error().code, Error::Code::Unauthorized); // sources say Denied
        QCOMPARE(harness.replies[0].error().text(), QStringLiteral("aws is not installed: install awscli"));
        const auto b = harness.send("/b");
        turn();
        error.code = Error::Code::Unreachable;
        error.retryable = true; // nobody has to do anything: no refusal
        harness.guard->asked[1]->resume(error);
        QCOMPARE(harness.replies[1].error().code, Error::Code::Unreachable);
        QVERIFY(harness.server->sent.empty());
    }

    void anUploadIsReadFromItsStartAgain()
    {
        Harness harness;
        auto file = std::make_shared<QBuffer>();
        file->setData("0123456789");
        file->open(QIODevice::ReadOnly);
        file->seek(3);
        net::Request made = request("/upload");
        made.upload = file;
        int answers = 0;
        const auto transfer = harness.transport->send(made, [&](base::Result<net::Reply>) { ++answers; });
        turn();
        harness.guard->let(0, 1);
        QCOMPARE(harness.server->last()->request.upload->readAll(), QByteArray("3456789"));
        harness.server->last()->reply(401);
        turn();
        harness.guard->let(1, 2);
        QCOMPARE(harness.server->last()->request.upload->readAll(), QByteArray("3456789"));
        QCOMPARE(answers, 0);
    }

    void aPipeIsNotSentTwice()
    {
        class Pipe final : public QBuffer
        {
        public:
            bool isSequential() const override { return true; }
        };
        Harness harness;
        auto pipe = std::make_shared<Pipe>();
        pipe->open(QIODevice::ReadOnly);
        net::Request made = request("/upload");
        made.upload = pipe;
        int status = 0;
        const auto transfer =
            harness.transport->send(made, [&](base::Result<net::Reply> reply) { status = reply->status; });
        turn();
        harness.guard->let(0, 1);
        harness.server->last()->reply(401);
        turn();
        QCOMPARE(status, 401);
        QCOMPARE(harness.server->sent.size(), size_t(1));
    }

    void aStreamIsReplayedOnlyByItsHead()
    {
        Harness harness;
        QByteArray seen;
        net::Stream::Callbacks callbacks;
        callbacks.head = [&](const net::Head &head) { seen += QByteArray::number(head.status) + ' '; };
        callbacks.data = [&](const QByteArray &bytes) { seen += bytes; };
        callbacks.finished = [&](base::Result<void> result) { seen += result.ok() ? " end" : " lost"; };
        const auto stream = harness.transport->stream(request("/watch"), callbacks);
        stream->grant(100);
        turn();
        harness.guard->let(0, 1);
        QCOMPARE(harness.server->last()->granted, qint64(100));
        harness.server->last()->reply(401, "body of a refusal");
        QCOMPARE(seen, QByteArray()); // nothing of the first attempt shows
        turn();
        harness.guard->let(1, 2);
        const auto exchange = harness.server->last();
        QCOMPARE(exchange->granted, qint64(100));
        exchange->head(200);
        exchange->data("frame");
        stream->grant(5);
        QCOMPARE(exchange->granted, qint64(105));
        exchange->fail(Error::Code::Unauthorized); // half-consumed: lost is lost
        turn();
        QCOMPARE(seen, QByteArray("200 frame lost"));
        QCOMPARE(harness.server->sent.size(), size_t(2));
        QCOMPARE(harness.guard->asked.size(), size_t(2));
    }

    void anUpgradeKeepsWhatWasWritten()
    {
        Harness harness;
        QByteArray seen;
        net::Upgraded::Callbacks callbacks;
        std::unique_ptr<net::Upgraded> pipe;
        callbacks.head = [&](const net::Head &head) {
            seen += QByteArray::number(head.status);
            pipe->write("later");
        };
        callbacks.data = [&](const QByteArray &bytes) { seen += bytes; };
        callbacks.closed = [&](base::Result<void> result) { seen += result.ok() ? " end" : " lost"; };
        pipe = harness.transport->upgrade(request("/exec"), callbacks);
        pipe->write("early ");
        QCOMPARE(pipe->unsent(), qint64(6));
        turn();
        harness.guard->let(0, 1);
        const auto refused = harness.server->last();
        refused->head(401);
        QVERIFY(!refused->alive);
        QCOMPARE(refused->written, QByteArray());
        turn();
        harness.guard->let(1, 2);
        harness.server->last()->head(101);
        QCOMPARE(harness.server->last()->written, QByteArray("early later"));
        pipe->closeWrite();
        QVERIFY(harness.server->last()->writeClosed);
        harness.server->last()->data(" hello");
        harness.server->last()->end(base::Result<void>());
        QCOMPARE(seen, QByteArray("101 hello end"));
    }
};

PILOTHOUSE_TEST(AuthorizeTest)
#include "tst_authorize.moc"
