// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Scale, restart, pause, other images: of everything that rolls out, by the same code.
#include "actionparts.h"
#include "allkinds.h"
#include "deploymentkind.h"
#include "imageaction.h"
#include "undoaction.h"
#include "workloadprogress.h"

#include <QCoreApplication>
#include <QDateTime>

namespace kubernetes {

using actions::Action;
using actions::Arguments;
using actions::Danger;
using actions::Outcome;
using actions::Settled;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

QString replacesPods(int count)
{
    return QCoreApplication::translate("kubernetes::Actions", "replaces %n pods", nullptr, count);
}

Action restart(const Workload &kind, std::function<QString(const live::Row &)> refusal)
{
    Action action = makeAction(kind.object.kind.id, kind.id("restart"), tr("Restart"), tr("Restarting"), tr("Restarted"), QStringLiteral("restart"));
    action.primary = true;
    action.danger = Danger::Destructive; // a new rollout, which nothing takes back
    action.deadline = std::chrono::minutes(15); // the usual deadline of a rollout is 10
    action.needs = {needOf(kind.object, "patch")};
    action.refusal = std::move(refusal);
    setChange(action, [kind](const live::Row &row, const Arguments &) {
        QJsonObject body = guardOf(kind.object.meta(row));
        const QJsonObject annotations{{QStringLiteral("kubectl.kubernetes.io/restartedAt"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
        body.insert(QStringLiteral("spec"), nested({QStringLiteral("template"), QStringLiteral("metadata"), QStringLiteral("annotations")}, annotations));
        return Change{kind.object.path(row), BodyType::StrategicMergePatch, body, kind.progress(row).generation};
    });
    action.settled = [kind](const live::Row &before, const Outcome &outcome, const live::Row *now) { return rolledOut(kind, before, outcome, now); };
    action.consequence = [kind](const live::Row &row) { return replacesPods(kind.progress(row).desired); };
    action.command = [kind](const live::Row &row, const Arguments &) {
        return kubectl(kind.object.meta(row), {QStringLiteral("rollout"), QStringLiteral("restart"), kind.word(row)});
    };
    return action;
}

Action scale(const Workload &kind, std::function<QString(const live::Row &)> refusal)
{
    Action action = makeAction(kind.object.kind.id, kind.id("scale"), tr("Scale…"), tr("Scaling"), tr("Scaled"), QStringLiteral("layers"));
    action.primary = true;
    action.asks = true;
    action.bulk = false; // one Undo could not give each its own number back
    action.danger = Danger::Reversible;
    action.deadline = std::chrono::minutes(10);
    action.needs = {needOf(kind.object, "patch")};
    action.refusal = std::move(refusal);
    setChange(action, [kind](const live::Row &row, const Arguments &arguments) {
        QJsonObject body = guardOf(kind.object.meta(row));
        body.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("replicas"), arguments.value(QStringLiteral("replicas")).toInt()}});
        return Change{kind.object.path(row), BodyType::MergePatch, body, kind.progress(row).generation};
    });
    action.settled = [kind](const live::Row &before, const Outcome &outcome, const live::Row *now) { return scaled(kind, before, outcome, now); };
    action.inverse = [kind](const live::Row &before, const Arguments &) {
        return std::optional<actions::Undo>({kind.id("scale"), {{QStringLiteral("replicas"), kind.progress(before).desired}}});
    };
    action.command = [kind](const live::Row &row, const Arguments &arguments) {
        return kubectl(kind.object.meta(row), {QStringLiteral("scale"), kind.word(row),
                                               QStringLiteral("--replicas=%1").arg(arguments.value(QStringLiteral("replicas")).toInt())});
    };
    return action;
}

Action setImage(const Workload &kind)
{
    Action action = imageAction(kind.object, {QStringLiteral("spec"), QStringLiteral("template")}, [kind](const live::Row &row) { return kind.progress(row).generation; });
    action.deadline = std::chrono::minutes(15);
    action.settled = [kind](const live::Row &before, const Outcome &outcome, const live::Row *now) { return rolledOut(kind, before, outcome, now); };
    return action;
}

const DeploymentRow &deployment(const live::Row &row)
{
    return static_cast<const DeploymentRow &>(row);
}

Action pauseDeployment(const Workload &kind, bool pause)
{
    Action action = makeAction("deployment", pause ? "deployment.pause" : "deployment.resume", pause ? tr("Pause rollout") : tr("Resume rollout"),
                               pause ? tr("Pausing") : tr("Resuming"), pause ? tr("Paused") : tr("Resumed"),
                               pause ? QStringLiteral("pause") : QStringLiteral("play"));
    action.danger = Danger::Reversible;
    action.needs = {needOf(kind.object, "patch")};
    action.refusal = [pause](const live::Row &row) {
        if (deployment(row).paused != pause)
            return QString();
        return pause ? tr("Its rollout is paused") : tr("Its rollout is not paused");
    };
    setChange(action, [kind, pause](const live::Row &row, const Arguments &) {
        QJsonObject body = guardOf(deployment(row).meta);
        body.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("paused"), pause ? QJsonValue(true) : QJsonValue(QJsonValue::Null)}});
        return Change{kind.object.path(row), BodyType::MergePatch, body, kind.progress(row).generation};
    });
    action.settled = [pause](const live::Row &, const Outcome &, const live::Row *now) {
        return now ? settledWhen(deployment(*now).paused == pause) : Settled::Failed;
    };
    action.inverse = [pause](const live::Row &, const Arguments &) {
        return std::optional<actions::Undo>({pause ? "deployment.resume" : "deployment.pause", {}});
    };
    action.command = [kind, pause](const live::Row &row, const Arguments &) {
        return kubectl(deployment(row).meta, {QStringLiteral("rollout"), pause ? QStringLiteral("pause") : QStringLiteral("resume"), kind.word(row)});
    };
    return action;
}

