// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The server's Tables: columns, cells of every type, watches, cuts, wrong types; and the kind that is made of them.
#include "allkinds.h"
#include "datarows.h"
#include "framedecoder.h"
#include "kindparts.h"
#include "listdecoder.h"
#include "tablekind.h"
#include "testmain.h"

#include <QTest>

using namespace kubernetes;
using endpoint::WatchFrame;

namespace {

// As 1.36 sends it for a custom resource with columns of its own, without managedFields.
const QByteArray definitions = R"json([{"name":"Name","type":"string","format":"name","description":"Name must be unique within a namespace.","priority":0},
 {"name":"Size","type":"integer","format":"","description":"How large it is","priority":0},
 {"name":"Ratio","type":"number","format":"","description":"Custom resource definition column (in JSONPath format): .spec.ratio","priority":0},
 {"name":"Active","type":"boolean","format":"","description":"","priority":0},
 {"name":"Note","type":"string","format":"","description":"","priority":1},
 {"name":"Backup","type":"date","format":"","description":"Custom resource definition column (in JSONPath format): .status.backup","priority":0},
 {"name":"Age","type":"date","format":"","description":"Custom resource definition column (in JSONPath format): .metadata.creationTimestamp","priority":0}])json";

QByteArray row(const QByteArray &name, const QByteArray &cells, const QByteArray &version = "7")
{
    return R"({"cells":[")" + name + "\"," + cells + R"(],"object":{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{"name":")" +
           name + R"(","namespace":"shop","uid":"uid-)" + name + R"(","resourceVersion":")" + version +
           R"(","creationTimestamp":"2026-11-21T09:00:00Z","labels":{"a":"b"}}}})";
}

QByteArray table(const QByteArray &rows, const QByteArray &columns = definitions,
                 const QByteArray &meta = R"("resourceVersion":"500","continue":"tok","remainingItemCount":7)")
{
    return R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{)" + meta + R"(},"columnDefinitions":)" + columns + R"(,"rows":[)" + rows + "]}";
}

QByteArray watchEvent(const char *type, const QByteArray &object)
{
    return QByteArray(R"({"type":")") + type + R"(","object":)" + object + "}\n";
}

const QByteArray cells = R"(11,1.5,true,"line one\nline two","62m","0s")";
const QByteArray endBookmark = R"({"cells":["",null,null,null,null,null,null],"object":{"kind":"PartialObjectMetadata",
 "metadata":{"resourceVersion":"265","annotations":{"k8s.io/initial-events-end":"true"}}}})";

TableColumns columnsOf(const QByteArray &body)
{
    TableColumns columns;
    AnswerReader reader;
    const auto read = reader.read({body.constData(), size_t(body.size())}, [&](std::string_view, const Message &message) { columns = readTableColumns(message); });
    return read.ok() ? columns : TableColumns();
}

std::shared_ptr<const TableColumns> shownColumns()
{
    return std::make_shared<const TableColumns>(columnsOf(table({})));
}

ListDecoder listDecoder()
{
    return {shownColumns(), std::make_shared<Interner>()};
}

FrameDecoder frameDecoder()
{
    return {shownColumns(), std::make_shared<Interner>()};
}

QStringList texts(const live::RowPointer &of)
{
    QStringList list;
    for (const TableCell &cell : static_cast<const TableRow &>(*of).cells)
        list << cell.text;
    return list;
}

QByteArrayList told(const std::vector<WatchFrame> &frames)
{
    QByteArrayList lines;
    for (const WatchFrame &frame : frames)
        lines << QByteArray::number(int(frame.type)) + ' ' + frame.key + ' ' + frame.version + (frame.initialEnd ? " end " : " ") +
                     (frame.row ? texts(frame.row).join(u'|').toUtf8() : QByteArray("-"));
    return lines;
}

ApiResource widgets()
{
    ApiResource resource;
    resource.group = "example.com";
    resource.version = "v1";
    resource.resource = "widgets";
    resource.kind = QStringLiteral("Widget");
    resource.namespaced = true;
    resource.verbs = {"list", "watch", "delete"};
    return resource;
}

