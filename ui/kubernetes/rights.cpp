// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "rights.h"

#include "clusterinfo.h"

#include <QCoreApplication>
#include <QDateTime>

namespace kubernetesui {

using kubernetes::PermissionsPointer;
using kubernetes::Requirement;
using kubernetes::Verdict;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetesui::Panes", text);
}

template <class T> T factOf(const endpoint::Endpoint &endpoint, const char *topic)
{
    const std::any fact = endpoint.fact(topic);
    const T *value = std::any_cast<T>(&fact);
    return value ? *value : T();
}

} // namespace

Requirement Rights::listing() const
{
    const QByteArray &path = m_object.table.group; // "/api/v1", "/apis/apps/v1"
    return {"list", path.startsWith("/apis/") ? path.mid(6, path.lastIndexOf('/') - 6) : QByteArray(), m_object.table.resource, {}};
}

QString Rights::forbidden(endpoint::Endpoint &endpoint, const actions::Action &action, const live::Row &row)
{
    if (action.needs.empty())
        return {};
    const kubernetes::ObjectMeta &meta = m_object.meta(row);
    Requirement lacking;
    if (verdict(endpoint, action.needs, meta.namespaceName, meta.name, &lacking) != Verdict::Refused)
        return {};
    QString text = kubernetes::needText(lacking, meta.namespaceName);
    text[0] = text[0].toUpper();
    return text;
}

/// What is known counts, also while it is asked for again.
Verdict Rights::verdict(endpoint::Endpoint &endpoint, const std::vector<Requirement> &needs, const QString &scope, const QString &name, Requirement *lacking)
{
    const auto known = factOf<PermissionsPointer>(endpoint, "permissions");
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Verdict all = Verdict::Allowed;
    std::vector<Requirement> due;
    for (const Requirement &need : needs) {
        const Verdict one = known ? known->verdict(need, scope, name) : Verdict::Unknown;
        if (!known || known->rulesDue(scope, now) || (one != Verdict::Allowed && known->answerDue(need, scope, now)))
            due.push_back(need);
        if (one == Verdict::Refused && all != Verdict::Refused)
            *lacking = need;
        if (one == Verdict::Refused || all == Verdict::Allowed)
            all = one;
    }
    ask(endpoint, due, scope);
    return all;
}

void Rights::ask(endpoint::Endpoint &endpoint, const std::vector<Requirement> &needs, const QString &scope)
{
    std::vector<Requirement> fresh;
    for (const Requirement &need : needs) {
        if (!m_asking[{scope, need}].active())
            fresh.push_back(need);
    }
    if (fresh.empty() || endpoint.state().state != endpoint::EndpointState::State::Connected)
        return;
    // The answer is the fact: what comes back here says only that it is no longer on its way.
    for (const Requirement &need : fresh)
        m_asking[{scope, need}] = m_cluster.findPermissions(endpoint, {need}, scope, [](const base::Result<bool> &) {});
}

std::optional<panes::Detour> Rights::detour(endpoint::Endpoint &endpoint)
{
    if (!m_object.table.namespaced || !factOf<QString>(endpoint, "scope").isEmpty())
        return std::nullopt;
    QString scope = factOf<kubernetes::ClusterInfo>(endpoint, "cluster").namespaceName;
    if (scope.isEmpty())
        scope = QStringLiteral("default");
    Requirement lacking;
    if (verdict(endpoint, {listing()}, scope, {}, &lacking) != Verdict::Allowed)
        return std::nullopt;
    return panes::Detour{tr("Show namespace %1").arg(scope), [this, at = &endpoint, scope] {
                             m_going = m_cluster.setScope(*at, scope, [](const base::Result<bool> &) {});
                         }};
}

} // namespace kubernetesui
