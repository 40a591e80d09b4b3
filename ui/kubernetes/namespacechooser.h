// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chooses the namespace that a cluster's panes show: one by a few letters, or all of them. Who may not list namespaces can type
// one. UI thread.
#pragma once

#include "cluster.h"
#include "tablepane.h"

namespace kubernetesui {

[[nodiscard]] panes::ScopeSpec namespaceScope(const kubernetes::Cluster *cluster);

/// The names in an answer to GET /api/v1/namespaces, in the order of the alphabet.
[[nodiscard]] QStringList namespaceNames(const QByteArray &json);
/// RFC 1123, as the API takes it.
[[nodiscard]] bool isNamespaceName(const QString &text);

} // namespace kubernetesui
