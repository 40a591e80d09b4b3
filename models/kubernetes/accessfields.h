// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// fieldnumbers.h for rights and service accounts. Constants. Source: generated.proto (1.36) of k8s.io/api rbac/v1 and core/v1.
#pragma once

#include "fieldnumbers.h"

namespace kubernetes::fields {

/// Of Roles and ClusterRoles; the former have no aggregation.
namespace role {
enum : std::uint32_t { Metadata = 1, Rules = 2, AggregationRule = 3 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"rules", Rules}, {"aggregationRule", AggregationRule}};
} // namespace role

namespace policyRule {
enum : std::uint32_t { Verbs = 1, ApiGroups = 2, Resources = 3 };
inline constexpr FieldName names[] = {{"verbs", Verbs}, {"apiGroups", ApiGroups}, {"resources", Resources}};
} // namespace policyRule

/// Of RoleBindings and ClusterRoleBindings.
namespace roleBinding {
enum : std::uint32_t { Metadata = 1, Subjects = 2, RoleRef = 3 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"subjects", Subjects}, {"roleRef", RoleRef}};
} // namespace roleBinding

namespace subject {
enum : std::uint32_t { Kind = 1, Name = 3, Namespace = 4 };
inline constexpr FieldName names[] = {{"kind", Kind}, {"name", Name}, {"namespace", Namespace}};
} // namespace subject

namespace roleRef {
enum : std::uint32_t { Kind = 2, Name = 3 };
inline constexpr FieldName names[] = {{"kind", Kind}, {"name", Name}};
} // namespace roleRef

namespace serviceAccount {
enum : std::uint32_t { Metadata = 1, Secrets = 2, ImagePullSecrets = 3, AutomountServiceAccountToken = 4 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"secrets", Secrets}, {"imagePullSecrets", ImagePullSecrets},
    {"automountServiceAccountToken", AutomountServiceAccountToken}};
} // namespace serviceAccount

namespace localObjectReference {
enum : std::uint32_t { Name = 1 };
inline constexpr FieldName names[] = {{"name", Name}};
} // namespace localObjectReference

} // namespace kubernetes::fields
