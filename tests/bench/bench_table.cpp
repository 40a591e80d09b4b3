// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_table [ROUNDS]: the pane of containers with 10,000 rows: what a batch of changes and what a key typed into its
// filter cost the UI thread, and when the new order is painted. Beside it the same rows in Qt's own QStandardItemModel
// behind a QSortFilterProxyModel. Medians of many rounds, since other programs run at the same time.
#include "containerkind.h"
#include "containerrow.h"
#include "dockerpanes.h"
#include "dockersession.h"
#include "livetableview.h"
#include "searchfield.h"
#include "sessionengine.h"
#include "systempreferences.h"
#include "tablepane.h"
#include "theme.h"
#include "uimeter.h"

#include <QEventLoop>
#include <QKeyEvent>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>

namespace {

constexpr int rowCount = 10'000;
int rounds = 41; ///< fewer for a profiler

live::RowPointer makeRow(int number, int generation)
{
    auto row = std::make_shared<docker::ContainerRow>();
    row->id = QByteArray::number(number).rightJustified(64, 'a');
    row->name = QStringLiteral("service-%1-%2").arg(number % 97).arg(number, 5, 10, QLatin1Char('0'));
    row->image = QStringLiteral("registry.example.org/team%1/app:%2").arg(number % 13).arg(number % 7);
    row->state = (number + generation) % 4 == 0 ? docker::ContainerState::Exited : docker::ContainerState::Running;
    row->statusText = QStringLiteral("generation %1").arg(generation);
    row->createdMs = 1'790'000'000'000 + number * 1000LL;
    row->startedMs = row->createdMs + generation * 1000LL;
    row->ports = {{{}, 8000 + number % 1000, 80, QStringLiteral("tcp")}};
    row->labels = {{QStringLiteral("tier"), QString::number(number % 5)}};
    row->project = QStringLiteral("project%1").arg(number % 40);
    return row;
}

class Bench
{
public:
    explicit Bench(bench::MeteredApplication &application)
        : m_application(application), m_theme(application, m_preferences), m_kind(docker::containerKind()),
          m_engine(docker::sessionEngine()), m_endpoint(profile(), {}),
          m_runner({}, base::Clock::system(), nullptr), m_settings(QString()),
          m_pane(dockerui::containerPane({&m_engine, &m_runner, &m_kind, nullptr}), m_endpoint, m_runner, m_settings)
    {
        m_feed = m_endpoint.feed(m_kind.id);
        m_pane.resize(1216, 860);
        m_pane.show();
        m_application.watch(m_pane.table()->viewport());
    }

    bool run()
    {
        live::Batch first;
        for (int i = 0; i < rowCount; ++i)
            first.added.push_back(makeRow(i, 0));
        if (!apply(first) || m_pane.model().total() != rowCount)
            return false;
        const double some = batches(50);
        const double all = batches(1);
        const bool typed = filter();
        const Peers peers = peer();
        bench::say("batch.some", some, {"QStandardItemModel and its proxy", peers.some});
        bench::say("batch.all", all, {"QStandardItemModel and its proxy", peers.all});
        bench::say("filter.busy", m_filterBusy, {"QSortFilterProxyModel", peers.filterBusy});
        bench::say("filter.painted", m_filterPainted, {"QSortFilterProxyModel", peers.filterPainted});
        return typed;
    }

private:
    struct Peers {
        double some = 0, all = 0, filterBusy = 0, filterPainted = 0;
    };

    static endpoint::Profile profile()
    {
        endpoint::Profile profile;
        profile.id = "docker/bench";
        profile.name = QStringLiteral("bench");
        return profile;
    }

    /// Runs the event loop until an order has come after `begin`, and what it made dirty has been painted.
    bool settle(const std::function<void()> &begin)
    {
        bool ordered = false;
        QObject context;
        QObject::connect(&m_pane.model(), &live::LiveTableModel::orderApplied, &context, [&] { ordered = true; });
        QElapsedTimer timer;
        timer.start();
        begin();
        while (!ordered) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (timer.elapsed() > 20'000)
                return false;
        }
        QCoreApplication::processEvents();
        return true;
    }

    bool apply(const live::Batch &batch)
    {
        double direct = 0;
        m_application.reset();
        const bool good = settle([&] {
            const double begun = bench::cpuMs();
            m_feed->apply(batch);
            direct = bench::cpuMs() - begun;
        });
        m_busy = direct + m_application.busyMs();
        return good;
    }

