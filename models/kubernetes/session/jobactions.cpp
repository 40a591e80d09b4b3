// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Jobs and cron jobs. Source: kubectl create job --from, k8s.io/kubectl pkg/cmd/create/create_job.go.
#include "actionparts.h"
#include "allkinds.h"
#include "imageaction.h"
#include "jobrows.h"
#include "objectpath.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

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

const CronJobRow &cron(const live::Row &row)
{
    return static_cast<const CronJobRow &>(row);
}

const JobRow &job(const live::Row &row)
{
    return static_cast<const JobRow &>(row);
}

bool suspendedOf(const QByteArray &feed, const live::Row &row)
{
    return feed == "job" ? job(row).suspended : cron(row).suspended.value_or(false);
}

Action suspendAction(const ObjectKind &kind, bool suspend)
{
    const QByteArray feed = kind.kind.id;
    const QByteArray there = feed + ".suspend";
    const QByteArray back = feed + ".resume";
    Action action = makeAction(feed, suspend ? there : back, suspend ? tr("Suspend") : tr("Resume"), suspend ? tr("Suspending") : tr("Resuming"),
                               suspend ? tr("Suspended") : tr("Resumed"), suspend ? QStringLiteral("pause") : QStringLiteral("play"));
    action.danger = Danger::Reversible;
    action.needs = {needOf(kind, "patch")};
    action.refusal = [feed, suspend](const live::Row &row) {
        if (feed == "job" && (job(row).status == QStringLiteral("Complete") || job(row).status == QStringLiteral("Failed")))
            return tr("It has ended");
        if (suspendedOf(feed, row) != suspend)
            return QString();
        return suspend ? tr("It is suspended") : tr("It is not suspended");
    };
    setChange(action, [kind, suspend](const live::Row &row, const Arguments &) {
        QJsonObject body = guardOf(kind.meta(row));
        body.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("suspend"), suspend}});
        return Change{kind.path(row), BodyType::MergePatch, body};
    });
    action.settled = [feed, suspend](const live::Row &, const Outcome &, const live::Row *now) {
        return now ? settledWhen(suspendedOf(feed, *now) == suspend) : Settled::Failed;
    };
    action.inverse = [there, back, suspend](const live::Row &, const Arguments &) {
        return std::optional<actions::Undo>({suspend ? back : there, {}});
    };
    action.command = [kind, feed, suspend](const live::Row &row, const Arguments &) {
        const QString patch = suspend ? QStringLiteral(R"({"spec":{"suspend":true}})") : QStringLiteral(R"({"spec":{"suspend":false}})");
        return kubectl(kind.meta(row), {QStringLiteral("patch"), QString::fromUtf8(feed), kind.meta(row).name, QStringLiteral("--patch"), patch});
    };
    return action;
}

/// A name that fits into a label's 63 characters, as jobs' names must.
QString triggeredName(const QString &cronJob)
{
    constexpr qsizetype longest = 63;
    const QString tail = QStringLiteral("-manual-%1").arg(QRandomGenerator::global()->bounded(0x1000000), 6, 16, QLatin1Char('0'));
    return cronJob.left(longest - tail.size()) + tail;
}

QJsonObject jobFrom(const QJsonObject &cronJob, const QString &name)
{
    const QJsonObject meta = cronJob.value(QStringLiteral("metadata")).toObject();
    const QJsonObject jobTemplate = cronJob.value(QStringLiteral("spec")).toObject().value(QStringLiteral("jobTemplate")).toObject();
    const QJsonObject templateMeta = jobTemplate.value(QStringLiteral("metadata")).toObject();
    QJsonObject annotations = templateMeta.value(QStringLiteral("annotations")).toObject();
    annotations.insert(QStringLiteral("cronjob.kubernetes.io/instantiate"), QStringLiteral("manual"));
    const QJsonObject owner{{QStringLiteral("apiVersion"), QStringLiteral("batch/v1")},
                            {QStringLiteral("kind"), QStringLiteral("CronJob")},
                            {QStringLiteral("name"), meta.value(QStringLiteral("name"))},
                            {QStringLiteral("uid"), meta.value(QStringLiteral("uid"))},
                            {QStringLiteral("controller"), true}};
    return {{QStringLiteral("apiVersion"), QStringLiteral("batch/v1")},
            {QStringLiteral("kind"), QStringLiteral("Job")},
            {QStringLiteral("metadata"),
             QJsonObject{{QStringLiteral("name"), name},
                         {QStringLiteral("namespace"), meta.value(QStringLiteral("namespace"))},
                         {QStringLiteral("annotations"), annotations},
                         {QStringLiteral("labels"), templateMeta.value(QStringLiteral("labels")).toObject()},
                         {QStringLiteral("ownerReferences"), QJsonArray{owner}}}},
            {QStringLiteral("spec"), jobTemplate.value(QStringLiteral("spec"))}};
}

