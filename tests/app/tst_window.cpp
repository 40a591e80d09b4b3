// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole program against the simulated engine: what a person sees, presses and types. Any warning of Qt is a failure.
#include "chip.h"
#include "detailpanel.h"
#include "livetableview.h"
#include "logpanel.h"
#include "logstab.h"
#include "logview.h"
#include "palette.h"
#include "searchfield.h"
#include "sheet.h"
#include "sidebarparts.h"
#include "terminaltab.h"
#include "terminalview.h"
#include "testmain.h"
#include "toasts.h"
#include "windowdriver.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTreeView>

using support::button;
using support::labelled;

namespace {

constexpr int patience = 30'000; ///< a loaded machine is slow, not wrong

} // namespace

class TestWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fillsTheTable();
    void everyControlHasAName();
    void filtersByTextAndChip();
    void groups();
    void showsWhatIsSelected();
    void stopsAndUndoes();
    void removesAfterAsking();
    void refusesABadName();
    void keys();
    void paletteGoesToAContainer();
    void keysRestUnderASheetAndThePalette();
    void overviewAndInspect();
    void logs();
    void terminal();
    void readOnlyStopsNothing();
    void hiddenPaneFallsSilent();
    void everyPaneShowsDetail();
    void engineTellsOfItself();

private:
    void begin(bool readOnly = false);
    [[nodiscard]] shell::MainWindow &window() { return m_driver.window(); }
    [[nodiscard]] panes::TablePane *pane() { return m_driver.pane(); }
    [[nodiscard]] const docker::ContainerRow *container(const QString &name) { return m_driver.container(name); }
    bool select(const QString &name) { return m_driver.select(name); }
    [[nodiscard]] widgets::Sheet *sheet() { return m_driver.sheet(); }

    support::WindowDriver m_driver;
};

void TestWindow::init()
{
    // Said by the platform without a display, about itself.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    begin();
}

void TestWindow::cleanup()
{
    m_driver.end();
}

void TestWindow::begin(bool readOnly)
{
    app::Options options;
    options.demo = true;
    options.readOnly = readOnly;
    m_driver.begin(options);
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window(), patience));
    QVERIFY(pane());
    QTRY_COMPARE_WITH_TIMEOUT(pane()->model().total(), 14, patience);
    QTRY_VERIFY_WITH_TIMEOUT(pane()->model().rowCount() >= 14, patience);
}

void TestWindow::fillsTheTable()
{
    QCOMPARE(window().windowTitle(), QStringLiteral("Containers — Pilothouse"));
    QCOMPARE(pane()->table()->accessibleName(), QStringLiteral("Containers"));
    QCOMPARE(pane()->model().matching(), 14);
    QVERIFY(pane()->table()->hasFocus());
}

void TestWindow::everyControlHasAName()
{
    for (const QByteArray &id : window().paneIds("containers")) {
        window().openPane("containers", id);
        for (const QAbstractButton *found : window().findChildren<QAbstractButton *>()) {
            if (found->isVisible() && !found->inherits("QTableCornerButton"))
                QVERIFY2(!found->accessibleName().isEmpty() || !found->text().isEmpty(), found->metaObject()->className());
        }
    }
    const auto entries = window().findChildren<shell::SidebarItem *>();
    QVERIFY(entries.size() >= 2);
    QStringList names;
    for (const shell::SidebarItem *entry : entries)
        names << entry->accessibleName();
    QVERIFY(names.contains(QStringLiteral("Containers")));
    QVERIFY(names.contains(QStringLiteral("Images")));
}

