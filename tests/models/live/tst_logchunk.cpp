// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Building chunks, reading levels and escapes.
#include "ansitext.h"
#include "logchunk.h"
#include "loglevel.h"
#include "testmain.h"

#include <QRandomGenerator>
#include <QTest>

using namespace live;

class LogChunkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildsLines()
    {
        LogChunkBuilder builder(3);
        QVERIFY(!builder.take());
        builder.add(LogStream::Out, 10, "plain");
        builder.add(LogStream::Err, 20, "two\nlines\r");
        builder.add(LogStream::Out, 0, "\x1b[31mred\x1b[0m");
        builder.add(LogStream::Out, 30, "");
        const auto chunk = builder.take();
        QVERIFY(builder.empty());
        const LogChunkView view = chunk->view();
        QCOMPARE(view.count, 5);
        QCOMPARE(view.line(0), QByteArrayView("plain"));
        QCOMPARE(view.line(1), QByteArrayView("two"));
        QCOMPARE(view.line(2), QByteArrayView("lines"));
        QCOMPARE(view.line(4), QByteArrayView(""));
        QCOMPARE(view.entries[3].timeNs, 20); // a missing time repeats the last
        QCOMPARE(int(view.entries[1].source), 3);
        QVERIFY(view.entries[1].flags & LogEntry::Stderr);
        QVERIFY(!view.plain);
        QVERIFY(view.ascii);
    }

    void cutsEndlessLines()
    {
        LogChunkBuilder builder(0);
        QByteArray line(LogChunkBuilder::longestLine * 2 + 100, 'x');
        // A two-byte character over the first cut stays whole.
        line.replace(LogChunkBuilder::longestLine - 1, 2, "\xc3\xa9");
        builder.add(LogStream::Out, 1, line);
        const auto chunk = builder.take();
        const LogChunkView view = chunk->view();
        QByteArray again;
        for (qsizetype i = 0; i < view.count; ++i) {
            again += view.line(i).toByteArray();
            QCOMPARE(bool(view.entries[i].flags & LogEntry::Continues), i + 1 < view.count);
            QVERIFY((static_cast<unsigned char>(view.line(i)[0]) & 0xc0) != 0x80);
        }
        QCOMPARE(view.count, 3);
        QCOMPARE(again, line);
    }

    void level_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("prefix");
        const auto row = [](const char *line, LogLevel level, int prefix) {
            QTest::newRow(line) << QByteArray(line) << int(level) << prefix;
        };
        row("ERROR query timeout", LogLevel::Error, 6);
        row("[error] nginx", LogLevel::Error, 8);
        row("WARN: low", LogLevel::Warn, 6);
        row("2026-01-02T03:04:05Z INFO started", LogLevel::Info, 0);
        row("2026/01/02 03:04:05 [warn] 29#29: odd", LogLevel::Warn, 0);
        row("time=x level=debug msg=\"ERROR inside\"", LogLevel::Debug, 0);
        row("{\"time\":1,\"level\":\"fatal\",\"msg\":\"x\"}", LogLevel::Fatal, 0);
        row("{\"level\":50,\"msg\":\"INFO\"}", LogLevel::Error, 0);
        row("{\"msg\":\"ERROR\"}", LogLevel::None, 0);
        row("W0102 15:04:05.000000 1 file.go:1] x", LogLevel::Warn, 0);
        row("an error happened", LogLevel::None, 0);
        row("INFORMATION", LogLevel::None, 0);
        row("NO_ERROR here", LogLevel::None, 0);
        row("ERROR", LogLevel::Error, 0);
        row("", LogLevel::None, 0);
        row("TRACE x", LogLevel::Trace, 6);
    }
    void level()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, level);
        QFETCH(int, prefix);
        QCOMPARE(int(levelOfLine(line)), level);
        QCOMPARE(int(levelPrefix(line)), prefix);
    }

    void escapes_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("spans");
        QTest::newRow("plain") << QByteArray("abc") << QByteArray("abc") << 0;
        QTest::newRow("red") << QByteArray("\x1b[31mred\x1b[0m no") << QByteArray("red no") << 1;
        QTest::newRow("title") << QByteArray("\x1b]0;title\aabc") << QByteArray("abc") << 0;
        QTest::newRow("title ST") << QByteArray("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\") << QByteArray("link") << 0;
        QTest::newRow("erase") << QByteArray("\x1b[2Kabc\x1b[1A") << QByteArray("abc") << 0;
        QTest::newRow("progress") << QByteArray("10%\r20%\r\x1b[32m30%\r") << QByteArray("30%") << 1;
        QTest::newRow("colour before return") << QByteArray("\x1b[1;33mold\rnew") << QByteArray("new") << 1;
        QTest::newRow("cut") << QByteArray("abc\x1b[38;5") << QByteArray("abc") << 0;
        QTest::newRow("lone escape") << QByteArray("abc\x1b") << QByteArray("abc") << 0;
        QTest::newRow("backspace") << QByteArray("ab\bc") << QByteArray("ac") << 0;
        QTest::newRow("charset") << QByteArray("\x1b(Babc") << QByteArray("abc") << 0;
    }
    void escapes()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, text);
        QFETCH(int, spans);
        const AnsiText parsed = AnsiText::parse(raw);
        QCOMPARE(parsed.text, text);
        QCOMPARE(int(parsed.spans.size()), spans);
    }

    void colours()
    {
        const AnsiText text = AnsiText::parse("\x1b[1;38;5;208ma\x1b[48;2;1;2;3mb\x1b[22;39mc\x1b[91;7md");
        QCOMPARE(text.text, QByteArray("abcd"));
        QCOMPARE(text.spans.size(), 4U);
        QCOMPARE(text.spans[0].style.foreground, (AnsiColor{AnsiColor::Kind::Indexed, 208}));
        QVERIFY(text.spans[0].style.bold);
        QCOMPARE(text.spans[1].style.background, (AnsiColor{AnsiColor::Kind::Rgb, 0x010203}));
        QVERIFY(!text.spans[2].style.bold);
        QCOMPARE(text.spans[2].style.foreground, AnsiColor{});
        QCOMPARE(text.spans[3].style.foreground, (AnsiColor{AnsiColor::Kind::Indexed, 9}));
        QVERIFY(text.spans[3].style.inverse);
    }

    void anyBytes()
    {
        QRandomGenerator random(7);
        const char alphabet[] = "\x1b\x1b[[];:0123456789mKHABxyz\r\b\a\\(\xc3\xa9\xff\n ";
        for (int round = 0; round < 20000; ++round) {
            QByteArray raw;
            const int size = random.bounded(40);
            for (int i = 0; i < size; ++i)
                raw += alphabet[random.bounded(int(sizeof alphabet) - 1)];
            const AnsiText text = AnsiText::parse(raw);
            QVERIFY(!text.text.contains('\x1b'));
            QVERIFY(!text.text.contains('\r'));
            QVERIFY(text.text.size() <= raw.size());
            qsizetype end = 0;
            for (const AnsiText::Span &span : text.spans) {
                QVERIFY(span.start >= end);
                QVERIFY(span.size > 0);
                end = span.start + span.size;
            }
            QVERIFY(end <= text.text.size());
            QVERIFY(levelPrefix(raw) <= raw.size());
            (void)levelOfLine(raw);
        }
    }
};

PILOTHOUSE_TEST(LogChunkTest)
#include "tst_logchunk.moc"
