// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sidebar of more entries than fit: the current one is in sight.
#include "sidebar.h"
#include "sidebarparts.h"
#include "testmain.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace shell;

class SidebarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCurrentOneIsInSight()
    {
        Sidebar sidebar;
        SidebarSection section;
        section.id = "s";
        section.title = QStringLiteral("Section");
        for (int i = 0; i < 40; ++i)
            section.entries.push_back({"e" + QByteArray::number(i), QStringLiteral("Entry %1").arg(i), QStringLiteral("box"), {}, i < 20 ? QString() : QStringLiteral("Folded")});
        sidebar.setSections({section});
        sidebar.setFolded({QStringLiteral("Folded")});
        sidebar.resize(Sidebar::width, 300);
        sidebar.show();
        auto *scroll = sidebar.findChild<QScrollArea *>();
        QVERIFY(scroll);
        const auto inSight = [&](const QByteArray &entry) {
            for (const SidebarItem *item : sidebar.findChildren<SidebarItem *>()) {
                const QRect at(item->mapTo(scroll->viewport(), QPoint()), item->size());
                if (item->entry() == entry && item->isVisible() && scroll->viewport()->rect().contains(at))
                    return true;
            }
            return false;
        };
        sidebar.setCurrent("s", "e0");
        QTRY_VERIFY(inSight("e0"));
        QVERIFY(!inSight("e19"));
        sidebar.setCurrent("s", "e19");
        QTRY_VERIFY(inSight("e19"));
        sidebar.setCurrent("s", "e39"); // alone of those that are folded away
        QTRY_VERIFY(inSight("e39"));
        // Who scrolls away is left there when it is said again.
        scroll->verticalScrollBar()->setValue(0);
        sidebar.setCurrent("s", "e39");
        QCoreApplication::processEvents();
        QCOMPARE(scroll->verticalScrollBar()->value(), 0);
    }
};

PILOTHOUSE_TEST(SidebarTest)
#include "tst_sidebar.moc"
