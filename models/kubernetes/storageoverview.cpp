// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The overviews of claims, volumes and storage classes.
#include "overviewparts.h"
#include "relationparts.h"
#include "storagerows.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

using namespace overview;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Overview", text);
}

/// "ReadWriteOnce (RWO), ReadWriteMany (RWX)".
QString modesText(const QJsonArray &modes)
{
    QStringList texts;
    for (const QJsonValue &mode : modes) {
        const QString word = mode.toString();
        const QString brief = accessModesText(accessModeOf(word.toStdString()));
        texts << (brief.isEmpty() ? word : QStringLiteral("%1 (%2)").arg(word, brief));
    }
    return texts.join(QStringLiteral(", "));
}

QString storageAt(const QJsonObject &object, const char *amounts)
{
    return textAt(objectAt(object, amounts), "storage");
}

/// The annotation of times before the field counts first.
QString classOf(const QJsonObject &object)
{
    const QString old = textAt(objectAt(objectAt(object, "metadata"), "annotations"), "volume.beta.kubernetes.io/storage-class");
    return old.isEmpty() ? textAt(objectAt(object, "spec"), "storageClassName") : old;
}

QString reclaimText(const QString &policy)
{
    if (policy == QLatin1String("Delete"))
        return tr("Delete: the volume goes with its claim");
    if (policy == QLatin1String("Retain"))
        return tr("Retain: the volume stays when its claim goes");
    return policy;
}

QString bindingText(const QString &mode)
{
    if (mode == QLatin1String("WaitForFirstConsumer"))
        return tr("WaitForFirstConsumer: once a pod needs it");
    return mode == QLatin1String("Immediate") ? tr("Immediate: as soon as it is claimed") : mode;
}

/// "zone in (a, b)", "kubernetes.io/hostname = w-1", "no gpu".
QString requirementText(const QString &key, const QString &op, const QJsonArray &values)
{
    const QString all = listText(values);
    if (op == QLatin1String("In"))
        return values.size() == 1 ? QStringLiteral("%1 = %2").arg(key, all) : tr("%1 in (%2)").arg(key, all);
    if (op == QLatin1String("NotIn"))
        return tr("%1 not in (%2)").arg(key, all);
    if (op == QLatin1String("DoesNotExist"))
        return tr("no %1").arg(key);
    if (op == QLatin1String("Gt"))
        return QStringLiteral("%1 > %2").arg(key, all);
    return op == QLatin1String("Lt") ? QStringLiteral("%1 < %2").arg(key, all) : key;
}

/// One of several terms is enough; of a term all has to hold.
void addTerms(Entries &entries, const QJsonArray &terms, const char *member)
{
    for (const QJsonValue &term : terms) {
        QStringList parts;
        for (const QJsonValue &value : arrayAt(term.toObject(), member)) {
            const QJsonObject one = value.toObject();
            // Topologies of a class have no operator.
            const QString op = one.contains(QLatin1String("operator")) ? textAt(one, "operator") : QStringLiteral("In");
            parts << requirementText(textAt(one, "key"), op, arrayAt(one, "values"));
        }
        entries.text({}, parts.join(QStringLiteral(", ")), true);
    }
}

/// What is none of the known ones is shown by its members.
void addSource(std::vector<live::Section> &sections, const QJsonObject &spec)
{
    Entries source("source", tr("Source"));
    if (const QJsonObject csi = objectAt(spec, "csi"); !csi.isEmpty()) {
        source.text(tr("CSI driver"), textAt(csi, "driver"))
            .text(tr("Volume handle"), textAt(csi, "volumeHandle"), true)
            .text(tr("File system"), textAt(csi, "fsType"));
        const QJsonObject attributes = objectAt(csi, "volumeAttributes");
        for (auto entry = attributes.begin(); entry != attributes.end(); ++entry)
            source.text(entry.key(), entry->toString(), true);
    } else if (const QJsonObject path = objectAt(spec, "hostPath"); !path.isEmpty()) {
        source.text(tr("Directory of the node that it is used on"), textAt(path, "path"), true);
    } else if (const QJsonObject local = objectAt(spec, "local"); !local.isEmpty()) {
        source.text(tr("Disk or directory of one node"), textAt(local, "path"), true).text(tr("File system"), textAt(local, "fsType"));
    } else if (const QJsonObject nfs = objectAt(spec, "nfs"); !nfs.isEmpty()) {
        source.text(tr("NFS share"), textAt(nfs, "server") + u':' + textAt(nfs, "path"), true);
    } else {
        static const QStringList ours{QStringLiteral("capacity"), QStringLiteral("claimRef"), QStringLiteral("nodeAffinity")};
        for (auto member = spec.begin(); member != spec.end(); ++member) {
            if (member->isObject() && !ours.contains(member.key()))
                source.text(member.key(), mapText(member->toObject(), QStringLiteral(" ")), true);
        }
    }
    source.into(sections);
}

