// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Claims and volumes: what a CSI driver's provisioner, its resizer and kube-controller-manager do between them.
#include "controllers.h"
#include "manifests.h"
#include "noise.h"

#include <set>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr qint64 resizeMs = 12'000; ///< that a driver takes
const ApiResource &classes = resources::of(u"StorageClass");

using ClaimName = std::pair<QString, QString>;

std::set<ClaimName> claimsInUse(const ObjectStore &store)
{
    std::set<ClaimName> names;
    for (const QJsonObject &pod : store.list(resources::pods))
        for (const QJsonValue volume : arrayAt(pod, u"spec.volumes"))
            if (const QString name = textAt(volume.toObject(), u"persistentVolumeClaim.claimName"); !name.isEmpty() && !podFinished(pod))
                names.insert({namespaceOf(pod), name});
    return names;
}

void bind(ClusterParts &parts, QJsonObject claim, const QJsonObject &storageClass)
{
    const QString name = u"pvc-"_s + uidOf(claim);
    const QJsonValue modes = at(claim, u"spec.accessModes");
    const QJsonObject amount{{u"storage"_s, textAt(claim, u"spec.resources.requests.storage")}};
    const QJsonObject zone{{u"key"_s, u"topology.kubernetes.io/zone"_s}, {u"operator"_s, u"In"_s}, {u"values"_s, QJsonArray{u"eu-central-%1"_s.arg(QChar(static_cast<char16_t>(u'a' + hashOf(name) % 3)))}}};
    const QJsonObject csi{{u"driver"_s, textAt(storageClass, u"provisioner")}, {u"volumeHandle"_s, u"vol-"_s + hexId(hashOf(name)).left(17)}, {u"fsType"_s, u"ext4"_s}};
    QJsonObject volume{{u"metadata"_s, metaOf({}, name)},
                       {u"spec"_s, QJsonObject{{u"capacity"_s, amount}, {u"accessModes"_s, modes}, {u"persistentVolumeReclaimPolicy"_s, textAt(storageClass, u"reclaimPolicy")},
                                               {u"storageClassName"_s, nameOf(storageClass)}, {u"volumeMode"_s, u"Filesystem"_s}, {u"csi"_s, csi},
                                               {u"claimRef"_s, QJsonObject{{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"PersistentVolumeClaim"_s}, {u"name"_s, nameOf(claim)}, {u"namespace"_s, namespaceOf(claim)}, {u"uid"_s, uidOf(claim)}}}}},
                       {u"status"_s, QJsonObject{{u"phase"_s, u"Bound"_s}}}};
    put(volume, u"spec.nodeAffinity.required.nodeSelectorTerms", QJsonArray{QJsonObject{{u"matchExpressions"_s, QJsonArray{zone}}}});
    parts.store.add(resources::volumes, volume);
    put(claim, u"spec.volumeName", name);
    claim.insert(u"status"_s, QJsonObject{{u"phase"_s, u"Bound"_s}, {u"accessModes"_s, modes}, {u"capacity"_s, amount}});
    parts.store.update(resources::claims, claim);
    parts.events.normal(claim, u"ProvisioningSucceeded"_s, u"Successfully provisioned volume "_s + name, {textAt(storageClass, u"provisioner")});
}

void resize(ClusterParts &parts, QJsonObject claim)
{
    const QJsonObject going = condition(claim, u"Resizing");
    QJsonArray conditions = arrayAt(claim, u"status.conditions");
    if (going.isEmpty()) {
        setCondition(conditions, u"Resizing"_s, true, parts.store.nowMs());
        put(claim, u"status.conditions", conditions);
        parts.store.update(resources::claims, claim);
        parts.events.normal(claim, u"Resizing"_s, u"External resizer is resizing volume "_s + textAt(claim, u"spec.volumeName"), {u"external-resizer"_s});
        parts.wakeAt(parts.store.nowMs() + resizeMs);
        return;
    }
    const qint64 due = msOfSeconds(textAt(going, u"lastTransitionTime")) + resizeMs;
    if (parts.store.nowMs() < due)
        return parts.wakeAt(due);
    const QString size = textAt(claim, u"spec.resources.requests.storage");
    if (auto volume = parts.store.find(resources::volumes, {}, textAt(claim, u"spec.volumeName"))) {
        put(*volume, u"spec.capacity.storage", size);
        parts.store.update(resources::volumes, *volume);
    }
    put(claim, u"status.capacity.storage", size);
    put(claim, u"status.conditions", QJsonValue(QJsonValue::Undefined));
    parts.store.update(resources::claims, claim);
    parts.events.normal(claim, u"FileSystemResizeSuccessful"_s, u"MountVolume.NodeExpandVolume succeeded for volume "_s + textAt(claim, u"spec.volumeName"), {u"kubelet"_s});
}

/// A volume whose claim is no more: it goes with it, or stays for somebody to look after.
void release(ClusterParts &parts, QJsonObject volume)
{
    if (textAt(volume, u"spec.persistentVolumeReclaimPolicy") == "Delete"_L1)
        return parts.store.remove(resources::volumes, volume);
    put(volume, u"status.phase", u"Released"_s);
    parts.store.update(resources::volumes, volume);
}

} // namespace

void reconcileStorage(ClusterParts &parts)
{
    const std::set<ClaimName> used = claimsInUse(parts.store);
    for (const QJsonObject &claim : parts.store.list(resources::claims)) {
        const auto storageClass = parts.store.find(classes, {}, textAt(claim, u"spec.storageClassName"));
        const bool wanted = used.contains({namespaceOf(claim), nameOf(claim)});
        if (!textAt(claim, u"spec.volumeName").isEmpty()) {
            // A file system grows where it is mounted.
            const bool larger = textAt(claim, u"status.capacity.storage") != textAt(claim, u"spec.resources.requests.storage");
            if (larger && (wanted || condition(claim, u"FileSystemResizePending").isEmpty()))
                resize(parts, claim);
        } else if (storageClass && (wanted || textAt(*storageClass, u"volumeBindingMode") == "Immediate"_L1)) {
            bind(parts, claim, *storageClass);
        }
    }
    for (const QJsonObject &volume : parts.store.list(resources::volumes)) {
        const QString name = textAt(volume, u"spec.claimRef.name"), uid = textAt(volume, u"spec.claimRef.uid");
        if (name.isEmpty() || textAt(volume, u"status.phase") != "Bound"_L1)
            continue;
        const auto claim = parts.store.find(resources::claims, textAt(volume, u"spec.claimRef.namespace"), name);
        if (!claim || (!uid.isEmpty() && uidOf(*claim) != uid))
            release(parts, volume);
    }
}

} // namespace demo
