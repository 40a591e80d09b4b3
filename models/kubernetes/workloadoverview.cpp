// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The overviews of what runs pods.
#include "overviewparts.h"

#include <QCoreApplication>

namespace kubernetes {

using namespace overview;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Overview", text);
}

QString yesOrNothing(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toBool() ? tr("yes") : QString();
}

/// An absent number is left out, 0 is not.
QString numberOrNothing(const QJsonObject &object, const char *key)
{
    return object.contains(QLatin1String(key)) ? numberAt(object, key) : QString();
}

/// The first section, which `fill` brings to its end; then `more`; then what all workloads have.
template <class Fill, class More> Sections workloadOverview(const QByteArray &json, const char *id, const QString &title, Fill fill, More more)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    std::vector<live::Section> sections;
    Entries first(id, title);
    addIdentity(first, objectAt(*object, "metadata"));
    fill(first, *object, spec);
    first.into(sections);
    more(sections, objectAt(*object, "status"), spec);
    addTemplate(sections, objectAt(spec, "template"));
    addMap(sections, "selector", tr("Selector"), objectAt(objectAt(spec, "selector"), "matchLabels"));
    addTail(sections, *object);
    return sections;
}

/// Status members with their labels, which are numbers.
void addReplicas(std::vector<live::Section> &sections, const QJsonObject &status, const QString &desired,
                 std::initializer_list<std::pair<const char *, QString>> members)
{
    Entries replicas("replicas", tr("Replicas"));
    replicas.text(tr("Desired"), desired);
    for (const auto &[member, label] : members)
        replicas.text(label, numberAt(status, member));
    replicas.into(sections);
}

QString strategyText(const QJsonObject &strategy)
{
    const QString rolling = mapText(objectAt(strategy, "rollingUpdate"));
    const QString type = textAt(strategy, "type");
    return rolling.isEmpty() ? type : QStringLiteral("%1 (%2)").arg(type, rolling);
}

void addJobSpec(Entries &entries, const QJsonObject &spec)
{
    entries.text(tr("Completions"), numberOrNothing(spec, "completions"))
        .text(tr("Parallelism"), numberOrNothing(spec, "parallelism"))
        .text(tr("Backoff limit"), numberOrNothing(spec, "backoffLimit"))
        .text(tr("Deadline, seconds"), numberOrNothing(spec, "activeDeadlineSeconds"))
        .text(tr("Removed after, seconds"), numberOrNothing(spec, "ttlSecondsAfterFinished"))
        .text(tr("Completion mode"), textAt(spec, "completionMode"));
}

} // namespace

Sections deploymentOverview(const QByteArray &json)
{
    return workloadOverview(
        json, "deployment", tr("Deployment"),
        [](Entries &entries, const QJsonObject &object, const QJsonObject &spec) {
            const QJsonObject annotations = objectAt(objectAt(object, "metadata"), "annotations");
            entries.text(tr("Strategy"), strategyText(objectAt(spec, "strategy")))
                .text(tr("Paused"), yesOrNothing(spec, "paused"))
                .text(tr("Revision"), textAt(annotations, "deployment.kubernetes.io/revision"));
        },
        [](std::vector<live::Section> &sections, const QJsonObject &status, const QJsonObject &spec) {
            addReplicas(sections, status, numberAt(spec, "replicas"),
                        {{"readyReplicas", tr("Ready")}, {"updatedReplicas", tr("Up to date")}, {"availableReplicas", tr("Available")}});
        });
}

Sections statefulSetOverview(const QByteArray &json)
{
    return workloadOverview(
        json, "statefulset", tr("Stateful set"),
        [](Entries &entries, const QJsonObject &object, const QJsonObject &spec) {
            const QJsonObject status = objectAt(object, "status");
            entries.text(tr("Service"), textAt(spec, "serviceName"))
                .text(tr("Update strategy"), strategyText(objectAt(spec, "updateStrategy")))
                .text(tr("Pod management"), textAt(spec, "podManagementPolicy"))
                .text(tr("Current revision"), textAt(status, "currentRevision"), true)
                .text(tr("Newest revision"), textAt(status, "updateRevision"), true);
        },
        [](std::vector<live::Section> &sections, const QJsonObject &status, const QJsonObject &spec) {
            addReplicas(sections, status, numberAt(spec, "replicas"),
                        {{"readyReplicas", tr("Ready")}, {"updatedReplicas", tr("Up to date")}, {"availableReplicas", tr("Available")}});
            Entries claims("claims", tr("Volume claims"));
            for (const QJsonValue &value : arrayAt(spec, "volumeClaimTemplates")) {
                const QJsonObject claim = objectAt(value.toObject(), "spec");
                claims.text(textAt(objectAt(value.toObject(), "metadata"), "name"),
                            mapText(objectAt(objectAt(claim, "resources"), "requests")));
            }
            claims.into(sections);
        });
}

