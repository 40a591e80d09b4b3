// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Search and filter of a log against a naive search line by line.
#include "ansitext.h"
#include "logsearch.h"
#include "testmain.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace live;

namespace
{

constexpr qint64 base0 = 1'700'000'000'000'000'000;

std::shared_ptr<const LogPattern> regex(const QString &text, bool caseSensitive = true)
{
    return LogPattern::compile(text, {true, caseSensitive}).pattern;
}

QByteArray randomLine(QRandomGenerator &random)
{
    static const QByteArray parts[] = {"timeout", "refused",  "503",     "50x", "a",        "ab",   " ",
                                       "  ",      "foo",      "bar",     "\t",  "\xc3\xa9", "\xff", "ERROR ",
                                       "warn ",   "\x1b[31m", "\x1b[0m", "k",   "\r",       "line"};
    QByteArray line;
    const int count = random.bounded(8);
    for (int i = 0; i < count; ++i)
        line += parts[random.bounded(int(std::size(parts)))];
    return line;
}

std::vector<quint32> naive(const LogStore &store, const std::shared_ptr<const LogPattern> &pattern,
                           const LogFilter &filter)
{
    LogMatcher matcher(pattern);
    std::vector<quint32> hits;
    for (qint64 n = store.firstLine(); n < store.endLine(); ++n) {
        const LogLine line = store.line(n);
        LogEntry entry;
        entry.source = quint16(line.source);
        entry.level = quint8(line.level);
        entry.flags = line.stream == LogStream::Err ? LogEntry::Stderr : 0;
        if (filter.shows(entry) && matcher.matches(AnsiText::strip(line.text)))
            hits.push_back(quint32(n));
    }
    return hits;
}

} // namespace

class LogSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patternsAgreeWithQt_data()
    {
        QTest::addColumn<QString>("pattern");
        for (const char *pattern : {"timeout|refused|\\b50\\d\\b",
                                    "^a",
                                    "a$",
                                    "^$",
                                    "",
                                    "\\s+",
                                    "a\\s*b",
                                    "foo(?!bar)",
                                    "(?<=foo)bar",
                                    "\\Aa",
                                    "[^a]b",
                                    "a.b",
                                    "(a|b)+$",
                                    "x*",
                                    "\\Bb",
                                    "a++b",
                                    "\\W$",
                                    "[\\s\\S]+foo",
                                    "\\d{2,}",
                                    "(?i)ERROR",
                                    "^\\s*$",
                                    "b\\nf",
                                    "\\Qa\\E",
                                    "ti|re|fo+o",
                                    "50x?b|ab{0}r|ERR",
                                    "bar?|\\bref|^a\\+",
                                    "oo\\s+ba|ar\\s*fo",
                                    "50\\d+\\b|\\d\\dx|foo$",
                                    "ba[^x]*|[f|o]o|ab"})
            QTest::newRow(pattern) << QString::fromUtf8(pattern);
    }
    void patternsAgreeWithQt()
    {
        // The scan of whole chunks against another engine's line by line, on text that is plain ASCII.
        QFETCH(QString, pattern);
        const auto compiled = regex(pattern);
        QVERIFY(compiled);
        const QRegularExpression other(pattern, QRegularExpression::MultilineOption);
        QRandomGenerator random(5);
        LogChunkBuilder builder(0);
        std::vector<quint32> expected;
        for (quint32 i = 0; i < 4000; ++i) {
            QByteArray line = AnsiText::strip(randomLine(random));
            line.replace('\xff', "").replace("\xc3\xa9", "e");
            builder.add(LogStream::Out, base0 + i, line);
            if (other.match(QString::fromUtf8(line)).hasMatch())
                expected.push_back(i);
        }
        const auto chunk = builder.take();
        LogMatcher matcher(compiled);
        std::vector<quint32> found;
        matcher.scan(chunk->view(), found, std::atomic<bool>(false));
        QCOMPARE(found, expected);
    }

    /// Where lines are looked at together, an empty one may come last.
    void emptyLineAtTheEnd()
    {
        LogChunkBuilder builder(0);
        for (const char *line : {"a", "", "\x1b[1mb", ""})
            builder.add(LogStream::Out, base0, line);
        const auto chunk = builder.take();
        for (const QString &pattern : {QStringLiteral("^$"), QStringLiteral("^"), QStringLiteral("x*")}) {
            LogMatcher matcher(regex(pattern));
            std::vector<quint32> found;
            matcher.scan(chunk->view(), found, std::atomic<bool>(false));
            QCOMPARE(found, pattern == QStringLiteral("^$") ? (std::vector<quint32>{1, 3})
                                                             : (std::vector<quint32>{0, 1, 2, 3}));
        }
    }

    void incrementalSearchEqualsNaive()
    {
        const char *patterns[] = {
            "timeout|refused|\\b50\\d\\b", "a.b", "foo$", "^\\s", "\xc3\xa9", "[^a ]b", "K", "x?"};
        QRandomGenerator random(11);
        for (int round = 0; round < 24; ++round) {
            const QTemporaryDir folder;
            LogStore::Options options;
            options.memoryBytes = 300'000;
            options.directory = folder.path();
            LogStore store(options);
            LogSearch search(&store);
            const auto pattern = regex(QString::fromUtf8(patterns[round % 8]), round % 2 == 0);
            LogFilter filter;
            if (round % 3 == 1)
                filter.least = LogLevel::Warn;
            if (round % 3 == 2)
                filter.hidden = {false, true};
            filter.out = round % 5 != 4;
            search.setFilter(filter);
            std::vector<LogChunkBuilder> builders{LogChunkBuilder(0), LogChunkBuilder(1)};
            qint64 time = base0;
            for (int i = 0; i < 12000; ++i) {
                const auto source = size_t(random.bounded(2));
                builders[source].add(random.bounded(2) ? LogStream::Out : LogStream::Err, ++time, randomLine(random));
                if (random.bounded(300) == 0)
                    store.append(builders[source].take());
                if (i == 3000)
                    search.setPattern(pattern);
                if (random.bounded(500) == 0)
                    QCoreApplication::processEvents();
            }
            for (LogChunkBuilder &builder : builders)
                store.append(builder.take());
            QTRY_VERIFY_WITH_TIMEOUT(!search.running(), 20000);
            QCOMPARE(search.hits(), naive(store, pattern, filter));
            if (filter.active()) {
                const auto all = LogPattern::compile(QString(), {true, true}).pattern;
                QCOMPARE(search.shown(), naive(store, all, filter));
            } else {
                QVERIFY(search.shown().empty());
            }
        }
    }

    void rangesAreOfTheLine()
    {
        LogMatcher matcher(regex(QStringLiteral("\\b50\\d\\b|x*")));
        const auto ranges = matcher.ranges("status 503 xx 504");
        QCOMPARE(ranges.size(), 3U);
        QCOMPARE(ranges[0].first, 7);
        QCOMPARE(ranges[0].second, 10);
        QCOMPARE(ranges[2].second, 17);
        QVERIFY(LogMatcher(regex(QStringLiteral("a*"))).ranges("\xc3\xa9\xff").empty());
        QCOMPARE(LogMatcher(regex(QStringLiteral("a"))).ranges(QByteArray(5000, 'a'), 100).size(), 100U);
    }

    void literalAndCase()
    {
        const auto pattern = [](const char *text, bool sensitive) {
            return LogPattern::compile(QString::fromUtf8(text), {false, sensitive}).pattern;
        };
        QVERIFY(LogMatcher(pattern("a.b(", true)).matches("xa.b(y"));
        QVERIFY(!LogMatcher(pattern("a.b", true)).matches("axb"));
        QVERIFY(!LogMatcher(pattern("Time", true)).matches("time"));
        QVERIFY(LogMatcher(pattern("Time", false)).matches("tIME"));
        QVERIFY(LogMatcher(pattern("\xc3\x89t", false)).matches("\xc3\xa9T\xc3\xa9"));
        QVERIFY(LogMatcher(pattern("\xc3\xa9", true)).matches("\xff\xc3\xa9"));
        QVERIFY(LogMatcher(regex(QStringLiteral("^.$"))).matches("\xc3\xa9")); // one character, two bytes
    }

    void badRegexSaysWhere()
    {
        const LogPattern::Compiled compiled = LogPattern::compile(QStringLiteral("\u00e9(ab"), {true, false});
        QVERIFY(!compiled.pattern);
        QVERIFY(!compiled.error.isEmpty());
        QCOMPARE(compiled.offset, 4);
        QVERIFY(!LogPattern::compile(QStringLiteral("a{2,1}"), {true, false}).pattern);
        QVERIFY(LogPattern::compile(QStringLiteral("(ab"), {false, false}).pattern);
    }

    void hopelessPatternEnds()
    {
        LogChunkBuilder builder(0);
        for (int i = 0; i < 3; ++i)
            builder.add(LogStream::Out, base0 + i, QByteArray(3000, 'a'));
        builder.add(LogStream::Out, base0 + 9, "aab");
        const auto chunk = builder.take();
        LogMatcher matcher(regex(QStringLiteral("(a|aa|a?a)+[bd]")));
        std::vector<quint32> found;
        matcher.scan(chunk->view(), found, std::atomic<bool>(false));
        QCOMPARE(found, std::vector<quint32>{3});
        QVERIFY(matcher.abandoned() >= 1);
        // Hopeless in each of its alternatives: a line is still given up once.
        LogMatcher both(regex(QStringLiteral("aa(a|aa|a?a)+[bd]|aaa(a|aa|a?a)+[bd]")));
        found.clear();
        both.scan(chunk->view(), found, std::atomic<bool>(false));
        QVERIFY(found.empty());
        QVERIFY(both.abandoned() >= 1 && both.abandoned() <= 3);
    }

    void newPatternReplacesOld()
    {
        LogStore store;
        LogChunkBuilder builder(0);
        for (int i = 0; i < 200'000; ++i) {
            builder.add(LogStream::Out, base0 + i, i % 100 == 0 ? "needle here" : "hay hay hay hay hay");
            if (builder.full())
                store.append(builder.take());
        }
        store.append(builder.take());
        LogSearch search(&store);
        QSignalSpy finished(&search, &LogSearch::finished);
        for (int i = 0; i < 20; ++i)
            search.setPattern(regex(QStringLiteral("(h|ha|hay)+%1").arg(i)));
        search.setPattern(regex(QStringLiteral("needle")));
        QTRY_VERIFY_WITH_TIMEOUT(!search.running(), 20000);
        QCOMPARE(search.hits().size(), 2000U);
        QCOMPARE(finished.size(), 1);
        // Told at the beginning, at the first hits, at the end, and between them no more often than somebody can look.
        QElapsedTimer timer;
        QSignalSpy changed(&search, &LogSearch::hitsChanged);
        timer.start();
        search.setPattern(regex(QStringLiteral("hay|needle")));
        QTRY_VERIFY_WITH_TIMEOUT(!search.running(), 20000);
        QVERIFY(changed.size() >= 2);
        QVERIFY2(changed.size() <= 3 + timer.elapsed() / 50, qPrintable(QString::number(changed.size())));
        search.setPattern(nullptr);
        QVERIFY(search.hits().empty());
        // Destroyed while it works: nothing comes any more.
        auto brief = std::make_unique<LogSearch>(&store);
        brief->setPattern(regex(QStringLiteral("needle")));
        brief.reset();
        QCoreApplication::processEvents();
    }

    void scanStopsWhenCancelled()
    {
        LogChunkBuilder builder(0);
        for (int i = 0; i < 1000; ++i)
            builder.add(LogStream::Out, base0, "abc");
        const auto chunk = builder.take();
        std::vector<quint32> found;
        LogMatcher(regex(QStringLiteral("b"))).scan(chunk->view(), found, std::atomic<bool>(true));
        QVERIFY(found.empty());
    }

    void droppedLinesLeaveTheHits()
    {
        LogStore::Options options;
        options.memoryBytes = 400'000;
        options.fileBytes = 500'000;
        const QTemporaryDir folder;
        options.directory = folder.path();
        LogStore store(options);
        LogSearch search(&store);
        const auto pattern = regex(QStringLiteral("7"));
        search.setPattern(pattern);
        LogChunkBuilder builder(0);
        for (int i = 0; i < 60'000; ++i) {
            builder.add(LogStream::Out, base0 + i, "number " + QByteArray::number(i));
            if (builder.full()) {
                store.append(builder.take());
                QTRY_VERIFY(!store.full());
            }
        }
        store.append(builder.take());
        QTRY_VERIFY(!search.running() && store.droppedLines() > 0 && store.spilledBytes() <= 500'000);
        QCOMPARE(search.hits(), naive(store, pattern, {}));
    }
};

PILOTHOUSE_TEST(LogSearchTest)
#include "tst_logsearch.moc"
