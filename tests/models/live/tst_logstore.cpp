// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Order, memory and the spill file of a log store.
#include "logstore.h"
#include "testmain.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>

using namespace live;

namespace
{

constexpr qint64 base0 = 1'700'000'000'000'000'000;

QByteArray lineText(qint64 i)
{
    return "line " + QByteArray::number(i) + " of the replay " + QByteArray::number((i * 2654435761U) % 1000003) +
           QByteArray(static_cast<qsizetype>(i % 61), '.');
}

struct Plain {
    qint64 time;
    int source;
    QByteArray text;
};

/// Feeds `count` lines, letting the writer catch up as a stream's credit does.
void replay(LogStore &store, qint64 count, qint64 *worst)
{
    LogChunkBuilder builder(0);
    for (qint64 i = 0; i < count; ++i) {
        builder.add(LogStream::Out, base0 + i, lineText(i));
        if (!builder.full() && i + 1 < count)
            continue;
        store.append(builder.take());
        if (store.full())
            QTRY_VERIFY_WITH_TIMEOUT(!store.full(), 20000);
        *worst = std::max(*worst, store.memoryBytes());
    }
}

} // namespace

class LogStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAMillionLinesInBoundedMemory()
    {
        const QTemporaryDir folder;
        LogStore::Options options;
        options.directory = folder.path();
        LogStore store(options);
        const qint64 count = 1'000'000;
        qint64 worst = 0;
        replay(store, count, &worst);
        QCOMPARE(store.lineCount(), count);
        QVERIFY2(worst < 24LL * 1024 * 1024, qPrintable(QString::number(worst)));
        QVERIFY(store.spilledBytes() > 40'000'000);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 0); // unlinked
        QRandomGenerator random(1);
        for (int i = 0; i < 3000; ++i) {
            const qint64 number = i < 10 ? i : i < 20 ? count - 1 - i : random.bounded(int(count));
            const LogLine line = store.line(number);
            QCOMPARE(line.text, lineText(number));
            QCOMPARE(line.timeNs, base0 + number);
        }
        QVERIFY(store.memoryBytes() < 24LL * 1024 * 1024);
        QVERIFY(store.line(count).text.isEmpty());
        QVERIFY(store.line(-1).text.isEmpty());
    }

    void mergesSourcesByTime()
    {
        QRandomGenerator random(2);
        for (int round = 0; round < 30; ++round) {
            LogStore::Options options;
            options.memoryBytes = round % 3 == 0 ? 400'000 : 16'000'000;
            options.reorderBytes = 2'000'000;
            const QTemporaryDir folder;
            options.directory = folder.path();
            LogStore store(options);
            std::vector<Plain> all;
            std::vector<LogChunkBuilder> builders{LogChunkBuilder(0), LogChunkBuilder(1), LogChunkBuilder(2)};
            qint64 lowest = 0;
            connect(&store, &LogStore::linesChanged, &store, [&](qint64 from) { lowest = from; });
            qint64 time = base0;
            const int lines = random.bounded(1, 3000);
            for (int i = 0; i < lines; ++i) {
                time += random.bounded(3); // equal times happen
                const int source = random.bounded(3);
                const QByteArray text = "s" + QByteArray::number(source) + " " + lineText(i);
                builders[size_t(source)].add(LogStream::Out, time, text);
                all.push_back({time, source, text});
                // Sources flush at their own pace.
                for (LogChunkBuilder &builder : builders)
                    if (random.bounded(100) == 0)
                        store.append(builder.take());
            }
            for (LogChunkBuilder &builder : builders)
                store.append(builder.take());
            std::stable_sort(all.begin(), all.end(), [](const Plain &a, const Plain &b) {
                return a.time != b.time ? a.time < b.time : a.source < b.source;
            });
            QCOMPARE(store.lineCount(), qint64(all.size()));
            // A budget this small spills lines that a late chunk would have to pass: only the count is promised then.
            if (round % 3 == 0)
                continue;
            for (size_t i = 0; i < all.size(); ++i) {
                const LogLine line = store.line(qint64(i));
                QCOMPARE(line.text, all[i].text);
                QCOMPARE(line.source, all[i].source);
            }
        }
    }

    void leavesWhatIsFarAboveInPlace()
    {
        LogStore::Options options;
        options.reorderBytes = 300'000;
        LogStore store(options);
        LogChunkBuilder first(0);
        qint64 i = 0;
        while (i < 20000) {
            first.add(LogStream::Out, base0 + 1000 + i, lineText(i));
            ++i;
            if (first.full())
                store.append(first.take());
        }
        store.append(first.take());
        QSignalSpy changed(&store, &LogStore::linesChanged);
        LogChunkBuilder late(1);
        late.add(LogStream::Out, base0, "very late");
        store.append(late.take());
        QCOMPARE(changed.size(), 1);
        const qint64 from = changed[0][0].toLongLong();
        QVERIFY(from > 10000);
        QCOMPARE(store.line(from).text, QByteArray("very late"));
        for (qint64 n = 0; n < from; n += 97)
            QCOMPARE(store.line(n).text, lineText(n));
        QCOMPARE(store.lineCount(), 20001);
    }

    void neverPassesItsOwnSource()
    {
        LogStore store;
        LogChunkBuilder a(0);
        LogChunkBuilder b(1);
        a.add(LogStream::Out, base0 + 10, "a1");
        store.append(a.take());
        b.add(LogStream::Out, base0 + 20, "b1");
        store.append(b.take());
        a.add(LogStream::Out, base0 + 5, "a2"); // its clock went back
        store.append(a.take());
        QCOMPARE(store.line(0).text, QByteArray("a1"));
        QCOMPARE(store.line(1).text, QByteArray("a2"));
        QCOMPARE(store.line(2).text, QByteArray("b1"));
    }

    void joinsSmallChunks()
    {
        LogStore store;
        for (int i = 0; i < 5000; ++i) {
            LogChunkBuilder builder(0);
            builder.add(LogStream::Out, base0 + i, lineText(i));
            store.append(builder.take());
        }
        QVERIFY(store.snapshot().blocks.size() < 40);
        for (int i = 0; i < 5000; i += 7)
            QCOMPARE(store.line(i).text, lineText(i));
    }

    void keepsLongLines()
    {
        LogStore store;
        LogChunkBuilder builder(0);
        const QByteArray line = QByteArray(16 * 1024 + 5, 'a') + QByteArray(500'000, 'b');
        builder.add(LogStream::Err, base0, line);
        builder.add(LogStream::Out, base0 + 1, "after");
        store.append(builder.take());
        QCOMPARE(store.line(0).text, line);
        QCOMPARE(store.line(0).stream, LogStream::Err);
        QCOMPARE(store.line(1).text, QByteArray("after"));
    }

    void fullDiskDropsTheOldest_data()
    {
        QTest::addColumn<bool>("opens");
        QTest::newRow("cannot write") << true;
        QTest::newRow("cannot open") << false;
    }
    void fullDiskDropsTheOldest()
    {
        QFETCH(bool, opens);
        LogStore::Options options;
        options.memoryBytes = 2'000'000;
        options.directory = QStringLiteral("/dev/null/nowhere");
        if (opens)
            options.openSpill = [] { return std::make_shared<LogSpill>(::open("/dev/full", O_RDWR | O_CLOEXEC)); };
        LogStore store(options);
        QSignalSpy failed(&store, &LogStore::spillFailed);
        QSignalSpy dropped(&store, &LogStore::linesDropped);
        const qint64 count = 100'000;
        qint64 worst = 0;
        replay(store, count, &worst);
        QVERIFY(worst < 4'000'000);
        QTRY_VERIFY(dropped.size() > 0);
        QCOMPARE(failed.size(), 1);
        if (opens)
            QCOMPARE(failed[0][0].value<base::Error>().code, base::Error::Code::DiskFull);
        QCOMPARE(store.endLine(), count);
        QCOMPARE(store.droppedLines(), store.firstLine());
        QVERIFY(store.firstLine() > 0);
        QVERIFY(store.lineCount() > 0);
        for (qint64 n = store.firstLine(); n < count; n += 13)
            QCOMPARE(store.line(n).text, lineText(n));
    }

    void fileLimitDropsTheOldest()
    {
        const QTemporaryDir folder;
        LogStore::Options options;
        options.memoryBytes = 1'000'000;
        options.fileBytes = 3'000'000;
        options.directory = folder.path();
        LogStore store(options);
        qint64 worst = 0;
        replay(store, 200'000, &worst);
        QTRY_VERIFY(store.spilledBytes() <= 3'000'000);
        QVERIFY(store.droppedLines() > 0);
        for (qint64 n = store.firstLine(); n < store.endLine(); n += 101)
            QCOMPARE(store.line(n).text, lineText(n));
    }

    void clearsWhileWriting()
    {
        LogStore::Options options;
        options.memoryBytes = 500'000;
        const QTemporaryDir folder;
        options.directory = folder.path();
        LogStore store(options);
        qint64 worst = 0;
        replay(store, 5000, &worst);
        store.clear();
        QCOMPARE(store.lineCount(), 0);
        replay(store, 5000, &worst);
        QCOMPARE(store.line(4999).text, lineText(4999));
        QCOMPARE(store.line(0).text, lineText(0));
    }
};

PILOTHOUSE_TEST(LogStoreTest)
#include "tst_logstore.moc"
