// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the window says when there is no engine, when one may not be used, and when one goes away and comes back: in
// words, with what can be done, and without anybody having to start the program again.
#include "application.h"
#include "banner.h"
#include "emptystate.h"
#include "engineaccess.h"
#include "livetableview.h"
#include "scriptedengine.h"
#include "tablepane.h"
#include "testmain.h"

#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

namespace {

constexpr int patience = 30'000; ///< a loaded machine is slow, not wrong

struct Program {
    std::unique_ptr<app::Application> application;

    explicit Program(const QString &socket)
    {
        app::Options options;
        options.context = QStringLiteral("unix://") + socket;
        options.relist = false;
        application = std::make_unique<app::Application>(*qApp, options);
        application->show();
    }
    shell::MainWindow &window() { return application->window(); }
    panes::TablePane *pane() { return qobject_cast<panes::TablePane *>(window().currentPage()); }
    bool filled(int rows) { return QTest::qWaitFor([&] { return pane()->model().total() == rows; }, patience); }
    /// All that is written in the middle of the pane, where rows would be.
    QString advice()
    {
        const auto *empty = pane()->findChild<widgets::EmptyState *>();
        QStringList lines;
        for (const QLabel *label : empty->findChildren<QLabel *>()) {
            if (label->isVisible())
                lines << label->text();
        }
        return lines.join(u'\n');
    }
    bool advises(const QString &words)
    {
        return QTest::qWaitFor([&] { return advice().contains(words); }, patience);
    }
    bool bannerSays(const QString &words)
    {
        const auto *banner = pane()->findChild<widgets::Banner *>();
        return QTest::qWaitFor([&] { return banner->isVisible() && banner->text().contains(words); }, patience);
    }
    QPushButton *button(const QString &name)
    {
        for (QPushButton *found : pane()->findChildren<QPushButton *>()) {
            if (found->isVisible() && (found->text() == name || found->accessibleName() == name))
                return found;
        }
        return nullptr;
    }
};

struct Engine : support::ScriptedEngine {
    Engine() { containers = {{"aa", "web"}, {"bb", "db", false}}; }
};

/// Until its end this process may not use the socket, whoever runs the test.
class Forbidden
{
public:
    explicit Forbidden(const QString &socket) : m_socket(QFile::encodeName(socket))
    {
        ::chmod(QFile::encodeName(QFileInfo(socket).path()).constData(), 0755);
        ::chmod(m_socket.constData(), 0600);
        if (m_user != 0)
            ::chmod(m_socket.constData(), 0); // not even its owner
        if (m_user == 0)
            m_dropped = ::seteuid(65534) == 0; // root may use any
    }
    ~Forbidden()
    {
        if (m_dropped && ::seteuid(m_user) != 0)
            qFatal("the user could not be taken back");
        ::chmod(m_socket.constData(), 0666);
    }
    Forbidden(const Forbidden &) = delete;
    Forbidden &operator=(const Forbidden &) = delete;

private:
    QByteArray m_socket;
    uid_t m_user = ::geteuid();
    bool m_dropped = false;
};

} // namespace

class FaultWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void socketMissing();
    void socketForbidden();
    void notAnEngine();
    void listRefused();
    void listBroken();
    void goesAwayAndComesBack();

private:
    QTemporaryDir m_home;
};

