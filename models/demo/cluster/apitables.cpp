// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "apitables.h"

#include "podtable.h"
#include "scheduler.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

using Row = QJsonArray (*)(const QJsonObject &, qint64);

struct Columns {
    const char *kind;
    const char *titles; ///< with bars between them, after the name and before the age
    Row cells;
    bool aged = true; ///< the last column is the age
};

QString orNone(const QString &text)
{
    return text.isEmpty() ? u"<none>"_s : text;
}

QString ratio(const QJsonObject &object, QStringView have, QStringView want)
{
    return u"%1/%2"_s.arg(numberAt(object, have)).arg(numberAt(object, want));
}

QJsonArray nodeCells(const QJsonObject &node, qint64)
{
    QString state = nodeReady(node) ? u"Ready"_s : u"NotReady"_s;
    if (at(node, u"spec.unschedulable").toBool())
        state += u",SchedulingDisabled"_s;
    QStringList roles;
    const QJsonObject labels = objectAt(node, u"metadata.labels");
    for (auto it = labels.begin(); it != labels.end(); ++it)
        if (it.key().startsWith("node-role.kubernetes.io/"_L1))
            roles += it.key().section(u'/', 1);
    roles.sort();
    return {state, orNone(roles.join(u',')), textAt(node, u"status.nodeInfo.kubeletVersion")};
}

QJsonArray deploymentCells(const QJsonObject &object, qint64)
{
    return {ratio(object, u"status.readyReplicas", u"spec.replicas"), numberAt(object, u"status.updatedReplicas"), numberAt(object, u"status.availableReplicas")};
}

QJsonArray statefulSetCells(const QJsonObject &object, qint64)
{
    return {ratio(object, u"status.readyReplicas", u"spec.replicas")};
}

QJsonArray replicaSetCells(const QJsonObject &object, qint64)
{
    return {numberAt(object, u"spec.replicas"), numberAt(object, u"status.replicas"), numberAt(object, u"status.readyReplicas")};
}

QJsonArray daemonSetCells(const QJsonObject &object, qint64)
{
    QStringList chosen;
    const QJsonObject selector = objectAt(object, u"spec.template.spec.nodeSelector");
    for (auto it = selector.begin(); it != selector.end(); ++it)
        chosen += it.key() + u'=' + it->toString();
    return {numberAt(object, u"status.desiredNumberScheduled"), numberAt(object, u"status.currentNumberScheduled"), numberAt(object, u"status.numberReady"),
            numberAt(object, u"status.updatedNumberScheduled"), numberAt(object, u"status.numberAvailable"), orNone(chosen.join(u','))};
}

QJsonArray jobCells(const QJsonObject &object, qint64 nowMs)
{
    QString state = u"Running"_s;
    for (const auto *type : {u"SuccessCriteriaMet", u"FailureTarget", u"Suspended", u"Failed", u"Complete"})
        if (textAt(condition(object, type), u"status") == "True"_L1)
            state = QStringView(type).toString();
    const qint64 started = msOfSeconds(textAt(object, u"status.startTime")), ended = msOfSeconds(textAt(object, u"status.completionTime"));
    return {state, ratio(object, u"status.succeeded", u"spec.completions"), started == 0 ? QString() : ageOf(started, ended == 0 ? nowMs : ended)};
}

QJsonArray cronJobCells(const QJsonObject &object, qint64 nowMs)
{
    const qint64 last = msOfSeconds(textAt(object, u"status.lastScheduleTime"));
    return {textAt(object, u"spec.schedule"), orNone(textAt(object, u"spec.timeZone")), at(object, u"spec.suspend").toBool() ? u"True"_s : u"False"_s,
            static_cast<int>(arrayAt(object, u"status.active").size()), last == 0 ? u"<none>"_s : ageOf(last, nowMs)};
}

QJsonArray serviceCells(const QJsonObject &object, qint64)
{
    QStringList outside, ports;
    for (const QJsonValue entry : arrayAt(object, u"status.loadBalancer.ingress"))
        outside += textAt(entry.toObject(), u"ip");
    for (const QJsonValue value : arrayAt(object, u"spec.ports")) {
        const QJsonObject port = value.toObject();
        const int node = numberAt(port, u"nodePort");
        ports += QString::number(numberAt(port, u"port")) + (node ? u":%1"_s.arg(node) : QString()) + u'/' + textAt(port, u"protocol");
    }
    return {textAt(object, u"spec.type"), orNone(textAt(object, u"spec.clusterIP")), orNone(outside.join(u',')), ports.join(u',')};
}

