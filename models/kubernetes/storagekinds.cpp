// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Claims, volumes and storage classes.
#include "allkinds.h"
#include "kindparts.h"
#include "storagerows.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

using live::ColumnType;
using Resize = ClaimRow::Resize;

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::StorageKinds", text, nullptr, n);
}

QString countedClaims(int count)
{
    return tr("%n claims", count);
}

QString countedVolumes(int count)
{
    return tr("%n volumes", count);
}

QString countedClasses(int count)
{
    return tr("%n storage classes", count);
}

// --- What claims and volumes have in common -----------------------------------------------------------------------------

template <class R> live::Column capacityColumn()
{
    return live::columnOf<R>("capacity", tr("Capacity"), ColumnType::Number, 90, 88, [](const R &row) {
        live::Cell cell = live::textCell(capacityText(row));
        cell.number = static_cast<double>(row.capacity.bytes);
        cell.hasNumber = true;
        return cell;
    });
}

template <class R> live::Column modesColumn()
{
    return quietColumn("accessModes", tr("Access modes"), ColumnType::Text, 110, 75,
                       live::of<R>([](const R &row) { return accessModesText(row.modes).replace(u',', QStringLiteral(", ")); }));
}

template <class R> live::Column classColumn()
{
    return quietColumn("storageClass", tr("Storage class"), ColumnType::Text, 130, 80, live::of<R>([](const R &row) { return row.storageClass; }));
}

template <class R> live::Column attributesColumn()
{
    return hidden(quietColumn("attributesClass", tr("Attributes class"), ColumnType::Text, 130, 9,
                              live::of<R>([](const R &row) { return row.attributesClass.value_or(QString()); })));
}

template <class R> live::Column volumeModeColumn()
{
    return hidden(quietColumn("volumeMode", tr("Volume mode"), ColumnType::Text, 110, 8,
                              live::of<R>([](const R &row) { return row.volumeMode.value_or(QString()); })));
}

template <class R> live::Grouping classGrouping(QString (*counted)(int))
{
    live::Grouping grouping;
    grouping.id = "storageClass";
    grouping.label = tr("Storage class");
    grouping.group = live::of<R>([](const R &row) { return live::GroupOf{row.storageClass.toUtf8(), row.storageClass}; });
    grouping.summary = [counted](const std::vector<live::RowPointer> &rows) { return counted(static_cast<int>(rows.size())); };
    return grouping;
}

// --- Claims -------------------------------------------------------------------------------------------------------------

bool inPhase(const ClaimRow &row, QLatin1String phase)
{
    return !row.meta.deleting() && row.phase == phase;
}

bool resizing(const ClaimRow &row)
{
    return !row.meta.deleting() && (row.resize == Resize::Running || row.resize == Resize::WaitsForPod);
}

QString resizeText(const ClaimRow &row)
{
    switch (row.resize) {
    case Resize::Running: return tr("Being resized to %1").arg(row.requested.text);
    case Resize::WaitsForPod: return tr("Its file system grows to %1 as soon as a pod uses it").arg(row.requested.text);
    case Resize::Failed: return row.message.isEmpty() ? tr("It could not be resized to %1").arg(row.requested.text) : row.message;
    case Resize::None: break;
    }
    return {};
}

live::Cell claimStatusCell(const ClaimRow &row)
{
    live::Cell cell = live::textCell(statusText(row));
    cell.toolTip = resizeText(row);
    cell.hollow = row.meta.deleting();
    cell.tone = row.meta.deleting()                                                              ? live::Tone::Idle
                : inPhase(row, QLatin1String("Lost"))                                            ? live::Tone::Bad
                : inPhase(row, QLatin1String("Bound")) && row.resize == ClaimRow::Resize::None ? live::Tone::Ok
                                                                                                 : live::Tone::Warn;
    return cell;
}

live::Cell requestedCell(const ClaimRow &row)
{
    live::Cell cell = quietCell(row.requested.text);
    cell.number = static_cast<double>(row.requested.bytes);
    cell.hasNumber = true;
    if (row.resize != Resize::None) {
        cell.tone = live::Tone::Warn;
        cell.toolTip = resizeText(row);
    }
    return cell;
}

