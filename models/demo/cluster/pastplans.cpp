// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "pastplans.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

using Kind = PlannedWorkload::Kind;

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

const QString own = u"registry.harbour.example/"_s;

QString shopImage(const char *name)
{
    return own + u"shop/"_s + QString::fromLatin1(name);
}

ContainerPlan envoy()
{
    return {u"envoy"_s, u"docker.io/envoyproxy/envoy:v1.35.1"_s, u"50m/200m"_s, u"64Mi/128Mi"_s, 0};
}

std::vector<PlannedWorkload> shop()
{
    const QString ns = u"shop"_s, part = u"shop"_s;
    return {
        {Kind::Deployment, 11 * day, {ns, u"storefront"_s, 3, {{u"nginx"_s, shopImage("storefront:4.17.0"), u"100m/500m"_s, u"128Mi/256Mi"_s, 8080}}, {}, part, u"web"_s}, u"ClusterIP"_s, u"10.43.12.4"_s, 80},
        {Kind::Deployment, 11 * day, {ns, u"api"_s, 3, {{u"api"_s, shopImage("api:2.13.4"), u"250m/1"_s, u"512Mi/768Mi"_s, 9000}, envoy()}, {}, part, u"backend"_s, u"api"_s}, u"ClusterIP"_s, u"10.43.12.31"_s, 80},
        {Kind::Deployment, 11 * day, {ns, u"cart"_s, 2, {{u"cart"_s, shopImage("cart:1.22.0"), u"100m/500m"_s, u"192Mi/256Mi"_s, 9000}, envoy()}, {}, part, u"backend"_s}, u"ClusterIP"_s, u"10.43.12.77"_s, 80},
        {Kind::Deployment, 9 * day, {ns, u"checkout"_s, 2, {{u"checkout"_s, shopImage("checkout:5.1.3"), u"100m/500m"_s, u"256Mi/384Mi"_s, 9000}, envoy()},
                                     {{u"migrate"_s, shopImage("checkout-migrate:5.1.3"), u"50m"_s, u"64Mi"_s}, {u"wait-for-db"_s, shopImage("wait-for:1.0"), {}, {}}}, part, u"backend"_s}, u"ClusterIP"_s, u"10.43.12.90"_s, 80},
        {Kind::Deployment, 6 * day, {ns, u"recommend"_s, 2, {{u"recommend"_s, shopImage("recommend:1.8.2"), u"100m/1"_s, u"256Mi/512Mi"_s, 9000}}, {}, part, u"backend"_s}, u"ClusterIP"_s, u"10.43.13.2"_s, 80},
        {Kind::StatefulSet, 11 * day, {ns, u"postgres"_s, 2, {{u"postgres"_s, u"docker.io/library/postgres:17.5"_s, u"500m/2"_s, u"1Gi/2Gi"_s, 5432}}, {}, part, u"database"_s}, u"ClusterIP"_s, u"None"_s, 5432, u"80Gi"_s},
        {Kind::StatefulSet, 11 * day, {ns, u"redis"_s, 1, {{u"redis"_s, u"docker.io/library/redis:8.0-alpine"_s, u"100m"_s, u"128Mi/256Mi"_s, 6379}}, {}, part, u"cache"_s}, u"ClusterIP"_s, u"10.43.12.11"_s, 6379, u"8Gi"_s},
    };
}

std::vector<PlannedWorkload> payments()
{
    const QString ns = u"payments"_s, part = u"payments"_s;
    const auto image = [](const char *name) { return own + u"payments/"_s + QString::fromLatin1(name); };
    return {
        {Kind::Deployment, 11 * day, {ns, u"ledger"_s, 2, {{u"ledger"_s, image("ledger:3.0.4"), u"200m/1"_s, u"256Mi/512Mi"_s, 9000}}, {}, part, u"backend"_s, u"ledger"_s}, u"ClusterIP"_s, u"10.43.40.8"_s, 80},
        {Kind::Deployment, 11 * day, {ns, u"gateway"_s, 2, {{u"gateway"_s, image("gateway:1.12.1"), u"100m/500m"_s, u"128Mi/256Mi"_s, 8443}, envoy()}, {}, part, u"web"_s}, u"LoadBalancer"_s, u"10.43.40.1"_s, 443},
        {Kind::Deployment, 2 * hour, {ns, u"fraud-scorer"_s, 1, {{u"scorer"_s, image("fraud-scorer:0.9.0"), u"1/2"_s, u"1536Mi/2Gi"_s, 9000}}, {}, part, u"backend"_s}, u"ClusterIP"_s, u"10.43.40.19"_s, 80},
        {Kind::Deployment, 4 * minute, {ns, u"webhook"_s, 1, {{u"webhook"_s, image("webhook:0.3.1"), u"50m"_s, u"64Mi/128Mi"_s, 9000, true, u"webhook-tokens"_s}}, {}, part, u"backend"_s}, u"ClusterIP"_s, u"10.43.40.55"_s, 80},
    };
}

