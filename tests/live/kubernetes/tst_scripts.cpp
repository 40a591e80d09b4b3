// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The scripts themselves, on a second cluster beside the first: it has ports of its own, it ends without a trace whatever
// has been killed before, and its faults are what they are said to be.
#include "livecluster.h"
#include "testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using livetest::LiveCluster;
using livetest::Ran;

namespace {

// The processes that name the folder in their environment: those of its cluster, and what runs in its pods.
QStringList processesOf(const QString &folder)
{
    const QByteArray mark = "PILOTHOUSE_CLUSTER_PROCESS=" + folder.toUtf8();
    QStringList found;
    const QStringList all = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &name : all) {
        QFile file(QStringLiteral("/proc/%1/environ").arg(name));
        if (file.open(QIODevice::ReadOnly) && file.readAll().split('\0').contains(mark))
            found << name;
    }
    return found;
}

} // namespace

class ScriptsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void twoAtOnce();
    void apiServerRestarts();
    void flagsAreTaken();
    void pagesExpire();
    void fills();
    void leavesNothing();
    void upCleansUp();
    void saysWhyNot();
    void cleanupTestCase();

private:
    Ran script(const QString &name, const QStringList &arguments, const QHash<QString, QString> &environment = {})
    {
        return livetest::runScript(name, arguments, 120000, environment);
    }
    Ran admin(const QString &arguments)
    {
        return livetest::kubectl(m_cluster, m_cluster.admin, arguments.split(QLatin1Char(' ')));
    }
    void bringUp(const QHash<QString, QString> &environment = {});

    QTemporaryDir m_place;
    QString m_folder;
    LiveCluster m_cluster;
};

void ScriptsTest::bringUp(const QHash<QString, QString> &environment)
{
    QElapsedTimer timer;
    timer.start();
    const Ran up = script(QStringLiteral("up.sh"), {m_folder}, environment);
    QVERIFY2(up.ok(), up.err.constData());
    qInfo("up in %lld ms", static_cast<long long>(timer.elapsed()));
    const auto cluster = livetest::liveClusterIn(m_folder);
    QVERIFY(cluster);
    m_cluster = *cluster;
    QCOMPARE(QString::fromUtf8(up.out.trimmed()), m_cluster.admin);
}

void ScriptsTest::initTestCase()
{
    if (!livetest::liveCluster()) {
        QVERIFY2(!livetest::clusterRequired(), "the cluster is required, but is not up");
        QSKIP("no cluster could be started here");
    }
    QVERIFY(m_place.isValid());
    m_folder = QDir(m_place.path()).canonicalPath() + QStringLiteral("/second cluster");
    bringUp();
}

void ScriptsTest::cleanupTestCase()
{
    if (!m_folder.isEmpty())
        QVERIFY(script(QStringLiteral("down.sh"), {m_folder}).ok());
}

void ScriptsTest::twoAtOnce()
{
    const auto first = livetest::liveCluster();
    QVERIFY(first);
    QVERIFY(first->server != m_cluster.server);
    QVERIFY(admin(QStringLiteral("create namespace only-in-the-second")).ok());
    const QStringList there{QStringLiteral("get"), QStringLiteral("namespace"), QStringLiteral("only-in-the-second")};
    QVERIFY(livetest::kubectl(m_cluster, m_cluster.admin, there).ok());
    QVERIFY(!livetest::kubectl(*first, first->admin, there).ok());
    QVERIFY(processesOf(m_folder).size() >= 7);
}

void ScriptsTest::apiServerRestarts()
{
    const QString before = livetest::clusterVariables(m_folder).value(QStringLiteral("CLUSTER_PID_APISERVER"));
    for (const char *end : {"stop", "kill"}) {
        QVERIFY(script(QStringLiteral("apiserver.sh"), {QLatin1String(end), m_folder}).ok());
        QVERIFY2(!admin(QStringLiteral("get --raw /readyz --request-timeout=5s")).ok(), end);
        const Ran start = script(QStringLiteral("apiserver.sh"), {QStringLiteral("start"), m_folder});
        QVERIFY2(start.ok(), start.err.constData());
        QVERIFY2(admin(QStringLiteral("get namespace only-in-the-second")).ok(), end);
    }
    const QString after = livetest::clusterVariables(m_folder).value(QStringLiteral("CLUSTER_PID_APISERVER"));
    QVERIFY(after != before);
    QVERIFY(QFileInfo::exists(QStringLiteral("/proc/") + after));
}

void ScriptsTest::flagsAreTaken()
{
    // Two seconds at most for a watch that asks for no time of its own, instead of an hour.
    const QHash<QString, QString> flags{
        {QStringLiteral("PILOTHOUSE_APISERVER_FLAGS"), QStringLiteral("--min-request-timeout=1 --v=1")}};
    const Ran restart = script(QStringLiteral("apiserver.sh"), {QStringLiteral("restart"), m_folder}, flags);
    QVERIFY2(restart.ok(), restart.err.constData());
    const Ran watch = admin(QStringLiteral("get --raw /api/v1/namespaces?watch=1&resourceVersion=0"));
    QVERIFY2(watch.ok() && watch.out.contains("only-in-the-second"), watch.err.constData());
}

