// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "actionparts.h"

#include "kubernetessession.h"
#include "yamlwriter.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace kubernetes {

using actions::Outcome;
using actions::Settled;

namespace {

QString uidOf(const QJsonObject &object)
{
    return object.value(QStringLiteral("metadata")).toObject().value(QStringLiteral("uid")).toString();
}

base::Error anotherOne()
{
    base::Error error;
    error.code = base::Error::Code::Conflict;
    error.what = QCoreApplication::translate("kubernetes::Actions", "Another one has taken its name");
    return error;
}

QJsonObject parsed(const net::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

bool hasAsAsked(const QJsonValue &value, const QJsonValue &asked);

/// Each element that was asked for, wherever it stands.
bool listAsAsked(const QJsonArray &list, const QJsonArray &asked)
{
    const QString name = QStringLiteral("name");
    return std::all_of(asked.begin(), asked.end(), [&](const QJsonValue &wanted) {
        return std::any_of(list.begin(), list.end(), [&](const QJsonValue &entry) {
            return entry.toObject().value(name) == wanted.toObject().value(name) && hasAsAsked(entry, wanted);
        });
    });
}

/// What is not set and what is not there are the same.
bool hasAsAsked(const QJsonValue &value, const QJsonValue &asked)
{
    if (asked.isNull())
        return value.isUndefined() || value.isNull() || value == QJsonValue(false);
    if (asked.isObject())
        return isAsAsked(value.toObject(), asked.toObject());
    if (asked.isArray())
        return listAsAsked(value.toArray(), asked.toArray());
    return value == asked;
}

} // namespace

bool isAsAsked(const QJsonObject &object, const QJsonObject &patch)
{
    for (auto member = patch.begin(); member != patch.end(); ++member) {
        if (!hasAsAsked(object.value(member.key()), *member))
            return false;
    }
    return true;
}

base::Error nothingDone()
{
    base::Error error;
    error.code = base::Error::Code::Protocol;
    error.what = QCoreApplication::translate("kubernetes::Actions", "The server said yes, but did not do it");
    return error;
}

Api &apiOf(endpoint::Session &session)
{
    return static_cast<KubernetesSession &>(session).api();
}

base::Result<Outcome> outcomeOf(const base::Result<net::Reply> &reply)
{
    if (!reply.ok())
        return reply.error();
    Outcome outcome;
    outcome.reply.insert(QStringLiteral("status"), reply->status);
    const QJsonObject meta = parsed(*reply).value(QStringLiteral("metadata")).toObject();
    outcome.reply.insert(QStringLiteral("generation"), meta.value(QStringLiteral("generation")).toInteger());
    outcome.warnings = warningsOf(*reply);
    return outcome;
}

base::Task<base::Result<net::Reply>> patched(endpoint::Session &session, Change change)
{
    base::Result<net::Reply> reply =
        co_await apiOf(session).patch(change.path, change.type, QJsonDocument(change.body).toJson(QJsonDocument::Compact));
    // The server calls a patch with another uid invalid, not a conflict. Who has the name now, says it better.
    if (!reply.ok() && reply.error().httpStatus == 422) {
        const base::Result<net::Reply> there = co_await apiOf(session).get(change.path);
        const QString uid = uidOf(change.body);
        if (there.ok() && !uid.isEmpty() && uidOf(parsed(*there)) != uid)
            co_return anotherOne();
    }
    co_return std::move(reply);
}

ActionJob patchJob(endpoint::Session &session, Change change)
{
    const base::Result<net::Reply> reply = co_await patched(session, change);
    const base::Result<Outcome> outcome = outcomeOf(reply);
    if (!outcome.ok())
        co_return outcome.error();
    // Admission may have made something else of it: then the generation tells that it did something.
    const bool newer = change.generation > 0 && outcome->reply.value(QStringLiteral("generation")).toLongLong() > change.generation;
    if (!newer && !isAsAsked(parsed(*reply), change.body))
        co_return nothingDone();
    co_return outcome;
}

namespace {

/// YAML without what the server writes anew each time.
QString readable(const QByteArray &json)
{
    QJsonObject object = QJsonDocument::fromJson(json).object();
    QJsonObject meta = object.value(QStringLiteral("metadata")).toObject();
    for (const char *member : {"managedFields", "resourceVersion", "generation"})
        meta.remove(QLatin1String(member));
    object.insert(QStringLiteral("metadata"), meta);
    object.remove(QStringLiteral("status"));
    return yamlOf(object);
}

base::Task<base::Result<actions::Preview>> previewChange(endpoint::Session &session, Change change)
{
    const base::Result<net::Reply> before = co_await apiOf(session).get(change.path);
    if (!before.ok())
        co_return before.error();
    const base::Result<net::Reply> after = co_await apiOf(session).patch(
        change.path, change.type, QJsonDocument(change.body).toJson(QJsonDocument::Compact), dryRun());
    if (!after.ok())
        co_return after.error();
    co_return previewOf(*before, *after);
}

} // namespace

base::Result<actions::Preview> previewOf(const net::Reply &before, const net::Reply &after)
{
    actions::Preview preview;
    preview.changes = base::lineDiff(readable(before.body), readable(after.body));
    preview.warnings = warningsOf(after);
    return preview;
}

QUrlQuery dryRun()
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("dryRun"), QStringLiteral("All"));
    return query;
}