void TestWindow::filtersByTextAndChip()
{
    auto *field = pane()->findChild<widgets::SearchField *>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("grafana"));
    QTRY_COMPARE_WITH_TIMEOUT(pane()->model().shown(), 1, patience);
    QTest::keyClick(field, Qt::Key_Escape); // empties it first
    QTRY_COMPARE_WITH_TIMEOUT(pane()->model().shown(), 14, patience);
    widgets::Chip *paused = nullptr;
    for (widgets::Chip *chip : pane()->findChildren<widgets::Chip *>()) {
        if (chip->accessibleName() == QStringLiteral("Paused"))
            paused = chip;
    }
    QVERIFY(paused);
    QTest::mouseClick(paused, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(pane()->model().shown(), 1, patience);
    QVERIFY(container(QStringLiteral("build-3f1")));
    QVERIFY(pane()->model().indexOf(container(QStringLiteral("build-3f1"))->key()) >= 0);
    QTest::mouseClick(paused, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(pane()->model().shown(), 14, patience);
}

void TestWindow::groups()
{
    const auto choose = [this](const QString &label) {
        for (QPushButton *found : pane()->findChildren<QPushButton *>()) {
            if (!found->menu() || !found->text().startsWith(QStringLiteral("Group")))
                continue;
            for (QAction *action : found->menu()->actions()) {
                if (action->text() == label) {
                    action->trigger();
                    return found->text();
                }
            }
        }
        return QString();
    };
    const auto headers = [this] {
        int count = 0;
        for (int row = 0; row < pane()->model().rowCount(); ++row)
            count += pane()->model().isGroup(row) ? 1 : 0;
        return count;
    };
    QCOMPARE(choose(QStringLiteral("None")), QStringLiteral("Group: None"));
    QTRY_COMPARE_WITH_TIMEOUT(headers(), 0, patience);
    QCOMPARE(choose(QStringLiteral("Image")), QStringLiteral("Group: Image"));
    QTRY_VERIFY_WITH_TIMEOUT(headers() > 5, patience);
    QCOMPARE(choose(QStringLiteral("Compose")), QStringLiteral("Group: Compose"));
    QTRY_VERIFY_WITH_TIMEOUT(headers() >= 2 && headers() <= 3, patience);
}

void TestWindow::showsWhatIsSelected()
{
    QVERIFY(select(QStringLiteral("cache")));
    QTRY_VERIFY_WITH_TIMEOUT(labelled(pane()->detail(), QStringLiteral("cache")), patience);
    QVERIFY(select(QStringLiteral("api")));
    QTRY_VERIFY_WITH_TIMEOUT(labelled(pane()->detail(), QStringLiteral("9f2c41d7a0be")), patience);
    QVERIFY(labelled(pane()->detail(), QStringLiteral("shop")));
}

void TestWindow::stopsAndUndoes()
{
    QVERIFY(select(QStringLiteral("cache")));
    QPushButton *stop = button(pane(), QStringLiteral("Stop"));
    QVERIFY(stop);
    QTRY_VERIFY_WITH_TIMEOUT(stop->isEnabled(), patience);
    QTest::mouseClick(stop, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!container(QStringLiteral("cache"))->running(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(button(&window(), QStringLiteral("Undo")), patience);
    QTest::mouseClick(button(&window(), QStringLiteral("Undo")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(container(QStringLiteral("cache"))->running(), patience);
}

void TestWindow::removesAfterAsking()
{
    QVERIFY(select(QStringLiteral("migrate-1")));
    pane()->runAction("container.remove");
    QTRY_VERIFY_WITH_TIMEOUT(sheet(), patience);
    QVERIFY(labelled(sheet(), QStringLiteral("migrate-1")));
    QTest::keyClick(sheet(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), patience);
    QVERIFY(container(QStringLiteral("migrate-1")));
    pane()->runAction("container.remove");
    QTRY_VERIFY_WITH_TIMEOUT(sheet(), patience);
    QPushButton *remove = button(sheet(), QStringLiteral("Remove"));
    QVERIFY(remove);
    QTest::mouseClick(remove, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!container(QStringLiteral("migrate-1")), patience);
    QTRY_COMPARE_WITH_TIMEOUT(pane()->model().total(), 13, patience);
}

void TestWindow::refusesABadName()
{
    QVERIFY(select(QStringLiteral("cache")));
    QTest::keyClick(pane()->table(), Qt::Key_F2);
    QTRY_VERIFY_WITH_TIMEOUT(sheet(), patience);
    auto *field = sheet()->findChild<QLineEdit *>();
    QVERIFY(field);
    for (const QString &bad : {QStringLiteral("-bad name"), QStringLiteral("api"), QStringLiteral("x")}) {
        field->selectAll();
        QTest::keyClicks(field, bad);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(sheet());
    }
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("cache-renamed"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(container(QStringLiteral("cache-renamed")), patience);
    QVERIFY(!container(QStringLiteral("cache")));
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), patience);
}

void TestWindow::keys()
{
    auto *field = pane()->findChild<widgets::SearchField *>();
    QTest::keyClicks(pane()->table(), QStringLiteral("/"));
    QVERIFY(field->hasFocus());
    QVERIFY(field->text().isEmpty());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(pane()->table()->hasFocus());
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window().windowTitle(), QStringLiteral("Images — Pilothouse"));
    QTRY_VERIFY_WITH_TIMEOUT(pane()->model().total() > 14, patience);
    QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(window().windowTitle(), QStringLiteral("Containers — Pilothouse"));
}

void TestWindow::paletteGoesToAContainer()
{
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = window().findChild<widgets::CommandPalette *>();
    QVERIFY(palette && palette->isVisible());
    auto *field = palette->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("mailpit"));
    QTRY_VERIFY_WITH_TIMEOUT(palette->currentId().startsWith("object\ncontainers\ncontainer\n"), patience);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!palette->isVisible(), patience);
    QCOMPARE(window().windowTitle(), QStringLiteral("Containers — Pilothouse"));
    QTRY_COMPARE_WITH_TIMEOUT(pane()->selectedRows().size(), size_t(1), patience);
    QCOMPARE(pane()->selectedRows().front()->key(), container(QStringLiteral("mailpit"))->key());
}

void TestWindow::keysRestUnderASheetAndThePalette()
{
    QVERIFY(select(QStringLiteral("cache")));
    const auto press = [this](Qt::Key key) {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window(), key, Qt::ControlModifier);
    };
    pane()->runAction("container.remove");
    QTRY_VERIFY_WITH_TIMEOUT(sheet(), patience);
    press(Qt::Key_2);
    press(Qt::Key_Comma);
    press(Qt::Key_K);
    QCOMPARE(window().windowTitle(), QStringLiteral("Containers — Pilothouse"));
    const auto *palette = window().findChild<widgets::CommandPalette *>();
    QVERIFY(!palette || !palette->isVisible());
    QTest::keyClick(sheet(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), patience);
    press(Qt::Key_K);
    palette = window().findChild<widgets::CommandPalette *>();
    QVERIFY(palette && palette->isVisible());
    press(Qt::Key_2);
    QCOMPARE(window().windowTitle(), QStringLiteral("Containers — Pilothouse"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!palette->isVisible(), patience);
    press(Qt::Key_2);
    QCOMPARE(window().windowTitle(), QStringLiteral("Images — Pilothouse"));
}

void TestWindow::overviewAndInspect()
{
    QVERIFY(select(QStringLiteral("mailpit")));
    pane()->showTab("overview");
    QTRY_VERIFY_WITH_TIMEOUT(labelled(pane()->detail()->tab("overview"), QStringLiteral("axllent/mailpit:v1.20")), patience);
    pane()->showTab("inspect");
    auto *tab = pane()->detail()->tab("inspect");
    QVERIFY(tab);
    auto *tree = tab->findChild<QTreeView *>();
    QTRY_VERIFY_WITH_TIMEOUT(tree->model()->rowCount() > 5, patience);
    auto *field = tab->findChild<widgets::SearchField *>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("Status"));
    QTRY_VERIFY_WITH_TIMEOUT(labelled(tab, QStringLiteral("1 of ")), patience);
}

