// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tree of an inspect: whole integers, search, paths, masked secrets.
#include "jsonmodel.h"
#include "testmain.h"

#include <QAbstractItemModelTester>
#include <QTest>

using panes::JsonModel;

class JsonModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tree()
    {
        JsonModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setDocument(QJsonDocument::fromJson(
            "{\"Limit\":9223372036854771712,\"State\":{\"Health\":{\"Status\":\"healthy\"},\"Pid\":12},"
            "\"Env\":[\"TZ=UTC\",\"DB_PASSWORD=hunter2\"],\"Token\":\"abc\",\"None\":null,\"Half\":0.5}"));
        QCOMPARE(model.rowCount(), 6);
        const QModelIndexList status = model.find(QStringLiteral("healthy"));
        QCOMPARE(status.size(), 1);
        QCOMPARE(model.pathOf(status[0]), QStringLiteral("State.Health.Status"));
        QCOMPARE(model.valueText(model.find(QStringLiteral("Limit"))[0]), QStringLiteral("9223372036854771712"));
        QCOMPARE(model.find(QStringLiteral("hunter2")).size(), 0);
        const QModelIndexList variable = model.find(QStringLiteral("DB_PASSWORD"));
        QCOMPARE(variable.size(), 1);
        QCOMPARE(model.pathOf(variable[0]), QStringLiteral("Env[1]"));
        QCOMPARE(model.find(QStringLiteral("abc")).size(), 0);
        QCOMPARE(model.find(QString()).size(), 0);
        model.setDocument({});
        QCOMPARE(model.rowCount(), 0);
    }
};

PILOTHOUSE_TEST(JsonModelTest)
#include "tst_jsonmodel.moc"
