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

    void whatIsTypedCanBeAnItem()
    {
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        CommandPalette palette(&window, QStringLiteral("Show a namespace"));
        palette.setTyped([](const QString &text) -> std::optional<PaletteItem> {
            if (text.size() < 3)
                return {};
            return PaletteItem{"typed " + text.toUtf8(), QStringLiteral("As typed"), text, {}, {}, {}};
        });
        palette.setItems({{"shop", QStringLiteral("Namespaces"), QStringLiteral("shop"), {}, {}, {}}});
        palette.open();
        QWidget *field = QApplication::focusWidget();
        QCOMPARE(field->accessibleName(), QStringLiteral("Show a namespace"));
        QCOMPARE(palette.resultCount(), 1);
        QTest::keyClicks(field, QStringLiteral("sho"));
        QCOMPARE(palette.resultCount(), 2); // what is there comes first
        QCOMPARE(palette.currentId(), QByteArray("shop"));
        QTest::keyClicks(field, QStringLiteral("rt"));
        QCOMPARE(palette.currentId(), QByteArray("typed short"));
        const QSignalSpy chosen(&palette, &CommandPalette::chosen);
        const QSignalSpy closed(&palette, &CommandPalette::closed);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(closed.count(), 1);
        QCOMPARE(chosen.first().first().toByteArray(), QByteArray("typed short"));
    }

    void otherWordsAndActsAreFound()
    {
        QWidget window;
        window.resize(1000, 700);
        window.show();
        CommandPalette palette(&window);
        std::vector<PaletteItem> items;
        for (const char *name : {"api", "web"})
            items.push_back({name, QStringLiteral("Containers"), QLatin1String(name), {}, {}, {}, {}, false, false, {}, false,
                             QStringLiteral("Follow logs"), {}});
        items.push_back({"remove", QStringLiteral("Actions"), QStringLiteral("Remove"), QStringLiteral("web"), {}, {}});
        items.back().words = QStringLiteral("delete rm");
        items.push_back({"logs", QStringLiteral("Detail"), QStringLiteral("Logs"), QStringLiteral("db"), {}, {}});
        palette.setItems(std::move(items));
        palette.open();
        auto *field = palette.findChild<QLineEdit *>();
        QSignalSpy chosen(&palette, &CommandPalette::chosen);
        QSignalSpy acted(&palette, &CommandPalette::acted);
        field->setText(QStringLiteral("DEL web"));
        QCOMPARE(palette.resultCount(), 1);
        QCOMPARE(palette.currentId(), QByteArray("remove"));
        field->setText(QStringLiteral("ele")); // from the beginning of a word only
        QCOMPARE(palette.currentId(), QByteArray());
        QCOMPARE(palette.resultCount(), 0);
        field->setText(QStringLiteral("log")); // what is called so comes before what can do so
        QCOMPARE(palette.resultCount(), 3);
        QCOMPARE(palette.currentId(), QByteArray("logs"));
        field->setText(QStringLiteral("log web"));
        QCOMPARE(palette.resultCount(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(acted.count(), 1);
        QCOMPARE(acted.first().first().toByteArray(), QByteArray("web"));
        palette.open();
        field->setText(QStringLiteral("web"));
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Up);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(acted.count(), 1);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toByteArray(), QByteArray("web"));
    }
};

PILOTHOUSE_TEST(PaletteTest)
#include "tst_palette.moc"
