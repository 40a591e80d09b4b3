// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source of the overview: k8s.io/api discovery/v1.
#include "allkinds.h"

#include "endpointslicerow.h"
#include "kindparts.h"
#include "overviewparts.h"
#include "rolloutparts.h"
#include "stateparts.h"

#include <QCoreApplication>

namespace kubernetes {

using namespace overview;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::EndpointSliceKind", text, nullptr, n);
}

enum class SliceState : quint8 { Ready, Partly, NoneReady, Empty };

SliceState stateOf(const EndpointSliceRow &row)
{
    if (row.endpoints == 0)
        return SliceState::Empty;
    if (row.readyEndpoints == 0)
        return SliceState::NoneReady;
    return row.readyEndpoints < row.endpoints ? SliceState::Partly : SliceState::Ready;
}

StateLooks<SliceState> looks()
{
    return {
        {SliceState::Ready, "ready", tr("Ready"), live::Tone::Ok},
        {SliceState::Partly, "partly", tr("Partly ready"), live::Tone::Warn},
        {SliceState::NoneReady, "none", tr("None ready"), live::Tone::Bad},
        {SliceState::Empty, "empty", tr("Empty"), live::Tone::Idle, true},
    };
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<EndpointSliceRow>(id, title, type, width, priority, cell);
    };
    const auto text = [](auto read) { return live::of<EndpointSliceRow>(read); };
    return {
        namespaceColumn(metaOf<EndpointSliceRow>),
        nameColumn(metaOf<EndpointSliceRow>),
        stateColumn<EndpointSliceRow>(looks(), stateOf),
        column("ready", tr("Ready"), ColumnType::Number, 72, 90,
               [](const EndpointSliceRow &row) {
                   return shareCell(QStringLiteral("%1/%2").arg(row.readyEndpoints).arg(row.endpoints), row.readyEndpoints, row.endpoints);
               }),
        quietColumn("service", tr("Service"), ColumnType::Text, 140, 85, text([](const EndpointSliceRow &row) { return row.service; })),
        quietColumn("addressType", tr("Address type"), ColumnType::Text, 96, 50, text([](const EndpointSliceRow &row) { return row.addressType; })),
        quietColumn("ports", tr("Ports"), ColumnType::Mono, 110, 70,
                    text([](const EndpointSliceRow &row) { return portTexts(row).join(QStringLiteral(", ")); })),
        quietColumn("endpoints", tr("Endpoints"), ColumnType::Mono, 240, 80,
                    text([](const EndpointSliceRow &row) { return row.addresses.join(QStringLiteral(", ")); })),
        ageColumn(metaOf<EndpointSliceRow>),
        hidden(column("terminating", tr("Terminating"), ColumnType::Number, 96, 20,
                      [](const EndpointSliceRow &row) { return numberCell(row.terminating); })),
        ownerColumn(metaOf<EndpointSliceRow>),
        labelsColumn(metaOf<EndpointSliceRow>),
    };
}

QString counted(int count)
{
    return tr("%n endpoint slices", count);
}

QString summary(const std::vector<live::RowPointer> &rows)
{
    int all = 0;
    int ready = 0;
    for (const live::RowPointer &row : rows) {
        all += static_cast<const EndpointSliceRow &>(*row).endpoints;
        ready += static_cast<const EndpointSliceRow &>(*row).readyEndpoints;
    }
    return rows.empty() ? QString() : tr("%1 of %2 endpoints ready").arg(ready).arg(all);
}

live::Grouping serviceGrouping()
{
    live::Grouping grouping;
    grouping.id = "service";
    grouping.label = tr("Service");
    grouping.group = live::of<EndpointSliceRow>([](const EndpointSliceRow &row) {
        if (row.service.isEmpty())
            return live::GroupOf{};
        const QString name = row.meta.namespaceName + u'/' + row.service;
        return live::GroupOf{name.toUtf8(), name};
    });
    grouping.summary = summary;
    return grouping;
}

