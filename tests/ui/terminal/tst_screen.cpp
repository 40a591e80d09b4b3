// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reflow.h"
#include "screen.h"
#include "testmain.h"

#include <QTest>
#include <random>

using terminal::Cell;
using terminal::CellColour;
using terminal::Screen;

namespace {

QString logical(const Screen &screen)
{
    QStringList lines;
    for (int i = 0; i < screen.lineCount(); ++i) {
        if (screen.line(i).continued && !lines.isEmpty())
            lines.last() += screen.lineText(i);
        else
            lines += screen.lineText(i);
    }
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class ScreenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAndMoves()
    {
        Screen screen(20, 4);
        screen.write("one\r\ntwo\x1b[1;10Hfar");
        QCOMPARE(screen.lineText(0), QStringLiteral("one      far"));
        QCOMPARE(screen.lineText(1), QStringLiteral("two"));
        QCOMPARE(screen.cursorRow(), 0);
        QCOMPARE(screen.cursorColumn(), 12);
    }

    void keepsLooks()
    {
        Screen screen(20, 2);
        screen.write("\x1b[1;3;4;7;31mA\x1b[0;38;5;200;48;2;1;2;3mB\x1b[0mC");
        const auto &cells = screen.line(0).cells;
        QCOMPARE(int(cells[0].flags), int(Cell::Bold | Cell::Italic | Cell::Underline | Cell::Reverse));
        QVERIFY((cells[0].foreground == CellColour{CellColour::Indexed, 1, 0, 0}));
        QVERIFY((cells[1].foreground == CellColour{CellColour::Indexed, 200, 0, 0}));
        QVERIFY((cells[1].background == CellColour{CellColour::Rgb, 1, 2, 3}));
        QVERIFY(cells[2].foreground == CellColour{});
    }

    void wideAndCombining()
    {
        Screen screen(10, 2);
        screen.write(QStringLiteral("漢e\u0301x").toUtf8());
        const auto &cells = screen.line(0).cells;
        QCOMPARE(int(cells[0].width), 2);
        QCOMPARE(int(cells[1].width), 0);
        QCOMPARE(screen.cellText(cells[2]), QStringLiteral("e\u0301"));
        QCOMPARE(screen.cursorColumn(), 4);
        QCOMPARE(screen.lineText(0), QStringLiteral("漢e\u0301x"));
    }

    void answers()
    {
        Screen screen(20, 5);
        QByteArray sent;
        screen.onOutput = [&](const QByteArray &bytes) { sent += bytes; };
        screen.write("\x1b[3;7H\x1b[6n");
        QCOMPARE(sent, QByteArray("\x1b[3;7R"));
    }

    void cursorKeysFollowTheMode()
    {
        Screen screen(20, 5);
        QByteArray sent;
        screen.onOutput = [&](const QByteArray &bytes) { sent += bytes; };
        screen.key(terminal::Key::Up, {});
        screen.write("\x1b[?1h");
        screen.key(terminal::Key::Up, {});
        screen.character(U'c', {false, false, true});
        QCOMPARE(sent, QByteArray("\x1b[A\x1bOA\x03"));
    }

    void altGoesWithEveryLetter()
    {
        Screen screen(20, 5);
        QByteArray sent;
        screen.onOutput = [&](const QByteArray &bytes) { sent += bytes; };
        screen.character(U'a', {.alt = true});
        screen.character(U'\u00e9', {.alt = true});
        screen.character(U'\u6f22', {.shift = true, .alt = true});
        QCOMPARE(sent, QByteArray("\x1b" "a\x1b\xc3\xa9\x1b\xe6\xbc\xa2"));
    }

    void pastesInBrackets()
    {
        Screen screen(20, 5);
        QByteArray sent;
        screen.onOutput = [&](const QByteArray &bytes) { sent += bytes; };
        screen.paste(QStringLiteral("a\nb"));
        QCOMPARE(sent, QByteArray("a\rb"));
        sent.clear();
        screen.write("\x1b[?2004h");
        screen.paste(QStringLiteral("x\x1b[201~rm"));
        QCOMPARE(sent, QByteArray("\x1b[200~x[201~rm\x1b[201~"));
    }

    void alternateRestores()
    {
        Screen screen(20, 3);
        screen.write("1\r\n2\r\n3\r\n4");
        QCOMPARE(screen.historyCount(), 1);
        screen.write("\x1b[?1049h\x1b[Hvi");
        QVERIFY(screen.alternate());
        QCOMPARE(screen.historyCount(), 0);
        QCOMPARE(screen.lineText(0), QStringLiteral("vi"));
        screen.write("\x1b[?1049l");
        QCOMPARE(logical(screen), QStringLiteral("1\n2\n3\n4"));
        QCOMPARE(screen.cursorRow(), 2);
    }

    void title()
    {
        Screen screen(20, 3);
        screen.write("\x1b]2;shop\x07");
        QCOMPARE(screen.title(), QStringLiteral("shop"));
    }

    void wrapsAndMarks()
    {
        Screen screen(5, 3);
        screen.write("abcdefgh\r\nfive5\r\nx");
        QVERIFY(screen.line(1).continued);
        QVERIFY(!screen.line(2).continued);
        QVERIFY(!screen.line(3).continued);
        QCOMPARE(logical(screen), QStringLiteral("abcdefgh\nfive5\nx"));
    }

    void reflowsAtBothWidths()
    {
        Screen screen(10, 4);
        const QString text = QStringLiteral("0123456789abcdefghijKLM\nshort\n漢字漢字漢字漢字\n0123456789\nend");
        screen.write(QString(text).replace(QLatin1Char('\n'), QStringLiteral("\r\n")).toUtf8());
        QCOMPARE(logical(screen), text);
        for (const int width : {7, 3, 40, 5, 10, 11, 80, 10}) {
            screen.resize(width, 4);
            QCOMPARE(logical(screen), text);
            QCOMPARE(int(screen.line(screen.lineCount() - 1).cells.size()), width);
        }
        screen.write("!");
        QCOMPARE(logical(screen), text + QLatin1Char('!'));
    }

    void typingGoesOnAfterReflow()
    {
        // The cursor waits behind a full line, then the width changes: nothing is overwritten and no gap appears.
        for (const int width : {5, 4, 10, 12, 20}) {
            Screen screen(10, 4);
            screen.write("0123456789");
            screen.resize(width, 4);
            screen.write("ab");
            QCOMPARE(logical(screen), QStringLiteral("0123456789ab"));
        }
        Screen screen(10, 4);
        screen.write("01234");
        screen.resize(5, 4);
        screen.write("56");
        QCOMPARE(logical(screen), QStringLiteral("0123456"));
    }

    void heightTakesFromHistory()
    {
        Screen screen(10, 3);
        screen.write("1\r\n2\r\n3\r\n4\r\n5");
        QCOMPARE(screen.historyCount(), 2);
        screen.resize(10, 5);
        QCOMPARE(screen.historyCount(), 0);
        QCOMPARE(screen.cursorRow(), 4);
        screen.resize(10, 2);
        QCOMPARE(logical(screen), QStringLiteral("1\n2\n3\n4\n5"));
        QCOMPARE(screen.cursorRow(), 1);
    }

    void clearedScreenStaysCleared()
    {
        Screen screen(10, 3);
        screen.write("1\r\n2\r\n3\r\n4\r\n5\x1b[H\x1b[2J$ ");
        screen.resize(12, 3);
        QCOMPARE(screen.cursorRow(), 0);
        QCOMPARE(screen.lineText(screen.historyCount()), QStringLiteral("$"));
    }

    void historyIsBounded()
    {
        Screen screen(10, 3);
        QByteArray lines;
        for (int i = 0; i < Screen::HistoryLimit + 500; ++i)
            lines += QByteArray::number(i) + "\r\n";
        screen.write(lines);
        QCOMPARE(screen.historyCount(), Screen::HistoryLimit);
        QCOMPARE(screen.dropped(), qint64(498));
        QCOMPARE(screen.lineText(0), QStringLiteral("498"));
    }

    void survivesAnything()
    {
        std::mt19937 random(7);
        Screen screen(20, 6);
        const QByteArray alphabet = QByteArrayLiteral("ab\x1b[];?0123456789HJKLMPSTXrhlm@d\r\n\t\x07\xe6\xbc\xa2 ");
        for (int round = 0; round < 400; ++round) {
            QByteArray bytes;
            for (int i = 0; i < 200; ++i)
                bytes += alphabet.at(qsizetype(random() % size_t(alphabet.size())));
            screen.write(bytes);
            screen.resize(int(1 + random() % 40), int(1 + random() % 12));
            for (int i = 0; i < screen.rows(); ++i)
                QCOMPARE(int(screen.line(screen.historyCount() + i).cells.size()), screen.columns());
            QVERIFY(screen.cursorRow() < screen.rows() && screen.cursorColumn() < screen.columns());
        }
    }
};

PILOTHOUSE_TEST(ScreenTest)
#include "tst_screen.moc"
