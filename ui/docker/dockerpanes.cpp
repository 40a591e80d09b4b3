// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "dockerpanes.h"

#include "containercharts.h"
#include "containerdialogs.h"
#include "containerlogstab.h"
#include "containerrow.h"
#include "containertabs.h"
#include "containerterminaltab.h"
#include "engineadvice.h"
#include "imagerow.h"
#include "imagesheets.h"
#include "kind.h"
#include "prunesheet.h"
#include "runsheet.h"
#include "volumesheet.h"

#include <QCoreApplication>
#include <QUrl>

namespace dockerui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dockerui::Panes", text);
}

/// The tab that shows what the engine answers at the row's path.
panes::DetailTabSpec inspectTab(const docker::Engine *engine, InspectTab::PathOf pathOf)
{
    panes::DetailTabSpec inspect;
    inspect.id = "inspect";
    inspect.title = tr("Inspect");
    inspect.make = [engine, pathOf = std::move(pathOf)](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new InspectTab(endpoint, *engine, pathOf, parent);
    };
    return inspect;
}

panes::DetailHeadline containerHeadline(const live::Kind &kind, const live::Row &row)
{
    const auto &container = static_cast<const docker::ContainerRow &>(row);
    panes::DetailHeadline headline;
    headline.title = container.name;
    headline.id = QString::fromLatin1(container.id.left(12));
    headline.badge = container.project;
    const live::Cell state = kind.column("state")->cell(row);
    headline.tone = static_cast<int>(state.tone);
    headline.hollow = state.hollow;
    return headline;
}

/// "Prune…" with the kinds ticked that belong to the pane.
panes::PaneAction pruneAction(const Context &context, const char *id, std::set<PruneSheet::Kind> ticked)
{
    panes::PaneAction prune;
    prune.id = id;
    prune.label = tr("Prune…");
    prune.icon = QStringLiteral("trash");
    prune.run = [context, ticked = std::move(ticked)](endpoint::Endpoint &endpoint, QWidget *pane) {
        pruneEngine(context, endpoint, pane, ticked);
    };
    return prune;
}

} // namespace

panes::TablePaneSpec containerPane(const Context &context)
{
    panes::TablePaneSpec spec;
    spec.kind = context.containers;
    spec.headline = [kind = context.containers](const live::Row &row) { return containerHeadline(*kind, row); };
    spec.advice = engineAdvice;
    spec.ask = askContainer;
    spec.quickTab = "logs";
    spec.quickLabel = tr("Follow logs");
    const docker::Engine *engine = context.engine;
    panes::DetailTabSpec overview;
    overview.id = "overview";
    overview.title = tr("Overview");
    overview.make = [engine](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new OverviewTab(endpoint, *engine, parent);
    };
    panes::DetailTabSpec charts;
    charts.id = "charts";
    charts.title = tr("Charts");
    charts.several = true;
    charts.make = [](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new panes::ChartsTab(endpoint, containerCharts, parent);
    };
    panes::DetailTabSpec logs;
    logs.id = "logs";
    logs.title = tr("Logs");
    logs.several = true;
    logs.make = [engine](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new ContainerLogsTab(endpoint, *engine, parent);
    };
    panes::DetailTabSpec terminal;
    terminal.id = "terminal";
    terminal.title = tr("Terminal");
    terminal.make = [engine](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new ContainerTerminalTab(endpoint, *engine, parent);
    };
    const panes::DetailTabSpec inspect = inspectTab(engine, [](const live::Row &row) { return "/containers/" + row.key() + "/json"; });
    panes::DetailTabSpec changes;
    changes.id = "changes";
    changes.title = tr("Changes");
    changes.make = [engine](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new ChangesTab(endpoint, *engine, parent);
    };
    spec.tabs = {overview, charts, logs, terminal, inspect, changes};
    panes::PaneAction run;
    run.id = "container.run";
    run.label = tr("Run…");
    run.icon = QStringLiteral("plus");
    run.shortcut = QStringLiteral("Ctrl+N");
    run.primary = true;
    run.run = [context](endpoint::Endpoint &endpoint, QWidget *pane) { runContainer(context, endpoint, pane); };
    spec.paneActions = {run, pruneAction(context, "container.prune", {PruneSheet::Kind::Container})};
    return spec;
}