QString never(const live::Row &)
{
    return {};
}

QString whilePaused(const live::Row &row)
{
    return deployment(row).paused ? tr("Its rollout is paused") : QString();
}

/// What a controller made, it also scales: another number would not last a second.
QString whileOwned(const live::Row &row)
{
    const OwnerReference &owner = static_cast<const ReplicaSetRow &>(row).meta.owner;
    return owner.controller ? tr("%1 %2 decides how many").arg(owner.kind, owner.name) : QString();
}

std::function<QString(const live::Row &)> withItsPods(const Workload &kind)
{
    return [kind](const live::Row &row) {
        return QCoreApplication::translate("kubernetes::Actions", "with %n pods", nullptr, kind.progress(row).current);
    };
}

} // namespace

actions::ActionList deploymentActions()
{
    const Workload kind{deploymentObject(), progressOf<DeploymentRow>};
    return {scale(kind, never), restart(kind, whilePaused), setImage(kind), undoAction(kind, whilePaused), pauseDeployment(kind, true), pauseDeployment(kind, false),
            deleteAction(kind.object, true, withItsPods(kind))};
}

actions::ActionList statefulSetActions()
{
    const Workload kind{statefulSetObject(), progressOf<StatefulSetRow>};
    return {scale(kind, never), restart(kind, never), setImage(kind), undoAction(kind, never), deleteAction(kind.object, true, withItsPods(kind))};
}

actions::ActionList daemonSetActions()
{
    const Workload kind{daemonSetObject(), progressOf<DaemonSetRow>};
    return {restart(kind, never), setImage(kind), undoAction(kind, never), deleteAction(kind.object, true, withItsPods(kind))};
}

actions::ActionList replicaSetActions()
{
    const Workload kind{replicaSetObject(), progressOf<ReplicaSetRow>};
    return {scale(kind, whileOwned), deleteAction(kind.object, true, withItsPods(kind))};
}

} // namespace kubernetes
