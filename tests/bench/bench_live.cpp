// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_live event|stall SOCKET: the whole window on a real engine whose containers are renamed.
//   event  from the moment that the engine gives its event (timeNano) until the cell with the new name is painted. Beside
//          it, in every second rename: a bare socket that has read the same event and then asked for that container.
//   stall  the longest event handler of the UI thread in 60 s of 50 renames a second. Beside it: how late a thread that
//          only sleeps was woken at worst, which is this machine's own doing.
#include "application.h"
#include "bareengine.h"
#include "containerrow.h"
#include "livetableview.h"
#include "tablepane.h"
#include "uimeter.h"

#include <QJsonArray>
#include <QTimer>
#include <map>
#include <mutex>
#include <thread>

namespace {

using namespace std::chrono;
using bench::BareEngine;

constexpr int renames = 400;

double wallMs()
{
    return duration<double, std::milli>(system_clock::now().time_since_epoch()).count();
}

/// What a thread learns about each rename, by the new name. Wall times in ms.
struct Times {
    double event = 0;   ///< given by the engine
    double arrived = 0; ///< read by the bare socket
    double asked = 0;   ///< the bare socket has the container's answer; 0: it did not ask
};

class Listener
{
public:
    explicit Listener(const QString &socket) : m_engine(socket), m_thread([this] { listen(); }) {}
    ~Listener()
    {
        m_ending = true;
        (void)m_engine.ask("POST", "/v1.41/containers/" + lastId + "/rename?name=bench-end-" + QByteArray::number(QDateTime::currentMSecsSinceEpoch()));
        m_thread.join();
    }
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    std::map<QByteArray, Times> take()
    {
        const std::lock_guard lock(m_mutex);
        return m_times;
    }
    QByteArray lastId; ///< of a container that may be renamed at the end

private:
    static QByteArray between(const QByteArray &text, const char *before, char after)
    {
        const qsizetype at = text.indexOf(before);
        if (at < 0)
            return {};
        const qsizetype from = at + static_cast<qsizetype>(std::strlen(before));
        return text.mid(from, text.indexOf(after, from) - from);
    }

    void listen()
    {
        QByteArray buffer;
        int number = 0;
        m_engine.read("GET", "/v1.41/events?filters=%7B%22event%22%3A%5B%22rename%22%5D%7D", [&](QByteArrayView bytes) {
            const double now = wallMs();
            buffer.append(bytes);
            for (qsizetype end = buffer.indexOf('\n'); end >= 0; end = buffer.indexOf('\n')) {
                const QByteArray line = buffer.left(end);
                buffer.remove(0, end + 1);
                const QByteArray nano = between(line, "\"timeNano\":", '}');
                if (nano.isEmpty())
                    continue;
                Times times{nano.toDouble() / 1e6, now, 0};
                if (number++ % 2 == 1) {
                    (void)m_engine.ask("GET", "/v1.41/containers/json?all=1&filters=%7B%22id%22%3A%5B%22" +
                                                  between(line, "\"id\":\"", '"') + "%22%5D%7D");
                    times.asked = wallMs();
                }
                const std::lock_guard lock(m_mutex);
                m_times[between(line, "\"name\":\"", '"')] = times;
            }
            return !m_ending.load();
        });
    }

    BareEngine m_engine;
    std::mutex m_mutex;
    std::map<QByteArray, Times> m_times;
    std::atomic<bool> m_ending{false};
    std::thread m_thread;
};

class Bench final : public QObject
{
public:
    Bench(bench::MeteredApplication &application, const QString &socket)
        : m_metered(application), m_socket(socket), m_application(application, options(socket))
    {
        m_application.show();
        m_pane = qobject_cast<panes::TablePane *>(m_application.window().currentPage());
        application.watch(m_pane->table()->viewport());
        application.painted = [this] { painted(); };
        connect(&m_filling, &QTimer::timeout, this, &Bench::lookWhetherFilled);
        m_filling.start(50);
    }

    /// Calls `then` once all containers have been painted.
    void whenFilled(std::function<void()> then) { m_then = std::move(then); }

    void event()
    {
        m_listener = std::make_unique<Listener>(m_socket);
        m_listener->lastId = m_keys.back();
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this, timer] {
            // One after the other, so that on a busy machine none is overtaken by the next one of its container.
            if (m_done > 0 && !m_painted.contains(m_last) && m_sinceLast.elapsed() < 2000)
                return;
            if (m_done < renames) {
                m_sinceLast.start();
                renameOne();
                return;
            }
            timer->stop();
            QTimer::singleShot(1000, this, [this] { tellEvents(); });
        });
        timer->start(30);
    }

    void stall()
    {
        m_metered.reset();
        std::atomic<bool> ending{false};
        double latest = 0;
        std::thread sleeper([&] {
            auto due = steady_clock::now();
            while (!ending) {
                due += 5ms;
                std::this_thread::sleep_until(due);
                latest = std::max(latest, duration<double, std::milli>(steady_clock::now() - due).count());
                due = std::max(due, steady_clock::now());
            }
        });
        std::thread writer([this, &ending] {
            auto due = steady_clock::now();
            while (!ending) {
                renameOne();
                due += 20ms;
                std::this_thread::sleep_until(due);
            }
        });
        QEventLoop loop;
        QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
        m_metered.nested([&] { loop.exec(); });
        const double longest = m_metered.longestMs();
        const double busy = m_metered.busyMs();
        ending = true;
        sleeper.join();
        writer.join();
        bench::say("stall", longest, {"a thread that only sleeps, woken late by", latest});
        bench::say("changes a second in those 60 s", m_done / 60.0);
        bench::say("UI thread busy in those 60 s, %", busy / 600.0);
        QCoreApplication::exit(m_done > 60 * 40 ? 0 : 1);
    }

