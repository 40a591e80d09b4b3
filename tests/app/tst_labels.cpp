// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The label filter, what a stopped container shows, and the palette's second key.
#include "chip.h"
#include "demowindow.h"
#include "detailpanel.h"
#include "labelfilter.h"
#include "livetableview.h"
#include "testmain.h"

#include <QAccessible>
#include <QLineEdit>
#include <QMenu>

class TestLabels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_demo.begin(); }
    void cleanup() { m_demo.end(); }
    void filterByLabel();
    void emptyResultOffersAWayOut();
    void stoppedShowsNoFigures();
    void paletteActs();
    void paletteFindsTabs();
    void paletteIsReadOut();

private:
    DemoWindow m_demo;
};

void TestLabels::filterByLabel()
{
    auto *filter = m_demo.pane()->findChild<panes::LabelFilter *>();
    QVERIFY(filter);
    QMenu menu;
    filter->fill(menu);
    // One of the labels has several values: a menu of its own, with "Any value" first.
    QMenu *several = nullptr;
    for (QAction *action : menu.actions()) {
        if (action->menu() && action->text() == QStringLiteral("com.docker.compose.project"))
            several = action->menu();
    }
    QVERIFY(several);
    QAction *shop = nullptr;
    for (QAction *action : several->actions()) {
        if (action->text().startsWith(QStringLiteral("shop\t")))
            shop = action;
    }
    QVERIFY(shop);
    QCOMPARE(shop->text(), QStringLiteral("shop\t4"));
    shop->trigger();
    QCOMPARE(filter->label(), QStringLiteral("com.docker.compose.project=shop"));
    QTRY_COMPARE_WITH_TIMEOUT(m_demo.pane()->model().shown(), 4, DemoWindow::patience);
    // The chip says it and takes it off.
    auto *chip = filter->findChild<widgets::Chip *>();
    QVERIFY(chip && chip->isVisible());
    QVERIFY(chip->accessibleName().contains(QStringLiteral("com.docker.compose.project=shop")));
    chip->click();
    QVERIFY(!chip->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(m_demo.pane()->model().shown(), 14, DemoWindow::patience);
    filter->setLabel(QStringLiteral("com.docker.compose.project"));
    QTRY_COMPARE_WITH_TIMEOUT(m_demo.pane()->model().shown(), 7, DemoWindow::patience);
}

void TestLabels::emptyResultOffersAWayOut()
{
    auto *filter = m_demo.pane()->findChild<panes::LabelFilter *>();
    filter->setLabel(QStringLiteral("nobody=has-this"));
    QTRY_VERIFY_WITH_TIMEOUT(DemoWindow::button(m_demo.pane(), QStringLiteral("Clear filter")), DemoWindow::patience);
    DemoWindow::button(m_demo.pane(), QStringLiteral("Clear filter"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_demo.pane()->model().shown(), 14, DemoWindow::patience);
    QVERIFY(filter->label().isEmpty());
}

void TestLabels::stoppedShowsNoFigures()
{
    const auto figure = [this] {
        const live::LiveTableModel &model = m_demo.pane()->model();
        const auto &columns = model.kind().columns;
        const int row = model.indexOf(m_demo.container(QStringLiteral("cache"))->key());
        for (size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].id == "memory")
                return model.cell(model.index(row, static_cast<int>(i))).text;
        }
        return QString();
    };
    const QString none(QChar(0x2013));
    QTRY_VERIFY_WITH_TIMEOUT(!figure().isEmpty() && figure() != none, DemoWindow::patience);
    QVERIFY(m_demo.select(QStringLiteral("cache")));
    m_demo.pane()->runAction("container.stop");
    QTRY_VERIFY_WITH_TIMEOUT(!m_demo.container(QStringLiteral("cache"))->running(), DemoWindow::patience);
    QCOMPARE(figure(), none); // at once, not when the last figure has grown old
    const live::Key key = m_demo.container(QStringLiteral("cache"))->key();
    QVERIFY(!m_demo.engine().series()->latest(key, docker::MemoryBytes));
    m_demo.pane()->runAction("container.start");
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.container(QStringLiteral("cache"))->running(), DemoWindow::patience);
    QTRY_VERIFY_WITH_TIMEOUT(figure() != none, DemoWindow::patience);
}

void TestLabels::paletteActs()
{
    QTest::keyClick(&m_demo.window(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_demo.window().findChild<widgets::CommandPalette *>();
    QVERIFY(palette && palette->isVisible());
    auto *field = palette->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("grafana"));
    QTRY_VERIFY_WITH_TIMEOUT(palette->currentId().startsWith("object\n"), DemoWindow::patience);
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!palette->isVisible(), DemoWindow::patience);
    QCOMPARE(m_demo.pane()->selectedRows().size(), size_t(1));
    QCOMPARE(m_demo.pane()->selectedRows().front()->key(), m_demo.container(QStringLiteral("grafana"))->key());
    QCOMPARE(m_demo.pane()->detail()->currentTab(), QByteArray("logs"));
}

void TestLabels::paletteFindsTabs()
{
    m_demo.pane()->select(m_demo.container(QStringLiteral("grafana"))->key());
    m_demo.pane()->showTab("overview");
    QTest::keyClick(&m_demo.window(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_demo.window().findChild<widgets::CommandPalette *>();
    QVERIFY(palette && palette->isVisible());
    auto *field = palette->findChild<QLineEdit *>();
    field->setText(QStringLiteral("log"));
    QCOMPARE(palette->currentId(), QByteArray("tab\nlogs"));
    field->setText(QStringLiteral("delete"));
    QCOMPARE(palette->currentId(), QByteArray("action\ncontainer.remove"));
    field->setText(QStringLiteral("shell"));
    QCOMPARE(palette->currentId(), QByteArray("tab\nterminal"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!palette->isVisible(), DemoWindow::patience);
    QCOMPARE(m_demo.pane()->detail()->currentTab(), QByteArray("terminal"));
}

void TestLabels::paletteIsReadOut()
{
    QTest::keyClick(&m_demo.window(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_demo.window().findChild<widgets::CommandPalette *>();
    auto *field = palette->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("postgres"));
    QWidget *results = nullptr;
    for (QWidget *child : palette->findChildren<QWidget *>()) {
        if (child->accessibleName() == QStringLiteral("Results"))
            results = child;
    }
    QVERIFY(results);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(results);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), palette->resultCount());
    QVERIFY(list->childCount() > 0);
    QAccessibleInterface *first = list->child(0);
    QVERIFY(first && first->isValid());
    QCOMPARE(first->role(), QAccessible::ListItem);
    QVERIFY2(first->text(QAccessible::Name).startsWith(QStringLiteral("db, postgres:16")), qPrintable(first->text(QAccessible::Name)));
    QVERIFY(first->text(QAccessible::Name).contains(QStringLiteral("Healthy")));
    QVERIFY(first->state().selected && first->state().focused);
    QVERIFY(!first->rect().isEmpty());
    QTest::keyClicks(field, QStringLiteral(" there is none"));
    QCOMPARE(list->childCount(), 0);
    QVERIFY(!first->isValid());
}

PILOTHOUSE_TEST(TestLabels)
#include "tst_labels.moc"
