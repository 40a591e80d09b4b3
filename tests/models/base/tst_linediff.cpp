// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Differences between texts: known ones, and that the diff of random texts leads from one to the other.
#include "linediff.h"
#include "testmain.h"

#include <QRandomGenerator>
#include <QTest>

using base::DiffLine;
using base::lineDiff;

class LineDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingDiffers()
    {
        QVERIFY(lineDiff(QStringLiteral("a\nb\n"), QStringLiteral("a\nb\n")).empty());
        QVERIFY(lineDiff({}, {}).empty());
        QVERIFY(lineDiff(QStringLiteral("a"), QStringLiteral("a\n")).empty()); // the last line's end is no line
    }

    void asDiffShowsIt()
    {
        const QString before = QStringLiteral("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n");
        QString after = before;
        after.replace(QStringLiteral("2\n3\n"), QStringLiteral("2\nthree\n")).replace(QStringLiteral("14\n"), QString());
        QCOMPARE(base::diffText(lineDiff(before, after)),
                 QStringLiteral("@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+three\n 4\n 5\n 6\n@@ -11,5 +11,4 @@\n 11\n 12\n 13\n-14\n 15\n"));
        QCOMPARE(base::diffText(lineDiff(before, after, 0)), QStringLiteral("@@ -3,1 +3,1 @@\n-3\n+three\n@@ -14,1 +13,0 @@\n-14\n"));
        QCOMPARE(base::diffText(lineDiff({}, QStringLiteral("a\n"))), QStringLiteral("@@ -0,0 +1,1 @@\n+a\n"));
    }

    void randomTexts()
    {
        QRandomGenerator random(7);
        const auto text = [&] {
            QString result;
            for (int lines = random.bounded(30); lines > 0; --lines)
                result += QString::number(random.bounded(5)) + u'\n';
            return result;
        };
        for (int round = 0; round < 500; ++round) {
            const QString before = text(), after = text();
            QString removed, added;
            for (const DiffLine &line : lineDiff(before, after, 1000)) {
                if (line.kind != DiffLine::Kind::Gap && line.kind != DiffLine::Kind::Added)
                    removed += line.text + u'\n';
                if (line.kind != DiffLine::Kind::Gap && line.kind != DiffLine::Kind::Removed)
                    added += line.text + u'\n';
            }
            if (before != after) {
                QCOMPARE(removed, before);
                QCOMPARE(added, after);
            }
        }
    }

    void longTexts()
    {
        QString before, after;
        for (int line = 0; line < 4000; ++line) {
            before += QStringLiteral("a%1\n").arg(line);
            after += QStringLiteral("b%1\n").arg(line);
        }
        QCOMPARE(lineDiff(before, after).size(), size_t(8001));
    }
};

PILOTHOUSE_TEST(LineDiffTest)
#include "tst_linediff.moc"
