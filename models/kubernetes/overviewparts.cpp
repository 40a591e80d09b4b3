// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "overviewparts.h"

#include "duration.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace kubernetes::overview {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Overview", text);
}

QString ownersOf(const QJsonObject &meta)
{
    QStringList owners;
    for (const QJsonValue &value : meta.value(QLatin1String("ownerReferences")).toArray()) {
        const QJsonObject owner = value.toObject();
        owners << textAt(owner, "kind") + u' ' + textAt(owner, "name");
    }
    return owners.join(QStringLiteral(", "));
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
                             type.endsWith(QLatin1String("Failure")) || type.endsWith(QLatin1String("Limited")) ||
                             type.endsWith(QLatin1String("Error")) || type.endsWith(QLatin1String("Pending")) ||
                             type == QLatin1String("DisruptionTarget") || type == QLatin1String("Resizing") || type == QLatin1String("Unused");
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

} // namespace

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

QJsonArray arrayAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toArray();
}

QString numberAt(const QJsonObject &object, const char *key)
{
    return QString::number(object.value(QLatin1String(key)).toInteger());
}

QString joinedTexts(const QJsonArray &values, const char *key)
{
    QStringList texts;
    for (const QJsonValue &value : values)
        texts << textAt(value.toObject(), key);
    return texts.join(QStringLiteral(", "));
}

QString listText(const QJsonArray &values)
{
    QStringList texts;
    for (const QJsonValue &value : values)
        texts << value.toString();
    return texts.join(QStringLiteral(", "));
}

QString mapText(const QJsonObject &map, const QString &between)
{
    QStringList parts;
    for (auto entry = map.begin(); entry != map.end(); ++entry)
        parts << entry.key() + between + entry->toVariant().toString();
    return parts.join(QStringLiteral(", "));
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

Entries::Entries(const char *id, const QString &title)
{
    m_section.id = id;
    m_section.title = title;
}

Entries &Entries::text(const QString &label, const QString &value, bool mono)
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

Entries &Entries::time(const QString &label, qint64 ms)
{
    if (ms != 0) {
        live::Entry entry;
        entry.label = label;
        entry.timeMs = ms;
        m_section.entries.push_back(std::move(entry));
    }
    return *this;
}

Entries &Entries::state(const QString &label, const QString &value, live::Tone tone)
{
    live::Entry entry;
    entry.label = label;
    entry.value = value;
    entry.tone = tone;
    entry.dot = true;
    m_section.entries.push_back(std::move(entry));
    return *this;
}

Entries &Entries::orElse(const QString &text)
{
    m_section.empty = text;
    return *this;
}

void Entries::into(std::vector<live::Section> &sections)
{
    if (!m_section.entries.empty() || !m_section.empty.isEmpty())
        sections.push_back(std::move(m_section));
}

void addIdentity(Entries &entries, const QJsonObject &meta)
{
    entries.text(tr("Namespace"), textAt(meta, "namespace"))
        .time(tr("Created"), timeAt(meta, "creationTimestamp"))
        .time(tr("Deleted"), timeAt(meta, "deletionTimestamp"))
        .text(tr("Controlled by"), ownersOf(meta))
        .text(tr("UID"), textAt(meta, "uid"), true);
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
            .text(tr("Requests"), mapText(objectAt(resources, "requests")))
            .text(tr("Limits"), mapText(objectAt(resources, "limits")));
        entries.into(sections);
    }
}

void addTemplate(std::vector<live::Section> &sections, const QJsonObject &podTemplate)
{
    const QJsonObject pods{{QLatin1String("spec"), objectAt(podTemplate, "spec")}};
    addContainers(sections, pods, "initContainers", "", tr("Init container %1"));
    addContainers(sections, pods, "containers", "", tr("Container %1"));
}

} // namespace kubernetes::overview
