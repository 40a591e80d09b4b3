// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pane of one kind knows of the person's rights: the endpoint's fact "permissions", and what it asks for where that does not say.
// UI thread; shared by the functions of a pane's spec.
#pragma once

#include "cluster.h"
#include "tablepane.h"

#include <map>

namespace kubernetesui {

class Rights
{
public:
    Rights(const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object) : m_cluster(cluster), m_object(object) {}

    /// "needs patch on deployments.apps in namespace shop"; empty while it is not known.
    [[nodiscard]] QString forbidden(endpoint::Endpoint &endpoint, const actions::Action &action, const live::Row &row);
    /// To the connection's own namespace, where it alone may be listed.
    [[nodiscard]] std::optional<panes::Detour> detour(endpoint::Endpoint &endpoint);
    /// What a list of this kind needs.
    [[nodiscard]] kubernetes::Requirement listing() const;

private:
    [[nodiscard]] kubernetes::Verdict verdict(endpoint::Endpoint &endpoint, const std::vector<kubernetes::Requirement> &needs,
                                              const QString &scope, const QString &name, kubernetes::Requirement *lacking);
    void ask(endpoint::Endpoint &endpoint, const std::vector<kubernetes::Requirement> &needs, const QString &scope);

    const kubernetes::Cluster &m_cluster;
    const kubernetes::ObjectKind &m_object;
    std::map<std::pair<QString, kubernetes::Requirement>, endpoint::Call> m_asking;
    endpoint::Call m_going;
};

} // namespace kubernetesui
