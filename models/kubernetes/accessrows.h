// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Roles, their bindings and service accounts as tables show them, their decoders, and kubectl's texts. Values; pure.
// Source: kubernetes 1.36 pkg/printers/internalversion/printers.go (printRoleBinding), pkg/apis/rbac (SubjectsStrings, the star for
// everything).
#pragma once

#include "objectmeta.h"
#include "rowdecoders.h"

#include <QStringList>
#include <optional>

namespace kubernetes {

/// A Role or a ClusterRole.
struct RoleRow : live::RowOf<RoleRow> {
    ObjectMeta meta;
    qint32 rules = 0;
    bool everything = false; ///< one of its rules allows every verb on every resource of every group
    bool aggregated = false; ///< its rules are gathered from other roles, by their labels

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const RoleRow &, const RoleRow &) = default;
};

/// A RoleBinding or a ClusterRoleBinding.
struct BindingRow : live::RowOf<BindingRow> {
    ObjectMeta meta;
    QString roleKind; ///< "ClusterRole"
    QString roleName;
    QStringList users; ///< in the order of the object, as the other two
    QStringList groups;
    QStringList accounts; ///< "shop/api"
    QStringList others;   ///< of a kind that is not known here: "kind/name"

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const BindingRow &, const BindingRow &) = default;
};

struct ServiceAccountRow : live::RowOf<ServiceAccountRow> {
    ObjectMeta meta;
    qint32 secrets = 0; ///< SECRETS of servers before 1.34
    QStringList pullSecrets;
    std::optional<bool> automount; ///< absent: as the pod says, which is yes if it says nothing

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const ServiceAccountRow &, const ServiceAccountRow &) = default;
};

[[nodiscard]] live::RowPointer decodeRole(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeBinding(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeServiceAccount(const Message &object, Interner &interner);

/// ROLE: "ClusterRole/view".
[[nodiscard]] QString roleText(const BindingRow &row);
/// USERS, GROUPS, SERVICEACCOUNTS: "a, b".
[[nodiscard]] QString subjectsText(const QStringList &subjects);
/// What came with the cluster or with one of its parts.
[[nodiscard]] bool builtIn(const ObjectMeta &meta);

} // namespace kubernetes
