// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person set up is there again after the program was killed. The test starts itself as the program that will be
// killed, since only from inside can a window be worked; the real program is killed too.
#include "application.h"
#include "detailpanel.h"
#include "livetableview.h"
#include "tablepane.h"
#include "testmain.h"

#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int patience = 60'000; ///< a loaded machine is slow, not wrong
constexpr auto marker = "PILOTHOUSE_TEST_SETTINGS"; ///< the settings file of the one that is to be killed

QJsonObject saved(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

struct Program {
    std::unique_ptr<app::Application> application;

    explicit Program(const QString &settings)
    {
        app::Options options;
        options.demo = true;
        options.settingsPath = settings;
        application = std::make_unique<app::Application>(*qApp, options);
        application->show();
    }
    shell::MainWindow &window() { return application->window(); }
    panes::TablePane *pane() { return qobject_cast<panes::TablePane *>(window().currentPage()); }
    bool filled() { return QTest::qWaitFor([this] { return pane() && pane()->model().rowCount() > 0; }, patience); }
};

} // namespace

class KilledTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsUp();
    void everythingIsThereAgain();
    void theRealProgramLeavesTheFileWhole();

private:
    /// What a person might change; ends on the images.
    static void change(Program &program);
};

void KilledTest::change(Program &program)
{
    QVERIFY(program.filled());
    program.window().resize(1180, 720);
    auto *table = program.pane()->table();
    table->setColumnShown("cpu", false);
    table->horizontalHeader()->moveSection(0, 2);
    table->horizontalHeader()->resizeSection(table->horizontalHeader()->logicalIndex(0), 222);
    program.pane()->showTab("charts");
    program.window().setSidebarCollapsed(true);
    program.window().openPane("containers", "image");
    QVERIFY(program.filled());
}

void KilledTest::setsUp()
{
    const QTemporaryDir folder;
    const bool toBeKilled = qEnvironmentVariableIsSet(marker);
    const QString path = toBeKilled ? qEnvironmentVariable(marker) : folder.filePath(QStringLiteral("settings.json"));
    Program program(path);
    change(program);
    QTRY_COMPARE_WITH_TIMEOUT(saved(path).value(QStringLiteral("window/pane")).toString(), QStringLiteral("image"), patience);
    if (toBeKilled)
        QTest::qWait(patience); // its parent kills it as soon as the file says so
}

void KilledTest::everythingIsThereAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(marker), path);
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--class"), QStringLiteral("killed"), QStringLiteral("setsUp")});
    QTRY_VERIFY_WITH_TIMEOUT(saved(path).value(QStringLiteral("window/pane")).toString() == QStringLiteral("image") &&
                                 saved(path).contains(QStringLiteral("window/collapsed")),
                             patience);
    program.kill();
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patience);
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);

    Program again(path);
    QCOMPARE(again.window().size(), QSize(1180, 720));
    QCOMPARE(again.window().windowTitle(), QStringLiteral("Images — Pilothouse"));
    again.window().openPane("containers", "container");
    QVERIFY(again.filled());
    const QHeaderView *header = again.pane()->table()->horizontalHeader();
    int cpu = -1;
    for (int i = 0; i < header->count(); ++i) {
        if (header->model()->headerData(i, Qt::Horizontal).toString() == QStringLiteral("CPU"))
            cpu = i;
    }
    QVERIFY(cpu >= 0);
    QVERIFY(header->isSectionHidden(cpu));
    QCOMPARE(header->visualIndex(0), 2);
    QCOMPARE(again.pane()->detail()->currentTab(), QByteArray("charts"));
    QVERIFY2(saved(path).value(QStringLiteral("window/collapsed")).toBool(), "the sidebar");
}

void KilledTest::theRealProgramLeavesTheFileWhole()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"theme":"dark","window/pane":"volume","window/width":1111,"window/height":700})");
    file.close();
    for (int round = 0; round < 2; ++round) {
        const QString timing = folder.filePath(QStringLiteral("filled%1").arg(round));
        QProcess program;
        program.start(QStringLiteral(PILOTHOUSE_BINARY "/pilothouse"),
                      {QStringLiteral("--demo"), QStringLiteral("--settings"), path, QStringLiteral("--timing"), timing});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(timing), patience);
        program.kill();
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patience);
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
        const QJsonObject now = saved(path);
        QCOMPARE(now.value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
        QCOMPARE(now.value(QStringLiteral("window/pane")).toString(), QStringLiteral("volume"));
        QCOMPARE(now.value(QStringLiteral("window/width")).toInt(), 1111);
        QVERIFY(!QFile::exists(path + QStringLiteral(".bad")));
    }
}

PILOTHOUSE_TEST(KilledTest)
#include "tst_killed.moc"
