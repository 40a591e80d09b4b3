// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "usagecharts.h"

#include "kindparts.h"
#include "noderow.h"
#include "podrow.h"

#include <QCoreApplication>

namespace kubernetesui {

using charts::ChartSpec;
using kubernetes::ResourceMetric;
using live::Unit;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetesui::Charts", text);
}

template <class R> std::vector<std::pair<live::Key, QString>> namesOf(const std::vector<live::RowPointer> &rows)
{
    std::vector<std::pair<live::Key, QString>> names;
    for (const live::RowPointer &row : rows)
        names.emplace_back(row->key(), static_cast<const R &>(*row).meta.name);
    return names;
}

using Names = std::vector<std::pair<live::Key, QString>>;

/// One figure of all.
ChartSpec overlaid(const Names &names, const QString &title, Unit unit, ResourceMetric metric, double least)
{
    ChartSpec spec{title, unit, {}, least};
    int colour = 0;
    for (const auto &[key, name] : names)
        spec.series.push_back({name, colour++ % 5 + 1, key, metric, names.size() == 1, false});
    return spec;
}

} // namespace

panes::ChartsOf podCharts(const std::vector<live::RowPointer> &rows)
{
    const Names names = namesOf<kubernetes::PodRow>(rows);
    panes::ChartsOf charts;
    charts.name = names.size() == 1 ? names.front().second : tr("pods");
    charts.specs = {overlaid(names, tr("CPU"), Unit::Millicores, kubernetes::CpuMillicores, 10),
                    overlaid(names, tr("Memory"), Unit::BinaryBytes, kubernetes::MemoryBytes, 1 << 20),
                    overlaid(names, tr("CPU of its request"), Unit::Percent, kubernetes::CpuRequestPercent, 10),
                    overlaid(names, tr("Memory of its request"), Unit::Percent, kubernetes::MemoryRequestPercent, 10),
                    overlaid(names, tr("CPU of its limit"), Unit::Percent, kubernetes::CpuLimitPercent, 10),
                    overlaid(names, tr("Memory of its limit"), Unit::Percent, kubernetes::MemoryLimitPercent, 10)};
    return charts;
}

panes::ChartsOf nodeCharts(const std::vector<live::RowPointer> &rows)
{
    const Names names = namesOf<kubernetes::NodeRow>(rows);
    panes::ChartsOf charts;
    charts.name = names.size() == 1 ? names.front().second : tr("nodes");
    charts.specs = {overlaid(names, tr("CPU"), Unit::Percent, kubernetes::CpuPercent, 10),
                    overlaid(names, tr("Memory"), Unit::Percent, kubernetes::MemoryPercent, 10),
                    overlaid(names, tr("CPU requested"), Unit::Percent, kubernetes::CpuRequestedPercent, 10),
                    overlaid(names, tr("Memory requested"), Unit::Percent, kubernetes::MemoryRequestedPercent, 10),
                    overlaid(names, tr("Pods"), Unit::Count, kubernetes::PodCount, 4)};
    return charts;
}

} // namespace kubernetesui
