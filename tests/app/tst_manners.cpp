// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person expects of a window: it comes back as large as it was left, and a refusal that force would overcome says so.
#include "demowindow.h"
#include "settings.h"
#include "testmain.h"
#include "toasts.h"

#include <QCheckBox>
#include <QTemporaryDir>

class TestManners final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_demo.end(); }
    void comesBackMaximized();
    void comesBackInItsSize();
    void offersForceAfterAConflict();

private:
    DemoWindow m_demo;
};

void TestManners::comesBackMaximized()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    m_demo.begin(path);
    m_demo.window().resize(760, 490); // less than the offscreen platform's screen by more than a frame
    QTRY_COMPARE_WITH_TIMEOUT(settings::Settings(path).number(QStringLiteral("window/width"), 0), 760, DemoWindow::patience);
    m_demo.window().showMaximized();
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.window().isMaximized(), DemoWindow::patience);
    m_demo.end();
    m_demo.begin(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.window().isMaximized(), DemoWindow::patience);
    // And the size before is kept for when it is no longer.
    const settings::Settings kept(path);
    QCOMPARE(kept.number(QStringLiteral("window/width"), 0), 760);
    QCOMPARE(kept.number(QStringLiteral("window/height"), 0), 490);
}

void TestManners::comesBackInItsSize()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    m_demo.begin(path);
    m_demo.window().showMaximized();
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.window().isMaximized(), DemoWindow::patience);
    m_demo.window().showNormal();
    QTRY_VERIFY_WITH_TIMEOUT(!m_demo.window().isMaximized(), DemoWindow::patience);
    m_demo.window().resize(1000, 700);
    m_demo.end();
    m_demo.begin(path);
    QVERIFY(!m_demo.window().isMaximized());
    QCOMPARE(m_demo.window().size(), QSize(1000, 700));
}

void TestManners::offersForceAfterAConflict()
{
    m_demo.begin();
    m_demo.window().openPane("containers", "image");
    const live::Key key = "nginx:1.27";
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.engine().feed("image")->row(key), DemoWindow::patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.pane()->model().rowCount() > 0, DemoWindow::patience);
    m_demo.pane()->select(key);
    m_demo.pane()->runAction("image.remove");
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.sheet(), DemoWindow::patience);
    auto *tick = m_demo.sheet()->findChild<QCheckBox *>();
    QVERIFY(tick && !tick->isChecked());
    DemoWindow::button(m_demo.sheet(), QStringLiteral("Remove"))->click();
    // A container uses it: refused, and the message offers what would work.
    QTRY_VERIFY_WITH_TIMEOUT(DemoWindow::button(&m_demo.window(), QStringLiteral("Force…")), DemoWindow::patience);
    QVERIFY(m_demo.engine().feed("image")->row(key));
    DemoWindow::button(&m_demo.window(), QStringLiteral("Force…"))->click();
    // It asks, with the tick set.
    QTRY_VERIFY_WITH_TIMEOUT(m_demo.sheet(), DemoWindow::patience);
    tick = m_demo.sheet()->findChild<QCheckBox *>();
    QVERIFY(tick && tick->isChecked());
    QVERIFY(m_demo.engine().feed("image")->row(key));
    DemoWindow::button(m_demo.sheet(), QStringLiteral("Remove"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_demo.engine().feed("image")->row(key), DemoWindow::patience);
}

PILOTHOUSE_TEST(TestManners)
#include "tst_manners.moc"
