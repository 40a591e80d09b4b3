// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Engines that are not at a local socket, in the whole program: Docker 20.10 behind a real sshd that takes two sessions a
// connection, and one behind mutual TLS. Both are contexts of the docker command. An engine's own socket is used only
// beside the program.
#include "detailpanel.h"
#include "formtyping.h"
#include "livewindowtest.h"
#include "logpanel.h"
#include "logstab.h"
#include "logview.h"
#include "terminaltab.h"
#include "terminalview.h"
#include "testmain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QProcess>

using livetest::patience;
using livetest::press;
using livetest::randomName;

namespace {

const QString contextName = QStringLiteral("far");

QStringList childrenNamed(const QByteArray &program)
{
    QStringList found;
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        // "pid (name) state parent ..."
        const QByteArray line = stat.readAll();
        const QByteArrayList rest = line.mid(line.lastIndexOf(')') + 2).split(' ');
        const bool mine = rest.value(1).toLongLong() == QCoreApplication::applicationPid();
        if (mine && line.contains('(' + program + ')') && rest.value(0) != "Z")
            found << pid;
    }
    return found;
}

} // namespace

class TestRemoteLive final : public livetest::LiveWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_path = qgetenv("PATH"); }
    void cleanupTestCase() { qputenv("PATH", m_path); }
    void behindSsh_data() { sshEngine(); }
    void behindSsh();
    void aChangedKeyOfTheHost_data() { sshEngine(); }
    void aChangedKeyOfTheHost();
    void behindTls_data() { tlsEngine(); }
    void behindTls();
    void withoutARightCertificate_data() { tlsEngine(); }
    void withoutARightCertificate();

private:
    void sshEngine();
    void tlsEngine();
    /// Makes it the docker command's context, as `docker context create` does. `files`: where its certificates are.
    void makeContext(const QString &host, const QString &files = {}, const QStringList &names = {});
    [[nodiscard]] QString sshAddress() const;
    /// Waits until the pane says this instead of showing rows.
    void says(const QString &text);
    /// Stops, starts, follows its log and types into two shells of it.
    void liveWith(const QString &name);

    QByteArray m_path;
};

void TestRemoteLive::sshEngine()
{
    QTest::addColumn<QString>("socket");
    const auto sshd = livetest::liveSshd();
    if (!sshd)
        QSKIP("no sshd could be started here");
    for (const livetest::LiveEngine &engine : livetest::liveEngines()) {
        if (engine.name == QLatin1String("docker"))
            QTest::newRow("docker") << engine.socket;
    }
}

void TestRemoteLive::tlsEngine()
{
    QTest::addColumn<QString>("socket");
    const auto tls = livetest::liveTls();
    if (!tls)
        QSKIP("no engine with TLS could be started here");
    QTest::newRow("docker") << tls->socket;
}

void TestRemoteLive::makeContext(const QString &host, const QString &files, const QStringList &names)
{
    const QString id = QString::fromLatin1(
        QCryptographicHash::hash(contextName.toUtf8(), QCryptographicHash::Sha256).toHex());
    const QDir folder(m_home->filePath(QStringLiteral(".docker/contexts")));
    QVERIFY(folder.mkpath(QStringLiteral("meta/") + id));
    QVERIFY(folder.mkpath(QStringLiteral("tls/%1/docker").arg(id)));
    QFile meta(folder.filePath(QStringLiteral("meta/%1/meta.json").arg(id)));
    QVERIFY(meta.open(QIODevice::WriteOnly));
    const QJsonObject endpoint{{QStringLiteral("Host"), host}, {QStringLiteral("SkipTLSVerify"), false}};
    const QJsonObject all{{QStringLiteral("Name"), contextName},
                          {QStringLiteral("Metadata"), QJsonObject()},
                          {QStringLiteral("Endpoints"), QJsonObject{{QStringLiteral("docker"), endpoint}}}};
    meta.write(QJsonDocument(all).toJson());
    for (const QString &name : names)
        QVERIFY(QFile::copy(files + u'/' + name, folder.filePath(QStringLiteral("tls/%1/docker/%2").arg(id, name))));
}

