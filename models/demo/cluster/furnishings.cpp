// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What no simulated controller looks after: configuration, ways in, storage, limits and custom objects.
#include "pastplans.h"

#include "noise.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

using Furnishing = std::pair<const ApiResource *, QJsonObject>;

Furnishing make(QStringView kind, const QString &namespaceName, const QString &name, QJsonObject rest)
{
    rest.insert(u"metadata"_s, metaOf(namespaceName, name));
    return {&resources::of(kind), rest};
}

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
        make(u"ConfigMap", u"shop"_s, u"storefront-nginx"_s, {{u"data"_s, QJsonObject{{u"nginx.conf"_s, u"worker_processes auto;\nevents { worker_connections 1024; }\nhttp {\n  server {\n    listen 8080;\n    location / { proxy_pass http://api; }\n  }\n}\n"_s}}}}),
        make(u"ConfigMap", u"shop"_s, u"api-config"_s, {{u"data"_s, QJsonObject{{u"LOG_LEVEL"_s, u"info"_s}, {u"DB_POOL"_s, u"30"_s}, {u"FEATURE_FAST_CART"_s, u"true"_s}, {u"DB_HOST"_s, u"postgres-0.postgres.shop.svc"_s}}}}),
        make(u"ConfigMap", u"payments"_s, u"ledger-config"_s, {{u"data"_s, QJsonObject{{u"CURRENCY"_s, u"EUR"_s}, {u"BOOKING_CUTOFF"_s, u"18:00"_s}}}}),
        make(u"ConfigMap", u"monitoring"_s, u"prometheus-rules"_s, {{u"data"_s, QJsonObject{{u"shop.yaml"_s, u"groups:\n- name: shop\n  rules:\n  - alert: ApiSlow\n    expr: histogram_quantile(0.99, rate(http_seconds_bucket[5m])) > 1\n    for: 10m\n"_s}}}}),
        make(u"ConfigMap", u"kube-system"_s, u"coredns"_s, {{u"data"_s, QJsonObject{{u"Corefile"_s, u".:53 {\n    errors\n    health\n    kubernetes cluster.local in-addr.arpa ip6.arpa\n    forward . /etc/resolv.conf\n    cache 30\n}\n"_s}}}}),
    };
    for (const char *name : {"default", "batch", "kube-node-lease", "kube-public", "kube-system", "monitoring", "payments", "shop"})
        all.push_back(make(u"ConfigMap", QString::fromLatin1(name), u"kube-root-ca.crt"_s, {{u"data"_s, QJsonObject{{u"ca.crt"_s, u"-----BEGIN CERTIFICATE-----\n(simulated)\n-----END CERTIFICATE-----\n"_s}}}}));
    const auto secret = [&](const char *place, const char *name, const char *type, std::initializer_list<const char *> keys) {
        QJsonObject data;
        for (const char *key : keys)
            data.insert(QString::fromLatin1(key), base64(invented(QString::fromLatin1(name) + QString::fromLatin1(key))));
        all.push_back(make(u"Secret", QString::fromLatin1(place), QString::fromLatin1(name), {{u"type"_s, QString::fromLatin1(type)}, {u"data"_s, data}}));
    };
    secret("shop", "postgres-credentials", "Opaque", {"username", "password"});
    secret("shop", "shop-tls", "kubernetes.io/tls", {"tls.crt", "tls.key"});
    secret("payments", "gateway-tls", "kubernetes.io/tls", {"tls.crt", "tls.key"});
    secret("payments", "bank-api", "Opaque", {"client-id", "client-secret"});
    secret("monitoring", "grafana-admin", "Opaque", {"admin-user", "admin-password"});
    secret("batch", "registry-pull", "kubernetes.io/dockerconfigjson", {".dockerconfigjson"});
    return all;
}

