// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "metareader.h"
#include "storagefields.h"
#include "storagerows.h"

#include <algorithm>
#include <array>

namespace kubernetes {

namespace {

struct ModeWord {
    std::string_view word;
    const char *brief; ///< kubectl's
    AccessMode mode;
};
constexpr std::array modeWords{ModeWord{"ReadWriteOnce", "RWO", ReadWriteOnce}, ModeWord{"ReadOnlyMany", "ROX", ReadOnlyMany},
                               ModeWord{"ReadWriteMany", "RWX", ReadWriteMany}, ModeWord{"ReadWriteOncePod", "RWOP", ReadWriteOncePod}};

void readStorage(StorageAmount &amount, const Field &amounts, Interner &interner)
{
    amounts.forEachEntry([&](std::string_view resource, const Field &value) {
        if (resource == "storage")
            amount = {interner.text(value.quantityText()), value.quantity().value()};
    });
}

void setClaimSpec(ClaimRow &row, const Message &spec, Interner &interner)
{
    namespace f = fields::claimSpec;
    spec.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::VolumeName: row.volume = base::textOf(field.text()); break;
        case f::StorageClassName: row.storageClass = interner.text(field.text()); break;
        case f::VolumeMode: row.volumeMode = interner.text(field.text()); break;
        case f::VolumeAttributesClassName: row.attributesClass = interner.text(field.text()); break;
        case f::Resources:
            if (field.isMessage())
                field.message().forEachField(fields::resourceRequirements::names, [&](std::uint32_t inner, const Field &amounts) {
                    if (inner == fields::resourceRequirements::Requests)
                        readStorage(row.requested, amounts, interner);
                });
            break;
        default: break;
        }
    });
}

void addCondition(ClaimRow &row, const Message &message)
{
    namespace f = fields::claimCondition;
    using Resize = ClaimRow::Resize;
    std::string_view type;
    std::string_view text;
    bool holds = false;
    qint64 since = 0;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Type: type = field.text(); break;
        case f::Status: holds = field.text() == "True"; break;
        case f::LastTransitionTime: since = field.timeMs(); break;
        case f::Message: text = field.text(); break;
        default: break;
        }
    });
    if (!holds)
        return;
    if (type == "ControllerResizeError" || type == "NodeResizeError") {
        row.resize = Resize::Failed;
        row.message = base::textOf(text);
    } else if (type == "FileSystemResizePending") {
        row.resize = std::max(row.resize, Resize::WaitsForPod);
    } else if (type == "Resizing") {
        row.resize = std::max(row.resize, Resize::Running);
    } else if (type == "Unused") {
        row.unusedMs = since;
    }
}

/// "ControllerResizeInProgress", "NodeResizePending", "NodeResizeInfeasible"; older servers wrote "...Failed".
void addResizeStatus(ClaimRow &row, const Field &statuses)
{
    using Resize = ClaimRow::Resize;
    statuses.forEachEntry([&](std::string_view resource, const Field &value) {
        const std::string_view text = value.text();
        if (resource != "storage" || text.empty())
            return;
        const bool failed = text.ends_with("Infeasible") || text.ends_with("Failed");
        row.resize = std::max(row.resize, failed ? Resize::Failed : text == "NodeResizePending" ? Resize::WaitsForPod : Resize::Running);
    });
}

void setClaimStatus(ClaimRow &row, const Message &status, Interner &interner)
{
    namespace f = fields::claimStatus;
    status.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Phase: row.phase = interner.text(field.text()); break;
        case f::AccessModes: row.modes |= accessModeOf(field.text()); break;
        case f::Capacity: readStorage(row.capacity, field, interner); break;
        case f::Conditions:
            if (field.isMessage())
                addCondition(row, field.message());
            break;
        case f::AllocatedResourceStatuses: addResizeStatus(row, field); break;
        default: break;
        }
    });
}

void setVolumeSpec(VolumeRow &row, const Message &spec, Interner &interner)
{
    namespace f = fields::volumeSpec;
    spec.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Capacity: readStorage(row.capacity, field, interner); break;
        case f::AccessModes: row.modes |= accessModeOf(field.text()); break;
        case f::ReclaimPolicy: row.reclaimPolicy = interner.text(field.text()); break;
        case f::StorageClassName: row.storageClass = interner.text(field.text()); break;
        case f::VolumeMode: row.volumeMode = interner.text(field.text()); break;
        case f::VolumeAttributesClassName: row.attributesClass = interner.text(field.text()); break;
        case f::ClaimRef: {
            if (!field.isMessage())
                break;
            std::string_view space;
            std::string_view name;
            field.message().forEachField(fields::objectReference::names, [&](std::uint32_t inner, const Field &part) {
                if (inner == fields::objectReference::Namespace)
                    space = part.text();
                else if (inner == fields::objectReference::Name)
                    name = part.text();
            });
            row.claim = base::textOf(space) + u'/' + base::textOf(name);
            break;
        }
        default: break;
        }
    });
}

