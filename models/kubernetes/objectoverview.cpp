// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "overviewparts.h"

#include <QCoreApplication>

namespace kubernetes {

using namespace overview;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Overview", text);
}

} // namespace

Sections podOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    const QJsonObject status = objectAt(*object, "status");
    std::vector<live::Section> sections;
    Entries pod("pod", tr("Pod"));
    pod.text(tr("Phase"), textAt(status, "phase"))
        .text(tr("Reason"), textAt(status, "reason"))
        .text(tr("Message"), textAt(status, "message"));
    addIdentity(pod, objectAt(*object, "metadata"));
    pod.text(tr("Node"), textAt(spec, "nodeName"))
        .text(tr("IP"), joinedTexts(status.value(QLatin1String("podIPs")).toArray(), "ip"), true)
        .text(tr("QoS class"), textAt(status, "qosClass"))
        .text(tr("Service account"), textAt(spec, "serviceAccountName"))
        .text(tr("Priority class"), textAt(spec, "priorityClassName"))
        .text(tr("Restart policy"), textAt(spec, "restartPolicy"));
    pod.into(sections);
    addContainers(sections, *object, "initContainers", "initContainerStatuses", tr("Init container %1"));
    addContainers(sections, *object, "containers", "containerStatuses", tr("Container %1"));
    addContainers(sections, *object, "ephemeralContainers", "ephemeralContainerStatuses", tr("Ephemeral container %1"));
    addTail(sections, *object);
    return sections;
}

namespace {

/// As in the column: what stands behind "node-role.kubernetes.io/", sorted by name as labels are.
QString rolesOf(const QJsonObject &labels)
{
    static const QLatin1String prefix("node-role.kubernetes.io/");
    QStringList roles;
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        if (label.key().startsWith(prefix) && label.key().size() > prefix.size())
            roles << label.key().mid(prefix.size());
    }
    return roles.join(QStringLiteral(", "));
}

} // namespace

Sections nodeOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    const QJsonObject status = objectAt(*object, "status");
    const QJsonObject info = objectAt(status, "nodeInfo");
    std::vector<live::Section> sections;
    Entries node("node", tr("Node"));
    addIdentity(node, objectAt(*object, "metadata"));
    node.text(tr("Roles"), rolesOf(objectAt(objectAt(*object, "metadata"), "labels")))
        .text(tr("Schedulable"), spec.value(QLatin1String("unschedulable")).toBool() ? tr("no, it is cordoned") : QString());
    for (const QJsonValue &value : status.value(QLatin1String("addresses")).toArray())
        node.text(textAt(value.toObject(), "type"), textAt(value.toObject(), "address"), true);
    node.text(tr("Provider id"), textAt(spec, "providerID"), true)
        .text(tr("Pod addresses"), textAt(spec, "podCIDR"), true);
    node.into(sections);
    Entries system("system", tr("System"));
    system.text(tr("Kubelet"), textAt(info, "kubeletVersion"))
        .text(tr("Operating system"), textAt(info, "osImage"))
        .text(tr("Kernel"), textAt(info, "kernelVersion"))
        .text(tr("Architecture"), textAt(info, "architecture"))
        .text(tr("Container runtime"), textAt(info, "containerRuntimeVersion"));
    system.into(sections);
    Entries resources("resources", tr("Allocatable of capacity"));
    const QJsonObject capacity = objectAt(status, "capacity");
    const QJsonObject allocatable = objectAt(status, "allocatable");
    for (auto amount = capacity.begin(); amount != capacity.end(); ++amount)
        resources.text(amount.key(), tr("%1 of %2").arg(allocatable.value(amount.key()).toString(), amount->toString()));
    resources.into(sections);
    Entries taints("taints", tr("Taints"));
    for (const QJsonValue &value : spec.value(QLatin1String("taints")).toArray()) {
        const QJsonObject taint = value.toObject();
        const QString words = textAt(taint, "value");
        taints.text(textAt(taint, "effect"), textAt(taint, "key") + (words.isEmpty() ? QString() : u'=' + words), true);
    }
    taints.into(sections);
    addTail(sections, *object);
    return sections;
}

Sections anyOverview(const QByteArray &json, const QString &title)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    std::vector<live::Section> sections;
    Entries entries("object", title);
    entries.text(tr("API version"), textAt(*object, "apiVersion"));
    addIdentity(entries, objectAt(*object, "metadata"));
    entries.into(sections);
    addTail(sections, *object);
    return sections;
}

} // namespace kubernetes
