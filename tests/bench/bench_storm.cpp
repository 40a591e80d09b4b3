// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_storm SECONDS: the whole window on the cluster of $KUBECONFIG, stormserver.py's: 10,000 pods, then 1,000 changes a second
// for so long. Prints the longest event handler of the UI thread, the whole program's CPU time in that while, and how many rows
// are not at their last value when all has been said.
#include "application.h"
#include "livetableview.h"
#include "podrow.h"
#include "tablepane.h"
#include "uimeter.h"

#include <QTimer>
#include <map>
#include <sys/resource.h>

namespace {

constexpr int pods = 10'000;
constexpr int rate = 1'000;

/// Of all threads, in seconds.
double processCpu()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

class Storm final : public QObject
{
public:
    Storm(bench::MeteredApplication &metered, int seconds) : m_metered(metered), m_seconds(seconds), m_application(metered, options())
    {
        m_application.show();
        connect(&m_looking, &QTimer::timeout, this, &Storm::look);
        m_looking.start(20);
    }

private:
    static app::Options options()
    {
        app::Options options;
        options.logLevel = QStringLiteral("error");
        return options;
    }

    void look()
    {
        if (!m_pane) {
            if (!m_application.window().currentEndpoint("kubernetes"))
                return;
            m_application.window().openPane("kubernetes", "pod");
            m_pane = qobject_cast<panes::TablePane *>(m_application.window().currentPage());
        }
        const live::Feed *feed = m_pane->model().feed();
        if (!m_begun && feed->size() == pods && feed->status().state == live::FeedStatus::State::Live) {
            m_begun = true;
            connect(feed, &live::Feed::batchApplied, this, [this] { begin(); });
        }
        if (m_storming && feed->size() == pods + 1)
            finish();
    }

    /// With the first change: the pause before it is not measured.
    void begin()
    {
        if (std::exchange(m_storming, true))
            return;
        m_metered.reset();
        m_cpu = processCpu();
        m_clock.start();
    }

    void finish()
    {
        m_looking.stop();
        const double seconds = bench::msOf(m_clock) / 1000;
        bench::say("kubernetes.storm.stall", m_metered.longestMs());
        bench::say("kubernetes.storm.cpu", (processCpu() - m_cpu) / seconds * 100);
        bench::say("kubernetes.storm.wrong", wrongRows());
        bench::say("seconds that the storm took, of " + QByteArray::number(m_seconds), seconds);
        QCoreApplication::exit(0);
    }

    [[nodiscard]] int wrongRows() const
    {
        std::map<int, int> expected;
        for (int change = 0; change < m_seconds * rate; ++change)
            expected[static_cast<int>(change * 7919LL % pods)] = change / pods + 1;
        int wrong = 0, seen = 0;
        for (const live::RowPointer &row : m_pane->model().feed()->rows()) {
            const auto &pod = static_cast<const kubernetes::PodRow &>(*row);
            if (pod.meta.name == QStringLiteral("the-end"))
                continue;
            ++seen;
            wrong += pod.restarts != expected[pod.meta.name.right(5).toInt()];
        }
        return wrong + std::abs(pods - seen);
    }

    bench::MeteredApplication &m_metered;
    const int m_seconds;
    app::Application m_application;
    panes::TablePane *m_pane = nullptr;
    QTimer m_looking;
    QElapsedTimer m_clock;
    bool m_begun = false;
    bool m_storming = false;
    double m_cpu = 0;
};

} // namespace

int main(int argc, char **argv)
{
    bench::MeteredApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pilothouse-bench"));
    const int seconds = QCoreApplication::arguments().value(1).toInt();
    Storm storm(application, seconds);
    QTimer::singleShot((seconds + 60) * 1000, &application, [] { QCoreApplication::exit(1); });
    return QApplication::exec();
}
