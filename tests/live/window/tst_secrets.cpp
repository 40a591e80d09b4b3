// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Secrets that the program is given against real engines: a registry's password, one that it refuses, a token, a variable
// of a container. None of them is found afterwards in a log (at level debug), a settings file, the audit log, a command line
// of ours or of a child, a row of Activity or a command copied from there.
#include "detailpanel.h"
#include "formtyping.h"
#include "livewindowtest.h"
#include "log.h"
#include "testmain.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QTimer>
#include <QTreeView>
#include <QTreeWidget>

using livetest::addRow;
using livetest::patience;
using livetest::press;
using livetest::randomName;
using livetest::randomSecret;
using livetest::type;

namespace {

/// The command lines of this process and of all that descend from it.
QByteArray commandLines()
{
    QHash<qint64, qint64> parents;
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = stat.readAll(); // "pid (name) state parent ..."
        parents.insert(pid.toLongLong(), line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toLongLong());
    }
    QByteArray all;
    const auto ours = [&parents](qint64 pid) {
        while (pid > 1 && pid != QCoreApplication::applicationPid())
            pid = parents.value(pid);
        return pid > 1;
    };
    for (auto each = parents.begin(); each != parents.end(); ++each) {
        QFile line(QStringLiteral("/proc/%1/cmdline").arg(each.key()));
        if (ours(each.key()) && line.open(QIODevice::ReadOnly))
            all += line.readAll() + '\n';
    }
    return all;
}

/// Is it there, as it is or inside something in base64 (as a registry's login travels), wherever it begins in there?
bool holds(const QByteArray &bytes, const QByteArray &secret)
{
    if (bytes.contains(secret))
        return true;
    for (int before = 0; before < 3; ++before) {
        const QByteArray whole = QByteArray(before, 'x') + secret;
        for (const auto option : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            // Without the characters that neighbours have a part in.
            const QByteArray sure = whole.left(whole.size() - whole.size() % 3).toBase64(option).mid(before ? before + 1 : 0);
            if (bytes.contains(sure))
                return true;
        }
    }
    return false;
}

void collect(const QTreeWidgetItem *item, QStringList &into)
{
    for (int column = 0; column < item->columnCount(); ++column)
        into << item->text(column) << item->toolTip(column);
    for (int i = 0; i < item->childCount(); ++i)
        collect(item->child(i), into);
}

} // namespace

class TestSecretsLive final : public livetest::LiveWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void areFoundNowhere_data() { engines(); }
    void areFoundNowhere();

private:
    void runWith(const QString &name, const QString &variable);
    void pullWith(const livetest::LiveRegistry &registry);
    void pullByToken(const livetest::LiveRegistry &registry);
    /// What Activity shows, and what each of its rows copies.
    void readActivity(QStringList &into);
    void nowhereIn(const QStringList &folders);

    QTemporaryDir m_log;
    QList<QByteArray> m_secrets;
};

void TestSecretsLive::initTestCase()
{
    QVERIFY(m_log.isValid());
    // Takes the place of the handler that fails on warnings; hence a class of its own.
    QVERIFY(base::installLog(QStringLiteral("debug"), m_log.filePath(QStringLiteral("pilothouse.log"))));
}

void TestSecretsLive::runWith(const QString &name, const QString &variable)
{
    QVERIFY(press(pane(), QStringLiteral("Run…")));
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.sheet(), patience);
    QWidget *sheet = m_driver.sheet();
    QVERIFY(type(sheet, QStringLiteral("Image"), QStringLiteral("pilothouse/test:1")));
    QVERIFY(type(sheet, QStringLiteral("Name"), name));
    QVERIFY(type(sheet, QStringLiteral("Command"), QStringLiteral("sleep 1000")));
    QVERIFY(type(sheet, QStringLiteral("Stop after"), QStringLiteral("1")));
    QVERIFY(type(sheet, QStringLiteral("More flags"), QStringLiteral("--ulimit nofile=1024 --ulimit nproc=1024")));
    QVERIFY(addRow(sheet, QStringLiteral("Add variable"), {QStringLiteral("DB_PASSWORD"), variable}));
    m_made << name;
    QVERIFY(press(sheet, QStringLiteral("Run")));
    QTRY_VERIFY_WITH_TIMEOUT(container(name) && container(name)->running(), patience);
    // The engine has it as it was typed, or nothing would be proven below.
    const QJsonObject config = asked(name).value(QStringLiteral("Config")).toObject();
    QVERIFY(config.value(QStringLiteral("Env")).toArray().contains(QStringLiteral("DB_PASSWORD=") + variable));
}

