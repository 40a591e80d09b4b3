// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "manifests.h"

#include "noise.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

void addAmount(QJsonObject &amounts, const char *what, const QString &text)
{
    if (text.isEmpty())
        return;
    put(amounts, u"requests."_s + QString::fromLatin1(what), text.section(u'/', 0, 0));
    if (text.contains(u'/'))
        put(amounts, u"limits."_s + QString::fromLatin1(what), text.section(u'/', 1));
}

QJsonObject selectorOf(const WorkloadPlan &plan)
{
    return {{u"app.kubernetes.io/name"_s, plan.name}};
}

QJsonObject workloadOf(const WorkloadPlan &plan)
{
    return {{u"metadata"_s, metaOf(plan.namespaceName, plan.name, labelsOf(plan))},
            {u"spec"_s, QJsonObject{{u"selector"_s, QJsonObject{{u"matchLabels"_s, selectorOf(plan)}}}, {u"template"_s, templateOf(plan)}, {u"revisionHistoryLimit"_s, 10}}},
            {u"status"_s, QJsonObject()}};
}

QJsonObject jobSpecOf(const WorkloadPlan &plan)
{
    return {{u"backoffLimit"_s, 0}, {u"completions"_s, plan.replicas}, {u"parallelism"_s, 1}, {u"completionMode"_s, u"NonIndexed"_s}, {u"suspend"_s, false},
            {u"template"_s, templateOf(plan, u"Never"_s)}};
}

QJsonArray nodeConditions(qint64 nowMs)
{
    QJsonArray conditions;
    setCondition(conditions, u"MemoryPressure"_s, false, nowMs, u"KubeletHasSufficientMemory"_s, u"kubelet has sufficient memory available"_s);
    setCondition(conditions, u"DiskPressure"_s, false, nowMs, u"KubeletHasNoDiskPressure"_s, u"kubelet has no disk pressure"_s);
    setCondition(conditions, u"PIDPressure"_s, false, nowMs, u"KubeletHasSufficientPID"_s, u"kubelet has sufficient PID available"_s);
    setCondition(conditions, u"Ready"_s, true, nowMs, u"KubeletReady"_s, u"kubelet is posting ready status"_s);
    return conditions;
}

} // namespace

QJsonObject metaOf(const QString &namespaceName, const QString &name, const QJsonObject &labels)
{
    QJsonObject meta{{u"name"_s, name}};
    if (!namespaceName.isEmpty())
        meta.insert(u"namespace"_s, namespaceName);
    if (!labels.isEmpty())
        meta.insert(u"labels"_s, labels);
    return meta;
}

QJsonObject labelsOf(const WorkloadPlan &plan)
{
    QJsonObject labels = selectorOf(plan);
    if (!plan.partOf.isEmpty())
        labels.insert(u"app.kubernetes.io/part-of"_s, plan.partOf);
    if (!plan.component.isEmpty())
        labels.insert(u"app.kubernetes.io/component"_s, plan.component);
    return labels;
}

QJsonObject containerOf(const ContainerPlan &plan)
{
    QJsonObject amounts;
    addAmount(amounts, "cpu", plan.cpu);
    addAmount(amounts, "memory", plan.memory);
    QJsonObject container{{u"name"_s, plan.name}, {u"image"_s, plan.image}, {u"imagePullPolicy"_s, u"IfNotPresent"_s}, {u"resources"_s, amounts},
                          {u"terminationMessagePath"_s, u"/dev/termination-log"_s}, {u"terminationMessagePolicy"_s, u"File"_s}};
    if (plan.port != 0) {
        container.insert(u"ports"_s, QJsonArray{QJsonObject{{u"name"_s, u"http"_s}, {u"containerPort"_s, plan.port}, {u"protocol"_s, u"TCP"_s}}});
        const QJsonObject get{{u"path"_s, u"/healthz"_s}, {u"port"_s, u"http"_s}, {u"scheme"_s, u"HTTP"_s}};
        if (plan.probed)
            container.insert(u"readinessProbe"_s, QJsonObject{{u"httpGet"_s, get}, {u"periodSeconds"_s, 5}, {u"timeoutSeconds"_s, 1}, {u"successThreshold"_s, 1}, {u"failureThreshold"_s, 3}});
    }
    if (!plan.secret.isEmpty())
        container.insert(u"envFrom"_s, QJsonArray{QJsonObject{{u"secretRef"_s, QJsonObject{{u"name"_s, plan.secret}}}}});
    return container;
}

