// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "relationparts.h"

#include "jsonreader.h"
#include "metareader.h"
#include "objectpath.h"

#include <QJsonDocument>
#include <QUrl>
#include <algorithm>

namespace kubernetes {

namespace {

class Names
{
public:
    explicit Names(QString namespaceName) : m_namespace(std::move(namespaceName)) {}
    void add(const char *kind, const QString &name)
    {
        const ObjectName object{QString::fromLatin1(kind), m_namespace, name, {}};
        // Each pod has that one, by way of its service account's token.
        if (!name.isEmpty() && name != QStringLiteral("kube-root-ca.crt") && std::find(m_names.begin(), m_names.end(), object) == m_names.end())
            m_names.push_back(object);
    }
    std::vector<ObjectName> take() { return std::move(m_names); }

private:
    QString m_namespace;
    std::vector<ObjectName> m_names;
};

void addVolume(Names &names, const QJsonObject &volume)
{
    names.add("PersistentVolumeClaim", subText(subObject(volume, "persistentVolumeClaim"), "claimName"));
    names.add("ConfigMap", subText(subObject(volume, "configMap"), "name"));
    names.add("Secret", subText(subObject(volume, "secret"), "secretName"));
    for (const QJsonValue &value : subObject(volume, "projected").value(QLatin1String("sources")).toArray()) {
        names.add("ConfigMap", subText(subObject(value.toObject(), "configMap"), "name"));
        names.add("Secret", subText(subObject(value.toObject(), "secret"), "name"));
    }
}

void addContainer(Names &names, const QJsonObject &container)
{
    for (const QJsonValue &value : container.value(QLatin1String("env")).toArray()) {
        const QJsonObject from = subObject(value.toObject(), "valueFrom");
        names.add("ConfigMap", subText(subObject(from, "configMapKeyRef"), "name"));
        names.add("Secret", subText(subObject(from, "secretKeyRef"), "name"));
    }
    for (const QJsonValue &value : container.value(QLatin1String("envFrom")).toArray()) {
        names.add("ConfigMap", subText(subObject(value.toObject(), "configMapRef"), "name"));
        names.add("Secret", subText(subObject(value.toObject(), "secretRef"), "name"));
    }
}

} // namespace

ObjectName nameOf(const QString &kind, const QJsonObject &object)
{
    const QJsonObject meta = subObject(object, "metadata");
    return {kind, subText(meta, "namespace"), subText(meta, "name"), subText(meta, "uid").toLatin1()};
}

bool isOwnedBy(const QJsonObject &object, const live::Key &uid)
{
    const QJsonArray owners = subList(subObject(object, "metadata"), "ownerReferences");
    return std::any_of(owners.begin(), owners.end(),
                       [&](const QJsonValue &owner) { return subText(owner.toObject(), "uid").toLatin1() == uid; });
}

QString selectorText(const QJsonObject &selector)
{
    const QByteArray json = QJsonDocument(selector).toJson(QJsonDocument::Compact);
    const auto document = base::JsonDocument::parse(json);
    Interner interner;
    return document.ok() ? readSelector(Message(document->root()), interner).text() : QString();
}

bool selects(const QJsonObject &selector, const QJsonObject &labels)
{
    if (selector.isEmpty())
        return false;
    for (auto label = selector.begin(); label != selector.end(); ++label) {
        if (labels.value(label.key()) != label.value())
            return false;
    }
    return true;
}

QByteArray collection(const char *kind, const QString &namespaceName, const char *parameter, const QString &value)
{
    const KnownResource known = knownResource(QString::fromLatin1(kind));
    QByteArray path = known.group;
    if (known.namespaced && !namespaceName.isEmpty())
        path += "/namespaces/" + pathPart(namespaceName);
    path += '/' + known.resource + "?limit=500";
    if (parameter && !value.isEmpty())
        path += QByteArray("&") + parameter + '=' + QUrl::toPercentEncoding(value);
    return path;
}

QByteArray pathOf(const ObjectName &object)
{
    const KnownResource known = knownResource(object.kind);
    if (known.resource.isEmpty() || object.name.isEmpty())
        return {};
    return objectPath(known.group, known.resource, known.namespaced ? object.namespaceName : QString(), object.name);
}

QStringList backendsOf(const QJsonObject &spec)
{
    QStringList names{subText(subObject(subObject(spec, "defaultBackend"), "service"), "name")};
    for (const QJsonValue &rule : subList(spec, "rules")) {
        for (const QJsonValue &path : subList(subObject(rule.toObject(), "http"), "paths"))
            names << subText(subObject(subObject(path.toObject(), "backend"), "service"), "name");
    }
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

ObjectName roleOf(const QJsonObject &binding)
{
    const QJsonObject role = subObject(binding, "roleRef");
    const QString kind = subText(role, "kind");
    return {kind, kind == QStringLiteral("Role") ? subText(subObject(binding, "metadata"), "namespace") : QString(), subText(role, "name"), {}};
}

bool bindsRole(const QJsonObject &binding, const ObjectName &role)
{
    const ObjectName bound = roleOf(binding);
    return bound.kind == role.kind && bound.name == role.name && bound.namespaceName == role.namespaceName;
}

bool bindsAccount(const QJsonObject &binding, const ObjectName &account)
{
    const QJsonArray subjects = subList(binding, "subjects");
    return std::any_of(subjects.begin(), subjects.end(), [&](const QJsonValue &value) {
        const QJsonObject subject = value.toObject();
        const QString name = subText(subject, "name");
        if (subText(subject, "kind") == QStringLiteral("Group"))
            return name == QStringLiteral("system:serviceaccounts") || name == QStringLiteral("system:serviceaccounts:") + account.namespaceName;
        return subText(subject, "kind") == QStringLiteral("ServiceAccount") && name == account.name && subText(subject, "namespace") == account.namespaceName;
    });
}

KnownResource knownResource(const QString &kind)
{
    static const std::map<QString, KnownResource> known = [] {
        std::map<QString, KnownResource> result;
        const auto add = [&](const char *name, const char *group, const char *resource, bool namespaced = true) {
            result[QString::fromLatin1(name)] = {group, resource, namespaced};
        };
        constexpr const char *rights = "/apis/rbac.authorization.k8s.io/v1";
        add("Pod", "/api/v1", "pods");
        add("Service", "/api/v1", "services");
        add("ConfigMap", "/api/v1", "configmaps");
        add("Secret", "/api/v1", "secrets");
        add("PersistentVolumeClaim", "/api/v1", "persistentvolumeclaims");
        add("PersistentVolume", "/api/v1", "persistentvolumes", false);
        add("ServiceAccount", "/api/v1", "serviceaccounts");
        add("StorageClass", "/apis/storage.k8s.io/v1", "storageclasses", false);
        add("Role", rights, "roles");
        add("ClusterRole", rights, "clusterroles", false);
        add("RoleBinding", rights, "rolebindings");
        add("ClusterRoleBinding", rights, "clusterrolebindings", false);
        add("ReplicationController", "/api/v1", "replicationcontrollers");
        add("Node", "/api/v1", "nodes", false);
        add("Namespace", "/api/v1", "namespaces", false);
        add("Deployment", "/apis/apps/v1", "deployments");
        add("ReplicaSet", "/apis/apps/v1", "replicasets");
        add("StatefulSet", "/apis/apps/v1", "statefulsets");
        add("DaemonSet", "/apis/apps/v1", "daemonsets");
        add("Job", "/apis/batch/v1", "jobs");
        add("CronJob", "/apis/batch/v1", "cronjobs");
        add("Ingress", "/apis/networking.k8s.io/v1", "ingresses");
        add("EndpointSlice", "/apis/discovery.k8s.io/v1", "endpointslices");
        add("NetworkPolicy", "/apis/networking.k8s.io/v1", "networkpolicies");
        add("HorizontalPodAutoscaler", "/apis/autoscaling/v2", "horizontalpodautoscalers");
        add("PodDisruptionBudget", "/apis/policy/v1", "poddisruptionbudgets");
        return result;
    }();
    const auto found = known.find(kind);
    return found == known.end() ? KnownResource() : found->second;
}

std::vector<ObjectName> usedBy(const QJsonObject &podSpec, const QString &namespaceName)
{
    Names names(namespaceName);
    for (const QJsonValue &value : podSpec.value(QLatin1String("volumes")).toArray())
        addVolume(names, value.toObject());
    for (const char *list : {"initContainers", "containers", "ephemeralContainers"}) {
        for (const QJsonValue &value : podSpec.value(QLatin1String(list)).toArray())
            addContainer(names, value.toObject());
    }
    for (const QJsonValue &value : podSpec.value(QLatin1String("imagePullSecrets")).toArray())
        names.add("Secret", subText(value.toObject(), "name"));
    names.add("ServiceAccount", subText(podSpec, "serviceAccountName"));
    return names.take();
}

} // namespace kubernetes