live::Tone toneOf(const QString &phase)
{
    static const QStringList bad{QStringLiteral("Lost"), QStringLiteral("Failed")};
    static const QStringList good{QStringLiteral("Bound"), QStringLiteral("Available")};
    return bad.contains(phase) ? live::Tone::Bad : good.contains(phase) ? live::Tone::Ok : live::Tone::Warn;
}

Sections podsWithClaim(const QByteArray &json, const QString &space, const QString &name)
{
    const base::Result<QJsonObject> list = parse(json);
    if (!list.ok())
        return list.error();
    Entries users("users", tr("Used by"));
    for (const QJsonValue &value : arrayAt(*list, "items")) {
        const QJsonObject pod = value.toObject();
        const std::vector<ObjectName> names = usedBy(objectAt(pod, "spec"), space);
        const bool uses = std::any_of(names.begin(), names.end(),
                                      [&](const ObjectName &used) { return used.kind == QLatin1String("PersistentVolumeClaim") && used.name == name; });
        if (!uses)
            continue;
        const QString phase = textAt(objectAt(pod, "status"), "phase");
        const QString node = textAt(objectAt(pod, "spec"), "nodeName");
        users.text(textAt(objectAt(pod, "metadata"), "name"), node.isEmpty() ? phase : tr("%1 on %2").arg(phase, node));
    }
    if (!textAt(objectAt(*list, "metadata"), "continue").isEmpty())
        users.text(tr("More pods"), tr("Only the first %1 were looked at").arg(arrayAt(*list, "items").size()));
    users.orElse(tr("No pod uses it."));
    std::vector<live::Section> sections;
    users.into(sections);
    return sections;
}

void addClass(Entries &entries, const QJsonObject &storageClass)
{
    const auto either = [](const QString &text, const char *usual) { return text.isEmpty() ? QString::fromLatin1(usual) : text; };
    entries.text(tr("Provisioner"), textAt(storageClass, "provisioner"))
        .text(tr("Volume binding"), bindingText(either(textAt(storageClass, "volumeBindingMode"), "Immediate")))
        .text(tr("Reclaim policy"), reclaimText(either(textAt(storageClass, "reclaimPolicy"), "Delete")))
        .text(tr("Expansion"), storageClass.value(QLatin1String("allowVolumeExpansion")).toBool() ? tr("allowed") : tr("not allowed"))
        .text(tr("Mount options"), listText(arrayAt(storageClass, "mountOptions")), true);
}

Sections classOfClaim(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    std::vector<live::Section> sections;
    Entries entries("class", tr("Its storage class"));
    entries.text(tr("Name"), textAt(objectAt(*object, "metadata"), "name"));
    addClass(entries, *object);
    entries.into(sections);
    return sections;
}

} // namespace

