// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Storage classes, and claims and volumes that no workload of the simulated cluster has asked for.
#include "pastplans.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

Furnishing storageClass(const char *name, bool usual, const char *provisioner, const QJsonObject &parameters, bool expandable = true)
{
    Furnishing made = furnishing(u"StorageClass", {}, QString::fromLatin1(name),
                                 {{u"provisioner"_s, QString::fromLatin1(provisioner)}, {u"reclaimPolicy"_s, expandable ? u"Delete"_s : u"Retain"_s},
                                  {u"volumeBindingMode"_s, u"WaitForFirstConsumer"_s}, {u"allowVolumeExpansion"_s, expandable}, {u"parameters"_s, parameters}});
    if (usual)
        put(made.second, u"metadata.annotations", QJsonObject{{u"storageclass.kubernetes.io/is-default-class"_s, u"true"_s}});
    return made;
}

QJsonObject amount(const char *size)
{
    return {{u"storage"_s, QString::fromLatin1(size)}};
}

QJsonObject wish(const char *size, const char *mode, const char *from)
{
    return {{u"accessModes"_s, QJsonArray{QString::fromLatin1(mode)}}, {u"storageClassName"_s, QString::fromLatin1(from)}, {u"volumeMode"_s, u"Filesystem"_s},
            {u"resources"_s, QJsonObject{{u"requests"_s, amount(size)}}}};
}

/// `source`: the member of its spec that says where the bytes are.
Furnishing volume(const char *name, const char *size, const char *mode, const char *from, const std::pair<QString, QJsonObject> &source, const char *phase,
                  const std::pair<QString, QString> &claim = {})
{
    QJsonObject spec{{u"capacity"_s, amount(size)}, {u"accessModes"_s, QJsonArray{QString::fromLatin1(mode)}}, {u"persistentVolumeReclaimPolicy"_s, u"Retain"_s},
                     {u"storageClassName"_s, QString::fromLatin1(from)}, {u"volumeMode"_s, u"Filesystem"_s}, {source.first, source.second}};
    if (!claim.second.isEmpty())
        spec.insert(u"claimRef"_s, QJsonObject{{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"PersistentVolumeClaim"_s}, {u"namespace"_s, claim.first}, {u"name"_s, claim.second}});
    return furnishing(u"PersistentVolume", {}, QString::fromLatin1(name), {{u"spec"_s, spec}, {u"status"_s, QJsonObject{{u"phase"_s, QString::fromLatin1(phase)}}}});
}

/// It has been made larger, and waits for a pod that mounts it.
Furnishing grownClaim()
{
    QJsonObject spec = wish("40Gi", "ReadWriteOnce", "standard");
    spec.insert(u"volumeName"_s, u"pv-reports"_s);
    QJsonArray conditions;
    setCondition(conditions, u"FileSystemResizePending"_s, true, 0, {}, u"Waiting for user to (re-)start a pod to finish file system resize of volume on node."_s);
    QJsonObject pending = conditions.at(0).toObject();
    pending.remove("lastTransitionTime"_L1);
    return furnishing(u"PersistentVolumeClaim", u"batch"_s, u"reports"_s,
                      {{u"spec"_s, spec},
                       {u"status"_s, QJsonObject{{u"phase"_s, u"Bound"_s}, {u"accessModes"_s, QJsonArray{u"ReadWriteOnce"_s}}, {u"capacity"_s, amount("20Gi")}, {u"conditions"_s, QJsonArray{pending}}}}});
}

} // namespace

std::vector<Furnishing> furnishedStorage()
{
    const QJsonObject share{{u"server"_s, u"10.20.0.40"_s}, {u"path"_s, u"/export/archive"_s}};
    Furnishing local = volume("local-worker-2-nvme1", "894Gi", "ReadWriteOnce", "local", {u"local"_s, {{u"path"_s, u"/mnt/nvme1"_s}}}, "Available");
    const QJsonObject host{{u"key"_s, u"kubernetes.io/hostname"_s}, {u"operator"_s, u"In"_s}, {u"values"_s, QJsonArray{u"worker-2"_s}}};
    put(local.second, u"spec.nodeAffinity.required.nodeSelectorTerms", QJsonArray{QJsonObject{{u"matchExpressions"_s, QJsonArray{host}}}});
    const QJsonObject disk{{u"driver"_s, u"csi.harbour.example"_s}, {u"volumeHandle"_s, u"vol-0c71d3e9f2a84b655"_s}, {u"fsType"_s, u"ext4"_s}};
    return {
        storageClass("standard", true, "csi.harbour.example", {{u"type"_s, u"hdd"_s}}),
        storageClass("fast", false, "csi.harbour.example", {{u"type"_s, u"nvme"_s}, {u"csi.storage.k8s.io/fstype"_s, u"ext4"_s}}),
        storageClass("local", false, "kubernetes.io/no-provisioner", {}, false),
        furnishing(u"PersistentVolumeClaim", u"batch"_s, u"analytics-scratch"_s, {{u"spec"_s, wish("500Gi", "ReadWriteOnce", "fast")}, {u"status"_s, QJsonObject{{u"phase"_s, u"Pending"_s}}}}),
        grownClaim(),
        volume("pv-reports", "40Gi", "ReadWriteOnce", "standard", {u"csi"_s, disk}, "Bound", {u"batch"_s, u"reports"_s}),
        volume("nfs-archive", "2Ti", "ReadWriteMany", "archive", {u"nfs"_s, share}, "Released", {u"batch"_s, u"archive-2025"_s}),
        std::move(local),
    };
}

} // namespace demo
