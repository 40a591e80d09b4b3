// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A connection marked read-only or as production in the settings: what is off, what asks, where it shows, what is kept.
#include "demowindow.h"
#include "sidebarparts.h"
#include "testmain.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

class TestMarks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_demo.end(); }
    void productionAsks();
    void lockHoldsAndOpens();
    void isKept();
    void colourIsKept();

private:
    void mark(const QString &name, bool on);
    [[nodiscard]] shell::SidebarHeader *header() { return m_demo.window().findChild<shell::SidebarHeader *>(); }
    DemoWindow m_demo;
};

void TestMarks::mark(const QString &name, bool on)
{
    m_demo.window().openSettings();
    auto *box = qobject_cast<QCheckBox *>(DemoWindow::button(m_demo.window().currentPage(), name));
    QVERIFY(box);
    QVERIFY(box->isEnabled());
    if (box->isChecked() != on)
        box->click();
    QCOMPARE(box->isChecked(), on);
    m_demo.window().openPane("containers", "container");
}

void TestMarks::productionAsks()
{
    m_demo.begin();
    const int before = header()->height();
    mark(QStringLiteral("Production: demo"), true);
    QVERIFY(header()->accessibleDescription().contains(QStringLiteral("production")));
    QVERIFY(header()->height() > before);
    // What can be taken back: a dialog, without a name to type.
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.select(QStringLiteral("cache")), DemoWindow::patience);
    m_demo.pane()->runAction("container.stop");
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.sheet(), DemoWindow::patience);
    QVERIFY(!m_demo.sheet()->findChild<QLineEdit *>());
    QVERIFY(DemoWindow::labelled(m_demo.sheet(), QStringLiteral("production")));
    QTest::keyClick(m_demo.sheet(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!m_demo.sheet(), DemoWindow::patience);
    QVERIFY(m_demo.container(QStringLiteral("cache"))->running());
    // What cannot: the connection's name first.
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.select(QStringLiteral("migrate-1")), DemoWindow::patience);
    m_demo.pane()->runAction("container.remove");
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.sheet(), DemoWindow::patience);
    auto *field = m_demo.sheet()->findChild<QLineEdit *>();
    QVERIFY(field && field->hasFocus());
    QAbstractButton *remove = DemoWindow::button(m_demo.sheet(), QStringLiteral("Remove"));
    QVERIFY(remove && !remove->isEnabled());
    QTest::keyClicks(field, QStringLiteral("dem"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(m_demo.sheet() && !remove->isEnabled());
    QTest::keyClicks(field, QStringLiteral("o"));
    QVERIFY(remove->isEnabled());
    remove->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_demo.container(QStringLiteral("migrate-1")), DemoWindow::patience);
    // And without the mark things are as before.
    mark(QStringLiteral("Production: demo"), false);
    QCOMPARE(header()->height(), before);
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.select(QStringLiteral("cache")), DemoWindow::patience);
    m_demo.pane()->runAction("container.stop");
    QTRY_VERIFY_WITH_TIMEOUT(!m_demo.container(QStringLiteral("cache"))->running(), DemoWindow::patience);
}

void TestMarks::lockHoldsAndOpens()
{
    m_demo.begin();
    mark(QStringLiteral("Read-only: demo"), true);
    QVERIFY(header()->accessibleDescription().contains(QStringLiteral("read-only")));
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.select(QStringLiteral("cache")), DemoWindow::patience);
    QAbstractButton *stop = DemoWindow::button(m_demo.pane(), QStringLiteral("Stop"));
    QVERIFY(stop && !stop->isEnabled());
    // Past the button, the runner and the session refuse: the failure is said.
    m_demo.pane()->runAction("container.stop");
    QTRY_VERIFY_WITH_TIMEOUT(DemoWindow::button(&m_demo.window(), QStringLiteral("Details")), DemoWindow::patience);
    QVERIFY(m_demo.container(QStringLiteral("cache"))->running());
    mark(QStringLiteral("Read-only: demo"), false);
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.select(QStringLiteral("cache")), DemoWindow::patience);
    QTRY_VERIFY_WITH_TIMEOUT(stop->isEnabled(), DemoWindow::patience);
    stop->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_demo.container(QStringLiteral("cache"))->running(), DemoWindow::patience);
}

void TestMarks::isKept()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    m_demo.begin(path);
    mark(QStringLiteral("Production: demo"), true);
    mark(QStringLiteral("Read-only: demo"), true);
    m_demo.begin(path);
    QVERIFY(m_demo.engine().profile().production);
    QVERIFY(m_demo.engine().profile().readOnly);
}

void TestMarks::colourIsKept()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    m_demo.begin(path);
    const QImage before = header()->grab().toImage();
    m_demo.window().openSettings();
    QComboBox *box = nullptr;
    const auto boxes = m_demo.window().currentPage()->findChildren<QComboBox *>();
    for (QComboBox *one : boxes) {
        if (!box && one->accessibleName() == QStringLiteral("Colour: demo")) // the engine, before the cluster of that name
            box = one;
    }
    QVERIFY(box);
    box->setCurrentIndex(3);
    QCOMPARE(m_demo.engine().profile().colour, 3);
    QVERIFY(header()->grab().toImage() != before);
    m_demo.begin(path);
    QCOMPARE(m_demo.engine().profile().colour, 3);
}

PILOTHOUSE_TEST(TestMarks)
#include "tst_marks.moc"