Sections daemonSetOverview(const QByteArray &json)
{
    return workloadOverview(
        json, "daemonset", tr("Daemon set"),
        [](Entries &entries, const QJsonObject &, const QJsonObject &spec) {
            entries.text(tr("Update strategy"), strategyText(objectAt(spec, "updateStrategy")))
                .text(tr("Node selector"), mapText(objectAt(objectAt(objectAt(spec, "template"), "spec"), "nodeSelector"), QStringLiteral("=")));
        },
        [](std::vector<live::Section> &sections, const QJsonObject &status, const QJsonObject &) {
            addReplicas(sections, status, numberAt(status, "desiredNumberScheduled"),
                        {{"currentNumberScheduled", tr("Current")}, {"numberReady", tr("Ready")}, {"updatedNumberScheduled", tr("Up to date")},
                         {"numberAvailable", tr("Available")}, {"numberMisscheduled", tr("On nodes where none belongs")}});
        });
}

Sections replicaSetOverview(const QByteArray &json)
{
    return workloadOverview(
        json, "replicaset", tr("Replica set"),
        [](Entries &entries, const QJsonObject &object, const QJsonObject &) {
            const QJsonObject annotations = objectAt(objectAt(object, "metadata"), "annotations");
            entries.text(tr("Revision"), textAt(annotations, "deployment.kubernetes.io/revision"))
                .text(tr("Change cause"), textAt(annotations, "kubernetes.io/change-cause"));
        },
        [](std::vector<live::Section> &sections, const QJsonObject &status, const QJsonObject &spec) {
            addReplicas(sections, status, numberAt(spec, "replicas"),
                        {{"replicas", tr("Current")}, {"readyReplicas", tr("Ready")}, {"availableReplicas", tr("Available")}});
        });
}

Sections jobOverview(const QByteArray &json)
{
    return workloadOverview(
        json, "job", tr("Job"),
        [](Entries &entries, const QJsonObject &object, const QJsonObject &spec) {
            const QJsonObject status = objectAt(object, "status");
            entries.time(tr("Started"), timeAt(status, "startTime")).time(tr("Completed"), timeAt(status, "completionTime"));
            addJobSpec(entries, spec);
            entries.text(tr("Suspended"), yesOrNothing(spec, "suspend"));
        },
        [](std::vector<live::Section> &sections, const QJsonObject &status, const QJsonObject &) {
            Entries pods("pods", tr("Pods"));
            pods.text(tr("Active"), numberAt(status, "active")).text(tr("Ready"), numberAt(status, "ready"))
                .text(tr("Succeeded"), numberAt(status, "succeeded")).text(tr("Failed"), numberAt(status, "failed"));
            pods.into(sections);
        });
}

Sections cronJobOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonObject spec = objectAt(*object, "spec");
    const QJsonObject status = objectAt(*object, "status");
    const QJsonObject job = objectAt(objectAt(spec, "jobTemplate"), "spec");
    std::vector<live::Section> sections;
    Entries cron("cronjob", tr("Cron job"));
    addIdentity(cron, objectAt(*object, "metadata"));
    cron.text(tr("Schedule"), textAt(spec, "schedule"), true)
        .text(tr("Time zone"), textAt(spec, "timeZone"))
        .text(tr("Suspended"), yesOrNothing(spec, "suspend"))
        .text(tr("Concurrency"), textAt(spec, "concurrencyPolicy"))
        .text(tr("Starting deadline, seconds"), numberOrNothing(spec, "startingDeadlineSeconds"))
        .time(tr("Last schedule"), timeAt(status, "lastScheduleTime"))
        .time(tr("Last success"), timeAt(status, "lastSuccessfulTime"))
        .text(tr("Running jobs"), joinedTexts(arrayAt(status, "active"), "name"));
    cron.into(sections);
    Entries jobs("job", tr("Its jobs"));
    addJobSpec(jobs, job);
    jobs.text(tr("Kept when successful"), numberOrNothing(spec, "successfulJobsHistoryLimit"))
        .text(tr("Kept when failed"), numberOrNothing(spec, "failedJobsHistoryLimit"));
    jobs.into(sections);
    addTemplate(sections, objectAt(job, "template"));
    addTail(sections, *object);
    return sections;
}

} // namespace kubernetes
