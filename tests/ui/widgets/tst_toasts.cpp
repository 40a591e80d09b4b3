// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "toasts.h"
#include "testmain.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace widgets;

class ToastsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeAtMostAndFailuresOutliveSuccesses()
    {
        QWidget window;
        window.resize(800, 600);
        auto *field = new QLineEdit(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        ToastStack stack(&window);
        QSignalSpy closed(&stack, &ToastStack::closed);
        const int bad = stack.show({ToastTone::Bad, QStringLiteral("web did not start"), QStringLiteral("Port in use"), {}, false});
        const int ok = stack.show({ToastTone::Ok, QStringLiteral("Stopped"), {}, QStringLiteral("Undo"), false});
        stack.show({ToastTone::Ok, QStringLiteral("Removed"), {}, {}, false});
        QCOMPARE(closed.count(), 0);
        stack.show({ToastTone::Warn, QStringLiteral("Slow"), {}, {}, false});
        QCOMPARE(stack.count(), 3);
        QCOMPARE(closed.first().first().toInt(), ok);
        QVERIFY(bad != ok);
        QCOMPARE(QApplication::focusWidget(), field);
    }

    void undoRunsTheNewestAction()
    {
        QWidget window;
        ToastStack stack(&window);
        QSignalSpy acted(&stack, &ToastStack::actionPressed);
        QVERIFY(!stack.triggerNewest());
        stack.show({ToastTone::Ok, QStringLiteral("a"), {}, QStringLiteral("Undo"), true});
        const int newest = stack.show({ToastTone::Ok, QStringLiteral("b"), {}, QStringLiteral("Undo"), true});
        stack.show({ToastTone::Ok, QStringLiteral("c"), {}, {}, false});
        stack.show({ToastTone::Bad, QStringLiteral("d"), {}, QStringLiteral("Details"), false}); // takes nothing back
        QVERIFY(stack.triggerNewest());
        QCOMPARE(acted.count(), 1);
        QCOMPARE(acted.first().first().toInt(), newest);
        QCOMPARE(stack.count(), 2);
    }

    void successesLeaveByThemselvesFailuresStay()
    {
        QWidget window;
        window.resize(800, 600);
        ToastStack stack(&window);
        QSignalSpy closed(&stack, &ToastStack::closed);
        stack.show({ToastTone::Bad, QStringLiteral("failed"), {}, {}, false});
        const int ok = stack.show({ToastTone::Ok, QStringLiteral("done"), {}, {}, false});
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, 30000);
        QCOMPARE(closed.first().first().toInt(), ok);
        QCOMPARE(stack.count(), 1);
    }
};

PILOTHOUSE_TEST(ToastsTest)
#include "tst_toasts.moc"
