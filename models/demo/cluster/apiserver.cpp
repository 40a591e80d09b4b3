// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "apiserver.h"

#include "apidiscovery.h"
#include "apipatch.h"
#include "apiselectors.h"
#include "apitables.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

Answer version()
{
    return Answer::of(QJsonObject{{u"major"_s, u"1"_s}, {u"minor"_s, u"36"_s}, {u"gitVersion"_s, u"v1.36.3"_s}, {u"gitCommit"_s, u"demo"_s}, {u"gitTreeState"_s, u"clean"_s},
                                  {u"goVersion"_s, u"go1.26.8"_s}, {u"compiler"_s, u"gc"_s}, {u"platform"_s, u"linux/amd64"_s}});
}

const char *verbOf(const ApiRequest &request)
{
    if (request.method == "GET")
        return request.watches() ? "watch" : request.name.isEmpty() ? "list" : "get";
    return request.method == "POST" ? "create" : request.method == "DELETE" ? "delete" : request.method == "PUT" ? "update" : "patch";
}

Answer conflict(const ApiRequest &request, const QString &why)
{
    return statusAnswer(409, "Conflict", u"Operation cannot be fulfilled on %1 \"%2\": %3"_s.arg(request.resource->qualified(), request.name, why));
}

/// What the sender believes of the object, against what it is.
QString differs(const QJsonObject &wanted, const QJsonObject &object)
{
    const QString uid = textAt(wanted, u"uid"), version = textAt(wanted, u"resourceVersion");
    if (!uid.isEmpty() && uid != uidOf(object))
        return u"Precondition failed: UID in precondition: %1, UID in object meta: %2"_s.arg(uid, uidOf(object));
    if (!version.isEmpty() && version != textAt(object, u"metadata.resourceVersion"))
        return u"the object has been modified; please apply your changes to the latest version and try again"_s;
    return {};
}

std::optional<QJsonObject> patched(const ApiRequest &request, const QJsonObject &object)
{
    if (request.method == "PUT") {
        QJsonObject made = request.object();
        put(made, u"metadata.uid", uidOf(object));
        put(made, u"metadata.creationTimestamp", textAt(object, u"metadata.creationTimestamp"));
        made.insert(u"status"_s, object.value("status"_L1));
        return made;
    }
    if (request.contentType.startsWith("application/json-patch+json"))
        return jsonPatched(object, QJsonDocument::fromJson(request.body).array());
    if (request.contentType.startsWith("application/merge-patch+json"))
        return mergePatched(object, request.object());
    return strategicPatched(object, request.object());
}

} // namespace

Answer ApiServer::answer(const ApiRequest &request)
{
    m_cluster.catchUp();
    if (request.path == "/version"_L1)
        return version();
    if (request.path.startsWith("/apis/metrics.k8s.io/v1beta1/"_L1))
        return metrics(request);
    if (request.path.startsWith("/apis/authorization.k8s.io/v1/"_L1))
        return review(request);
    if (const std::optional<Answer> known = discoveryAnswer(request))
        return *known;
    if (!request.resource)
        return noSuchPath();
    if (request.resource->refused)
        return forbidden(request, verbOf(request));
    Answer result = ofObjects(request);
    if (request.method != "GET")
        m_cluster.poke();
    return result;
}

Answer ApiServer::ofObjects(const ApiRequest &request)
{
    if (request.method == "GET")
        return request.name.isEmpty() ? list(request) : get(request);
    if (request.method == "POST")
        return create(request);
    if (request.method == "DELETE")
        return request.name.isEmpty() ? statusAnswer(405, "MethodNotAllowed", u"the server does not allow this method on the requested resource"_s) : remove(request);
    return change(request);
}

QJsonObject ApiServer::shown(const ApiRequest &request, const QJsonObject &object)
{
    return request.asMetadata() ? partialOf(object) : object;
}