std::vector<PlannedWorkload> batch()
{
    const QString ns = u"batch"_s, part = u"nightly"_s;
    const auto image = [](const char *name) { return own + u"batch/"_s + QString::fromLatin1(name); };
    return {
        {Kind::CronJob, 11 * day, {ns, u"invoice"_s, 1, {{u"invoice"_s, image("invoice:1.4.0"), u"200m/1"_s, u"128Mi/256Mi"_s}}, {}, part}, {}, {}, 0, {}, u"*/10 * * * *"_s, true},
        {Kind::CronJob, 11 * day, {ns, u"report"_s, 1, {{u"report"_s, image("report:2.0.2"), u"500m/1"_s, u"512Mi/1Gi"_s}}, {}, part}, {}, {}, 0, {}, u"30 2 * * *"_s},
        {Kind::CronJob, 10 * day, {ns, u"backup"_s, 1, {{u"backup"_s, image("backup:1.1.0"), u"100m"_s, u"128Mi"_s}}, {}, part}, {}, {}, 0, {}, u"0 4 * * *"_s, true},
        {Kind::Job, 5 * hour, {ns, u"import-catalog"_s, 1, {{u"import"_s, image("import-catalog:0.2.0"), u"100m"_s, u"128Mi"_s}}, {}, part}},
        {Kind::Deployment, 9 * minute, {ns, u"analytics"_s, 1, {{u"analytics"_s, image("analytics:0.1.0"), u"8"_s, u"96Gi"_s, 9000}}, {}, part}},
        {Kind::Deployment, 8 * day, {ns, u"mailer"_s, 0, {{u"mailer"_s, image("mailer:1.0.7"), u"50m"_s, u"64Mi"_s, 9000}}, {}, part}},
    };
}

std::vector<PlannedWorkload> monitoring()
{
    const QString ns = u"monitoring"_s, part = u"kube-prometheus"_s;
    return {
        {Kind::StatefulSet, 19 * day, {ns, u"prometheus"_s, 1, {{u"prometheus"_s, u"quay.io/prometheus/prometheus:v3.5.0"_s, u"500m/2"_s, u"2Gi/3Gi"_s, 9090},
                                                                {u"config-reloader"_s, u"quay.io/prometheus-operator/config-reloader:v0.84.0"_s, u"10m"_s, u"32Mi"_s}}, {}, part, {}, u"prometheus"_s}, u"ClusterIP"_s, u"10.43.60.2"_s, 9090, u"200Gi"_s},
        {Kind::StatefulSet, 19 * day, {ns, u"alertmanager"_s, 1, {{u"alertmanager"_s, u"quay.io/prometheus/alertmanager:v0.28.1"_s, u"20m"_s, u"64Mi"_s, 9093}}, {}, part}, u"ClusterIP"_s, u"10.43.60.3"_s, 9093, u"4Gi"_s},
        {Kind::Deployment, 19 * day, {ns, u"grafana"_s, 1, {{u"grafana"_s, u"docker.io/grafana/grafana:12.1.0"_s, u"100m/500m"_s, u"192Mi/512Mi"_s, 3000}}, {}, part}, u"NodePort"_s, u"10.43.60.4"_s, 3000},
        {Kind::Deployment, 19 * day, {ns, u"kube-state-metrics"_s, 1, {{u"kube-state-metrics"_s, u"registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.16.0"_s, u"20m"_s, u"64Mi/128Mi"_s, 8080}}, {}, part}},
        {Kind::DaemonSet, 19 * day, {ns, u"node-exporter"_s, 0, {{u"node-exporter"_s, u"quay.io/prometheus/node-exporter:v1.9.1"_s, u"20m"_s, u"32Mi/64Mi"_s, 9100}}, {}, part}},
    };
}

std::vector<PlannedWorkload> system()
{
    const QString ns = u"kube-system"_s;
    const auto image = [](const char *name) { return u"registry.k8s.io/"_s + QString::fromLatin1(name); };
    const auto fixed = [&](const char *name, const char *from, const char *cpu) {
        return PlannedWorkload{Kind::Static, 21 * day - minute, {ns, QString::fromLatin1(name), 1, {{QString::fromLatin1(name), image(from), QString::fromLatin1(cpu), {}, 0}}}};
    };
    return {
        fixed("etcd", "etcd:3.6.8-0", "100m"),
        fixed("kube-apiserver", "kube-apiserver:v1.36.3", "250m"),
        fixed("kube-controller-manager", "kube-controller-manager:v1.36.3", "200m"),
        fixed("kube-scheduler", "kube-scheduler:v1.36.3", "100m"),
        {Kind::DaemonSet, 21 * day - minute, {ns, u"kube-proxy"_s, 0, {{u"kube-proxy"_s, image("kube-proxy:v1.36.3"), {}, {}}}}},
        {Kind::Deployment, 21 * day - 2 * minute, {ns, u"coredns"_s, 2, {{u"coredns"_s, image("coredns/coredns:v1.13.1"), u"100m"_s, u"70Mi/170Mi"_s, 8080}}}, u"ClusterIP"_s, u"10.43.0.10"_s, 53},
        {Kind::Deployment, 21 * day - 3 * minute, {ns, u"metrics-server"_s, 1, {{u"metrics-server"_s, image("metrics-server/metrics-server:v0.9.0"), u"100m"_s, u"200Mi"_s, 10250}}}, u"ClusterIP"_s, u"10.43.0.44"_s, 443},
        {Kind::Deployment, 18 * day, {ns, u"ingress-nginx-controller"_s, 2, {{u"controller"_s, image("ingress-nginx/controller:v1.13.2"), u"100m"_s, u"256Mi"_s, 8080}}}, u"LoadBalancer"_s, u"10.43.0.80"_s, 443},
    };
}

} // namespace

std::vector<PlannedWorkload> plannedWorkloads()
{
    std::vector<PlannedWorkload> all;
    for (const auto &some : {system(), monitoring(), shop(), payments(), batch()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace demo
