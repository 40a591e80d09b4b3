// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small forms of a container's actions: what they refuse and what they make of the rest.
#include "containerdialogs.h"
#include "containerrow.h"
#include "formsheet.h"
#include "silentsession.h"
#include "testmain.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

class ContainerDialogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limits_data()
    {
        QTest::addColumn<QString>("memory");
        QTest::addColumn<qint64>("bytes"); // 0: refused
        QTest::newRow("half a gigabyte") << QStringLiteral("512m") << qint64(536'870'912);
        QTest::newRow("a fraction") << QStringLiteral("1.5g") << qint64(1'610'612'736);
        QTest::newRow("too little") << QStringLiteral("5m") << qint64(0);
        QTest::newRow("no size") << QStringLiteral("much") << qint64(0);
        QTest::newRow("more than twice fits") << QStringLiteral("4194304t") << qint64(0);
        QTest::newRow("more than any number holds") << QString(400, u'9') << qint64(0);
    }

    void limits()
    {
        QFETCH(QString, memory);
        QFETCH(qint64, bytes);
        endpoint::Profile profile;
        profile.id = "docker/fake";
        endpoint::Endpoint endpoint(
            profile, [](endpoint::SessionLink link) { return std::make_unique<SilentSession>(std::move(link)); });
        QWidget window;
        window.resize(800, 600);
        window.show();
        auto row = std::make_shared<docker::ContainerRow>();
        row->id = "aa";
        actions::Action update;
        update.id = "container.update";
        QVariantMap body;
        dockerui::askContainer(endpoint, update, {row}, &window,
                               [&body](const QVariantMap &values) { body = values.value(QStringLiteral("body")).toMap(); });
        auto *sheet = window.findChild<dialogs::FormSheet *>();
        QVERIFY(sheet);
        sheet->findChildren<QLineEdit *>().front()->setText(memory);
        sheet->primary()->click();
        QCOMPARE(body.value(QStringLiteral("Memory")).toLongLong(), bytes);
        QCOMPARE(body.value(QStringLiteral("MemorySwap")).toLongLong(), 2 * bytes);
    }
};

PILOTHOUSE_TEST(ContainerDialogsTest)
#include "tst_containerdialogs.moc"
