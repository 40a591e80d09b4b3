// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Jobs: pods until enough have succeeded; CronJobs: a Job when it is time.
#include "controllers.h"
#include "cronschedule.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

struct Tally {
    int active = 0, ready = 0, succeeded = 0, failed = 0;
};

Tally tallyOf(const std::vector<QJsonObject> &pods)
{
    Tally tally;
    for (const QJsonObject &pod : pods) {
        const QString phase = textAt(pod, u"status.phase");
        tally.succeeded += phase == "Succeeded"_L1;
        tally.failed += phase == "Failed"_L1;
        tally.active += !podFinished(pod) && !deleting(pod);
        tally.ready += podReady(pod);
    }
    return tally;
}

bool over(const QJsonObject &job)
{
    return textAt(condition(job, u"Complete"), u"status") == "True"_L1 || textAt(condition(job, u"Failed"), u"status") == "True"_L1;
}

void tellJob(ClusterParts &parts, const QJsonObject &job, const Tally &tally)
{
    const qint64 now = parts.store.nowMs();
    QJsonObject status = objectAt(job, u"status");
    if (!status.contains("startTime"_L1))
        status.insert(u"startTime"_s, secondsText(now));
    QJsonArray conditions = status.value("conditions"_L1).toArray();
    const bool suspended = at(job, u"spec.suspend").toBool();
    if (suspended || !condition(job, u"Suspended").isEmpty())
        setCondition(conditions, u"Suspended"_s, suspended, now, suspended ? u"JobSuspended"_s : u"JobResumed"_s, suspended ? u"Job suspended"_s : u"Job resumed"_s);
    if (tally.succeeded >= numberAt(job, u"spec.completions", 1)) {
        setCondition(conditions, u"SuccessCriteriaMet"_s, true, now, u"CompletionsReached"_s, u"Reached expected number of succeeded pods"_s);
        setCondition(conditions, u"Complete"_s, true, now, u"CompletionsReached"_s, u"Reached expected number of succeeded pods"_s);
        status.insert(u"completionTime"_s, secondsText(now));
        parts.events.normal(job, u"Completed"_s, u"Job completed"_s, {u"job-controller"_s});
    } else if (tally.failed > numberAt(job, u"spec.backoffLimit", 6)) {
        setCondition(conditions, u"FailureTarget"_s, true, now, u"BackoffLimitExceeded"_s, u"Job has reached the specified backoff limit"_s);
        setCondition(conditions, u"Failed"_s, true, now, u"BackoffLimitExceeded"_s, u"Job has reached the specified backoff limit"_s);
        parts.events.warn(job, u"BackoffLimitExceeded"_s, u"Job has reached the specified backoff limit"_s, {u"job-controller"_s});
    }
    for (const auto &[key, value] : {std::pair("active", tally.active), {"ready", tally.ready}, {"succeeded", tally.succeeded}, {"failed", tally.failed}, {"terminating", 0}})
        status.insert(QString::fromLatin1(key), value);
    if (!conditions.isEmpty())
        status.insert(u"conditions"_s, conditions);
    setStatus(parts, resources::jobs, job, status);
}

void reconcileJob(ClusterParts &parts, const QJsonObject &job)
{
    if (over(job))
        return;
    const std::vector<QJsonObject> pods = parts.store.ownedBy(resources::pods, uidOf(job));
    Tally tally = tallyOf(pods);
    const int missing = numberAt(job, u"spec.completions", 1) - tally.succeeded;
    const bool given = tally.failed > numberAt(job, u"spec.backoffLimit", 6);
    const int wanted = at(job, u"spec.suspend").toBool() || given ? 0 : std::min(missing, numberAt(job, u"spec.parallelism", 1));
    for (; tally.active < wanted; ++tally.active)
        createPod(parts, job, podFrom(job, nameOf(job) + u'-' + parts.store.suffix()), u"job-controller"_s);
    for (const QJsonObject &pod : pods)
        if (wanted == 0 && missing > 0 && !podFinished(pod) && !deleting(pod))
            stopPod(parts, job, pod, u"job-controller"_s);
    tellJob(parts, job, tally);
}

