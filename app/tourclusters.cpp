// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tour's way through the Kubernetes section: every pane and its tabs, and clusters that cannot be shown. UI thread.
#include "tour.h"

#include "kindparts.h"
#include "livetableview.h"
#include "tablepane.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {

constexpr char section[] = "kubernetes";

/// What is looked at in a pane: the object whose name begins so, and the tabs of its detail.
struct Look {
    const char *pane;
    const char *object;
    std::vector<QByteArray> tabs;
};

const std::vector<Look> &looks()
{
    static const std::vector<Look> all{
        {"pod", "api-", {"overview", "charts", "logs", "terminal", "events", "yaml"}},
        {"node", "worker-1", {"overview", "charts", "pods", "events", "yaml"}},
        {"deployment", "recommend", {"overview", "history", "events", "yaml"}},
        {"secret", "", {"data"}},
    };
    return all;
}

panes::TablePane *tableOf(shell::MainWindow &window)
{
    return qobject_cast<panes::TablePane *>(window.currentPage());
}

void selectNamed(shell::MainWindow &window, const QString &beginning)
{
    panes::TablePane *table = tableOf(window);
    for (int row = 0; table && row < table->model().rowCount(); ++row) {
        const live::RowPointer object = table->model().rowAt(row);
        if (object && table->spec().kind->name(*object).startsWith(beginning))
            return table->select(object->key());
    }
}

bool hasTab(shell::MainWindow &window, const QByteArray &tab)
{
    const panes::TablePane *table = tableOf(window);
    return table && std::any_of(table->spec().tabs.begin(), table->spec().tabs.end(), [&](const panes::DetailTabSpec &spec) { return spec.id == tab; });
}

} // namespace

void Tour::planClusters(const QString &tail)
{
    shell::MainWindow &window = m_application.window();
    for (const QByteArray &pane : window.paneIds(section)) {
        m_stops.push_back({{}, [&window, pane] { window.openPane(section, pane); }});
        const auto look = std::find_if(looks().begin(), looks().end(), [&](const Look &one) { return pane == one.pane; });
        const QString name = QStringLiteral("kubernetes-") + QString::fromLatin1(pane);
        m_stops.push_back({name + tail, [] {}});
        m_stops.back().awaited = [&window] { return tableOf(window) && tableOf(window)->model().rowCount() > 0; };
        if (look == looks().end())
            continue;
        m_stops.push_back({{}, [&window, look] { selectNamed(window, QString::fromLatin1(look->object)); }});
        for (const QByteArray &tab : look->tabs) {
            m_stops.push_back({name + u'-' + QString::fromLatin1(tab) + tail, [&window, tab] { tableOf(window)->showTab(tab); }});
            m_stops.back().applies = [&window, tab] { return hasTab(window, tab); };
            if (tab == "charts")
                m_stops.back().awaited = [this] { return hasPast(); };
        }
    }
    for (const char *context : {"staging", "prod-eu"}) {
        m_stops.push_back({{}, [this, context] { showCluster(QString::fromLatin1(context)); }});
        m_stops.push_back({QStringLiteral("kubernetes-") + QString::fromLatin1(context) + tail, [&window] { window.openPane(section, "pod"); }});
    }
    m_stops.push_back({{}, [this] { showCluster(QStringLiteral("demo")); }});
}

/// Whether the figures of what is selected reach back beyond the start.
bool Tour::hasPast()
{
    const panes::TablePane *table = tableOf(m_application.window());
    endpoint::Endpoint *cluster = m_application.cluster(QStringLiteral("demo"));
    if (!table || !cluster || table->selectedRows().empty())
        return false;
    const live::Key key = table->selectedRows().front()->key();
    const std::vector<live::SeriesPoint> points = cluster->series()->range(key, kubernetes::CpuMillicores, live::Span::TwoHours);
    return std::count_if(points.begin(), points.end(), [](const live::SeriesPoint &point) { return !std::isnan(point.avg); }) > 100;
}

void Tour::showCluster(const QString &context)
{
    if (endpoint::Endpoint *endpoint = m_application.cluster(context))
        m_application.window().switchEndpoint(section, endpoint);
}

} // namespace app