QString modesText(const QJsonArray &modes)
{
    QStringList texts;
    for (const auto &[word, brief] : {std::pair{"ReadWriteOnce"_L1, "RWO"_L1}, {"ReadOnlyMany"_L1, "ROX"_L1}, {"ReadWriteMany"_L1, "RWX"_L1}, {"ReadWriteOncePod"_L1, "RWOP"_L1}})
        if (modes.contains(QString(word)))
            texts += brief;
    return texts.join(u',');
}

QJsonArray claimCells(const QJsonObject &object, qint64)
{
    return {textAt(object, u"status.phase"), textAt(object, u"spec.volumeName"), textAt(object, u"status.capacity.storage"), modesText(arrayAt(object, u"status.accessModes")), textAt(object, u"spec.storageClassName"), u"<unset>"_s};
}

QJsonArray volumeCells(const QJsonObject &object, qint64)
{
    const QJsonObject claim = objectAt(object, u"spec.claimRef");
    return {textAt(object, u"spec.capacity.storage"), modesText(arrayAt(object, u"spec.accessModes")), textAt(object, u"spec.persistentVolumeReclaimPolicy"), textAt(object, u"status.phase"),
            claim.isEmpty() ? QString() : textAt(claim, u"namespace") + u'/' + textAt(claim, u"name"), textAt(object, u"spec.storageClassName"), u"<unset>"_s, textAt(object, u"status.reason")};
}

QJsonArray storageClassCells(const QJsonObject &object, qint64)
{
    return {textAt(object, u"provisioner"), textAt(object, u"reclaimPolicy"), textAt(object, u"volumeBindingMode"), at(object, u"allowVolumeExpansion").toBool()};
}

QJsonArray createdCells(const QJsonObject &object, qint64)
{
    return {textAt(object, u"metadata.creationTimestamp")};
}

QJsonArray bindingCells(const QJsonObject &object, qint64)
{
    return {textAt(object, u"roleRef.kind") + u'/' + textAt(object, u"roleRef.name")};
}

/// kubectl's name of a class says whether it is the default.
QString shownName(const QJsonObject &object)
{
    const QJsonObject notes = at(object, u"metadata").toObject().value("annotations"_L1).toObject();
    return notes.value("storageclass.kubernetes.io/is-default-class"_L1).toString() == "true"_L1 ? nameOf(object) + u" (default)"_s : nameOf(object);
}

QJsonArray ingressCells(const QJsonObject &object, qint64)
{
    QStringList hosts, addresses;
    for (const QJsonValue rule : arrayAt(object, u"spec.rules"))
        hosts += textAt(rule.toObject(), u"host");
    for (const QJsonValue entry : arrayAt(object, u"status.loadBalancer.ingress"))
        addresses += textAt(entry.toObject(), u"ip");
    return {orNone(textAt(object, u"spec.ingressClassName")), hosts.join(u','), addresses.join(u','), arrayAt(object, u"spec.tls").isEmpty() ? u"80"_s : u"80, 443"_s};
}

QJsonArray dataCells(const QJsonObject &object, qint64)
{
    return {static_cast<int>(objectAt(object, u"data").size())};
}

QJsonArray secretCells(const QJsonObject &object, qint64)
{
    return {textAt(object, u"type"), static_cast<int>(objectAt(object, u"data").size())};
}

QJsonArray phaseCells(const QJsonObject &object, qint64)
{
    return {textAt(object, u"status.phase")};
}

QJsonArray budgetCells(const QJsonObject &object, qint64)
{
    const auto amount = [&](QStringView path) { return at(object, path).isUndefined() ? u"N/A"_s : at(object, path).toVariant().toString(); };
    return {amount(u"spec.minAvailable"), amount(u"spec.maxUnavailable"), numberAt(object, u"status.disruptionsAllowed")};
}

