// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "objectoverview.h"

#include "duration.h"
#include "quantity.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kubernetes {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Overview", text);
}

QJsonObject objectAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toObject();
}

QString textAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

qint64 timeAt(const QJsonObject &object, const char *key)
{
    const QByteArray text = textAt(object, key).toUtf8();
    return timeMsOf(std::string_view(text.constData(), static_cast<size_t>(text.size())));
}

/// A list of labels and values; what is empty is left out.
class Entries
{
public:
    explicit Entries(const char *id, const QString &title)
    {
        m_section.id = id;
        m_section.title = title;
    }
    Entries &text(const QString &label, const QString &value, bool mono = false)
    {
        if (!value.isEmpty()) {
            live::Entry entry;
            entry.label = label;
            entry.value = value;
            entry.mono = mono;
            m_section.entries.push_back(std::move(entry));
        }
        return *this;
    }
    Entries &time(const QString &label, qint64 ms)
    {
        if (ms != 0) {
            live::Entry entry;
            entry.label = label;
            entry.timeMs = ms;
            m_section.entries.push_back(std::move(entry));
        }
        return *this;
    }
    Entries &state(const QString &label, const QString &value, live::Tone tone)
    {
        live::Entry entry;
        entry.label = label;
        entry.value = value;
        entry.tone = tone;
        entry.dot = true;
        m_section.entries.push_back(std::move(entry));
        return *this;
    }
    void into(std::vector<live::Section> &sections)
    {
        if (!m_section.entries.empty())
            sections.push_back(std::move(m_section));
    }

private:
    live::Section m_section;
};

QString ownersOf(const QJsonObject &meta)
{
    QStringList owners;
    for (const QJsonValue &value : meta.value(QLatin1String("ownerReferences")).toArray()) {
        const QJsonObject owner = value.toObject();
        owners << textAt(owner, "kind") + u' ' + textAt(owner, "name");
    }
    return owners.join(QStringLiteral(", "));
}

void addIdentity(Entries &entries, const QJsonObject &meta)
{
    entries.text(tr("Namespace"), textAt(meta, "namespace"))
        .time(tr("Created"), timeAt(meta, "creationTimestamp"))
        .time(tr("Deleted"), timeAt(meta, "deletionTimestamp"))
        .text(tr("Controlled by"), ownersOf(meta))
        .text(tr("UID"), textAt(meta, "uid"), true);
}

/// Conditions whose usual status is True are good then; those of trouble ("MemoryPressure") are good when False.
void addConditions(std::vector<live::Section> &sections, const QJsonArray &conditions)
{
    Entries entries("conditions", tr("Conditions"));
    for (const QJsonValue &value : conditions) {
        const QJsonObject condition = value.toObject();
        const QString type = textAt(condition, "type");
        const QString status = textAt(condition, "status");
        const bool trouble = type.endsWith(QLatin1String("Pressure")) || type.endsWith(QLatin1String("Unavailable")) ||
                             type.endsWith(QLatin1String("Failure")) || type == QLatin1String("DisruptionTarget");
        const bool good = status == (trouble ? QLatin1String("False") : QLatin1String("True"));
        QString text = status;
        if (const QString reason = textAt(condition, "reason"); !reason.isEmpty())
            text += QStringLiteral(" · ") + reason;
        if (const QString message = textAt(condition, "message"); !message.isEmpty() && !good)
            text += QStringLiteral(" · ") + message;
        entries.state(type, text, good ? live::Tone::Ok : status == QLatin1String("Unknown") ? live::Tone::Idle : live::Tone::Warn);
    }
    entries.into(sections);
}

void addMap(std::vector<live::Section> &sections, const char *id, const QString &title, const QJsonObject &map)
{
    Entries entries(id, title);
    for (auto item = map.begin(); item != map.end(); ++item) {
        // The whole object once more, as kubectl apply keeps it: the YAML shows it.
        if (item.key() != QLatin1String("kubectl.kubernetes.io/last-applied-configuration"))
            entries.text(item.key(), item->toString(), true);
    }
    entries.into(sections);
}

void addTail(std::vector<live::Section> &sections, const QJsonObject &object)
{
    addConditions(sections, objectAt(object, "status").value(QLatin1String("conditions")).toArray());
    const QJsonObject meta = objectAt(object, "metadata");
    addMap(sections, "labels", tr("Labels"), objectAt(meta, "labels"));
    addMap(sections, "annotations", tr("Annotations"), objectAt(meta, "annotations"));
}

