// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is near an object without owning it: services, ingresses, nodes, what pods use.
#include "relations.h"

#include "relationparts.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Relations", text);
}

} // namespace

// --- The network ----------------------------------------------------------------------------------------------------

/// Those whose selector these labels satisfy.
void RelationSearch::findServices(size_t index, const QJsonObject &labels)
{
    const QString space = m_relations.objects[index].object.namespaceName;
    ask(collection("Service", space), [this, index, labels](const QJsonObject &list) {
        addListed(index, QStringLiteral("Service"), subList(list, "items"),
                  [&](const QJsonObject &service) { return selects(subObject(subObject(service, "spec"), "selector"), labels); },
                  [this](size_t service, const QJsonObject &) { findIngresses(service); }, false, true);
    }, index);
}

void RelationSearch::findIngresses(size_t service)
{
    const ObjectName self = m_relations.objects[service].object;
    ask(collection("Ingress", self.namespaceName), [this, service, name = self.name](const QJsonObject &list) {
        addListed(service, QStringLiteral("Ingress"), subList(list, "items"),
                  [&](const QJsonObject &ingress) { return backendsOf(subObject(ingress, "spec")).contains(name); }, {}, false, true);
    }, service);
}

void RelationSearch::findEndpoints(size_t service)
{
    const ObjectName self = m_relations.objects[service].object;
    const QString label = QStringLiteral("kubernetes.io/service-name=") + self.name;
    ask(collection("EndpointSlice", self.namespaceName, "labelSelector", label), [this, service](const QJsonObject &list) {
        addListed(service, QStringLiteral("EndpointSlice"), subList(list, "items"), [](const QJsonObject &) { return true; },
                  [this](size_t slice, const QJsonObject &item) { addEndpoints(slice, item); }, false);
    }, service);
}

void RelationSearch::addEndpoints(size_t slice, const QJsonObject &object)
{
    const QString space = m_relations.objects[slice].object.namespaceName;
    int shown = 0;
    for (const QJsonValue &value : subList(object, "endpoints")) {
        const QJsonObject target = subObject(value.toObject(), "targetRef");
        if (subText(target, "kind") != QStringLiteral("Pod") || ++shown > shownAtMost)
            continue;
        const size_t pod = add({QStringLiteral("Pod"), space, subText(target, "name"), subText(target, "uid").toLatin1()});
        const bool ready = subObject(value.toObject(), "conditions").value(QLatin1String("ready")).toBool(true);
        m_relations.objects[pod].note = ready ? tr("ready") : tr("not ready");
        m_relations.objects[pod].tone = ready ? live::Tone::Ok : live::Tone::Warn;
        relate(slice, pod);
        if (const QString node = subText(value.toObject(), "nodeName"); !node.isEmpty())
            relate(pod, add({QStringLiteral("Node"), {}, node, {}}));
    }
}

void RelationSearch::addBackends(size_t ingress, const QJsonObject &spec)
{
    const QString space = m_relations.objects[ingress].object.namespaceName;
    for (const QString &name : backendsOf(spec)) {
        const ObjectName service{QStringLiteral("Service"), space, name, {}};
        const size_t at = add(service);
        relate(ingress, at);
        ask(pathOf(service), [this, at](const QJsonObject &answer) {
            m_relations.objects[at].object.uid = nameOf(QStringLiteral("Service"), answer).uid;
            describe(at, answer);
            findEndpoints(at);
        }, at);
    }
    for (const QJsonValue &value : subList(spec, "tls")) {
        if (const QString secret = subText(value.toObject(), "secretName"); !secret.isEmpty())
            relate(ingress, add({QStringLiteral("Secret"), space, secret, {}}));
    }
}

// --- What decides about pods -----------------------------------------------------------------------------------------

/// What an autoscaler scales, down to its pods.
void RelationSearch::followTarget(size_t scaler, const QJsonObject &reference)
{
    const ObjectName target{subText(reference, "kind"), m_relations.objects[scaler].object.namespaceName, subText(reference, "name"), {}};
    if (target.name.isEmpty())
        return;
    const size_t at = add(target);
    relate(scaler, at);
    if (const QByteArray path = pathOf(target); !path.isEmpty())
        ask(path, [this, at](const QJsonObject &answer) {
            m_relations.objects[at].object.uid = nameOf(m_relations.objects[at].object.kind, answer).uid;
            describe(at, answer);
            findOwned(at, answer);
        }, at);
}

/// Those that a selector means which is not their owner's; an empty one means all of the namespace.
void RelationSearch::findPodsSelected(size_t index, const QJsonObject &selector)
{
    const QString space = m_relations.objects[index].object.namespaceName;
    ask(collection("Pod", space, "labelSelector", selectorText(selector)), [this, index](const QJsonObject &list) {
        addListed(index, QStringLiteral("Pod"), subList(list, "items"), [](const QJsonObject &) { return true; },
                  [this](size_t pod, const QJsonObject &item) { addNodeOf(pod, subObject(item, "spec")); }, false);
    }, index);
}

// --- What pods run on and use ---------------------------------------------------------------------------------------

void RelationSearch::addNodeOf(size_t pod, const QJsonObject &spec)
{
    if (const QString node = subText(spec, "nodeName"); !node.isEmpty())
        relate(pod, add({QStringLiteral("Node"), {}, node, {}}));
}

void RelationSearch::addUsed(size_t index, const QJsonObject &podSpec)
{
    const QString space = m_relations.objects[index].object.namespaceName;
    for (const ObjectName &used : usedBy(podSpec, space))
        relate(index, add(used));
}

/// The pods of the namespace that name it.
void RelationSearch::findUsers(size_t index)
{
    const ObjectName self = m_relations.objects[index].object;
    ask(collection("Pod", self.namespaceName), [this, index, self](const QJsonObject &list) {
        const auto uses = [&](const QJsonObject &pod) {
            const std::vector<ObjectName> names = usedBy(subObject(pod, "spec"), self.namespaceName);
            return std::any_of(names.begin(), names.end(), [&](const ObjectName &name) { return name.kind == self.kind && name.name == self.name; });
        };
        addListed(index, QStringLiteral("Pod"), subList(list, "items"), uses,
                  [this](size_t pod, const QJsonObject &item) { followOwners(pod, item); }, false, true);
    }, index);
}

void RelationSearch::findPodsOn(size_t node)
{
    const QString field = QStringLiteral("spec.nodeName=") + m_relations.objects[node].object.name;
    ask(collection("Pod", {}, "fieldSelector", field), [this, node](const QJsonObject &list) {
        addListed(node, QStringLiteral("Pod"), subList(list, "items"), [](const QJsonObject &) { return true; },
                  [this](size_t pod, const QJsonObject &item) { followOwners(pod, item); }, false, true);
    }, node);
}

} // namespace kubernetes
