// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Logs, shells and forwarded ports of the real cluster, beside what kubectl gives. Pods are kwok's: what is executed in one runs on this
// machine, and every container has the same log.
#include "clusterobserved.h"
#include "debugaction.h"
#include "forwardactions.h"
#include "forwarded.h"
#include "forwardrow.h"
#include "logstore.h"
#include "servicerow.h"
#include "sessioncluster.h"
#include "testmain.h"

#include <QDateTime>
#include <QFile>
#include <QRandomGenerator>
#include <QSize>

using namespace kubernetes;
using endpoint::ShellOutput;
using livetest::ClusterObserved;
using livetest::LiveCluster;
using livetest::fetched;
using live::LogOutput;

namespace {

QString randomName(const char *stem)
{
    return QStringLiteral("%1-%2").arg(QString::fromLatin1(stem)).arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

bool does(const LiveCluster &cluster, const QStringList &arguments)
{
    return livetest::kubectl(cluster, cluster.admin, arguments).ok();
}

/// What a container writes next.
void writes(const LiveCluster &cluster, const QByteArray &text)
{
    QFile file(cluster.podLog);
    QVERIFY(file.open(QIODevice::Append));
    file.write(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")).toLatin1() + "000000Z stdout F " + text + '\n');
}

/// A pod that runs, gone at the end.
struct RunningPod {
    explicit RunningPod(const LiveCluster &onCluster, const QString &podName = randomName("stream")) : cluster(onCluster), name(podName)
    {
        made = does(cluster, {QStringLiteral("run"), name, QStringLiteral("--image=app:1")}) &&
               does(cluster, {QStringLiteral("wait"), QStringLiteral("--for=condition=Ready"), QStringLiteral("pod/") + name, QStringLiteral("--timeout=60s")});
    }
    ~RunningPod() { does(cluster, {QStringLiteral("delete"), QStringLiteral("pod"), name, QStringLiteral("--now"), QStringLiteral("--ignore-not-found")}); }
    Q_DISABLE_COPY_MOVE(RunningPod)
    [[nodiscard]] ContainerPlace place(ClusterObserved &session) const
    {
        const auto row = session.row<PodRow>("pod", name);
        return row ? ContainerPlace{row->key(), row->meta.namespaceName, name, row->containers.front().name} : ContainerPlace();
    }
    const LiveCluster &cluster;
    QString name;
    bool made = false;
};

/// The lines of several logs, merged.
struct Merged {
    void open(ClusterObserved &session, const std::vector<ContainerPlace> &places, bool follow)
    {
        for (size_t i = 0; i < places.size(); ++i) {
            LogRequest request;
            request.place = places[i];
            request.source = static_cast<int>(i);
            request.follow = follow;
            channels.push_back(cluster.openLog(
                session.handle, request,
                [this, i](const LogOutput &output) {
                    if (!output.chunk)
                        return;
                    store.append(output.chunk);
                    channels[i].grant(output.streamBytes);
                },
                [this](const base::Result<void> &result) { ended << result.ok(); }));
        }
    }
    /// Of one of them, as kubectl prints them.
    [[nodiscard]] QByteArrayList linesOf(int source) const
    {
        QByteArrayList lines;
        for (qint64 i = store.firstLine(); i < store.endLine(); ++i) {
            if (const live::LogLine line = store.line(i); line.source == source)
                lines << line.text;
        }
        return lines;
    }
    [[nodiscard]] bool inOrder() const
    {
        for (qint64 i = store.firstLine() + 1; i < store.endLine(); ++i) {
            if (store.line(i - 1).timeNs > store.line(i).timeNs)
                return false;
        }
        return true;
    }
    [[nodiscard]] bool contains(const QByteArray &text, int source) const { return linesOf(source).contains(text); }

    Cluster cluster = sessionCluster();
    live::LogStore store;
    std::vector<endpoint::Channel> channels;
    QList<bool> ended;
};

/// What kubectl prints, without the times.
QByteArrayList kubectlLines(const LiveCluster &cluster, const QString &pod)
{
    QByteArrayList lines;
    const livetest::Ran ran = livetest::kubectl(cluster, cluster.admin, {QStringLiteral("logs"), pod, QStringLiteral("--timestamps")});
    for (const QByteArray &line : ran.out.split('\n')) {
        if (!line.isEmpty())
            lines << line.mid(line.indexOf(' ') + 1);
    }
    return lines;
}

struct Shell {
    Shell(ClusterObserved &session, const ContainerPlace &place, std::vector<QStringList> commands = {})
    {
        ShellRequest request;
        request.place = place;
        if (!commands.empty())
            request.commands = std::move(commands);
        channel = cluster.openShell(
            session.handle, request,
            [this](const ShellOutput &output) {
                bytes += output.bytes;
                if (output.kind == ShellOutput::Kind::Started)
                    started = output.text;
                if (output.kind == ShellOutput::Kind::Ended)
                    exitCode = output.exitCode;
                channel.grant(output.bytes.size());
            },
            [this](base::Result<void> result) { ended = std::move(result); });
    }
    Cluster cluster = sessionCluster();
    QByteArray bytes;
    QString started;
    int exitCode = -2;
    std::optional<base::Result<void>> ended;
    endpoint::Channel channel;
};

/// A deployment of one pod behind a service, gone at the end.
struct Served {
    explicit Served(const LiveCluster &onCluster) : cluster(onCluster), name(randomName("served"))
    {
        made = does(cluster, {QStringLiteral("create"), QStringLiteral("deployment"), name, QStringLiteral("--image=app:1")}) &&
               does(cluster, {QStringLiteral("expose"), QStringLiteral("deployment"), name, QStringLiteral("--port=80"), QStringLiteral("--target-port=8080")}) &&
               does(cluster, {QStringLiteral("rollout"), QStringLiteral("status"), QStringLiteral("deployment/") + name, QStringLiteral("--timeout=60s")});
    }
    ~Served()
    {
        does(cluster, {QStringLiteral("delete"), QStringLiteral("deployment,service"), name, QStringLiteral("--ignore-not-found")});
    }
    Q_DISABLE_COPY_MOVE(Served)
    [[nodiscard]] live::RowPointer service() const
    {
        auto row = std::make_shared<ServiceRow>();
        row->meta.key = "service-" + name.toUtf8();
        row->meta.name = name;
        row->meta.namespaceName = QStringLiteral("default");
        return row;
    }
    const LiveCluster &cluster;
    QString name;
    bool made = false;
};

std::shared_ptr<const ForwardRow> forwardOf(ClusterObserved &session)
{
    const auto &rows = session.handle.feed("forward")->rows();
    return rows.empty() ? nullptr : std::static_pointer_cast<const ForwardRow>(rows.front());
}

} // namespace

class StreamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logsOfTwoPodsAreMerged()
    {
        NEED_CLUSTER();
        const RunningPod first(*cluster), second(*cluster);
        QVERIFY(first.made && second.made);
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("pod");
        QVERIFY(session.isLive("pod"));
        QTRY_VERIFY_WITH_TIMEOUT(!first.place(session).pod.isEmpty() && !second.place(session).pod.isEmpty(), livetest::patience);
        Merged log;
        log.open(session, {first.place(session), second.place(session)}, false);
        QTRY_COMPARE_WITH_TIMEOUT(log.ended, (QList<bool>{true, true}), livetest::patience);
        QVERIFY(log.inOrder());
        QVERIFY(log.store.lineCount() > 300);
        QCOMPARE(log.linesOf(0), kubectlLines(*cluster, first.name));
        QCOMPARE(log.linesOf(1), kubectlLines(*cluster, second.name));
    }

    void whatIsWrittenLaterArrives()
    {
        NEED_CLUSTER();
        const RunningPod pod(*cluster);
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("pod");
        QVERIFY(session.isLive("pod"));
        QTRY_VERIFY_WITH_TIMEOUT(!pod.place(session).pod.isEmpty(), livetest::patience);
        Merged log;
        log.open(session, {pod.place(session)}, true);
        QTRY_VERIFY_WITH_TIMEOUT(log.store.lineCount() > 150, livetest::patience);
        const QByteArray text = randomName("appended").toLatin1();
        writes(*cluster, text);
        QTRY_VERIFY_WITH_TIMEOUT(log.contains(text, 0), livetest::patience);
    }

    void whoMayNotReadLogsIsTold()
    {
        NEED_CLUSTER();
        const RunningPod pod(*cluster);
        ClusterObserved session(cluster->nobody);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, endpoint::EndpointState::State::Connected, livetest::patience);
        Merged log;
        log.open(session, {{"", QStringLiteral("default"), pod.name, pod.name}}, true);
        QTRY_COMPARE_WITH_TIMEOUT(log.ended, QList<bool>{false}, livetest::patience);
    }