QJsonObject templateOf(const WorkloadPlan &plan, const QString &restartPolicy)
{
    QJsonArray containers, inits;
    for (const ContainerPlan &container : plan.containers)
        containers.append(containerOf(container));
    for (const ContainerPlan &container : plan.inits)
        inits.append(containerOf(container));
    QJsonObject spec{{u"containers"_s, containers}, {u"restartPolicy"_s, restartPolicy}, {u"dnsPolicy"_s, u"ClusterFirst"_s}, {u"schedulerName"_s, u"default-scheduler"_s},
                     {u"serviceAccountName"_s, plan.account}, {u"serviceAccount"_s, plan.account}, {u"securityContext"_s, QJsonObject()}, {u"terminationGracePeriodSeconds"_s, 30}};
    if (!inits.isEmpty())
        spec.insert(u"initContainers"_s, inits);
    return {{u"metadata"_s, QJsonObject{{u"labels"_s, labelsOf(plan)}}}, {u"spec"_s, spec}};
}

QJsonObject deploymentOf(const WorkloadPlan &plan)
{
    QJsonObject object = workloadOf(plan);
    put(object, u"spec.replicas", plan.replicas);
    put(object, u"spec.progressDeadlineSeconds", 600);
    put(object, u"spec.strategy", QJsonObject{{u"type"_s, u"RollingUpdate"_s}, {u"rollingUpdate"_s, QJsonObject{{u"maxSurge"_s, u"25%"_s}, {u"maxUnavailable"_s, u"25%"_s}}}});
    return object;
}

QJsonObject statefulSetOf(const WorkloadPlan &plan, const QString &storage)
{
    QJsonObject object = workloadOf(plan);
    put(object, u"spec.replicas", plan.replicas);
    put(object, u"spec.serviceName", plan.name);
    put(object, u"spec.podManagementPolicy", u"OrderedReady"_s);
    put(object, u"spec.updateStrategy", QJsonObject{{u"type"_s, u"RollingUpdate"_s}, {u"rollingUpdate"_s, QJsonObject{{u"partition"_s, 0}}}});
    const QJsonObject claim{{u"metadata"_s, QJsonObject{{u"name"_s, u"data"_s}}},
                            {u"spec"_s, QJsonObject{{u"accessModes"_s, QJsonArray{u"ReadWriteOnce"_s}}, {u"storageClassName"_s, u"fast"_s}, {u"volumeMode"_s, u"Filesystem"_s},
                                                    {u"resources"_s, QJsonObject{{u"requests"_s, QJsonObject{{u"storage"_s, storage}}}}}}}};
    put(object, u"spec.volumeClaimTemplates", QJsonArray{claim});
    return object;
}

QJsonObject daemonSetOf(const WorkloadPlan &plan)
{
    QJsonObject object = workloadOf(plan);
    put(object, u"spec.updateStrategy", QJsonObject{{u"type"_s, u"RollingUpdate"_s}, {u"rollingUpdate"_s, QJsonObject{{u"maxSurge"_s, 0}, {u"maxUnavailable"_s, 1}}}});
    put(object, u"spec.template.spec.tolerations", QJsonArray{QJsonObject{{u"operator"_s, u"Exists"_s}, {u"effect"_s, u"NoSchedule"_s}}});
    put(object, u"spec.template.spec.hostNetwork", true);
    return object;
}

QJsonObject jobOf(const WorkloadPlan &plan)
{
    return {{u"metadata"_s, metaOf(plan.namespaceName, plan.name, labelsOf(plan))}, {u"spec"_s, jobSpecOf(plan)}, {u"status"_s, QJsonObject()}};
}

QJsonObject cronJobOf(const WorkloadPlan &plan, const QString &schedule, bool suspended)
{
    return {{u"metadata"_s, metaOf(plan.namespaceName, plan.name, labelsOf(plan))},
            {u"spec"_s, QJsonObject{{u"schedule"_s, schedule}, {u"suspend"_s, suspended}, {u"concurrencyPolicy"_s, u"Forbid"_s}, {u"successfulJobsHistoryLimit"_s, 3},
                                    {u"failedJobsHistoryLimit"_s, 1}, {u"jobTemplate"_s, QJsonObject{{u"metadata"_s, QJsonObject()}, {u"spec"_s, jobSpecOf(plan)}}}}},
            {u"status"_s, QJsonObject()}};
}

