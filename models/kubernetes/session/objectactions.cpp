// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "objectactions.h"

#include "drainaction.h"
#include "kubernetessession.h"
#include "objectpath.h"
#include "workloadrows.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>

namespace kubernetes {

using actions::Action;
using actions::Arguments;
using actions::Danger;
using actions::Outcome;
using actions::Settled;
using Job = base::Task<base::Result<Outcome>>;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

Api &api(endpoint::Session &session)
{
    return static_cast<KubernetesSession &>(session).api();
}

const PodRow &pod(const live::Row &row)
{
    return static_cast<const PodRow &>(row);
}

const NodeRow &node(const live::Row &row)
{
    return static_cast<const NodeRow &>(row);
}

const DeploymentRow &deployment(const live::Row &row)
{
    return static_cast<const DeploymentRow &>(row);
}

QByteArray podPath(const PodRow &row)
{
    return objectPath("/api/v1", "pods", row.meta.namespaceName, row.meta.name);
}

QByteArray deploymentPath(const DeploymentRow &row)
{
    return objectPath("/apis/apps/v1", "deployments", row.meta.namespaceName, row.meta.name);
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

Job patchJob(endpoint::Session &session, QByteArray path, BodyType type, QJsonObject body)
{
    const base::Result<net::Reply> reply = co_await api(session).patch(
        std::move(path), type, QJsonDocument(body).toJson(QJsonDocument::Compact));
    co_return outcomeOf(reply);
}

Settled settledWhen(bool yes)
{
    return yes ? Settled::Yes : Settled::NotYet;
}

Action make(const char *feed, const char *id, const QString &label, const QString &running, const QString &done,
            const QString &icon)
{
    Action action;
    action.feed = feed;
    action.id = id;
    action.label = label;
    action.running = running;
    action.done = done;
    action.icon = icon;
    return action;
}

QStringList inNamespace(QStringList command, const ObjectMeta &meta)
{
    if (!meta.namespaceName.isEmpty())
        command << QStringLiteral("--namespace") << meta.namespaceName;
    return command;
}

// --- Pods -----------------------------------------------------------------------------------------------------------

Job deletePod(endpoint::Session &session, live::RowPointer row, Arguments arguments)
{
    const PodRow &object = pod(*row);
    const bool atOnce = arguments.value(QStringLiteral("force"), false).toBool();
    const base::Result<net::Reply> reply = co_await api(session).del(
        podPath(object), deleteOptions(object.meta, atOnce ? std::optional<int>(0) : std::nullopt));
    if (!reply.ok() && reply.error().httpStatus == 404)
        co_return Outcome{}; // somebody else was faster
    co_return outcomeOf(reply);
}

Job evictPod(endpoint::Session &session, live::RowPointer row, Arguments)
{
    const ObjectMeta &meta = pod(*row).meta;
    const QJsonObject body{
        {QStringLiteral("apiVersion"), QStringLiteral("policy/v1")},
        {QStringLiteral("kind"), QStringLiteral("Eviction")},
        {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("name"), meta.name}, {QStringLiteral("namespace"), meta.namespaceName}}},
        {QStringLiteral("deleteOptions"), deleteOptions(meta)}};
    base::Result<net::Reply> reply = co_await api(session).post(podPath(pod(*row)) + "/eviction", body);
    if (!reply.ok() && reply.error().httpStatus == 404)
        co_return Outcome{};
    if (!reply.ok() && reply.error().httpStatus == 429) {
        base::Error error = reply.error();
        error.what = tr("A disruption budget does not allow it now"); // which one is in the server's words, the detail
        co_return error;
    }
    co_return outcomeOf(reply);
}

QString fateOf(const live::Row &row)
{
    const PodRow &object = pod(row);
    const Workload workload = workloadOf(object);
    if (object.mirror)
        return tr("a static pod: its node's kubelet makes it again");
    if (workload.kind.isEmpty())
        return tr("nothing makes it again");
    return tr("%1 %2 makes another one").arg(workload.kind, workload.name);
}

} // namespace

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

