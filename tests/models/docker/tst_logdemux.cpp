// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Frames cut at every place give the same lines; a reopened stream gives each line once.
#include "logdemux.h"
#include "testmain.h"

#include <QTest>
#include <limits>

using docker::LogDemux;
using docker::LogResume;
using docker::readLogTime;

namespace {

QByteArray frame(char stream, const QByteArray &payload)
{
    QByteArray result(8, '\0');
    result[0] = stream;
    const auto size = static_cast<quint32>(payload.size());
    for (int i = 0; i < 4; ++i)
        result[4 + i] = static_cast<char>(size >> (24 - 8 * i));
    return result + payload;
}

struct Seen {
    bool err;
    qint64 time;
    QByteArray text;
    friend bool operator==(const Seen &, const Seen &) = default;
};

std::vector<Seen> take(const QByteArray &stream, qsizetype step, bool terminal = false)
{
    std::vector<Seen> seen;
    LogDemux demux(terminal, [&](live::LogStream which, qint64 time, QByteArrayView text) {
        seen.push_back({which == live::LogStream::Err, time, text.toByteArray()});
    });
    for (qsizetype at = 0; at < stream.size(); at += step)
        demux.feed(QByteArrayView(stream).sliced(at, std::min(step, stream.size() - at)));
    demux.finish();
    return seen;
}

} // namespace

class LogDemuxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times()
    {
        QCOMPARE(readLogTime("1970-01-01T00:00:01.5Z x").ns, 1'500'000'000);
        QCOMPARE(readLogTime("2026-11-21T09:51:08.123456789Z hello").ns, 1'795'254'668'123'456'789);
        QCOMPARE(readLogTime("2026-11-21T09:51:08.123456789Z hello").bytes, 31);
        QCOMPARE(readLogTime("2026-11-21T10:51:08+01:00 hello").ns, 1'795'254'668'000'000'000);
        QCOMPARE(readLogTime("2026-11-21T09:51:08Z").bytes, 0);
        QCOMPARE(readLogTime("no time at all, only words").bytes, 0);
        QCOMPARE(readLogTime("").bytes, 0);
        // Beyond what nanoseconds in 64 bits reach.
        QCOMPARE(readLogTime("9999-12-31T23:59:59Z x").ns, std::numeric_limits<qint64>::max());
    }

    void cutsDoNotMatter()
    {
        const QByteArray stamp = "2026-11-21T09:51:08.000000001Z ";
        const QByteArray later = "2026-11-21T09:51:09.000000002Z ";
        const QByteArray piece(16384, 'a');
        const QByteArray stream = frame(1, stamp + "one\n") + frame(2, later + "two\r\n") + frame(1, stamp + piece) +
                                  frame(2, later + "\n") + frame(1, stamp + "tail\n") +
                                  frame(1, stamp + "first\n" + later + "second\n") + frame(1, later + "open end");
        const qint64 first = readLogTime(stamp).ns;
        const qint64 second = readLogTime(later).ns;
        const std::vector<Seen> expected{{false, first, "one"},           {true, second, "two"},
                                         {true, second, ""},              {false, first, piece + "tail"},
                                         {false, first, "first"},         {false, second, "second"},
                                         {false, second, "open end"}};
        for (const qsizetype step : {1, 2, 3, 7, 8, 9, 31, 39, 40, 1000, 16384, 100000}) {
            const std::vector<Seen> seen = take(stream, step);
            QVERIFY2(seen == expected, qPrintable(QStringLiteral("step %1: %2 lines").arg(step).arg(seen.size())));
        }
    }

    void terminalStream()
    {
        const QByteArray stamp = "2026-11-21T09:51:08.000000001Z ";
        const QByteArray piece(16384, 'b');
        const QByteArray stream = stamp + "a\r\n" + stamp + piece + stamp + "end\r\n";
        for (const qsizetype step : {1, 5, 1000, 40000}) {
            const std::vector<Seen> seen = take(stream, step, true);
            QCOMPARE(seen.size(), size_t(2));
            QCOMPARE(seen[0].text, QByteArray("a"));
            QCOMPARE(seen[1].text, piece + "end");
        }
    }

    void garbageIsGivenUp()
    {
        int lines = 0;
        LogDemux demux(false, [&](live::LogStream, qint64, QByteArrayView) { ++lines; });
        demux.feed("this is not a frame at all, it is text");
        QVERIFY(demux.broken());
        demux.feed(frame(1, "later\n"));
        QCOMPARE(lines, 0);
    }

    void resumesWithoutDoublesOrGaps()
    {
        LogResume resume;
        const auto take = [&](qint64 seconds, const char *text) {
            return resume.take(live::LogStream::Out, seconds * 1'000'000'000, text);
        };
        QVERIFY(resume.since().isEmpty());
        // Podman: many lines within the same second, some of them equal.
        for (const char *text : {"a", "b", "b"})
            QVERIFY(take(5, text));
        QVERIFY(take(6, "c"));
        QVERIFY(take(6, "c"));
        QCOMPARE(resume.since(), QStringLiteral("5.000000000"));
        resume.reopened();
        for (const char *text : {"a", "b", "b"})
            QVERIFY(!take(5, text));
        QVERIFY(!take(6, "c"));
        QVERIFY(!take(6, "c"));
        QVERIFY(take(6, "c")); // the third of that second is new
        QVERIFY(take(9, "d"));
        QCOMPARE(resume.since(), QStringLiteral("8.000000000"));
        resume.reopened();
        QVERIFY(!take(9, "d"));
        QVERIFY(take(10, "e"));
    }

    // An engine stamps the lines of both streams before it writes them: an earlier one may stand behind a later one.
    void resumesWhereTimesAreInDisorder()
    {
        using live::LogStream;
        LogResume resume;
        QVERIFY(resume.take(LogStream::Out, 4'000'000'000, "one"));
        QVERIFY(resume.take(LogStream::Out, 6'000'000'500, "two"));
        QVERIFY(resume.take(LogStream::Out, 6'000'000'900, "four"));
        // Cut. The engine's log goes on with a line of an earlier moment, and with one of the same.
        QCOMPARE(resume.since(), QStringLiteral("5.000000900"));
        resume.reopened();
        QVERIFY(!resume.take(LogStream::Out, 6'000'000'500, "two"));
        QVERIFY(!resume.take(LogStream::Out, 6'000'000'900, "four"));
        QVERIFY(resume.take(LogStream::Err, 6'000'000'700, "three"));
        QVERIFY(resume.take(LogStream::Err, 6'000'000'900, "four"));
        resume.reopened();
        QVERIFY(!resume.take(LogStream::Err, 6'000'000'700, "three"));
        QVERIFY(!resume.take(LogStream::Err, 6'000'000'900, "four"));
    }

    // Only the end of the log was asked for: what stands before it does not come in by a new connection.
    void resumesNothingFromBeforeTheFirstLine()
    {
        using live::LogStream;
        LogResume resume;
        QVERIFY(resume.take(LogStream::Out, 5'000'000'000, "asked for"));
        QCOMPARE(resume.since(), QStringLiteral("5.000000000"));
        resume.reopened();
        QVERIFY(!resume.take(LogStream::Out, 5'000'000'000, "earlier in that second"));
        QVERIFY(!resume.take(LogStream::Out, 5'000'000'000, "asked for"));
        QVERIFY(resume.take(LogStream::Out, 5'000'000'000, "new"));
        // The engine has thrown away what we know: nothing that is new is held back for that.
        resume.reopened();
        QVERIFY(resume.take(LogStream::Out, 7'000'000'000, "after the rotation"));
    }
};

PILOTHOUSE_TEST(LogDemuxTest)
#include "tst_logdemux.moc"
