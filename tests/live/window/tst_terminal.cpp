// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Terminal tab on each real engine: the size follows the window, a file is edited in vi, several shells stay apart,
// and how one ended is shown.
#include "detailpanel.h"
#include "formtyping.h"
#include "livewindowtest.h"
#include "terminaltab.h"
#include "terminalview.h"
#include "testmain.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QRegularExpression>
#include <QTabBar>

using livetest::patience;
using livetest::press;
using livetest::randomName;
using terminal::TerminalView;

class TestTerminalLive final : public livetest::LiveWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void sizeFollowsTheWindow_data() { engines(); }
    void sizeFollowsTheWindow();
    void viEditsAFile_data() { engines(); }
    void viEditsAFile();
    void threeShellsStayApart_data() { engines(); }
    void threeShellsStayApart();

private:
    /// A container of that name, chosen, with its first shell's prompt on screen.
    void openShell(const QString &name);
    void prompt();
    [[nodiscard]] panes::TerminalTab *tab()
    {
        return qobject_cast<panes::TerminalTab *>(pane()->detail()->tab("terminal"));
    }
    [[nodiscard]] TerminalView *view() { return tab()->current(); }
    [[nodiscard]] QString shown() { return view()->visibleLines().join(u'\n').trimmed(); }
    void enter(const QString &command)
    {
        QTest::keyClicks(view(), command);
        QTest::keyClick(view(), Qt::Key_Return);
    }
    /// What stty says, asked until it says what the widget has: a new size is on its way beside what is typed.
    void sttyAgrees();

    int m_asked = 0;
};

void TestTerminalLive::prompt()
{
    QTRY_VERIFY_WITH_TIMEOUT(view() && shown().endsWith(u'#'), patience);
}

void TestTerminalLive::openShell(const QString &name)
{
    STEP(make(name));
    STEP(begin());
    STEP(select(name));
    pane()->showTab("terminal");
    QVERIFY(tab());
    STEP(prompt());
}

void TestTerminalLive::sttyAgrees()
{
    const QString wanted = QStringLiteral("%1 %2").arg(view()->rows()).arg(view()->columns());
    QString said;
    for (const QDeadlineTimer late(patience); said != wanted && !late.hasExpired();) {
        const QString mark = QStringLiteral("s%1=").arg(++m_asked);
        enter(QStringLiteral("echo %1$(stty size)").arg(mark));
        const QRegularExpression answer(mark + QStringLiteral("(\\d+ \\d+)"));
        QTRY_VERIFY_WITH_TIMEOUT(answer.match(shown()).hasMatch(), patience);
        said = answer.match(shown()).captured(1);
    }
    QCOMPARE(said, wanted);
}

void TestTerminalLive::sizeFollowsTheWindow()
{
    STEP(openShell(randomName()));
    STEP(sttyAgrees());
    const int columns = view()->columns();
    m_driver.window().resize(m_driver.window().width() - 180, m_driver.window().height());
    QTRY_VERIFY_WITH_TIMEOUT(view()->columns() < columns, patience);
    STEP(sttyAgrees());
    const int rows = view()->rows();
    m_driver.window().resize(m_driver.window().width() + 320, m_driver.window().height() + 240);
    QTRY_VERIFY_WITH_TIMEOUT(view()->columns() > columns && view()->rows() > rows, patience);
    STEP(sttyAgrees());
}

