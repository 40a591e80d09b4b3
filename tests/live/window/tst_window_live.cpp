// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The life of containers in the whole program, on each real engine that is up; see livewindowtest.h.
#include "detailpanel.h"
#include "livewindowtest.h"
#include "logpanel.h"
#include "logstab.h"
#include "logview.h"
#include "sheet.h"
#include "terminaltab.h"
#include "terminalview.h"
#include "testmain.h"

#include <QPushButton>

using livetest::exchange;
using livetest::patience;
using livetest::randomName;

class TestWindowLive final : public livetest::LiveWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void stopsStartsRestartsRemoves_data() { engines(); }
    void stopsStartsRestartsRemoves();
    void seesWhatHappensOutside_data() { engines(); }
    void seesWhatHappensOutside();
    void logsAndShell_data() { engines(); }
    void logsAndShell();
};

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
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.sheet(), patience);
    QPushButton *remove = support::button(m_driver.sheet(), QStringLiteral("Remove"));
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
    auto *logs = qobject_cast<panes::LogsTab *>(pane()->detail()->tab("logs"));
    QVERIFY(logs);
    logs::LogView &view = logs->panel().view();
    const auto last = [&] { return view.visibleLines().empty() ? QString() : view.lineText(view.visibleLines().back()); };
    QTRY_VERIFY_WITH_TIMEOUT(last().contains(QStringLiteral("tick ")), patience);
    const QString first = last();
    QTRY_VERIFY_WITH_TIMEOUT(last().contains(QStringLiteral("tick ")) && last() != first, patience); // followed
    pane()->showTab("terminal");
    auto *tab = qobject_cast<panes::TerminalTab *>(pane()->detail()->tab("terminal"));
    QVERIFY(tab);
    QTRY_VERIFY_WITH_TIMEOUT(tab->current(), patience);
    const auto shown = [tab] { return tab->current()->visibleLines().join(u'\n').trimmed(); };
    QTRY_VERIFY_WITH_TIMEOUT(!shown().isEmpty(), patience); // the prompt
    QTest::keyClicks(tab->current(), QStringLiteral("echo $((6*7))-answer"));
    QTest::keyClick(tab->current(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(QStringLiteral("42-answer")), patience);
    // What is written now is in the log at once, which was out of sight meanwhile.
    QTest::keyClicks(tab->current(), QStringLiteral("echo said-in-$((100+23)) >/proc/1/fd/1"));
    QTest::keyClick(tab->current(), Qt::Key_Return);
    pane()->showTab("logs");
    const auto said = [&view] {
        for (const qint64 line : view.visibleLines()) {
            if (view.lineText(line).endsWith(QStringLiteral("said-in-123")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(said(), patience);
}

PILOTHOUSE_TEST(TestWindowLive)
#include "tst_window_live.moc"
