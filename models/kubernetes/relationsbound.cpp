// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is bound to one another: claims to volumes and their classes, roles to those who have them.
#include "relations.h"

#include "relationparts.h"

namespace kubernetes {

namespace {

ObjectName classNameOf(const QJsonObject &object)
{
    return {QStringLiteral("StorageClass"), {}, subText(subObject(object, "spec"), "storageClassName"), {}};
}

bool isOfClass(const QJsonObject &object, const QString &name)
{
    return subText(subObject(object, "spec"), "storageClassName") == name;
}

} // namespace

// --- Storage --------------------------------------------------------------------------------------------------------

void RelationSearch::addStorage(size_t index, const QJsonObject &object)
{
    const QString kind = m_relations.objects[index].object.kind;
    if (kind == QStringLiteral("PersistentVolumeClaim"))
        addVolumeOf(index, object);
    else if (kind == QStringLiteral("PersistentVolume"))
        addClaimOf(index, object);
    else if (kind == QStringLiteral("StorageClass"))
        findOfClass(index);
}

void RelationSearch::addVolumeOf(size_t claim, const QJsonObject &object)
{
    size_t last = claim;
    if (const QString volume = subText(subObject(object, "spec"), "volumeName"); !volume.isEmpty()) {
        const ObjectName name{QStringLiteral("PersistentVolume"), {}, volume, {}};
        last = add(name);
        relate(claim, last);
        ask(pathOf(name), [this, last](const QJsonObject &answer) { describe(last, answer); }, last);
    }
    if (const ObjectName name = classNameOf(object); !name.name.isEmpty())
        relate(last, add(name));
}

void RelationSearch::addClaimOf(size_t volume, const QJsonObject &object)
{
    const QJsonObject claim = subObject(subObject(object, "spec"), "claimRef");
    if (!claim.isEmpty())
        relate(add({QStringLiteral("PersistentVolumeClaim"), subText(claim, "namespace"), subText(claim, "name"), subText(claim, "uid").toLatin1()}), volume);
    if (const ObjectName name = classNameOf(object); !name.name.isEmpty())
        relate(volume, add(name));
}

/// Its volumes, and the claims that wait for one.
void RelationSearch::findOfClass(size_t storageClass)
{
    const QString name = m_relations.objects[storageClass].object.name;
    ask(collection("PersistentVolume", {}), [this, storageClass, name](const QJsonObject &list) {
        addListed(storageClass, QStringLiteral("PersistentVolume"), subList(list, "items"), [&](const QJsonObject &volume) { return isOfClass(volume, name); },
                  [this](size_t volume, const QJsonObject &item) { addClaimOf(volume, item); }, false, true);
    }, storageClass);
    ask(collection("PersistentVolumeClaim", {}), [this, storageClass, name](const QJsonObject &list) {
        const auto waits = [&](const QJsonObject &claim) { return isOfClass(claim, name) && subText(subObject(claim, "spec"), "volumeName").isEmpty(); };
        addListed(storageClass, QStringLiteral("PersistentVolumeClaim"), subList(list, "items"), waits, {}, false, true);
    }, storageClass);
}

// --- Rights ---------------------------------------------------------------------------------------------------------

void RelationSearch::addRights(size_t index, const QJsonObject &object)
{
    const QString kind = m_relations.objects[index].object.kind;
    if (kind == QStringLiteral("RoleBinding") || kind == QStringLiteral("ClusterRoleBinding")) {
        addSubjects(index, object);
        addRoleOf(index, object);
    } else if (kind == QStringLiteral("Role") || kind == QStringLiteral("ClusterRole")) {
        findBindings(index, &bindsRole, true);
    } else if (kind == QStringLiteral("ServiceAccount")) {
        findBindings(index, &bindsAccount, false);
    }
}

/// Users and groups are names only: nobody can be asked about them.
void RelationSearch::addSubjects(size_t binding, const QJsonObject &object)
{
    int shown = 0;
    for (const QJsonValue &value : subList(object, "subjects")) {
        const QJsonObject subject = value.toObject();
        if (++shown <= shownAtMost)
            relate(add({subText(subject, "kind"), subText(subject, "namespace"), subText(subject, "name"), {}}), binding);
    }
}

void RelationSearch::addRoleOf(size_t binding, const QJsonObject &object)
{
    const ObjectName role = roleOf(object);
    if (role.name.isEmpty())
        return;
    const size_t at = add(role);
    relate(binding, at);
    ask(pathOf(role), [this, at](const QJsonObject &answer) { describe(at, answer); }, at); // it may be missing, which is worth to know
}

void RelationSearch::findBindings(size_t index, bool (*named)(const QJsonObject &, const ObjectName &), bool ofRole)
{
    const ObjectName self = m_relations.objects[index].object;
    // Those of a service account can be in any namespace, those of a role of a namespace only there.
    const QString space = self.kind == QStringLiteral("Role") ? self.namespaceName : QString();
    for (const char *kind : {"RoleBinding", "ClusterRoleBinding"}) {
        if (!space.isEmpty() && QByteArray(kind) != "RoleBinding")
            continue;
        ask(collection(kind, space), [this, index, self, named, ofRole, kind](const QJsonObject &list) {
            addListed(index, QString::fromLatin1(kind), subList(list, "items"), [&](const QJsonObject &binding) { return named(binding, self); },
                      [this, ofRole](size_t binding, const QJsonObject &item) {
                          if (ofRole)
                              addSubjects(binding, item);
                          else
                              addRoleOf(binding, item);
                      }, false, ofRole);
        }, index);
    }
}

} // namespace kubernetes
