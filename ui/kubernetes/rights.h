// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pane of one kind knows of the person's rights: the endpoint's fact "permissions", and what it asks for where that does not say.
// UI thread; shared by the functions of a pane's spec.
#pragma once

#include "cluster.h"
#include "clusterinfo.h"
#include "tablepane.h"

#include <map>

namespace kubernetesui {

/// What the connection has told; a default where it has not yet.
template <class T> T factOf(const endpoint::Endpoint &endpoint, const char *topic)
{
    const std::any fact = endpoint.fact(topic);
    const T *value = std::any_cast<T>(&fact);
    return value ? *value : T();
}

/// "Needs patch on deployments.apps in namespace shop": a sentence.
[[nodiscard]] QString lackingText(const kubernetes::Requirement &lacking, const QString &scope);

class Rights
{
public:
    Rights(const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object) : m_cluster(cluster), m_object(object) {}

    /// "needs patch on deployments.apps in namespace shop"; empty while it is not known.
    [[nodiscard]] QString forbidden(endpoint::Endpoint &endpoint, const actions::Action &action, const live::Row &row);
    /// Where the list of all is refused: to the connection's own namespace, if it is known that it may be listed, and to any other.
    [[nodiscard]] std::vector<panes::Detour> detours(endpoint::Endpoint &endpoint);
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
