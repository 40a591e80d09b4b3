// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole program against each real engine that is up. Containers are made by plain HTTP beside the program, under
// random names, and the engine is asked afterwards whether it agrees with the window. Nothing but events may tell the
// program of a change: the safety relist is off.
#include "application.h"
#include "containerrow.h"
#include "detailpanel.h"
#include "liveenv.h"
#include "log.h"
#include "logpanel.h"
#include "logstab.h"
#include "logview.h"
#include "sheet.h"
#include "tablepane.h"
#include "terminaltab.h"
#include "terminalview.h"
#include "testmain.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QUuid>

namespace {

constexpr int patience = 60'000; ///< a loaded machine is slow, not wrong

// A step that has failed ends the test that takes it.
#define STEP(call)                                                                                                     \
    do {                                                                                                               \
        call;                                                                                                          \
        if (QTest::currentTestFailed())                                                                                \
            return;                                                                                                    \
    } while (false)

struct Answer {
    int status = 0;
    QByteArray body;
};

/// One request on a connection of its own, which the server closes.
Answer exchange(const QString &engine, const QByteArray &method, const QByteArray &path, const QJsonObject &json = {})
{
    QLocalSocket socket;
    socket.connectToServer(engine);
    const QByteArray body = json.isEmpty() ? QByteArray() : QJsonDocument(json).toJson(QJsonDocument::Compact);
    socket.write(method + " /v1.40" + path + " HTTP/1.0\r\nHost: engine\r\nContent-Type: application/json\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray all;
    const bool closed = QTest::qWaitFor(
        [&] {
            all += socket.readAll();
            return socket.state() == QLocalSocket::UnconnectedState;
        },
        patience);
    all += socket.readAll();
    if (!closed)
        return {};
    return {all.mid(9, 3).toInt(), all.mid(all.indexOf("\r\n\r\n") + 4)};
}

QString randomName()
{
    return QStringLiteral("ph-") + QUuid::createUuid().toString(QUuid::Id128).left(12);
}

} // namespace

class TestWindowLive final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void stopsStartsRestartsRemoves_data() { engines(); }
    void stopsStartsRestartsRemoves();
    void seesWhatHappensOutside_data() { engines(); }
    void seesWhatHappensOutside();
    void logsAndShell_data() { engines(); }
    void logsAndShell();
    void tellsNoSecret_data() { engines(); }
    void tellsNoSecret();

private:
    void engines();
    void begin();
    /// A container that writes a line every second and ends at once when told to.
    void make(const QString &name, const QStringList &env = {});
    [[nodiscard]] QJsonObject asked(const QString &name);
    [[nodiscard]] panes::TablePane *pane() { return qobject_cast<panes::TablePane *>(m_application->window().currentPage()); }
    [[nodiscard]] const docker::ContainerRow *container(const QString &name);
    void select(const QString &name);

    QString m_socket;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QTemporaryDir> m_log;
    std::unique_ptr<app::Application> m_application;
    std::vector<live::RowPointer> m_kept; ///< so that container()'s answer stays
    QStringList m_made;
};

void TestWindowLive::engines()
{
    QTest::addColumn<QString>("socket");
    const auto all = livetest::liveEngines();
    if (all.empty())
        QSKIP("no engine could be started here");
    for (const livetest::LiveEngine &engine : all)
        QTest::newRow(qPrintable(engine.name)) << engine.socket;
}

void TestWindowLive::init()
{
    // Said by the platform without a display, about itself.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QFETCH(QString, socket);
    m_socket = socket;
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    qputenv("HOME", m_home->path().toLocal8Bit());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"}) {
        const QString folder = m_home->filePath(QString::fromLatin1(name));
        QVERIFY(QDir().mkpath(folder));
        qputenv(name, folder.toLocal8Bit());
    }
}

void TestWindowLive::cleanup()
{
    m_kept.clear();
    m_application.reset();
    for (const QString &name : std::as_const(m_made))
        exchange(m_socket, "DELETE", "/containers/" + name.toLatin1() + "?force=1");
    m_made.clear();
    m_home.reset();
}

void TestWindowLive::begin()
{
    app::Options options;
    options.context = QStringLiteral("unix://") + m_socket;
    options.relist = false;
    options.settingsPath = m_home->filePath(QStringLiteral("settings.json"));
    m_application = std::make_unique<app::Application>(*qApp, options);
    m_application->show();
    QVERIFY(pane());
    QTRY_COMPARE_WITH_TIMEOUT(m_application->endpoint()->feed("container")->status().state, live::FeedStatus::State::Live,
                              patience);
}

