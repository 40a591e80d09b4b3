// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "kubernetespanes.h"

#include "debugsheet.h"
#include "drainsheet.h"
#include "eventstab.h"
#include "datatab.h"
#include "historytab.h"
#include "forwardsheet.h"
#include "namespacechooser.h"
#include "objectdialogs.h"
#include "objecttabs.h"
#include "podlogstab.h"
#include "podterminaltab.h"
#include "relatedtab.h"
#include "rights.h"
#include "statuserror.h"
#include "usagecharts.h"

#include <QCoreApplication>

namespace kubernetesui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetesui::Panes", text);
}

panes::DetailHeadline headlineOf(const live::Kind &kind, const live::Row &row, const QString &scope)
{
    panes::DetailHeadline headline;
    headline.title = kind.name(row);
    headline.badge = scope;
    for (const live::Column &column : kind.columns) {
        if (column.type != live::ColumnType::State)
            continue;
        const live::Cell state = column.cell(row);
        headline.tone = static_cast<int>(state.tone);
        headline.hollow = state.hollow;
    }
    return headline;
}

panes::DetailTabSpec overviewTab(const kubernetes::Cluster *cluster, const kubernetes::ObjectKind &object)
{
    panes::DetailTabSpec tab;
    tab.id = "overview";
    tab.title = tr("Overview");
    tab.make = [cluster, &object](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new OverviewTab(endpoint, *cluster, object, parent);
    };
    return tab;
}

panes::DetailTabSpec yamlTab(const kubernetes::Cluster *cluster, PathOf pathOf)
{
    panes::DetailTabSpec tab;
    tab.id = "yaml";
    tab.title = tr("YAML");
    tab.make = [cluster, pathOf = std::move(pathOf)](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new YamlTab(endpoint, *cluster, pathOf, parent);
    };
    return tab;
}

panes::DetailTabSpec chartsTab(panes::ChartsTab::SpecsOf specsOf)
{
    panes::DetailTabSpec tab;
    tab.id = "charts";
    tab.title = tr("Charts");
    tab.several = true;
    tab.make = [specsOf = std::move(specsOf)](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new panes::ChartsTab(endpoint, specsOf, parent);
    };
    return tab;
}

panes::DetailTabSpec relatedTab(const Context &context, const kubernetes::ObjectKind &object)
{
    panes::DetailTabSpec tab;
    tab.id = "related";
    tab.title = tr("Related");
    tab.make = [context, &object](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new RelatedTab(endpoint, context, object, parent);
    };
    return tab;
}

panes::DetailTabSpec eventsTab(const Context &context, const kubernetes::ObjectKind &object)
{
    panes::DetailTabSpec tab;
    tab.id = "events";
    tab.title = tr("Events");
    tab.make = [context, &object](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new EventsTab(endpoint, *context.cluster, object, parent);
    };
    return tab;
}

/// `selectionOf`: of what has pods; absent: of pods themselves.
panes::DetailTabSpec logsTab(const kubernetes::Cluster *cluster, kubernetes::SelectionOf selectionOf)
{
    panes::DetailTabSpec tab;
    tab.id = "logs";
    tab.title = tr("Logs");
    tab.several = true;
    tab.make = [cluster, selectionOf = std::move(selectionOf)](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new PodLogsTab(endpoint, *cluster, selectionOf, parent);
    };
    return tab;
}

panes::DetailTabSpec terminalTab(const kubernetes::Cluster *cluster)
{
    panes::DetailTabSpec tab;
    tab.id = "terminal";
    tab.title = tr("Terminal");
    tab.make = [cluster](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new PodTerminalTab(endpoint, *cluster, parent);
    };
    return tab;
}

/// Between the overview and the YAML.
void addOwnTabs(panes::TablePaneSpec &spec, const Context &context, const QByteArray &kind)
{
    if (kind == "pod")
        spec.tabs.push_back(chartsTab(podCharts));
    else if (kind == "node")
        spec.tabs.push_back(chartsTab(nodeCharts));
    const kubernetes::SelectionOf selectionOf = kubernetes::podSelectionOf(kind);
    if (kind == "pod" || selectionOf)
        spec.tabs.push_back(logsTab(context.cluster, selectionOf));
    if (kind == "pod")
        spec.tabs.push_back(terminalTab(context.cluster));
}

panes::DetailTabSpec historyTab(const kubernetes::Cluster *cluster, const kubernetes::ObjectKind &object)
{
    panes::DetailTabSpec tab;
    tab.id = "history";
    tab.title = tr("History");
    tab.make = [cluster, &object](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new HistoryTab(endpoint, *cluster, object, parent);
    };
    return tab;
}

