// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log view with a million lines (108 MB) of which 24 MB are in memory: search and scrolling. Beside a search stands
// `grep -cP` on the same text in a file; the number of hits must agree with it, otherwise the program fails. Medians of
// several rounds, since other programs run at the same time.
#include "logpanel.h"
#include "logview.h"
#include "uimeter.h"

#include <QEventLoop>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryFile>

namespace {

using bench::msOf;

constexpr int lineCount = 1'000'000;
constexpr int rounds = 7;
constexpr int frames = 1000;

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

struct Searched {
    double first = -1;
    double all = -1;
    qint64 hits = 0;
};

Searched searchOnce(logs::LogPanel &panel, const QString &text)
{
    live::LogSearch &finder = panel.search();
    Searched result;
    QElapsedTimer timer;
    QEventLoop loop;
    QObject context;
    QObject::connect(&finder, &live::LogSearch::hitsChanged, &context, [&] {
        if (result.first < 0 && !finder.hits().empty())
            result.first = msOf(timer);
    });
    QObject::connect(&finder, &live::LogSearch::finished, &loop, &QEventLoop::quit);
    timer.start();
    finder.setPattern(live::LogPattern::compile(text, {true, false}).pattern);
    if (finder.running())
        loop.exec();
    result.all = msOf(timer);
    result.hits = static_cast<qint64>(finder.hits().size());
    return result;
}

bool search(logs::LogPanel &panel, const QByteArray &name, const QString &text, const QString &path)
{
    std::vector<double> first, all, peer;
    bool same = true;
    for (int round = 0; round < rounds; ++round) {
        const Searched searched = searchOnce(panel, text);
        first.push_back(searched.first);
        all.push_back(searched.all);
        if (round % 3 != 0)
            continue;
        qint64 expected = 0;
        peer.push_back(peerMs(text, path, expected));
        if (searched.hits != expected) {
            same = false;
            std::fprintf(stderr, "%s: %lld hits, grep finds %lld\n", name.constData(), static_cast<long long>(searched.hits),
                         static_cast<long long>(expected));
        }
    }
    bench::say("log.search." + name + ".first", bench::median(first));
    bench::say("log.search." + name + ".all", bench::median(all), {"grep -cP", bench::median(peer)});
    return same;
}

void scroll(logs::LogPanel &panel)
{
    std::vector<double> busy, times;
    QScrollBar *bar = panel.view().verticalScrollBar();
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double begun = bench::cpuMs();
        // Far apart, so that nearly every frame reads a block back from the file.
        bar->setValue(static_cast<int>(static_cast<qint64>(i) * 49'999 % bar->maximum()));
        panel.view().viewport()->repaint();
        busy.push_back(bench::cpuMs() - begun);
        times.push_back(msOf(timer));
    }
    bench::say("log.scroll", bench::percentile(busy, 99), {"half of them, by the clock", bench::median(times)});
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
    QEventLoop loop;
    QObject::connect(&panel, &logs::LogPanel::drained, &loop, &QEventLoop::quit);
    for (int i = 0; i < lineCount;) {
        QByteArrayList texts;
        for (; i < lineCount && texts.size() < 1200; ++i)
            texts.push_back(lineText(i));
        for (const QByteArray &text : texts)
            builder.add(live::LogStream::Out, 1'790'000'000'000'000'000 + i * 1'000'000LL, text);
        const auto chunk = builder.take();
        panel.append(chunk);
        application.processEvents();
        if (panel.full())
            loop.exec();
        file.write(chunk->text());
    }
    file.flush();
    bench::say("memory of the million lines, MB", static_cast<double>(panel.store().memoryBytes()) / 1e6, {}, 24);
    bool good = search(panel, "literal", QStringLiteral("timeout"), file.fileName());
    good = search(panel, "alternatives", QStringLiteral("timeout|refused|\\b50\\d\\b"), file.fileName()) && good;
    good = search(panel, "class", QStringLiteral("status=[45]\\d\\d .*took=9\\d\\dms"), file.fileName()) && good;
    panel.search().setPattern(nullptr);
    scroll(panel);
    return good ? 0 : 1;
}