    /// Every `step`th row changes.
    double batches(int step)
    {
        std::vector<double> values;
        for (int round = 1; round <= rounds; ++round) {
            live::Batch batch;
            for (int i = round % step; i < rowCount; i += step)
                batch.changed.push_back(makeRow(i, round));
            if (!apply(batch))
                return 1e9;
            values.push_back(m_busy);
        }
        return bench::median(values);
    }

    bool filter()
    {
        auto *field = m_pane.findChild<widgets::SearchField *>();
        std::vector<double> busy, painted;
        const QString text = QStringLiteral("9427"); // each letter leaves fewer rows
        bool good = field != nullptr;
        for (int round = 0; good && round < std::min(rounds, 5); ++round) {
            for (const QChar letter : text) {
                QElapsedTimer timer;
                m_application.reset();
                timer.start();
                QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
                const int paints = m_application.paints();
                good = good && settle([&] { QCoreApplication::sendEvent(field, &press); });
                painted.push_back(bench::msOf(timer));
                good = good && m_application.paints() > paints;
                busy.push_back(m_application.busyMs());
            }
            good = good && m_pane.model().shown() > 0 && m_pane.model().shown() < rowCount;
            good = good && settle([&] { field->clear(); });
        }
        m_filterBusy = bench::median(busy);
        m_filterPainted = bench::median(painted);
        return good;
    }

    Peers peer()
    {
        QStandardItemModel model(rowCount, 4);
        const auto fill = [&](int i, int generation) {
            const live::RowPointer made = makeRow(i, generation);
            const auto &row = static_cast<const docker::ContainerRow &>(*made);
            model.setData(model.index(i, 0), row.name);
            model.setData(model.index(i, 1), row.image);
            model.setData(model.index(i, 2), row.statusText);
            model.setData(model.index(i, 3), docker::stateWord(row.state));
        };
        for (int i = 0; i < rowCount; ++i)
            fill(i, 0);
        QSortFilterProxyModel proxy;
        proxy.setSourceModel(&model);
        proxy.setFilterKeyColumn(-1);
        proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
        proxy.sort(0);
        QTableView view;
        view.setModel(&proxy);
        view.resize(1216, 400);
        view.show();
        m_application.watch(view.viewport());
        const auto painted = [&](const std::function<void()> &change) {
            QElapsedTimer timer;
            timer.start();
            const double begun = bench::cpuMs();
            change();
            const int before = m_application.paints();
            view.viewport()->update();
            while (m_application.paints() == before)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            return std::pair(bench::cpuMs() - begun, bench::msOf(timer));
        };
        painted([] {});
        const auto changes = [&](int step) {
            std::vector<double> values;
            for (int round = 1; round <= 5; ++round)
                values.push_back(painted([&] {
                                     for (int i = round % step; i < rowCount; i += step)
                                         fill(i, round);
                                 }).first);
            return bench::median(values);
        };
        Peers peers;
        peers.some = changes(50);
        peers.all = changes(1);
        std::vector<double> busy, wall;
        const QString text = QStringLiteral("team5");
        for (int length = 1; length <= text.size(); ++length) {
            const auto took = painted([&] { proxy.setFilterFixedString(text.left(length)); });
            busy.push_back(took.first);
            wall.push_back(took.second);
        }
        peers.filterBusy = bench::median(busy);
        peers.filterPainted = bench::median(wall);
        return peers;
    }

    bench::MeteredApplication &m_application;
    theme::SystemPreferences m_preferences;
    theme::Theme m_theme;
    live::Kind m_kind;
    docker::Engine m_engine;
    endpoint::Endpoint m_endpoint;
    actions::Runner m_runner;
    settings::Settings m_settings;
    panes::TablePane m_pane;
    live::Feed *m_feed = nullptr;
    double m_busy = 0;
    double m_filterBusy = 0;
    double m_filterPainted = 0;
};

} // namespace

int main(int argc, char **argv)
{
    bench::MeteredApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pilothouse-bench"));
    if (argc > 1)
        rounds = std::max(1, std::atoi(argv[1]));
    Bench bench(application);
    return bench.run() ? 0 : 1;
}