QJsonArray autoscalerCells(const QJsonObject &object, qint64)
{
    const QJsonObject wanted = arrayAt(object, u"spec.metrics").at(0).toObject();
    const QJsonValue now = at(arrayAt(object, u"status.currentMetrics").at(0).toObject(), u"resource.current.averageUtilization");
    const bool cores = textAt(wanted, u"type") == "Resource"_L1;
    const QString is = now.isUndefined() ? u"<unknown>"_s : u"%1%"_s.arg(now.toInt());
    const QString targets = cores ? u"%1: %2/%3%"_s.arg(textAt(wanted, u"resource.name"), is).arg(numberAt(wanted, u"resource.target.averageUtilization"))
                                  : u"%1/%2 (avg)"_s.arg(is, textAt(wanted, u"external.target.averageValue"));
    return {textAt(object, u"spec.scaleTargetRef.kind") + u'/' + textAt(object, u"spec.scaleTargetRef.name"), targets, QString::number(numberAt(object, u"spec.minReplicas", 1)),
            numberAt(object, u"spec.maxReplicas"), numberAt(object, u"status.currentReplicas")};
}

QJsonArray sliceCells(const QJsonObject &object, qint64)
{
    QStringList ports, addresses;
    for (const QJsonValue value : arrayAt(object, u"ports"))
        ports += QString::number(numberAt(value.toObject(), u"port"));
    for (const QJsonValue value : arrayAt(object, u"endpoints"))
        addresses += value["addresses"_L1][0].toString();
    const auto cut = [](const QStringList &all) { return all.size() <= 3 ? all.join(u',') : u"%1 + %2 more..."_s.arg(all.mid(0, 3).join(u',')).arg(all.size() - 3); };
    const auto orUnset = [](const QString &text) { return text.isEmpty() ? u"<unset>"_s : text; };
    return {textAt(object, u"addressType"), orUnset(cut(ports)), orUnset(cut(addresses))};
}

QJsonArray policyCells(const QJsonObject &object, qint64)
{
    QStringList labels;
    const QJsonObject selector = objectAt(object, u"spec.podSelector.matchLabels");
    for (auto it = selector.begin(); it != selector.end(); ++it)
        labels += it.key() + u'=' + it->toString();
    return {orNone(labels.join(u','))};
}

constexpr Columns known[] = {
    {"Pod", "Ready|Status|Restarts", podCells},
    {"Node", "Status|Roles|Version", nodeCells},
    {"Namespace", "Status", phaseCells},
    {"Deployment", "Ready|Up-to-date|Available", deploymentCells},
    {"StatefulSet", "Ready", statefulSetCells},
    {"ReplicaSet", "Desired|Current|Ready", replicaSetCells},
    {"DaemonSet", "Desired|Current|Ready|Up-to-date|Available|Node Selector", daemonSetCells},
    {"Job", "Status|Completions|Duration", jobCells},
    {"CronJob", "Schedule|Timezone|Suspend|Active|Last Schedule", cronJobCells},
    {"Service", "Type|Cluster-IP|External-IP|Port(s)", serviceCells},
    {"PersistentVolumeClaim", "Status|Volume|Capacity|Access Modes|StorageClass|VolumeAttributesClass", claimCells},
    {"PersistentVolume", "Capacity|Access Modes|Reclaim Policy|Status|Claim|StorageClass|VolumeAttributesClass|Reason", volumeCells},
    {"StorageClass", "Provisioner|ReclaimPolicy|VolumeBindingMode|AllowVolumeExpansion", storageClassCells},
    {"Role", "Created At", createdCells, false},
    {"ClusterRole", "Created At", createdCells, false},
    {"RoleBinding", "Role", bindingCells},
    {"ClusterRoleBinding", "Role", bindingCells},
    {"Ingress", "Class|Hosts|Address|Ports", ingressCells},
    {"ConfigMap", "Data", dataCells},
    {"Secret", "Type|Data", secretCells},
    {"PodDisruptionBudget", "Min Available|Max Unavailable|Allowed Disruptions", budgetCells},
    {"HorizontalPodAutoscaler", "Reference|Targets|MinPods|MaxPods|Replicas", autoscalerCells},
    {"EndpointSlice", "AddressType|Ports|Endpoints", sliceCells},
    {"NetworkPolicy", "Pod-Selector", policyCells},
};

QJsonObject columnOf(const QString &name, const QString &type, const QString &format = {}, int priority = 0)
{
    return {{u"name"_s, name}, {u"type"_s, type}, {u"format"_s, format}, {u"description"_s, name}, {u"priority"_s, priority}};
}