QString TestRemoteLive::sshAddress() const
{
    const auto sshd = livetest::liveSshd();
    return QStringLiteral("ssh://%1@127.0.0.1:%2%3").arg(sshd->user).arg(sshd->port).arg(m_socket);
}

void TestRemoteLive::says(const QString &text)
{
    QTRY_VERIFY_WITH_TIMEOUT(support::labelled(pane(), text), patience);
}

void TestRemoteLive::liveWith(const QString &name)
{
    STEP(select(name));
    QTRY_VERIFY_WITH_TIMEOUT(container(name)->running(), patience);
    pane()->showTab("logs");
    auto *logs = qobject_cast<panes::LogsTab *>(pane()->detail()->tab("logs"));
    QVERIFY(logs);
    logs::LogView &lines = logs->panel().view();
    const auto last = [&] { return lines.visibleLines().empty() ? QString() : lines.lineText(lines.visibleLines().back()); };
    QTRY_VERIFY_WITH_TIMEOUT(last().contains(QStringLiteral("tick ")), patience);
    // Two shells, while the log and the events go on: each has a stream of its own through the one connection.
    pane()->showTab("terminal");
    auto *tab = qobject_cast<panes::TerminalTab *>(pane()->detail()->tab("terminal"));
    QVERIFY(tab);
    for (int shell = 0; shell < 2; ++shell) {
        if (shell > 0)
            QVERIFY(press(pane(), QStringLiteral("New shell")));
        const auto shown = [tab] { return tab->current()->visibleLines().join(u'\n').trimmed(); };
        QTRY_VERIFY_WITH_TIMEOUT(tab->current() && shown().endsWith(u'#'), patience);
        QTest::keyClicks(tab->current(), QStringLiteral("echo $((6*7))-answer-%1").arg(shell));
        QTest::keyClick(tab->current(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(shown().contains(QStringLiteral("42-answer-%1").arg(shell)), patience);
    }
    pane()->showTab("logs");
    const QString before = last();
    QTRY_VERIFY_WITH_TIMEOUT(last() != before, patience); // followed
    const auto running = [&] {
        return asked(name).value(QStringLiteral("State")).toObject().value(QStringLiteral("Running")).toBool();
    };
    pane()->runAction("container.stop");
    QTRY_VERIFY_WITH_TIMEOUT(container(name)->state == docker::ContainerState::Exited, patience);
    QVERIFY(!running());
    pane()->runAction("container.start");
    QTRY_VERIFY_WITH_TIMEOUT(container(name)->running(), patience);
    QVERIFY(running());
}

void TestRemoteLive::behindSsh()
{
    const auto sshd = livetest::liveSshd();
    // This ssh has its own settings; nobody's home is looked at.
    qputenv("PATH", sshd->bin.toLocal8Bit() + ':' + m_path);
    QFile::remove(sshd->knownHosts);
    const QString name = randomName();
    STEP(make(name));
    STEP(makeContext(sshAddress()));
    STEP(launch(contextName));
    // The key is not known: it is told, to be compared, and how to accept it.
    STEP(says(sshd->fingerprint));
    const QString terminal = QStringLiteral("ssh -p %1 %2@127.0.0.1").arg(sshd->port).arg(sshd->user);
    QVERIFY(support::labelled(pane(), terminal));
    QVERIFY(!QFile::exists(sshd->knownHosts));
    // As somebody who answers "yes" there.
    QProcess ssh;
    ssh.start(sshd->bin + QStringLiteral("/ssh"),
              {QStringLiteral("-o"), QStringLiteral("StrictHostKeyChecking=accept-new"), QStringLiteral("-p"),
               QString::number(sshd->port), sshd->user + QStringLiteral("@127.0.0.1"), QStringLiteral("true")});
    QTRY_COMPARE_WITH_TIMEOUT(ssh.state(), QProcess::NotRunning, patience);
    QCOMPARE(ssh.exitCode(), 0);
    static_cast<void>(press(pane(), QStringLiteral("Retry now"))); // unless it is just trying by itself
    QTRY_COMPARE_WITH_TIMEOUT(m_driver.endpoint().feed("container")->status().state, live::FeedStatus::State::Live, patience);
    QCOMPARE(childrenNamed("ssh").size(), 1); // one for all that is asked and streamed
    STEP(liveWith(name));
    QCOMPARE(childrenNamed("ssh").size(), 1);
    m_driver.end();
    QTRY_VERIFY_WITH_TIMEOUT(childrenNamed("ssh").isEmpty(), patience);
}

void TestRemoteLive::aChangedKeyOfTheHost()
{
    const auto sshd = livetest::liveSshd();
    qputenv("PATH", sshd->bin.toLocal8Bit() + ':' + m_path);
    // Another key than the host's: the one that we log in with.
    QFile key(QFileInfo(sshd->knownHosts).dir().filePath(QStringLiteral("user_key.pub")));
    QVERIFY(key.open(QIODevice::ReadOnly));
    QFile known(sshd->knownHosts);
    QVERIFY(known.open(QIODevice::WriteOnly | QIODevice::Truncate));
    known.write("[127.0.0.1]:" + QByteArray::number(sshd->port) + ' ' + key.readAll());
    known.close();
    STEP(makeContext(sshAddress()));
    STEP(launch(contextName));
    STEP(says(QStringLiteral("The key of 127.0.0.1 is not the one that is known")));
    QVERIFY(support::labelled(pane(), sshd->fingerprint));
    QVERIFY(m_driver.endpoint().feed("container")->status().state != live::FeedStatus::State::Live);
    QFile::remove(sshd->knownHosts);
}

void TestRemoteLive::behindTls()
{
    const auto tls = livetest::liveTls();
    const QString name = randomName();
    STEP(make(name));
    STEP(makeContext(QStringLiteral("tcp://127.0.0.1:%1").arg(tls->port), tls->right,
                     {QStringLiteral("ca.pem"), QStringLiteral("cert.pem"), QStringLiteral("key.pem")}));
    STEP(begin(contextName));
    STEP(liveWith(name));
}

void TestRemoteLive::withoutARightCertificate()
{
    const auto tls = livetest::liveTls();
    const QString host = QStringLiteral("tcp://127.0.0.1:%1").arg(tls->port);
    STEP(makeContext(host, tls->wrong, {QStringLiteral("ca.pem"), QStringLiteral("cert.pem"), QStringLiteral("key.pem")}));
    STEP(launch(contextName));
    STEP(says(QStringLiteral("127.0.0.1:%1 does not accept our client certificate").arg(tls->port)));
    m_driver.end();
    QVERIFY(QDir(m_home->filePath(QStringLiteral(".docker"))).removeRecursively());
    STEP(makeContext(host, tls->right, {QStringLiteral("ca.pem")}));
    STEP(launch(contextName));
    STEP(says(QStringLiteral("127.0.0.1:%1 asks for a client certificate, and there is none").arg(tls->port)));
    m_driver.end();
    QVERIFY(QDir(m_home->filePath(QStringLiteral(".docker"))).removeRecursively());
    // A server that our authority does not vouch for.
    STEP(makeContext(host, tls->right, {QStringLiteral("cert.pem"), QStringLiteral("key.pem")}));
    STEP(launch(contextName));
    STEP(says(QStringLiteral("The certificate of 127.0.0.1:%1 is not trusted").arg(tls->port)));
}

PILOTHOUSE_TEST(TestRemoteLive)
#include "tst_remote.moc"
