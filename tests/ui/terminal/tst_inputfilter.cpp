// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputfilter.h"
#include "screen.h"
#include "testmain.h"

#include <QTest>
#include <random>

using terminal::InputFilter;
using terminal::Screen;

namespace {

QByteArray passed(const QByteArray &bytes, int columns = 10)
{
    QByteArray out;
    InputFilter filter([&out](const QByteArray &some) { out += some; });
    filter.setColumns(columns);
    filter.write(bytes.constData(), bytes.size());
    return out;
}

QString shown(const Screen &screen)
{
    QStringList lines;
    for (int i = 0; i < screen.lineCount(); ++i)
        lines += screen.lineText(i);
    lines += QStringLiteral("%1,%2 %3").arg(screen.cursorRow()).arg(screen.cursorColumn()).arg(screen.title());
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class InputFilterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
            QTest::newRow(name) << bytes << expected;
        };
        row("text and controls", "a\tb\r\n\x07", "a\tb\r\n\x07");
        row("characters", "\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x98\x80", "\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x98\x80");
        row("cut character", "\xe6\xbc" "A", "\xef\xbf\xbd" "A");
        row("stray byte", "\xbc" "A", "\xef\xbf\xbd" "A");
        row("surrogate", "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
        row("beyond Unicode", "\xf4\x90\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
        row("overlong", "\xc0\x9b" "\xe0\x80\x9b", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
        row("C1 in UTF-8", "a\xc2\x80\xc2\x9b" "b", "ab");
        row("colours", "\x1b[0;38:5:200;1m", "\x1b[0;38:5:200;1m");
        row("left out", "\x1b[;5H\x1b[K", "\x1b[;5H\x1b[K");
        row("control inside", "\x1b[3\r1m", "\r\x1b[31m");
        row("cancelled", "\x1b[31\x18m", "m");
        row("begun anew", "\x1b[31\x1b[1m", "\x1b[1m");
        row("huge number", "\x1b[99999999999999999999X", "\x1b[65535X");
        row("many arguments", "\x1b[" + QByteArray("1;").repeated(40) + "2m", "\x1b[1;1;1;1;1;1;1;1;1;1;1;1;1;1m");
        row("many parts", "\x1b[" + QByteArray("1:").repeated(40) + "2m", "\x1b[1:1:1:1:1:1:1:1:1:1:1:1:1:1m");
        row("leader in the middle", "\x1b[1?2hx", "x");
        row("two intermediates", "\x1b[1 !qx\x1b$(Bx", "xx");
        row("modes one by one", "\x1b[?1000;1006h\x1b[4;20l", "\x1b[?1000h\x1b[?1006h\x1b[4l\x1b[20l");
        row("double width", "\x1b#3\x1b#6x\x1b#8", "x\x1b#8");
        row("single shifts", "\x1bN\x1bOx", "x");
        row("repeated", "a\xc3\xa9\x1b[3b", "a\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9");
        row("nothing to repeat", "\x1b[9b", "");
        row("repeated to the edge", "a\x1b[60000b", "aaaaaaaaaaa");
        row("saved as in ANSI.SYS", "\x1b[s", "\x1b" "7");
        row("restored inside", "\x1b[u\x1b" "8", "\x1b" "8\x1b[0n\x1b" "8\x1b[0n");
        row("side margins", "\x1b[?69h\x1b[3s\x1b[10s\x1b[2;900s", "\x1b[?69h\x1b[3;10s\x1b[2;10s");
        row("title", "\x1b]0;a\x07\x1b]2;b\x1b\\", "\x1b]0;a\x07\x1b]2;b\x07");
        row("title with controls", "\x1b]2;a\n\x01" "b\x07", "\x1b]2;ab\x07");
        row("title broken off", "\x1b]2;a\x1b[1mx", "\x1b[1mx");
        row("other commands", "\x1b]52;c;YQ==\x07\x1b]8;;http://a\x1b\\x", "x");
        row("other strings", "\x1b_Ga=T\x1b\\\x1b^a\x1b\\\x1bXb\x1b\\\x1bktitle\x1b\\x", "x");
        row("status", "\x1bP$qm\x1b\\\x1bP$q q\x1b\\\x1bP$q\"p\x1b\\\x1bP+q544e\x1b\\", "\x1bP$qm\x1b\\\x1bP$q q\x1b\\");
    }

    void passes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QCOMPARE(passed(bytes), expected);
        // Byte by byte it is the same.
        QByteArray out;
        InputFilter filter([&out](const QByteArray &some) { out += some; });
        filter.setColumns(10);
        for (const char byte : bytes)
            filter.write(&byte, 1);
        QCOMPARE(out, expected);
    }

    void bounds()
    {
        const QByteArray mark = "\xcc\x81";
        QCOMPARE(passed("e" + mark.repeated(1000) + "f" + mark),
                 "e" + mark.repeated(InputFilter::MarkLimit) + "f" + mark);
        const QByteArray old = "\xdb\x9e"; // U+06DE
        QCOMPARE(passed("e" + old.repeated(1000)), "e" + old.repeated(InputFilter::MarkLimit));
        const QByteArray title(InputFilter::StringLimit * 3, 'a');
        QCOMPARE(passed("\x1b]2;" + title + "\x07").size(), InputFilter::StringLimit + 3);

        qsizetype largest = 0;
        qsizetype sum = 0;
        InputFilter filter([&](const QByteArray &some) {
            largest = std::max(largest, some.size());
            sum += some.size();
        });
        filter.setColumns(80);
        const QByteArray text = QByteArray("plain \xe6\xbc\xa2\xe6\xbc\xa2 \x1b[1mtext\r\n").repeated(10'000)
                                + QByteArray(100'000, 'x');
        filter.write(text.constData(), text.size());
        QCOMPARE(sum, text.size());
        QVERIFY2(largest <= InputFilter::ChunkLimit + 16, qPrintable(QString::number(largest)));
    }

    /// In libvterm each of these wrote or read outside of its memory, ended the program, or never returned.
    void hostile_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after = {}) {
            QTest::newRow(name) << before << after;
        };
        row("arguments over the callbacks", "\x1b[" + QByteArray("65;").repeated(60) + "m");
        row("left of the grid", "\xc2\x80\x1bH\x1b[4h\xc2\x85\xc2\x85x\x1b[4l");
        row("repeating nothing", "\x1b[5b");
        row("repeating a lone mark", "\xcc\x81\x1b[5b\x1b#8\x1b[5b");
        row("margins below the grid", "\x1b[20;24r", "\x1b[S\n\n\n\x1bM\x1b[L\x1b[M\x1b[T");
        row("margins left below the grid", "\x1b[20r", "\x1b[S\n\n\n\x1bM\x1b[L\x1b[M\x1b[T");
        row("origin in such margins", "\x1b[20;24r\x1b[?6h", "\x1b[S\n\n\n\x1bM\x1b[L\x1b[M\x1b[Tx\x1b[?6l");
        row("side margins", "\x1b[?69h\x1b[70;80s", "\x1b[S\x1b[P\x1b[@\x1b['}\x1b['~\x1bM\x1b[?69l");
        row("restored outside", "\x1b[24;80H\x1b" "7\x1b[H", "\x1b" "8\x1bHx\x1b[P\x1b[@\t");
        row("restored outside by a mode", "\x1b[24;80H\x1b[?1048h\x1b[H", "\x1b[?1048l\x1bHx\x1b[P\x1b[@\t");
        row("no wrap", "\x1b[?7l" + QByteArray(100, 'x'), "\x1bHx\x1b[P\t\x1b[?7h");
        row("erased beyond numbers", "\x1b[5;5H\x1b[2147483647X\x1b[9223372036854775807X");
    }

    void hostile()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        for (const auto &[columns, rows] : {std::pair(5, 3), std::pair(1, 1), std::pair(200, 60)}) {
            Screen screen(80, 24);
            screen.write(before);
            screen.resize(columns, rows);
            QVERIFY(screen.cursorRow() < rows && screen.cursorColumn() < columns && screen.cursorColumn() >= 0);
            screen.write(after);
            QVERIFY(screen.cursorRow() < rows && screen.cursorColumn() < columns && screen.cursorColumn() >= 0);
            // All of it is still there to write on.
            screen.write("\x1b[2J\x1b[H1\r\n2\r\n3");
            QCOMPARE(screen.lineText(screen.lineCount() - 1), rows > 3 ? QString() : QStringLiteral("3"));
        }
    }