QJsonObject serviceOf(const WorkloadPlan &plan, const QString &type, const QString &address, int port)
{
    const bool outside = type == "LoadBalancer"_L1 || type == "NodePort"_L1;
    QJsonObject entry{{u"name"_s, u"http"_s}, {u"port"_s, port}, {u"protocol"_s, u"TCP"_s}, {u"targetPort"_s, plan.containers.front().port}};
    if (outside)
        entry.insert(u"nodePort"_s, 30'000 + static_cast<int>(hashOf(plan.name) % 2'700));
    QJsonObject spec{{u"type"_s, type}, {u"selector"_s, selectorOf(plan)}, {u"ports"_s, QJsonArray{entry}}, {u"clusterIP"_s, address}, {u"clusterIPs"_s, QJsonArray{address}},
                     {u"ipFamilies"_s, QJsonArray{u"IPv4"_s}}, {u"ipFamilyPolicy"_s, u"SingleStack"_s}, {u"internalTrafficPolicy"_s, u"Cluster"_s}, {u"sessionAffinity"_s, u"None"_s}};
    QJsonObject balancer;
    if (type == "LoadBalancer"_L1) {
        spec.insert(u"externalTrafficPolicy"_s, u"Cluster"_s);
        balancer.insert(u"ingress"_s, QJsonArray{QJsonObject{{u"ip"_s, u"203.0.113.24"_s}}});
    }
    return {{u"metadata"_s, metaOf(plan.namespaceName, plan.name, labelsOf(plan))}, {u"spec"_s, spec}, {u"status"_s, QJsonObject{{u"loadBalancer"_s, balancer}}}};
}

QJsonObject nodeOf(const QString &name, int number, const QString &role, const QString &zone, int cores, int gibibytes, qint64 nowMs)
{
    QJsonObject labels{{u"kubernetes.io/hostname"_s, name}, {u"kubernetes.io/os"_s, u"linux"_s}, {u"kubernetes.io/arch"_s, u"amd64"_s},
                       {u"topology.kubernetes.io/region"_s, u"eu-central"_s}, {u"topology.kubernetes.io/zone"_s, zone},
                       {u"node.kubernetes.io/instance-type"_s, cores > 8 ? u"c16-m64"_s : u"c8-m32"_s}};
    labels.insert(u"node-role.kubernetes.io/"_s + role, QString());
    QJsonObject spec{{u"podCIDR"_s, u"10.42.%1.0/24"_s.arg(number)}, {u"podCIDRs"_s, QJsonArray{u"10.42.%1.0/24"_s.arg(number)}}, {u"providerID"_s, u"harbour://eu-central/"_s + name}};
    if (role == "control-plane"_L1)
        spec.insert(u"taints"_s, QJsonArray{QJsonObject{{u"key"_s, u"node-role.kubernetes.io/control-plane"_s}, {u"effect"_s, u"NoSchedule"_s}}});
    const auto amounts = [&](int reserved, int reservedKi) {
        return QJsonObject{{u"cpu"_s, reserved ? QString::number(cores * 1000 - reserved) + u'm' : QString::number(cores)}, {u"memory"_s, u"%1Ki"_s.arg(gibibytes * 1'048'576LL - reservedKi)},
                           {u"pods"_s, u"110"_s}, {u"ephemeral-storage"_s, u"203056560Ki"_s}, {u"hugepages-2Mi"_s, u"0"_s}};
    };
    const QJsonArray addresses{QJsonObject{{u"address"_s, u"10.20.0.1%1"_s.arg(number)}, {u"type"_s, u"InternalIP"_s}}, QJsonObject{{u"address"_s, name}, {u"type"_s, u"Hostname"_s}}};
    const QJsonObject info{{u"architecture"_s, u"amd64"_s}, {u"containerRuntimeVersion"_s, u"containerd://2.1.4"_s}, {u"kernelVersion"_s, u"6.12.38+deb13-amd64"_s},
                           {u"kubeletVersion"_s, u"v1.36.3"_s}, {u"operatingSystem"_s, u"linux"_s}, {u"osImage"_s, u"Debian GNU/Linux 13 (trixie)"_s},
                           {u"machineID"_s, hexId(hashOf(name)).left(32)}, {u"systemUUID"_s, hexId(hashOf(name)).mid(8, 32)}, {u"bootID"_s, hexId(hashOf(name)).mid(16, 32)}};
    return {{u"metadata"_s, metaOf({}, name, labels)}, {u"spec"_s, spec},
            {u"status"_s, QJsonObject{{u"addresses"_s, addresses}, {u"capacity"_s, amounts(0, 0)}, {u"allocatable"_s, amounts(300, 1'153'434)}, {u"nodeInfo"_s, info},
                                      {u"conditions"_s, nodeConditions(nowMs)}}}};
}

} // namespace demo
