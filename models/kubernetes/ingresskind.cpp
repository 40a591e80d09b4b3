// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source of the overview: k8s.io/api networking/v1.
#include "allkinds.h"

#include "ingressrow.h"
#include "kindparts.h"
#include "overviewparts.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

using namespace overview;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::IngressKind", text, nullptr, n);
}

/// Nothing has taken it up, or not yet.
bool pending(const IngressRow &row)
{
    return row.addresses.isEmpty();
}

live::Cell addressCell(const IngressRow &row)
{
    live::Cell cell = quietCell(row.addresses.join(QStringLiteral(", ")));
    if (pending(row)) {
        cell.tone = live::Tone::Warn;
        cell.toolTip = tr("No controller has given it an address");
    }
    return cell;
}

live::Cell hostsCell(const IngressRow &row)
{
    QStringList hosts = row.hosts;
    hosts.removeAll(QString());
    hosts.removeDuplicates();
    return live::textCell(hosts.isEmpty() ? QStringLiteral("*") : hosts.join(QStringLiteral(", ")));
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<IngressRow>(id, title, type, width, priority, cell);
    };
    const auto text = [](auto read) { return live::of<IngressRow>(read); };
    return {
        namespaceColumn(metaOf<IngressRow>),
        nameColumn(metaOf<IngressRow>),
        quietColumn("class", tr("Class"), ColumnType::Text, 100, 75, text([](const IngressRow &row) { return row.className; })),
        column("hosts", tr("Hosts"), ColumnType::Text, 220, 90, hostsCell),
        column("address", tr("Address"), ColumnType::Mono, 160, 85, addressCell),
        column("ports", tr("Ports"), ColumnType::Text, 72, 60, [](const IngressRow &row) { return live::textCell(portsText(row), true); }),
        quietColumn("services", tr("Services"), ColumnType::Text, 160, 70,
                    text([](const IngressRow &row) { return row.services.join(QStringLiteral(", ")); })),
        ageColumn(metaOf<IngressRow>),
        labelsColumn(metaOf<IngressRow>),
    };
}

QString counted(int count)
{
    return tr("%n ingresses", count);
}

QString summary(const std::vector<live::RowPointer> &rows)
{
    const auto without = std::count_if(rows.begin(), rows.end(), [](const live::RowPointer &row) { return pending(static_cast<const IngressRow &>(*row)); });
    return without == 0 ? QString() : tr("%n without an address", static_cast<int>(without));
}

live::Grouping classGrouping()
{
    live::Grouping grouping;
    grouping.id = "class";
    grouping.label = tr("Class");
    grouping.group = live::of<IngressRow>([](const IngressRow &row) { return live::GroupOf{row.className.toUtf8(), row.className}; });
    grouping.summary = [](const std::vector<live::RowPointer> &rows) { return counted(static_cast<int>(rows.size())); };
    return grouping;
}

live::Kind ingressKind()
{
    live::Kind kind;
    kind.id = "ingress";
    kind.title = tr("Ingresses");
    kind.single = tr("ingress");
    kind.icon = QStringLiteral("ingress");
    kind.filterHint = tr("Filter by name, host, address, service");
    kind.counted = counted;
    kind.columns = columns();
    kind.groupings = {namespaceGrouping(metaOf<IngressRow>, counted), classGrouping()};
    setIdentity<IngressRow>(kind);
    kind.searchText = live::of<IngressRow>([](const IngressRow &row) {
        return QStringList{row.meta.namespaceName, row.className} + row.hosts + row.addresses + row.services;
    });
    kind.chips = {
        live::chipOf<IngressRow>("pending", tr("Without an address"), live::Tone::Warn, pending, true),
        live::chipOf<IngressRow>("tls", tr("With TLS"), live::Tone::None, [](const IngressRow &row) { return row.tls; }),
        live::chipOf<IngressRow>("plain", tr("Without TLS"), live::Tone::None, [](const IngressRow &row) { return !row.tls; }, true),
    };
    kind.summary = summary;
    kind.emptyTitle = tr("No ingresses here");
    kind.emptyText = tr("Ways in from outside appear here, live: hosts, paths, the services that they lead to.");
    kind.defaultSort = "name";
    return kind;
}

// --- The overview ---------------------------------------------------------------------------------------------------

/// "web:80", "web:http", or the object that is no service.
QString backendText(const QJsonObject &backend)
{
    const QJsonObject resource = objectAt(backend, "resource");
    if (!resource.isEmpty())
        return textAt(resource, "kind") + u' ' + textAt(resource, "name");
    const QJsonObject service = objectAt(backend, "service");
    const QJsonObject port = objectAt(service, "port");
    if (service.isEmpty())
        return {};
    return textAt(service, "name") + u':' + (port.contains(QLatin1String("number")) ? numberAt(port, "number") : textAt(port, "name"));
}

void addRules(std::vector<live::Section> &sections, const QJsonObject &spec)
{
    Entries rules("rules", tr("Rules"));
    for (const QJsonValue &value : arrayAt(spec, "rules")) {
        const QString host = textAt(value.toObject(), "host");
        for (const QJsonValue &path : arrayAt(objectAt(value.toObject(), "http"), "paths")) {
            const QJsonObject one = path.toObject();
            const QString type = textAt(one, "pathType");
            const QString text = (host.isEmpty() ? QStringLiteral("*") : host) + (textAt(one, "path").isEmpty() ? QStringLiteral("/") : textAt(one, "path"));
            rules.text(type == QLatin1String("Exact") ? tr("%1, exactly").arg(text) : text, QStringLiteral("→ ") + backendText(objectAt(one, "backend")), true);
        }
    }
    rules.orElse(tr("Without rules, everything goes to the default backend.")).into(sections);
}

void addTls(std::vector<live::Section> &sections, const QJsonObject &spec)
{
    Entries tls("tls", tr("TLS"));
    for (const QJsonValue &value : arrayAt(spec, "tls")) {
        const QJsonObject entry = value.toObject();
        const QString hosts = listText(arrayAt(entry, "hosts"));
        const QString secret = textAt(entry, "secretName");
        tls.text(hosts.isEmpty() ? tr("every host") : hosts, secret.isEmpty() ? tr("the controller's own certificate") : tr("Secret %1").arg(secret));
    }
    tls.into(sections);
}

Sections ingressOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    const auto row = rowOf<IngressRow>(decodeIngress, json);
    std::vector<live::Section> sections;
    Entries ingress("ingress", tr("Ingress"));
    addIdentity(ingress, objectAt(*object, "metadata"));
    ingress.text(tr("Class"), row.className.isEmpty() ? tr("the cluster's usual one") : row.className);
    if (pending(row))
        ingress.state(tr("Address"), tr("none yet"), live::Tone::Warn);
    else
        ingress.text(tr("Address"), row.addresses.join(QStringLiteral(", ")), true);
    ingress.text(tr("Default backend"), backendText(objectAt(spec, "defaultBackend")), true);
    ingress.into(sections);
    addRules(sections, spec);
    addTls(sections, spec);
    addTail(sections, *object);
    return sections;
}

} // namespace

ObjectKind ingressObject()
{
    return {ingressKind(), {"ingress", "/apis/networking.k8s.io/v1", "ingresses", true, &decodeIngress}, metaOf<IngressRow>, ingressOverview, tr("Network")};
}

} // namespace kubernetes