QByteArrayList shownIds(const ObjectKind &object)
{
    QByteArrayList ids;
    for (const live::Column &column : object.kind.columns) {
        if (column.shown)
            ids << column.id;
    }
    return ids;
}

} // namespace

class TablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreRead()
    {
        const TableColumns columns = columnsOf(table({}));
        QCOMPARE(columns.size(), size_t(7));
        QCOMPARE(columns[0].format, QByteArray("name"));
        QCOMPARE(columns[1].type, QByteArray("integer"));
        QCOMPARE(columns[1].description, QStringLiteral("How large it is"));
        QCOMPARE(columns[4].priority, 1);
        QVERIFY(!columns[5].created); // a date of its own
        QVERIFY(columns[6].created);
        QVERIFY(columnsOf(table({}, "null")).empty());
    }

    void whichColumnIsTheAge_data()
    {
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<bool>("created");
        QTest::newRow("built in") << QByteArray(R"("name":"Age","type":"string","description":"CreationTimestamp is a timestamp representing the server time")") << true;
        QTest::newRow("custom, by path") << QByteArray(R"json("name":"Since","type":"date","description":"Custom resource definition column (in JSONPath format): .metadata.creationTimestamp")json") << true;
        QTest::newRow("custom, in words") << QByteArray(R"("name":"AGE","type":"date","description":"how old it is")") << true;
        QTest::newRow("another path") << QByteArray(R"json("name":"Age","type":"date","description":"Custom resource definition column (in JSONPath format): .status.start")json") << false;
        QTest::newRow("a text called Age") << QByteArray(R"("name":"Age","type":"string","description":"of the person")") << false;
        QTest::newRow("the time itself") << QByteArray(R"("name":"Created At","type":"date","description":"CreationTimestamp is a timestamp representing the server time")") << false;
        QTest::newRow("another date") << QByteArray(R"("name":"Backup","type":"date","description":"the newest")") << false;
    }
    void whichColumnIsTheAge()
    {
        QFETCH(QByteArray, column);
        QFETCH(bool, created);
        const TableColumns columns = columnsOf(table({}, "[{" + column + "}]"));
        QCOMPARE(columns.size(), size_t(1));
        QCOMPARE(columns[0].created, created);
    }

    void pagesOfCells()
    {
        ListDecoder decoder = listDecoder();
        const auto page = decoder.page(table(row("w1", cells) + "," + row("w2", R"(null,10,false,["a",{"b":1}],null,"5d")") + R"(,{"cells":["x"]},7)"));
        QVERIFY(page.ok());
        QCOMPARE(page->version, QByteArray("500"));
        QCOMPARE(page->next, QByteArray("tok"));
        QCOMPARE(page->remaining, 7);
        QCOMPARE(page->skipped, 2);
        QCOMPARE(page->rows.size(), size_t(2));
        const auto &first = static_cast<const TableRow &>(*page->rows[0]);
        QCOMPARE(first.key(), live::Key("uid-w1"));
        QCOMPARE(first.meta.namespaceName, QStringLiteral("shop"));
        QCOMPARE(texts(page->rows[0]), (QStringList{QStringLiteral("w1"), QStringLiteral("11"), QStringLiteral("1.5"), QStringLiteral("true"), QStringLiteral("line one\nline two"), QStringLiteral("62m"), QString()}));
        QVERIFY(first.cells[1].hasNumber && first.cells[1].number == 11);
        QVERIFY(!first.cells[3].hasNumber);
        QCOMPARE(texts(page->rows[1]), (QStringList{QStringLiteral("w2"), QString(), QStringLiteral("10"), QStringLiteral("false"), QStringLiteral("[\"a\",{\"b\":1}]"), QString(), QString()}));
    }

    // The age in an answer is of the moment; a list a minute later is no change.
    void anOlderAgeIsTheSameRow()
    {
        ListDecoder decoder = listDecoder();
        const auto first = decoder.page(table(row("w1", R"(1,1,true,"","","5s")")));
        const auto later = decoder.page(table(row("w1", R"(1,1,true,"","","65s")")));
        QVERIFY(first->rows[0]->equals(*later->rows[0]));
    }

    // Another date than the creation comes as a distance, too, and goes on.
    void datesGoOn()
    {
        const ObjectKind object = tableObject(widgets(), columnsOf(table({})));
        ListDecoder decoder(object.table.columns, std::make_shared<Interner>());
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const auto page = decoder.page(table(row("w1", R"(1,1,true,"","5m3s","1d")") + "," + row("w2", R"(1,1,true,"","<invalid>","1d")") + "," +
                                             row("w3", R"(1,1,true,"5m3s","2026-11-27T10:00:00Z","1d")")));
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(page.ok());
        const live::Column *backup = object.kind.column("c-backup");
        QVERIFY(backup && backup->type == live::ColumnType::Since);
        const auto shown = [&](size_t at, qint64 now) { return backup->wording(backup->cell(*page->rows[at]), now); };
        const qint64 since = backup->cell(*page->rows[0]).timeMs;
        QVERIFY(since >= before - 303'000 && since <= after - 303'000);
        QCOMPARE(shown(0, since + 303'000), QStringLiteral("5m3s"));
        QCOMPARE(shown(0, since + 3'600'000), QStringLiteral("60m"));
        QCOMPARE(shown(1, after + 3'600'000), QStringLiteral("<invalid>"));
        QCOMPARE(shown(2, after + 3'600'000), QStringLiteral("2026-11-27T10:00:00Z")); // a time of its own stays true
        // Only dates: a text that looks like one is a text.
        QCOMPARE(object.kind.column("c-note")->cell(*page->rows[2]).timeMs, 0);
    }

    void watchesOfTables()
    {
        const QByteArray bytes = watchEvent("ADDED", table(row("w1", cells, "11"))) + watchEvent("MODIFIED", table(row("w1", R"(12,2,true,"","","")", "12"), "null", R"("resourceVersion":"12")")) +
                                 watchEvent("ADDED", table(row("a", cells, "13") + "," + row("b", cells, "14"), "null")) + watchEvent("BOOKMARK", table(endBookmark, "null")) +
                                 watchEvent("BOOKMARK", table({}, "null", R"("resourceVersion":"266")")) + watchEvent("DELETED", table(row("w1", cells, "15"), "null"));
        const QByteArrayList expected{"0 uid-w1 11 w1|11|1.5|true|line one\nline two|62m|",
                                      "1 uid-w1 12 w1|12|2|true|||",
                                      "0 uid-a 13 a|11|1.5|true|line one\nline two|62m|",
                                      "0 uid-b 14 b|11|1.5|true|line one\nline two|62m|",
                                      "3  265 end -",
                                      "3  266 -",
                                      "2 uid-w1 15 -"};
        FrameDecoder whole = frameDecoder();
        QCOMPARE(told(*whole.feed(bytes)), expected);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            FrameDecoder halves = frameDecoder();
            QByteArrayList lines = told(*halves.feed(bytes.left(cut)));
            lines += told(*halves.feed(bytes.mid(cut)));
            QCOMPARE(lines, expected);
        }
    }

    void anExpiredVersionIsTold()
    {
        FrameDecoder decoder = frameDecoder();
        const auto frames = decoder.feed(watchEvent("ERROR", R"({"kind":"Status","reason":"Expired","code":410})"));
        QCOMPARE(frames->size(), size_t(1));
        QCOMPARE(frames->front().error.httpStatus, 410);
    }

    // A definition that changes while its table is shown puts no cell under the wrong heading.
    void otherColumnsGoToTheirNames()
    {
        ListDecoder decoder = listDecoder();
        const auto page = decoder.page(table(R"({"cells":["small",5,"w1"],"object":{"metadata":{"name":"w1"}}})",
                                             R"([{"name":"Colour"},{"name":"Size"},{"name":"Name"}])"));
        QVERIFY(page.ok());
        QCOMPARE(texts(page->rows[0]), (QStringList{QStringLiteral("w1"), QStringLiteral("5"), QString(), QString(), QString(), QString(), QString()}));
        // And more cells than columns are no fault.
        const auto many = decoder.page(table(row("w1", cells + ",1,2,3"), "null"));
        QCOMPARE(many->rows.size(), size_t(1));
    }

    // Servers that know no Tables send the objects themselves.
    void plainObjects()
    {
        ListDecoder decoder = listDecoder();
        const auto page = decoder.page(R"({"kind":"WidgetList","metadata":{"resourceVersion":"4"},"items":[{"metadata":{"name":"w1","uid":"u"}},{"metadata":{}}]})");
        QVERIFY(page.ok());
        QCOMPARE(page->rows.size(), size_t(1));
        QCOMPARE(page->skipped, 1);
        FrameDecoder frames = frameDecoder();
        const auto got = frames.feed(watchEvent("ADDED", R"({"kind":"Widget","metadata":{"name":"w1","uid":"u","resourceVersion":"5"}})"));
        QCOMPARE(got->front().key, live::Key("u"));
        QVERIFY(got->front().row);
    }

    void wrongTypesAreCounted()
    {
        for (const char *rows : {"7", "null", "[]", "{}", R"({"cells":{}})", R"({"cells":7,"object":7})", R"({"object":{"metadata":7}})", R"({"object":{"metadata":{"name":7}}})"}) {
            ListDecoder decoder = listDecoder();
            const auto page = decoder.page(table(rows));
            QVERIFY2(page.ok(), rows);
            QVERIFY2(page->rows.empty(), rows);
            FrameDecoder frames = frameDecoder();
            const auto got = frames.feed(watchEvent("ADDED", table(rows)));
            QVERIFY2(got.ok() && !got->empty() && !got->front().row, rows);
        }
        for (const char *columns : {"7", "{}", "[7,null,[]]", R"([{"name":7,"type":[],"priority":"high"}])"}) {
            ListDecoder decoder = listDecoder();
            QVERIFY2(decoder.page(table(row("w1", cells), columns)).ok(), columns);
        }
        const QByteArray whole = table(row("w1", cells));
        for (qsizetype cut = 0; cut < whole.size(); ++cut) {
            ListDecoder decoder = listDecoder();
            QVERIFY(!decoder.page(whole.left(cut)).ok());
        }
    }

    // What secrets hold stays on the server: their rows are made of its Table.
    void rowsOfOurOwn()
    {
        const WatchTable table = secretObject().table;
        QVERIFY(table.columns && table.rowOfTable && table.decode && !table.protobuf);
        const OwnRows own{table.rowOfTable, table.decode};
        const QByteArray secrets = R"([{"name":"Name","format":"name"},{"name":"Type"},{"name":"Data"},{"name":"Age"}])";
        ListDecoder lists(table.columns, std::make_shared<Interner>(), own);
        const auto page = lists.page(::table(row("s1", R"("Opaque",3,"5d")") + R"(,{"cells":["x"]})", secrets));
        QVERIFY(page.ok());
        QCOMPARE(page->skipped, 1);
        QCOMPARE(page->rows.size(), size_t(1));
        const auto &secret = static_cast<const SecretRow &>(*page->rows[0]);
        QCOMPARE(secret.meta.name, QStringLiteral("s1"));
        QCOMPARE(secret.meta.key, live::Key("uid-s1"));
        QVERIFY(secret.meta.hasUid && secret.meta.createdMs != 0);
        QCOMPARE(labelTexts(secret.meta.labels), QStringList{QStringLiteral("a=b")});
        QCOMPARE(secret.type, QStringLiteral("Opaque"));
        QCOMPARE(secret.count, 3);
        FrameDecoder frames(table.columns, std::make_shared<Interner>(), own);
        const auto got = frames.feed(watchEvent("ADDED", ::table(row("s1", R"("Opaque",3,"5d")", "11"), secrets)) +
                                     watchEvent("MODIFIED", ::table(row("s1", R"("Opaque",4,"5d")", "12"), "null")) + watchEvent("BOOKMARK", ::table(endBookmark, "null")) +
                                     watchEvent("DELETED", ::table(row("s1", R"("Opaque",4,"5d")", "13"), "null")));
        QVERIFY(got.ok());
        QCOMPARE(got->size(), size_t(4));
        QVERIFY((*got)[0].row->equals(secret));
        QCOMPARE(static_cast<const SecretRow &>(*(*got)[1].row).count, 4);
        QCOMPARE((*got)[1].version, QByteArray("12"));
        QVERIFY((*got)[2].initialEnd && !(*got)[3].row);
    }

    // A server that knows no Tables sends what it has; the row is the same.
    void rowsOfOurOwnOutOfPlainObjects()
    {
        const WatchTable table = secretObject().table;
        const OwnRows own{table.rowOfTable, table.decode};
        const QByteArray plain = R"({"kind":"Secret","metadata":{"name":"s1","namespace":"shop","uid":"u","resourceVersion":"5"},"type":"Opaque","data":{"a":"eA==","b":"eQ=="}})";
        ListDecoder lists(table.columns, std::make_shared<Interner>(), own);
        const auto page = lists.page(R"({"kind":"SecretList","metadata":{"resourceVersion":"4"},"items":[)" + plain + ",{}]}");
        QVERIFY(page.ok());
        QCOMPARE(page->skipped, 1);
        QCOMPARE(static_cast<const SecretRow &>(*page->rows.at(0)).count, 2);
        FrameDecoder frames(table.columns, std::make_shared<Interner>(), own);
        const auto got = frames.feed(watchEvent("ADDED", plain));
        QVERIFY(got.ok() && got->front().row);
        QVERIFY(got->front().row->equals(*page->rows[0]));
        QCOMPARE(static_cast<const SecretRow &>(*got->front().row).type, QStringLiteral("Opaque"));
    }

    void aKindOfItsColumns()
    {
        const ObjectKind object = tableObject(widgets(), columnsOf(table({})));
        QCOMPARE(object.kind.id, QByteArray("api:widgets.example.com"));
        QCOMPARE(resourceOfFeed(object.kind.id), QByteArray("widgets.example.com"));
        QCOMPARE(object.kind.title, QStringLiteral("Widgets"));
        QCOMPARE(object.table.group, QByteArray("/apis/example.com/v1"));
        QCOMPARE(shownIds(object), (QByteArrayList{"namespace", "name", "c-size", "c-ratio", "c-active", "c-backup", "age"}));
        const live::Column *note = object.kind.column("c-note");
        QVERIFY(note && !note->shown);
        QVERIFY(object.kind.column("c-size")->type == live::ColumnType::Number);

        ListDecoder decoder(object.table.columns, std::make_shared<Interner>());
        const auto page = decoder.page(table(row("w1", cells)));
        QVERIFY(page.ok());
        const live::Row &made = *page->rows[0];
        QCOMPARE(object.kind.name(made), QStringLiteral("w1"));
        QCOMPARE(object.path(made), QByteArray("/apis/example.com/v1/namespaces/shop/widgets/w1"));
        QCOMPARE(note->cell(made).text, QStringLiteral("line one…"));
        QCOMPARE(note->cell(made).toolTip, QStringLiteral("line one\nline two"));
        QVERIFY(object.kind.column("age")->cell(made).timeMs != 0);
        QCOMPARE(object.kind.column("c-size")->description, QStringLiteral("How large it is"));
        QVERIFY(object.kind.column("name")->description.startsWith(QStringLiteral("Name must be unique")));
    }

    void aKindWithoutColumns()
    {
        ApiResource resource = widgets();
        resource.namespaced = false;
        QCOMPARE(shownIds(tableObject(resource, {})), (QByteArrayList{"name", "age"}));
        // A name of less interest (events have one) does not leave a table without names; columns of one name are told apart.
        const TableColumns columns = columnsOf(table({}, R"([{"name":"Reason"},{"name":"Reason"},{"name":"Name","format":"name","priority":1}])"));
        QCOMPARE(shownIds(tableObject(resource, columns)), (QByteArrayList{"name", "c-reason", "c-reason-2"}));
    }
};

PILOTHOUSE_TEST(TablesTest)
#include "tst_tables.moc"
