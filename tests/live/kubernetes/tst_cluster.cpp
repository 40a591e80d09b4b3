// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cluster that cluster.sh says is up is what the other tests take it for: its users may what they are said to, pods
// can be looked into, numbers arrive, requests are written down. kubectl of the same version is who asks, so nothing of
// ours is judged here.
#include "livecluster.h"
#include "testmain.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

using livetest::kubectl;
using livetest::LiveCluster;
using livetest::Ran;

class ClusterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isReady();
    void nodesAndPodsRun();
    void viewerMayReadOnly();
    void nobodyMayNothing();
    void commandsRunInPods();
    void logsAreThere();
    void logsFollow();
    void portsAreForwarded();
    void usageHasNumbers();
    void requestsAreWrittenDown();
    void tokensEnd();
    void pluginGivesTokens();
    void cleanupTestCase();

private:
    Ran admin(const QString &arguments)
    {
        return kubectl(m_cluster, m_cluster.admin, arguments.split(QLatin1Char(' ')));
    }
    // kubectl that goes on until it is ended.
    void start(QProcess &process, const QString &arguments)
    {
        const QString all = QStringLiteral("--kubeconfig=%1 -n live %2").arg(m_cluster.admin, arguments);
        process.start(m_cluster.kubectl, all.split(QLatin1Char(' ')));
    }

    LiveCluster m_cluster;
    QString m_pod; // of the deployment "web", running, two of them
};

