// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "confirmsheet.h"
#include "systempreferences.h"
#include "testmain.h"
#include "theme.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace widgets;

namespace {

QPushButton *buttonNamed(QWidget *in, const QString &text)
{
    for (auto *button : in->findChildren<QPushButton *>())
        if (button->text() == text)
            return button;
    return nullptr;
}

ConfirmQuestion question(int objects)
{
    ConfirmQuestion asked;
    asked.title = QStringLiteral("Remove %1 containers?").arg(objects);
    asked.text = QStringLiteral("In prod-eu. This cannot be undone.");
    asked.confirmLabel = QStringLiteral("Remove");
    for (int i = 0; i < objects; ++i)
        asked.objects.push_back({QStringLiteral("Container"), QStringLiteral("api-%1").arg(i), QStringLiteral("stops")});
    return asked;
}

} // namespace

class SheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 600);
        m_outside = new QLineEdit(m_window.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_outside->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void theButtonThatEnterPressesIsRinged()
    {
        theme::SystemPreferences preferences;
        const theme::Theme look(*qApp, preferences);
        ConfirmSheet sheet(question(1), m_window.get());
        sheet.open();
        QCOMPARE(QApplication::focusWidget(), buttonNamed(&sheet, QStringLiteral("Cancel")));
        const auto rings = m_window->findChildren<QFocusFrame *>();
        QVERIFY(std::any_of(rings.begin(), rings.end(), [](const QFocusFrame *ring) {
            return ring->isVisible() && ring->widget() == QApplication::focusWidget();
        }));
    }

    void keepsTheFocusInsideAndGivesItBack()
    {
        Sheet sheet(m_window.get());
        sheet.setTitle(QStringLiteral("Run container"));
        auto *content = new QWidget;
        auto *first = new QLineEdit(content);
        sheet.setContent(content);
        QPushButton *run = sheet.addButton(QStringLiteral("Run"), theme::Variant::Primary);
        sheet.open();
        QCOMPARE(QApplication::focusWidget(), first);
        bool reachedRun = false;
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(sheet.isAncestorOf(QApplication::focusWidget()));
            reachedRun |= QApplication::focusWidget() == run;
        }
        QVERIFY(reachedRun);
        QSignalSpy accepted(&sheet, &Sheet::accepted);
        QSignalSpy rejected(&sheet, &Sheet::rejected);
        QTest::keyClick(first, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(accepted.count(), 1);
        QTest::keyClick(first, Qt::Key_Escape);
        QCOMPARE(rejected.count(), 1);
        sheet.dismiss();
        QCOMPARE(QApplication::focusWidget(), m_outside);
    }

    void followsTheWindowAndIsADialog()
    {
        Sheet sheet(m_window.get());
        sheet.setTitle(QStringLiteral("Title"));
        sheet.setPreferredSize({2000, 2000});
        sheet.open();
        m_window->resize(700, 500);
        QTRY_COMPARE(sheet.size(), QSize(700, 500));
        QCOMPARE(sheet.panel()->size(), QSize(620, 420));
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&sheet);
        QVERIFY(accessible);
        QCOMPARE(accessible->role(), QAccessible::Dialog);
        QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("Title"));
    }

    void cancelIsTheDefault()
    {
        QPointer<ConfirmSheet> sheet = new ConfirmSheet(question(3), m_window.get());
        QSignalSpy confirmed(sheet, &ConfirmSheet::confirmed);
        sheet->open();
        QCOMPARE(QApplication::focusWidget(), buttonNamed(sheet, QStringLiteral("Cancel")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_VERIFY(!sheet);
        QCOMPARE(confirmed.count(), 0);
        QCOMPARE(QApplication::focusWidget(), m_outside);
    }

    void theNameMustMatch()
    {
        ConfirmQuestion asked = question(12);
        asked.typedName = QStringLiteral("prod-eu");
        asked.production = true;
        asked.checks = {{QStringLiteral("volumes"), QStringLiteral("Also remove volumes"), false},
                        {QStringLiteral("force"), QStringLiteral("Force"), true}};
        QPointer<ConfirmSheet> sheet = new ConfirmSheet(asked, m_window.get());
        QSignalSpy confirmed(sheet, &ConfirmSheet::confirmed);
        sheet->open();
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QCOMPARE(field->accessibleName(), QStringLiteral("Type prod-eu to confirm"));
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(confirmed.count(), 0);
        QVERIFY(!buttonNamed(sheet, QStringLiteral("Remove"))->isEnabled());
        QTest::keyClicks(field, QStringLiteral("prod-eu"));
        sheet->findChildren<QCheckBox *>().first()->click();
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(confirmed.count(), 1);
        const QVariantMap checks = confirmed.first().first().toMap();
        QCOMPARE(checks.value(QStringLiteral("volumes")).toBool(), true);
        QCOMPARE(checks.value(QStringLiteral("force")).toBool(), true);
        QTRY_VERIFY(!sheet);
    }

    void rendersForTheGallery()
    {
        const QString folder = qEnvironmentVariable("PILOTHOUSE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PILOTHOUSE_GALLERY names no folder");
        theme::SystemPreferences preferences;
        theme::Theme look(*qApp, preferences);
        for (const auto choice : {theme::Choice::Dark, theme::Choice::Light}) {
            look.setChoice(choice);
            ConfirmQuestion asked = question(3);
            asked.typedName = QStringLiteral("prod-eu");
            asked.production = true;
            ConfirmSheet sheet(asked, m_window.get());
            sheet.open();
            sheet.findChild<QLineEdit *>()->setText(asked.typedName);
            QVERIFY(m_window->grab().save(folder + QStringLiteral("/confirm-%1.png").arg(int(choice))));
        }
    }

private:
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_outside = nullptr;
};

PILOTHOUSE_TEST(SheetTest)
#include "tst_sheet.moc"
