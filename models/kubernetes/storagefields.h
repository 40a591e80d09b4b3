// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// fieldnumbers.h for storage. Constants. Source: generated.proto (1.36) of k8s.io/api core/v1 and storage/v1.
#pragma once

#include "fieldnumbers.h"

namespace kubernetes::fields {

namespace claimSpec {
enum : std::uint32_t { AccessModes = 1, Resources = 2, VolumeName = 3, StorageClassName = 5, VolumeMode = 6, VolumeAttributesClassName = 9 };
inline constexpr FieldName names[] = {{"accessModes", AccessModes}, {"resources", Resources}, {"volumeName", VolumeName},
    {"storageClassName", StorageClassName}, {"volumeMode", VolumeMode}, {"volumeAttributesClassName", VolumeAttributesClassName}};
} // namespace claimSpec

namespace claimStatus {
enum : std::uint32_t { Phase = 1, AccessModes = 2, Capacity = 3, Conditions = 4, AllocatedResourceStatuses = 7 };
inline constexpr FieldName names[] = {{"phase", Phase}, {"accessModes", AccessModes}, {"capacity", Capacity}, {"conditions", Conditions},
    {"allocatedResourceStatuses", AllocatedResourceStatuses}};
} // namespace claimStatus

namespace claimCondition {
enum : std::uint32_t { Type = 1, Status = 2, LastTransitionTime = 4, Message = 6 };
inline constexpr FieldName names[] = {{"type", Type}, {"status", Status}, {"lastTransitionTime", LastTransitionTime}, {"message", Message}};
} // namespace claimCondition

namespace volumeSpec {
enum : std::uint32_t { Capacity = 1, AccessModes = 3, ClaimRef = 4, ReclaimPolicy = 5, StorageClassName = 6, VolumeMode = 8,
    VolumeAttributesClassName = 10 };
inline constexpr FieldName names[] = {{"capacity", Capacity}, {"accessModes", AccessModes}, {"claimRef", ClaimRef},
    {"persistentVolumeReclaimPolicy", ReclaimPolicy}, {"storageClassName", StorageClassName}, {"volumeMode", VolumeMode},
    {"volumeAttributesClassName", VolumeAttributesClassName}};
} // namespace volumeSpec

namespace volumeStatus {
enum : std::uint32_t { Phase = 1, Message = 2, Reason = 3 };
inline constexpr FieldName names[] = {{"phase", Phase}, {"message", Message}, {"reason", Reason}};
} // namespace volumeStatus

namespace storageClass {
enum : std::uint32_t { Metadata = 1, Provisioner = 2, ReclaimPolicy = 4, AllowVolumeExpansion = 6, VolumeBindingMode = 7 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"provisioner", Provisioner}, {"reclaimPolicy", ReclaimPolicy},
    {"allowVolumeExpansion", AllowVolumeExpansion}, {"volumeBindingMode", VolumeBindingMode}};
} // namespace storageClass

} // namespace kubernetes::fields