/// Without a secret's values, which the data tab shows one by one.
panes::DetailTabSpec maskedYamlTab(const kubernetes::Cluster &cluster, PathOf pathOf)
{
    const auto masked = std::make_shared<kubernetes::Cluster>(cluster);
    masked->get = [get = cluster.get](endpoint::Endpoint &endpoint, const QByteArray &path, kubernetes::Done<QByteArray> done) {
        return get(endpoint, path, [done = std::move(done)](base::Result<QByteArray> json) {
            done(json.ok() ? base::Result<QByteArray>(kubernetes::withoutValues(*json)) : std::move(json));
        });
    };
    panes::DetailTabSpec tab = yamlTab(masked.get(), std::move(pathOf));
    tab.make = [masked, make = tab.make](endpoint::Endpoint &endpoint, QWidget *parent) { return make(endpoint, parent); };
    return tab;
}

panes::DetailTabSpec dataTab(const kubernetes::Cluster *cluster, const kubernetes::ObjectKind &object)
{
    panes::DetailTabSpec tab;
    tab.id = "data";
    tab.title = tr("Data");
    tab.make = [cluster, &object](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new DataTab(endpoint, *cluster, object, parent);
    };
    return tab;
}

} // namespace

static panes::WaitingSpec loginWaiting(const kubernetes::Cluster *cluster)
{
    panes::WaitingSpec waiting;
    waiting.fact = "plugin";
    waiting.title = tr("Waiting for the program that logs in");
    // The call is kept until it is answered: its end would take it back.
    waiting.cancel = [cluster, call = std::make_shared<endpoint::Call>()](endpoint::Endpoint &endpoint) {
        *call = cluster->cancelLogin(endpoint, [](const base::Result<bool> &) {});
    };
    return waiting;
}

panes::TablePaneSpec objectPane(const Context &context, const kubernetes::ObjectKind &object)
{
    const PathOf pathOf = [&object](const live::Row &row) { return object.path(row); };
    panes::TablePaneSpec spec;
    spec.kind = &object.kind;
    const auto rights = std::make_shared<Rights>(*context.cluster, object);
    spec.forbidden = [rights](endpoint::Endpoint &endpoint, const actions::Action &action, const live::Row &row) {
        return rights->forbidden(endpoint, action, row);
    };
    spec.detours = [rights](endpoint::Endpoint &endpoint) { return rights->detours(endpoint); };
    spec.advice = [rights](const base::Error &error, const endpoint::Profile &profile) {
        if (error.code != base::Error::Code::Forbidden)
            return clusterAdvice(error, profile);
        return QStringList{lackingText(rights->listing(), {}) + u'.'};
    };
    spec.headline = [&object](const live::Row &row) { return headlineOf(object.kind, row, object.meta(row).namespaceName); };
    spec.tabs = {overviewTab(context.cluster, object)};
    addOwnTabs(spec, context, object.kind.id);
    if (kubernetes::hasData(object.kind.id))
        spec.tabs.push_back(dataTab(context.cluster, object));
    if (kubernetes::hasHistory(object.kind.id))
        spec.tabs.push_back(historyTab(context.cluster, object));
    spec.tabs.push_back(relatedTab(context, object));
    spec.tabs.push_back(eventsTab(context, object));
    spec.tabs.push_back(object.kind.id == "secret" ? maskedYamlTab(*context.cluster, pathOf) : yamlTab(context.cluster, pathOf));
    if (object.table.namespaced)
        spec.scope = namespaceScope(context.cluster);
    spec.waiting = loginWaiting(context.cluster);
    const bool logs = object.kind.id == "pod";
    spec.quickTab = logs ? "logs" : "yaml";
    spec.quickLabel = logs ? tr("Follow logs") : tr("Show YAML");
    spec.ask = [context, &object](endpoint::Endpoint &endpoint, const actions::Action &action, const std::vector<live::RowPointer> &rows, QWidget *pane,
                                  const std::function<void(actions::Arguments)> &answer) {
        if (action.id == "node.drain")
            drainNode(context, endpoint, rows.front(), pane);
        else if (action.id == "pod.debug")
            askDebug(context, endpoint, rows.front(), pane, answer);
        else if (action.id.endsWith(".forward"))
            askForward(context, endpoint, action.id, rows.front(), pane, answer);
        else
            askForAction(*context.cluster, object, endpoint, action, rows, pane, answer);
    };
    return spec;
}

QStringList clusterAdvice(const base::Error &error, const endpoint::Profile &profile)
{
    using Code = base::Error::Code;
    QStringList advice;
    // What a login program or a file said, and how to get what is missing, is what helps.
    if (error.httpStatus == 0 && !kubernetes::nobodyAnswered(error) && !error.detail.isEmpty())
        return {error.detail.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))};
    if (error.code == Code::Unauthorized)
        advice << tr("The cluster does not accept these credentials. Log in again where they come from, then try again.");
    else if (error.code == Code::Unreachable || error.code == Code::Timeout || error.code == Code::NameLookup)
        advice << tr("Is the cluster running, and does it need a VPN? Its address is %1.").arg(profile.address);
    else if (error.code == Code::Tls)
        advice << tr("The certificate of the server or of this user does not fit the kubeconfig.");
    else if (error.code == Code::NotFound && error.httpStatus == 0)
        advice << tr("The kubeconfig names something that is not there.");
    return advice;
}

} // namespace kubernetesui