    void aShellRuns()
    {
        NEED_CLUSTER();
        const RunningPod pod(*cluster);
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("pod");
        QVERIFY(session.isLive("pod"));
        QTRY_VERIFY_WITH_TIMEOUT(!pod.place(session).pod.isEmpty(), livetest::patience);
        Shell shell(session, pod.place(session));
        shell.channel.write("echo sum=$((40 + 2)); stty size\n");
        QTRY_VERIFY2_WITH_TIMEOUT(shell.bytes.contains("sum=42"), shell.bytes.constData(), livetest::patience);
        QTRY_VERIFY_WITH_TIMEOUT(shell.bytes.contains("24 80"), livetest::patience);
        shell.channel.control("resize", QSize(100, 30));
        shell.channel.write("stty size\n");
        QTRY_VERIFY_WITH_TIMEOUT(shell.bytes.contains("30 100"), livetest::patience);
        shell.channel.write("exit\n");
        QTRY_VERIFY_WITH_TIMEOUT(shell.ended, livetest::patience);
        QVERIFY(shell.ended->ok());
        QCOMPARE(shell.exitCode, 0);
    }

    void theFirstShellThatExistsIsTaken()
    {
        NEED_CLUSTER();
        const RunningPod pod(*cluster);
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("pod");
        QVERIFY(session.isLive("pod"));
        QTRY_VERIFY_WITH_TIMEOUT(!pod.place(session).pod.isEmpty(), livetest::patience);
        Shell shell(session, pod.place(session), {{QStringLiteral("/no/such/shell")}, {QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("echo here I am; cat")}});
        QTRY_VERIFY2_WITH_TIMEOUT(shell.bytes.contains("here I am"), qPrintable(QString::fromUtf8(shell.bytes) + (shell.ended && !shell.ended->ok() ? shell.ended->error().text() : QString::number(shell.exitCode))), 20'000);
        QCOMPARE(shell.started, QStringLiteral("sh -c echo here I am; cat"));
    }

    void aForwardedPortOutlivesItsPod()
    {
        NEED_CLUSTER();
        const Served served(*cluster);
        QVERIFY(served.made);
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("forward");
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, endpoint::EndpointState::State::Connected, livetest::patience);
        actions::Runner runner({forwardAction("service")}, base::Clock::system(), nullptr);
        const quint64 id = runner.run(session.handle, runner.actions().front(), {served.service()}, {{QStringLiteral("port"), 80}, {QStringLiteral("local"), 0}});
        QTRY_VERIFY_WITH_TIMEOUT(runner.operation(id)->over(), livetest::patience);
        QCOMPARE(runner.operation(id)->items.front().state, actions::ItemState::Confirmed);
        QTRY_VERIFY_WITH_TIMEOUT(forwardOf(session), livetest::patience);
        const quint16 port = forwardOf(session)->localPort;
        const QByteArray first = fetched(port);
        QVERIFY2(first.contains("Pilothouse test pod"), first.constData());
        QTRY_VERIFY_WITH_TIMEOUT(!forwardOf(session)->pod.isEmpty() && forwardOf(session)->received > 100, livetest::patience);
        const QString before = forwardOf(session)->pod;
        // A rollout: the pod is replaced. The next connection goes to the new one.
        QVERIFY(does(*cluster, {QStringLiteral("delete"), QStringLiteral("pod"), before, QStringLiteral("--now")}));
        QVERIFY(does(*cluster, {QStringLiteral("rollout"), QStringLiteral("status"), QStringLiteral("deployment/") + served.name, QStringLiteral("--timeout=60s")}));
        QByteArray second;
        QVERIFY2(QTest::qWaitFor([&] { return (second = fetched(port)).contains("Pilothouse test pod"); }, livetest::patience), second.constData());
        QTRY_VERIFY_WITH_TIMEOUT(forwardOf(session)->pod != before, livetest::patience);
        QVERIFY(forwardOf(session)->error.isEmpty());
        QCOMPARE(forwardOf(session)->state, ForwardState::Listening);
    }

