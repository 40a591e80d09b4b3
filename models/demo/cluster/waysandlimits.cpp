// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ways into the simulated cluster and their limits, and what decides how many pods there may or must be.
#include "pastplans.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

QJsonObject labelled(const char *name)
{
    return {{u"matchLabels"_s, QJsonObject{{u"app.kubernetes.io/name"_s, QString::fromLatin1(name)}}}};
}

QJsonObject inNamespace(const char *name)
{
    return {{u"matchLabels"_s, QJsonObject{{u"kubernetes.io/metadata.name"_s, QString::fromLatin1(name)}}}};
}

// --- Ways in --------------------------------------------------------------------------------------------------------

struct Path {
    const char *path;
    const char *service;
};

QJsonObject ingress(const char *className, const char *host, std::initializer_list<Path> paths, const char *secret)
{
    QJsonArray all;
    for (const Path &path : paths) {
        const QJsonObject backend{{u"service"_s, QJsonObject{{u"name"_s, QString::fromLatin1(path.service)}, {u"port"_s, QJsonObject{{u"number"_s, 80}}}}}};
        all.append(QJsonObject{{u"path"_s, QString::fromLatin1(path.path)}, {u"pathType"_s, u"Prefix"_s}, {u"backend"_s, backend}});
    }
    const QString name = QString::fromLatin1(host);
    QJsonObject spec{{u"ingressClassName"_s, QString::fromLatin1(className)}, {u"rules"_s, QJsonArray{QJsonObject{{u"host"_s, name}, {u"http"_s, QJsonObject{{u"paths"_s, all}}}}}}};
    if (secret)
        spec.insert(u"tls"_s, QJsonArray{QJsonObject{{u"hosts"_s, QJsonArray{name}}, {u"secretName"_s, QString::fromLatin1(secret)}}});
    QJsonObject balancer;
    if (qstrcmp(className, "nginx") == 0) // the only class that somebody looks after
        balancer.insert(u"ingress"_s, QJsonArray{QJsonObject{{u"ip"_s, u"203.0.113.24"_s}}});
    return {{u"spec"_s, spec}, {u"status"_s, QJsonObject{{u"loadBalancer"_s, balancer}}}};
}

std::vector<Furnishing> waysIn()
{
    return {
        furnishing(u"Ingress", u"shop"_s, u"storefront"_s, ingress("nginx", "shop.harbour.example", {{"/", "storefront"}, {"/api", "api"}, {"/cart", "cart"}}, "shop-tls")),
        furnishing(u"Ingress", u"shop"_s, u"preview"_s, ingress("internal", "preview.harbour.example", {{"/", "recommend"}}, nullptr)),
        furnishing(u"Ingress", u"payments"_s, u"gateway"_s, ingress("nginx", "pay.harbour.example", {{"/", "gateway"}}, "gateway-tls")),
        furnishing(u"Ingress", u"monitoring"_s, u"grafana"_s, ingress("nginx", "grafana.harbour.example", {{"/", "grafana"}}, "grafana-tls")),
    };
}

// --- Who may reach whom ---------------------------------------------------------------------------------------------

QJsonArray port(const char *protocol, int number)
{
    return {QJsonObject{{u"protocol"_s, QString::fromLatin1(protocol)}, {u"port"_s, number}}};
}

QJsonObject policy(const QJsonObject &pods, const char *type, const QJsonArray &rules)
{
    QJsonObject spec{{u"podSelector"_s, pods}, {u"policyTypes"_s, QJsonArray{QString::fromLatin1(type)}}};
    if (!rules.isEmpty())
        spec.insert(QString::fromLatin1(type).toLower(), rules);
    return {{u"spec"_s, spec}};
}

std::vector<Furnishing> policies()
{
    const QJsonObject controller{{u"namespaceSelector"_s, inNamespace("kube-system")}, {u"podSelector"_s, labelled("ingress-nginx-controller")}};
    const QJsonArray callers{QJsonObject{{u"podSelector"_s, labelled("gateway")}}, QJsonObject{{u"podSelector"_s, labelled("fraud-scorer")}}};
    const QJsonObject shop{{u"podSelector"_s, QJsonObject{{u"matchLabels"_s, QJsonObject{{u"app.kubernetes.io/part-of"_s, u"shop"_s}}}}}};
    const QJsonArray names{QJsonObject{{u"namespaceSelector"_s, inNamespace("kube-system")}, {u"podSelector"_s, labelled("coredns")}}};
    const QJsonArray mail{QJsonObject{{u"ipBlock"_s, QJsonObject{{u"cidr"_s, u"198.51.100.0/24"_s}, {u"except"_s, QJsonArray{u"198.51.100.128/25"_s}}}}}};
    return {
        furnishing(u"NetworkPolicy", u"payments"_s, u"default-deny"_s, policy({}, "Ingress", {})),
        furnishing(u"NetworkPolicy", u"payments"_s, u"gateway-from-outside"_s, policy(labelled("gateway"), "Ingress", {QJsonObject{{u"from"_s, QJsonArray{controller}}, {u"ports"_s, port("TCP", 8443)}}})),
        furnishing(u"NetworkPolicy", u"payments"_s, u"ledger-callers"_s, policy(labelled("ledger"), "Ingress", {QJsonObject{{u"from"_s, callers}, {u"ports"_s, port("TCP", 9000)}}})),
        furnishing(u"NetworkPolicy", u"shop"_s, u"postgres-clients"_s, policy(labelled("postgres"), "Ingress", {QJsonObject{{u"from"_s, QJsonArray{shop}}, {u"ports"_s, port("TCP", 5432)}}})),
        furnishing(u"NetworkPolicy", u"batch"_s, u"names-and-mail"_s, policy(labelled("mailer"), "Egress", {QJsonObject{{u"to"_s, names}, {u"ports"_s, port("UDP", 53)}}, QJsonObject{{u"to"_s, mail}, {u"ports"_s, port("TCP", 587)}}})),
    };
}

