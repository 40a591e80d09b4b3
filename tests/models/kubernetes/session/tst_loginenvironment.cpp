// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Scripts as login shells: fast, slow, noisy, hanging, and some that end before they say anything.
#include "authorizerharness.h"
#include "loginenvironment.h"
#include "testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using kubernetes::LoginEnvironment;
using kubernetes::LoginShell;
using authorizertest::isGone;
using namespace std::chrono_literals;

class LoginEnvironmentTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// The script gets "-l -i -c COMMAND", as shells do.
    LoginShell shell(const QByteArray &script, const QString &name = QStringLiteral("shell"))
    {
        LoginShell made;
        made.program = m_folder.filePath(name);
        QFile file(made.program);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("no file");
        file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        made.environment = {{QStringLiteral("PATH"), QStringLiteral("/own")}, {QStringLiteral("OURS"), QStringLiteral("1")}};
        made.limit = 20s; // where the limit is not what is tested
        return made;
    }

    static LoginEnvironment read(const LoginShell &shell)
    {
        std::optional<LoginEnvironment> result;
        base::Task<LoginEnvironment> task = kubernetes::readLoginEnvironment(shell);
        task.start([&](const LoginEnvironment &environment) { result = environment; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(result, 60'000); }();
        return result.value_or(LoginEnvironment());
    }

private Q_SLOTS:
    void whatShellsSay_data()
    {
        QTest::addColumn<QByteArray>("script");
        const auto row = [](const char *name, const char *script) { QTest::newRow(name) << QByteArray(script); };
        row("plain", "export PATH=/rc; eval \"$4\"");
        row("greeting", "echo Welcome; printf 'no line end'; export PATH=/rc; eval \"$4\"; echo bye; printf '\\0\\377'");
        row("words of the environment", "printf 'PATH=/wrong\\0'; export PATH=/rc; eval \"$4\"; printf '\\0PATH=/wrong\\0'");
        row("echoes its command", "echo \"$4\"; export PATH=/rc; eval \"$4\"");
        row("traces", "set -xv; export PATH=/rc; eval \"$4\"");
        row("noise of a megabyte", "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2; export PATH=/rc; eval \"$4\"");
        row("fails afterwards", "export PATH=/rc; eval \"$4\"; exit 3");
        row("leaves a daemon", "sleep 5 & export PATH=/rc; eval \"$4\"");
        row("slow", "sleep 0.3; export PATH=/rc; eval \"$4\"");
        row("reads", "read answer; export PATH=/rc; eval \"$4\"");
        row("asks at the terminal", "if (: </dev/tty) 2>/dev/null; then exit 1; fi; export PATH=/rc; eval \"$4\"");
    }
    void whatShellsSay()
    {
        QFETCH(QByteArray, script);
        // So that eval is given the right word, whatever the options.
        const LoginShell made = shell("export AWS_PROFILE='two words\nand lines' TERM=x SHLVL=9 PWD=/x\n" + script);
        const LoginEnvironment environment = read(made);
        QVERIFY2(environment.fromShell, qPrintable(environment.problem));
        QVERIFY(environment.problem.isEmpty());
        QCOMPARE(environment.variables.value(QStringLiteral("PATH")), QStringLiteral("/rc:/own"));
        QCOMPARE(environment.variables.value(QStringLiteral("AWS_PROFILE")), QStringLiteral("two words\nand lines"));
        for (const char *name : {"TERM", "SHLVL", "PWD", "PILOTHOUSE_READS_ENVIRONMENT"})
            QVERIFY2(!environment.variables.contains(QLatin1String(name)), name);
    }

    void whatIsOfNoUse_data()
    {
        QTest::addColumn<QByteArray>("script");
        const auto row = [](const char *name, const char *script) { QTest::newRow(name) << QByteArray(script); };
        row("says nothing", "exit 0");
        row("no login", "echo 'This account is currently not available.'; exit 1");
        row("echoes only", "echo \"$4\"");
        row("ends in between", "eval \"${4%%;*}\"");
        row("no path", "unset PATH; /usr/bin/env -i /bin/sh -c \"unset PATH; $4\" | /usr/bin/tr P Q");
        row("never stops talking", "exec yes");
        row("killed", "kill -9 $$");
    }
    void whatIsOfNoUse()
    {
        QFETCH(QByteArray, script);
        LoginShell made = shell(script);
        const LoginEnvironment environment = read(made);
        QVERIFY(!environment.fromShell);
        QVERIFY(!environment.problem.isEmpty());
        QCOMPARE(environment.variables.value(QStringLiteral("PATH")), QStringLiteral("/own"));
        QCOMPARE(environment.variables.value(QStringLiteral("OURS")), QStringLiteral("1"));
    }

    void noShell()
    {
        LoginShell made = shell({});
        made.program = QStringLiteral("/nowhere/shell");
        QVERIFY(!read(made).problem.isEmpty());
        made.cache->forget();
        made.program.clear();
        QVERIFY(!read(made).problem.isEmpty());
    }

    void aHangingOneIsEndedWithAllItStarted()
    {
        LoginShell made = shell("(trap '' TERM; sleep 1000) & echo $! > " + m_folder.filePath(QStringLiteral("pid")).toUtf8() + "; sleep 1000");
        made.limit = 500ms;
        QElapsedTimer timer;
        timer.start();
        const LoginEnvironment environment = read(made);
        QVERIFY(timer.elapsed() >= 490);
        QVERIFY(environment.problem.contains(QStringLiteral("second")));
        QFile file(m_folder.filePath(QStringLiteral("pid")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const pid_t pid = file.readAll().trimmed().toInt();
        QVERIFY(pid > 0);
        QTRY_VERIFY_WITH_TIMEOUT(isGone(pid), 30'000);
    }

    void destroyedWhileItWaits()
    {
        const LoginShell made = shell("echo $$ > " + m_folder.filePath(QStringLiteral("pid2")).toUtf8() + "; exec sleep 1000");
        bool called = false;
        base::Task<LoginEnvironment> task = kubernetes::readLoginEnvironment(made);
        task.start([&](const LoginEnvironment &) { called = true; });
        QFile file(m_folder.filePath(QStringLiteral("pid2")));
        QTRY_VERIFY_WITH_TIMEOUT(file.size() > 1, 30'000);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const pid_t pid = file.readAll().trimmed().toInt();
        QVERIFY(!isGone(pid));
        task.reset();
        QTRY_VERIFY_WITH_TIMEOUT(isGone(pid), 30'000);
        QVERIFY(!called);
        QVERIFY(!made.cache->value()); // nothing was found out
    }

    void askedOnce()
    {
        const QByteArray count = m_folder.filePath(QStringLiteral("count")).toUtf8();
        const LoginShell made = shell("echo x >> " + count + "; export PATH=/rc; eval \"$4\"");
        QCOMPARE(read(made).variables.value(QStringLiteral("PATH")), QStringLiteral("/rc:/own"));
        const LoginShell other = made; // another endpoint with the same cache
        QCOMPARE(read(other).variables.value(QStringLiteral("PATH")), QStringLiteral("/rc:/own"));
        const auto runs = [&] {
            QFile file(QString::fromUtf8(count));
            return file.open(QIODevice::ReadOnly) ? file.readAll().count('x') : 0;
        };
        QCOMPARE(runs(), 1);
        made.cache->forget();
        (void)read(other);
        QCOMPARE(runs(), 2);
    }

    void foldersComeLast()
    {
        LoginShell made = shell("export PATH=/rc:/own; eval \"$4\"");
        made.folders = QStringList{m_folder.path(), QStringLiteral("/nowhere/bin"), QStringLiteral("/own")};
        QCOMPARE(read(made).variables.value(QStringLiteral("PATH")), QStringLiteral("/rc:/own:") + m_folder.path());
        const QStringList usual = LoginShell::usualFolders(QStringLiteral("/home/me"));
        QVERIFY(usual.contains(QStringLiteral("/home/me/.krew/bin")));
        QVERIFY(usual.contains(QStringLiteral("/snap/bin")));
    }

    void optionsOfShells()
    {
        const LoginShell plain = shell("export PATH=/rc WORDS=\"$1 $2 $3\"; eval \"$4\"");
        QCOMPARE(read(plain).variables.value(QStringLiteral("WORDS")), QStringLiteral("-l -i -c"));
        const LoginShell csh = shell("export PATH=/rc WORDS=\"$1 $2\"; eval \"$3\"", QStringLiteral("tcsh"));
        QCOMPARE(read(csh).variables.value(QStringLiteral("WORDS")), QStringLiteral("-i -c"));
    }

    void aRealShell()
    {
        LoginShell made = LoginShell::ofThisProcess();
        made.program = QStringLiteral("/bin/bash");
        if (!QFile::exists(made.program))
            QSKIP("no bash");
        made.limit = 20s;
        const LoginEnvironment environment = read(made);
        QVERIFY2(environment.fromShell, qPrintable(environment.problem));
        QVERIFY(environment.variables.value(QStringLiteral("PATH")).contains(QStringLiteral("/usr/bin")));
    }
};

PILOTHOUSE_TEST(LoginEnvironmentTest)
#include "tst_loginenvironment.moc"
