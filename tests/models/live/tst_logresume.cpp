// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Times of lines; a log that is opened again gives each line once.
#include "logresume.h"
#include "logtime.h"
#include "testmain.h"

#include <QTest>
#include <limits>

using live::LogResume;
using live::LogStream;
using live::readLogTime;

class LogResumeTest : public QObject
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

    void resumesWithoutDoublesOrGaps()
    {
        LogResume resume;
        const auto take = [&](qint64 seconds, const char *text) {
            return resume.take(LogStream::Out, seconds * 1'000'000'000, text);
        };
        QCOMPARE(resume.sinceNs(), 0);
        // Podman: many lines within the same second, some of them equal.
        for (const char *text : {"a", "b", "b"})
            QVERIFY(take(5, text));
        QVERIFY(take(6, "c"));
        QVERIFY(take(6, "c"));
        QCOMPARE(resume.sinceNs(), 5'000'000'000);
        resume.reopened();
        for (const char *text : {"a", "b", "b"})
            QVERIFY(!take(5, text));
        QVERIFY(!take(6, "c"));
        QVERIFY(!take(6, "c"));
        QVERIFY(take(6, "c")); // the third of that second is new
        QVERIFY(take(9, "d"));
        QCOMPARE(resume.sinceNs(), 8'000'000'000);
        resume.reopened();
        QVERIFY(!take(9, "d"));
        QVERIFY(take(10, "e"));
    }

    // An engine stamps the lines of both streams before it writes them: an earlier one may stand behind a later one.
    void resumesWhereTimesAreInDisorder()
    {
        LogResume resume;
        QVERIFY(resume.take(LogStream::Out, 4'000'000'000, "one"));
        QVERIFY(resume.take(LogStream::Out, 6'000'000'500, "two"));
        QVERIFY(resume.take(LogStream::Out, 6'000'000'900, "four"));
        // Cut. The engine's log goes on with a line of an earlier moment, and with one of the same.
        QCOMPARE(resume.sinceNs(), 5'000'000'900);
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
        LogResume resume;
        QVERIFY(resume.take(LogStream::Out, 5'000'000'000, "asked for"));
        QCOMPARE(resume.sinceNs(), 5'000'000'000);
        resume.reopened();
        QVERIFY(!resume.take(LogStream::Out, 5'000'000'000, "earlier in that second"));
        QVERIFY(!resume.take(LogStream::Out, 5'000'000'000, "asked for"));
        QVERIFY(resume.take(LogStream::Out, 5'000'000'000, "new"));
        // The engine has thrown away what we know: nothing that is new is held back for that.
        resume.reopened();
        QVERIFY(resume.take(LogStream::Out, 7'000'000'000, "after the rotation"));
    }

    // A server that takes whole seconds gives more than was asked for.
    void resumesByWholeSeconds()
    {
        LogResume resume(1'000'000'000);
        QVERIFY(resume.take(LogStream::Out, 4'500'000'000, "one"));
        QVERIFY(resume.take(LogStream::Out, 5'200'000'000, "two"));
        QVERIFY(resume.take(LogStream::Out, 6'900'000'000, "three"));
        QCOMPARE(resume.sinceNs(), 5'000'000'000);
        resume.reopened();
        QVERIFY(!resume.take(LogStream::Out, 5'200'000'000, "two"));
        QVERIFY(!resume.take(LogStream::Out, 6'900'000'000, "three"));
        QVERIFY(resume.take(LogStream::Out, 6'950'000'000, "four"));

        LogResume first(1'000'000'000);
        QVERIFY(first.take(LogStream::Out, 5'500'000'000, "asked for"));
        QCOMPARE(first.sinceNs(), 5'000'000'000);
        first.reopened();
        QVERIFY(!first.take(LogStream::Out, 5'100'000'000, "from before the tail"));
        QVERIFY(!first.take(LogStream::Out, 5'500'000'000, "asked for"));
        QVERIFY(first.take(LogStream::Out, 5'600'000'000, "new"));
    }
};

PILOTHOUSE_TEST(LogResumeTest)
#include "tst_logresume.moc"
