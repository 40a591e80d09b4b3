// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Autoscalers: between which numbers they choose. Source: autoscaling/v2 HorizontalPodAutoscalerSpec; kubectl has no word of its own
// for it but patch.
#include "actionparts.h"
#include "allkinds.h"
#include "autoscalerrow.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace kubernetes {

using actions::Action;
using actions::Arguments;
using actions::Outcome;
using actions::Settled;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

const AutoscalerRow &autoscaler(const live::Row &row)
{
    return static_cast<const AutoscalerRow &>(row);
}

QJsonObject limitsOf(const Arguments &arguments)
{
    return {{QStringLiteral("minReplicas"), arguments.value(QStringLiteral("min")).toInt()},
            {QStringLiteral("maxReplicas"), arguments.value(QStringLiteral("max")).toInt()}};
}

/// The table shows the change when it shows the numbers that were sent.
ActionJob sendLimits(endpoint::Session &session, Change change, Arguments arguments)
{
    base::Result<Outcome> outcome = co_await patchJob(session, std::move(change.path), change.type, std::move(change.body));
    if (outcome.ok())
        outcome->reply.insert(arguments);
    co_return outcome;
}

Action setLimits(const ObjectKind &kind)
{
    const QByteArray id = kind.kind.id + ".setlimits";
    Action action = makeAction(kind.kind.id, id, tr("Set limits…"), tr("Setting the limits"), tr("Limits set"), QStringLiteral("pencil"));
    action.primary = true;
    action.asks = true;
    action.bulk = false; // one Undo could not give each its own numbers back
    action.danger = actions::Danger::Reversible;
    action.needs = {needOf(kind, "patch")};
    action.refusal = [](const live::Row &row) { return autoscaler(row).meta.deleting() ? tr("It is being deleted") : QString(); };
    const ChangeOf change = [kind](const live::Row &row, const Arguments &arguments) {
        QJsonObject body = guardOf(kind.meta(row));
        body.insert(QStringLiteral("spec"), limitsOf(arguments));
        return Change{kind.path(row), BodyType::MergePatch, body};
    };
    setChange(action, change);
    action.job = [change](endpoint::Session &session, live::RowPointer row, const Arguments &arguments) {
        return sendLimits(session, change(*row, arguments), arguments);
    };
    action.settled = [](const live::Row &, const Outcome &outcome, const live::Row *now) {
        if (!now)
            return Settled::Failed;
        return settledWhen(autoscaler(*now).minReplicas == outcome.reply.value(QStringLiteral("min")).toInt() &&
                           autoscaler(*now).maxReplicas == outcome.reply.value(QStringLiteral("max")).toInt());
    };
    action.inverse = [id](const live::Row &before, const Arguments &) {
        return std::optional<actions::Undo>({id, {{QStringLiteral("min"), autoscaler(before).minReplicas.value_or(1)},
                                                  {QStringLiteral("max"), autoscaler(before).maxReplicas}}});
    };
    action.command = [kind](const live::Row &row, const Arguments &arguments) {
        const QByteArray patch = QJsonDocument(QJsonObject{{QStringLiteral("spec"), limitsOf(arguments)}}).toJson(QJsonDocument::Compact);
        return kubectl(kind.meta(row), {QStringLiteral("patch"), QString::fromUtf8(kind.table.resource), kind.meta(row).name,
                                        QStringLiteral("--type=merge"), QStringLiteral("--patch"), QString::fromUtf8(patch)});
    };
    return action;
}

} // namespace

actions::ActionList autoscalerActions()
{
    const ObjectKind kind = autoscalerObject();
    return {setLimits(kind), deleteAction(kind, false)};
}

} // namespace kubernetes