QJsonObject ingress(const QString &host, const QString &service, const QString &secret)
{
    const QJsonObject backend{{u"service"_s, QJsonObject{{u"name"_s, service}, {u"port"_s, QJsonObject{{u"number"_s, 80}}}}}};
    const QJsonObject path{{u"path"_s, u"/"_s}, {u"pathType"_s, u"Prefix"_s}, {u"backend"_s, backend}};
    return {{u"spec"_s, QJsonObject{{u"ingressClassName"_s, u"nginx"_s}, {u"tls"_s, QJsonArray{QJsonObject{{u"hosts"_s, QJsonArray{host}}, {u"secretName"_s, secret}}}},
                                    {u"rules"_s, QJsonArray{QJsonObject{{u"host"_s, host}, {u"http"_s, QJsonObject{{u"paths"_s, QJsonArray{path}}}}}}}}},
            {u"status"_s, QJsonObject{{u"loadBalancer"_s, QJsonObject{{u"ingress"_s, QJsonArray{QJsonObject{{u"ip"_s, u"203.0.113.24"_s}}}}}}}}};
}

QJsonObject scaler(const QString &deployment, int least, int most, int target, int now, int replicas)
{
    const auto metric = [](const QJsonObject &value, const char *which) {
        return QJsonArray{QJsonObject{{u"type"_s, u"Resource"_s}, {u"resource"_s, QJsonObject{{u"name"_s, u"cpu"_s}, {QString::fromLatin1(which), value}}}}};
    };
    QJsonArray conditions;
    setCondition(conditions, u"AbleToScale"_s, true, 0, u"ReadyForNewScale"_s, u"recommended size matches current size"_s);
    setCondition(conditions, u"ScalingActive"_s, true, 0, u"ValidMetricFound"_s, u"the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)"_s);
    setCondition(conditions, u"ScalingLimited"_s, false, 0, u"DesiredWithinRange"_s, u"the desired count is within the acceptable range"_s);
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        QJsonObject entry = conditions.at(i).toObject();
        entry.remove("lastTransitionTime"_L1);
        conditions.replace(i, entry);
    }
    return {{u"spec"_s, QJsonObject{{u"scaleTargetRef"_s, QJsonObject{{u"apiVersion"_s, u"apps/v1"_s}, {u"kind"_s, u"Deployment"_s}, {u"name"_s, deployment}}}, {u"minReplicas"_s, least},
                                    {u"maxReplicas"_s, most}, {u"metrics"_s, metric({{u"type"_s, u"Utilization"_s}, {u"averageUtilization"_s, target}}, "target")}}},
            {u"status"_s, QJsonObject{{u"currentReplicas"_s, replicas}, {u"desiredReplicas"_s, replicas}, {u"conditions"_s, conditions},
                                      {u"currentMetrics"_s, metric({{u"averageUtilization"_s, now}, {u"averageValue"_s, u"%1m"_s.arg(now * 2)}}, "current")}}}};
}