void ClusterTest::initTestCase()
{
    const auto cluster = livetest::liveCluster();
    if (!cluster) {
        QVERIFY2(!livetest::clusterRequired(), "the cluster is required, but is not up");
        QSKIP("no cluster could be started here");
    }
    m_cluster = *cluster;
    admin(QStringLiteral("delete namespace live --ignore-not-found"));
    QVERIFY(admin(QStringLiteral("create namespace live")).ok());
    QFile file(QDir::tempPath() + QStringLiteral("/pilothouse-web.yaml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: live}, spec: {replicas: 2,"
               " selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}, annotations:"
               " {kwok.x-k8s.io/usage-cpu: 250m, kwok.x-k8s.io/usage-memory: 64Mi}}, spec: {containers:"
               " [{name: web, image: 'registry.example.com/web:1', ports: [{containerPort: 8080}]}]}}}}\n");
    file.close();
    const Ran made = admin(QStringLiteral("create -f ") + file.fileName());
    file.remove();
    QVERIFY2(made.ok(), made.err.constData());
    const Ran rolled = admin(QStringLiteral("-n live rollout status deployment/web --timeout=60s"));
    QVERIFY2(rolled.ok(), rolled.err.constData());
    const QString first = QStringLiteral("-n live get pods -l app=web -o jsonpath={.items[0].metadata.name}");
    m_pod = QString::fromUtf8(admin(first).out);
    QVERIFY(m_pod.startsWith(QStringLiteral("web-")));
}

void ClusterTest::cleanupTestCase()
{
    if (!m_cluster.server.isEmpty())
        QVERIFY(admin(QStringLiteral("delete namespace live --wait=false")).ok());
}

void ClusterTest::isReady()
{
    QCOMPARE(admin(QStringLiteral("get --raw /readyz")).out, QByteArray("ok"));
    const Ran version = admin(QStringLiteral("version -o json"));
    const QJsonObject object = QJsonDocument::fromJson(version.out).object();
    const auto is = [&object](const char *part) {
        return object.value(QLatin1String(part)).toObject().value(QLatin1String("gitVersion")).toString();
    };
    QVERIFY2(is("serverVersion").startsWith(QStringLiteral("v1.")), version.out.constData());
    QCOMPARE(is("clientVersion"), is("serverVersion"));
}

void ClusterTest::nodesAndPodsRun()
{
    const Ran nodes = admin(QStringLiteral("get nodes --no-headers"));
    QVERIFY2(nodes.out.contains("worker-1 ") && nodes.out.contains(" Ready "), nodes.out + nodes.err);
    QVERIFY(nodes.out.contains("control-plane"));
    const Ran pods = admin(QStringLiteral("-n live get pods --no-headers"));
    const QList<QByteArray> lines = pods.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    for (const QByteArray &line : lines)
        QVERIFY2(line.contains(" 1/1 ") && line.contains(" Running "), pods.out.constData());
}

void ClusterTest::viewerMayReadOnly()
{
    const auto viewer = [this](const QString &arguments) {
        return kubectl(m_cluster, m_cluster.viewer, arguments.split(QLatin1Char(' ')));
    };
    const Ran pods = viewer(QStringLiteral("-n live get pods -o name"));
    QVERIFY2(pods.ok() && pods.out.contains(m_pod.toUtf8()), pods.err.constData());
    QVERIFY(viewer(QStringLiteral("get nodes -o name")).ok());
    const Ran removal = viewer(QStringLiteral("-n live delete pod ") + m_pod);
    QCOMPARE(removal.exitCode, 1);
    QVERIFY2(removal.err.contains("Forbidden") && removal.err.contains("\"viewer\""), removal.err.constData());
    QVERIFY(viewer(QStringLiteral("-n live get secrets")).err.contains("Forbidden"));
    // It is still the pod that it was.
    QVERIFY(admin(QStringLiteral("-n live get pod -o name ") + m_pod).ok());
}

void ClusterTest::nobodyMayNothing()
{
    for (const char *what : {"get pods -A", "get nodes", "-n live get deployments", "get namespaces"}) {
        const Ran ran = kubectl(m_cluster, m_cluster.nobody, QString::fromLatin1(what).split(QLatin1Char(' ')));
        QVERIFY2(ran.exitCode == 1 && ran.err.contains("Forbidden"), what);
    }
    const Ran who = kubectl(m_cluster, m_cluster.nobody, {QStringLiteral("auth"), QStringLiteral("whoami")});
    QVERIFY2(who.out.contains("nobody"), who.err.constData());
}

void ClusterTest::commandsRunInPods()
{
    const QStringList exec = QStringLiteral("-n live exec %1 -- sh -c").arg(m_pod).split(QLatin1Char(' '));
    const QStringList script{QStringLiteral("pwd; echo $((6 * 7)); echo bad >&2")};
    const Ran ran = kubectl(m_cluster, m_cluster.admin, exec + script);
    QVERIFY2(ran.ok(), ran.err.constData());
    QCOMPARE(ran.out, (QDir(m_cluster.podFolder).canonicalPath() + QStringLiteral("\n42\n")).toUtf8());
    QVERIFY(ran.err.contains("bad\n"));
}

void ClusterTest::logsAreThere()
{
    const Ran tail = admin(QStringLiteral("-n live logs --tail=3 ") + m_pod);
    QCOMPARE(tail.out.count('\n'), 3);
    const Ran stamped = admin(QStringLiteral("-n live logs --tail=1 --timestamps ") + m_pod);
    QVERIFY(QDateTime::fromString(QString::fromUtf8(stamped.out.left(19)), Qt::ISODate).isValid());
    // Both parts of a line in two parts.
    QVERIFY(admin(QStringLiteral("-n live logs ") + m_pod).out.contains("\nline 50: request served\n"));
    QVERIFY(admin(QStringLiteral("-n live logs --previous ") + m_pod).out.contains("before its restart"));
}

void ClusterTest::logsFollow()
{
    QProcess follow;
    start(follow, QStringLiteral("logs -f --tail=1 ") + m_pod);
    QByteArray seen;
    const auto has = [&](const QByteArray &text) { return (seen += follow.readAllStandardOutput()).contains(text); };
    QTRY_VERIFY_WITH_TIMEOUT(has("\n"), 20000);
    const QString script = QStringLiteral(PILOTHOUSE_SOURCE "/tests/live/kubernetes/podlog.py");
    for (int turn = 0; turn < 3; ++turn) {
        const QByteArray text = "appended " + QByteArray::number(QDateTime::currentMSecsSinceEpoch());
        const Ran lines =
            livetest::run(QStringLiteral("python3"), {script, QStringLiteral("1"), QString::fromLatin1(text)});
        QFile log(m_cluster.podLog);
        QVERIFY(log.open(QIODevice::Append));
        log.write(lines.out);
        log.close();
        QTRY_VERIFY_WITH_TIMEOUT(has(text + "\n"), 20000);
        QCOMPARE(follow.state(), QProcess::Running);
    }
    follow.kill();
    follow.waitForFinished(5000);
}

void ClusterTest::portsAreForwarded()
{
    QProcess forward;
    start(forward, QStringLiteral("port-forward %1 :8080").arg(m_pod));
    QByteArray said;
    const QRegularExpression where(QStringLiteral("127\\.0\\.0\\.1:(\\d+) -> 8080"));
    QTRY_VERIFY2_WITH_TIMEOUT(QString::fromUtf8(said += forward.readAllStandardOutput()).contains(where),
                              forward.readAllStandardError().constData(), 20000);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), where.match(QString::fromUtf8(said)).captured(1).toUShort());
    socket.write("GET / HTTP/1.1\r\nHost: pod\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    // kwok does not pass on that the server has closed the connection.
    const auto complete = [&] { return (answer += socket.readAll()).endsWith("Pilothouse test pod\n"); };
    QTRY_VERIFY2_WITH_TIMEOUT(complete(), answer.constData(), 20000);
    QVERIFY2(answer.startsWith("HTTP/1.0 200 "), answer.constData());
    forward.kill();
    forward.waitForFinished(5000);
}

