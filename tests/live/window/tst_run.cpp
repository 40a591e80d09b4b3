// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Run…" against each real engine: by the form's fields and by a pasted command; the engine then tells what it made. And
// the host's ports: who holds one is told before the start, and another is offered.
#include "formtyping.h"
#include "livewindowtest.h"
#include "runsheet.h"
#include "testmain.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QTcpServer>
#include <QUdpSocket>

using livetest::addRow;
using livetest::patience;
using livetest::press;
using livetest::randomName;
using livetest::type;

namespace {

const QString image = QStringLiteral("pilothouse/test:1");
/// Not the engine's own limits, which an engine without rights could not set.
const QString limits = QStringLiteral("--ulimit nofile=1024 --ulimit nproc=1024");

/// Ports that were free a moment ago.
QString freeTcpPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? QString::number(server.serverPort()) : QString();
}
QString freeUdpPort()
{
    QUdpSocket socket;
    return socket.bind(QHostAddress::LocalHost) ? QString::number(socket.localPort()) : QString();
}

QJsonObject part(const QJsonObject &of, const char *name)
{
    return of.value(QLatin1String(name)).toObject();
}

/// Where the engine does publish the container's port, and was told to: "127.0.0.1:8080".
QString published(const QJsonObject &container, const QString &port)
{
    const QJsonArray all = part(part(container, "NetworkSettings"), "Ports").value(port).toArray();
    if (all.size() != 1 || all != part(part(container, "HostConfig"), "PortBindings").value(port).toArray())
        return {};
    const QJsonObject one = all.first().toObject();
    return one.value(QStringLiteral("HostIp")).toString() + u':' + one.value(QStringLiteral("HostPort")).toString();
}

} // namespace

class TestRunLive final : public livetest::LiveWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void byTheForm_data() { engines(); }
    void byTheForm();
    void byAPastedCommand_data() { engines(); }
    void byAPastedCommand();
    void aTakenPort_data() { engines(); }
    void aTakenPort();
    void aContainersPort_data() { engines(); }
    void aContainersPort();

private:
    void openForm();
    [[nodiscard]] widgets::Sheet *sheet() { return m_driver.sheet(); }
    /// Presses "Run" and waits until both window and engine have the container running.
    void runAndWait(const QString &name);
};

void TestRunLive::openForm()
{
    QPushButton *run = support::button(pane(), QStringLiteral("Run…"));
    QVERIFY(run);
    QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), patience);
    QTest::mouseClick(run, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<dockerui::RunSheet *>(sheet()), patience);
}

