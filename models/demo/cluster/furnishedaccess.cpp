// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who may do what in the simulated cluster: roles, their bindings and service accounts. Nothing asks them: who speaks to it may do all
// that its kinds allow.
#include "pastplans.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

QJsonArray words(const char *text)
{
    return QJsonArray::fromStringList(QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts));
}

/// Groups and resources with spaces between them; the core group is "core".
QJsonObject rule(const char *groups, const char *resources, const char *verbs, const char *names = "")
{
    QJsonArray all;
    for (const QJsonValue group : words(groups))
        all.append(group == u"core"_s ? QString() : group.toString());
    QJsonObject made{{u"apiGroups"_s, all}, {u"resources"_s, words(resources)}, {u"verbs"_s, words(verbs)}};
    if (*names)
        made.insert(u"resourceNames"_s, words(names));
    return made;
}

QJsonObject paths(const char *urls, const char *verbs)
{
    return {{u"nonResourceURLs"_s, words(urls)}, {u"verbs"_s, words(verbs)}};
}

/// In all of the cluster where `place` is empty.
Furnishing role(const char *place, const char *name, const QJsonArray &rules, bool builtIn = false)
{
    Furnishing made = furnishing(*place ? u"Role" : u"ClusterRole", QString::fromLatin1(place), QString::fromLatin1(name), {{u"rules"_s, rules}});
    if (builtIn)
        put(made.second, u"metadata.labels", QJsonObject{{u"kubernetes.io/bootstrapping"_s, u"rbac-defaults"_s}});
    return made;
}

/// "user:ada", "group:platform", "account:shop/api".
QJsonObject subject(const QString &text)
{
    const QString kind = text.section(u':', 0, 0), name = text.section(u':', 1);
    if (kind == "account"_L1)
        return {{u"kind"_s, u"ServiceAccount"_s}, {u"namespace"_s, name.section(u'/', 0, 0)}, {u"name"_s, name.section(u'/', 1)}};
    return {{u"kind"_s, kind == "user"_L1 ? u"User"_s : u"Group"_s}, {u"apiGroup"_s, u"rbac.authorization.k8s.io"_s}, {u"name"_s, name}};
}

Furnishing binding(const char *place, const char *name, const char *roleKind, const char *roleName, const char *subjects)
{
    QJsonArray all;
    for (const QJsonValue one : words(subjects))
        all.append(subject(one.toString()));
    QJsonObject rest{{u"roleRef"_s, QJsonObject{{u"apiGroup"_s, u"rbac.authorization.k8s.io"_s}, {u"kind"_s, QString::fromLatin1(roleKind)}, {u"name"_s, QString::fromLatin1(roleName)}}}};
    if (!all.isEmpty())
        rest.insert(u"subjects"_s, all);
    return furnishing(*place ? u"RoleBinding" : u"ClusterRoleBinding", QString::fromLatin1(place), QString::fromLatin1(name), rest);
}

Furnishing account(const char *place, const char *name, const char *pullSecret = "")
{
    QJsonObject rest;
    if (*pullSecret)
        rest.insert(u"imagePullSecrets"_s, QJsonArray{QJsonObject{{u"name"_s, QString::fromLatin1(pullSecret)}}});
    return furnishing(u"ServiceAccount", QString::fromLatin1(place), QString::fromLatin1(name), rest);
}

std::vector<Furnishing> roles()
{
    Furnishing view = role("", "view", {rule("core", "pods pods/log services configmaps events persistentvolumeclaims", "get list watch"), rule("apps batch", "*", "get list watch")}, true);
    put(view.second, u"aggregationRule", QJsonObject{{u"clusterRoleSelectors"_s, QJsonArray{QJsonObject{{u"matchLabels"_s, QJsonObject{{u"rbac.authorization.k8s.io/aggregate-to-view"_s, u"true"_s}}}}}}});
    return {
        role("", "cluster-admin", {rule("*", "*", "*"), paths("*", "*")}, true),
        role("", "admin", {rule("core", "pods pods/exec pods/log services configmaps secrets", "*"), rule("apps batch", "*", "*"), rule("rbac.authorization.k8s.io", "roles rolebindings", "*")}, true),
        std::move(view),
        role("", "system:node-proxier", {rule("core", "nodes services", "get list watch"), rule("discovery.k8s.io", "endpointslices", "list watch")}, true),
        role("", "prometheus", {rule("core", "nodes nodes/metrics services pods", "get list watch"), rule("networking.k8s.io", "ingresses", "get list watch"), paths("/metrics /metrics/cadvisor", "get")}),
        role("shop", "deployer", {rule("apps", "deployments", "get list watch patch"), rule("core", "pods pods/log", "get list watch"), rule("core", "configmaps", "get update", "api-config storefront-nginx")}),
        role("payments", "ledger-reader", {rule("core", "configmaps", "get watch", "ledger-config"), rule("core", "secrets", "get", "bank-api")}),
    };
}

std::vector<Furnishing> bindings()
{
    return {
        binding("", "cluster-admin", "ClusterRole", "cluster-admin", "group:system:masters"),
        binding("", "platform-admins", "ClusterRole", "cluster-admin", "group:platform user:ada@harbour.example"),
        binding("", "prometheus", "ClusterRole", "prometheus", "account:monitoring/prometheus"),
        binding("", "system:node-proxier", "ClusterRole", "system:node-proxier", "user:system:kube-proxy"),
        binding("shop", "deployers", "Role", "deployer", "account:batch/ci group:shop-developers"),
        binding("shop", "support", "ClusterRole", "view", "group:support"),
        binding("payments", "ledger", "Role", "ledger-reader", "account:payments/ledger"),
        binding("payments", "audit-2025", "Role", "auditor", ""), // neither the role nor anybody is left
    };
}

} // namespace

std::vector<Furnishing> furnishedAccess()
{
    std::vector<Furnishing> all{account("monitoring", "prometheus"), account("payments", "ledger"), account("batch", "ci", "registry-pull"), account("shop", "api"),
                                account("kube-system", "coredns"), account("kube-system", "metrics-server")};
    for (const auto &some : {roles(), bindings()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace demo
