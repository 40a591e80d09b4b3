// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Claims grow, and one storage class becomes the default. Source: Kubernetes concepts, "Expanding persistent volume claims", "Change the
// default StorageClass"; the admission plugins PersistentVolumeClaimResize and DefaultStorageClass.
#include "actionparts.h"
#include "allkinds.h"
#include "rowfacts.h"
#include "storagerows.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace kubernetes {

using actions::Action;
using actions::Arguments;
using actions::Outcome;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

const ClaimRow &claimOf(const live::Row &row)
{
    return static_cast<const ClaimRow &>(row);
}

const StorageClassRow &classOf(const live::Row &row)
{
    return static_cast<const StorageClassRow &>(row);
}

QJsonObject objectOf(const net::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QJsonObject subObject(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toObject();
}

base::Error refused(base::Error::Code code, const QString &what)
{
    base::Error error;
    error.code = code;
    error.what = what;
    return error;
}

/// Of one class, or of all where the name is empty.
QByteArray storageClassPath(const QString &name)
{
    const QByteArray path = "/apis/storage.k8s.io/v1/storageclasses";
    return name.isEmpty() ? path : path + '/' + pathPart(name);
}

// --- Claims -------------------------------------------------------------------------------------------------------------

QJsonObject sizeBody(const QString &size)
{
    return nested({QStringLiteral("spec"), QStringLiteral("resources"), QStringLiteral("requests"), QStringLiteral("storage")}, size);
}

QString sizeIn(const QJsonObject &claim)
{
    return subObject(subObject(subObject(claim, "spec"), "resources"), "requests").value(QLatin1String("storage")).toString();
}

qint64 bytesOf(const QString &size)
{
    const std::string text = size.toStdString();
    return Quantity::parse(text).value_or(Quantity()).value();
}

/// The claim before and after.
struct Resized {
    net::Reply before;
    net::Reply after;
};
base::Task<base::Result<Resized>> resize(endpoint::Session &session, QByteArray path, ClaimRow row, QString size, bool trial)
{
    base::Result<net::Reply> before = co_await apiOf(session).get(path);
    if (!before.ok())
        co_return before.error();
    const QJsonObject claim = objectOf(*before);
    if (const base::Result<void> same = sameObject(claim, row.meta); !same.ok())
        co_return same.error();
    if (sizeIn(claim) != row.requested.text)
        co_return refused(base::Error::Code::Conflict, tr("Somebody has resized it meanwhile, to %1").arg(sizeIn(claim)));
    if (bytesOf(size) <= row.requested.bytes)
        co_return refused(base::Error::Code::BadRequest, tr("A claim can only grow"));
    const base::Result<net::Reply> known = co_await apiOf(session).get(storageClassPath(row.storageClass));
    // Who may not see the class is told by the server.
    if (known.ok() && !allowsExpansion(known->body))
        co_return refused(base::Error::Code::Unsupported, tr("The storage class %1 does not allow volumes to grow").arg(row.storageClass));
    QJsonObject body = sizeBody(size);
    QJsonObject meta = guardOf(row.meta).value(QLatin1String("metadata")).toObject();
    meta.insert(QStringLiteral("resourceVersion"), subObject(claim, "metadata").value(QLatin1String("resourceVersion")));
    body.insert(QStringLiteral("metadata"), meta);
    const QUrlQuery query = trial ? dryRun() : QUrlQuery(); // not within the co_await: GCC 12 destroys it twice there
    base::Result<net::Reply> after = co_await apiOf(session).patch(path, BodyType::MergePatch, QJsonDocument(body).toJson(QJsonDocument::Compact), query);
    if (!after.ok())
        co_return after.error();
    co_return Resized{std::move(*before), std::move(*after)};
}

ActionJob resizeJob(endpoint::Session &session, QByteArray path, ClaimRow row, QString size)
{
    const base::Result<Resized> done = co_await resize(session, std::move(path), std::move(row), std::move(size), false);
    if (!done.ok())
        co_return done.error();
    co_return outcomeOf(done->after);
}

base::Task<base::Result<actions::Preview>> resizePreview(endpoint::Session &session, QByteArray path, ClaimRow row, QString size)
{
    const base::Result<Resized> done = co_await resize(session, std::move(path), std::move(row), std::move(size), true);
    if (!done.ok())
        co_return done.error();
    co_return previewOf(done->before, done->after);
}

QString sizeArgument(const Arguments &arguments)
{
    return arguments.value(QStringLiteral("size")).toString();
}

Action resizeAction(const ObjectKind &kind)
{
    Action action = makeAction(kind.kind.id, kind.kind.id + ".resize", tr("Resize…"), tr("Resizing"), tr("Resize asked for"), QStringLiteral("layers"));
    action.primary = true;
    action.bulk = false;
    action.asks = true;
    action.needs = {needOf(kind, "patch")};
    action.refusal = [](const live::Row &row) {
        const ClaimRow &claim = claimOf(row);
        if (claim.meta.deleting())
            return tr("It is being deleted");
        if (claim.volume.isEmpty())
            return tr("It is not bound to a volume yet");
        return claim.storageClass.isEmpty() ? tr("It has no storage class that could make its volume larger") : QString();
    };
    action.job = [kind](endpoint::Session &session, live::RowPointer row, const Arguments &arguments) {
        return resizeJob(session, kind.path(*row), claimOf(*row), sizeArgument(arguments));
    };
    action.preview = [kind](endpoint::Session &session, live::RowPointer row, const Arguments &arguments) {
        return resizePreview(session, kind.path(*row), claimOf(*row), sizeArgument(arguments));
    };
    // The volume itself takes as long as it takes; the table shows it.
    action.settled = [](const live::Row &before, const Outcome &, const live::Row *now) {
        return now ? settledWhen(claimOf(*now).requested.bytes > claimOf(before).requested.bytes) : actions::Settled::Failed;
    };
    action.command = [kind](const live::Row &row, const Arguments &arguments) {
        const QString patch = QString::fromUtf8(QJsonDocument(sizeBody(sizeArgument(arguments))).toJson(QJsonDocument::Compact));
        return kubectl(kind.meta(row), {QStringLiteral("patch"), QStringLiteral("persistentvolumeclaim"), kind.meta(row).name, QStringLiteral("--type=merge"),
                                        QStringLiteral("--patch"), patch});
    };
    return action;
}

// --- Storage classes ----------------------------------------------------------------------------------------------------

const QString defaultNote = QStringLiteral("storageclass.kubernetes.io/is-default-class");
const QString oldDefaultNote = QStringLiteral("storageclass.beta.kubernetes.io/is-default-class");

QJsonObject defaultBody(const ObjectMeta &meta, const QJsonObject &notes)
{
    QJsonObject inner = guardOf(meta).value(QLatin1String("metadata")).toObject();
    inner.insert(QStringLiteral("annotations"), notes);
    return {{QStringLiteral("metadata"), inner}};
}

/// The other classes that are the default now, by name and uid.
std::vector<ObjectMeta> otherDefaults(const QJsonObject &list, const QString &name)
{
    std::vector<ObjectMeta> others;
    for (const QJsonValue &item : list.value(QLatin1String("items")).toArray()) {
        const QJsonObject meta = subObject(item.toObject(), "metadata");
        const QJsonObject notes = subObject(meta, "annotations");
        const bool usual = notes.value(defaultNote).toString() == QLatin1String("true") || notes.value(oldDefaultNote).toString() == QLatin1String("true");
        ObjectMeta other;
        other.name = meta.value(QLatin1String("name")).toString();
        other.key = meta.value(QLatin1String("uid")).toString().toLatin1();
        other.hasUid = !other.key.isEmpty();
        if (usual && other.name != name)
            others.push_back(std::move(other));
    }
    return others;
}

base::Task<base::Result<net::Reply>> markDefault(endpoint::Session &session, ObjectMeta meta, bool yes, bool trial)
{
    // What the old name says counts as well, so it is taken away.
    const QJsonObject notes{{defaultNote, yes ? QStringLiteral("true") : QStringLiteral("false")}, {oldDefaultNote, QJsonValue(QJsonValue::Null)}};
    const QUrlQuery query = trial ? dryRun() : QUrlQuery(); // as above
    co_return co_await apiOf(session).patch(storageClassPath(meta.name), BodyType::MergePatch,
                                            QJsonDocument(defaultBody(meta, notes)).toJson(QJsonDocument::Compact), query);
}

/// First this one, then the others: of two the younger one counts, of none a claim waits.
ActionJob makeDefault(endpoint::Session &session, ObjectMeta meta)
{
    const base::Result<net::Reply> list = co_await apiOf(session).get(storageClassPath({}));
    if (!list.ok())
        co_return list.error();
    const base::Result<net::Reply> made = co_await markDefault(session, meta, true, false);
    if (!made.ok())
        co_return made.error();
    for (const ObjectMeta &other : otherDefaults(objectOf(*list), meta.name)) {
        const base::Result<net::Reply> taken = co_await markDefault(session, other, false, false);
        if (!taken.ok())
            co_return taken.error();
    }
    co_return outcomeOf(made);
}

base::Task<base::Result<actions::Preview>> previewDefault(endpoint::Session &session, ObjectMeta meta)
{
    const base::Result<net::Reply> list = co_await apiOf(session).get(storageClassPath({}));
    if (!list.ok())
        co_return list.error();
    const base::Result<net::Reply> before = co_await apiOf(session).get(storageClassPath(meta.name));
    if (!before.ok())
        co_return before.error();
    const base::Result<net::Reply> after = co_await markDefault(session, meta, true, true);
    if (!after.ok())
        co_return after.error();
    base::Result<actions::Preview> preview = previewOf(*before, *after);
    QStringList names;
    for (const ObjectMeta &other : otherDefaults(objectOf(*list), meta.name))
        names << other.name;
    if (preview.ok() && !names.isEmpty())
        preview->text = tr("No longer the default: %1.").arg(names.join(QStringLiteral(", ")));
    co_return preview;
}

Action makeDefaultAction(const ObjectKind &kind)
{
    Action action = makeAction(kind.kind.id, kind.kind.id + ".makedefault", tr("Make default"), tr("Making it the default"), tr("Made the default"), QStringLiteral("check"));
    action.bulk = false;
    action.needs = {needOf(kind, "list"), needOf(kind, "patch")};
    action.refusal = [](const live::Row &row) { return classOf(row).isDefault ? tr("It is the default already") : QString(); };
    action.job = [](endpoint::Session &session, live::RowPointer row, const Arguments &) { return makeDefault(session, classOf(*row).meta); };
    action.preview = [](endpoint::Session &session, live::RowPointer row, const Arguments &) { return previewDefault(session, classOf(*row).meta); };
    action.settled = [](const live::Row &, const Outcome &, const live::Row *now) {
        return now ? settledWhen(classOf(*now).isDefault) : actions::Settled::Failed;
    };
    // kubectl would have to be called once for each other class that is the default.
    action.command = [](const live::Row &row, const Arguments &) {
        return kubectl(classOf(row).meta, {QStringLiteral("annotate"), QStringLiteral("storageclass"), classOf(row).meta.name, defaultNote + QStringLiteral("=true"),
                                           QStringLiteral("--overwrite")});
    };
    return action;
}

} // namespace

actions::ActionList claimActions()
{
    const ObjectKind kind = claimObject();
    return {resizeAction(kind), deleteAction(kind, false, [](const live::Row &row) {
                const QString &volume = claimOf(row).volume;
                return volume.isEmpty() ? QString() : tr("bound to %1").arg(volume);
            })};
}

actions::ActionList volumeActions()
{
    return {deleteAction(volumeObject(), false, [](const live::Row &row) {
        const QString &claim = static_cast<const VolumeRow &>(row).claim;
        return claim.isEmpty() ? QString() : tr("claimed by %1").arg(claim);
    })};
}

actions::ActionList storageClassActions()
{
    const ObjectKind kind = storageClassObject();
    return {makeDefaultAction(kind), deleteAction(kind, false)};
}

} // namespace kubernetes
