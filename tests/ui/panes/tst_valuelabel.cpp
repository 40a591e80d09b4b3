// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A value wraps anywhere, yet what is copied and read out is the value.
#include "testmain.h"
#include "valuelabel.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

using panes::ValueLabel;

class ValueLabelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesWhatItShows_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("breaks");
        QTest::newRow("id") << QStringLiteral("9f2c41d7a0bedb689d31a5cd2407c95fb7d0168484aa2be316948bbb26ce2898") << true;
        QTest::newRow("path") << QStringLiteral("/usr/share/nginx/html") << true;
        QTest::newRow("variable") << QStringLiteral("DATABASE_PASSWORD") << true;
        QTest::newRow("words") << QStringLiteral("two words  and  blanks ") << false;
        QTest::newRow("word") << QStringLiteral("running") << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void copiesWhatItShows()
    {
        QFETCH(QString, value);
        QFETCH(bool, breaks);
        ValueLabel label(nullptr);
        label.setValue(value);
        QCOMPARE(label.text().contains(QChar(0x200b)), breaks);
        QCOMPARE(label.text().remove(QChar(0x200b)), value);
        QCOMPARE(label.accessibleName(), value);
        label.copy();
        QCOMPARE(QApplication::clipboard()->text(), value);
        // A marked part, by keys: without the marks as well.
        label.resize(200, 200);
        label.show();
        label.setSelection(0, int(label.text().size()));
        QTest::keyClick(&label, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), value);
    }
    void wrapsWithoutLoss()
    {
        ValueLabel label(nullptr);
        label.setValue(QString(64, u'a'));
        QVERIFY(label.heightForWidth(120) > label.heightForWidth(900));
    }
};

PILOTHOUSE_TEST(ValueLabelTest)
#include "tst_valuelabel.moc"
