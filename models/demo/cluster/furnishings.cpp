// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What no simulated controller looks after: configuration, custom objects, and what follows.
#include "pastplans.h"

#include "noise.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

QString base64(const QString &text)
{
    return QString::fromLatin1(text.toUtf8().toBase64());
}

QString invented(const QString &of)
{
    return hexId(hashOf(of)).left(24);
}

std::vector<Furnishing> configuration()
{
    std::vector<Furnishing> all{
        furnishing(u"ConfigMap", u"shop"_s, u"storefront-nginx"_s, {{u"data"_s, QJsonObject{{u"nginx.conf"_s, u"worker_processes auto;\nevents { worker_connections 1024; }\nhttp {\n  server {\n    listen 8080;\n    location / { proxy_pass http://api; }\n  }\n}\n"_s}}}}),
        furnishing(u"ConfigMap", u"shop"_s, u"api-config"_s, {{u"data"_s, QJsonObject{{u"LOG_LEVEL"_s, u"info"_s}, {u"DB_POOL"_s, u"30"_s}, {u"FEATURE_FAST_CART"_s, u"true"_s}, {u"DB_HOST"_s, u"postgres-0.postgres.shop.svc"_s}}}}),
        furnishing(u"ConfigMap", u"payments"_s, u"ledger-config"_s, {{u"data"_s, QJsonObject{{u"CURRENCY"_s, u"EUR"_s}, {u"BOOKING_CUTOFF"_s, u"18:00"_s}}}}),
        furnishing(u"ConfigMap", u"monitoring"_s, u"prometheus-rules"_s, {{u"data"_s, QJsonObject{{u"shop.yaml"_s, u"groups:\n- name: shop\n  rules:\n  - alert: ApiSlow\n    expr: histogram_quantile(0.99, rate(http_seconds_bucket[5m])) > 1\n    for: 10m\n"_s}}}}),
        furnishing(u"ConfigMap", u"kube-system"_s, u"coredns"_s, {{u"data"_s, QJsonObject{{u"Corefile"_s, u".:53 {\n    errors\n    health\n    kubernetes cluster.local in-addr.arpa ip6.arpa\n    forward . /etc/resolv.conf\n    cache 30\n}\n"_s}}}}),
    };
    for (const char *name : {"default", "batch", "kube-node-lease", "kube-public", "kube-system", "monitoring", "payments", "shop"})
        all.push_back(furnishing(u"ConfigMap", QString::fromLatin1(name), u"kube-root-ca.crt"_s, {{u"data"_s, QJsonObject{{u"ca.crt"_s, u"-----BEGIN CERTIFICATE-----\n(simulated)\n-----END CERTIFICATE-----\n"_s}}}}));
    const auto secret = [&](const char *place, const char *name, const char *type, std::initializer_list<const char *> keys) {
        QJsonObject data;
        for (const char *key : keys)
            data.insert(QString::fromLatin1(key), base64(invented(QString::fromLatin1(name) + QString::fromLatin1(key))));
        all.push_back(furnishing(u"Secret", QString::fromLatin1(place), QString::fromLatin1(name), {{u"type"_s, QString::fromLatin1(type)}, {u"data"_s, data}}));
    };
    secret("shop", "postgres-credentials", "Opaque", {"username", "password"});
    secret("shop", "shop-tls", "kubernetes.io/tls", {"tls.crt", "tls.key"});
    secret("payments", "gateway-tls", "kubernetes.io/tls", {"tls.crt", "tls.key"});
    secret("payments", "bank-api", "Opaque", {"client-id", "client-secret"});
    secret("monitoring", "grafana-admin", "Opaque", {"admin-user", "admin-password"});
    secret("batch", "registry-pull", "kubernetes.io/dockerconfigjson", {".dockerconfigjson"});
    return all;
}