ActionJob triggerCronJob(endpoint::Session &session, ObjectMeta meta, QByteArray path)
{
    const base::Result<net::Reply> found = co_await apiOf(session).get(std::move(path));
    if (!found.ok())
        co_return found.error();
    const QJsonObject cronJob = QJsonDocument::fromJson(found->body).object();
    if (const base::Result<void> same = sameObject(cronJob, meta); !same.ok())
        co_return same.error();
    const QString name = triggeredName(meta.name);
    const base::Result<net::Reply> made =
        co_await apiOf(session).post("/apis/batch/v1/namespaces/" + pathPart(meta.namespaceName) + "/jobs", jobFrom(cronJob, name));
    base::Result<Outcome> outcome = outcomeOf(made);
    if (!outcome.ok())
        co_return outcome;
    // The table of cron jobs does not show it, so the cluster is asked whether it is there. Who may not ask takes the server's word.
    const base::Result<net::Reply> there = co_await apiOf(session).get(objectPath("/apis/batch/v1", "jobs", meta.namespaceName, name));
    if (!there.ok() && there.error().code == base::Error::Code::NotFound)
        co_return nothingDone();
    outcome->reply.insert(QStringLiteral("job"), name);
    co_return outcome;
}

Action trigger(const ObjectKind &kind)
{
    Action action = makeAction("cronjob", "cronjob.trigger", tr("Run now"), tr("Starting a job"), tr("Job started"), QStringLiteral("play"));
    action.primary = true;
    action.needs = {needOf(kind, "get"), {"create", "batch", "jobs", {}}};
    action.refusal = [](const live::Row &row) { return cron(row).meta.deleting() ? tr("It is being deleted") : QString(); };
    action.job = [kind](endpoint::Session &session, live::RowPointer row, const Arguments &) {
        return triggerCronJob(session, cron(*row).meta, kind.path(*row));
    };
    action.command = [](const live::Row &row, const Arguments &) {
        const QString name = cron(row).meta.name;
        return kubectl(cron(row).meta, {QStringLiteral("create"), QStringLiteral("job"), name + QStringLiteral("-manual"),
                                        QStringLiteral("--from=cronjob/") + name});
    };
    return action;
}

Action setImage(const ObjectKind &kind)
{
    Action action = imageAction(kind, {QStringLiteral("spec"), QStringLiteral("jobTemplate"), QStringLiteral("spec"), QStringLiteral("template")},
                                [](const live::Row &row) { return cron(row).generation; });
    action.settled = [](const live::Row &before, const Outcome &outcome, const live::Row *now) {
        if (!now)
            return Settled::Failed;
        // Without a new generation nothing was to be changed.
        const bool changed = cron(*now).images != cron(before).images;
        return settledWhen(changed || outcome.reply.value(QStringLiteral("generation")).toLongLong() == cron(before).generation);
    };
    return action;
}

QString withItsPods(const live::Row &row)
{
    return QCoreApplication::translate("kubernetes::Actions", "with %n running pods", nullptr, job(row).active);
}

QString withItsJobs(const live::Row &row)
{
    return QCoreApplication::translate("kubernetes::Actions", "with its jobs, %n of them running", nullptr, cron(row).active);
}

} // namespace

actions::ActionList jobActions()
{
    const ObjectKind kind = jobObject();
    return {suspendAction(kind, true), suspendAction(kind, false), deleteAction(kind, true, withItsPods)};
}

actions::ActionList cronJobActions()
{
    const ObjectKind kind = cronJobObject();
    return {trigger(kind), suspendAction(kind, true), suspendAction(kind, false), setImage(kind), deleteAction(kind, true, withItsJobs)};
}

} // namespace kubernetes