std::vector<Furnishing> rules()
{
    const auto budget = [](const QString &name, int least) {
        return QJsonObject{{u"spec"_s, QJsonObject{{u"minAvailable"_s, least}, {u"selector"_s, QJsonObject{{u"matchLabels"_s, QJsonObject{{u"app.kubernetes.io/name"_s, name}}}}}}}, {u"status"_s, QJsonObject()}};
    };
    const QJsonObject policy{{u"spec"_s, QJsonObject{{u"podSelector"_s, QJsonObject()}, {u"policyTypes"_s, QJsonArray{u"Ingress"_s}}}}};
    return {
        make(u"Ingress", u"shop"_s, u"storefront"_s, ingress(u"shop.harbour.example"_s, u"storefront"_s, u"shop-tls"_s)),
        make(u"Ingress", u"payments"_s, u"gateway"_s, ingress(u"pay.harbour.example"_s, u"gateway"_s, u"gateway-tls"_s)),
        make(u"Ingress", u"monitoring"_s, u"grafana"_s, ingress(u"grafana.harbour.example"_s, u"grafana"_s, u"grafana-tls"_s)),
        make(u"HorizontalPodAutoscaler", u"shop"_s, u"storefront"_s, scaler(u"storefront"_s, 3, 12, 70, 64, 3)),
        make(u"HorizontalPodAutoscaler", u"shop"_s, u"api"_s, scaler(u"api"_s, 3, 9, 120, 111, 3)),
        make(u"PodDisruptionBudget", u"shop"_s, u"postgres"_s, budget(u"postgres"_s, 2)),
        make(u"PodDisruptionBudget", u"shop"_s, u"api"_s, budget(u"api"_s, 2)),
        make(u"PodDisruptionBudget", u"payments"_s, u"gateway"_s, budget(u"gateway"_s, 1)),
        make(u"NetworkPolicy", u"payments"_s, u"default-deny"_s, policy),
    };
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
        make(u"CustomResourceDefinition", {}, certificates.qualified(), definition(certificates, {column("Ready", "string", ".status.conditions[0].status"), column("Secret", "string", ".spec.secretName"), column("Age", "date", ".metadata.creationTimestamp")})),
        make(u"CustomResourceDefinition", {}, monitors.qualified(), definition(monitors, {column("Age", "date", ".metadata.creationTimestamp")})),
    };
    const auto certificate = [&](const char *place, const char *name, const char *host, bool ready) {
        QJsonArray conditions;
        setCondition(conditions, u"Ready"_s, ready, 0, ready ? u"Ready"_s : u"DoesNotExist"_s, ready ? u"Certificate is up to date and has not expired"_s : u"Issuing certificate as Secret does not exist"_s);
        all.push_back(make(u"Certificate", QString::fromLatin1(place), QString::fromLatin1(name),
                           {{u"spec"_s, QJsonObject{{u"secretName"_s, QString::fromLatin1(name)}, {u"dnsNames"_s, QJsonArray{QString::fromLatin1(host)}}, {u"issuerRef"_s, QJsonObject{{u"kind"_s, u"ClusterIssuer"_s}, {u"name"_s, u"letsencrypt"_s}}}}},
                            {u"status"_s, QJsonObject{{u"conditions"_s, conditions}}}}));
    };
    certificate("shop", "shop-tls", "shop.harbour.example", true);
    certificate("payments", "gateway-tls", "pay.harbour.example", true);
    certificate("monitoring", "grafana-tls", "grafana.harbour.example", false);
    for (const char *name : {"api", "cart", "storefront"})
        all.push_back(make(u"ServiceMonitor", u"monitoring"_s, QString::fromLatin1(name),
                           {{u"spec"_s, QJsonObject{{u"endpoints"_s, QJsonArray{QJsonObject{{u"port"_s, u"http"_s}, {u"interval"_s, u"30s"_s}}}}, {u"namespaceSelector"_s, QJsonObject{{u"matchNames"_s, QJsonArray{u"shop"_s}}}},
                                                    {u"selector"_s, QJsonObject{{u"matchLabels"_s, QJsonObject{{u"app.kubernetes.io/name"_s, QString::fromLatin1(name)}}}}}}}}));
    return all;
}

std::vector<Furnishing> storage()
{
    const auto storageClass = [](const char *name, bool usual, const char *type) {
        Furnishing made = make(u"StorageClass", {}, QString::fromLatin1(name), {{u"provisioner"_s, u"csi.harbour.example"_s}, {u"reclaimPolicy"_s, u"Delete"_s}, {u"volumeBindingMode"_s, u"WaitForFirstConsumer"_s},
                                                                                {u"allowVolumeExpansion"_s, true}, {u"parameters"_s, QJsonObject{{u"type"_s, QString::fromLatin1(type)}}}});
        if (usual)
            put(made.second, u"metadata.annotations", QJsonObject{{u"storageclass.kubernetes.io/is-default-class"_s, u"true"_s}});
        return made;
    };
    const QJsonObject waiting{{u"spec"_s, QJsonObject{{u"accessModes"_s, QJsonArray{u"ReadWriteOnce"_s}}, {u"storageClassName"_s, u"fast"_s}, {u"volumeMode"_s, u"Filesystem"_s},
                                                      {u"resources"_s, QJsonObject{{u"requests"_s, QJsonObject{{u"storage"_s, u"500Gi"_s}}}}}}},
                              {u"status"_s, QJsonObject{{u"phase"_s, u"Pending"_s}}}};
    return {storageClass("standard", true, "hdd"), storageClass("fast", false, "nvme"), make(u"PersistentVolumeClaim", u"batch"_s, u"analytics-scratch"_s, waiting)};
}

} // namespace

std::vector<std::pair<const ApiResource *, QJsonObject>> furnishings()
{
    std::vector<Furnishing> all;
    for (const auto &some : {configuration(), rules(), custom(), storage()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace demo
