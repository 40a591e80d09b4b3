// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A connection that hangs holds up nothing: the window shows itself, another connection is opened and filled, and the
// program ends at once, whatever the hanging one waits for.
#include "application.h"
#include "httpserver.h"
#include "livetableview.h"
#include "scriptedengine.h"
#include "sidebarparts.h"
#include "tablepane.h"
#include "testmain.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr int patience = 30'000; ///< a loaded machine is slow, not wrong

/// An address that takes no connection and refuses none: its queue is full.
class BlackHole
{
public:
    BlackHole() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 0) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no listener");
        m_port = ntohs(address.sin_port);
        for (int &filler : m_fillers) {
            filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
            ::connect(filler, reinterpret_cast<sockaddr *>(&address), size);
        }
    }
    ~BlackHole()
    {
        for (const int filler : m_fillers)
            ::close(filler);
        ::close(m_listener);
    }
    BlackHole(const BlackHole &) = delete;
    BlackHole &operator=(const BlackHole &) = delete;
    [[nodiscard]] QString address() const { return QStringLiteral("tcp://127.0.0.1:%1").arg(m_port); }

private:
    int m_listener;
    std::array<int, 4> m_fillers{};
    quint16 m_port = 0;
};

/// What was ended and waits for its parent to hear of it does not run.
bool isRunning(pid_t pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1) != "Z";
}

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(path.section(u'/', 0, -2));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("no file %s", qPrintable(path));
}

} // namespace

class StopsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hanging_data();
    void hanging();
    void manyHangingTogether();

private:
    void context(const QByteArray &name, const QString &address) const;
    static bool choose(shell::MainWindow &window, const QString &connection);
    QTemporaryDir m_home;
    BlackHole m_hole;
    std::unique_ptr<support::HttpServer> m_mute;
    std::unique_ptr<support::ScriptedEngine> m_good;
};

void StopsTest::initTestCase()
{
    for (const char *variable : {"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
        qputenv(variable, QFile::encodeName(m_home.path()));
    for (const char *variable : {"DOCKER_HOST", "DOCKER_CONTEXT"})
        qunsetenv(variable);
    qputenv("DOCKER_CONFIG", QFile::encodeName(m_home.filePath(QStringLiteral("docker"))));
    m_mute = std::make_unique<support::HttpServer>();
    m_mute->onRequest([](const support::HttpRequest &, support::HttpConnection &) {});
    m_good = std::make_unique<support::ScriptedEngine>();
    m_good->containers = {{"aa", "web"}, {"bb", "db", false}};
    context("good", QStringLiteral("unix://") + m_good->socket());
    write(m_home.filePath(QStringLiteral("docker/config.json")), R"({"currentContext":"hung"})");
    // An ssh that says nothing and never ends; where it runs is noted.
    const QString ssh = m_home.filePath(QStringLiteral("bin/ssh"));
    write(ssh, "#!/bin/sh\necho $$ > '" + QFile::encodeName(m_home.filePath(QStringLiteral("ssh.pid"))) + "'\nexec sleep 1000\n");
    QFile::setPermissions(ssh, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("PATH", QFile::encodeName(m_home.filePath(QStringLiteral("bin"))) + ':' + qgetenv("PATH"));
}

void StopsTest::context(const QByteArray &name, const QString &address) const
{
    const QString folder = QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex());
    write(m_home.filePath(QStringLiteral("docker/contexts/meta/%1/meta.json").arg(folder)),
          R"({"Name":")" + name + R"(","Endpoints":{"docker":{"Host":")" + address.toUtf8() + R"("}}})");
}

bool StopsTest::choose(shell::MainWindow &window, const QString &connection)
{
    auto *header = window.findChild<shell::SidebarHeader *>();
    if (!header)
        return false;
    QTest::mouseClick(header, Qt::LeftButton);
    for (QMenu *menu : window.findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (action->text().startsWith(connection + u'\t')) {
                action->trigger();
                menu->close();
                return true;
            }
        }
    }
    return false;
}

void StopsTest::hanging_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("no answer") << QStringLiteral("tcp://127.0.0.1:%1").arg(m_mute->port());
    QTest::newRow("no connection") << m_hole.address();
    QTest::newRow("no name") << QStringLiteral("tcp://engine.hang.test:2375");
    QTest::newRow("mute ssh") << QStringLiteral("ssh://me@engine.example");
}

void StopsTest::hanging()
{
    QFETCH(QString, address);
    context("hung", address);
    QElapsedTimer timer;
    timer.start();
    app::Options options;
    auto application = std::make_unique<app::Application>(*qApp, options);
    QCOMPARE(application->endpoint()->profile().address, address);
    application->show();
    shell::MainWindow &window = application->window();
    QVERIFY(QTest::qWaitForWindowExposed(&window, patience));
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QStringLiteral("shown after %1 ms").arg(timer.elapsed())));
    QTRY_COMPARE_WITH_TIMEOUT(application->endpoint()->state().state, endpoint::EndpointState::State::Connecting, patience);
    const QString pidFile = m_home.filePath(QStringLiteral("ssh.pid"));
    const bool ssh = address.startsWith(QStringLiteral("ssh"));
    if (ssh)
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(pidFile).size() > 1, patience);
    QVERIFY(choose(window, QStringLiteral("good")));
    const auto *pane = qobject_cast<panes::TablePane *>(window.currentPage());
    QVERIFY(pane);
    timer.restart();
    QTRY_COMPARE_WITH_TIMEOUT(pane->model().total(), 2, patience);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QStringLiteral("filled after %1 ms").arg(timer.elapsed())));
    QCOMPARE(application->endpoint()->state().state, endpoint::EndpointState::State::Connecting); // it still hangs
    timer.restart();
    application.reset();
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QStringLiteral("ended after %1 ms").arg(timer.elapsed())));
    qInfo("ended within %lld ms", static_cast<long long>(timer.elapsed()));
    if (ssh) {
        QFile file(pidFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const pid_t pid = file.readAll().trimmed().toInt();
        QVERIFY(pid > 0);
        QTRY_VERIFY_WITH_TIMEOUT(!isRunning(pid), patience); // nothing is left
    }
}

void StopsTest::manyHangingTogether()
{
    const QStringList addresses{QStringLiteral("tcp://127.0.0.1:%1").arg(m_mute->port()), m_hole.address(),
                                QStringLiteral("tcp://engine.hang.test:2375"), QStringLiteral("ssh://me@engine.example")};
    for (qsizetype i = 0; i < addresses.size(); ++i)
        context(i == 0 ? "hung" : "hung" + QByteArray::number(i), addresses[i]);
    auto application = std::make_unique<app::Application>(*qApp, app::Options{});
    application->show();
    for (qsizetype i = 1; i < addresses.size(); ++i)
        QVERIFY(choose(application->window(), QStringLiteral("hung%1").arg(i)));
    QElapsedTimer timer;
    timer.start();
    application.reset();
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QStringLiteral("ended after %1 ms").arg(timer.elapsed())));
}

PILOTHOUSE_TEST(StopsTest)
#include "tst_stops.moc"