void makeJob(ClusterParts &parts, const QJsonObject &cron, qint64 dueMs)
{
    const QJsonObject made = objectAt(cron, u"spec.jobTemplate");
    const QString name = u"%1-%2"_s.arg(nameOf(cron)).arg(dueMs / 60'000);
    QJsonObject labels = objectAt(made, u"spec.template.metadata.labels");
    QJsonObject spec = objectAt(made, u"spec");
    labels.insert(u"batch.kubernetes.io/job-name"_s, name);
    labels.insert(u"job-name"_s, name);
    put(spec, u"template.metadata.labels", labels);
    parts.store.add(resources::jobs, {{u"metadata"_s, QJsonObject{{u"name"_s, name}, {u"namespace"_s, namespaceOf(cron)}, {u"labels"_s, labels},
                                                                  {u"annotations"_s, QJsonObject{{u"batch.kubernetes.io/cronjob-scheduled-timestamp"_s, secondsText(dueMs)}}},
                                                                  {u"ownerReferences"_s, ownedBy(cron)}}},
                                      {u"spec"_s, spec}, {u"status"_s, QJsonObject()}});
    parts.events.normal(cron, u"SuccessfulCreate"_s, u"Created job "_s + name, {u"cronjob-controller"_s});
}

void keepHistory(ClusterParts &parts, const QJsonObject &cron, std::vector<QJsonObject> jobs)
{
    for (const auto &[type, path, usual] : {std::tuple(u"Complete", u"spec.successfulJobsHistoryLimit", 3), {u"Failed", u"spec.failedJobsHistoryLimit", 1}}) {
        std::vector<QJsonObject> ended;
        for (const QJsonObject &job : jobs)
            if (textAt(condition(job, type), u"status") == "True"_L1)
                ended.push_back(job);
        std::sort(ended.begin(), ended.end(), [](const QJsonObject &a, const QJsonObject &b) { return createdMs(a) < createdMs(b); });
        const int kept = numberAt(cron, path, usual);
        for (int i = 0; i + kept < static_cast<int>(ended.size()); ++i)
            parts.store.remove(resources::jobs, ended[static_cast<size_t>(i)]);
    }
}

void reconcileCronJob(ClusterParts &parts, const QJsonObject &cron)
{
    QJsonObject status = objectAt(cron, u"status");
    const qint64 now = parts.store.nowMs();
    const qint64 last = std::max(createdMs(cron), msOfSeconds(textAt(status, u"lastScheduleTime")));
    const QString schedule = textAt(cron, u"spec.schedule");
    if (!at(cron, u"spec.suspend").toBool()) {
        qint64 due = nextOf(schedule, last);
        // What was missed while it was suspended is not made up for, but for the last time.
        for (qint64 next = nextOf(schedule, due); next <= now; next = nextOf(schedule, next))
            due = next;
        if (due <= now) {
            if (now - due < 60'000)
                makeJob(parts, cron, due);
            status.insert(u"lastScheduleTime"_s, secondsText(due));
            due = nextOf(schedule, now);
        }
        parts.wakeAt(due);
    }
    const std::vector<QJsonObject> jobs = parts.store.ownedBy(resources::jobs, uidOf(cron));
    QJsonArray active;
    for (const QJsonObject &job : jobs) {
        if (!over(job))
            active.append(QJsonObject{{u"apiVersion"_s, u"batch/v1"_s}, {u"kind"_s, u"Job"_s}, {u"name"_s, nameOf(job)}, {u"namespace"_s, namespaceOf(job)}, {u"uid"_s, uidOf(job)}});
        const QString ended = textAt(job, u"status.completionTime");
        if (!ended.isEmpty() && ended > textAt(status, u"lastSuccessfulTime"))
            status.insert(u"lastSuccessfulTime"_s, ended);
    }
    status.remove("active"_L1);
    if (!active.isEmpty())
        status.insert(u"active"_s, active);
    setStatus(parts, resources::cronJobs, cron, status);
    keepHistory(parts, cron, jobs);
}

} // namespace

void reconcileJobs(ClusterParts &parts)
{
    for (const QJsonObject &job : parts.store.list(resources::jobs))
        reconcileJob(parts, job);
}

void reconcileCronJobs(ClusterParts &parts)
{
    for (const QJsonObject &cron : parts.store.list(resources::cronJobs))
        reconcileCronJob(parts, cron);
}

} // namespace demo