void TestRunLive::runAndWait(const QString &name)
{
    m_made << name;
    QVERIFY(press(sheet(), QStringLiteral("Run")));
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), patience); // nothing was wrong with what was filled in
    QTRY_VERIFY_WITH_TIMEOUT(container(name) && container(name)->running(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(pane()->selectedRows().size(), size_t(1), patience); // what has been made is in front
    QTRY_COMPARE_WITH_TIMEOUT(pane()->selectedRows().front()->key(), container(name)->key(), patience);
    QVERIFY(part(asked(name), "State").value(QStringLiteral("Running")).toBool());
}

void TestRunLive::byTheForm()
{
    const QString name = randomName();
    const QString port = freeTcpPort();
    STEP(begin());
    STEP(openForm());
    QVERIFY(type(sheet(), QStringLiteral("Image"), image));
    QVERIFY(type(sheet(), QStringLiteral("Name"), name));
    QVERIFY(type(sheet(), QStringLiteral("Command"), QStringLiteral("sh -c 'trap \"exit 0\" TERM; sleep 1000'")));
    QVERIFY(addRow(sheet(), QStringLiteral("Add port"), {QStringLiteral("127.0.0.1"), port, QStringLiteral("8080")}));
    QVERIFY(addRow(sheet(), QStringLiteral("Add variable"), {QStringLiteral("COLOUR"), QStringLiteral("deep = blue")}));
    QVERIFY(type(sheet(), QStringLiteral("Memory"), QStringLiteral("64m")));
    QVERIFY(type(sheet(), QStringLiteral("CPUs"), QStringLiteral("0.5")));
    QVERIFY(type(sheet(), QStringLiteral("Processes"), QStringLiteral("50")));
    QVERIFY(type(sheet(), QStringLiteral("Restart"), QStringLiteral("unless-stopped")));
    QVERIFY(type(sheet(), QStringLiteral("More flags"), limits));
    STEP(runAndWait(name));
    const QJsonObject all = asked(name);
    const QJsonObject config = part(all, "Config"), host = part(all, "HostConfig");
    QVERIFY(config.value(QStringLiteral("Image")).toString().endsWith(image));
    QCOMPARE(config.value(QStringLiteral("Cmd")).toArray(),
             (QJsonArray{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("trap \"exit 0\" TERM; sleep 1000")}));
    QVERIFY(config.value(QStringLiteral("Env")).toArray().contains(QStringLiteral("COLOUR=deep = blue")));
    QCOMPARE(published(all, QStringLiteral("8080/tcp")), QStringLiteral("127.0.0.1:") + port);
    QCOMPARE(part(host, "PortBindings").size(), 1);
    QCOMPARE(part(host, "RestartPolicy").value(QStringLiteral("Name")).toString(), QStringLiteral("unless-stopped"));
    QCOMPARE(host.value(QStringLiteral("Memory")).toInteger(), 64LL << 20);
    QCOMPARE(host.value(QStringLiteral("NanoCpus")).toInteger(), 500'000'000LL);
    QCOMPARE(host.value(QStringLiteral("PidsLimit")).toInteger(), 50LL);
    // And nothing that nobody asked for.
    QCOMPARE(host.value(QStringLiteral("AutoRemove")).toBool(), false);
    QCOMPARE(host.value(QStringLiteral("Privileged")).toBool(), false);
    QVERIFY(host.value(QStringLiteral("Binds")).toArray().isEmpty());
    QCOMPARE(config.value(QStringLiteral("Tty")).toBool(), false);
}

void TestRunLive::byAPastedCommand()
{
    const QString name = randomName();
    const QString port = freeUdpPort();
    const QString command =
        QStringLiteral("docker run -d --name %1 \\\n  -e 'GREETING=good day' -p 127.0.0.1:%2:5353/udp \\\n"
                       "  --restart on-failure:3 -m 96m --cpus=0.25 --pids-limit 40 %3 \\\n  -l org.example.team=blue "
                       "%4 sleep 1000\n")
            .arg(name, port, limits, image);
    STEP(begin());
    STEP(openForm());
    auto *line = support::named<QLineEdit>(sheet(), QStringLiteral("Paste a docker run command"));
    QVERIFY(line);
    QGuiApplication::clipboard()->setText(command);
    line->setFocus(Qt::OtherFocusReason);
    QTest::keySequence(line, QKeySequence::Paste);
    auto *shown = support::named<QLineEdit>(sheet(), QStringLiteral("Name"));
    QVERIFY(shown);
    QTRY_COMPARE_WITH_TIMEOUT(shown->text(), name, patience);
    STEP(runAndWait(name));
    const QJsonObject all = asked(name);
    const QJsonObject config = part(all, "Config"), host = part(all, "HostConfig");
    QVERIFY(config.value(QStringLiteral("Image")).toString().endsWith(image));
    QCOMPARE(config.value(QStringLiteral("Cmd")).toArray(), (QJsonArray{QStringLiteral("sleep"), QStringLiteral("1000")}));
    QVERIFY(config.value(QStringLiteral("Env")).toArray().contains(QStringLiteral("GREETING=good day")));
    QCOMPARE(part(config, "Labels").value(QStringLiteral("org.example.team")).toString(), QStringLiteral("blue"));
    QCOMPARE(published(all, QStringLiteral("5353/udp")), QStringLiteral("127.0.0.1:") + port);
    QCOMPARE(part(host, "RestartPolicy").value(QStringLiteral("Name")).toString(), QStringLiteral("on-failure"));
    QCOMPARE(part(host, "RestartPolicy").value(QStringLiteral("MaximumRetryCount")).toInt(), 3);
    QCOMPARE(host.value(QStringLiteral("Memory")).toInteger(), 96LL << 20);
    QCOMPARE(host.value(QStringLiteral("NanoCpus")).toInteger(), 250'000'000LL);
    QCOMPARE(host.value(QStringLiteral("PidsLimit")).toInteger(), 40LL);
}

void TestRunLive::aTakenPort()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    const int port = holder.serverPort();
    const QString name = randomName();
    STEP(begin());
    STEP(openForm());
    QVERIFY(type(sheet(), QStringLiteral("Image"), image));
    QVERIFY(type(sheet(), QStringLiteral("Name"), name));
    QVERIFY(type(sheet(), QStringLiteral("Command"), QStringLiteral("sleep 1000")));
    QVERIFY(type(sheet(), QStringLiteral("More flags"), limits));
    QVERIFY(addRow(sheet(), QStringLiteral("Add port"),
                   {QStringLiteral("127.0.0.1"), QString::number(port), QStringLiteral("80")}));
    const QString mine = QStringLiteral("%1 is used by process test_windowlive (%2)").arg(port).arg(QApplication::applicationPid());
    QTRY_VERIFY_WITH_TIMEOUT(support::labelled(sheet(), mine), patience);
    QVERIFY(press(sheet(), QStringLiteral("Run"))); // in vain
    QVERIFY(sheet());
    QVERIFY(asked(name).isEmpty());
    // The offer is the next one that can be bound.
    int other = port;
    QTcpServer probe;
    do
        ++other;
    while (!support::button(sheet(), QStringLiteral("Use %1").arg(other)) && other < port + 100);
    QVERIFY2(other < port + 100, "nothing was offered");
    QVERIFY(probe.listen(QHostAddress::LocalHost, static_cast<quint16>(other)));
    probe.close();
    QVERIFY(press(sheet(), QStringLiteral("Use %1").arg(other)));
    QTRY_VERIFY_WITH_TIMEOUT(!support::labelled(sheet(), QStringLiteral("is used by")), patience);
    STEP(runAndWait(name));
    QCOMPARE(published(asked(name), QStringLiteral("80/tcp")), QStringLiteral("127.0.0.1:%1").arg(other));
}

void TestRunLive::aContainersPort()
{
    const QString holder = randomName();
    const QString port = freeTcpPort();
    const QJsonObject binding{{QStringLiteral("HostIp"), QStringLiteral("127.0.0.1")}, {QStringLiteral("HostPort"), port}};
    STEP(make(holder, {}, {{QStringLiteral("NetworkMode"), QStringLiteral("bridge")},
                           {QStringLiteral("PortBindings"), QJsonObject{{QStringLiteral("80/tcp"), QJsonArray{binding}}}}}));
    STEP(begin());
    STEP(openForm());
    QTRY_VERIFY_WITH_TIMEOUT(container(holder) && !container(holder)->ports.empty(), patience);
    QVERIFY(type(sheet(), QStringLiteral("Image"), image));
    QVERIFY(addRow(sheet(), QStringLiteral("Add port"), {QString(), port, QStringLiteral("80")}));
    QTRY_VERIFY_WITH_TIMEOUT(support::labelled(sheet(), port + QStringLiteral(" is used by container ") + holder), patience);
    QVERIFY(press(sheet(), QStringLiteral("Run")));
    QVERIFY(sheet());
}

PILOTHOUSE_TEST(TestRunLive)
#include "tst_run.moc"