void setVolumeStatus(VolumeRow &row, const Message &status, Interner &interner)
{
    namespace f = fields::volumeStatus;
    status.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Phase: row.phase = interner.text(field.text()); break;
        case f::Message: row.message = base::textOf(field.text()); break;
        case f::Reason: row.reason = interner.text(field.text()); break;
        default: break;
        }
    });
}

/// The annotation of times before the field counts first.
template <class R> void setOldClass(R &row, const KnownAnnotations &annotations, Interner &interner)
{
    if (annotations.storageClass)
        row.storageClass = interner.text(*annotations.storageClass);
}

QString phaseText(const ObjectMeta &meta, const QString &phase)
{
    return meta.deleting() ? QStringLiteral("Terminating") : phase;
}

QString amountText(const StorageAmount &amount)
{
    return amount.text.isEmpty() ? QStringLiteral("0") : amount.text;
}

} // namespace

live::RowPointer decodeClaim(const Message &object, Interner &interner)
{
    auto row = std::make_shared<ClaimRow>();
    KnownAnnotations annotations;
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner, &annotations);
        else if (number == fields::object::Spec)
            setClaimSpec(*row, part, interner);
        else if (number == fields::object::Status)
            setClaimStatus(*row, part, interner);
    });
    setOldClass(*row, annotations, interner);
    // Asked for, and nobody has begun yet.
    if (row->resize == ClaimRow::Resize::None && row->capacity.bytes > 0 && row->requested.bytes > row->capacity.bytes)
        row->resize = ClaimRow::Resize::Running;
    return row->meta.key.isEmpty() ? nullptr : live::RowPointer(std::move(row));
}

live::RowPointer decodeVolume(const Message &object, Interner &interner)
{
    auto row = std::make_shared<VolumeRow>();
    KnownAnnotations annotations;
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner, &annotations);
        else if (number == fields::object::Spec)
            setVolumeSpec(*row, part, interner);
        else if (number == fields::object::Status)
            setVolumeStatus(*row, part, interner);
    });
    setOldClass(*row, annotations, interner);
    return row->meta.key.isEmpty() ? nullptr : live::RowPointer(std::move(row));
}

live::RowPointer decodeStorageClass(const Message &object, Interner &interner)
{
    namespace f = fields::storageClass;
    auto row = std::make_shared<StorageClassRow>();
    KnownAnnotations annotations;
    object.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Metadata:
            if (field.isMessage())
                row->meta = readMeta(field.message(), interner, &annotations);
            break;
        case f::Provisioner: row->provisioner = interner.text(field.text()); break;
        case f::ReclaimPolicy: row->reclaimPolicy = interner.text(field.text()); break;
        case f::AllowVolumeExpansion: row->expandable = field.boolean(); break;
        case f::VolumeBindingMode: row->bindingMode = interner.text(field.text()); break;
        default: break;
        }
    });
    row->isDefault = annotations.defaultClass;
    return row->meta.key.isEmpty() ? nullptr : live::RowPointer(std::move(row));
}

quint8 accessModeOf(std::string_view word)
{
    for (const ModeWord &known : modeWords) {
        if (known.word == word)
            return known.mode;
    }
    return 0;
}

QString accessModesText(quint8 modes)
{
    QStringList texts;
    for (const ModeWord &known : modeWords) {
        if (modes & known.mode)
            texts << QString::fromLatin1(known.brief);
    }
    return texts.join(u',');
}

QString statusText(const ClaimRow &row)
{
    return phaseText(row.meta, row.phase);
}

QString statusText(const VolumeRow &row)
{
    return phaseText(row.meta, row.phase);
}

QString capacityText(const ClaimRow &row)
{
    return row.volume.isEmpty() ? QString() : amountText(row.capacity);
}

QString capacityText(const VolumeRow &row)
{
    return amountText(row.capacity);
}

QString classNameText(const StorageClassRow &row)
{
    return row.isDefault ? row.meta.name + QStringLiteral(" (default)") : row.meta.name;
}

QString orUnset(const std::optional<QString> &text)
{
    return text.value_or(QStringLiteral("<unset>"));
}

} // namespace kubernetes
