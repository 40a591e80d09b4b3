// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Frames cut at every place give the same lines.
#include "logdemux.h"
#include "logtime.h"
#include "testmain.h"

#include <QTest>

using docker::LogDemux;
using live::readLogTime;

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
};

PILOTHOUSE_TEST(LogDemuxTest)
#include "tst_logdemux.moc"