    // kwok plays no ephemeral container: that the cluster has taken it is all that can be seen.
    void aDebugContainerIsTaken()
    {
        NEED_CLUSTER();
        const RunningPod pod(*cluster);
        ClusterObserved session(cluster->admin);
        session.open();
        session.look("pod");
        QVERIFY(session.isLive("pod"));
        const auto row = [&] { return session.row<PodRow>("pod", pod.name); };
        QTRY_VERIFY_WITH_TIMEOUT(row(), livetest::patience);
        actions::Runner runner({debugAction()}, base::Clock::system(), nullptr);
        const QString target = row()->containers.front().name;
        const quint64 id = runner.run(session.handle, runner.actions().front(), {row()},
                                      {{QStringLiteral("image"), QStringLiteral("busybox")}, {QStringLiteral("name"), QStringLiteral("debugger-x")}, {QStringLiteral("target"), target}});
        QTRY_VERIFY_WITH_TIMEOUT(runner.operation(id)->over(), livetest::patience);
        QCOMPARE(runner.operation(id)->items.front().error.text(), QString());
        QCOMPARE(runner.operation(id)->items.front().state, actions::ItemState::Confirmed);
        QTRY_VERIFY_WITH_TIMEOUT(row() && row()->containers.size() == 2, livetest::patience);
        QCOMPARE(row()->containers.back().role, PodContainer::Role::Ephemeral);
        QCOMPARE(row()->containers.back().image, QStringLiteral("busybox"));
        const livetest::Ran ran = livetest::kubectl(*cluster, cluster->admin, {QStringLiteral("get"), QStringLiteral("pod"), pod.name, QStringLiteral("-o"), QStringLiteral("jsonpath={.spec.ephemeralContainers[0].targetContainerName}")});
        QCOMPARE(QString::fromUtf8(ran.out), target);
        const quint64 wrong = runner.run(session.handle, runner.actions().front(), {row()}, {{QStringLiteral("image"), QStringLiteral("busybox")}, {QStringLiteral("name"), QStringLiteral("not a name")}});
        QTRY_VERIFY_WITH_TIMEOUT(runner.operation(wrong)->over(), livetest::patience);
        QCOMPARE(runner.operation(wrong)->items.front().state, actions::ItemState::Failed);
        QVERIFY(!runner.operation(wrong)->items.front().error.detail.isEmpty());
    }

