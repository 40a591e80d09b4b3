// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "allkinds.h"

#include "kindparts.h"
#include "servicerow.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::ServiceKind", text, nullptr, n);
}

/// A load balancer which nothing has given an address yet.
bool pending(const ServiceRow &row)
{
    return row.type == QStringLiteral("LoadBalancer") && row.ingress.isEmpty() && row.externalIps.isEmpty();
}

QString clusterAddress(const ServiceRow &row)
{
    return row.clusterIps.isEmpty() ? QString() : clusterIpText(row);
}

live::Cell externalCell(const ServiceRow &row)
{
    const QString text = externalIpText(row, true);
    live::Cell cell = quietCell(text == QStringLiteral("<none>") ? QString() : text);
    if (pending(row))
        cell.tone = live::Tone::Warn;
    return cell;
}

QString portList(const ServiceRow &row)
{
    return row.ports.empty() ? QString() : portsText(row).replace(u',', QStringLiteral(", "));
}

live::Chip type(const char *id, const QString &name)
{
    return live::chipOf<ServiceRow>(id, name, live::Tone::None, [name](const ServiceRow &row) { return row.type == name; }, true);
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<ServiceRow>(id, title, type, width, priority, cell);
    };
    const auto text = [](auto read) { return live::of<ServiceRow>(read); };
    return {
        namespaceColumn(metaOf<ServiceRow>),
        nameColumn(metaOf<ServiceRow>),
        column("type", tr("Type"), ColumnType::Text, 110, 90, [](const ServiceRow &row) { return live::textCell(row.type); }),
        quietColumn("clusterIp", tr("Cluster IP"), ColumnType::Mono, 130, 80, text(clusterAddress)),
        column("externalIp", tr("External IP"), ColumnType::Mono, 160, 78, externalCell),
        quietColumn("ports", tr("Ports"), ColumnType::Mono, 200, 85, text(portList)),
        ageColumn(metaOf<ServiceRow>),
        hidden(quietColumn("clusterIps", tr("All cluster IPs"), ColumnType::Mono, 200, 8,
                           text([](const ServiceRow &row) { return row.clusterIps.join(QStringLiteral(", ")); }))),
        selectorColumn(text([](const ServiceRow &row) { return labelTexts(row.selector).join(QStringLiteral(", ")); })),
        labelsColumn(metaOf<ServiceRow>),
    };
}

QString counted(int count)
{
    return tr("%n services", count);
}

live::Kind serviceKind()
{
    live::Kind kind;
    kind.id = "service";
    kind.title = tr("Services");
    kind.single = tr("service");
    kind.icon = QStringLiteral("service");
    kind.filterHint = tr("Filter by name, address, port");
    kind.counted = counted;
    kind.columns = columns();
    kind.groupings = {namespaceGrouping(metaOf<ServiceRow>, counted)};
    setIdentity<ServiceRow>(kind);
    kind.searchText = live::of<ServiceRow>([](const ServiceRow &row) {
        return QStringList{row.meta.namespaceName, row.type, portsText(row), row.externalName} + row.clusterIps + row.externalIps + row.ingress;
    });
    kind.chips = {
        type("clusterIp", QStringLiteral("ClusterIP")),
        type("nodePort", QStringLiteral("NodePort")),
        type("loadBalancer", QStringLiteral("LoadBalancer")),
        type("externalName", QStringLiteral("ExternalName")),
        live::chipOf<ServiceRow>("pending", tr("Without an address"), live::Tone::Warn, pending, true),
    };
    kind.emptyTitle = tr("No services here");
    kind.emptyText = tr("Addresses under which pods are reached appear here, live: ports, cluster IPs, load balancers.");
    kind.defaultSort = "name";
    return kind;
}

} // namespace

ObjectKind serviceObject()
{
    return {serviceKind(), {"service", "/api/v1", "services", true, &decodeService}, metaOf<ServiceRow>, serviceOverview, tr("Network")};
}

} // namespace kubernetes