void TestSecretsLive::pullWith(const livetest::LiveRegistry &registry)
{
    const QString reference = livetest::publish(m_socket, registry);
    QVERIFY(!reference.isEmpty());
    m_images << reference;
    const QString wrong = randomSecret();
    m_secrets << wrong.toLatin1() << registry.password.toLatin1();
    QTest::keyClick(&m_driver.window(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(pane() && pane()->spec().kind->id == "image");
    QVERIFY(livetest::fillInPull(m_driver, reference, registry.user, wrong));
    QVERIFY(press(m_driver.sheet(), QStringLiteral("Pull")));
    QTRY_VERIFY_WITH_TIMEOUT(livetest::refused(&m_driver.window()), patience);
    QVERIFY(livetest::leaveSheet(m_driver));
    QVERIFY(livetest::fillInPull(m_driver, reference, registry.user, registry.password));
    QVERIFY(press(m_driver.sheet(), QStringLiteral("Pull")));
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.endpoint().feed("image")->row(reference.toUtf8()), patience);
    QVERIFY(livetest::leaveSheet(m_driver));
}

void TestSecretsLive::pullByToken(const livetest::LiveRegistry &registry)
{
    // As `docker login` leaves it behind for a registry that hands out tokens. This one does not: it is sent in vain.
    const QString token = randomSecret();
    m_secrets << token.toLatin1();
    const QJsonObject login{{QStringLiteral("identitytoken"), token}};
    const QJsonObject all{{QStringLiteral("auths"), QJsonObject{{registry.address, login}}}};
    const QByteArray text = QJsonDocument(all).toJson();
    QDir home(m_home->path());
    QVERIFY(home.mkpath(QStringLiteral(".docker")));
    QFile config(home.filePath(QStringLiteral(".docker/config.json")));
    QVERIFY(config.open(QIODevice::ReadWrite));
    QCOMPARE(config.write(text), text.size());
    config.close();
    QVERIFY(press(pane(), QStringLiteral("Pull…")));
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.sheet(), patience);
    QVERIFY(support::named<QComboBox>(m_driver.sheet(), QStringLiteral("Login")));
    QCOMPARE(support::named<QComboBox>(m_driver.sheet(), QStringLiteral("Login"))->currentText(),
             QStringLiteral("Docker configuration"));
    QVERIFY(type(m_driver.sheet(), QStringLiteral("Image"), registry.address + QStringLiteral("/nobody/has-this:1")));
    QVERIFY(press(m_driver.sheet(), QStringLiteral("Pull")));
    QTRY_VERIFY_WITH_TIMEOUT(livetest::refused(&m_driver.window()), patience);
    QVERIFY(livetest::leaveSheet(m_driver));
    QVERIFY(config.open(QIODevice::ReadOnly));
    QCOMPARE(config.readAll(), text);
    QVERIFY(config.remove()); // the one place where it may be
}

void TestSecretsLive::readActivity(QStringList &into)
{
    m_driver.window().openActivity();
    auto *tree = support::named<QTreeWidget>(&m_driver.window(), QStringLiteral("Activity"));
    QVERIFY(tree);
    QTRY_VERIFY_WITH_TIMEOUT(tree->topLevelItemCount() > 0, patience);
    int copied = 0;
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        collect(tree->topLevelItem(i), into);
        const QPoint at = tree->visualItemRect(tree->topLevelItem(i)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, tree->viewport()->mapToGlobal(at));
        QApplication::sendEvent(tree->viewport(), &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() != QStringLiteral("Copy as command") || !action->isEnabled())
                continue;
            action->trigger();
            into << QGuiApplication::clipboard()->text();
            ++copied;
        }
        menu->close();
    }
    QVERIFY(copied > 0);
}

void TestSecretsLive::nowhereIn(const QStringList &folders)
{
    QSet<QString> names;
    for (const QString &folder : folders) {
        QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QByteArray bytes = file.readAll();
            for (const QByteArray &secret : m_secrets)
                QVERIFY2(!holds(bytes, secret), qPrintable(file.fileName()));
            if (!bytes.isEmpty())
                names.insert(QFileInfo(file).fileName());
        }
    }
    for (const char *name : {"audit.log", "pilothouse.log", "settings.json"})
        QVERIFY2(names.contains(QLatin1String(name)), name);
}

void TestSecretsLive::areFoundNowhere()
{
    const QString name = randomName(), variable = randomSecret();
    m_secrets = {variable.toLatin1()};
    bool onALine = false;
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
        const QByteArray lines = commandLines();
        for (const QByteArray &secret : m_secrets)
            onALine = onALine || holds(lines, secret);
    });
    watch.start(50);
    STEP(begin());
    STEP(runWith(name, variable));
    STEP(select(name));
    pane()->showTab("overview");
    pane()->showTab("inspect");
    auto *tree = pane()->detail()->tab("inspect")->findChild<QTreeView *>();
    QVERIFY(tree);
    QTRY_VERIFY_WITH_TIMEOUT(tree->model()->rowCount() > 5, patience);
    qInfo("the log is written");
    pane()->runAction("container.stop");
    QTRY_VERIFY_WITH_TIMEOUT(container(name)->state == docker::ContainerState::Exited, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!pane()->model().pending(container(name)->key()).size(), patience);
    const auto registry = livetest::liveRegistry();
    QVERIFY(holds("{\"auth\":\"" + ("me:" + m_secrets.first()).toBase64() + "\"}", m_secrets.first()));
    if (registry) {
        STEP(pullWith(*registry));
        STEP(pullByToken(*registry));
    }
    QStringList shown;
    STEP(readActivity(shown));
    QCOMPARE(shown.join(u'\n').contains(QStringLiteral("docker pull ")), registry.has_value());
    QVERIFY(shown.join(u'\n').contains(name));
    QVERIFY(shown.join(u'\n').contains(QStringLiteral("DB_PASSWORD=***")));
    for (const QByteArray &secret : m_secrets)
        QVERIFY(!holds(shown.join(u'\n').toUtf8(), secret));
    m_driver.end(); // everything is written now
    STEP(nowhereIn({m_home->path(), m_log.path()}));
    QVERIFY(!commandLines().isEmpty());
    QVERIFY(!onALine);
    if (!registry)
        QSKIP("a variable was found nowhere; no registry could be started here, so no password was tried");
}

PILOTHOUSE_TEST(TestSecretsLive)
#include "tst_secrets.moc"