Sections claimOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    const QJsonObject status = objectAt(*object, "status");
    const QJsonObject from = objectAt(spec, spec.contains(QLatin1String("dataSourceRef")) ? "dataSourceRef" : "dataSource");
    std::vector<live::Section> sections;
    Entries claim("claim", tr("Volume claim"));
    const QString phase = textAt(status, "phase");
    claim.state(tr("Status"), phase, toneOf(phase));
    addIdentity(claim, objectAt(*object, "metadata"));
    claim.text(tr("Volume"), textAt(spec, "volumeName"), true)
        .text(tr("Storage class"), classOf(*object))
        .text(tr("Requested"), storageAt(objectAt(spec, "resources"), "requests"))
        .text(tr("Capacity"), storageAt(status, "capacity"))
        .text(tr("Set aside"), storageAt(status, "allocatedResources"))
        .text(tr("Resizing"), storageAt(status, "allocatedResourceStatuses"))
        .text(tr("Requested access"), modesText(arrayAt(spec, "accessModes")))
        .text(tr("Access"), modesText(arrayAt(status, "accessModes")))
        .text(tr("Volume mode"), textAt(spec, "volumeMode"))
        .text(tr("Attributes class"), textAt(spec, "volumeAttributesClassName"))
        .text(tr("Filled from"), from.isEmpty() ? QString() : textAt(from, "kind") + u' ' + textAt(from, "name"));
    claim.into(sections);
    addTail(sections, *object);
    return sections;
}

OverviewQuestions claimQuestions(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return {};
    const ObjectName self = nameOf(QStringLiteral("PersistentVolumeClaim"), *object);
    OverviewQuestions questions{{tr("Used by"), collection("Pod", self.namespaceName), {},
                                 [self](const QByteArray &answer) { return podsWithClaim(answer, self.namespaceName, self.name); }}};
    if (const QString name = classOf(*object); !name.isEmpty())
        questions.push_back({tr("Its storage class"), pathOf({QStringLiteral("StorageClass"), {}, name, {}}), {}, classOfClaim});
    return questions;
}

Sections volumeOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    const QJsonObject status = objectAt(*object, "status");
    const QJsonObject claim = objectAt(spec, "claimRef");
    std::vector<live::Section> sections;
    Entries volume("volume", tr("Persistent volume"));
    const QString phase = textAt(status, "phase");
    volume.state(tr("Status"), phase, toneOf(phase)).text(tr("Reason"), textAt(status, "reason")).text(tr("Message"), textAt(status, "message"));
    addIdentity(volume, objectAt(*object, "metadata"));
    volume.text(tr("Claim"), claim.isEmpty() ? QString() : textAt(claim, "namespace") + u'/' + textAt(claim, "name"))
        .text(tr("Storage class"), classOf(*object))
        .text(tr("Capacity"), storageAt(spec, "capacity"))
        .text(tr("Access"), modesText(arrayAt(spec, "accessModes")))
        .text(tr("Reclaim policy"), reclaimText(textAt(spec, "persistentVolumeReclaimPolicy")))
        .text(tr("Volume mode"), textAt(spec, "volumeMode"))
        .text(tr("Attributes class"), textAt(spec, "volumeAttributesClassName"))
        .text(tr("Mount options"), listText(arrayAt(spec, "mountOptions")), true);
    volume.into(sections);
    addSource(sections, spec);
    Entries nodes("nodes", tr("Only on nodes with"));
    addTerms(nodes, arrayAt(objectAt(objectAt(spec, "nodeAffinity"), "required"), "nodeSelectorTerms"), "matchExpressions");
    nodes.into(sections);
    addTail(sections, *object);
    return sections;
}

Sections storageClassOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject notes = objectAt(objectAt(*object, "metadata"), "annotations");
    const bool usual = textAt(notes, "storageclass.kubernetes.io/is-default-class") == QLatin1String("true") ||
                       textAt(notes, "storageclass.beta.kubernetes.io/is-default-class") == QLatin1String("true");
    std::vector<live::Section> sections;
    Entries entries("class", tr("Storage class"));
    entries.text(tr("Default"), usual ? tr("yes, of claims that name no class") : QString());
    addClass(entries, *object);
    addIdentity(entries, objectAt(*object, "metadata"));
    entries.into(sections);
    addMap(sections, "parameters", tr("Parameters"), objectAt(*object, "parameters"));
    Entries places("topologies", tr("Only where"));
    addTerms(places, arrayAt(*object, "allowedTopologies"), "matchLabelExpressions");
    places.into(sections);
    addTail(sections, *object);
    return sections;
}

} // namespace kubernetes