Answer ApiServer::list(const ApiRequest &request)
{
    const ApiSelectors selectors(request);
    std::vector<QJsonObject> objects = m_cluster.store().list(*request.resource, request.namespaceName);
    std::erase_if(objects, [&](const QJsonObject &object) { return !selectors.match(object); });
    // The token says where to go on; between two pages the list may change, as it may not on a real server.
    const auto all = static_cast<qsizetype>(objects.size());
    const qsizetype from = qBound(qsizetype(0), QByteArray::fromBase64(request.value("continue").toLatin1()).toLongLong(), all);
    const qsizetype limit = request.value("limit").toLongLong() > 0 ? request.value("limit").toLongLong() : all;
    const qsizetype to = std::min(from + limit, all);
    objects = {objects.begin() + from, objects.begin() + to};
    QJsonObject meta{{u"resourceVersion"_s, QString::number(m_cluster.store().version())}};
    if (to < all) {
        meta.insert(u"continue"_s, QString::fromLatin1(QByteArray::number(to).toBase64()));
        meta.insert(u"remainingItemCount"_s, all - to);
    }
    if (request.asTable()) {
        QJsonObject table = tableOf(m_cluster.store(), *request.resource, objects, request.value("includeObject"));
        table.insert(u"metadata"_s, meta);
        return Answer::of(table);
    }
    QJsonArray items;
    for (QJsonObject &object : objects) {
        QJsonObject item = shown(request, object);
        if (!request.asMetadata()) { // entries of a list do not say what they are
            item.remove("kind"_L1);
            item.remove("apiVersion"_L1);
        }
        items.append(item);
    }
    const bool partial = request.asMetadata();
    return Answer::of(QJsonObject{{u"kind"_s, partial ? u"PartialObjectMetadataList"_s : request.resource->kindText() + u"List"_s},
                                  {u"apiVersion"_s, partial ? u"meta.k8s.io/v1"_s : request.resource->apiVersion()}, {u"metadata"_s, meta}, {u"items"_s, items}});
}

Answer ApiServer::get(const ApiRequest &request)
{
    const auto object = m_cluster.store().find(*request.resource, request.namespaceName, request.name);
    if (!object)
        return notFound(request);
    if (request.subresource == "scale"_L1)
        return scale(request, *object);
    if (request.asTable())
        return Answer::of(tableOf(m_cluster.store(), *request.resource, {*object}, request.value("includeObject")));
    return Answer::of(shown(request, *object));
}

Answer ApiServer::create(const ApiRequest &request)
{
    if (!request.name.isEmpty()) {
        const auto pod = m_cluster.store().find(*request.resource, request.namespaceName, request.name);
        if (!pod)
            return notFound(request);
        return request.subresource == "eviction"_L1 ? evict(request, *pod) : noSuchPath();
    }
    QJsonObject object = request.object();
    if (request.resource->namespaced)
        put(object, u"metadata.namespace", request.namespaceName);
    if (nameOf(object).isEmpty())
        put(object, u"metadata.name", textAt(object, u"metadata.generateName") + m_cluster.store().suffix());
    if (m_cluster.store().find(*request.resource, namespaceOf(object), nameOf(object)))
        return statusAnswer(409, "AlreadyExists", u"%1 \"%2\" already exists"_s.arg(request.resource->qualified(), nameOf(object)));
    if (request.resource->namespaced && !m_cluster.store().find(resources::namespaces, {}, request.namespaceName))
        return statusAnswer(404, "NotFound", u"namespaces \"%1\" not found"_s.arg(request.namespaceName));
    if (request.value("dryRun").isEmpty())
        object = m_cluster.store().add(*request.resource, object);
    return Answer::of(object, 201);
}

Answer ApiServer::store(const ApiRequest &request, const QJsonObject &before, QJsonObject after)
{
    // What nobody may change.
    for (const auto *path : {u"metadata.uid", u"metadata.name", u"metadata.namespace", u"metadata.creationTimestamp", u"metadata.resourceVersion", u"metadata.generation"})
        put(after, path, at(before, path));
    after.insert(u"kind"_s, before.value("kind"_L1));
    after.insert(u"apiVersion"_s, before.value("apiVersion"_L1));
    if (!request.value("dryRun").isEmpty())
        return Answer::of(after);
    m_cluster.store().update(*request.resource, after);
    return Answer::of(m_cluster.store().find(*request.resource, namespaceOf(after), nameOf(after)).value_or(after));
}

Answer ApiServer::change(const ApiRequest &request)
{
    const auto before = m_cluster.store().find(*request.resource, request.namespaceName, request.name);
    if (!before)
        return notFound(request);
    if (request.resource->custom() && request.contentType.startsWith("application/strategic-merge-patch+json"))
        return statusAnswer(415, "UnsupportedMediaType", u"the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml"_s);
    if (request.subresource == "scale"_L1)
        return scale(request, *before);
    if (!request.contentType.startsWith("application/json-patch+json"))
        if (const QString why = differs(objectAt(request.object(), u"metadata"), *before); !why.isEmpty())
            return conflict(request, why);
    const std::optional<QJsonObject> after = patched(request, *before);
    if (!after)
        return statusAnswer(422, "Invalid", u"the server rejected our request due to an error in our request"_s);
    return store(request, *before, *after);
}

