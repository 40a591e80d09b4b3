// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Long lists in JSON, read an item at a time: the same as the whole read at once, or not read so at all.
#include "listdecoder.h"
#include "listparts.h"
#include "objects.h"
#include "testmain.h"
#include "workloadrows.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace kubernetes;
using namespace kubernetestest;

namespace {

const QByteArray odd = "}]},{\\\"metadata\\\":{ \\\\"; ///< in a text: looks like a border, and ends with a backslash

QByteArray pod(int number)
{
    const QByteArray name = QByteArray::number(number);
    return R"({"metadata":{"name":"p)" + name + R"(","namespace":"shop","uid":"u)" + name + R"(","annotations":{"odd":")" + odd +
           R"("},"managedFields":[{"manager":"kubelet","fieldsV1":{"f:status":{"k:{)" + "\\\"type\\\"" +
           R"(}":{".":{}}}}}]},)" +
           R"("spec":{"nodeName":"w1"},"status":{"phase":"Running"}})";
}

QByteArray listOf(const QByteArrayList &items)
{
    return R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7","continue":"tok"},"items":[)" + items.join(',') + "]}\n";
}

QByteArray pods(int count)
{
    QByteArrayList items;
    for (int i = 0; i < count; ++i)
        items << pod(i);
    return listOf(items);
}

/// Quotes for apostrophes, and for each '^' a quote as it is written in a text: moc does not get over these in raw strings.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('^', "\\\"").replace('\'', '"');
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

std::optional<endpoint::WatchPage> inParts(const QByteArray &bytes, DecodeRow decode = decodePod)
{
    return ListDecoder(decode, std::make_shared<Interner>()).pageInParts(view(bytes));
}

QByteArrayList keys(const endpoint::WatchPage &page)
{
    QByteArrayList keys;
    for (const live::RowPointer &row : page.rows)
        keys << row->key();
    return keys;
}

} // namespace

class ListPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsAreTheSame()
    {
        const QByteArray few = pods(20); // page() reads them at once
        const auto parts = inParts(few);
        QVERIFY(parts);
        const auto whole = ListDecoder(decodePod, std::make_shared<Interner>()).page(few);
        QVERIFY(whole.ok());
        QCOMPARE(keys(*parts), keys(*whole));
        for (size_t i = 0; i < parts->rows.size(); ++i)
            QVERIFY(parts->rows[i]->equals(*whole->rows[i]));
        QCOMPARE(parts->version, QByteArray("7"));
        QCOMPARE(parts->next, QByteArray("tok"));
        const auto split = listParts(view(few), "items");
        QVERIFY(split);
        QCOMPARE(split->items.size(), size_t(20));
        QCOMPARE(QByteArray::fromStdString(std::string(split->items.back())), pod(19));
    }

    void managedFieldsAreCut_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QByteArray>("cut"); // empty: it is left as it is, or the rest is no JSON
        QTest::newRow("in the middle") << json("{'a':1,'managedFields':[{'m':{}}],'b':2}") << json("{'a':1,'b':2}");
        QTest::newRow("first") << json("{'managedFields':[{'m':{}}],'b':2}") << json("{'b':2}");
        QTest::newRow("last") << json("{'a':1,'managedFields':[{'m':{}},{'n':{}}]}") << json("{'a':1}");
        QTest::newRow("alone") << json("{'managedFields':[{'m':{}}]}") << QByteArray("{}");
        QTest::newRow("none") << json("{'a':1}") << QByteArray();
        QTest::newRow("empty ones") << json("{'managedFields':[],'b':2}") << QByteArray();
        QTest::newRow("of a text") << json("{'x':'{^managedFields^:[{^m^:1}]','uid':'u'}") << QByteArray();
        QTest::newRow("end of a name") << json("{'x^managedFields':[{'a':1}],'uid':'u'}") << QByteArray();
        QTest::newRow("a list within") << json("{'managedFields':[{'m':[1]}],'b':2}") << QByteArray();
        QTest::newRow("a list within, then a name") << json("{'managedFields':[{'m':[1],'uid':'x'}],'b':2}") << QByteArray();
        QTest::newRow("a bracket in a name") << json("{'managedFields':[{']':1}],'b':2}") << QByteArray();
        QTest::newRow("a bracket and more in a name") << json("{'managedFields':[{'],^b^:3,^':1}],':5,':2}") << QByteArray();
        QTest::newRow("a bracket in a text") << json("{'managedFields':[{'v:':']}'}]}") << QByteArray();
        QTest::newRow("without an end") << json("{'managedFields':[{'m':1") << QByteArray();
    }
    void managedFieldsAreCut()
    {
        QFETCH(const QByteArray, object);
        QFETCH(const QByteArray, cut);
        std::string result;
        if (withoutManagedFields(view(object), result) && !QJsonDocument::fromJson(QByteArray::fromStdString(result)).isNull())
            QCOMPARE(QByteArray::fromStdString(result), cut);
        else
            QVERIFY(cut.isEmpty());
    }

    void longOnesAreReadSo()
    {
        const QByteArray many = pods(4000);
        ListDecoder decoder(decodePod, std::make_shared<Interner>());
        const auto page = decoder.page(many);
        QVERIFY(page.ok());
        QCOMPARE(page->rows.size(), size_t(4000));
        QCOMPARE(keys(*page).last(), QByteArray("u3999"));
        QVERIFY(!decoder.page(many.chopped(3)).ok());
        QVERIFY(!decoder.page(QByteArray(many).replace("u2000\"", "u2000\x80\"")).ok()); // no UTF-8
    }

    void whatIsMalformedIsCounted()
    {
        const auto page = inParts(listOf({pod(1), R"({"metadata":{}})", pod(2)}));
        QVERIFY(page);
        QCOMPARE(keys(*page), (QByteArrayList{"u1", "u2"}));
        QCOMPARE(page->skipped, 1);
    }

    void membersInAnyOrder()
    {
        const QByteArray item = R"({"apiVersion":"v1","kind":"Pod","metadata":{"uid":"x","name":"x"}})";
        const auto page = inParts(R"({"apiVersion":"v1","items":[)" + item + ',' + item + R"(],"kind":"PodList","metadata":{"resourceVersion":"9"}})");
        QVERIFY(page);
        QCOMPARE(keys(*page), (QByteArrayList{"x", "x"}));
        QCOMPARE(page->version, QByteArray("9"));
    }

    // What looks like a border is none: it lies within an item.
    void bordersWithinAnItem()
    {
        const QByteArray set = R"({"metadata":{"uid":"s","name":"s"},"spec":{"volumeClaimTemplates":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}}]}})";
        QVERIFY(!inParts(listOf({set, set}), decodeStatefulSet));
        const auto page = ListDecoder(decodeStatefulSet, std::make_shared<Interner>()).page(listOf(QByteArrayList(3000, set)));
        QVERIFY(page.ok());
        QCOMPARE(page->rows.size(), size_t(3000));
    }

    void notAList_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no items") << listOf({});
        QTest::newRow("items of another") << QByteArray(R"({"metadata":{"items":[{"metadata":{"uid":"a"}}]}})");
        QTest::newRow("items of another, which ends") << QByteArray(R"({"x":{"items":[{"metadata":{"uid":"a"}}]},"items":[]})");
        QTest::newRow("items twice") << QByteArray(R"({"items":[{"metadata":{"uid":"a"}}],"items":[{"metadata":{"uid":"b"}}]})");
        QTest::newRow("not all objects") << listOf({pod(1), "3"});
        QTest::newRow("one is another") << listOf({pod(1), "[]", pod(2)});
        QTest::newRow("cut") << pods(3).chopped(5);
        QTest::newRow("open text") << pods(3).replace("\"w1\"", "\"w1");
        QTest::newRow("a refusal") << QByteArray(R"({"kind":"Status","status":"Failure","code":410,"items":[{"metadata":{"uid":"a"}}]})");
        QTest::newRow("more behind it") << pods(2) + "{}";
    }
    void notAList()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!inParts(body));
    }

    // Damaged anywhere: where both ways read something, it is the same. What is damaged in managedFields alone may be read.
    void damage()
    {
        QRandomGenerator random(7);
        const QByteArray good = pods(12);
        int both = 0;
        int managedOnly = 0;
        for (int i = 0; i < 4000; ++i) {
            QByteArray bytes = good;
            const auto at = qsizetype(random.bounded(quint32(bytes.size())));
            if (random.bounded(2) == 0)
                bytes[at] = char(random.bounded(128));
            else
                bytes.insert(at, bytes.mid(qsizetype(random.bounded(quint32(bytes.size()))), random.bounded(30)));
            const auto parts = inParts(bytes);
            auto whole = ListDecoder(decodePod, std::make_shared<Interner>()).page(bytes);
            if (!parts)
                continue;
            if (!whole.ok()) {
                static const QRegularExpression managed(QStringLiteral(R"(,"managedFields":\[[^\]]*\])"));
                whole = ListDecoder(decodePod, std::make_shared<Interner>()).page(QString::fromLatin1(bytes).remove(managed).toLatin1());
                ++managedOnly;
            }
            QVERIFY2(whole.ok(), bytes.constData());
            QCOMPARE(keys(*parts), keys(*whole));
            QCOMPARE(parts->skipped, whole->skipped);
            ++both;
        }
        QVERIFY(both > 100);
        QVERIFY(managedOnly > 10);
    }
};

PILOTHOUSE_TEST(ListPartsTest)
#include "tst_listparts.moc"
