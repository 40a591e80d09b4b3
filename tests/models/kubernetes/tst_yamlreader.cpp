// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The YAML tree: types as kubectl has them, references, merges, and what is meant to exhaust a reader.
#include "testmain.h"
#include "yamlreader.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using base::Error;
using kubernetes::parseYaml;
using kubernetes::YamlLimits;
using kubernetes::YamlValue;

namespace {

QByteArray asJson(const QByteArray &yaml)
{
    const auto parsed = parseYaml(yaml);
    if (!parsed.ok())
        return "error " + QByteArray::number(int(parsed.error().code));
    QJsonObject holder;
    holder.insert(QStringLiteral("v"), parsed->json());
    const QByteArray text = QJsonDocument(holder).toJson(QJsonDocument::Compact);
    return text.mid(5, text.size() - 6);
}

Error errorOf(const QByteArray &yaml, const YamlLimits &limits = {})
{
    const auto parsed = parseYaml(yaml, limits);
    return parsed.ok() ? Error() : parsed.error();
}

} // namespace

class YamlReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *yaml, const char *json) { QTest::newRow(yaml) << QByteArray(yaml) << QByteArray(json); };
        row("", "null");
        row("# only a comment\n", "null");
        row("a: b", R"({"a":"b"})");
        row("[a, 'b', \"c\"]", R"(["a","b","c"])");
        // Plain scalars by YAML 1.1.
        row("[yes, no, on, Off, y, N, true, False]", "[true,false,true,false,true,false,true,false]");
        row("[~, null, , 'null']", R"([null,null,null,"null"])");
        row("[1, -2, 0x1F, 0o17, 017, 0b11, 1_000, +5]", "[1,-2,31,15,15,3,1000,5]");
        row("[1.5, .5, 1e3, 09, -1.5e-1]", "[1.5,0.5,1000,9,-0.15]");
        row("[.inf, -.INF, .nan]", "[null,null,null]");
        row("[1.2.3, 1-2, 10.0.0.1, 1a, 0x, '1', -, +, .]", R"(["1.2.3","1-2","10.0.0.1","1a","0x","1","-","+","."])");
        row("[2026-01-02, 12:30, 2026-01-02T03:04:05Z]", R"(["2026-01-02","12:30","2026-01-02T03:04:05Z"])");
        row("[9223372036854775807, -9223372036854775808]", "[9223372036854775807,-9223372036854775808]");
        row("[!!str 12, !!int '12', !!bool 'yes', !own 12]", R"(["12",12,true,"12"])");
        // Keys.
        row("{1: a, true: b, ~: c}", R"({"1":"a","null":"c","true":"b"})");
        row("{n: a, 0x10: b, 'n': c}", R"({"16":"b","false":"a","n":"c"})");
        row("{a: 1, a: 2}", R"({"a":2})");
        // JSON is YAML.
        row("{\n\t\"a\": [\n\t\t1,\n\t\t\"x\\/y\\n\\u00e9\"\n\t]\n}", "{\"a\":[1,\"x/y\\n\xc3\xa9\"]}");
        row(R"({"a":"b","c":{"d":[]}})", R"({"a":"b","c":{"d":[]}})");
        // Blocks.
        row("a: |\n  one\n  two\nb: >-\n  one\n  two\n", R"({"a":"one\ntwo\n","b":"one two"})");
        row("a: 1\n---\nb: 2\n", R"({"a":1})");
        // References and merges.
        row("a: &x {b: 1}\nc: *x", R"({"a":{"b":1},"c":{"b":1}})");
        row("a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}", R"({"a":{"b":1,"c":2},"d":{"b":1,"c":3}})");
        row("a: {c: 3, <<: [{b: 1, c: 2}, {b: 4, e: 5}]}", R"({"a":{"b":1,"c":3,"e":5}})");
        row("a: {'<<': 1}", R"({"a":{"<<":1}})");
    }
    void values()
    {
        QFETCH(QByteArray, yaml);
        QTEST(asJson(yaml), "json");
    }

    /// Long runs of base64 are set aside while the parser works: nothing of that may show.
    void longWords_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("jsonBefore");
        QTest::addColumn<QByteArray>("jsonAfter");
        const auto row = [](const char *before, const char *after, const char *jsonBefore, const char *jsonAfter) {
            QTest::newRow(before) << QByteArray(before) << QByteArray(after) << QByteArray(jsonBefore) << QByteArray(jsonAfter);
        };
        row("a: ", "\nb: 1", "{\"a\":\"", "\",\"b\":1}");
        row("a: \"", "\"", "{\"a\":\"", "\"}");
        row("a: '", "'", "{\"a\":\"", "\"}");
        row("a: ", " more", "{\"a\":\"", " more\"}");
        row("a: ", "\n  more", "{\"a\":\"", " more\"}");
        row("a: \"x: ", "\\n\"", "{\"a\":\"x: ", "\\n\"}");
        row("a: |\n  x: ", "\n", "{\"a\":\"x: ", "\\n\"}");
        row("a: ", " # b: c", "{\"a\":\"", "\"}");
        row("{a: ", ", b: Longword0z}", "{\"a\":\"", "\",\"b\":\"Longword0z\"}");
        row("a: &x ", "", "{\"a\":\"", "\"}");
        row("a: ", "-_", "{\"a\":\"", "-_\"}");
    }
    void longWords()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, jsonBefore);
        QFETCH(QByteArray, jsonAfter);
        const QByteArray word = QByteArray("+Lz=").repeated(100);
        QCOMPARE(asJson(before + word + after), jsonBefore + word + jsonAfter);
    }

    void aLongNumberIsANumber()
    {
        const auto parsed = parseYaml("a: " + QByteArray(300, '7'));
        QVERIFY(parsed.ok());
        QCOMPARE((*parsed)["a"].kind(), YamlValue::Kind::Integer);
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        const auto row = [](const char *yaml, int line) { QTest::newRow(yaml) << QByteArray(yaml) << line; };
        row("a: b: hunter2", 1);
        row("a: 1\nb: @hunter2", 2);
        row("a: 1\npassword: *hunter2\n", 2);
        row("a: \"hunter2", 1);
        row("{a: hunter2", 1);
        row("\t- hunter2", 1);
        row("a: 1\nb: \"\\ud83d hunter2\"", 2);
        row("a: &hunter2 [*hunter2]", 1);
        row("? [hunter2]\n: 1", 1);
        row("a: {<<: hunter2}", 1);
        row("a: hunter2\n b: 1", 2);
    }
    void errors()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        const Error error = errorOf(yaml);
        QCOMPARE(error.code, Error::Code::Protocol);
        QVERIFY2(error.what.startsWith(QStringLiteral("Line %1: ").arg(line)), qPrintable(error.what));
        QVERIFY2(!error.text().contains(QStringLiteral("hunter2")), qPrintable(error.text()));
    }

    void notUtf8()
    {
        QCOMPARE(errorOf("a: \xff\xfe\xfd").code, Error::Code::Protocol);
        QCOMPARE(asJson(QByteArray("\xef\xbb\xbf") + "a: b"), QByteArray(R"({"a":"b"})"));
        const QByteArray utf16("\xff\xfe" "a\0:\0 \0\xe9\0", 10); // PowerShell's ">"
        QCOMPARE(asJson(utf16), QByteArray("{\"a\":\"\xc3\xa9\"}"));
    }

    void aBillionLaughs()
    {
        QByteArray bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
        for (int i = 1; i < 30; ++i) {
            const QByteArray last = "*a" + QByteArray::number(i - 1);
            bomb += 'a' + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + last;
            for (int j = 1; j < 10; ++j)
                bomb += ',' + last;
            bomb += "]\n";
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(errorOf(bomb).code, Error::Code::TooLarge);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void aBombOfMerges()
    {
        QByteArray bomb = "a0: &a0 {k0: 0, k1: 1, k2: 2}\n";
        for (int i = 1; i < 40; ++i) {
            const QByteArray last = "*a" + QByteArray::number(i - 1);
            bomb += 'a' + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " {<<: [" + last + ',' + last + "], n" +
                    QByteArray::number(i) + ": " + last + "}\n";
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(errorOf(bomb).code, Error::Code::TooLarge);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void nesting_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("flow") << QByteArray(100'000, '[');
        QTest::newRow("maps") << QByteArray("{a: ").repeated(100'000);
        QTest::newRow("block") << QByteArray("- ").repeated(100'000);
        QTest::newRow("keys") << QByteArray("? ").repeated(100'000);
        QTest::newRow("closed") << QByteArray(101, '[') + QByteArray(101, ']');
    }
    void nesting()
    {
        QFETCH(QByteArray, yaml);
        QElapsedTimer timer;
        timer.start();
        const Error error = errorOf(yaml);
        QVERIFY(error.code == Error::Code::TooLarge || error.code == Error::Code::Protocol);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void depthOfALimit()
    {
        QVERIFY(parseYaml(QByteArray(100, '[') + QByteArray(100, ']')).ok());
        QCOMPARE(errorOf(QByteArray(101, '[') + QByteArray(101, ']')).code, Error::Code::TooLarge);
    }

    void sizes()
    {
        YamlLimits limits;
        limits.bytes = 10;
        QCOMPARE(errorOf("a: 345678", limits).code, Error().code);
        QCOMPARE(errorOf("a: 34567890", limits).code, Error::Code::TooLarge);
        limits = {};
        limits.parsedBytes = 300;
        QVERIFY(parseYaml("a: " + QByteArray(1000, 'A'), limits).ok()); // set aside
        QCOMPARE(errorOf("a: " + QByteArray(1000, '-'), limits).code, Error::Code::TooLarge);
        limits = {};
        limits.marks = 4;
        QVERIFY(parseYaml("{a: b}\n", limits).ok());
        QCOMPARE(errorOf("{a: [b]}\n", limits).code, Error::Code::TooLarge);
        QCOMPARE(errorOf(QByteArray(40'000'000, '[')).code, Error::Code::TooLarge); // would need 10 GB
        limits = {};
        limits.values = 5;
        QVERIFY(parseYaml("[1,2,3,4]", limits).ok());
        QCOMPARE(errorOf("[1,2,3,4,5]", limits).code, Error::Code::TooLarge);
        QCOMPARE(errorOf("[&a [1], *a, *a]", limits).code, Error::Code::TooLarge);
    }

    void readerAnswersEverything()
    {
        const auto parsed = parseYaml("a: [1, two]\nb: {c: true}\n");
        QVERIFY(parsed.ok());
        const YamlValue &root = *parsed;
        QCOMPARE(root["a"].at(1).text(), QStringLiteral("two"));
        QCOMPARE(root["a"].at(0).text(), QString()); // a number is no text
        QCOMPARE(root["a"].at(0).integer(), qint64(1));
        QCOMPARE(root["a"].at(7).kind(), YamlValue::Kind::Missing);
        QCOMPARE(root["a"]["x"]["y"].at(1).kind(), YamlValue::Kind::Missing);
        QVERIFY(root["b"]["c"].boolean());
        QCOMPARE(root["b"].line(), 2);
        QCOMPARE(root["z"].line(), 0);
    }
};

PILOTHOUSE_TEST(YamlReaderTest)
#include "tst_yamlreader.moc"