void TestWindowLive::make(const QString &name, const QStringList &env)
{
    const QJsonArray command{QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                             QStringLiteral("trap 'exit 0' TERM; i=0; while :; do echo tick $i; i=$((i+1)); sleep 1; done")};
    // Not the engine's own limits, which an engine without rights could not set.
    QJsonArray limits;
    for (const QString &limit : {QStringLiteral("nofile"), QStringLiteral("nproc")})
        limits.append(QJsonObject{{QStringLiteral("Name"), limit}, {QStringLiteral("Soft"), 1024}, {QStringLiteral("Hard"), 1024}});
    const QJsonObject body{{QStringLiteral("Image"), QStringLiteral("pilothouse/test:1")},
                           {QStringLiteral("Cmd"), command},
                           {QStringLiteral("Env"), QJsonArray::fromStringList(env)},
                           {QStringLiteral("HostConfig"), QJsonObject{{QStringLiteral("NetworkMode"), QStringLiteral("none")},
                                                                     {QStringLiteral("Ulimits"), limits}}}};
    m_made << name;
    const Answer made = exchange(m_socket, "POST", "/containers/create?name=" + name.toLatin1(), body);
    QVERIFY2(made.status == 201, made.body.constData());
    const Answer started = exchange(m_socket, "POST", "/containers/" + name.toLatin1() + "/start");
    QVERIFY2(started.status == 204, started.body.constData());
}

QJsonObject TestWindowLive::asked(const QString &name)
{
    const Answer answer = exchange(m_socket, "GET", "/containers/" + name.toLatin1() + "/json");
    return answer.status == 200 ? QJsonDocument::fromJson(answer.body).object() : QJsonObject();
}

const docker::ContainerRow *TestWindowLive::container(const QString &name)
{
    m_kept = m_application->endpoint()->feed("container")->rows();
    for (const live::RowPointer &row : m_kept) {
        const auto *found = static_cast<const docker::ContainerRow *>(row.get());
        if (found->name == name)
            return found;
    }
    return nullptr;
}

void TestWindowLive::select(const QString &name)
{
    QTRY_VERIFY_WITH_TIMEOUT(container(name) && pane()->model().indexOf(container(name)->key()) >= 0, patience);
    const live::Key key = container(name)->key();
    pane()->select(key);
    QTRY_VERIFY_WITH_TIMEOUT(pane()->selectedRows().size() == 1 && pane()->selectedRows().front()->key() == key, patience);
}

