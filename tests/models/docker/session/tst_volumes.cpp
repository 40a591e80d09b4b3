// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "volumes.h"
#include "testmain.h"

#include <QTest>

using namespace docker;

class VolumesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes()
    {
        auto rows = decodeVolumes(
            R"({"Volumes":[{"CreatedAt":"2026-11-01T10:00:00Z","Driver":"local","Name":"data","Scope":"local"},
                {"Driver":"local","Name":"old","UsageData":{"Size":42,"RefCount":0}}],"Warnings":null})");
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), size_t(2));
        rows->at(0).users = {QStringLiteral("db"), QStringLiteral("web")};
        QCOMPARE(rows->at(0).size, -1);
        QVERIFY(rows->at(0).createdMs > 0);
        QCOMPARE(rows->at(1).size, 42);
        const live::Kind kind = volumeKind();
        QVERIFY(kind.chips[0].matches(rows->at(0)) && !kind.chips[1].matches(rows->at(0)));
        QVERIFY(kind.chips[1].matches(rows->at(1)));
        const actions::Action remove = volumeActions().front();
        QVERIFY(!remove.refusal(rows->at(0)).isEmpty());
        QVERIFY(remove.refusal(rows->at(1)).isEmpty());
        QVERIFY(decodeVolumes(R"({"Volumes":null})").ok());
        QVERIFY(!decodeVolumes("nonsense").ok());
    }
};

PILOTHOUSE_TEST(VolumesTest)
#include "tst_volumes.moc"
