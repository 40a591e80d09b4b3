// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "rollouthistory.h"

#include "duration.h"
#include "jsonreader.h"
#include "metareader.h"
#include "objectpath.h"
#include "yamlwriter.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <algorithm>
#include <set>

namespace kubernetes {

namespace {

const QString revisionNote = QStringLiteral("deployment.kubernetes.io/revision");
const QString causeNote = QStringLiteral("kubernetes.io/change-cause");
const QString hashLabel = QStringLiteral("pod-template-hash");

base::Error errorOf(base::Error::Code code, const char *text)
{
    base::Error error;
    error.code = code;
    error.what = QCoreApplication::translate("kubernetes::History", text);
    return error;
}

QJsonObject objectAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toObject();
}

QJsonObject metaOf(const QJsonObject &object)
{
    return objectAt(object, "metadata");
}

QString annotation(const QJsonObject &object, const QString &name)
{
    return objectAt(metaOf(object), "annotations").value(name).toString();
}

/// The template as a person wrote it: without the label by which a Deployment tells its ReplicaSets apart, without the time of a
/// creation that never was, which some versions write, and without the word that makes it a patch.
QJsonObject plain(QJsonObject podTemplate)
{
    QJsonObject meta = objectAt(podTemplate, "metadata");
    QJsonObject labels = objectAt(meta, "labels");
    if (labels.contains(hashLabel)) {
        labels.remove(hashLabel);
        meta.insert(QStringLiteral("labels"), labels);
    }
    meta.remove(QStringLiteral("creationTimestamp"));
    podTemplate.insert(QStringLiteral("metadata"), meta);
    podTemplate.remove(QStringLiteral("$patch"));
    return podTemplate;
}

QJsonObject templateOf(const QByteArray &kind, const QJsonObject &revision)
{
    if (kind == "deployment")
        return plain(objectAt(objectAt(revision, "spec"), "template"));
    return plain(objectAt(objectAt(objectAt(revision, "data"), "spec"), "template"));
}

bool isOwned(const QJsonObject &revision, const QString &uid)
{
    for (const QJsonValue &value : metaOf(revision).value(QLatin1String("ownerReferences")).toArray()) {
        const QJsonObject owner = value.toObject();
        if (owner.value(QLatin1String("controller")).toBool() && owner.value(QLatin1String("uid")).toString() == uid)
            return true;
    }
    return false;
}

Revision readRevision(const QByteArray &kind, const QJsonObject &object)
{
    Revision revision;
    const bool replicaSet = kind == "deployment";
    revision.number = replicaSet ? annotation(object, revisionNote).toLongLong() : object.value(QLatin1String("revision")).toInteger();
    revision.name = metaOf(object).value(QLatin1String("name")).toString();
    revision.changeCause = annotation(object, causeNote);
    const QByteArray created = metaOf(object).value(QLatin1String("creationTimestamp")).toString().toUtf8();
    revision.createdMs = timeMsOf(std::string_view(created.constData(), static_cast<size_t>(created.size())));
    if (replicaSet)
        revision.pods = objectAt(object, "status").value(QLatin1String("replicas")).toInt();
    const QJsonObject podTemplate = templateOf(kind, object);
    for (const QJsonValue &container : objectAt(podTemplate, "spec").value(QLatin1String("containers")).toArray())
        revision.images << container.toObject().value(QLatin1String("image")).toString();
    revision.podTemplate = yamlOf(podTemplate);
    return revision;
}

/// What the deployment keeps of its own, whatever revision it goes back to.
const std::set<QString> &keptNotes()
{
    static const std::set<QString> names{QStringLiteral("kubectl.kubernetes.io/last-applied-configuration"), revisionNote,
                                         QStringLiteral("deployment.kubernetes.io/revision-history"),
                                         QStringLiteral("deployment.kubernetes.io/desired-replicas"),
                                         QStringLiteral("deployment.kubernetes.io/max-replicas"),
                                         QStringLiteral("deprecated.deployment.rollback.to")};
    return names;
}

QJsonObject annotationsAfter(const QJsonObject &deployment, const QJsonObject &replicaSet)
{
    const QJsonObject own = objectAt(metaOf(deployment), "annotations");
    const QJsonObject theirs = objectAt(metaOf(replicaSet), "annotations");
    QJsonObject result;
    for (auto note = own.begin(); note != own.end(); ++note) {
        if (keptNotes().count(note.key()) != 0)
            result.insert(note.key(), *note);
    }
    for (auto note = theirs.begin(); note != theirs.end(); ++note) {
        if (keptNotes().count(note.key()) == 0)
            result.insert(note.key(), *note);
    }
    return result;
}

QJsonObject operation(const char *op, const char *path, const QJsonValue &value)
{
    return {{QStringLiteral("op"), QLatin1String(op)}, {QStringLiteral("path"), QLatin1String(path)}, {QStringLiteral("value"), value}};
}

} // namespace