void TestWindow::logs()
{
    QVERIFY(select(QStringLiteral("web")));
    pane()->showTab("logs");
    auto *tab = qobject_cast<panes::LogsTab *>(pane()->detail()->tab("logs"));
    QVERIFY(tab);
    QTRY_VERIFY_WITH_TIMEOUT(!tab->panel().view().visibleLines().empty(), patience);
    const qint64 line = tab->panel().view().visibleLines().front();
    QVERIFY(!tab->panel().view().lineText(line).isEmpty());
}

void TestWindow::terminal()
{
    QVERIFY(select(QStringLiteral("web")));
    pane()->showTab("terminal");
    auto *tab = qobject_cast<panes::TerminalTab *>(pane()->detail()->tab("terminal"));
    QVERIFY(tab);
    QTRY_VERIFY_WITH_TIMEOUT(tab->current(), patience);
    const auto shown = [tab] { return tab->current()->visibleLines().join(u'\n').trimmed(); };
    QTRY_VERIFY_WITH_TIMEOUT(!shown().isEmpty(), patience); // the prompt
    QTest::keyClicks(tab->current(), QStringLiteral("echo hi"));
    QTest::keyClick(tab->current(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(QRegularExpression(QStringLiteral("\\nhi *(\\n|$)"))), patience);
}

void TestWindow::readOnlyStopsNothing()
{
    begin(true);
    QVERIFY(select(QStringLiteral("cache")));
    QPushButton *stop = button(pane(), QStringLiteral("Stop"));
    QVERIFY(stop);
    QVERIFY(!stop->isEnabled());
    QVERIFY2(stop->toolTip().contains(QStringLiteral("read-only")), qPrintable(stop->toolTip()));
    QTest::keyClick(pane()->table(), Qt::Key_Period, Qt::ControlModifier);
    pane()->runAction("container.stop"); // past the disabled button: the session refuses
    QTRY_VERIFY_WITH_TIMEOUT(button(&window(), QStringLiteral("Details")), patience); // a failure's toast
    QVERIFY(container(QStringLiteral("cache"))->running());
}

void TestWindow::hiddenPaneFallsSilent()
{
    using State = live::FeedStatus::State;
    m_driver.endpoint().setLinger(std::chrono::milliseconds(50));
    const live::Feed *containers = m_driver.endpoint().feed("container");
    const live::Feed *images = m_driver.endpoint().feed("image");
    QTRY_COMPARE_WITH_TIMEOUT(containers->status().state, State::Live, patience);
    QCOMPARE(images->status().state, State::Idle);
    // The images tell which containers use them, so containers are still asked for.
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(images->status().state, State::Live, patience);
    window().openActivity();
    QTRY_COMPARE_WITH_TIMEOUT(images->status().state, State::Idle, patience);
    QTRY_COMPARE_WITH_TIMEOUT(containers->status().state, State::Idle, patience);
    QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(containers->status().state, State::Live, patience);
    QCOMPARE(containers->size(), 14);
}

void TestWindow::everyPaneShowsDetail()
{
    // At the first visit: the rows come after the pane is looked at.
    for (const QByteArray &id : {QByteArray("image"), QByteArray("volume")}) {
        window().openPane("containers", id);
        QTRY_VERIFY_WITH_TIMEOUT(pane() && pane()->model().rowCount() > 0, patience);
        auto *detail = window().currentPage()->findChild<panes::DetailPanel *>();
        QVERIFY(detail);
        QTRY_VERIFY_WITH_TIMEOUT(([detail] {
            for (const QTreeView *tree : detail->findChildren<QTreeView *>()) {
                if (tree->isVisible() && tree->model() && tree->model()->rowCount() > 0)
                    return true;
            }
            return false;
        })(), patience);
    }
}

void TestWindow::engineTellsOfItself()
{
    window().openPane("containers", "engine");
    QVERIFY(!pane());
    QWidget *page = window().currentPage();
    QTRY_VERIFY_WITH_TIMEOUT(labelled(page, QStringLiteral("Storage driver")), patience);
    QVERIFY(labelled(page, QStringLiteral("Kernel")));
    QTRY_VERIFY_WITH_TIMEOUT(labelled(page, QStringLiteral("API agreed")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(labelled(page, QStringLiteral("Build cache")), patience);
    QVERIFY(!labelled(page, QStringLiteral("CPU busy"))); // the simulated engine is not this machine's
}

PILOTHOUSE_TEST(TestWindow)
#include "tst_window.moc"
