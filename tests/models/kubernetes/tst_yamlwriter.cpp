// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// YAML for people: laid out as kubectl does, and read back it is the same object, whatever texts are in it.
#include "testmain.h"
#include "yamlreader.h"
#include "yamlwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using kubernetes::yamlOf;

namespace {

QJsonValue readBack(const QString &text)
{
    const auto value = kubernetes::parseYaml(text.toUtf8());
    return value.ok() ? value->json() : QJsonValue(QJsonValue::Undefined);
}

QByteArray compact(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

} // namespace

class YamlWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layout();
    void texts_data();
    void texts();
    void randomTexts();
    void managedFieldsAreLeftOut();
    void noObject();
};

// What `kubectl create configmap/deployment -o yaml --dry-run=client` and sigs.k8s.io/yaml print for these objects.
void YamlWriterTest::layout()
{
    const QByteArray json = R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","labels":{"app":"web","on":"true"},"finalizers":[]},
        "spec":{"containers":[{"name":"c","image":"nginx:1.27","args":["-c","a: b","8080"],"ports":[{"containerPort":80}],"resources":{}}],
        "nodeName":null,"replicas":3,"ratio":0.5},"data":{"run.sh":"#!/bin/sh\necho hello\n","tail":"a\nb"}})";
    const char *expected = R"(apiVersion: v1
data:
  run.sh: |
    #!/bin/sh
    echo hello
  tail: |-
    a
    b
kind: Pod
metadata:
  finalizers: []
  labels:
    app: web
    "on": "true"
  name: web
spec:
  containers:
  - args:
    - -c
    - 'a: b'
    - "8080"
    image: nginx:1.27
    name: c
    ports:
    - containerPort: 80
    resources: {}
  nodeName: null
  ratio: 0.5
  replicas: 3
)";
    QCOMPARE(yamlOf(QJsonDocument::fromJson(json).object()), QString::fromLatin1(expected));
}

void YamlWriterTest::texts_data()
{
    QTest::addColumn<QString>("text");
    int number = 0;
    for (const char *text :
         {"", " ", "a", "true", "no", "Off", "~", "null", "123", "0x1f", "012", "1_000", "1e3", ".inf", "-", "- a", "-a", "--- a", "...", "? x", ": x", ":x",
          "a: b", "a:", "a #b", "#a", "a#b", "&x", "*x", "!x", "|", ">", "%x", "@x", "`x", "'x'", "\"x\"", "it's", "{}", "[1]", "a, b", " lead", "trail ",
          "tab\there", "line\n", "a\nb", "a\nb\n", "a\n\nb\n\n", "\n", "\na", " a\nb", "a\n  b\n", "a\n\tb\n", "a \nb\n", "2026-11-27", "2026-11-27T10:00:00Z",
          "12:30:45", "=", "<<", "y", "\xc3\xa9", "\x01", "back\\slash", "a\r\nb", "\xe2\x80\xa8", "1.2.3", "v1", "+1", "0o7", "1:20"}) {
        QTest::addRow("%d", number++) << QString::fromUtf8(text);
    }
}

void YamlWriterTest::texts()
{
    QFETCH(QString, text);
    const QJsonObject object{{QStringLiteral("at"), text},
                             {QStringLiteral("list"), QJsonArray{text, QJsonObject{{QStringLiteral("deep"), text}, {QStringLiteral("z"), 1}}, QJsonArray{text}}},
                             {text.isEmpty() ? QStringLiteral("empty") : text, true}};
    const QString yaml = yamlOf(object);
    QCOMPARE(compact(readBack(yaml)), compact(object));
}

void YamlWriterTest::randomTexts()
{
    QRandomGenerator random(20261127);
    const QString letters = QStringLiteral("ab 1:#-\n\t'\"|>&*!%@`{}[],?=~\\e.0xTNy");
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (int i = random.bounded(9); i > 0; --i)
            text += letters[random.bounded(static_cast<int>(letters.size()))];
        const QJsonObject object{{QStringLiteral("k"), QJsonArray{QJsonObject{{QStringLiteral("t"), text}}}}};
        const QString yaml = yamlOf(object);
        if (compact(readBack(yaml)) != compact(object))
            QFAIL(qPrintable(QStringLiteral("round %1: %2\n%3").arg(round).arg(QString::fromUtf8(compact(object)), yaml)));
    }
}

void YamlWriterTest::managedFieldsAreLeftOut()
{
    const QByteArray json = R"({"metadata":{"name":"a","managedFields":[{"manager":"kubectl"}]}})";
    QCOMPARE(*kubernetes::yamlOfObject(json), QStringLiteral("metadata:\n  name: a\n"));
    QVERIFY(kubernetes::yamlOfObject(json, true)->contains(QStringLiteral("manager: kubectl")));
}

void YamlWriterTest::noObject()
{
    for (const char *json : {"", "[]", "{", "null", "\"a\""})
        QVERIFY(!kubernetes::yamlOfObject(json).ok());
}

PILOTHOUSE_TEST(YamlWriterTest)
#include "tst_yamlwriter.moc"