// --- How many pods --------------------------------------------------------------------------------------------------

QJsonObject scaler(const char *deployment, int least, int most, const QJsonArray &metrics, const QJsonObject &status)
{
    return {{u"spec"_s, QJsonObject{{u"scaleTargetRef"_s, QJsonObject{{u"apiVersion"_s, u"apps/v1"_s}, {u"kind"_s, u"Deployment"_s}, {u"name"_s, QString::fromLatin1(deployment)}}},
                                    {u"minReplicas"_s, least}, {u"maxReplicas"_s, most}, {u"metrics"_s, metrics}}},
            {u"status"_s, status}};
}

/// By what share of the requested CPU its pods use, now so much of it.
QJsonObject byCores(const char *deployment, int least, int most, int target, int now, int replicas)
{
    const auto metric = [](const QJsonObject &value, const char *which) {
        return QJsonArray{QJsonObject{{u"type"_s, u"Resource"_s}, {u"resource"_s, QJsonObject{{u"name"_s, u"cpu"_s}, {QString::fromLatin1(which), value}}}}};
    };
    return scaler(deployment, least, most, metric({{u"type"_s, u"Utilization"_s}, {u"averageUtilization"_s, target}}, "target"),
                  {{u"currentReplicas"_s, replicas}, {u"desiredReplicas"_s, replicas}, {u"currentMetrics"_s, metric({{u"averageUtilization"_s, now}}, "current")}});
}

/// By a figure that nothing in the cluster provides.
QJsonObject byQueue(const char *deployment, int least, int most)
{
    const QJsonObject queue{{u"metric"_s, QJsonObject{{u"name"_s, u"bookings_waiting"_s}}}, {u"target"_s, QJsonObject{{u"type"_s, u"AverageValue"_s}, {u"averageValue"_s, u"30"_s}}}};
    return scaler(deployment, least, most, {QJsonObject{{u"type"_s, u"External"_s}, {u"external"_s, queue}}}, {});
}

QJsonObject budget(const char *name, const char *member, const QJsonValue &amount)
{
    return {{u"spec"_s, QJsonObject{{QString::fromLatin1(member), amount}, {u"selector"_s, labelled(name)}}}, {u"status"_s, QJsonObject()}};
}

std::vector<Furnishing> numbersOfPods()
{
    return {
        furnishing(u"HorizontalPodAutoscaler", u"shop"_s, u"storefront"_s, byCores("storefront", 3, 12, 70, 64, 3)),
        furnishing(u"HorizontalPodAutoscaler", u"shop"_s, u"api"_s, byCores("api", 3, 9, 120, 111, 3)),
        furnishing(u"HorizontalPodAutoscaler", u"shop"_s, u"recommend"_s, byCores("recommend", 1, 2, 70, 96, 2)),
        furnishing(u"HorizontalPodAutoscaler", u"payments"_s, u"ledger"_s, byQueue("ledger", 2, 6)),
        furnishing(u"PodDisruptionBudget", u"shop"_s, u"postgres"_s, budget("postgres", "minAvailable", 2)),
        furnishing(u"PodDisruptionBudget", u"shop"_s, u"api"_s, budget("api", "minAvailable", 2)),
        furnishing(u"PodDisruptionBudget", u"shop"_s, u"storefront"_s, budget("storefront", "maxUnavailable", u"34%"_s)),
        furnishing(u"PodDisruptionBudget", u"payments"_s, u"gateway"_s, budget("gateway", "minAvailable", 1)),
        furnishing(u"PodDisruptionBudget", u"batch"_s, u"analytics"_s, budget("analytics", "minAvailable", u"50%"_s)),
    };
}

} // namespace

std::vector<Furnishing> waysAndLimits()
{
    std::vector<Furnishing> all;
    for (const auto &some : {waysIn(), policies(), numbersOfPods()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace demo
