// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "rights.h"

#include "namespacechooser.h"

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

} // namespace

QString lackingText(const Requirement &lacking, const QString &scope)
{
    QString text = kubernetes::needText(lacking, scope);
    text[0] = text[0].toUpper();
    return text;
}

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
    const std::vector<Requirement> needs = kubernetes::needsOn(action.needs, factOf<kubernetes::ClusterInfo>(endpoint, "cluster").minor);
    if (verdict(endpoint, needs, meta.namespaceName, meta.name, &lacking) != Verdict::Refused)
        return {};
    return lackingText(lacking, meta.namespaceName);
}

/// What is known counts, also while it is asked for again.
Verdict Rights::verdict(endpoint::Endpoint &endpoint, const std::vector<Requirement> &needs, const QString &scope, const QString &name, Requirement *lacking)
{
    const auto known = factOf<PermissionsPointer>(endpoint, "permissions");
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::vector<Requirement> due;
    for (const Requirement &need : needs) {
        const Verdict one = known ? known->verdict(need, scope, name) : Verdict::Unknown;
        if (!known || known->rulesDue(scope, now) || (one != Verdict::Allowed && known->answerDue(need, scope, now)))
            due.push_back(need);
    }
    ask(endpoint, due, scope);
    return kubernetes::verdictOf(known, needs, scope, name, lacking);
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

std::vector<panes::Detour> Rights::detours(endpoint::Endpoint &endpoint)
{
    if (!m_object.table.namespaced)
        return {};
    std::vector<panes::Detour> ways;
    QString own = factOf<kubernetes::ClusterInfo>(endpoint, "cluster").namespaceName;
    if (own.isEmpty())
        own = QStringLiteral("default");
    Requirement lacking;
    if (factOf<QString>(endpoint, "scope").isEmpty() && verdict(endpoint, {listing()}, own, {}, &lacking) == Verdict::Allowed) {
        ways.push_back({tr("Show namespace %1").arg(own), [this, at = &endpoint, own](QWidget *) {
                            m_going = m_cluster.setScope(*at, own, [](const base::Result<bool> &) {});
                        }});
    }
    ways.push_back({tr("Choose a namespace…"), [this, at = &endpoint](QWidget *pane) { namespaceScope(&m_cluster).choose(*at, pane); }});
    return ways;
}

} // namespace kubernetesui