actions::ActionList podActions()
{
    Action remove = make("pod", "pod.delete", tr("Delete…"), tr("Deleting"), tr("Deleted"), QStringLiteral("trash"));
    remove.danger = Danger::Destructive;
    remove.shortcut = QStringLiteral("Del");
    remove.deadline = std::chrono::seconds(90); // the usual grace is 30 s, and nodes take their time
    remove.refusal = [](const live::Row &) { return QString(); };
    remove.job = deletePod;
    remove.needs = {{"delete", {}, "pods", {}}};
    remove.settled = [](const live::Row &, const Outcome &, const live::Row *now) { return settledWhen(!now); };
    remove.consequence = fateOf;
    remove.choices = {{QStringLiteral("force"), tr("At once, without waiting for its containers to stop"), {}, false}};
    remove.command = [](const live::Row &row, const Arguments &arguments) {
        QStringList command = inNamespace({QStringLiteral("kubectl"), QStringLiteral("delete"), QStringLiteral("pod"), pod(row).meta.name}, pod(row).meta);
        if (arguments.value(QStringLiteral("force"), false).toBool())
            command << QStringLiteral("--grace-period=0") << QStringLiteral("--force");
        return command;
    };

    Action evict = make("pod", "pod.evict", tr("Evict…"), tr("Evicting"), tr("Evicted"), QStringLiteral("arrow-right"));
    evict.danger = Danger::Destructive;
    evict.deadline = remove.deadline;
    evict.refusal = [](const live::Row &row) {
        if (pod(row).meta.deleting())
            return tr("It is being deleted already");
        return pod(row).mirror ? tr("A static pod cannot be evicted") : QString();
    };
    evict.job = evictPod;
    evict.needs = {{"create", {}, "pods", "eviction"}};
    evict.settled = remove.settled;
    evict.consequence = fateOf;
    evict.command = [](const live::Row &row, const Arguments &) {
        return QStringList{QStringLiteral("kubectl"), QStringLiteral("create"), QStringLiteral("--raw"),
                           QString::fromUtf8(podPath(pod(row)) + "/eviction"), QStringLiteral("--filename"), QStringLiteral("-")};
    };
    return {std::move(evict), std::move(remove)};
}

// --- Nodes ----------------------------------------------------------------------------------------------------------

actions::ActionList nodeActions()
{
    const auto schedulable = [](const char *id, const QString &label, const QString &running, const QString &done, bool cordon) {
        Action action = make("node", id, label, running, done, cordon ? QStringLiteral("pause") : QStringLiteral("play"));
        action.danger = Danger::Reversible;
        action.primary = true;
        action.needs = {{"patch", {}, "nodes", {}}};
        action.refusal = [cordon](const live::Row &row) {
            if (node(row).unschedulable != cordon)
                return QString();
            return cordon ? tr("It is cordoned") : tr("It is not cordoned");
        };
        action.job = [cordon](endpoint::Session &session, live::RowPointer row, Arguments) {
            QJsonObject body = guardOf(node(*row).meta);
            // As kubectl does: a field that is not set is the usual state.
            body.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("unschedulable"), cordon ? QJsonValue(true) : QJsonValue(QJsonValue::Null)}});
            return patchJob(session, objectPath("/api/v1", "nodes", {}, node(*row).meta.name), BodyType::StrategicMergePatch, body);
        };
        action.settled = [cordon](const live::Row &, const Outcome &, const live::Row *now) {
            return now ? settledWhen(node(*now).unschedulable == cordon) : Settled::Failed;
        };
        action.inverse = [cordon](const live::Row &, const Arguments &) {
            return std::optional<actions::Undo>({cordon ? "node.uncordon" : "node.cordon", {}});
        };
        action.command = [cordon](const live::Row &row, const Arguments &) {
            return QStringList{QStringLiteral("kubectl"), cordon ? QStringLiteral("cordon") : QStringLiteral("uncordon"), node(row).meta.name};
        };
        return action;
    };
    return {schedulable("node.cordon", tr("Cordon"), tr("Cordoning"), tr("Cordoned"), true),
            schedulable("node.uncordon", tr("Uncordon"), tr("Uncordoning"), tr("Uncordoned"), false), drainAction()};
}

// --- Deployments ----------------------------------------------------------------------------------------------------