void ClusterTest::usageHasNumbers()
{
    // metrics-server needs two readings, 10 s apart, of a pod that has just begun.
    Ran pods;
    const QDeadlineTimer enough(90000);
    do {
        pods = admin(QStringLiteral("-n live top pods --no-headers"));
    } while (pods.out.count('\n') != 2 && !enough.hasExpired());
    if (pods.out.count('\n') != 2) {
        QFile log(m_cluster.folder + QStringLiteral("/log/metrics-server"));
        const QByteArray told = log.open(QIODevice::ReadOnly) ? log.readAll().right(4000) : QByteArray("no log");
        const Ran service = admin(QStringLiteral("get apiservice v1beta1.metrics.k8s.io -o jsonpath={.status}"));
        QFAIL((pods.out + pods.err + service.out + "\nmetrics-server: " + told).constData());
    }
    QVERIFY2(pods.out.contains(" 64Mi"), pods.out.constData());
    const QRegularExpression cpu(QStringLiteral("^web-\\S+\\s+(\\d+)m\\s"), QRegularExpression::MultilineOption);
    const int used = cpu.match(QString::fromUtf8(pods.out)).captured(1).toInt();
    QVERIFY2(used > 200 && used < 300, pods.out.constData());
    QVERIFY(admin(QStringLiteral("top nodes --no-headers")).out.contains("worker-"));
}

void ClusterTest::requestsAreWrittenDown()
{
    const QString mark = QStringLiteral("audit-%1").arg(QDateTime::currentMSecsSinceEpoch());
    QVERIFY(admin(QStringLiteral("-n live create configmap %1 --from-literal=word=written").arg(mark)).ok());
    QFile log(m_cluster.auditLog);
    QVERIFY(log.open(QIODevice::ReadOnly));
    int creations = 0;
    const QList<QByteArray> lines = log.readAll().split('\n');
    for (const QByteArray &line : lines) {
        // The cluster's own parts would drown everybody else.
        QVERIFY2(!line.contains("pilothouse:infrastructure"), line.constData());
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        const QJsonObject object = event.value(QLatin1String("objectRef")).toObject();
        if (event.value(QLatin1String("verb")).toString() != QLatin1String("create") || !line.contains(mark.toUtf8())
            || object.value(QLatin1String("resource")).toString() != QLatin1String("configmaps"))
            continue;
        ++creations;
        QCOMPARE(event.value(QLatin1String("user")).toObject().value(QLatin1String("username")).toString(),
                 QStringLiteral("kubernetes-admin"));
        QCOMPARE(event.value(QLatin1String("responseStatus")).toObject().value(QLatin1String("code")).toInt(), 201);
        QVERIFY(event.value(QLatin1String("userAgent")).toString().startsWith(QLatin1String("kubectl/")));
        QVERIFY2(event.contains(QLatin1String("requestObject")), "the body of a change is missing");
    }
    QCOMPARE(creations, 1);
}

void ClusterTest::tokensEnd()
{
    const auto token = [this](const QString &seconds) {
        const Ran made = livetest::runScript(QStringLiteral("token.sh"), {seconds, m_cluster.folder});
        return QString::fromUtf8(made.out.trimmed());
    };
    const auto whoami = [this](const QString &bearer) {
        const QString arguments = QStringLiteral("--server=%1 --certificate-authority=%2 --token=%3 auth whoami");
        return kubectl(m_cluster, QStringLiteral("/dev/null"),
                       arguments.arg(m_cluster.server, m_cluster.ca, bearer).split(QLatin1Char(' ')));
    };
    const Ran lasting = whoami(token(QStringLiteral("60")));
    QVERIFY2(lasting.out.contains("system:serviceaccount:default:default"), (lasting.out + lasting.err).constData());
    const QString brief = token(QStringLiteral("3"));
    QVERIFY(whoami(brief).ok());
    QTRY_VERIFY_WITH_TIMEOUT(!whoami(brief).ok(), 20000);
    QVERIFY2(!whoami(token(QStringLiteral("0"))).ok(), "a token that has ended is taken");
}

void ClusterTest::pluginGivesTokens()
{
    QTemporaryDir place;
    QFile file(place.filePath(QStringLiteral("kubeconfig")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString text = QStringLiteral(
        "{apiVersion: v1, kind: Config, current-context: c, contexts: [{name: c, context: {cluster: c, user: u}}],"
        " clusters: [{name: c, cluster: {server: '%1', certificate-authority: '%2'}}], users: [{name: u, user: {exec:"
        " {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: bash,"
        " args: ['%3', '30', '%4', kube-system/default]}}}]}\n");
    file.write(text.arg(m_cluster.server, m_cluster.ca, QStringLiteral(PILOTHOUSE_SOURCE "/tests/live/kubernetes/token.sh"),
                        m_cluster.folder)
                   .toUtf8());
    file.close();
    const Ran who = kubectl(m_cluster, file.fileName(), {QStringLiteral("auth"), QStringLiteral("whoami")});
    QVERIFY2(who.out.contains("system:serviceaccount:kube-system:default"), (who.out + who.err).constData());
}

PILOTHOUSE_TEST(ClusterTest)
#include "tst_cluster.moc"
