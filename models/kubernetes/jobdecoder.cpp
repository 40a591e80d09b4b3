// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "jobrows.h"

#include "duration.h"
#include "metareader.h"
#include "rowdecoders.h"

#include <algorithm>

namespace kubernetes {

namespace {

struct JobSpecFacts {
    LabelSelector selector;
    TemplateFacts podTemplate;
    std::optional<qint32> completions;
    std::optional<qint32> parallelism;
    bool suspended = false;
};

JobSpecFacts readSpec(const Message &message, Interner &interner)
{
    namespace f = fields::jobSpec;
    JobSpecFacts facts;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Parallelism: facts.parallelism = field.small(); break;
        case f::Completions: facts.completions = field.small(); break;
        case f::Suspend: facts.suspended = field.boolean(); break;
        case f::Selector:
            if (field.isMessage())
                facts.selector = readSelector(field.message(), interner);
            break;
        case f::Template:
            if (field.isMessage())
                facts.podTemplate = readTemplate(field.message(), interner);
            break;
        default: break;
        }
    });
    return facts;
}

void setStatus(JobRow &row, const Message &message, std::vector<ConditionFacts> &conditions)
{
    namespace f = fields::jobStatus;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::StartTime: row.startedMs = field.timeMs(); break;
        case f::CompletionTime: row.completedMs = field.timeMs(); break;
        case f::Active: row.active = field.small(); break;
        case f::Succeeded: row.succeeded = field.small(); break;
        case f::Failed: row.failed = field.small(); break;
        case f::Conditions:
            if (field.isMessage())
                conditions.push_back(readCondition(field.message(), fields::jobCondition::names));
            break;
        default: break;
        }
    });
}

/// The first of its type decides.
bool holds(const std::vector<ConditionFacts> &conditions, std::string_view type)
{
    const auto found = std::find_if(conditions.begin(), conditions.end(),
                                    [&](const ConditionFacts &condition) { return condition.type == type; });
    return found != conditions.end() && found->status == "True";
}

std::string_view statusOf(const JobRow &row, const std::vector<ConditionFacts> &conditions)
{
    if (holds(conditions, "Complete"))
        return "Complete";
    if (holds(conditions, "Failed"))
        return "Failed";
    if (row.meta.deleting())
        return "Terminating";
    for (const std::string_view type : {"Suspended", "FailureTarget", "SuccessCriteriaMet"}) {
        if (holds(conditions, type))
            return type;
    }
    return "Running";
}

void setCronMeta(CronJobRow &row, const Message &message, Interner &interner)
{
    row.meta = readMeta(message, interner);
    row.generation = readGeneration(message);
}

void setCronStatus(CronJobRow &row, const Message &message)
{
    namespace f = fields::cronJobStatus;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Active && field.isMessage())
            ++row.active;
        else if (number == f::LastScheduleTime)
            row.lastScheduledMs = field.timeMs();
        else if (number == f::LastSuccessfulTime)
            row.lastSucceededMs = field.timeMs();
    });
}

void setCronSpec(CronJobRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::cronJobSpec;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Schedule: row.schedule = interner.text(field.text()); break;
        case f::TimeZone: row.timeZone = interner.text(field.text()); break;
        case f::Suspend: row.suspended = field.boolean(); break;
        case f::JobTemplate:
            if (!field.isMessage())
                break;
            field.message().forEachField(
                fields::jobTemplateSpec::names, [&](std::uint32_t inner, const Field &spec) {
                    if (inner != fields::jobTemplateSpec::Spec || !spec.isMessage())
                        return;
                    JobSpecFacts facts = readSpec(spec.message(), interner);
                    row.selector = std::move(facts.selector);
                    row.containers = std::move(facts.podTemplate.containers);
                    row.images = std::move(facts.podTemplate.images);
                });
            break;
        default: break;
        }
    });
}

} // namespace

live::RowPointer decodeJob(const Message &object, Interner &interner)
{
    auto row = std::make_shared<JobRow>();
    std::vector<ConditionFacts> conditions;
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata) {
            row->meta = readMeta(part, interner);
        } else if (number == fields::object::Spec) {
            JobSpecFacts facts = readSpec(part, interner);
            row->selector = std::move(facts.selector);
            row->containers = std::move(facts.podTemplate.containers);
            row->images = std::move(facts.podTemplate.images);
            row->completions = facts.completions;
            row->parallelism = facts.parallelism;
            row->suspended = facts.suspended;
        } else if (number == fields::object::Status) {
            setStatus(*row, part, conditions);
        }
    });
    if (row->meta.key.isEmpty())
        return nullptr;
    row->status = interner.text(statusOf(*row, conditions));
    for (const ConditionFacts &condition : conditions) {
        if (condition.type == "Failed" && condition.status == "True")
            row->message = base::textOf(condition.message);
    }
    return row;
}

live::RowPointer decodeCronJob(const Message &object, Interner &interner)
{
    auto row = std::make_shared<CronJobRow>();
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            setCronMeta(*row, part, interner);
        else if (number == fields::object::Spec)
            setCronSpec(*row, part, interner);
        else if (number == fields::object::Status)
            setCronStatus(*row, part);
    });
    return unlessMalformed(std::move(row));
}

QString completionsText(const JobRow &row)
{
    if (row.completions)
        return QStringLiteral("%1/%2").arg(row.succeeded).arg(*row.completions);
    const qint32 parallelism = row.parallelism.value_or(0);
    return parallelism > 1 ? QStringLiteral("%1/1 of %2").arg(row.succeeded).arg(parallelism)
                           : QStringLiteral("%1/1").arg(row.succeeded);
}

QString durationText(const JobRow &row, qint64 nowMs)
{
    if (row.startedMs == 0)
        return {};
    return humanDuration((row.completedMs == 0 ? nowMs : row.completedMs) - row.startedMs);
}

QString timeZoneText(const CronJobRow &row)
{
    return row.timeZone.value_or(QStringLiteral("<none>"));
}

QString suspendText(const CronJobRow &row)
{
    if (!row.suspended)
        return QStringLiteral("<unset>");
    return *row.suspended ? QStringLiteral("True") : QStringLiteral("False");
}

QString lastScheduleText(const CronJobRow &row, qint64 nowMs)
{
    return row.lastScheduledMs == 0 ? QStringLiteral("<none>") : ageText(row.lastScheduledMs, nowMs);
}

} // namespace kubernetes