panes::TablePaneSpec imagePane(const Context &context)
{
    panes::TablePaneSpec spec;
    spec.kind = context.images;
    spec.advice = engineAdvice;
    spec.ask = [context](endpoint::Endpoint &endpoint, const actions::Action &action,
                         const std::vector<live::RowPointer> &rows, QWidget *pane, const Answer &answer) {
        if (action.id == "image.push")
            pushImage(context, endpoint, pane, rows.front());
        else if (action.id == "image.save")
            saveImages(context, endpoint, pane, rows);
        else
            askImage(endpoint, action, rows, pane, answer);
    };
    spec.quickTab = "layers";
    spec.quickLabel = tr("Show layers");
    spec.headline = [kind = context.images](const live::Row &row) {
        panes::DetailHeadline headline;
        headline.title = kind->name(row);
        headline.id = static_cast<const docker::ImageRow &>(row).shortId();
        return headline;
    };
    const docker::Engine *engine = context.engine;
    panes::DetailTabSpec layers;
    layers.id = "layers";
    layers.title = tr("Layers");
    layers.make = [engine](endpoint::Endpoint &endpoint, QWidget *parent) -> panes::DetailTab * {
        return new LayersTab(endpoint, *engine, parent);
    };
    const panes::DetailTabSpec inspect = inspectTab(engine, [](const live::Row &row) {
        return "/images/" + QUrl::toPercentEncoding(static_cast<const docker::ImageRow &>(row).id) + "/json";
    });
    spec.tabs = {layers, inspect};
    panes::PaneAction pull;
    pull.id = "image.pull";
    pull.label = tr("Pull…");
    pull.icon = QStringLiteral("download");
    pull.shortcut = QStringLiteral("Ctrl+N");
    pull.primary = true;
    pull.run = [context](endpoint::Endpoint &endpoint, QWidget *pane) { pullImage(context, endpoint, pane); };
    panes::PaneAction run;
    run.id = "image.run";
    run.label = tr("Run…");
    run.icon = QStringLiteral("play");
    run.run = [context](endpoint::Endpoint &endpoint, QWidget *pane) {
        docker::RunSpec wanted;
        wanted.detach = true;
        if (const auto *table = qobject_cast<panes::TablePane *>(pane)) {
            const auto rows = table->selectedRows();
            if (!rows.empty())
                wanted.image = static_cast<const docker::ImageRow &>(*rows.front()).reference();
        }
        runContainer(context, endpoint, pane, wanted);
    };
    panes::PaneAction load;
    load.id = "image.load";
    load.label = tr("Load from a file…");
    load.icon = QStringLiteral("download");
    load.run = [context](endpoint::Endpoint &endpoint, QWidget *pane) { loadImages(context, endpoint, pane); };
    spec.paneActions = {pull, run, load, pruneAction(context, "image.prune", {PruneSheet::Kind::DanglingImage})};
    return spec;
}

panes::TablePaneSpec volumePane(const Context &context)
{
    panes::TablePaneSpec spec;
    spec.kind = context.volumes;
    spec.advice = engineAdvice;
    spec.headline = [kind = context.volumes](const live::Row &row) {
        panes::DetailHeadline headline;
        headline.title = kind->name(row);
        return headline;
    };
    const docker::Engine *engine = context.engine;
    const panes::DetailTabSpec inspect = inspectTab(engine, [](const live::Row &row) {
        return "/volumes/" + QUrl::toPercentEncoding(QString::fromUtf8(row.key()));
    });
    spec.tabs = {inspect};
    panes::PaneAction create;
    create.id = "volume.create";
    create.label = tr("Create…");
    create.icon = QStringLiteral("plus");
    create.shortcut = QStringLiteral("Ctrl+N");
    create.primary = true;
    create.run = [context](endpoint::Endpoint &endpoint, QWidget *pane) { createVolume(context, endpoint, pane); };
    spec.paneActions = {create, measureVolumes(context),
                        pruneAction(context, "volume.prune", {PruneSheet::Kind::AnonymousVolume})};
    return spec;
}

} // namespace dockerui