/// "running since …", "waiting: CrashLoopBackOff", "ended: Error (1)".
void addContainerState(Entries &entries, const QJsonObject &status)
{
    const QJsonObject state = objectAt(status, "state");
    if (const QJsonObject running = objectAt(state, "running"); !running.isEmpty()) {
        const bool ready = status.value(QLatin1String("ready")).toBool();
        entries.state(tr("State"), ready ? tr("Running, ready") : tr("Running, not ready"), ready ? live::Tone::Ok : live::Tone::Warn)
            .time(tr("Started"), timeAt(running, "startedAt"));
    } else if (const QJsonObject waiting = objectAt(state, "waiting"); !waiting.isEmpty()) {
        entries.state(tr("State"), tr("Waiting: %1").arg(textAt(waiting, "reason")), live::Tone::Warn)
            .text(tr("Reason"), textAt(waiting, "message"));
    } else if (const QJsonObject ended = objectAt(state, "terminated"); !ended.isEmpty()) {
        const int code = ended.value(QLatin1String("exitCode")).toInt();
        entries.state(tr("State"), tr("Ended: %1 (exit code %2)").arg(textAt(ended, "reason")).arg(code),
                      code == 0 ? live::Tone::Idle : live::Tone::Bad)
            .time(tr("Ended"), timeAt(ended, "finishedAt"))
            .text(tr("Message"), textAt(ended, "message"));
    }
    const int restarts = status.value(QLatin1String("restartCount")).toInt();
    if (restarts > 0)
        entries.text(tr("Restarts"), QString::number(restarts));
    if (const QJsonObject last = objectAt(objectAt(status, "lastState"), "terminated"); !last.isEmpty()) {
        entries.text(tr("Last end"), tr("%1 (exit code %2)").arg(textAt(last, "reason")).arg(last.value(QLatin1String("exitCode")).toInt()))
            .time(tr("Last ended"), timeAt(last, "finishedAt"));
    }
}

QString resourcesText(const QJsonObject &amounts)
{
    QStringList parts;
    for (auto amount = amounts.begin(); amount != amounts.end(); ++amount)
        parts << amount.key() + u' ' + amount->toString();
    return parts.join(QStringLiteral(", "));
}

QString portsText(const QJsonArray &ports)
{
    QStringList parts;
    for (const QJsonValue &value : ports) {
        const QJsonObject port = value.toObject();
        QString text = QStringLiteral("%1/%2").arg(port.value(QLatin1String("containerPort")).toInt()).arg(textAt(port, "protocol"));
        if (const QString name = textAt(port, "name"); !name.isEmpty())
            text = name + u' ' + text;
        parts << text;
    }
    return parts.join(QStringLiteral(", "));
}

void addContainers(std::vector<live::Section> &sections, const QJsonObject &object, const char *specs, const char *statuses, const QString &title)
{
    const QJsonArray known = objectAt(object, "status").value(QLatin1String(statuses)).toArray();
    for (const QJsonValue &value : objectAt(object, "spec").value(QLatin1String(specs)).toArray()) {
        const QJsonObject spec = value.toObject();
        const QString name = textAt(spec, "name");
        Entries entries("container", title.arg(name));
        for (const QJsonValue &status : known) {
            if (textAt(status.toObject(), "name") == name)
                addContainerState(entries, status.toObject());
        }
        const QJsonObject resources = objectAt(spec, "resources");
        entries.text(tr("Image"), textAt(spec, "image"))
            .text(tr("Ports"), portsText(spec.value(QLatin1String("ports")).toArray()))
            .text(tr("Requests"), resourcesText(objectAt(resources, "requests")))
            .text(tr("Limits"), resourcesText(objectAt(resources, "limits")));
        entries.into(sections);
    }
}

base::Result<QJsonObject> parse(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object.isEmpty())
        return object;
    base::Error error;
    error.code = base::Error::Code::Protocol;
    error.what = tr("The server's answer could not be read");
    return error;
}

QString joinedTexts(const QJsonArray &values, const char *key)
{
    QStringList texts;
    for (const QJsonValue &value : values)
        texts << textAt(value.toObject(), key);
    return texts.join(QStringLiteral(", "));
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

Sections deploymentOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    const QJsonObject status = objectAt(*object, "status");
    const auto number = [](const QJsonObject &from, const char *key) { return QString::number(from.value(QLatin1String(key)).toInt()); };
    std::vector<live::Section> sections;
    Entries deployment("deployment", tr("Deployment"));
    addIdentity(deployment, objectAt(*object, "metadata"));
    deployment.text(tr("Strategy"), textAt(objectAt(spec, "strategy"), "type"))
        .text(tr("Paused"), spec.value(QLatin1String("paused")).toBool() ? tr("yes") : QString())
        .text(tr("Revision"), textAt(objectAt(objectAt(*object, "metadata"), "annotations"), "deployment.kubernetes.io/revision"));
    deployment.into(sections);
    Entries replicas("replicas", tr("Replicas"));
    replicas.text(tr("Desired"), number(spec, "replicas"))
        .text(tr("Ready"), number(status, "readyReplicas"))
        .text(tr("Up to date"), number(status, "updatedReplicas"))
        .text(tr("Available"), number(status, "availableReplicas"));
    replicas.into(sections);
    const QJsonObject pods{{QLatin1String("spec"), objectAt(objectAt(spec, "template"), "spec")}};
    addContainers(sections, pods, "initContainers", "", tr("Init container %1"));
    addContainers(sections, pods, "containers", "", tr("Container %1"));
    addMap(sections, "selector", tr("Selector"), objectAt(objectAt(spec, "selector"), "matchLabels"));
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