bool hasHistory(const QByteArray &kind)
{
    return kind == "deployment" || kind == "statefulset" || kind == "daemonset";
}

base::Result<QByteArray> revisionsPath(const QByteArray &kind, const QByteArray &objectJson)
{
    const auto document = base::JsonDocument::parse(objectJson);
    const QJsonObject object = QJsonDocument::fromJson(objectJson).object();
    if (!document.ok() || object.isEmpty())
        return errorOf(base::Error::Code::Protocol, "The server's answer could not be read");
    Interner interner;
    const QByteArray selectorJson = QJsonDocument(objectAt(objectAt(object, "spec"), "selector")).toJson(QJsonDocument::Compact);
    const auto selector = base::JsonDocument::parse(selectorJson);
    const QString text = selector.ok() ? readSelector(Message(selector->root()), interner).text() : QString();
    const QByteArray collection = "/apis/apps/v1/namespaces/" + pathPart(metaOf(object).value(QLatin1String("namespace")).toString()) +
                                  (kind == "deployment" ? "/replicasets" : "/controllerrevisions");
    return QByteArray(collection + "?labelSelector=" + QUrl::toPercentEncoding(text));
}

QByteArray revisionPath(const QByteArray &kind, const QString &scope, const QString &name)
{
    return objectPath("/apis/apps/v1", kind == "deployment" ? "replicasets" : "controllerrevisions", scope, name);
}

base::Result<std::vector<Revision>> revisionsOf(const QByteArray &kind, const QByteArray &objectJson, const QByteArray &listJson)
{
    const QJsonObject object = QJsonDocument::fromJson(objectJson).object();
    const QJsonObject list = QJsonDocument::fromJson(listJson).object();
    if (object.isEmpty() || list.isEmpty())
        return errorOf(base::Error::Code::Protocol, "The server's answer could not be read");
    const QString uid = metaOf(object).value(QLatin1String("uid")).toString();
    std::vector<Revision> revisions;
    for (const QJsonValue &item : list.value(QLatin1String("items")).toArray()) {
        if (isOwned(item.toObject(), uid))
            revisions.push_back(readRevision(kind, item.toObject()));
    }
    std::sort(revisions.begin(), revisions.end(), [](const Revision &a, const Revision &b) { return a.number > b.number; });
    if (!revisions.empty()) // an undo gives the revision that it goes back to the highest number anew
        revisions.front().current = true;
    return revisions;
}

base::Result<UndoPatch> undoPatch(const QByteArray &kind, const QJsonObject &object, const QJsonObject &revision)
{
    if (objectAt(object, "spec").value(QLatin1String("paused")).toBool())
        return errorOf(base::Error::Code::Conflict, "Its rollout is paused");
    if (!isOwned(revision, metaOf(object).value(QLatin1String("uid")).toString()))
        return errorOf(base::Error::Code::NotFound, "There is no such revision of it");
    const QJsonObject podTemplate = templateOf(kind, revision);
    const QJsonValue version = metaOf(object).value(QLatin1String("resourceVersion"));
    UndoPatch patch;
    if (podTemplate == plain(objectAt(objectAt(object, "spec"), "template")))
        return patch;
    if (kind == "deployment") {
        patch.json = true;
        const QJsonArray operations{operation("test", "/metadata/resourceVersion", version), operation("replace", "/spec/template", podTemplate),
                                    operation("replace", "/metadata/annotations", annotationsAfter(object, revision))};
        patch.body = QJsonDocument(operations).toJson(QJsonDocument::Compact);
        return patch;
    }
    QJsonObject body = objectAt(revision, "data");
    body.insert(QStringLiteral("metadata"), QJsonObject{{QStringLiteral("resourceVersion"), version}});
    patch.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return patch;
}

} // namespace kubernetes
