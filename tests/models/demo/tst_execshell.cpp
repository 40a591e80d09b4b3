// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "execshell.h"
#include "testmain.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using demo::ExecShell;

class TestExecShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoesAndAnswersOnATerminal()
    {
        ExecShell shell({.hostname = u"box"_s, .tty = true}, {u"bash"_s});
        QCOMPARE(shell.begin(0), "root@box:/# "_ba);
        QCOMPARE(shell.feed("echox\x7f hi\r", 0), "echox\b \b hi\r\nhi\r\nroot@box:/# "_ba);
        QCOMPARE(shell.feed("cd /etc\r", 0), "cd /etc\r\nroot@box:/etc# "_ba);
        QVERIFY(shell.feed("ls\r", 0).contains("os-release\r\n"));
        QVERIFY(shell.feed("nonsense\r", 0).contains("not found"));
        QVERIFY(shell.feed("echo $?\r", 0).contains("\r\n127\r\n"));
        QVERIFY(!shell.exitCode());
        QVERIFY(!shell.feed("exit 3\rpwd\r", 0).contains("pwd"));
        QCOMPARE(shell.exitCode(), std::optional<int>(3));
    }
    void runsOneCommandWithoutATerminal()
    {
        ExecShell date({}, {u"sh"_s, u"-c"_s, u"date"_s});
        QCOMPARE(date.begin(1'700'000'000'000), "Tue Nov 14 22:13:20 UTC 2023\n"_ba);
        QCOMPARE(date.exitCode(), std::optional<int>(0));
        ExecShell none({}, {u"frobnicate"_s});
        QVERIFY(none.begin(0).contains("executable file not found in $PATH"));
        QCOMPARE(none.exitCode(), std::optional<int>(126));
    }
    void saysThatBashIsNotThere()
    {
        ExecShell shell({.bash = false, .tty = true}, {u"bash"_s});
        QVERIFY(shell.begin(0).contains("\"bash\": executable file not found"));
        QCOMPARE(shell.exitCode(), std::optional<int>(126));
    }
};

PILOTHOUSE_TEST(TestExecShell)
#include "tst_execshell.moc"
