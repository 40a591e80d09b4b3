// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lenient reader over simdjson.
#include "jsonreader.h"
#include "testmain.h"

#include <QTest>

using base::JsonDocument;
using base::JsonValue;

class JsonReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeNumbersStayWhole()
    {
        const auto document = JsonDocument::parse(
            R"([9007199254740993, -9223372036854775808, 9223372036854775807, 3.0, 1e3, 3.5, 9223372036854775808, 1e300, "7", null])");
        QVERIFY(document.ok());
        QList<qint64> numbers;
        document->root().forEach([&](const JsonValue &value) { numbers << value.integer(-1); });
        QCOMPARE(numbers, (QList<qint64>{9007199254740993, std::numeric_limits<qint64>::min(),
                                         std::numeric_limits<qint64>::max(), 3, 1000, -1, -1, -1, -1, -1}));
    }

    void anotherUnit()
    {
        const auto document = JsonDocument::parse("[1700000000, 9223372036854775807, -3]");
        QVERIFY(document.ok());
        QList<qint64> numbers;
        document->root().forEach([&](const JsonValue &value) { numbers << value.integerTimes(1000); });
        QCOMPARE(numbers, (QList<qint64>{1'700'000'000'000, 0, -3000}));
    }

    void whatIsMissingOrElseReadsAsNothing()
    {
        const auto document = JsonDocument::parse(R"({"a": {"b": [1, {"c": "d"}]}, "n": null, "t": true, "s": "x\u00e4\u0000y"})");
        QVERIFY(document.ok());
        const JsonValue root = document->root();
        QVERIFY(root.isObject() && !root.isArray() && !root.isString());
        QVERIFY(!root["x"].exists());
        QVERIFY(!root["x"]["y"]["z"].exists());
        QCOMPARE(root["x"]["y"].string(), QString());
        QVERIFY(root["n"].exists() && !root["n"].isObject());
        QCOMPARE(root["a"].string(), QString());
        QCOMPARE(root["a"].integer(), qint64(0));
        QVERIFY(!root["a"]["b"]["c"].exists()); // an array has no members
        QVERIFY(root["t"].boolean() && !root["s"].boolean());
        QCOMPARE(root["s"].string(), QStringLiteral("xä") + QChar(0) + u'y');
        QCOMPARE(root["s"].bytes(), QByteArray("x\xc3\xa4\0y", 5));
        int visited = 0;
        root["s"].forEach([&](const JsonValue &) { ++visited; });
        root["a"].forEach([&](const JsonValue &) { ++visited; });
        root["n"].forEachMember([&](std::string_view, const JsonValue &) { ++visited; });
        JsonValue().forEach([&](const JsonValue &) { ++visited; });
        QCOMPARE(visited, 0);
        QByteArray keys;
        root.forEachMember([&](std::string_view key, const JsonValue &) { keys += base::textOf(key).toUtf8(); });
        QCOMPARE(keys, QByteArray("ants"));
    }

    void valuesLiveAsLongAsTheirDocument()
    {
        std::vector<base::Result<JsonDocument>> held;
        for (int i = 0; i < 50; ++i) // moved about, and the texts are long gone
            held.push_back(JsonDocument::parse("{\"n\": \"number " + QByteArray::number(i) + "\"}"));
        for (int i = 0; i < 50; ++i)
            QCOMPARE(held[size_t(i)]->root()["n"].string(), QStringLiteral("number %1").arg(i));
    }

    void whatIsNotJsonIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const QByteArray &text : {QByteArray(), QByteArray(" "), QByteArray("{"), QByteArray("[1,]"), QByteArray("{\"a\":}"),
                                       QByteArray("{} {}"), QByteArray("nul"), QByteArray("\"\xff\""), QByteArray("<html>"),
                                       QByteArray("[").repeated(100'000)})
            QTest::addRow("%d %s", int(text.size()), text.left(8).constData()) << text;
    }

    void whatIsNotJsonIsAnError()
    {
        QFETCH(QByteArray, text);
        const auto document = JsonDocument::parse(text);
        QVERIFY(!document.ok());
        QCOMPARE(document.error().code, base::Error::Code::Protocol);
        QVERIFY(!document.error().detail.isEmpty());
    }
};

PILOTHOUSE_TEST(JsonReaderTest)
#include "tst_jsonreader.moc"
