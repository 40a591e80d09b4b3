// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures of the log view with a million lines (108 MB), one JSON object a line: {name,value,unit,limit,peer}.
// `limit` is null where none is set; `peer` is the same search by `grep -cP` on the same text in a file. The number of hits
// must agree with it, otherwise the program fails.
#include "logpanel.h"
#include "logview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryFile>
#include <algorithm>
#include <cstdio>

namespace {

constexpr int lineCount = 1'000'000;

void say(const char *name, double value, const char *unit, const QJsonValue &limit = {}, const QJsonValue &peer = {})
{
    const QJsonObject figure{{QStringLiteral("name"), QString::fromLatin1(name)},
                             {QStringLiteral("value"), value},
                             {QStringLiteral("unit"), QString::fromLatin1(unit)},
                             {QStringLiteral("limit"), limit},
                             {QStringLiteral("peer"), peer}};
    std::printf("%s\n", QJsonDocument(figure).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double msOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

QByteArray lineText(int i)
{
    static const char *const levels[] = {"INFO", "INFO", "DEBUG", "INFO", "WARN", "INFO", "INFO", "INFO"};
    return QByteArray(i % 9973 == 0 ? "ERROR" : levels[i % 8]) + " request " + QByteArray::number(10'000'000 + i) +
           " GET /v1/orders/" + QByteArray::number(i % 88213) + " status=" + QByteArray::number(200 + i % 7 * 50) +
           (i % 50'021 == 49'999 ? " timeout" : " ok") + " took=" + QByteArray::number(i % 911) +
           "ms trace=" + QByteArray::number(static_cast<qulonglong>(i) * 2654435761u % 0xffffffffu, 16).rightJustified(8, '0') +
           " region=eu-central-1 az=1";
}

double peerMs(const QString &pattern, const QString &path, qint64 &count)
{
    QProcess grep;
    QElapsedTimer timer;
    timer.start();
    grep.start(QStringLiteral("grep"), {QStringLiteral("-cP"), QStringLiteral("(?i)") + pattern, path});
    grep.waitForFinished(-1);
    count = grep.readAllStandardOutput().trimmed().toLongLong();
    return msOf(timer);
}

bool search(logs::LogPanel &panel, const char *name, const QString &text, const QString &path)
{
    qint64 expected = 0;
    const double peer = peerMs(text, path, expected);
    live::LogSearch &finder = panel.search();
    QElapsedTimer timer;
    double first = -1;
    QEventLoop loop;
    QObject context;
    QObject::connect(&finder, &live::LogSearch::hitsChanged, &context, [&] {
        if (first < 0 && !finder.hits().empty())
            first = msOf(timer);
    });
    QObject::connect(&finder, &live::LogSearch::finished, &loop, &QEventLoop::quit);
    const auto compiled = live::LogPattern::compile(text, {true, false});
    timer.start();
    finder.setPattern(compiled.pattern);
    if (finder.running())
        loop.exec();
    const double all = msOf(timer);
    say(qPrintable(QStringLiteral("log.search.%1.first").arg(QLatin1String(name))), first, "ms", 100);
    say(qPrintable(QStringLiteral("log.search.%1.all").arg(QLatin1String(name))), all, "ms", {}, peer);
    const bool same = static_cast<qint64>(finder.hits().size()) == expected;
    if (!same)
        std::fprintf(stderr, "%s: %zu hits, grep finds %lld\n", name, finder.hits().size(), static_cast<long long>(expected));
    return same;
}

void scroll(logs::LogPanel &panel)
{
    std::vector<double> frames;
    QScrollBar *bar = panel.view().verticalScrollBar();
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(static_cast<int>(static_cast<qint64>(i) * 4999 % bar->maximum()));
        panel.view().viewport()->repaint();
        frames.push_back(msOf(timer));
    }
    std::sort(frames.begin(), frames.end());
    say("log.scroll.frame.median", frames[frames.size() / 2], "ms");
    say("log.scroll.frame.p99", frames[frames.size() * 99 / 100], "ms", 16);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pilothouse-bench"));
    logs::LogPanel panel;
    panel.resize(1216, 600);
    panel.show();
    QTemporaryFile file;
    if (!file.open())
        return 1;

    live::LogChunkBuilder builder(0);
    double building = 0;
    double taking = 0;
    qint64 bytes = 0;
    QEventLoop loop;
    QObject::connect(&panel, &logs::LogPanel::drained, &loop, &QEventLoop::quit);
    for (int i = 0; i < lineCount;) {
        QByteArrayList texts;
        for (; i < lineCount && texts.size() < 1200; ++i)
            texts.push_back(lineText(i));
        QElapsedTimer timer;
        timer.start();
        for (const QByteArray &text : texts)
            builder.add(live::LogStream::Out, 1'790'000'000'000'000'000 + i * 1'000'000LL, text);
        const auto chunk = builder.take();
        building += msOf(timer);
        timer.restart();
        panel.append(chunk);
        application.processEvents();
        if (panel.full())
            loop.exec();
        taking += msOf(timer);
        bytes += chunk->text().size();
        file.write(chunk->text());
    }
    file.flush();
    say("log.intake.bytes", static_cast<double>(bytes) / 1e6, "MB");
    say("log.intake.build", building, "ms");
    say("log.intake.show", taking, "ms");
    say("log.memory", static_cast<double>(panel.store().memoryBytes()) / 1e6, "MB", 24);
    bool good = search(panel, "literal", QStringLiteral("timeout"), file.fileName());
    good = search(panel, "alternatives", QStringLiteral("timeout|refused|\\b50\\d\\b"), file.fileName()) && good;
    good = search(panel, "class", QStringLiteral("status=[45]\\d\\d .*took=9\\d\\dms"), file.fileName()) && good;
    panel.search().setPattern(nullptr);
    scroll(panel);
    return good ? 0 : 1;
}
