// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the UI thread does, as its outermost event handlers: the CPU time that they take in all, the longest of them by the
// clock, and when one that painted a given widget has ended (its window is flushed by then). Also how a bench prints its
// figures. "Busy" is CPU time of the thread: what other programs take from it meanwhile is not its doing.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QThread>
#include <QWidget>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

namespace bench {

inline double msOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Of the calling thread.
inline double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

inline double percentile(std::vector<double> values, int percent)
{
    if (values.empty())
        return -1;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, values.size() * static_cast<size_t>(percent) / 100)];
}

inline double median(std::vector<double> values)
{
    return percentile(std::move(values), 50);
}

struct Peer {
    const char *what = nullptr;
    double value = 0;
};

/// One figure, a JSON object on a line of its own. bench.py knows limit and unit of each name.
inline void say(const QByteArray &name, double value, Peer peer = {}, double limit = -1)
{
    QJsonObject figure{{QStringLiteral("name"), QString::fromUtf8(name)}, {QStringLiteral("value"), value}};
    if (peer.what)
        figure[QStringLiteral("peer")] = QJsonObject{{QStringLiteral("what"), QString::fromUtf8(peer.what)},
                                                     {QStringLiteral("value"), peer.value}};
    if (limit >= 0)
        figure[QStringLiteral("limit")] = limit;
    std::printf("%s\n", QJsonDocument(figure).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

class MeteredApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    void watch(QWidget *widget) { m_watched = widget; }
    void reset() { m_busy = m_longest = 0; }
    [[nodiscard]] double busyMs() const { return m_busy; }
    [[nodiscard]] double longestMs() const { return m_longest; }
    /// Of the watched widget.
    [[nodiscard]] int paints() const { return m_paints; }
    std::function<void()> painted; ///< after each of them
    /// Runs an event loop within a handler: the events of that loop are outermost ones then.
    void nested(const std::function<void()> &loop)
    {
        const int depth = std::exchange(m_depth, 0);
        loop();
        m_depth = depth;
    }

    bool notify(QObject *receiver, QEvent *event) override
    {
        // Threads with an event loop of their own come through here too.
        if (QThread::currentThread() != thread())
            return QApplication::notify(receiver, event);
        if (event->type() == QEvent::Paint && receiver == m_watched)
            m_painting = true;
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const double begun = cpuMs();
        const bool taken = QApplication::notify(receiver, event);
        m_busy += cpuMs() - begun;
        m_longest = std::max(m_longest, msOf(timer));
        --m_depth;
        if (std::exchange(m_painting, false)) {
            ++m_paints;
            if (painted)
                painted();
        }
        return taken;
    }

private:
    QPointer<QWidget> m_watched;
    int m_depth = 0;
    int m_paints = 0;
    bool m_painting = false;
    double m_busy = 0;
    double m_longest = 0;
};

} // namespace bench