namespace {

/// The controller has seen the change, and what it made of it.
Settled rolledOut(const Outcome &outcome, const live::Row *now)
{
    if (!now)
        return Settled::Failed;
    const DeploymentRow &row = deployment(*now);
    if (row.workload.observedGeneration < outcome.reply.value(QStringLiteral("generation")).toLongLong())
        return Settled::NotYet;
    switch (rolloutState(row)) {
    case RolloutState::Complete:
    case RolloutState::ScaledToZero:
    case RolloutState::Paused:
        return Settled::Yes;
    case RolloutState::Failed:
        return Settled::Failed;
    case RolloutState::Progressing:
        break;
    }
    return Settled::NotYet;
}

Action restartDeployment()
{
    Action action = make("deployment", "deployment.restart", tr("Restart"), tr("Restarting"), tr("Restarted"), QStringLiteral("restart"));
    action.primary = true;
    action.danger = Danger::Destructive; // a new rollout, which nothing takes back
    action.deadline = std::chrono::minutes(15); // the usual deadline of a rollout is 10
    action.needs = {{"patch", "apps", "deployments", {}}};
    action.refusal = [](const live::Row &row) {
        return deployment(row).paused ? tr("Its rollout is paused") : QString();
    };
    action.job = [](endpoint::Session &session, live::RowPointer row, Arguments) {
        QJsonObject body = guardOf(deployment(*row).meta);
        const QJsonObject annotations{{QStringLiteral("kubectl.kubernetes.io/restartedAt"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
        const QJsonObject meta{{QStringLiteral("annotations"), annotations}};
        body.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("template"), QJsonObject{{QStringLiteral("metadata"), meta}}}});
        return patchJob(session, deploymentPath(deployment(*row)), BodyType::StrategicMergePatch, body);
    };
    action.settled = [](const live::Row &, const Outcome &outcome, const live::Row *now) { return rolledOut(outcome, now); };
    action.consequence = [](const live::Row &row) {
        return QCoreApplication::translate("kubernetes::Actions", "replaces %n pods", nullptr, deployment(row).desired);
    };
    action.command = [](const live::Row &row, const Arguments &) {
        return inNamespace({QStringLiteral("kubectl"), QStringLiteral("rollout"), QStringLiteral("restart"),
                            QStringLiteral("deployment/") + deployment(row).meta.name}, deployment(row).meta);
    };
    return action;
}

Action scaleDeployment()
{
    Action action = make("deployment", "deployment.scale", tr("Scale…"), tr("Scaling"), tr("Scaled"), QStringLiteral("layers"));
    action.primary = true;
    action.asks = true;
    action.bulk = false; // one Undo could not give each its own number back
    action.needs = {{"patch", "apps", "deployments", {}}};
    action.danger = Danger::Reversible;
    action.deadline = std::chrono::minutes(10);
    action.refusal = [](const live::Row &) { return QString(); };
    action.job = [](endpoint::Session &session, live::RowPointer row, Arguments arguments) {
        QJsonObject body = guardOf(deployment(*row).meta);
        body.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("replicas"), arguments.value(QStringLiteral("replicas")).toInt()}});
        return patchJob(session, deploymentPath(deployment(*row)), BodyType::MergePatch, body);
    };
    action.settled = [](const live::Row &, const Outcome &outcome, const live::Row *now) { return rolledOut(outcome, now); };
    action.inverse = [](const live::Row &before, const Arguments &) {
        return std::optional<actions::Undo>({"deployment.scale", {{QStringLiteral("replicas"), deployment(before).desired}}});
    };
    action.command = [](const live::Row &row, const Arguments &arguments) {
        return inNamespace({QStringLiteral("kubectl"), QStringLiteral("scale"), QStringLiteral("deployment/") + deployment(row).meta.name,
                            QStringLiteral("--replicas=%1").arg(arguments.value(QStringLiteral("replicas")).toInt())}, deployment(row).meta);
    };
    return action;
}

Action pauseDeployment(bool pause)
{
    Action action = make("deployment", pause ? "deployment.pause" : "deployment.resume", pause ? tr("Pause rollout") : tr("Resume rollout"),
                         pause ? tr("Pausing") : tr("Resuming"), pause ? tr("Paused") : tr("Resumed"),
                         pause ? QStringLiteral("pause") : QStringLiteral("play"));
    action.danger = Danger::Reversible;
    action.needs = {{"patch", "apps", "deployments", {}}};
    action.refusal = [pause](const live::Row &row) {
        if (deployment(row).paused != pause)
            return QString();
        return pause ? tr("Its rollout is paused") : tr("Its rollout is not paused");
    };
    action.job = [pause](endpoint::Session &session, live::RowPointer row, Arguments) {
        QJsonObject body = guardOf(deployment(*row).meta);
        body.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("paused"), pause ? QJsonValue(true) : QJsonValue(QJsonValue::Null)}});
        return patchJob(session, deploymentPath(deployment(*row)), BodyType::MergePatch, body);
    };
    action.settled = [pause](const live::Row &, const Outcome &, const live::Row *now) {
        return now ? settledWhen(deployment(*now).paused == pause) : Settled::Failed;
    };
    action.inverse = [pause](const live::Row &, const Arguments &) {
        return std::optional<actions::Undo>({pause ? "deployment.resume" : "deployment.pause", {}});
    };
    action.command = [pause](const live::Row &row, const Arguments &) {
        return inNamespace({QStringLiteral("kubectl"), QStringLiteral("rollout"), pause ? QStringLiteral("pause") : QStringLiteral("resume"),
                            QStringLiteral("deployment/") + deployment(row).meta.name}, deployment(row).meta);
    };
    return action;
}

} // namespace

actions::ActionList deploymentActions()
{
    return {scaleDeployment(), restartDeployment(), pauseDeployment(true), pauseDeployment(false)};
}

} // namespace kubernetes