    void noShellWhereNothingMayBeChanged()
    {
        NEED_CLUSTER();
        const RunningPod pod(*cluster);
        ClusterObserved readOnly(cluster->admin, [](SessionOptions &options) { options.readOnly = true; });
        readOnly.open();
        readOnly.look("pod");
        QVERIFY(readOnly.isLive("pod"));
        QTRY_VERIFY_WITH_TIMEOUT(!pod.place(readOnly).pod.isEmpty(), livetest::patience);
        Shell locked(readOnly, pod.place(readOnly));
        QTRY_VERIFY_WITH_TIMEOUT(locked.ended, livetest::patience);
        QCOMPARE(locked.ended->error().code, base::Error::Code::ReadOnly);

        ClusterObserved viewer(cluster->viewer);
        viewer.open();
        viewer.look("pod");
        QVERIFY(viewer.isLive("pod"));
        Shell refused(viewer, pod.place(readOnly));
        QTRY_VERIFY_WITH_TIMEOUT(refused.ended, livetest::patience);
        QCOMPARE(refused.ended->error().code, base::Error::Code::Forbidden);
        QVERIFY2(refused.ended->error().detail.contains(QStringLiteral("exec")), qPrintable(refused.ended->error().text()));
    }
};

PILOTHOUSE_TEST(StreamsTest)
#include "tst_streams.moc"
