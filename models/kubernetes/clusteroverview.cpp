// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The overviews of services, config maps, secrets, events and namespaces.
#include "format.h"
#include "objectdata.h"
#include "overviewparts.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

using namespace overview;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Overview", text);
}

/// "80 → http, node 30080": a target can have a name.
QString portText(const QJsonObject &port)
{
    const QJsonValue target = port.value(QLatin1String("targetPort"));
    QString text = QStringLiteral("%1/%2 → %3").arg(numberAt(port, "port"), textAt(port, "protocol"), target.toVariant().toString());
    if (port.contains(QLatin1String("nodePort")))
        text += QStringLiteral(", ") + tr("on nodes %1").arg(numberAt(port, "nodePort"));
    return text;
}

} // namespace

Sections serviceOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    std::vector<live::Section> sections;
    Entries service("service", tr("Service"));
    addIdentity(service, objectAt(*object, "metadata"));
    const QJsonArray ingress = arrayAt(objectAt(objectAt(*object, "status"), "loadBalancer"), "ingress");
    service.text(tr("Type"), textAt(spec, "type"))
        .text(tr("Cluster IPs"), listText(arrayAt(spec, "clusterIPs")), true)
        .text(tr("External IPs"), listText(arrayAt(spec, "externalIPs")), true)
        .text(tr("External name"), textAt(spec, "externalName"), true)
        .text(tr("Load balancer's addresses"), joinedTexts(ingress, "ip"), true)
        .text(tr("Load balancer's names"), joinedTexts(ingress, "hostname"), true)
        .text(tr("Session affinity"), textAt(spec, "sessionAffinity"))
        .text(tr("External traffic"), textAt(spec, "externalTrafficPolicy"))
        .text(tr("Internal traffic"), textAt(spec, "internalTrafficPolicy"));
    service.into(sections);
    Entries ports("ports", tr("Ports"));
    for (const QJsonValue &value : arrayAt(spec, "ports")) {
        const QString name = textAt(value.toObject(), "name");
        ports.text(name.isEmpty() ? numberAt(value.toObject(), "port") : name, portText(value.toObject()), true);
    }
    ports.into(sections);
    addMap(sections, "selector", tr("Selector"), objectAt(spec, "selector"));
    addTail(sections, *object);
    return sections;
}

Sections dataOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    std::vector<live::Section> sections;
    const bool secret = object->value(QLatin1String("type")).isString();
    Entries holder("holder", secret ? tr("Secret") : tr("Config map"));
    holder.text(tr("Type"), textAt(*object, "type"))
        .text(tr("Immutable"), object->value(QLatin1String("immutable")).toBool() ? tr("yes") : QString());
    addIdentity(holder, objectAt(*object, "metadata"));
    holder.into(sections);
    Entries keys("keys", tr("Keys"));
    if (const auto data = dataOf(secret ? "secret" : "configmap", json); data.ok()) {
        for (const DataEntry &entry : data->entries)
            keys.text(entry.key, live::formatBytes(static_cast<double>(entry.value.size())));
    }
    keys.into(sections);
    addTail(sections, *object);
    return sections;
}

Sections eventOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject about = objectAt(*object, "involvedObject");
    const QJsonObject source = objectAt(*object, "source");
    const QJsonObject series = objectAt(*object, "series");
    const auto either = [](const QString &first, const QString &second) { return first.isEmpty() ? second : first; };
    const auto time = [](qint64 first, qint64 second) { return first == 0 ? second : first; };
    const qint64 count = (series.isEmpty() ? *object : series).value(QLatin1String("count")).toInteger();
    std::vector<live::Section> sections;
    Entries event("event", tr("Event"));
    const bool normal = textAt(*object, "type") == QLatin1String("Normal");
    event.state(tr("Type"), textAt(*object, "type"), normal ? live::Tone::Idle : live::Tone::Warn)
        .text(tr("Reason"), textAt(*object, "reason"))
        .text(tr("Message"), textAt(*object, "message").trimmed())
        .text(tr("Count"), QString::number(std::max<qint64>(1, count))) // of a single one it is left out
        .time(tr("First seen"), time(timeAt(*object, "firstTimestamp"), timeAt(*object, "eventTime")))
        .time(tr("Last seen"), time(time(timeAt(series, "lastObservedTime"), timeAt(*object, "lastTimestamp")), timeAt(*object, "eventTime")))
        .text(tr("Told by"), either(textAt(source, "component"), textAt(*object, "reportingComponent")))
        .text(tr("On"), either(textAt(source, "host"), textAt(*object, "reportingInstance")));
    event.into(sections);
    Entries involved("object", tr("About"));
    involved.text(tr("Kind"), textAt(about, "kind"))
        .text(tr("Name"), textAt(about, "name"))
        .text(tr("Namespace"), textAt(about, "namespace"))
        .text(tr("Part"), textAt(about, "fieldPath"), true)
        .text(tr("UID"), textAt(about, "uid"), true);
    involved.into(sections);
    addTail(sections, *object);
    return sections;
}

Sections namespaceOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    std::vector<live::Section> sections;
    Entries room("namespace", tr("Namespace"));
    const QString phase = textAt(objectAt(*object, "status"), "phase");
    room.state(tr("Status"), phase, phase == QLatin1String("Active") ? live::Tone::Ok : live::Tone::Idle);
    addIdentity(room, objectAt(*object, "metadata"));
    room.text(tr("Finalizers"), listText(arrayAt(objectAt(*object, "spec"), "finalizers")));
    room.into(sections);
    addTail(sections, *object);
    return sections;
}

} // namespace kubernetes