/// What a custom kind's definition says that its table shows.
QJsonArray printed(const ObjectStore &store, const ApiResource &resource)
{
    const auto definition = store.find(resources::of(u"CustomResourceDefinition"), {}, resource.qualified());
    return definition ? arrayAt(arrayAt(*definition, u"spec.versions").at(0).toObject(), u"additionalPrinterColumns") : QJsonArray();
}

/// By a JSONPath as simple as ".status.conditions[0].status".
QJsonValue printedValue(const QJsonObject &object, const QString &path)
{
    QJsonValue value = object;
    for (QString part : path.split(u'.', Qt::SkipEmptyParts)) {
        const qsizetype open = part.indexOf(u'[');
        value = value.toObject().value(open < 0 ? part : part.left(open));
        if (open >= 0)
            value = value.toArray().at(part.mid(open + 1).chopped(1).toInt());
    }
    return value;
}

} // namespace

QString ageOf(qint64 sinceMs, qint64 nowMs)
{
    const qint64 seconds = std::max<qint64>(0, (nowMs - sinceMs) / 1000);
    const qint64 minutes = seconds / 60, hours = minutes / 60, days = hours / 24;
    const auto two = [](qint64 large, QChar unit, qint64 small, QChar part) { return QString::number(large) + unit + (small ? QString::number(small) + part : QString()); };
    if (seconds < 120)
        return u"%1s"_s.arg(seconds);
    if (minutes < 10)
        return two(minutes, u'm', seconds % 60, u's');
    if (hours < 3)
        return u"%1m"_s.arg(minutes);
    if (hours < 8)
        return two(hours, u'h', minutes % 60, u'm');
    if (hours < 48)
        return u"%1h"_s.arg(hours);
    if (hours < 192)
        return two(days, u'd', hours % 24, u'h');
    return u"%1d"_s.arg(days);
}

QJsonObject partialOf(const QJsonObject &object)
{
    return {{u"kind"_s, u"PartialObjectMetadata"_s}, {u"apiVersion"_s, u"meta.k8s.io/v1"_s}, {u"metadata"_s, object.value("metadata"_L1)}};
}

QJsonObject tableOf(const ObjectStore &store, const ApiResource &resource, const std::vector<QJsonObject> &objects, const QString &include, bool withColumns)
{
    const auto shape = std::find_if(std::begin(known), std::end(known), [&](const Columns &columns) { return resource.kindText() == QLatin1StringView(columns.kind); });
    const bool has = shape != std::end(known);
    const QJsonArray custom = resource.custom() ? printed(store, resource) : QJsonArray();
    QJsonArray columns{columnOf(u"Name"_s, u"string"_s, u"name"_s)};
    for (const QString &title : QString::fromLatin1(has ? shape->titles : "").split(u'|', Qt::SkipEmptyParts))
        columns.append(columnOf(title, u"string"_s));
    for (const QJsonValue column : custom)
        columns.append(columnOf(textAt(column.toObject(), u"name"), textAt(column.toObject(), u"type")));
    const bool aged = custom.isEmpty() && (!has || shape->aged);
    if (aged)
        columns.append(columnOf(u"Age"_s, u"string"_s));
    QJsonArray rows;
    for (const QJsonObject &object : objects) {
        QJsonArray cells{shownName(object)};
        for (const QJsonValue cell : has ? shape->cells(object, store.nowMs()) : QJsonArray())
            cells.append(cell);
        for (const QJsonValue value : custom) {
            const QJsonObject column = value.toObject();
            const QJsonValue cell = printedValue(object, textAt(column, u"jsonPath"));
            cells.append(textAt(column, u"type") == "date"_L1 ? QJsonValue(ageOf(msOfSeconds(cell.toString()), store.nowMs())) : cell);
        }
        if (aged)
            cells.append(ageOf(createdMs(object), store.nowMs()));
        QJsonObject row{{u"cells"_s, cells}};
        if (include != "None"_L1)
            row.insert(u"object"_s, include == "Object"_L1 ? object : partialOf(object));
        rows.append(row);
    }
    QJsonObject table{{u"kind"_s, u"Table"_s}, {u"apiVersion"_s, u"meta.k8s.io/v1"_s}, {u"metadata"_s, QJsonObject{{u"resourceVersion"_s, QString::number(store.version())}}}, {u"rows"_s, rows}};
    table.insert(u"columnDefinitions"_s, withColumns ? QJsonValue(columns) : QJsonValue(QJsonValue::Null));
    return table;
}

} // namespace demo
