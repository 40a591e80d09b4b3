// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window without a mouse: Tab reaches every control of every pane and comes round, what it reaches has a name, sheets
// keep the focus and give it back.
#include "demowindow.h"
#include "testmain.h"

#include <QAccessible>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>

class TestKeyboard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_demo.begin(); }
    void cleanup() { m_demo.end(); }
    void tabGoesThroughPanes_data();
    void tabGoesThroughPanes();
    void sheetsKeepTheFocus_data();
    void sheetsKeepTheFocus();
    void inputsHaveNames();
    void findFromTheTable_data();
    void findFromTheTable();

private:
    /// What Tab reaches from where the focus is, until it comes round.
    [[nodiscard]] QList<QWidget *> walk();
    DemoWindow m_demo;
};

namespace {

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

QString described(QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName() + u' ' + nameOf(widget);
}

} // namespace

void TestKeyboard::findFromTheTable_data()
{
    QTest::addColumn<QByteArray>("tab");
    QTest::addColumn<bool>("finds");
    QTest::newRow("logs") << QByteArray("logs") << true;
    QTest::newRow("inspect") << QByteArray("inspect") << true;
    QTest::newRow("overview") << QByteArray("overview") << false;
}

void TestKeyboard::findFromTheTable()
{
    QFETCH(QByteArray, tab);
    QFETCH(bool, finds);
    panes::TablePane *pane = m_demo.pane();
    pane->select(m_demo.container(QStringLiteral("grafana"))->key());
    pane->showTab(tab);
    pane->focusTable();
    QWidget *table = QApplication::focusWidget();
    QVERIFY(table && !pane->detail()->isAncestorOf(table));
    QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
    if (!finds) {
        QCOMPARE(QApplication::focusWidget(), table);
        return;
    }
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    QVERIFY(pane->detail()->isAncestorOf(QApplication::focusWidget()));
}

QList<QWidget *> TestKeyboard::walk()
{
    QList<QWidget *> reached;
    int stays = 0;
    for (int i = 0; i < 300; ++i) {
        QWidget *focus = QApplication::focusWidget();
        const bool same = !reached.isEmpty() && focus == reached.back();
        // A label stays while Tab goes through its links.
        stays = same ? stays + 1 : 0;
        if (!focus || stays > 3 || (!same && reached.contains(focus)))
            break;
        if (!same)
            reached << focus;
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    return reached;
}

void TestKeyboard::tabGoesThroughPanes_data()
{
    QTest::addColumn<QByteArray>("pane");
    QTest::addColumn<QByteArray>("tab");
    for (const char *tab : {"overview", "charts", "logs", "inspect", "changes"})
        QTest::addRow("container %s", tab) << QByteArray("container") << QByteArray(tab);
    QTest::addRow("image layers") << QByteArray("image") << QByteArray("layers");
    QTest::addRow("volume") << QByteArray("volume") << QByteArray();
    QTest::addRow("engine") << QByteArray("engine") << QByteArray();
    QTest::addRow("settings") << QByteArray() << QByteArray("settings");
    QTest::addRow("activity") << QByteArray() << QByteArray("activity");
}

void TestKeyboard::tabGoesThroughPanes()
{
    QFETCH(QByteArray, pane);
    QFETCH(QByteArray, tab);
    shell::MainWindow &window = m_demo.window();
    if (tab == "settings")
        window.openSettings();
    else if (tab == "activity")
        window.openActivity();
    else
        window.openPane("containers", pane);
    if (m_demo.pane()) {
        QTRY_VERIFY_WITH_TIMEOUT(m_demo.pane()->model().rowCount() > 0, DemoWindow::patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_demo.pane()->selectedRows().empty(), DemoWindow::patience);
        if (!tab.isEmpty())
            m_demo.pane()->showTab(tab);
    }
    DemoWindow::button(&window, QStringLiteral("Go to anything"))->setFocus(Qt::TabFocusReason);
    const QList<QWidget *> reached = walk();
    QVERIFY2(QApplication::focusWidget() == reached.front(), // round and back, no trap
             qPrintable(QStringLiteral("after %1: ").arg(described(reached.back())) + described(QApplication::focusWidget())));
    for (QWidget *widget : reached)
        QVERIFY2(!nameOf(widget).isEmpty(), qPrintable(described(widget)));
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        QVERIFY2(reached.contains(widget), qPrintable(QStringLiteral("not reached: ") + described(widget)));
    }
    // What a mouse can press, keys can reach.
    for (QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->isEnabled() && !button->inherits("QTableCornerButton") && !qobject_cast<QTabBar *>(button->parent())
            && !qobject_cast<QLineEdit *>(button->parent()))
            QVERIFY2(reached.contains(button), qPrintable(QStringLiteral("not reached: ") + described(button)));
    }
}

