// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A container's log on a scripted API server: cuts, rotation, restarts, what has not started, what is refused.
#include "runningpod.h"
#include "scriptedcluster.h"
#include "testmain.h"

#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;
using live::LogOutput;

namespace {

const QByteArray podPath = "/api/v1/namespaces/shop/pods/web";

QByteArray line(int secondOf, const QByteArray &text)
{
    return "2026-11-21T09:51:" + QByteArray::number(secondOf) + ".500000000Z " + text + "\n";
}

/// The log's stream as the server has it, and what the reader has got of it.
struct Followed {
    explicit Followed(const QString &socketPath) : server(socketPath), session(server), look(session.handle.look("pod", endpoint::Demand::Rows))
    {
        setPod(podIn(running));
        server.instead("GET " + podPath + "/log", [this](const HttpRequest &request, HttpConnection &connection) {
            queries << QUrlQuery(QString::fromUtf8(request.target.mid(request.target.indexOf('?') + 1)));
            if (status != 200)
                return connection.reply(status, R"({"kind":"Status","message":"container 'app' in pod 'web' is waiting to start","code":)" +
                                                    QByteArray::number(status) + "}");
            connection.beginChunked(200, {{"Content-Type", "text/plain"}});
            stream = &connection;
        });
    }
    /// What a GET of the pod answers.
    void setPod(const QByteArray &json)
    {
        pod = json;
        server.instead("GET " + podPath, [this](const HttpRequest &, HttpConnection &connection) {
            connection.reply(pod.isEmpty() ? 404 : 200, pod.isEmpty() ? R"({"kind":"Status","reason":"NotFound","message":"pods 'web' not found","code":404})" : pod);
        });
    }
    /// The same, and whoever watches is told.
    void change(const QByteArray &json)
    {
        setPod(json);
        server.tell(allPods, frame("MODIFIED", json));
    }
    [[nodiscard]] bool watch()
    {
        server.objects[allPods] = {pod};
        return session.isLive() && QTest::qWaitFor([this] { return session.pods()->size() == 1; }, patience);
    }
    void open(LogRequest request = {})
    {
        request.place = {"uid-web", QStringLiteral("shop"), QStringLiteral("web"), QStringLiteral("app")};
        channel = session.cluster.openLog(
            session.handle, request, [this](const LogOutput &output) { take(output); },
            [this](base::Result<void> result) { ended = std::move(result); });
    }
    void take(const LogOutput &output)
    {
        kinds << output.kind;
        if (!output.text.isEmpty())
            texts << output.text;
        if (!output.chunk)
            return;
        for (qsizetype i = 0; i < output.chunk->count(); ++i)
            lines << output.chunk->view().line(i).toByteArray();
        channel.grant(output.streamBytes);
    }
    [[nodiscard]] bool streams() { return QTest::qWaitFor([this] { return !stream.isNull(); }, patience); }
    [[nodiscard]] bool got(const QList<QByteArray> &wanted)
    {
        return QTest::qWaitFor([&] { return lines == wanted; }, patience);
    }
    [[nodiscard]] QString asked(const char *item) const
    {
        return queries.isEmpty() ? QString() : queries.last().queryItemValue(QString::fromLatin1(item), QUrl::FullyDecoded);
    }

    ApiServer server;
    Observed session;
    endpoint::Look look;
    QByteArray pod;
    int status = 200;
    QList<QUrlQuery> queries;
    QPointer<HttpConnection> stream;
    endpoint::Channel channel;
    QList<LogOutput::Kind> kinds;
    QStringList texts;
    QList<QByteArray> lines;
    std::optional<base::Result<void>> ended;
};

} // namespace

class PodLogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void linesArriveAndGoOnAfterACut()
    {
        Followed log(socket());
        log.open();
        QVERIFY(log.streams());
        QCOMPARE(log.asked("container"), QStringLiteral("app"));
        QCOMPARE(log.asked("timestamps"), QStringLiteral("true"));
        QCOMPARE(log.asked("follow"), QStringLiteral("true"));
        QCOMPARE(log.asked("tailLines"), QStringLiteral("10000"));
        log.stream->chunk(line(10, "one") + line(11, "two") + line(12, "three").left(20));
        QVERIFY(log.got({"one", "two"}));
        QPointer<HttpConnection> cut = std::exchange(log.stream, nullptr);
        cut->reset();
        QVERIFY(log.streams());
        QVERIFY(log.kinds.contains(LogOutput::Kind::Reconnecting));
        QCOMPARE(log.asked("sinceTime"), QStringLiteral("2026-11-21T09:51:10Z"));
        QVERIFY(log.asked("tailLines").isEmpty());
        log.stream->chunk(line(10, "one") + line(11, "two") + line(12, "three"));
        QVERIFY(log.got({"one", "two", "three"}));
        QVERIFY(!log.ended);
    }

    // The file of a log ends at its rotation while the container runs.
    void anEndThatIsNoneIsReadOn()
    {
        Followed log(socket());
        log.open();
        QVERIFY(log.streams());
        log.stream->chunk(line(10, "one"));
        QVERIFY(log.got({"one"}));
        std::exchange(log.stream, nullptr)->endChunked();
        QVERIFY(log.streams());
        log.stream->chunk(line(10, "one") + line(11, "two"));
        QVERIFY(log.got({"one", "two"}));
        QVERIFY(!log.kinds.contains(LogOutput::Kind::Ended));
    }

    // Behind a VPN that was closed nothing says that a connection is dead.
    void afterASleepItIsReadAnew()
    {
        Followed log(socket());
        log.open();
        QVERIFY(log.streams());
        log.stream->chunk(line(10, "one"));
        QVERIFY(log.got({"one"}));
        QTRY_COMPARE_WITH_TIMEOUT(log.session.handle.state().state, EndpointIs::Connected, patience);
        std::exchange(log.stream, nullptr)->vanish();
        log.session.handle.wokeUp();
        QVERIFY(log.streams());
        log.stream->chunk(line(10, "one") + line(11, "two"));
        QVERIFY(log.got({"one", "two"}));
    }

    void aLastLineWithoutAnEndIsALine()
    {
        Followed log(socket());
        LogRequest request;
        request.follow = false;
        log.open(request);
        QVERIFY(log.streams());
        log.stream->chunk(line(10, "one") + line(11, "two").chopped(1));
        log.stream->endChunked();
        QVERIFY(log.got({"one", "two"}));
        QTRY_VERIFY_WITH_TIMEOUT(log.ended, patience);
        QVERIFY(log.ended->ok());
    }

    void whatHasNotStartedIsWaitedFor()
    {
        Followed log(socket());
        log.setPod(podIn(creating));
        QVERIFY(log.watch());
        log.status = 400;
        log.open();
        QTRY_VERIFY_WITH_TIMEOUT(log.kinds.contains(LogOutput::Kind::Waiting), patience);
        QVERIFY(log.texts.last().contains(QStringLiteral("ContainerCreating")));
        const auto before = log.queries.size();
        log.status = 200;
        log.change(podIn(running));
        QVERIFY(log.streams());
        QCOMPARE(log.queries.size(), before + 1); // nobody asked in between
        log.stream->chunk(line(10, "one"));
        QVERIFY(log.got({"one"}));
    }

    void aRestartIsReadOn()
    {
        Followed log(socket());
        QVERIFY(log.watch());
        log.open();
        QVERIFY(log.streams());
        log.stream->chunk(line(10, "first life"));
        QVERIFY(log.got({"first life"}));
        log.change(podIn(crashing));
        std::exchange(log.stream, nullptr)->endChunked();
        QTRY_VERIFY_WITH_TIMEOUT(log.kinds.contains(LogOutput::Kind::Waiting), patience);
        log.change(podIn(running, 1));
        QVERIFY(log.streams());
        log.stream->chunk(line(20, "second life"));
        QVERIFY(log.got({"first life", "second life"}));
        // It crashes and is waited for before anybody has seen it run: its last log is still there.
        log.change(podIn(crashing, 2));
        std::exchange(log.stream, nullptr)->endChunked();
        QVERIFY(log.streams());
        log.stream->chunk(line(30, "third life"));
        QVERIFY(log.got({"first life", "second life", "third life"}));
    }

    void whatIsOverIsSaid()
    {
        Followed log(socket());
        log.setPod(podIn(finished));
        QVERIFY(log.watch());
        log.open();
        QVERIFY(log.streams());
        log.stream->chunk(line(10, "done"));
        log.stream->endChunked();
        QTRY_VERIFY_WITH_TIMEOUT(log.kinds.contains(LogOutput::Kind::Ended), patience);
        QCOMPARE(log.lines, QList<QByteArray>{"done"});
        QVERIFY(!log.ended);
    }

    void aPodThatGoesEndsIt_data()
    {
        QTest::addColumn<QByteArray>("pod");
        QTest::newRow("gone") << QByteArray();
        QTest::newRow("another one of its name") << podIn(running, 0, "uid-other");
    }

    void aPodThatGoesEndsIt()
    {
        QFETCH(QByteArray, pod);
        Followed log(socket());
        log.open();
        QVERIFY(log.streams());
        log.stream->chunk(line(10, "one"));
        QVERIFY(log.got({"one"}));
        log.setPod(pod);
        log.stream->endChunked();
        QTRY_VERIFY_WITH_TIMEOUT(log.ended, patience);
        QVERIFY(log.ended->ok());
    }

    void refused_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("pod");
        QTest::addColumn<bool>("again");
        QTest::addColumn<base::Error::Code>("code");
        QTest::newRow("no right") << 403 << podIn(running) << false << base::Error::Code::Forbidden;
        QTest::newRow("no such pod") << 404 << QByteArray() << false << base::Error::Code::NotFound;
        QTest::newRow("no such container") << 400 << podIn(running).replace("\"app\"", "\"other\"") << false << base::Error::Code::BadRequest;
        QTest::newRow("node away") << 502 << podIn(running) << true << base::Error::Code::Server;
    }

    void refused()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, pod);
        QFETCH(bool, again);
        QFETCH(base::Error::Code, code);
        Followed log(socket());
        log.setPod(pod);
        log.status = status;
        log.open();
        if (again) {
            QTRY_VERIFY_WITH_TIMEOUT(log.queries.size() >= 3, patience);
            QVERIFY(log.kinds.contains(LogOutput::Kind::Reconnecting));
            QVERIFY(!log.ended);
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(log.ended, patience);
        QVERIFY(!log.ended->ok());
        QCOMPARE(log.ended->error().code, code);
        QCOMPARE(log.queries.size(), 1);
    }

    void previousIsReadToItsEnd()
    {
        Followed log(socket());
        LogRequest request;
        request.previous = true;
        log.open(request);
        QVERIFY(log.streams());
        QCOMPARE(log.asked("previous"), QStringLiteral("true"));
        QVERIFY(log.asked("follow").isEmpty());
        log.stream->chunk(line(10, "before"));
        log.stream->endChunked();
        QTRY_VERIFY_WITH_TIMEOUT(log.ended, patience);
        QCOMPARE(log.lines, QList<QByteArray>{"before"});
    }

    // A runtime that has lost the log says so in its text, at each try.
    void aRemarkIsShownOnce()
    {
        Followed log(socket());
        log.open();
        for (int i = 0; i < 2; ++i) {
            QVERIFY(log.streams());
            log.stream->chunk("unable to retrieve container logs for containerd://abc");
            std::exchange(log.stream, nullptr)->endChunked();
        }
        QVERIFY(log.streams());
        QVERIFY(log.got({"unable to retrieve container logs for containerd://abc"}));
    }

    // What nobody takes in is not read: the server feels it.
    void aReaderThatIsBehindHoldsTheServerBack()
    {
        Followed log(socket());
        log.open();
        QVERIFY(log.streams());
        log.channel.close();
        qint64 taken = 0;
        LogRequest request;
        request.place = {"uid-web", QStringLiteral("shop"), QStringLiteral("web"), QStringLiteral("app")};
        log.stream = nullptr;
        const auto channel = log.session.cluster.openLog(
            log.session.handle, request, [&](const LogOutput &output) { taken += output.streamBytes; }, [](const auto &) {});
        QVERIFY(log.streams());
        const QByteArray text(10'000, 'x');
        for (int i = 0; i < 1000; ++i)
            log.stream->chunk(line(10 + i % 50, text));
        QTRY_VERIFY_WITH_TIMEOUT(taken > 200'000, patience);
        QTest::qWait(100);
        QVERIFY2(taken < 2'000'000, qPrintable(QString::number(taken)));
        QVERIFY(log.stream->unsent() > 0);
    }

private:
    [[nodiscard]] QString socket() const { return m_folder->filePath(QStringLiteral("api.sock")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(PodLogsTest)
#include "tst_podlogs.moc"