Answer ApiServer::scale(const ApiRequest &request, const QJsonObject &object)
{
    QJsonObject now = object;
    const auto shape = [&] {
        return QJsonObject{{u"kind"_s, u"Scale"_s}, {u"apiVersion"_s, u"autoscaling/v1"_s},
                           {u"metadata"_s, QJsonObject{{u"name"_s, nameOf(now)}, {u"namespace"_s, namespaceOf(now)}, {u"uid"_s, uidOf(now)}, {u"resourceVersion"_s, textAt(now, u"metadata.resourceVersion")}}},
                           {u"spec"_s, QJsonObject{{u"replicas"_s, numberAt(now, u"spec.replicas")}}}, {u"status"_s, QJsonObject{{u"replicas"_s, numberAt(now, u"status.replicas")}}}};
    };
    if (request.method == "GET")
        return Answer::of(shape());
    const QJsonObject wanted = mergePatched(shape(), request.object());
    if (const QString why = differs(objectAt(request.object(), u"metadata"), object); !why.isEmpty())
        return conflict(request, why);
    put(now, u"spec.replicas", numberAt(wanted, u"spec.replicas"));
    m_cluster.store().update(*request.resource, now);
    now = m_cluster.store().find(*request.resource, namespaceOf(now), nameOf(now)).value_or(now);
    return Answer::of(shape());
}

Answer ApiServer::remove(const ApiRequest &request)
{
    const auto object = m_cluster.store().find(*request.resource, request.namespaceName, request.name);
    if (!object)
        return notFound(request);
    const QJsonObject options = request.object();
    if (const QString why = differs(objectAt(options, u"preconditions"), *object); !why.isEmpty())
        return conflict(request, why);
    if (!request.value("dryRun").isEmpty())
        return Answer::of(*object);
    if (request.resource == &resources::pods) {
        m_cluster.parts().kubelet.stop(*object, numberAt(options, u"gracePeriodSeconds", numberAt(*object, u"spec.terminationGracePeriodSeconds", 30)));
        return Answer::of(m_cluster.store().find(*request.resource, request.namespaceName, request.name).value_or(*object));
    }
    if (request.resource == &resources::namespaces)
        removeNamespace(request.name);
    m_cluster.store().remove(*request.resource, *object);
    return Answer::of(QJsonObject{{u"kind"_s, u"Status"_s}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, QJsonObject()}, {u"status"_s, u"Success"_s},
                                  {u"details"_s, QJsonObject{{u"name"_s, request.name}, {u"kind"_s, QString::fromLatin1(request.resource->plural)}, {u"uid"_s, uidOf(*object)}}}});
}

void ApiServer::removeNamespace(const QString &name)
{
    for (const ApiResource &resource : apiResources()) {
        for (const QJsonObject &object : m_cluster.store().list(resource, name)) {
            if (&resource == &resources::pods)
                m_cluster.parts().kubelet.stop(object, 0);
            else
                m_cluster.store().remove(resource, object);
        }
    }
}

Answer ApiServer::evict(const ApiRequest &request, const QJsonObject &pod)
{
    const QJsonObject options = objectAt(request.object(), u"deleteOptions");
    if (const QString why = differs(objectAt(options, u"preconditions"), pod); !why.isEmpty())
        return conflict(request, why);
    for (const QJsonObject &budget : m_cluster.store().list(resources::budgets, request.namespaceName)) {
        if (podFinished(pod) || !hasLabels(objectAt(pod, u"metadata.labels"), objectAt(budget, u"spec.selector.matchLabels")) || numberAt(budget, u"status.disruptionsAllowed") > 0)
            continue;
        QJsonObject status = statusObject(429, "TooManyRequests", u"Cannot evict pod as it would violate the pod's disruption budget."_s);
        const QString cause = u"The disruption budget %1 needs %2 healthy pods and has %3 currently"_s.arg(nameOf(budget)).arg(numberAt(budget, u"status.desiredHealthy")).arg(numberAt(budget, u"status.currentHealthy"));
        status.insert(u"details"_s, QJsonObject{{u"causes"_s, QJsonArray{QJsonObject{{u"reason"_s, u"DisruptionBudget"_s}, {u"message"_s, cause}}}}});
        return Answer::of(status, 429);
    }
    if (request.value("dryRun").isEmpty())
        m_cluster.parts().kubelet.stop(pod, numberAt(options, u"gracePeriodSeconds", 30));
    return Answer::of(QJsonObject{{u"kind"_s, u"Status"_s}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, QJsonObject()}, {u"status"_s, u"Success"_s}, {u"code"_s, 201}}, 201);
}

