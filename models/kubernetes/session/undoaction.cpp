// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "undoaction.h"

#include "rollouthistory.h"

#include <QCoreApplication>
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

struct UndoRequest {
    QByteArray kind;
    ObjectMeta meta;
    QByteArray path;
    QByteArray revisionPath;
};

QJsonObject parsed(const net::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

ActionJob undoRollout(endpoint::Session &session, UndoRequest request)
{
    const base::Result<net::Reply> found = co_await apiOf(session).get(request.path);
    if (!found.ok())
        co_return found.error();
    const QJsonObject object = parsed(*found);
    if (const base::Result<void> same = sameObject(object, request.meta); !same.ok())
        co_return same.error();
    const base::Result<net::Reply> revision = co_await apiOf(session).get(request.revisionPath);
    if (!revision.ok())
        co_return revision.error();
    const base::Result<UndoPatch> patch = undoPatch(request.kind, object, parsed(*revision));
    if (!patch.ok())
        co_return patch.error();
    if (patch->body.isEmpty()) {
        base::Error error;
        error.code = base::Error::Code::Conflict;
        error.what = tr("Its pods are of that revision already");
        co_return error;
    }
    const base::Result<net::Reply> reply =
        co_await apiOf(session).patch(request.path, patch->json ? BodyType::JsonPatch : BodyType::StrategicMergePatch, patch->body);
    const base::Result<Outcome> outcome = outcomeOf(reply);
    const qint64 before = object.value(QStringLiteral("metadata")).toObject().value(QStringLiteral("generation")).toInteger();
    if (outcome.ok() && outcome->reply.value(QStringLiteral("generation")).toLongLong() <= before)
        co_return nothingDone();
    co_return outcome;
}

} // namespace

Action undoAction(const Workload &kind, std::function<QString(const live::Row &)> refusal)
{
    Action action = makeAction(kind.object.kind.id, kind.id("undo"), tr("Undo rollout…"), tr("Undoing the rollout"), tr("Rollout undone"), QStringLiteral("retry"));
    action.asks = true;
    action.bulk = false;
    action.danger = actions::Danger::Reversible;
    action.deadline = std::chrono::minutes(15);
    action.needs = {needOf(kind.object, "get"),
                    {"get", "apps", kind.object.kind.id == "deployment" ? "replicasets" : "controllerrevisions", {}},
                    needOf(kind.object, "patch")};
    action.refusal = std::move(refusal);
    action.job = [kind](endpoint::Session &session, live::RowPointer row, const Arguments &arguments) {
        const ObjectMeta &meta = kind.object.meta(*row);
        return undoRollout(session, {kind.object.kind.id, meta, kind.object.path(*row),
                                     revisionPath(kind.object.kind.id, meta.namespaceName, arguments.value(QStringLiteral("name")).toString())});
    };
    action.settled = [kind](const live::Row &before, const Outcome &outcome, const live::Row *now) { return rolledOut(kind, before, outcome, now); };
    action.inverse = [kind](const live::Row &, const Arguments &arguments) -> std::optional<actions::Undo> {
        const auto of = [&](const char *key) { return arguments.value(QLatin1String(key)); };
        if (of("fromName").toString().isEmpty())
            return std::nullopt;
        return actions::Undo{kind.id("undo"), {{QStringLiteral("revision"), of("fromRevision")}, {QStringLiteral("name"), of("fromName")},
                                               {QStringLiteral("fromRevision"), of("revision")}, {QStringLiteral("fromName"), of("name")}}};
    };
    action.command = [kind](const live::Row &row, const Arguments &arguments) {
        return kubectl(kind.object.meta(row), {QStringLiteral("rollout"), QStringLiteral("undo"), kind.word(row),
                                               QStringLiteral("--to-revision=%1").arg(arguments.value(QStringLiteral("revision")).toLongLong())});
    };
    return action;
}

} // namespace kubernetes
