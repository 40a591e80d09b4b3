// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A shell in a container on a scripted API server: which command is kept, sizes, ends, refusals, both versions of the protocol.
#include "remoteframes.h"
#include "runningpod.h"
#include "scriptedcluster.h"
#include "testmain.h"
#include "websocketserver.h"

#include <QSize>
#include <QTemporaryDir>

using namespace kubernetes;
using namespace scripted;
using endpoint::ShellOutput;
using support::rightHead;
using support::unframed;

namespace {

const QByteArray podPath = "/api/v1/namespaces/shop/pods/web";

QByteArray binary(int channel, const QByteArray &bytes)
{
    return support::frame(2, QByteArray(1, static_cast<char>(channel)) + bytes);
}

QByteArray exitStatus(int code)
{
    return R"({"metadata":{},"status":"Failure","message":"command terminated with non-zero exit code","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":")" +
           QByteArray::number(code) + R"("}]}})";
}

/// A pod in which commands run as the test likes, and one shell in it.
struct Shell {
    explicit Shell(const QString &socketPath, const std::function<void(SessionOptions &)> &adjust = {})
        : server(socketPath), session(server, adjust), look(session.handle.look("pod", endpoint::Demand::Rows))
    {
        for (const QByteArray &way : {QByteArray("exec"), QByteArray("attach")})
            server.instead("GET " + podPath + '/' + way, [this](const HttpRequest &request, HttpConnection &connection) { answer(request, connection); });
    }
    void answer(const HttpRequest &request, HttpConnection &connection)
    {
        const QUrlQuery query(QString::fromUtf8(request.target.mid(request.target.indexOf('?') + 1)));
        commands << query.allQueryItemValues(QStringLiteral("command"), QUrl::FullyDecoded).join(u' ');
        target = request.target;
        offered = request.header("Sec-WebSocket-Protocol");
        container = query.queryItemValue(QStringLiteral("container"));
        if (status != 101)
            return connection.reply(status, R"({"kind":"Status","status":"Failure","reason":"Forbidden","message":"pods 'web' is forbidden: no exec for you","code":)" + QByteArray::number(status) + "}");
        received.clear();
        connection.upgrade([this](const QByteArray &piece) { received += piece; }, [] {},
                           rightHead(request, "Sec-WebSocket-Protocol: " + version + "\r\n"));
        program = &connection;
        if (started)
            started(connection);
    }
    void open(ShellRequest request = {})
    {
        request.place = {"uid-web", QStringLiteral("shop"), QStringLiteral("web"), QStringLiteral("app")};
        channel = session.cluster.openShell(
            session.handle, request, [this](const ShellOutput &output) { take(output); },
            [this](base::Result<void> result) { ended = std::move(result); });
    }
    void take(const ShellOutput &output)
    {
        kinds << output.kind;
        bytes += output.bytes;
        if (output.kind == ShellOutput::Kind::Waiting)
            waits << output.text;
        if (output.kind == ShellOutput::Kind::Ended)
            exitCode = output.exitCode;
        if (grants)
            channel.grant(output.bytes.size());
    }
    [[nodiscard]] bool runs() { return QTest::qWaitFor([this] { return !program.isNull(); }, patience); }
    [[nodiscard]] bool isOver() { return QTest::qWaitFor([this] { return ended.has_value(); }, patience); }
    [[nodiscard]] QList<QByteArray> sent() const { return unframed(received); }
    /// The end as a server tells it, then its goodbye.
    void finish(const QByteArray &told)
    {
        program->write(binary(3, told) + support::closeFrame(1000));
    }

    ApiServer server;
    Observed session;
    endpoint::Look look;
    int status = 101;
    QByteArray version = "v5.channel.k8s.io";
    std::function<void(HttpConnection &)> started;
    QStringList commands, waits;
    QByteArray target, offered, received;
    QString container;
    QPointer<HttpConnection> program;
    endpoint::Channel channel;
    QList<ShellOutput::Kind> kinds;
    QByteArray bytes;
    int exitCode = -2;
    bool grants = true;
    std::optional<base::Result<void>> ended;
};

} // namespace

class PodShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/pilothouse-kube-XXXXXX")); }

    void aShellTalksAndEnds()
    {
        Shell shell(socket());
        QTRY_COMPARE_WITH_TIMEOUT(shell.session.handle.state().state, endpoint::EndpointState::State::Connected, patience);
        ShellRequest request;
        request.commands.front() << QStringLiteral("-c") << QStringLiteral("a + b; c");
        shell.open(request);
        shell.channel.write("early");
        QVERIFY(shell.runs());
        QCOMPARE(shell.offered, QByteArray("v5.channel.k8s.io, v4.channel.k8s.io"));
        QCOMPARE(shell.commands, QStringList{QStringLiteral("/bin/bash -c a + b; c")});
        QVERIFY(shell.target.contains("command=a%20%2B%20b%3B%20c")); // Go drops what has a semicolon in it
        QCOMPARE(shell.container, QStringLiteral("app"));
        QTRY_COMPARE_WITH_TIMEOUT(shell.sent(), (QList<QByteArray>{QByteArray("2:\4") + R"({"Width":80,"Height":24})", QByteArray("2:\0early", 8)}), patience);
        shell.program->write(binary(1, {}) + binary(1, "$ ") + binary(2, "oops"));
        QTRY_COMPARE_WITH_TIMEOUT(shell.bytes, QByteArray("$ oops"), patience);
        QCOMPARE(shell.kinds.first(), ShellOutput::Kind::Started);
        shell.channel.control("resize", QSize(100, 30));
        QTRY_COMPARE_WITH_TIMEOUT(shell.sent().last(), QByteArray("2:\4") + R"({"Width":100,"Height":30})", patience);
        shell.channel.control("eof");
        QTRY_COMPARE_WITH_TIMEOUT(shell.sent().last(), QByteArray("2:\xff\0", 4), patience);
        shell.finish(exitStatus(3));
        QVERIFY(shell.isOver());
        QVERIFY(shell.ended->ok());
        QCOMPARE(shell.exitCode, 3);
    }

    void success()
    {
        Shell shell(socket());
        shell.version = "v4.channel.k8s.io"; // of before 1.30: the end of the input cannot be told
        QTRY_COMPARE_WITH_TIMEOUT(shell.session.handle.state().state, endpoint::EndpointState::State::Connected, patience);
        shell.open();
        QVERIFY(shell.runs());
        shell.program->write(binary(1, "$ "));
        QTRY_COMPARE_WITH_TIMEOUT(shell.bytes, QByteArray("$ "), patience);
        shell.channel.control("eof");
        shell.channel.write("exit\n");
        QTRY_COMPARE_WITH_TIMEOUT(shell.sent().size(), 2, patience);
        QCOMPARE(shell.sent().last(), QByteArray("2:\0exit\n", 8));
        shell.finish(R"({"metadata":{},"status":"Success"})");
        QVERIFY(shell.isOver());
        QCOMPARE(shell.exitCode, 0);
    }

    void theFirstThatExistsIsKept_data()
    {
        QTest::addColumn<QByteArray>("missing");
        QTest::newRow("the runtime refuses") << QByteArray(R"({"status":"Failure","reason":"InternalError","message":"exec: '/bin/bash': no such file"})");
        QTest::newRow("the exit code says so") << exitStatus(127);
    }

    void theFirstThatExistsIsKept()
    {
        QFETCH(QByteArray, missing);
        Shell shell(socket());
        QTRY_COMPARE_WITH_TIMEOUT(shell.session.handle.state().state, endpoint::EndpointState::State::Connected, patience);
        shell.started = [&](HttpConnection &connection) {
            connection.write(binary(1, {}) + binary(1, QByteArray(1, 0))); // before it is known whether there is a program
            if (shell.commands.size() == 1)
                connection.write(binary(3, missing) + support::closeFrame(1000));
            else
                connection.write(binary(1, "# "));
        };
        shell.open();
        QTRY_COMPARE_WITH_TIMEOUT(shell.bytes, QByteArray("# "), patience);
        QCOMPARE(shell.commands, (QStringList{QStringLiteral("/bin/bash"), QStringLiteral("/bin/sh")}));
        QVERIFY(!shell.ended);
    }

    void withoutAnyShellTheReasonIsTold()
    {
        Shell shell(socket());
        QTRY_COMPARE_WITH_TIMEOUT(shell.session.handle.state().state, endpoint::EndpointState::State::Connected, patience);
        shell.started = [&](HttpConnection &connection) {
            connection.write(binary(3, R"({"status":"Failure","reason":"InternalError","message":"nothing to run here"})") + support::closeFrame(1000));
        };
        shell.open();
        QVERIFY(shell.isOver());
        QCOMPARE(shell.commands.size(), 3);
        QVERIFY(!shell.ended->ok());
        QCOMPARE(shell.ended->error().detail, QStringLiteral("nothing to run here"));
    }

    void aRefusalIsTold()
    {
        Shell shell(socket());
        QTRY_COMPARE_WITH_TIMEOUT(shell.session.handle.state().state, endpoint::EndpointState::State::Connected, patience);
        shell.status = 403;
        shell.open();
        QVERIFY(shell.isOver());
        QCOMPARE(shell.ended->error().code, base::Error::Code::Forbidden);
        QVERIFY2(shell.ended->error().detail.contains(QStringLiteral("no exec for you")), qPrintable(shell.ended->error().text()));
        QCOMPARE(shell.commands.size(), 1);
    }

    void aCutIsTold()
    {
        Shell shell(socket());
        QTRY_COMPARE_WITH_TIMEOUT(shell.session.handle.state().state, endpoint::EndpointState::State::Connected, patience);
        shell.open();
        QVERIFY(shell.runs());
        shell.program->write(binary(1, "$ "));
        QTRY_COMPARE_WITH_TIMEOUT(shell.bytes, QByteArray("$ "), patience);
        shell.program->reset();
        QVERIFY(shell.isOver());
        QCOMPARE(shell.ended->error().code, base::Error::Code::Unreachable);
    }

    void aReadOnlyConnectionOpensNone()
    {
        Shell shell(socket(), [](SessionOptions &options) { options.readOnly = true; });
        QTRY_COMPARE_WITH_TIMEOUT(shell.session.handle.state().state, endpoint::EndpointState::State::Connected, patience);
        shell.open();
        QVERIFY(shell.isOver());
        QCOMPARE(shell.ended->error().code, base::Error::Code::ReadOnly);
        QVERIFY(shell.commands.isEmpty());
    }

    void aTerminalThatIsBehindHoldsTheProgramBack()
    {
        Shell shell(socket());
        QTRY_COMPARE_WITH_TIMEOUT(shell.session.handle.state().state, endpoint::EndpointState::State::Connected, patience);
        shell.grants = false;
        shell.open();
        QVERIFY(shell.runs());
        constexpr int count = 2000;
        for (int i = 0; i < count; ++i)
            shell.program->write(binary(1, QByteArray(5'000, 'x')));
        QTRY_VERIFY_WITH_TIMEOUT(shell.bytes.size() > 200'000, patience);
        QTest::qWait(100);
        QVERIFY(shell.bytes.size() < 1'000'000);
        shell.grants = true;
        shell.channel.grant(shell.bytes.size());
        QTRY_COMPARE_WITH_TIMEOUT(shell.bytes.size(), count * 5'000, patience);
    }

    void attachingWaitsUntilTheContainerRuns()
    {
        Shell shell(socket());
        shell.server.objects[allPods] = {podIn(creating)};
        QByteArray pod = podIn(creating);
        shell.server.instead("GET " + podPath, [&](const HttpRequest &, HttpConnection &connection) { connection.reply(200, pod); });
        QVERIFY(shell.session.isLive());
        ShellRequest request;
        request.commands.clear();
        shell.open(request);
        QTRY_COMPARE_WITH_TIMEOUT(shell.waits.size(), 1, patience);
        QVERIFY(shell.waits.first().contains(QStringLiteral("ContainerCreating")));
        QVERIFY(!shell.program);
        shell.server.tell(allPods, frame("MODIFIED", podIn(running)));
        QVERIFY(shell.runs());
        QCOMPARE(shell.commands, QStringList{QString()});
        shell.program->write(binary(1, "debug$ "));
        QTRY_COMPARE_WITH_TIMEOUT(shell.bytes, QByteArray("debug$ "), patience);
        shell.finish(R"({"status":"Success"})");
        QVERIFY(shell.isOver());
        QCOMPARE(shell.exitCode, 0);
    }

private:
    [[nodiscard]] QString socket() const { return m_folder->filePath(QStringLiteral("api.sock")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

PILOTHOUSE_TEST(PodShellTest)
#include "tst_podshell.moc"