live::Kind claimKind()
{
    const auto chip = [](const char *id, const QString &label, live::Tone tone, auto matches) {
        return live::chipOf<ClaimRow>(id, label, tone, matches, true);
    };
    live::Kind kind;
    kind.id = "persistentvolumeclaim";
    kind.title = tr("Volume claims");
    kind.single = tr("volume claim");
    kind.icon = QStringLiteral("claim");
    kind.filterHint = tr("Filter by name, volume, class, label");
    kind.counted = countedClaims;
    kind.columns = {
        namespaceColumn(metaOf<ClaimRow>),
        nameColumn(metaOf<ClaimRow>),
        live::columnOf<ClaimRow>("status", tr("Status"), ColumnType::State, 120, 100, claimStatusCell),
        quietColumn("volume", tr("Volume"), ColumnType::Mono, 220, 60, live::of<ClaimRow>([](const ClaimRow &row) { return row.volume; })),
        live::columnOf<ClaimRow>("requested", tr("Requested"), ColumnType::Number, 90, 70, requestedCell),
        capacityColumn<ClaimRow>(),
        modesColumn<ClaimRow>(),
        classColumn<ClaimRow>(),
        ageColumn(metaOf<ClaimRow>),
        hidden(sinceColumn("unused", tr("Unused for"), 96, 12, live::of<ClaimRow>([](const ClaimRow &row) { return row.unusedMs; }))),
        attributesColumn<ClaimRow>(),
        volumeModeColumn<ClaimRow>(),
        ownerColumn(metaOf<ClaimRow>),
        labelsColumn(metaOf<ClaimRow>),
    };
    kind.groupings = {namespaceGrouping(metaOf<ClaimRow>, countedClaims), classGrouping<ClaimRow>(countedClaims)};
    setIdentity<ClaimRow>(kind);
    kind.searchText = live::of<ClaimRow>(
        [](const ClaimRow &row) { return QStringList{row.meta.namespaceName, row.volume, row.storageClass, accessModesText(row.modes)}; });
    kind.chips = {
        chip("bound", tr("Bound"), live::Tone::Ok, [](const ClaimRow &row) { return inPhase(row, QLatin1String("Bound")); }),
        chip("pending", tr("Pending"), live::Tone::Warn, [](const ClaimRow &row) { return inPhase(row, QLatin1String("Pending")); }),
        chip("lost", tr("Lost"), live::Tone::Bad, [](const ClaimRow &row) { return inPhase(row, QLatin1String("Lost")); }),
        chip("resizing", tr("Resizing"), live::Tone::Warn, resizing),
        chip("resizeFailed", tr("Resize failed"), live::Tone::Bad, [](const ClaimRow &row) { return row.resize == Resize::Failed; }),
        chip("unused", tr("Unused"), live::Tone::Idle, [](const ClaimRow &row) { return row.unusedMs != 0; }),
        chip("terminating", tr("Terminating"), live::Tone::Idle, [](const ClaimRow &row) { return row.meta.deleting(); }),
    };
    kind.emptyTitle = tr("No volume claims here");
    kind.emptyText = tr("Storage that pods ask for appears here, live: how much, of which class, and on which volume.");
    kind.defaultSort = "name";
    return kind;
}

// --- Volumes ------------------------------------------------------------------------------------------------------------

bool inPhase(const VolumeRow &row, QLatin1String phase)
{
    return !row.meta.deleting() && row.phase == phase;
}

live::Cell volumeStatusCell(const VolumeRow &row)
{
    live::Cell cell = live::textCell(statusText(row));
    cell.toolTip = row.message;
    cell.hollow = row.meta.deleting() || inPhase(row, QLatin1String("Available"));
    cell.tone = row.meta.deleting()                             ? live::Tone::Idle
                : inPhase(row, QLatin1String("Bound"))     ? live::Tone::Ok
                : inPhase(row, QLatin1String("Failed"))    ? live::Tone::Bad
                : inPhase(row, QLatin1String("Available")) ? live::Tone::Ok
                                                           : live::Tone::Warn;
    return cell;
}

live::Chip phaseChip(const char *id, const QString &label, live::Tone tone, QLatin1String phase)
{
    return live::chipOf<VolumeRow>(id, label, tone, [phase](const VolumeRow &row) { return inPhase(row, phase); }, true);
}