void TestKeyboard::sheetsKeepTheFocus_data()
{
    QTest::addColumn<QByteArray>("pane");
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<bool>("ofPane");
    for (const char *action : {"container.remove", "container.rename", "container.kill", "container.update"})
        QTest::addRow("%s", action) << QByteArray("container") << QByteArray(action) << false;
    QTest::addRow("container.run") << QByteArray("container") << QByteArray("container.run") << true;
    QTest::addRow("image.pull") << QByteArray("image") << QByteArray("image.pull") << true;
    QTest::addRow("image.tag") << QByteArray("image") << QByteArray("image.tag") << false;
}

void TestKeyboard::sheetsKeepTheFocus()
{
    QFETCH(QByteArray, pane);
    QFETCH(QByteArray, action);
    QFETCH(bool, ofPane);
    m_demo.window().openPane("containers", pane);
    QTRY_VERIFY_WITH_TIMEOUT(!m_demo.pane()->selectedRows().empty(), DemoWindow::patience);
    QWidget *before = QApplication::focusWidget();
    QVERIFY(before);
    if (ofPane)
        m_demo.pane()->runPaneAction(action);
    else
        m_demo.pane()->runAction(action);
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.sheet(), DemoWindow::patience);
    widgets::Sheet *sheet = m_demo.sheet();
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::focusWidget() && sheet->isAncestorOf(QApplication::focusWidget()), DemoWindow::patience);
    const QList<QWidget *> reached = walk();
    QVERIFY2(reached.size() > 1, qPrintable(described(reached.front())));
    for (QWidget *widget : reached) {
        QVERIFY2(sheet->isAncestorOf(widget), qPrintable(described(widget)));
        QVERIFY2(!nameOf(widget).isEmpty(), qPrintable(described(widget)));
    }
    for (QAbstractButton *button : sheet->findChildren<QAbstractButton *>()) {
        const bool part = qobject_cast<QComboBox *>(button->parent()) || qobject_cast<QLineEdit *>(button->parent());
        const bool byArrows = button->autoExclusive(); // Tab goes to the chosen one of a group alone
        if (button->isVisible() && button->isEnabled() && !part && !byArrows)
            QVERIFY2(reached.contains(button), qPrintable(QStringLiteral("not reached: ") + described(button)));
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!m_demo.sheet(), DemoWindow::patience);
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestKeyboard::inputsHaveNames()
{
    const auto check = [](QWidget *in) {
        for (QWidget *widget : in->findChildren<QWidget *>()) {
            const bool input = qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget)
                || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QAbstractItemView *>(widget)
                || qobject_cast<QPlainTextEdit *>(widget);
            const bool part = qobject_cast<QComboBox *>(widget->parent()) || qobject_cast<QAbstractSpinBox *>(widget->parent())
                || widget->inherits("QHeaderView") || widget->inherits("QComboBoxListView");
            if (input && !part && widget->isVisible())
                QVERIFY2(!nameOf(widget).isEmpty(), qPrintable(described(widget)));
        }
    };
    for (const QByteArray &pane : m_demo.window().paneIds("containers")) {
        m_demo.window().openPane("containers", pane);
        check(&m_demo.window());
    }
    m_demo.window().openPane("containers", "container");
    m_demo.pane()->runPaneAction("container.run");
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.sheet(), DemoWindow::patience);
    check(m_demo.sheet());
}

PILOTHOUSE_TEST(TestKeyboard)
#include "tst_keyboard.moc"