void TestWindowLive::stopsStartsRestartsRemoves()
{
    const QString name = randomName();
    const auto state = [&] { return asked(name).value(QStringLiteral("State")).toObject(); };
    STEP(make(name));
    STEP(begin());
    STEP(select(name));
    QTRY_VERIFY_WITH_TIMEOUT(container(name)->running(), patience);
    pane()->runAction("container.stop");
    QTRY_VERIFY_WITH_TIMEOUT(container(name)->state == docker::ContainerState::Exited, patience);
    QCOMPARE(state().value(QStringLiteral("Running")).toBool(true), false);
    pane()->runAction("container.start");
    QTRY_VERIFY_WITH_TIMEOUT(container(name)->running(), patience);
    QCOMPARE(state().value(QStringLiteral("Running")).toBool(), true);
    const QString before = state().value(QStringLiteral("StartedAt")).toString();
    pane()->runAction("container.restart");
    QTRY_VERIFY_WITH_TIMEOUT(state().value(QStringLiteral("Running")).toBool() &&
                                 state().value(QStringLiteral("StartedAt")).toString() != before,
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(container(name)->running(), patience);
    pane()->runAction("container.remove");
    widgets::Sheet *sheet = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((sheet = m_application->window().findChild<widgets::Sheet *>()) && sheet->isVisible(), patience);
    QPushButton *remove = nullptr;
    for (QPushButton *button : sheet->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Remove"))
            remove = button;
    }
    QVERIFY(remove);
    QTest::mouseClick(remove, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!container(name), patience);
    QTRY_VERIFY_WITH_TIMEOUT(asked(name).isEmpty(), patience);
}

void TestWindowLive::seesWhatHappensOutside()
{
    STEP(begin());
    const QString name = randomName();
    STEP(make(name)); // after the list: only an event can tell
    QTRY_VERIFY_WITH_TIMEOUT(container(name) && container(name)->running(), patience);
    QCOMPARE(exchange(m_socket, "POST", "/containers/" + name.toLatin1() + "/stop").status, 204);
    QTRY_VERIFY_WITH_TIMEOUT(container(name)->state == docker::ContainerState::Exited, patience);
    QCOMPARE(exchange(m_socket, "DELETE", "/containers/" + name.toLatin1()).status, 204);
    QTRY_VERIFY_WITH_TIMEOUT(!container(name), patience);
}

void TestWindowLive::logsAndShell()
{
    const QString name = randomName();
    STEP(make(name));
    STEP(begin());
    STEP(select(name));
    pane()->showTab("logs");
    auto *logs = qobject_cast<dockerui::LogsTab *>(pane()->detail()->tab("logs"));
    QVERIFY(logs);
    logs::LogView &view = logs->panel().view();
    const auto last = [&] { return view.visibleLines().empty() ? QString() : view.lineText(view.visibleLines().back()); };
    QTRY_VERIFY_WITH_TIMEOUT(last().contains(QStringLiteral("tick ")), patience);
    const QString first = last();
    QTRY_VERIFY_WITH_TIMEOUT(last().contains(QStringLiteral("tick ")) && last() != first, patience); // followed
    pane()->showTab("terminal");
    auto *tab = qobject_cast<dockerui::TerminalTab *>(pane()->detail()->tab("terminal"));
    QVERIFY(tab);
    QTRY_VERIFY_WITH_TIMEOUT(tab->current(), patience);
    const auto shown = [tab] { return tab->current()->visibleLines().join(u'\n').trimmed(); };
    QTRY_VERIFY_WITH_TIMEOUT(!shown().isEmpty(), patience); // the prompt
    QTest::keyClicks(tab->current(), QStringLiteral("echo $((6*7))-answer"));
    QTest::keyClick(tab->current(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(QStringLiteral("42-answer")), patience);
}

void TestWindowLive::tellsNoSecret()
{
    const QString name = randomName();
    const QByteArray secret = QUuid::createUuid().toString(QUuid::Id128).toLatin1();
    if (!m_log) { // once a process; it takes the place of the handler that fails on warnings, hence the last test
        m_log = std::make_unique<QTemporaryDir>();
        QVERIFY(m_log->isValid());
        QVERIFY(base::installLog(QStringLiteral("debug"), m_log->filePath(QStringLiteral("pilothouse.log"))));
    }
    STEP(make(name, {QStringLiteral("DB_PASSWORD=") + QString::fromLatin1(secret)}));
    STEP(begin());
    STEP(select(name));
    pane()->showTab("overview");
    pane()->showTab("inspect");
    // Not proven by a program that never had it.
    auto *tree = pane()->detail()->tab("inspect")->findChild<QTreeView *>();
    QVERIFY(tree);
    QTRY_VERIFY_WITH_TIMEOUT(tree->model()->rowCount() > 5, patience);
    qInfo("the log is written");
    pane()->runAction("container.stop");
    QTRY_VERIFY_WITH_TIMEOUT(container(name)->state == docker::ContainerState::Exited, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!pane()->model().pending(container(name)->key()).size(), patience);
    m_kept.clear();
    m_application.reset(); // everything is written now
    bool audited = false;
    bool logged = false;
    bool kept = false;
    for (const QString &folder : {m_home->path(), m_log->path()}) {
        QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains(secret), qPrintable(file.fileName()));
            audited = audited || (file.fileName().endsWith(QStringLiteral("audit.log")) && bytes.contains(name.toLatin1()));
            logged = logged || (file.fileName().endsWith(QStringLiteral("pilothouse.log")) && !bytes.isEmpty());
            kept = kept || (file.fileName().endsWith(QStringLiteral("settings.json")) && !bytes.isEmpty());
        }
    }
    QVERIFY(audited);
    QVERIFY(logged);
    QVERIFY(kept);
    QFile line(QStringLiteral("/proc/self/cmdline"));
    QVERIFY(line.open(QIODevice::ReadOnly));
    QVERIFY(!line.readAll().contains(secret));
}

PILOTHOUSE_TEST(TestWindowLive)
#include "tst_window_live.moc"