QJsonObject definition(const ApiResource &resource, const QJsonArray &columns)
{
    const QString group = QString::fromLatin1(resource.group);
    const QJsonObject version{{u"name"_s, QString::fromLatin1(resource.version)}, {u"served"_s, true}, {u"storage"_s, true}, {u"additionalPrinterColumns"_s, columns},
                              {u"schema"_s, QJsonObject{{u"openAPIV3Schema"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"x-kubernetes-preserve-unknown-fields"_s, true}}}}}};
    QJsonObject names{{u"kind"_s, resource.kindText()}, {u"listKind"_s, resource.kindText() + u"List"_s}, {u"plural"_s, QString::fromLatin1(resource.plural)}, {u"singular"_s, QString::fromLatin1(resource.singular)},
                      {u"shortNames"_s, QJsonArray::fromStringList(QString::fromLatin1(resource.shortNames).split(u','))}};
    QJsonArray conditions;
    setCondition(conditions, u"NamesAccepted"_s, true, 0, u"NoConflicts"_s, u"no conflicts found"_s);
    setCondition(conditions, u"Established"_s, true, 0, u"InitialNamesAccepted"_s, u"the initial names have been accepted"_s);
    return {{u"spec"_s, QJsonObject{{u"group"_s, group}, {u"names"_s, names}, {u"scope"_s, resource.namespaced ? u"Namespaced"_s : u"Cluster"_s}, {u"versions"_s, QJsonArray{version}}}},
            {u"status"_s, QJsonObject{{u"acceptedNames"_s, names}, {u"conditions"_s, conditions}, {u"storedVersions"_s, QJsonArray{QString::fromLatin1(resource.version)}}}}};
}

std::vector<Furnishing> custom()
{
    const auto column = [](const char *name, const char *type, const char *path) {
        return QJsonObject{{u"name"_s, QString::fromLatin1(name)}, {u"type"_s, QString::fromLatin1(type)}, {u"jsonPath"_s, QString::fromLatin1(path)}};
    };
    const ApiResource &certificates = resources::of(u"Certificate");
    const ApiResource &monitors = resources::of(u"ServiceMonitor");
    std::vector<Furnishing> all{
        furnishing(u"CustomResourceDefinition", {}, certificates.qualified(), definition(certificates, {column("Ready", "string", ".status.conditions[0].status"), column("Secret", "string", ".spec.secretName"), column("Age", "date", ".metadata.creationTimestamp")})),
        furnishing(u"CustomResourceDefinition", {}, monitors.qualified(), definition(monitors, {column("Age", "date", ".metadata.creationTimestamp")})),
    };
    const auto certificate = [&](const char *place, const char *name, const char *host, bool ready) {
        QJsonArray conditions;
        setCondition(conditions, u"Ready"_s, ready, 0, ready ? u"Ready"_s : u"DoesNotExist"_s, ready ? u"Certificate is up to date and has not expired"_s : u"Issuing certificate as Secret does not exist"_s);
        all.push_back(furnishing(u"Certificate", QString::fromLatin1(place), QString::fromLatin1(name),
                           {{u"spec"_s, QJsonObject{{u"secretName"_s, QString::fromLatin1(name)}, {u"dnsNames"_s, QJsonArray{QString::fromLatin1(host)}}, {u"issuerRef"_s, QJsonObject{{u"kind"_s, u"ClusterIssuer"_s}, {u"name"_s, u"letsencrypt"_s}}}}},
                            {u"status"_s, QJsonObject{{u"conditions"_s, conditions}}}}));
    };
    certificate("shop", "shop-tls", "shop.harbour.example", true);
    certificate("payments", "gateway-tls", "pay.harbour.example", true);
    certificate("monitoring", "grafana-tls", "grafana.harbour.example", false);
    for (const char *name : {"api", "cart", "storefront"})
        all.push_back(furnishing(u"ServiceMonitor", u"monitoring"_s, QString::fromLatin1(name),
                           {{u"spec"_s, QJsonObject{{u"endpoints"_s, QJsonArray{QJsonObject{{u"port"_s, u"http"_s}, {u"interval"_s, u"30s"_s}}}}, {u"namespaceSelector"_s, QJsonObject{{u"matchNames"_s, QJsonArray{u"shop"_s}}}},
                                                    {u"selector"_s, QJsonObject{{u"matchLabels"_s, QJsonObject{{u"app.kubernetes.io/name"_s, QString::fromLatin1(name)}}}}}}}}));
    return all;
}

} // namespace

Furnishing furnishing(QStringView kind, const QString &namespaceName, const QString &name, QJsonObject rest)
{
    rest.insert(u"metadata"_s, metaOf(namespaceName, name));
    return {&resources::of(kind), rest};
}

std::vector<Furnishing> furnishings()
{
    std::vector<Furnishing> all;
    for (const auto &some : {configuration(), waysAndLimits(), custom(), furnishedStorage(), furnishedAccess()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace demo
