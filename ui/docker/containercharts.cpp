// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containercharts.h"

#include "containerrow.h"

#include <QCoreApplication>

namespace dockerui {

using charts::ChartSeries;
using charts::ChartSpec;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dockerui::Charts", text);
}

using Named = std::pair<live::Key, QString>;

/// One container: each chart shows several figures.
std::vector<ChartSpec> single(const live::Key &key)
{
    const auto series = [&key](const QString &name, int colour, docker::ContainerMetric metric, bool area = false,
                               bool limit = false) { return ChartSeries{name, colour, key, metric, area, limit}; };
    using live::Unit;
    return {
        {tr("CPU"),
         Unit::Percent,
         {series(tr("used"), 1, docker::CpuPercent, true), series(tr("throttled"), 3, docker::ThrottledPercent)},
         10},
        {tr("Memory"),
         Unit::Bytes,
         {series(tr("in use"), 2, docker::MemoryBytes, true), series(tr("swap"), 4, docker::SwapBytes),
          series(tr("limit"), 5, docker::MemoryLimitBytes, false, true)},
         1e6},
        {tr("Network"),
         Unit::BytesPerSecond,
         {series(tr("in"), 1, docker::NetworkInRate), series(tr("out"), 3, docker::NetworkOutRate)},
         1000},
        {tr("Disk"),
         Unit::BytesPerSecond,
         {series(tr("read"), 2, docker::DiskReadRate), series(tr("write"), 4, docker::DiskWriteRate)},
         1000},
        {tr("Processes"), Unit::Count, {series(tr("now"), 1, docker::ProcessCount)}, 4},
        {tr("Memory refused"), Unit::Count, {series(tr("fail count"), 5, docker::MemoryFailCount)}, 4},
    };
}

/// Several containers: each chart shows one figure of all.
std::vector<ChartSpec> overlaid(const std::vector<Named> &objects)
{
    const auto chart = [&objects](const QString &title, live::Unit unit, docker::ContainerMetric metric, double least) {
        ChartSpec spec{title, unit, {}, least};
        int colour = 0;
        for (const auto &[key, name] : objects)
            spec.series.push_back({name, colour++ % 5 + 1, key, metric, false, false});
        return spec;
    };
    using live::Unit;
    return {chart(tr("CPU"), Unit::Percent, docker::CpuPercent, 10),
            chart(tr("Memory"), Unit::Bytes, docker::MemoryBytes, 1e6),
            chart(tr("Network"), Unit::BytesPerSecond, docker::NetworkRate, 1000),
            chart(tr("Disk"), Unit::BytesPerSecond, docker::DiskRate, 1000),
            chart(tr("Processes"), Unit::Count, docker::ProcessCount, 4),
            chart(tr("Memory refused"), Unit::Count, docker::MemoryFailCount, 4)};
}

} // namespace

panes::ChartsOf containerCharts(const std::vector<live::RowPointer> &rows)
{
    std::vector<Named> objects;
    for (const live::RowPointer &row : rows)
        objects.emplace_back(row->key(), static_cast<const docker::ContainerRow &>(*row).name);
    if (objects.size() == 1)
        return {objects.front().second, single(objects.front().first)};
    return {tr("containers"), overlaid(objects)};
}

} // namespace dockerui
