// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "apiresource.h"

#include <array>

namespace demo {

namespace {

constexpr std::array all{
    ApiResource{"", "v1", "namespaces", "namespace", "Namespace", "ns", "", false},
    ApiResource{"", "v1", "nodes", "node", "Node", "no", "", false},
    ApiResource{"", "v1", "pods", "pod", "Pod", "po", "all"},
    ApiResource{"", "v1", "services", "service", "Service", "svc", "all"},
    ApiResource{"", "v1", "configmaps", "configmap", "ConfigMap", "cm"},
    ApiResource{"", "v1", "secrets", "secret", "Secret"},
    ApiResource{"", "v1", "persistentvolumeclaims", "persistentvolumeclaim", "PersistentVolumeClaim", "pvc"},
    ApiResource{"", "v1", "persistentvolumes", "persistentvolume", "PersistentVolume", "pv", "", false},
    ApiResource{"", "v1", "serviceaccounts", "serviceaccount", "ServiceAccount", "sa"},
    ApiResource{"", "v1", "events", "event", "Event", "ev"},
    ApiResource{"apps", "v1", "deployments", "deployment", "Deployment", "deploy", "all"},
    ApiResource{"apps", "v1", "replicasets", "replicaset", "ReplicaSet", "rs", "all"},
    ApiResource{"apps", "v1", "statefulsets", "statefulset", "StatefulSet", "sts", "all"},
    ApiResource{"apps", "v1", "daemonsets", "daemonset", "DaemonSet", "ds", "all"},
    ApiResource{"apps", "v1", "controllerrevisions", "controllerrevision", "ControllerRevision"},
    ApiResource{"batch", "v1", "jobs", "job", "Job", "", "all"},
    ApiResource{"batch", "v1", "cronjobs", "cronjob", "CronJob", "cj", "all"},
    ApiResource{"autoscaling", "v2", "horizontalpodautoscalers", "horizontalpodautoscaler", "HorizontalPodAutoscaler", "hpa", "all"},
    ApiResource{"networking.k8s.io", "v1", "ingresses", "ingress", "Ingress", "ing"},
    ApiResource{"networking.k8s.io", "v1", "networkpolicies", "networkpolicy", "NetworkPolicy", "netpol"},
    ApiResource{"discovery.k8s.io", "v1", "endpointslices", "endpointslice", "EndpointSlice"},
    ApiResource{"policy", "v1", "poddisruptionbudgets", "poddisruptionbudget", "PodDisruptionBudget", "pdb"},
    ApiResource{"storage.k8s.io", "v1", "storageclasses", "storageclass", "StorageClass", "sc", "", false},
    ApiResource{"storage.k8s.io", "v1", "csinodes", "csinode", "CSINode", "", "", false, true},
    ApiResource{"rbac.authorization.k8s.io", "v1", "roles", "role", "Role"},
    ApiResource{"rbac.authorization.k8s.io", "v1", "rolebindings", "rolebinding", "RoleBinding"},
    ApiResource{"rbac.authorization.k8s.io", "v1", "clusterroles", "clusterrole", "ClusterRole", "", "", false},
    ApiResource{"rbac.authorization.k8s.io", "v1", "clusterrolebindings", "clusterrolebinding", "ClusterRoleBinding", "", "", false},
    ApiResource{"apiextensions.k8s.io", "v1", "customresourcedefinitions", "customresourcedefinition", "CustomResourceDefinition", "crd,crds", "api-extensions", false},
    ApiResource{"cert-manager.io", "v1", "certificates", "certificate", "Certificate", "cert,certs", "cert-manager"},
    ApiResource{"monitoring.coreos.com", "v1", "servicemonitors", "servicemonitor", "ServiceMonitor", "smon", "prometheus-operator"},
};

} // namespace

QString ApiResource::apiVersion() const
{
    const QString text = QString::fromLatin1(version);
    return group[0] ? QString::fromLatin1(group) + u'/' + text : text;
}

QString ApiResource::qualified() const
{
    const QString text = QString::fromLatin1(plural);
    return group[0] ? text + u'.' + QString::fromLatin1(group) : text;
}

bool ApiResource::custom() const
{
    const QLatin1StringView name(group);
    return name == QLatin1StringView("cert-manager.io") || name == QLatin1StringView("monitoring.coreos.com");
}

std::span<const ApiResource> apiResources()
{
    return all;
}

const ApiResource *findResource(QStringView group, QStringView version, QStringView plural)
{
    for (const ApiResource &resource : all)
        if (group == QLatin1StringView(resource.group) && version == QLatin1StringView(resource.version) && plural == QLatin1StringView(resource.plural))
            return &resource;
    return nullptr;
}

const ApiResource &resources::of(QStringView kind)
{
    for (const ApiResource &resource : all)
        if (kind == QLatin1StringView(resource.kind))
            return resource;
    Q_UNREACHABLE();
}

} // namespace demo