void FaultWindowTest::initTestCase()
{
    // Nobody's contexts, and nobody's log of what was done.
    for (const char *variable : {"HOME", "DOCKER_CONFIG", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
        qputenv(variable, QFile::encodeName(m_home.path()));
    for (const char *variable : {"DOCKER_HOST", "DOCKER_CONTEXT"})
        qunsetenv(variable);
}

void FaultWindowTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

void FaultWindowTest::socketMissing()
{
    Engine engine;
    engine.kill();
    QFile::remove(engine.socket());
    Program program(engine.socket());
    QVERIFY(program.advises(QStringLiteral("cannot be reached")));
    QVERIFY2(program.advice().contains(QStringLiteral("The socket %1 does not exist").arg(engine.socket())), qPrintable(program.advice()));
    // What helps depends on what is installed where the test runs; that it is said does not.
    const docker::InstalledEngines installed = docker::installedEngines();
    const QString helps = installed.docker   ? QStringLiteral("sudo systemctl start docker")
                          : installed.podman ? QStringLiteral("systemctl --user start podman.socket")
                                             : QStringLiteral("sudo apt install docker.io");
    QVERIFY2(program.advice().contains(helps), qPrintable(program.advice()));
    QPushButton *retry = program.button(QStringLiteral("Retry now"));
    QVERIFY(retry);
    engine.start();
    QTest::mouseClick(retry, Qt::LeftButton);
    QVERIFY(program.filled(2));
    QVERIFY(program.advice().isEmpty());
}

void FaultWindowTest::socketForbidden()
{
    Engine engine;
    {
        const Forbidden forbidden(engine.socket());
        Program program(engine.socket());
        QVERIFY(program.advises(QStringLiteral("No permission to use the socket")));
        QVERIFY2(program.advice().contains(QStringLiteral("may use this socket")), qPrintable(program.advice()));
        QVERIFY(program.button(QStringLiteral("Retry now")));
    }
    // Rights are given while the program runs.
    auto forbidden = std::make_unique<Forbidden>(engine.socket());
    Program program(engine.socket());
    QVERIFY(program.advises(QStringLiteral("No permission")));
    forbidden.reset();
    QPushButton *retry = program.button(QStringLiteral("Retry now"));
    QVERIFY(retry);
    QTest::mouseClick(retry, Qt::LeftButton);
    QVERIFY(program.filled(2));
}

void FaultWindowTest::notAnEngine()
{
    Engine engine;
    engine.instead("GET /version", [](const support::HttpRequest &, support::HttpConnection &connection) {
        connection.reply(200, "<html>It works!</html>");
    });
    Program program(engine.socket());
    QVERIFY(program.advises(QStringLiteral("What answers here is not a Docker or Podman engine")));
    engine.asUsual("GET /version");
    QVERIFY(program.filled(2)); // by itself
}

void FaultWindowTest::listRefused()
{
    Engine engine;
    engine.instead("GET /containers/json", [](const support::HttpRequest &, support::HttpConnection &connection) {
        connection.reply(403, R"({"message":"authorization denied by plugin"})");
    });
    Program program(engine.socket());
    QVERIFY(program.advises(QStringLiteral("You may not list these")));
    QVERIFY(program.advice().contains(QStringLiteral("authorization denied by plugin")));
    engine.asUsual("GET /containers/json");
    QPushButton *again = program.button(QStringLiteral("Check again"));
    QVERIFY(again);
    QTest::mouseClick(again, Qt::LeftButton);
    QVERIFY(program.filled(2));
    // Refused later: the rows stay, are told to be old, and the reason is beside them.
    engine.instead("GET /containers/json", [](const support::HttpRequest &, support::HttpConnection &connection) {
        connection.reply(403, R"({"message":"authorization denied by plugin"})");
    });
    engine.eventOf("prune", {});
    QVERIFY(program.bannerSays(QStringLiteral("authorization denied by plugin")));
    QVERIFY(program.bannerSays(QStringLiteral("Last good data")));
    QCOMPARE(program.pane()->model().total(), 2);
    engine.asUsual("GET /containers/json");
    QTest::mouseClick(program.button(QStringLiteral("Retry now")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!program.pane()->findChild<widgets::Banner *>()->isVisible(), patience);
}

void FaultWindowTest::listBroken()
{
    Engine engine;
    engine.instead("GET /containers/json", [](const support::HttpRequest &, support::HttpConnection &connection) {
        connection.reply(500, "the store is corrupt", {{"Content-Type", "text/plain"}});
    });
    Program program(engine.socket());
    QVERIFY(program.advises(QStringLiteral("the store is corrupt")));
    QVERIFY2(program.advice().contains(QStringLiteral("Containers could not be read")), qPrintable(program.advice()));
    QVERIFY(!program.advice().contains(QStringLiteral("install")));
    engine.asUsual("GET /containers/json");
    QVERIFY(program.filled(2));
}

void FaultWindowTest::goesAwayAndComesBack()
{
    Engine engine;
    Program program(engine.socket());
    QVERIFY(program.filled(2));
    program.pane()->select("aa");
    QPushButton *stop = program.button(QStringLiteral("Stop"));
    QVERIFY(stop && stop->isEnabled());
    engine.kill();
    QVERIFY(program.bannerSays(QStringLiteral("Last good data")));
    QVERIFY(program.bannerSays(QStringLiteral("(for ")));
    QVERIFY(program.bannerSays(QStringLiteral("Next try in ")));
    QVERIFY(program.bannerSays(engine.socket())); // of what it speaks
    QCOMPARE(program.pane()->model().total(), 2);
    QVERIFY(program.button(QStringLiteral("Retry now")));
    QVERIFY(!stop->isEnabled());
    QVERIFY2(stop->toolTip().endsWith(QStringLiteral("engine.sock does not answer")), qPrintable(stop->toolTip()));
    program.pane()->runAction("container.stop"); // nor by its shortcut
    QCOMPARE(engine.asked("POST"), 0);
    bool dated = false;
    for (const QLabel *label : program.pane()->findChildren<QLabel *>())
        dated = dated || (label->isVisible() && label->text().startsWith(QStringLiteral("as of ")));
    QVERIFY(dated);
    engine.containers[0].running = false;
    engine.containers.push_back({"cc", "new"});
    engine.start();
    QVERIFY(program.filled(3)); // by itself
    QTRY_VERIFY_WITH_TIMEOUT(!program.pane()->findChild<widgets::Banner *>()->isVisible(), patience);
    QPushButton *start = program.button(QStringLiteral("Start"));
    QTRY_VERIFY_WITH_TIMEOUT(start && start->isEnabled(), patience); // web was stopped meanwhile
}

PILOTHOUSE_TEST(FaultWindowTest)
#include "tst_faultwindow.moc"
