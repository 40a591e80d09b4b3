// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists and watches on the wire: both forms, every cut, what is malformed, and random damage.
#include "objects.h"
#include "podrow.h"
#include "statuserror.h"
#include "testmain.h"

#include <QRandomGenerator>
#include <algorithm>

using namespace kubernetes;
using namespace kubernetestest;
using endpoint::WatchFrame;
using Code = base::Error::Code;
using Type = WatchFrame::Type;

namespace {

QByteArray pod(const QByteArray &name, const QByteArray &version)
{
    return R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":")" + name + R"(","namespace":"shop","uid":"uid-)" + name +
           R"(","resourceVersion":")" + version + "\"},\"spec\":{\"nodeName\":\"w\\\\\\\"}{1\"},\"status\":{\"phase\":\"Running\"}}";
}

QByteArray watchEvent(const QByteArray &type, const QByteArray &object)
{
    return R"({"type":")" + type + R"(","object":)" + object + "}";
}

const QByteArray bookmark = R"({"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"90","creationTimestamp":null,
    "annotations":{"k8s.io/initial-events-end":"true"}},"spec":{"containers":null},"status":{}})";
const QByteArray expired = R"json({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
    "message":"too old resource version: 1 (2)","reason":"Expired","code":410})json";

const std::vector<QByteArray> &events()
{
    static const std::vector<QByteArray> all = {
        watchEvent("ADDED", pod("a", "11")), watchEvent("MODIFIED", pod("b", "12")),       watchEvent("DELETED", pod("a", "13")),
        watchEvent("BOOKMARK", bookmark),    watchEvent("ADDED", QByteArray(wholePod)), watchEvent("ERROR", expired),
    };
    return all;
}

QByteArray stream(bool protobuf, const QByteArray &between = "\n")
{
    QByteArray bytes;
    for (const QByteArray &one : events())
        bytes += protobuf ? encodeFrame(parse(one)) : one + between;
    return bytes;
}

FrameDecoder decoder()
{
    return {decodePod, std::make_shared<Interner>()};
}

std::vector<WatchFrame> feed(FrameDecoder &decoder, const QByteArray &bytes)
{
    const auto frames = decoder.feed(bytes);
    if (!frames.ok()) {
        QTest::qFail(qPrintable(frames.error().text()), __FILE__, __LINE__);
        return {};
    }
    return *frames;
}

/// One line for each frame, with all that counts.
QByteArrayList told(const std::vector<WatchFrame> &frames)
{
    QByteArrayList lines;
    for (const WatchFrame &frame : frames) {
        QByteArray line = QByteArray::number(int(frame.type)) + ' ' + frame.key + ' ' + frame.version;
        if (frame.row)
            line += " row " + static_cast<const PodRow &>(*frame.row).status.toUtf8();
        if (frame.initialEnd)
            line += " end";
        if (frame.type == Type::Error)
            line += ' ' + QByteArray::number(frame.error.httpStatus) + ' ' + frame.error.detail.toUtf8();
        lines << line;
    }
    return lines;
}

const QByteArrayList expected = {"0 uid-a 11 row Running",
                                 "1 uid-b 12 row Running",
                                 "2 uid-a 13",
                                 "3  90 end",
                                 "0 0f9b2c1e-1111-4222-8333-444455556666 81234 row CrashLoopBackOff",
                                 "4   410 too old resource version: 1 (2)"};

QByteArray list(const QByteArray &items, const QByteArray &meta = R"("resourceVersion":"500","continue":"tok","remainingItemCount":7)")
{
    return R"({"kind":"PodList","apiVersion":"v1","metadata":{)" + meta + R"(},"items":[)" + items + "]}";
}

} // namespace

class FramesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesOfBothForms_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("JSON, lines") << stream(false);
        QTest::newRow("JSON, nothing between") << stream(false, "");
        QTest::newRow("JSON, space between") << stream(false, " \r\n\n\t");
        QByteArray pretty;
        for (const QByteArray &one : events())
            pretty += QJsonDocument(parse(one)).toJson(QJsonDocument::Indented);
        QTest::newRow("JSON, pretty") << pretty;
        QTest::newRow("protobuf") << stream(true);
    }
    void framesOfBothForms()
    {
        QFETCH(QByteArray, bytes);
        FrameDecoder whole = decoder();
        QCOMPARE(told(feed(whole, bytes)), expected);
        // Cut at every byte, and in single bytes.
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            FrameDecoder halves = decoder();
            QByteArrayList lines = told(feed(halves, bytes.left(cut)));
            lines += told(feed(halves, bytes.mid(cut)));
            QCOMPARE(lines, expected);
        }
        FrameDecoder single = decoder();
        QByteArrayList lines;
        for (qsizetype i = 0; i < bytes.size(); ++i)
            lines += told(feed(single, bytes.mid(i, 1)));
        QCOMPARE(lines, expected);
    }

    void bothFormsGiveTheSameRows()
    {
        FrameDecoder json = decoder();
        FrameDecoder protobuf = decoder();
        const auto a = feed(json, stream(false));
        const auto b = feed(protobuf, stream(true));
        QCOMPARE(a.size(), b.size());
        for (size_t i = 0; i < a.size(); ++i) {
            QCOMPARE(!a[i].row, !b[i].row);
            QVERIFY(!a[i].row || a[i].row->equals(*b[i].row));
            QVERIFY(a[i].error == b[i].error);
        }
    }

    void anExpiredVersionAsksForANewList()
    {
        FrameDecoder json = decoder();
        const auto frames = feed(json, watchEvent("ERROR", expired));
        QCOMPARE(frames.size(), size_t(1));
        QCOMPARE(frames[0].error.httpStatus, 410);
        QVERIFY(frames[0].error.retryable);
        // Without a code the reason decides.
        const auto gone = feed(json, watchEvent("ERROR", R"({"kind":"Status","status":"Failure","reason":"Gone"})"));
        QCOMPARE(gone[0].error.httpStatus, 410);
        const auto internal = feed(json, watchEvent("ERROR", R"({"kind":"Status","code":500,"message":"etcd"})"));
        QVERIFY(internal[0].error.code == Code::Server);
        QCOMPARE(internal[0].error.detail, QStringLiteral("etcd"));
    }

    void malformedObjectsAreCounted()
    {
        for (const bool protobuf : {false, true}) {
            FrameDecoder frames = decoder();
            const auto bytes = [&](const QByteArray &json) { return protobuf ? encodeFrame(parse(json)) : json; };
            const auto check = [&](const QByteArray &json) {
                const auto got = feed(frames, bytes(json));
                QCOMPARE(got.size(), size_t(1));
                QVERIFY(got[0].type == Type::Modified);
                QVERIFY(!got[0].row);
            };
            check(watchEvent("ADDED", R"({"kind":"Pod","metadata":{"resourceVersion":"4"}})"));
            check(watchEvent("DELETED", R"({"kind":"Pod","metadata":{}})"));
            check(watchEvent("MODIFIED", R"({"kind":"Pod"})"));
            // A type of a time to come says nothing, and the stream goes on.
            QVERIFY(feed(frames, bytes(watchEvent("RENAMED", pod("x", "1")))).empty());
            QCOMPARE(feed(frames, bytes(watchEvent("ADDED", pod("x", "1")))).size(), size_t(1));
        }
        FrameDecoder json = decoder();
        for (const char *text : {"{}", R"({"type":"ADDED"})", R"({"type":"ADDED","object":null})",
                                 R"({"type":"ADDED","object":[]})", "{\"type\" ADDED}", "{\"a\":\"\xff\"}"}) {
            const auto got = feed(json, text);
            QVERIFY2(got.size() == (qstrcmp(text, "{}") == 0 ? 0U : 1U), text);
            QVERIFY(got.empty() || !got[0].row);
        }
        // A frame of protobuf whose inside is cut.
        FrameDecoder protobuf = decoder();
        const QByteArray good = encodeFrame(parse(watchEvent("ADDED", pod("x", "1"))));
        QByteArray inside = good.mid(4, 20);
        const auto got = feed(protobuf, QByteArray("\0\0\0\x14", 4) + inside + good);
        QCOMPARE(got.size(), size_t(2));
        QVERIFY(!got[0].row);
        QVERIFY(got[1].row);
    }

    void whatIsNoStreamIsAnError()
    {
        for (const QByteArray &bytes : {QByteArray("hello"), QByteArray("[1]"), QByteArray("\x7f\0\0\0x", 5), QByteArray("\"")}) {
            FrameDecoder frames = decoder();
            const auto result = frames.feed(bytes);
            QVERIFY(!result.ok());
            QVERIFY(result.error().code == Code::Protocol);
            QVERIFY(!frames.feed("{}").ok()); // and stays one
        }
        FrameDecoder later = decoder();
        QVERIFY(later.feed(watchEvent("ADDED", pod("a", "1")) + "x").ok() == false);
    }

    void framesAreBounded()
    {
        FrameDecoder json = decoder();
        const QByteArray endless = "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"";
        QVERIFY(json.feed(endless).ok());
        bool refused = false;
        for (int i = 0; i < 20 && !refused; ++i) {
            const auto result = json.feed(QByteArray(1024 * 1024, 'a'));
            refused = !result.ok();
            QVERIFY(!refused || result.error().code == Code::TooLarge);
        }
        QVERIFY(refused);
        // Of protobuf, the first byte of the length tells.
        FrameDecoder protobuf = decoder();
        QVERIFY(!protobuf.feed(QByteArray("\x01\0\0\0", 4)).ok());
        // A large one within the bound is read.
        FrameDecoder large = decoder();
        const QByteArray big = watchEvent("ADDED", QByteArray(pod("a", "1")).replace("w\\\\\\\"}{1", QByteArray(8 << 20, 'n')));
        QCOMPARE(feed(large, big).size(), size_t(1));
    }

    void pages()
    {
        ListDecoder decoder(decodePod, std::make_shared<Interner>());
        const QByteArray json = list(pod("a", "1") + "," + pod("b", "2") + R"(,{"metadata":{}})");
        for (const QByteArray &body : {json, encodeList(parse(json))}) {
            const auto page = decoder.page(body);
            QVERIFY(page.ok());
            QCOMPARE(page->rows.size(), size_t(2));
            QCOMPARE(page->skipped, 1);
            QCOMPARE(page->version, QByteArray("500"));
            QCOMPARE(page->next, QByteArray("tok"));
            QCOMPARE(page->remaining, 7);
            QCOMPARE(page->rows[1]->key(), QByteArray("uid-b"));
        }
        const QByteArray last = list("", R"("resourceVersion":"501")");
        for (const QByteArray &body : {last, encodeList(parse(last)), QByteArray(R"({"metadata":{"resourceVersion":"501"},"items":null})")}) {
            const auto page = decoder.page(body);
            QVERIFY(page.ok());
            QVERIFY(page->rows.empty());
            QCOMPARE(page->skipped, 0);
            QCOMPARE(page->version, QByteArray("501"));
            QVERIFY(page->next.isEmpty());
            QCOMPARE(page->remaining, -1);
        }
        // Wrong types.
        const auto odd = decoder.page(R"({"metadata":[],"items":[1,"x",null,{"metadata":{"uid":"u","name":5,"labels":[1],
            "annotations":"x","ownerReferences":{"a":1}},"spec":{"containers":{"name":"a"},"initContainers":[[],3]},
            "status":{"phase":{},"conditions":[null,1],"containerStatuses":[{"state":"x","restartCount":"y"},2]}}]})");
        QVERIFY(odd.ok());
        QCOMPARE(odd->rows.size(), size_t(1));
        QCOMPARE(odd->skipped, 3);
        for (const char *body : {"", "[]", "nonsense", "k8s", "{\"items\":"})
            QVERIFY2(!decoder.page(body).ok(), body);
        QVERIFY(!decoder.page(QByteArray("k8s\0\x12\x7f", 6)).ok());
        // A refusal that came with 200.
        const auto refusal = decoder.page(expired);
        QVERIFY(!refusal.ok());
        QCOMPARE(refusal.error().httpStatus, 410);
    }

    void refusals()
    {
        const QByteArray forbidden = R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
            "message":"pods is forbidden: User 'nobody' cannot list","reason":"Forbidden","details":{"kind":"pods"},"code":403})";
        for (const QByteArray &body : {forbidden, encodeObject(parse(forbidden))}) {
            const base::Error error = errorOfBody(body, 403);
            QVERIFY(error.code == Code::Forbidden);
            QCOMPARE(error.httpStatus, 403);
            QCOMPARE(error.detail, QStringLiteral("pods is forbidden: User 'nobody' cannot list"));
            QVERIFY(!error.retryable);
        }
        QCOMPARE(errorOfBody("no healthy upstream", 503).detail, QStringLiteral("no healthy upstream"));
        QVERIFY(errorOfBody("", 503).retryable);
        QVERIFY(errorOfBody("{}", 401).code == Code::Unauthorized);
        QVERIFY(errorOfBody("{}", 429).retryable);
        QVERIFY(errorOfBody("{}", 404).code == Code::NotFound);
    }

    void everyCutIsSurvived()
    {
        ListDecoder decoder(decodePod, std::make_shared<Interner>());
        const QByteArray json = list(wholePod);
        const QByteArray protobuf = encodeList(parse(json));
        for (qsizetype cut = 0; cut < json.size(); ++cut)
            QVERIFY(!decoder.page(json.left(cut)).ok());
        int survived = 0;
        for (qsizetype cut = 0; cut < protobuf.size(); ++cut) {
            const auto page = decoder.page(protobuf.left(cut));
            survived += page.ok() && !page->rows.empty();
        }
        QVERIFY(survived < 10); // only what lies behind the list can be missing
        // Cut within the object alone, where nothing tells its length.
        const QByteArray object = encodeMessage(parse(wholePod), "Pod");
        for (qsizetype cut = 0; cut < object.size(); ++cut)
            (void)decoder.object(wrap(object.left(cut), "v1", "Pod"));
    }

    void randomDamageIsSurvived()
    {
        QRandomGenerator random(11);
        ListDecoder lists(decodePod, std::make_shared<Interner>());
        const QByteArray jsonList = list(wholePod + "," + pod("a", "1"));
        const std::vector<QByteArray> inputs = {jsonList, encodeList(parse(jsonList)), stream(false), stream(true)};
        int read = 0;
        for (int i = 0; i < 5000; ++i) {
            QByteArray bytes = inputs[random.bounded(quint32(inputs.size()))];
            for (quint32 left = 1 + random.bounded(4U); left > 0; --left) {
                const auto at = qsizetype(random.bounded(quint32(bytes.size())));
                switch (random.bounded(3)) {
                case 0: bytes[at] = char(random.bounded(256)); break;
                case 1: bytes.remove(at, qsizetype(random.bounded(8U))); break;
                default: bytes.insert(at, bytes.mid(qsizetype(random.bounded(quint32(bytes.size()))), 6)); break;
                }
                if (bytes.isEmpty())
                    break;
            }
            read += lists.page(bytes).ok();
            FrameDecoder frames = decoder();
            const auto first = frames.feed(bytes.left(bytes.size() / 2));
            if (first.ok())
                read += frames.feed(bytes.mid(bytes.size() / 2)).ok();
        }
        QVERIFY(read > 250); // and not because nothing was read at all
    }

    void sharedTextsAreDroppedWithTheirRows()
    {
        Interner interner;
        std::vector<QString> alive;
        for (int i = 0; i < 50'000; ++i) {
            const QString text = interner.text(("node-" + QByteArray::number(i)).toStdString());
            if (i % 1000 == 0)
                alive.push_back(text);
        }
        QVERIFY(interner.size() <= 1200);
        QCOMPARE(interner.text("node-1000").constData(), alive[1].constData());
        QCOMPARE(interner.labels({{"b", "2"}, {"a", "1"}, {"b", "3"}}), (Labels{{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QStringLiteral("3")}}));
        // Lengths keep sets apart whose texts run together alike.
        QVERIFY(interner.labels({{"ab", "c"}}) != interner.labels({{"a", "bc"}}));
        QVERIFY(interner.labels({}).isEmpty());
    }
};

PILOTHOUSE_TEST(FramesTest)
#include "tst_frames.moc"
