// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Claims, volumes and storage classes as tables show them, their decoders, and kubectl's texts. Values; pure. Amounts in bytes.
// Source: kubernetes 1.36 pkg/printers/internalversion/printers.go (printPersistentVolumeClaim, printPersistentVolume,
// printStorageClass), pkg/apis/core/helper (access modes, the old annotation of a class).
#pragma once

#include "objectmeta.h"
#include "rowdecoders.h"

#include <optional>

namespace kubernetes {

/// As the server writes it ("8Gi"), and what it is.
struct StorageAmount {
    QString text; ///< empty: none
    qint64 bytes = 0;
    friend bool operator==(const StorageAmount &, const StorageAmount &) = default;
};

/// Bits. Words that are not known here are passed over, as kubectl does.
enum AccessMode : quint8 { ReadWriteOnce = 1, ReadOnlyMany = 2, ReadWriteMany = 4, ReadWriteOncePod = 8 };

struct ClaimRow : live::RowOf<ClaimRow> {
    /// What becomes of a claim that wants more than it has.
    enum class Resize { None, Running, WaitsForPod, Failed };

    ObjectMeta meta;
    QString phase; ///< "Pending", "Bound", "Lost"
    QString volume; ///< the volume's name; empty: not bound
    QString storageClass;
    std::optional<QString> attributesClass;
    std::optional<QString> volumeMode; ///< "Filesystem", "Block"
    StorageAmount requested;
    StorageAmount capacity; ///< had
    quint8 modes = 0; ///< had: AccessMode
    Resize resize = Resize::None;
    QString message; ///< why a resize failed
    /// Since when no pod has used it; 0: one does, or the cluster does not tell (1.36: behind the gate PersistentVolumeClaimUnusedSinceTime).
    qint64 unusedMs = 0;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const ClaimRow &, const ClaimRow &) = default;
};

struct VolumeRow : live::RowOf<VolumeRow> {
    ObjectMeta meta;
    QString phase; ///< "Pending", "Available", "Bound", "Released", "Failed"
    QString reason;
    QString message;
    QString claim; ///< CLAIM: "shop/data"; empty: none
    QString storageClass;
    std::optional<QString> attributesClass;
    std::optional<QString> volumeMode;
    QString reclaimPolicy; ///< "Retain", "Delete", "Recycle"
    StorageAmount capacity;
    quint8 modes = 0;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const VolumeRow &, const VolumeRow &) = default;
};

struct StorageClassRow : live::RowOf<StorageClassRow> {
    ObjectMeta meta;
    QString provisioner;
    QString reclaimPolicy = QStringLiteral("Delete"); ///< what the API takes for granted
    QString bindingMode = QStringLiteral("Immediate");
    bool expandable = false;
    bool isDefault = false; ///< what a claim without a class gets

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const StorageClassRow &, const StorageClassRow &) = default;
};

[[nodiscard]] live::RowPointer decodeClaim(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeVolume(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeStorageClass(const Message &object, Interner &interner);

/// The bit of "ReadWriteOnce"; 0 for what is not known.
[[nodiscard]] quint8 accessModeOf(std::string_view word);
/// ACCESS MODES: "RWO,RWX".
[[nodiscard]] QString accessModesText(quint8 modes);
/// STATUS: the phase, or "Terminating".
[[nodiscard]] QString statusText(const ClaimRow &row);
[[nodiscard]] QString statusText(const VolumeRow &row);
/// CAPACITY: of a claim only once it is bound; without an amount "0".
[[nodiscard]] QString capacityText(const ClaimRow &row);
[[nodiscard]] QString capacityText(const VolumeRow &row);
/// NAME: "fast (default)".
[[nodiscard]] QString classNameText(const StorageClassRow &row);
/// VOLUMEMODE, VOLUMEATTRIBUTESCLASS: "<unset>" where there is none.
[[nodiscard]] QString orUnset(const std::optional<QString> &text);

} // namespace kubernetes