live::Kind volumeKind()
{
    const auto text = [](const char *id, const QString &title, int width, int priority, auto read) {
        return quietColumn(id, title, ColumnType::Text, width, priority, live::of<VolumeRow>(read));
    };
    live::Kind kind;
    kind.id = "persistentvolume";
    kind.title = tr("Persistent volumes");
    kind.single = tr("persistent volume");
    kind.icon = QStringLiteral("volume");
    kind.filterHint = tr("Filter by name, claim, class, label");
    kind.counted = countedVolumes;
    kind.columns = {
        nameColumn(metaOf<VolumeRow>),
        live::columnOf<VolumeRow>("status", tr("Status"), ColumnType::State, 120, 100, volumeStatusCell),
        capacityColumn<VolumeRow>(),
        modesColumn<VolumeRow>(),
        text("reclaimPolicy", tr("Reclaim policy"), 110, 65, [](const VolumeRow &row) { return row.reclaimPolicy; }),
        text("claim", tr("Claim"), 200, 85, [](const VolumeRow &row) { return row.claim; }),
        classColumn<VolumeRow>(),
        text("reason", tr("Reason"), 120, 40, [](const VolumeRow &row) { return row.reason; }),
        ageColumn(metaOf<VolumeRow>),
        attributesColumn<VolumeRow>(),
        volumeModeColumn<VolumeRow>(),
        labelsColumn(metaOf<VolumeRow>),
    };
    kind.groupings = {classGrouping<VolumeRow>(countedVolumes)};
    setIdentity<VolumeRow>(kind);
    kind.searchText = live::of<VolumeRow>(
        [](const VolumeRow &row) { return QStringList{row.claim, row.storageClass, row.reclaimPolicy, accessModesText(row.modes)}; });
    kind.chips = {
        phaseChip("bound", tr("Bound"), live::Tone::Ok, QLatin1String("Bound")),
        phaseChip("available", tr("Available"), live::Tone::Ok, QLatin1String("Available")),
        phaseChip("released", tr("Released"), live::Tone::Warn, QLatin1String("Released")),
        phaseChip("failed", tr("Failed"), live::Tone::Bad, QLatin1String("Failed")),
        phaseChip("pending", tr("Pending"), live::Tone::Warn, QLatin1String("Pending")),
        live::chipOf<VolumeRow>("terminating", tr("Terminating"), live::Tone::Idle, [](const VolumeRow &row) { return row.meta.deleting(); }, true),
    };
    kind.emptyTitle = tr("No persistent volumes here");
    kind.emptyText = tr("Disks and directories that the cluster lends to claims appear here, live.");
    kind.defaultSort = "name";
    return kind;
}

// --- Classes ------------------------------------------------------------------------------------------------------------

live::Kind storageClassKind()
{
    const auto text = [](const char *id, const QString &title, int width, int priority, auto read) {
        return live::columnOf<StorageClassRow>(id, title, ColumnType::Text, width, priority, [read](const StorageClassRow &row) { return live::textCell(read(row)); });
    };
    live::Kind kind;
    kind.id = "storageclass";
    kind.title = tr("Storage classes");
    kind.single = tr("storage class");
    kind.icon = QStringLiteral("storageclass");
    kind.filterHint = tr("Filter by name, provisioner, label");
    kind.counted = countedClasses;
    live::Column name = nameColumn(metaOf<StorageClassRow>);
    name.cell = live::of<StorageClassRow>([](const StorageClassRow &row) { return live::textCell(classNameText(row)); });
    kind.columns = {
        std::move(name),
        text("provisioner", tr("Provisioner"), 220, 90, [](const StorageClassRow &row) { return row.provisioner; }),
        text("reclaimPolicy", tr("Reclaim policy"), 110, 70, [](const StorageClassRow &row) { return row.reclaimPolicy; }),
        text("bindingMode", tr("Volume binding"), 170, 65, [](const StorageClassRow &row) { return row.bindingMode; }),
        text("expansion", tr("Expansion"), 100, 75, [](const StorageClassRow &row) { return row.expandable ? tr("allowed") : tr("not allowed"); }),
        ageColumn(metaOf<StorageClassRow>),
        labelsColumn(metaOf<StorageClassRow>),
    };
    setIdentity<StorageClassRow>(kind);
    kind.searchText = live::of<StorageClassRow>([](const StorageClassRow &row) { return QStringList{row.provisioner, row.reclaimPolicy, row.bindingMode}; });
    kind.chips = {
        live::chipOf<StorageClassRow>("default", tr("Default"), live::Tone::Ok, [](const StorageClassRow &row) { return row.isDefault; }, true),
        live::chipOf<StorageClassRow>("expandable", tr("Allow expansion"), live::Tone::None, [](const StorageClassRow &row) { return row.expandable; }, true),
    };
    kind.emptyTitle = tr("No storage classes here");
    kind.emptyText = tr("The kinds of storage that claims can ask for appear here, live.");
    kind.defaultSort = "name";
    return kind;
}

} // namespace

ObjectKind claimObject()
{
    return {claimKind(), {"persistentvolumeclaim", "/api/v1", "persistentvolumeclaims", true, &decodeClaim}, metaOf<ClaimRow>, claimOverview, tr("Storage"), claimQuestions};
}

ObjectKind volumeObject()
{
    return {volumeKind(), {"persistentvolume", "/api/v1", "persistentvolumes", false, &decodeVolume}, metaOf<VolumeRow>, volumeOverview, tr("Storage")};
}

ObjectKind storageClassObject()
{
    return {storageClassKind(), {"storageclass", "/apis/storage.k8s.io/v1", "storageclasses", false, &decodeStorageClass}, metaOf<StorageClassRow>, storageClassOverview, tr("Storage")};
}

} // namespace kubernetes
