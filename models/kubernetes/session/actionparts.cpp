// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "actionparts.h"

#include "kubernetessession.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace kubernetes {

using actions::Outcome;
using actions::Settled;

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
    const QJsonObject meta = QJsonDocument::fromJson(reply->body).object().value(QStringLiteral("metadata")).toObject();
    outcome.reply.insert(QStringLiteral("generation"), meta.value(QStringLiteral("generation")).toInteger());
    outcome.warnings = warningsOf(*reply);
    return outcome;
}

ActionJob patchJob(endpoint::Session &session, QByteArray path, BodyType type, QJsonObject body)
{
    const base::Result<net::Reply> reply = co_await apiOf(session).patch(
        std::move(path), type, QJsonDocument(body).toJson(QJsonDocument::Compact));
    co_return outcomeOf(reply);
}

void setChange(actions::Action &action, ChangeOf change)
{
    action.job = [change = std::move(change)](endpoint::Session &session, live::RowPointer row, actions::Arguments arguments) {
        Change made = change(*row, arguments);
        return patchJob(session, std::move(made.path), made.type, std::move(made.body));
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
    const QString uid = object.value(QStringLiteral("metadata")).toObject().value(QStringLiteral("uid")).toString();
    if (!meta.hasUid || uid.toLatin1() == meta.key)
        return {};
    base::Error error;
    error.code = base::Error::Code::Conflict;
    error.what = QCoreApplication::translate("kubernetes::Actions", "Another one has taken its name");
    return error;
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
