// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of a container's log out of bytes that are cut anywhere; frames of shells; kubectl's commands for both; whose pods are whose.
#include "kubectlcommand.h"
#include "podlogreader.h"
#include "remoteframes.h"
#include "servicerow.h"
#include "testmain.h"
#include "workloadrows.h"

#include <QTest>

using namespace kubernetes;

namespace {

using Lines = QList<QPair<qint64, QByteArray>>;

Lines linesOf(const QByteArray &stream, qsizetype step)
{
    Lines lines;
    PodLogReader reader([&](qint64 time, QByteArrayView text) { lines.append({time, text.toByteArray()}); });
    for (qsizetype at = 0; at < stream.size(); at += step)
        reader.feed(QByteArrayView(stream).sliced(at, std::min(step, stream.size() - at)));
    reader.finish();
    return lines;
}

} // namespace

class PodStreamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsDoNotMatter()
    {
        const QByteArray stream = "2026-11-21T09:51:08.000000001Z one\n2026-11-21T09:51:08.000000002Z \n"
                                  "a remark of the runtime\n2026-11-21T09:51:09Z carriage return\r\n2026-11-21T09:51:10Z open end";
        const Lines expected{{1'795'254'668'000'000'001, "one"}, {1'795'254'668'000'000'002, ""}, {0, "a remark of the runtime"},
                             {1'795'254'669'000'000'000, "carriage return"}, {1'795'254'670'000'000'000, "open end"}};
        for (const qsizetype step : {1, 2, 7, 30, 31, 32, 1000})
            QCOMPARE(linesOf(stream, step), expected);
    }

    void aLineWithoutEndIsCut()
    {
        const QByteArray text(2 * PodLogReader::longestPiece + 1000, 'x');
        const Lines lines = linesOf("2026-11-21T09:51:08Z " + text + "\n2026-11-21T09:51:09Z next\n", 4096);
        QByteArray whole;
        for (const auto &[time, piece] : lines.mid(0, lines.size() - 1)) {
            QCOMPARE(time, 1'795'254'668'000'000'000);
            whole += piece;
        }
        QCOMPARE(whole, text);
        QCOMPARE(lines.last(), qMakePair(1'795'254'669'000'000'000LL, QByteArray("next")));
    }

    void frames()
    {
        QVERIFY(!readRemoteFrame({}));
        const QByteArray message = remoteFrame(RemoteChannel::Errors, "oops");
        const auto frame = readRemoteFrame(message);
        QVERIFY(frame);
        QCOMPARE(frame->channel, 2);
        QCOMPARE(frame->bytes.toByteArray(), QByteArray("oops"));
        QCOMPARE(closeFrame(RemoteChannel::Input), QByteArray("\xff\0", 2));
        QCOMPARE(resizeFrame({120, 40}), QByteArray("\4") + R"({"Width":120,"Height":40})");
    }

    void ends_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        QTest::newRow("success") << QByteArray(R"({"metadata":{},"status":"Success"})") << 0 << QString();
        QTest::newRow("a code") << QByteArray(R"({"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"42"}]}})") << 42 << QString();
        QTest::newRow("no code") << QByteArray(R"({"status":"Failure","reason":"InternalError","message":"no such file"})") << -1 << QStringLiteral("no such file");
        QTest::newRow("a code that is none") << QByteArray(R"({"status":"Failure","message":"odd","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"x"}]}})") << -1 << QStringLiteral("odd");
        QTest::newRow("text") << QByteArray("gone") << -1 << QStringLiteral("gone");
    }

    void ends()
    {
        QFETCH(QByteArray, status);
        QFETCH(int, code);
        QFETCH(QString, detail);
        const RemoteEnd end = readRemoteEnd(status);
        QCOMPARE(end.exitCode, code);
        QCOMPARE(end.error.detail, detail);
        QCOMPARE(end.error.what.isEmpty(), code >= 0);
    }

    void commands()
    {
        ObjectMeta meta;
        meta.name = QStringLiteral("web-1");
        meta.namespaceName = QStringLiteral("shop");
        QCOMPARE(commandLine(logsCommand(meta, {})), QStringLiteral("kubectl logs web-1 --namespace shop --all-containers --prefix --timestamps --follow"));
        QCOMPARE(commandLine(logsCommand(meta, {QStringLiteral("app"), true})),
                 QStringLiteral("kubectl logs web-1 --namespace shop --container app --timestamps --previous"));
        PodSelection selection;
        selection.namespaceName = QStringLiteral("shop");
        selection.selector.present = true;
        selection.selector.equals = {{QStringLiteral("app"), QStringLiteral("web")}};
        QCOMPARE(commandLine(logsCommand(selection, {}, 20)),
                 QStringLiteral("kubectl logs --selector app=web --namespace shop --all-containers --prefix --timestamps --follow --max-log-requests=20"));
        ShellRequest shell;
        shell.place = {"u", QStringLiteral("shop"), QStringLiteral("web-1"), QStringLiteral("app")};
        QCOMPARE(commandLine(shellCommand(shell)), QStringLiteral("kubectl exec --stdin --tty web-1 --namespace shop --container app -- /bin/bash"));
        shell.commands.clear();
        QCOMPARE(commandLine(shellCommand(shell)), QStringLiteral("kubectl attach --stdin --tty web-1 --namespace shop --container app"));
    }

    void commandsOfPortsAndDebuggers()
    {
        ForwardTarget target{ForwardTarget::Kind::Service, QStringLiteral("shop"), QStringLiteral("web"), 80};
        QCOMPARE(commandLine(forwardCommand(target, 8080)), QStringLiteral("kubectl port-forward service/web 8080:80 --namespace shop"));
        target.kind = ForwardTarget::Kind::Pod;
        QCOMPARE(commandLine(forwardCommand(target, 0)), QStringLiteral("kubectl port-forward pod/web :80 --namespace shop"));
        const DebugRequest debug{{"u", QStringLiteral("shop"), QStringLiteral("web-1"), QStringLiteral("debugger-x")}, QStringLiteral("busybox"), QStringLiteral("app")};
        QCOMPARE(commandLine(debugCommand(debug)),
                 QStringLiteral("kubectl debug --stdin --tty web-1 --namespace shop --image busybox --container debugger-x --target app"));
    }

    void podsOfOthers()
    {
        PodRow pod;
        pod.meta.namespaceName = QStringLiteral("shop");
        pod.meta.labels = {{QStringLiteral("app"), QStringLiteral("web")}};
        DeploymentRow deployment;
        deployment.meta.namespaceName = QStringLiteral("shop");
        deployment.workload.selector.present = true;
        deployment.workload.selector.equals = pod.meta.labels;
        QVERIFY(podSelectionOf("deployment")(deployment).matches(pod));
        deployment.meta.namespaceName = QStringLiteral("other");
        QVERIFY(!podSelectionOf("deployment")(deployment).matches(pod));
        ServiceRow service;
        service.meta.namespaceName = QStringLiteral("shop");
        QVERIFY(!podSelectionOf("service")(service).matches(pod)); // without a selector it has none of its own
        service.selector = pod.meta.labels;
        QVERIFY(podSelectionOf("service")(service).matches(pod));
        QVERIFY(!podSelectionOf("node"));
    }
};

PILOTHOUSE_TEST(PodStreamsTest)
#include "tst_podstreams.moc"
