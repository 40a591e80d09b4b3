// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette.h"
#include "testmain.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace widgets;

class PaletteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysMoveAndLateResultsDoNot()
    {
        QWidget window;
        window.resize(1000, 700);
        auto *outside = new QLineEdit(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        outside->setFocus();
        CommandPalette palette(&window);
        std::vector<PaletteItem> items;
        for (int i = 0; i < 70; ++i)
            items.push_back({QByteArray::number(i), QStringLiteral("Containers"), QStringLiteral("api-%1").arg(i),
                             QStringLiteral("nginx"), {}, {}});
        items.push_back({"pod", QStringLiteral("Pods"), QStringLiteral("worker"), QStringLiteral("shop api"), {}, {}});
        palette.setItems(items);
        palette.open();
        QWidget *field = QApplication::focusWidget();
        QCOMPARE(palette.currentId(), QByteArray("0"));
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(palette.currentId(), QByteArray("0"));
        QTest::keyClick(field, Qt::Key_Tab);
        QCOMPARE(palette.currentId(), QByteArray("pod"));
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(palette.currentId(), QByteArray("59")); // Past the heading and "10 more".
        items.insert(items.begin(), {"late", QStringLiteral("Actions"), QStringLiteral("Stop api"), {}, {}, {}});
        palette.setItems(items);
        QCOMPARE(palette.currentId(), QByteArray("59"));
        QTest::keyClicks(field, QStringLiteral("API shop"));
        QCOMPARE(palette.resultCount(), 1);
        QSignalSpy chosen(&palette, &CommandPalette::chosen);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toByteArray(), QByteArray("pod"));
        QCOMPARE(QApplication::focusWidget(), outside);
        palette.open();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QCOMPARE(QApplication::focusWidget(), outside);
    }
};

PILOTHOUSE_TEST(PaletteTest)
#include "tst_palette.moc"
