// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line: what it understands, and what it refuses with exit code 2.
#include "options.h"
#include "testmain.h"

#include <QTest>

class TestOptions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingStartsTheProgram();
    void helpAndVersion_data();
    void helpAndVersion();
    void mistakes_data();
    void mistakes();
    void everyOption();
    void demoKeepsNoSettings();
    void tourIsADemo();
};

namespace {

app::Options parse(const QStringList &arguments)
{
    return app::parseOptions(QStringList{QStringLiteral("pilothouse")} + arguments);
}

} // namespace

void TestOptions::nothingStartsTheProgram()
{
    const app::Options options = parse({});
    QVERIFY(!options.finish);
    QVERIFY(!options.demo);
    QVERIFY(!options.readOnly);
    QVERIFY(options.relist);
    QVERIFY(options.context.isEmpty());
    QCOMPARE(options.logLevel, QStringLiteral("warning"));
    QVERIFY(!options.settingsPath.isEmpty());
}

void TestOptions::helpAndVersion_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("expected");
    QTest::newRow("help") << QStringLiteral("--help") << QStringLiteral("--read-only");
    QTest::newRow("for tests") << QStringLiteral("--help") << QStringLiteral("For tests: ");
    QTest::newRow("h") << QStringLiteral("-h") << QStringLiteral("--demo");
    QTest::newRow("version") << QStringLiteral("--version") << QStringLiteral("Pilothouse " PILOTHOUSE_VERSION "\n");
    QTest::newRow("v") << QStringLiteral("-v") << QStringLiteral("Pilothouse " PILOTHOUSE_VERSION "\n");
}

void TestOptions::helpAndVersion()
{
    QFETCH(QString, argument);
    QFETCH(QString, expected);
    const app::Options options = parse({argument});
    QVERIFY(options.finish);
    QCOMPARE(options.exitCode, 0);
    QVERIFY2(options.message.contains(expected), qPrintable(options.message));
    QVERIFY(!options.message.contains(QStringLiteral("--timing"))); // hidden
}

void TestOptions::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--frobnicate")} << QStringLiteral("frobnicate");
    QTest::newRow("stray word") << QStringList{QStringLiteral("stray")} << QStringLiteral("stray");
    QTest::newRow("log level") << QStringList{QStringLiteral("--log"), QStringLiteral("loud")} << QStringLiteral("loud");
    QTest::newRow("no value") << QStringList{QStringLiteral("--context")} << QStringLiteral("context");
    QTest::newRow("demo and context")
        << QStringList{QStringLiteral("--demo"), QStringLiteral("--context"), QStringLiteral("remote")}
        << QStringLiteral("--context");
}

void TestOptions::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const app::Options options = parse(arguments);
    QVERIFY(options.finish);
    QCOMPARE(options.exitCode, 2);
    QVERIFY2(options.message.contains(named), qPrintable(options.message));
    QVERIFY(options.message.contains(QStringLiteral("--help")));
    QVERIFY(options.message.endsWith(u'\n'));
}

void TestOptions::everyOption()
{
    const app::Options options =
        parse({QStringLiteral("-c"), QStringLiteral("remote"), QStringLiteral("--read-only"), QStringLiteral("--log=debug"),
               QStringLiteral("--log-file=a.log"), QStringLiteral("--settings=b.json"), QStringLiteral("--no-relist"),
               QStringLiteral("--timing=c"), QStringLiteral("--history=7200")});
    QVERIFY2(!options.finish, qPrintable(options.message));
    QCOMPARE(options.context, QStringLiteral("remote"));
    QVERIFY(options.readOnly);
    QCOMPARE(options.logLevel, QStringLiteral("debug"));
    QCOMPARE(options.logFile, QStringLiteral("a.log"));
    QCOMPARE(options.settingsPath, QStringLiteral("b.json"));
    QVERIFY(!options.relist);
    QCOMPARE(options.timing, QStringLiteral("c"));
    QCOMPARE(options.history, 7200);
}

void TestOptions::demoKeepsNoSettings()
{
    const app::Options options = parse({QStringLiteral("--demo")});
    QVERIFY(options.demo);
    QVERIFY(options.settingsPath.isEmpty());
    const app::Options kept = parse({QStringLiteral("--demo"), QStringLiteral("--settings=b.json")});
    QCOMPARE(kept.settingsPath, QStringLiteral("b.json"));
}

void TestOptions::tourIsADemo()
{
    const app::Options options = parse({QStringLiteral("--tour=pictures")});
    QVERIFY(options.demo);
    QCOMPARE(options.tour, QStringLiteral("pictures"));
}

PILOTHOUSE_TEST(TestOptions)
#include "tst_options.moc"