Answer ApiServer::review(const ApiRequest &request) const
{
    QJsonObject object = request.object();
    object.insert(u"apiVersion"_s, u"authorization.k8s.io/v1"_s);
    if (request.path.endsWith("/selfsubjectaccessreviews"_L1)) {
        const QString group = textAt(object, u"spec.resourceAttributes.group"), plural = textAt(object, u"spec.resourceAttributes.resource");
        const auto all = apiResources();
        const bool refused = std::any_of(all.begin(), all.end(), [&](const ApiResource &one) { return one.refused && plural == QLatin1StringView(one.plural) && group == QLatin1StringView(one.group); });
        object.insert(u"kind"_s, u"SelfSubjectAccessReview"_s);
        object.insert(u"status"_s, QJsonObject{{u"allowed"_s, !refused}});
        return Answer::of(object, 201);
    }
    if (!request.path.endsWith("/selfsubjectrulesreviews"_L1))
        return noSuchPath();
    QJsonArray rules;
    for (const ApiResource &resource : apiResources())
        if (!resource.refused)
            rules.append(QJsonObject{{u"verbs"_s, QJsonArray{u"*"_s}}, {u"apiGroups"_s, QJsonArray{QString::fromLatin1(resource.group)}}, {u"resources"_s, QJsonArray{QString::fromLatin1(resource.plural), QString::fromLatin1(resource.plural) + u"/*"_s}}});
    object.insert(u"kind"_s, u"SelfSubjectRulesReview"_s);
    object.insert(u"status"_s, QJsonObject{{u"incomplete"_s, false}, {u"nonResourceRules"_s, QJsonArray{QJsonObject{{u"verbs"_s, QJsonArray{u"get"_s}}, {u"nonResourceURLs"_s, QJsonArray{u"*"_s}}}}}, {u"resourceRules"_s, rules}});
    return Answer::of(object, 201);
}

Answer ApiServer::metrics(const ApiRequest &request) const
{
    QStringList parts = request.path.split(u'/', Qt::SkipEmptyParts).mid(3);
    const QString place = parts.value(0) == "namespaces"_L1 ? parts.value(1) : QString();
    const bool nodes = parts.last() == "nodes"_L1;
    // As metrics-server, which measures every 15 s.
    const qint64 measured = m_cluster.store().nowMs() / 15'000 * 15'000;
    const auto usage = [](const ClusterUsage &used) {
        return QJsonObject{{u"cpu"_s, u"%1n"_s.arg(static_cast<qint64>(used.millicores * 1e6))}, {u"memory"_s, u"%1Ki"_s.arg(static_cast<qint64>(used.memory / 1024))}};
    };
    QJsonArray items;
    for (const QJsonObject &object : m_cluster.store().list(nodes ? resources::nodes : resources::pods, place)) {
        QJsonObject item{{u"metadata"_s, object.value("metadata"_L1)}, {u"timestamp"_s, secondsText(measured)}, {u"window"_s, u"15s"_s}};
        if (const auto used = nodes ? sumAt(m_cluster.nodeCurves(object), measured) : std::nullopt) {
            item.insert(u"usage"_s, usage(*used));
            items.append(item);
        }
        QJsonArray containers;
        const QJsonArray specs = arrayAt(object, u"spec.containers");
        for (qsizetype i = 0; i < specs.size(); ++i) {
            const auto curve = m_cluster.curveOf(object, i);
            if (const auto used = curve ? curve->at(measured) : std::nullopt)
                containers.append(QJsonObject{{u"name"_s, textAt(specs.at(i).toObject(), u"name")}, {u"usage"_s, usage(*used)}});
        }
        item.insert(u"containers"_s, containers);
        if (!containers.isEmpty())
            items.append(item);
    }
    return Answer::of(QJsonObject{{u"kind"_s, nodes ? u"NodeMetricsList"_s : u"PodMetricsList"_s}, {u"apiVersion"_s, u"metrics.k8s.io/v1beta1"_s}, {u"metadata"_s, QJsonObject()}, {u"items"_s, items}});
}

} // namespace demo