void ScriptsTest::pagesExpire()
{
    const auto page = [this](const QString &more) {
        return admin(QStringLiteral("get --raw /api/v1/namespaces?limit=1")
                     + (more.isEmpty() ? QString() : QStringLiteral("&continue=") + more));
    };
    const QJsonObject list = QJsonDocument::fromJson(page({}).out).object();
    const QString more = list.value(QLatin1String("metadata")).toObject().value(QLatin1String("continue")).toString();
    QVERIFY(!more.isEmpty());
    QVERIFY(page(more).ok());
    // The revision of the page must be older than the newest.
    QVERIFY(admin(QStringLiteral("label namespace only-in-the-second newer=yes")).ok());
    const Ran compacted = script(QStringLiteral("compact.sh"), {m_folder});
    QVERIFY2(compacted.ok() && compacted.out.trimmed().toLongLong() > 1, compacted.err.constData());
    const Ran restarted = script(QStringLiteral("apiserver.sh"), {QStringLiteral("restart"), m_folder});
    QVERIFY2(restarted.ok(), restarted.err.constData());
    const Ran late = page(more);
    QVERIFY2(!late.ok() && late.err.contains("(Expired)"), (late.out + late.err).constData());
}

void ScriptsTest::fills()
{
    const Ran filled = script(QStringLiteral("fill.sh"), {QStringLiteral("5"), QStringLiteral("520"), m_folder});
    QVERIFY2(filled.ok(), filled.err.constData());
    const Ran running = admin(QStringLiteral("get pods -A --field-selector status.phase=Running -o name"));
    QCOMPARE(running.out.count('\n'), 520);
    QCOMPARE(admin(QStringLiteral("get nodes -l pilothouse.test/nodes=fill -o name")).out.count('\n'), 5);
    const Ran fewer = script(QStringLiteral("fill.sh"), {QStringLiteral("5"), QStringLiteral("10"), m_folder});
    QVERIFY2(fewer.ok(), fewer.err.constData());
}

void ScriptsTest::leavesNothing()
{
    // What runs in a pod goes with the cluster, even when the kubelet that has started it is gone.
    QProcess executed;
    QVERIFY(admin(QStringLiteral("create deployment shell --image=registry.example.com/shell:1")).ok());
    QVERIFY(admin(QStringLiteral("rollout status deployment/shell --timeout=60s")).ok());
    executed.start(m_cluster.kubectl, {QStringLiteral("--kubeconfig"), m_cluster.admin, QStringLiteral("exec"),
                                       QStringLiteral("deployment/shell"), QStringLiteral("--"), QStringLiteral("sh"),
                                       QStringLiteral("-c"), QStringLiteral("echo begun; while :; do sleep 1000; done")});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += executed.readAllStandardOutput()).contains("begun"), 20000);
    const QHash<QString, QString> variables = livetest::clusterVariables(m_folder);
    for (const char *name : {"CLUSTER_PID_KWOK", "CLUSTER_PID_ETCD"}) {
        const int pid = variables.value(QLatin1String(name)).toInt();
        QVERIFY(pid > 1);
        QCOMPARE(::kill(pid, SIGKILL), 0);
    }
    // Five of seven servers, the shell and what it has started.
    QVERIFY(processesOf(m_folder).size() >= 7);
    const Ran down = script(QStringLiteral("down.sh"), {m_folder});
    QVERIFY2(down.ok(), down.err.constData());
    QCOMPARE(processesOf(m_folder), QStringList());
    QVERIFY(QDir(m_place.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot));
    executed.kill();
    executed.waitForFinished(5000);
    // And again, with nothing there.
    QVERIFY(script(QStringLiteral("down.sh"), {m_folder}).ok());
}

void ScriptsTest::upCleansUp()
{
    bringUp();
    const QStringList old = processesOf(m_folder);
    QVERIFY(admin(QStringLiteral("create namespace of-a-killed-run")).ok());
    const int pid = livetest::clusterVariables(m_folder).value(QStringLiteral("CLUSTER_PID_APISERVER")).toInt();
    QVERIFY(pid > 1);
    QCOMPARE(::kill(pid, SIGKILL), 0);
    bringUp({{QStringLiteral("PILOTHOUSE_CLUSTER_NODES"), QStringLiteral("1")}});
    QVERIFY(!admin(QStringLiteral("get namespace of-a-killed-run")).ok());
    QCOMPARE(admin(QStringLiteral("get nodes -o name")).out, QByteArray("node/worker-1\n"));
    const QStringList now = processesOf(m_folder);
    for (const QString &one : old)
        QVERIFY(!now.contains(one));
}

void ScriptsTest::saysWhyNot()
{
    const Ran up = script(QStringLiteral("up.sh"), {m_folder},
                          {{QStringLiteral("PILOTHOUSE_APISERVER_FLAGS"), QStringLiteral("--there-is-no-such-flag")}});
    QCOMPARE(up.exitCode, 1);
    QVERIFY2(up.err.contains("kube-apiserver did not start"), up.err.constData());
    QVERIFY2(up.err.contains("there-is-no-such-flag"), up.err.constData());
    QCOMPARE(processesOf(m_folder), QStringList());
    QVERIFY(!QFileInfo::exists(m_folder));
}

PILOTHOUSE_TEST(ScriptsTest)
#include "tst_scripts.moc"