void TestTerminalLive::viEditsAFile()
{
    const QString name = randomName();
    STEP(openShell(name));
    const auto command = [this] { return shown().section(u'\n', -1).startsWith(QStringLiteral("- /tmp/note")); };
    const auto insert = [this] { return shown().section(u'\n', -1).startsWith(QStringLiteral("I /tmp/note")); };
    enter(QStringLiteral("vi /tmp/note"));
    QTRY_VERIFY_WITH_TIMEOUT(command(), patience);
    QTest::keyClicks(view(), QStringLiteral("i"));
    QTRY_VERIFY_WITH_TIMEOUT(insert(), patience);
    QTest::keyClicks(view(), QStringLiteral("Xfirst lime"));
    QTest::keyClick(view(), Qt::Key_Backspace);
    QTest::keyClick(view(), Qt::Key_Backspace);
    QTest::keyClicks(view(), QStringLiteral("ne"));
    QTest::keyClick(view(), Qt::Key_Return);
    QTest::keyClicks(view(), QStringLiteral("  \"second\" $HOME; "));
    QTest::sendKeyEvent(QTest::Click, view(), Qt::Key_unknown, QStringLiteral("é"), Qt::NoModifier);
    // Escape by itself, before anything that begins with it.
    QTest::keyClick(view(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(command(), patience);
    QTest::keyClick(view(), Qt::Key_Up);
    QTest::keyClicks(view(), QStringLiteral("0x:wq"));
    QTest::keyClick(view(), Qt::Key_Return);
    const QByteArray wanted = QStringLiteral("first line\n  \"second\" $HOME; é\n").toUtf8();
    QTRY_COMPARE_WITH_TIMEOUT(livetest::fileInside(m_socket, name, "/tmp/note"), wanted, patience);
    STEP(prompt()); // vi gave the screen back
    enter(QStringLiteral("wc -l </tmp/note"));
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(QRegularExpression(QStringLiteral("\\n2 *\\n"))), patience);
}

void TestTerminalLive::threeShellsStayApart()
{
    const QString name = randomName();
    STEP(openShell(name));
    for (int more = 0; more < 2; ++more) {
        const TerminalView *before = view();
        QVERIFY(press(pane(), QStringLiteral("New shell")));
        QTRY_VERIFY_WITH_TIMEOUT(view() != before, patience);
        STEP(prompt());
    }
    auto *tabs = support::named<QTabBar>(tab(), QStringLiteral("Shells"));
    QVERIFY(tabs);
    QCOMPARE(tabs->count(), 3);
    const auto go = [&](int shell) {
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(shell).center());
        return tabs->currentIndex() == shell;
    };
    for (int shell = 0; shell < 3; ++shell) {
        QVERIFY(go(shell));
        enter(QStringLiteral("mine=own-%1").arg(shell));
    }
    QSet<QString> terminals;
    for (int shell = 0; shell < 3; ++shell) {
        QVERIFY(go(shell));
        enter(QStringLiteral("echo $mine-on-$(tty)"));
        const QRegularExpression answer(QStringLiteral("own-%1-on-(/dev/\\S+)").arg(shell));
        QTRY_VERIFY_WITH_TIMEOUT(answer.match(shown()).hasMatch(), patience);
        terminals.insert(answer.match(shown()).captured(1));
        for (int other = 0; other < 3; ++other)
            QCOMPARE(shown().contains(QStringLiteral("own-%1").arg(other)), other == shell);
    }
    QCOMPARE(terminals.size(), 3);
    // The engine has them too, beside the container's own process.
    const auto shells = [&] {
        const auto answer = livetest::exchange(m_socket, "GET", "/containers/" + name.toLatin1() + "/top");
        int found = 0;
        for (const QJsonValue &line : QJsonDocument::fromJson(answer.body)[QStringLiteral("Processes")].toArray())
            // The command comes last; Podman tells the line as one.
            found += line.toArray().last().toString().section(u' ', -1) == QStringLiteral("/bin/sh") ? 1 : 0;
        return found;
    };
    QCOMPARE(shells(), 3);
    QVERIFY(go(1));
    enter(QStringLiteral("exit 3"));
    QTRY_VERIFY_WITH_TIMEOUT(support::labelled(view(), QStringLiteral("Exited with code 3")), patience);
    QTRY_COMPARE_WITH_TIMEOUT(shells(), 2, patience);
    for (const int shell : {0, 2}) {
        QVERIFY(go(shell));
        QVERIFY(!support::labelled(view(), QStringLiteral("Exited")));
        enter(QStringLiteral("echo still-$((4%1*10))").arg(shell));
        QTRY_VERIFY_WITH_TIMEOUT(shown().contains(QStringLiteral("still-4%1").arg(shell) + u'0'), patience);
    }
}

PILOTHOUSE_TEST(TestTerminalLive)
#include "tst_terminal.moc"
