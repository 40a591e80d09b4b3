// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys and values of config maps and secrets.
#include "objectdata.h"
#include "testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kubernetes;

namespace {

const QByteArray secret = R"({"metadata":{"resourceVersion":"7"},"type":"Opaque","data":{"password":"cMOkc3M=","key":"AAEC/w==","empty":""}})";
const QByteArray configMap = R"({"metadata":{"resourceVersion":"8"},"immutable":true,"data":{"b.conf":"x = 1\n"},"binaryData":{"a.bin":"/wA="}})";

} // namespace

class ObjectDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreDecoded();
    void configMapsHaveBoth();
    void oneValueIsSet();
    void binaryIsShownAsBytes();
    void valuesAreMasked();
    void everyCutIsSurvived();
};

void ObjectDataTest::secretsAreDecoded()
{
    const auto data = dataOf("secret", secret);
    QVERIFY(data.ok());
    QCOMPARE(data->type, QStringLiteral("Opaque"));
    QCOMPARE(data->resourceVersion, QStringLiteral("7"));
    QCOMPARE(data->entries.size(), size_t(3));
    QCOMPARE(data->entries[0], (DataEntry{QStringLiteral("empty"), "", false}));
    QCOMPARE(data->entries[1], (DataEntry{QStringLiteral("key"), QByteArray("\0\1\2\xff", 4), true}));
    QCOMPARE(data->entries[2], (DataEntry{QStringLiteral("password"), "p\xc3\xa4ss", false}));
}

void ObjectDataTest::configMapsHaveBoth()
{
    const auto data = dataOf("configmap", configMap);
    QVERIFY(data.ok() && data->immutable);
    QCOMPARE(data->entries[0], (DataEntry{QStringLiteral("a.bin"), QByteArray("\xff\0", 2), true}));
    QCOMPARE(data->entries[1], (DataEntry{QStringLiteral("b.conf"), "x = 1\n", false}));
}

void ObjectDataTest::oneValueIsSet()
{
    const QJsonObject patch = QJsonDocument::fromJson(valuePatch("secret", QStringLiteral("password"), "new", QStringLiteral("7"), "u-1")).object();
    QCOMPARE(patch.value(QStringLiteral("metadata")).toObject(), (QJsonObject{{QStringLiteral("resourceVersion"), QStringLiteral("7")}, {QStringLiteral("uid"), QStringLiteral("u-1")}}));
    QCOMPARE(patch.value(QStringLiteral("data")).toObject(), (QJsonObject{{QStringLiteral("password"), QStringLiteral("bmV3")}}));
    const QJsonObject plain = QJsonDocument::fromJson(valuePatch("configmap", QStringLiteral("a"), "b", {}, {})).object();
    QCOMPARE(plain.value(QStringLiteral("data")).toObject(), (QJsonObject{{QStringLiteral("a"), QStringLiteral("b")}}));
}

void ObjectDataTest::binaryIsShownAsBytes()
{
    QCOMPARE(hexText("Hi\n", 16), QStringLiteral("00000000  48 69 0a                                         |Hi.|\n"));
    QCOMPARE(hexText(QByteArray(40, 'x'), 32).count(u'\n'), 2);
}

void ObjectDataTest::valuesAreMasked()
{
    const QByteArray masked = withoutValues(
        R"({"metadata":{"name":"s","annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{data: hunter2}","note":"x"}},"type":"Opaque","data":{"a":"aHVudGVyMg=="},"stringData":{"b":"hunter2"}})");
    QVERIFY(!masked.contains("hunter2") && !masked.contains("aHVudGVyMg"));
    QVERIFY(masked.contains("Opaque") && masked.contains("note"));
}

void ObjectDataTest::everyCutIsSurvived()
{
    for (qsizetype size = 0; size < secret.size(); ++size)
        static_cast<void>(dataOf("secret", secret.left(size)));
    QVERIFY(!dataOf("secret", "[]").ok());
    QVERIFY(dataOf("secret", R"({"data":[1],"metadata":7})")->entries.empty());
}

PILOTHOUSE_TEST(ObjectDataTest)
#include "tst_objectdata.moc"