live::Kind endpointSliceKind()
{
    live::Kind kind;
    kind.id = "endpointslice";
    kind.title = tr("Endpoint slices");
    kind.single = tr("endpoint slice");
    kind.icon = QStringLiteral("endpoints");
    kind.filterHint = tr("Filter by name, service, address");
    kind.counted = counted;
    kind.columns = columns();
    kind.chips = stateChips<EndpointSliceRow>(looks(), stateOf);
    kind.groupings = {namespaceGrouping(metaOf<EndpointSliceRow>, counted), serviceGrouping()};
    setIdentity<EndpointSliceRow>(kind);
    kind.searchText = live::of<EndpointSliceRow>([](const EndpointSliceRow &row) {
        return QStringList{row.meta.namespaceName, row.service} + row.addresses;
    });
    kind.summary = summary;
    kind.emptyTitle = tr("No endpoint slices here");
    kind.emptyText = tr("The addresses that services lead to appear here, live, and which of them are ready.");
    kind.defaultSort = "name";
    return kind;
}

// --- The overview ---------------------------------------------------------------------------------------------------

struct Condition {
    QString word;
    live::Tone tone;
};

/// What is absent of the conditions counts as ready and serving.
Condition conditionOf(const QJsonObject &endpoint)
{
    const QJsonObject conditions = objectAt(endpoint, "conditions");
    const bool ready = conditions.value(QLatin1String("ready")).toBool(true);
    const bool serving = conditions.value(QLatin1String("serving")).toBool(ready);
    if (conditions.value(QLatin1String("terminating")).toBool(false))
        return {serving ? tr("terminating, still serving") : tr("terminating"), live::Tone::Idle};
    if (ready)
        return {tr("ready"), live::Tone::Ok};
    return {serving ? tr("serving, not ready") : tr("not ready"), live::Tone::Warn};
}

void addEndpoints(std::vector<live::Section> &sections, const QJsonObject &object)
{
    Entries endpoints("endpoints", tr("Endpoints"));
    for (const QJsonValue &value : arrayAt(object, "endpoints")) {
        const QJsonObject endpoint = value.toObject();
        const Condition condition = conditionOf(endpoint);
        const QJsonObject target = objectAt(endpoint, "targetRef");
        QStringList parts{condition.word};
        if (!target.isEmpty())
            parts << textAt(target, "kind") + u' ' + textAt(target, "name");
        if (const QString node = textAt(endpoint, "nodeName"); !node.isEmpty())
            parts << tr("on node %1").arg(node);
        if (const QString zone = textAt(endpoint, "zone"); !zone.isEmpty())
            parts << tr("in zone %1").arg(zone);
        endpoints.state(listText(arrayAt(endpoint, "addresses")), parts.join(QStringLiteral(" · ")), condition.tone);
    }
    endpoints.orElse(tr("No pod stands behind it.")).into(sections);
}

Sections endpointSliceOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const auto row = rowOf<EndpointSliceRow>(decodeEndpointSlice, json);
    std::vector<live::Section> sections;
    Entries slice("slice", tr("Endpoint slice"));
    addIdentity(slice, objectAt(*object, "metadata"));
    slice.text(tr("Service"), row.service)
        .text(tr("Address type"), row.addressType)
        .text(tr("Ready"), tr("%1 of %2").arg(row.readyEndpoints).arg(row.endpoints));
    slice.into(sections);
    Entries ports("ports", tr("Ports"));
    for (const EndpointPort &port : row.ports) {
        const QString number = port.port ? QString::number(*port.port) : QStringLiteral("*");
        const QString name = port.name.value_or(QString());
        ports.text(name.isEmpty() ? number : name, number + u'/' + port.protocol, true);
    }
    ports.into(sections);
    addEndpoints(sections, *object);
    addTail(sections, *object);
    return sections;
}

} // namespace

ObjectKind endpointSliceObject()
{
    return {endpointSliceKind(), {"endpointslice", "/apis/discovery.k8s.io/v1", "endpointslices", true, &decodeEndpointSlice},
            metaOf<EndpointSliceRow>, endpointSliceOverview, tr("Network")};
}

} // namespace kubernetes