    void longTitleInPieces()
    {
        Screen screen(20, 2);
        const QByteArray title(200, 't');
        const QByteArray bytes = "\x1b]0;" + title + "\x1b\\";
        for (const char byte : bytes)
            screen.write(&byte, 1);
        QCOMPARE(screen.title(), QString::fromLatin1(title));
        QCOMPARE(screen.lineText(0), QString());
    }

    void aResetLeavesTheAlternateScreen()
    {
        Screen screen(20, 2);
        screen.write("\x1b[?1049h\x1b[?1000hthere\x1b" "c" "here");
        QVERIFY(!screen.alternate());
        QCOMPARE(screen.mouseMode(), 0);
        QCOMPARE(screen.lineText(0), QStringLiteral("here"));
    }

    void savesTheCursorAsScriptsDo()
    {
        Screen screen(20, 4);
        screen.write("\x1b[3;5H\x1b[s\x1b[Htop\x1b[uhere");
        QCOMPARE(screen.lineText(0), QStringLiteral("top"));
        QCOMPARE(screen.lineText(2), QStringLiteral("    here"));
    }

    void wholeOrInPieces()
    {
        std::mt19937 random(11);
        const QList<QByteArray> alphabet{"a", "b ", "\x1b[", "\x1b]0;", "\x1b", "\x07", "1", "2", ";", "?", "H", "m", "K", "r", "s", "u", "\r\n",
                                         "\t", "\xe6\xbc\xa2", "\xc3\xa9", "\xc3", "8", "7", "M", "L", "P", "@", "b", "h", "\\", "69", "6"};
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes;
            for (int i = 0; i < 120; ++i)
                bytes += alphabet.at(qsizetype(random() % size_t(alphabet.size())));
            Screen whole(20, 5);
            whole.write(bytes);
            Screen pieces(20, 5);
            for (qsizetype at = 0; at < bytes.size();) {
                const qsizetype size = 1 + qsizetype(random() % 5);
                pieces.write(bytes.mid(at, size));
                at += size;
            }
            QCOMPARE(shown(pieces), shown(whole));
        }
    }
};

PILOTHOUSE_TEST(InputFilterTest)
#include "tst_inputfilter.moc"