private:
    static app::Options options(const QString &socket)
    {
        app::Options options;
        options.context = QStringLiteral("unix://") + socket;
        options.logLevel = QStringLiteral("error");
        return options;
    }

    /// The names of the first rows, as painted last.
    void painted()
    {
        const double now = wallMs();
        const live::LiveTableModel &model = m_pane->model();
        for (const live::Key &key : m_keys) {
            if (const live::RowPointer row = model.rowAt(model.indexOf(key))) {
                const QByteArray name = static_cast<const docker::ContainerRow &>(*row).name.toUtf8();
                m_painted.emplace(name, now);
            }
        }
    }

    /// Not asked at a paint: the last one may come before the table is said to be live.
    void lookWhetherFilled()
    {
        const live::LiveTableModel &model = m_pane->model();
        const live::Feed *feed = model.feed();
        if (!m_then || feed->status().state != live::FeedStatus::State::Live || model.total() != feed->size())
            return;
        m_filling.stop();
        chooseRows();
        QTimer::singleShot(2000, this, std::exchange(m_then, {}));
    }

    void chooseRows()
    {
        const auto &model = m_pane->model();
        // Well in sight: a banner that comes later may take the lowest rows' place.
        const int seen = m_pane->table()->viewport()->height() * 3 / 4;
        for (int row = 0; row < model.rowCount() && m_keys.size() < 8; ++row) {
            if (m_pane->table()->visualRect(model.index(row, 0)).bottom() > seen)
                break;
            const live::RowPointer each = model.rowAt(row);
            if (each && static_cast<const docker::ContainerRow &>(*each).name.startsWith(QStringLiteral("bench-"))) {
                m_keys.push_back(each->key());
                m_names.push_back(static_cast<const docker::ContainerRow &>(*each).name.left(9).toUtf8());
            }
        }
    }

    /// The next of the chosen rows gets a name that sorts where the old one did.
    void renameOne()
    {
        const auto which = static_cast<size_t>(m_done.load()) % m_keys.size();
        const QByteArray name = m_names[which] + "-" + QByteArray::number(++m_done);
        const QByteArray target = "/v1.41/containers/" + m_keys[which] + "/rename?name=" + name;
        if (m_listener) {
            m_last = name;
            std::thread([engine = BareEngine(m_socket), target] { (void)engine.ask("POST", target); }).detach();
        } else {
            (void)BareEngine(m_socket).ask("POST", target);
        }
    }

    void tellEvents()
    {
        std::vector<double> ours, bare;
        int lost = 0;
        for (const auto &[name, times] : m_listener->take()) {
            const auto seen = m_painted.find(name.startsWith('/') ? name.mid(1) : name);
            lost += seen == m_painted.end();
            if (times.asked > 0)
                bare.push_back(times.asked - times.event);
            else if (seen != m_painted.end())
                ours.push_back(seen->second - times.event);
        }
        m_listener.reset();
        const char *peer = "a bare socket: event and answer read";
        bench::say("event.p50", bench::median(ours), {peer, bench::median(bare)});
        bench::say("event.p99", bench::percentile(ours, 99), {peer, bench::percentile(bare, 99)});
        bench::say("event.lost", lost);
        QCoreApplication::exit(ours.size() < renames / 3 ? 1 : 0);
    }

    bench::MeteredApplication &m_metered;
    QString m_socket;
    app::Application m_application;
    panes::TablePane *m_pane = nullptr;
    std::unique_ptr<Listener> m_listener;
    std::function<void()> m_then;
    QTimer m_filling;
    std::vector<live::Key> m_keys;
    std::vector<QByteArray> m_names;
    QByteArray m_last; ///< the name that was given last
    QElapsedTimer m_sinceLast;
    std::map<QByteArray, double> m_painted; ///< by name: when it was painted first
    std::atomic<int> m_done{0};
};

} // namespace

int main(int argc, char **argv)
{
    bench::MeteredApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pilothouse-bench"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    Bench bench(application, arguments[2]);
    const bool event = arguments[1] == QStringLiteral("event");
    bench.whenFilled([&] { event ? bench.event() : bench.stall(); });
    QTimer::singleShot(180'000, &application, [] { QCoreApplication::exit(1); });
    return QApplication::exec();
}