void setChange(actions::Action &action, ChangeOf change)
{
    action.preview = [change](endpoint::Session &session, live::RowPointer row, const actions::Arguments &arguments) {
        return previewChange(session, change(*row, arguments));
    };
    action.job = [change = std::move(change)](endpoint::Session &session, live::RowPointer row, actions::Arguments arguments) {
        return patchJob(session, change(*row, arguments));
    };
}

QJsonObject nested(const QStringList &path, const QJsonValue &value)
{
    QJsonValue inner = value;
    for (auto key = path.rbegin(); key != path.rend(); ++key)
        inner = QJsonObject{{*key, inner}};
    return inner.toObject();
}

endpoint::Requirement needOf(const ObjectKind &kind, const QByteArray &verb)
{
    const QByteArray &path = kind.table.group; // "/api/v1", "/apis/apps/v1"
    return {verb, path.startsWith("/apis/") ? path.mid(6, path.lastIndexOf('/') - 6) : QByteArray(), kind.table.resource, {}};
}

base::Result<void> sameObject(const QJsonObject &object, const ObjectMeta &meta)
{
    if (!meta.hasUid || uidOf(object).toLatin1() == meta.key)
        return {};
    return anotherOne();
}

Settled settledWhen(bool yes)
{
    return yes ? Settled::Yes : Settled::NotYet;
}

actions::Action makeAction(const QByteArray &feed, const QByteArray &id, const QString &label, const QString &running, const QString &done,
                           const QString &icon)
{
    actions::Action action;
    action.feed = feed;
    action.id = id;
    action.label = label;
    action.running = running;
    action.done = done;
    action.icon = icon;
    return action;
}

QStringList kubectl(const ObjectMeta &meta, QStringList words)
{
    words.prepend(QStringLiteral("kubectl"));
    if (!meta.namespaceName.isEmpty())
        words << QStringLiteral("--namespace") << meta.namespaceName;
    return words;
}

QJsonObject guardOf(const ObjectMeta &meta)
{
    if (!meta.hasUid)
        return {};
    return {{QStringLiteral("metadata"), QJsonObject{{QStringLiteral("uid"), QString::fromLatin1(meta.key)}}}};
}

QJsonObject deleteOptions(const ObjectMeta &meta, std::optional<int> graceSeconds)
{
    QJsonObject options{{QStringLiteral("apiVersion"), QStringLiteral("v1")}, {QStringLiteral("kind"), QStringLiteral("DeleteOptions")}};
    if (meta.hasUid)
        options.insert(QStringLiteral("preconditions"), QJsonObject{{QStringLiteral("uid"), QString::fromLatin1(meta.key)}});
    if (graceSeconds)
        options.insert(QStringLiteral("gracePeriodSeconds"), *graceSeconds);
    return options;
}

} // namespace kubernetes
