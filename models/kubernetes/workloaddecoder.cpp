// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "metareader.h"
#include "rowdecoders.h"
#include "workloadrows.h"

#include <algorithm>

namespace kubernetes {

namespace {

/// Metadata with the generation, which only workloads keep.
template <class R> void readWorkloadMeta(R &row, const Message &message, Interner &interner, KnownAnnotations *known)
{
    row.meta = readMeta(message, interner, known);
    row.workload.generation = readGeneration(message);
}

void setTemplate(WorkloadFacts &workload, const Field &field, Interner &interner)
{
    TemplateFacts facts = readTemplate(field.message(), interner);
    workload.containers = std::move(facts.containers);
    workload.images = std::move(facts.images);
}

void setDeploymentSpec(DeploymentRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::deploymentSpec;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Replicas)
            row.desired = field.small();
        else if (number == f::Paused)
            row.paused = field.boolean();
        if (!field.isMessage())
            return;
        if (number == f::Selector)
            row.workload.selector = readSelector(field.message(), interner);
        else if (number == f::Template)
            setTemplate(row.workload, field, interner);
        else if (number == f::Strategy)
            field.message().forEachField(fields::deploymentStrategy::names,
                                         [&](std::uint32_t inner, const Field &type) {
                                             if (inner == fields::deploymentStrategy::Type)
                                                 row.strategy = interner.text(type.text());
                                         });
    });
}

void setDeploymentCondition(DeploymentRow &row, const Message &message)
{
    namespace f = fields::deploymentCondition;
    std::string_view type;
    std::string_view status;
    std::string_view reason;
    std::string_view text;
    qint64 sinceMs = 0;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Type: type = field.text(); break;
        case f::Status: status = field.text(); break;
        case f::Reason: reason = field.text(); break;
        case f::Message: text = field.text(); break;
        case f::LastUpdateTime: sinceMs = field.timeMs(); break;
        default: break;
        }
    });
    if (type == "Available") {
        row.minimumAvailable = status == "True";
    } else if (type == "Progressing" && reason == "ProgressDeadlineExceeded") {
        row.deadlineExceeded = true;
        row.failedMs = std::max(row.failedMs, sinceMs);
        if (row.message.isEmpty())
            row.message = base::textOf(text);
    } else if (type == "ReplicaFailure" && status == "True") {
        row.replicaFailure = true;
        row.failedMs = std::max(row.failedMs, sinceMs);
        row.message = base::textOf(text); // says more than that a deadline has passed
    }
}

void setDeploymentStatus(DeploymentRow &row, const Message &message)
{
    namespace f = fields::deploymentStatus;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::ObservedGeneration: row.workload.observedGeneration = field.integer(); break;
        case f::Replicas: row.current = field.small(); break;
        case f::UpdatedReplicas: row.updated = field.small(); break;
        case f::ReadyReplicas: row.readyReplicas = field.small(); break;
        case f::AvailableReplicas: row.available = field.small(); break;
        case f::Conditions:
            if (field.isMessage())
                setDeploymentCondition(row, field.message());
            break;
        default: break;
        }
    });
}

struct StrategyFacts {
    QString type;
    qint32 partition = 0;
};

StrategyFacts readStrategy(const Message &message, Interner &interner)
{
    namespace f = fields::updateStrategy;
    StrategyFacts facts;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Type)
            facts.type = interner.text(field.text());
        else if (number == f::RollingUpdate && field.isMessage())
            field.message().forEachField(fields::rollingUpdate::names, [&](std::uint32_t inner, const Field &value) {
                // The same number is something else in a DaemonSet's, which is not asked for it.
                if (inner == fields::rollingUpdate::Partition)
                    facts.partition = value.small();
            });
    });
    return facts;
}

void setStrategy(StatefulSetRow &row, const StrategyFacts &facts)
{
    row.strategy = facts.type;
    row.partition = facts.partition;
}

void setStatefulSetSpec(StatefulSetRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::statefulSetSpec;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Replicas)
            row.desired = field.small();
        else if (number == f::ServiceName)
            row.service = interner.text(field.text());
        else if (number == f::Selector && field.isMessage())
            row.workload.selector = readSelector(field.message(), interner);
        else if (number == f::Template && field.isMessage())
            setTemplate(row.workload, field, interner);
        else if (number == f::UpdateStrategy && field.isMessage())
            setStrategy(row, readStrategy(field.message(), interner));
    });
}

void setStatefulSetStatus(StatefulSetRow &row, const Message &message)
{
    namespace f = fields::statefulSetStatus;
    std::string_view current;
    std::string_view newest;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::ObservedGeneration: row.workload.observedGeneration = field.integer(); break;
        case f::Replicas: row.current = field.small(); break;
        case f::UpdatedReplicas: row.updated = field.small(); break;
        case f::ReadyReplicas: row.readyReplicas = field.small(); break;
        case f::AvailableReplicas: row.available = field.small(); break;
        case f::CurrentRevision: current = field.text(); break;
        case f::UpdateRevision: newest = field.text(); break;
        default: break;
        }
    });
    row.updating = current != newest;
}

void setDaemonSetSpec(DaemonSetRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::daemonSetSpec;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (!field.isMessage())
            return;
        if (number == f::Selector) {
            row.workload.selector = readSelector(field.message(), interner);
        } else if (number == f::Template) {
            TemplateFacts facts = readTemplate(field.message(), interner);
            row.workload.containers = std::move(facts.containers);
            row.workload.images = std::move(facts.images);
            row.nodeSelector = std::move(facts.nodeSelector);
        } else if (number == f::UpdateStrategy) {
            row.strategy = readStrategy(field.message(), interner).type;
        }
    });
}

void setDaemonSetStatus(DaemonSetRow &row, const Message &message)
{
    namespace f = fields::daemonSetStatus;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::ObservedGeneration: row.workload.observedGeneration = field.integer(); break;
        case f::CurrentNumberScheduled: row.current = field.small(); break;
        case f::DesiredNumberScheduled: row.desired = field.small(); break;
        case f::NumberReady: row.readyPods = field.small(); break;
        case f::UpdatedNumberScheduled: row.updated = field.small(); break;
        case f::NumberAvailable: row.available = field.small(); break;
        default: break;
        }
    });
}

void setReplicaSetSpec(ReplicaSetRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::replicaSetSpec;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Replicas)
            row.desired = field.small();
        else if (number == f::Selector && field.isMessage())
            row.workload.selector = readSelector(field.message(), interner);
        else if (number == f::Template && field.isMessage())
            setTemplate(row.workload, field, interner);
    });
}

void setReplicaSetStatus(ReplicaSetRow &row, const Message &message)
{
    namespace f = fields::replicaSetStatus;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::ObservedGeneration: row.workload.observedGeneration = field.integer(); break;
        case f::Replicas: row.current = field.small(); break;
        case f::ReadyReplicas: row.readyReplicas = field.small(); break;
        case f::AvailableReplicas: row.available = field.small(); break;
        default: break;
        }
    });
}

/// `spec(message)` and `status(message)` read their parts into the row.
template <class R, class Spec, class Status>
void readObject(R &row, const Message &object, Interner &interner, KnownAnnotations *known, Spec spec, Status status)
{
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            readWorkloadMeta(row, part, interner, known);
        else if (number == fields::object::Spec)
            spec(part);
        else if (number == fields::object::Status)
            status(part);
    });
}

} // namespace

live::RowPointer decodeDeployment(const Message &object, Interner &interner)
{
    auto row = std::make_shared<DeploymentRow>();
    KnownAnnotations known;
    readObject(
        *row, object, interner, &known, [&](const Message &part) { setDeploymentSpec(*row, part, interner); },
        [&](const Message &part) { setDeploymentStatus(*row, part); });
    row->revision = base::textOf(known.revision);
    row->changeCause = base::textOf(known.changeCause);
    return unlessMalformed(std::move(row));
}

live::RowPointer decodeStatefulSet(const Message &object, Interner &interner)
{
    auto row = std::make_shared<StatefulSetRow>();
    readObject(
        *row, object, interner, nullptr, [&](const Message &part) { setStatefulSetSpec(*row, part, interner); },
        [&](const Message &part) { setStatefulSetStatus(*row, part); });
    return unlessMalformed(std::move(row));
}

live::RowPointer decodeDaemonSet(const Message &object, Interner &interner)
{
    auto row = std::make_shared<DaemonSetRow>();
    readObject(
        *row, object, interner, nullptr, [&](const Message &part) { setDaemonSetSpec(*row, part, interner); },
        [&](const Message &part) { setDaemonSetStatus(*row, part); });
    return unlessMalformed(std::move(row));
}

live::RowPointer decodeReplicaSet(const Message &object, Interner &interner)
{
    auto row = std::make_shared<ReplicaSetRow>();
    KnownAnnotations known;
    readObject(
        *row, object, interner, &known, [&](const Message &part) { setReplicaSetSpec(*row, part, interner); },
        [&](const Message &part) { setReplicaSetStatus(*row, part); });
    row->revision = base::textOf(known.revision);
    row->changeCause = base::textOf(known.changeCause);
    return unlessMalformed(std::move(row));
}

RolloutState rolloutState(const DeploymentRow &row)
{
    if (row.deadlineExceeded || row.replicaFailure)
        return RolloutState::Failed;
    if (row.paused)
        return RolloutState::Paused;
    const bool seen = row.workload.observedGeneration >= row.workload.generation;
    if (!seen || row.updated < row.desired || row.current > row.updated || row.available < row.updated)
        return RolloutState::Progressing;
    return row.desired == 0 ? RolloutState::ScaledToZero : RolloutState::Complete;
}

RolloutState rolloutState(const StatefulSetRow &row)
{
    const bool seen = row.workload.observedGeneration >= row.workload.generation;
    if (!seen || row.readyReplicas < row.desired || row.current > row.desired)
        return RolloutState::Progressing;
    if (row.strategy != QStringLiteral("OnDelete")) {
        const bool partitioned = row.partition > 0;
        if (partitioned ? row.updated < row.desired - row.partition : row.updating)
            return RolloutState::Progressing;
    }
    return row.desired == 0 ? RolloutState::ScaledToZero : RolloutState::Complete;
}

RolloutState rolloutState(const DaemonSetRow &row)
{
    const bool seen = row.workload.observedGeneration >= row.workload.generation;
    const bool updated = row.strategy == QStringLiteral("OnDelete") || row.updated >= row.desired;
    return seen && updated && row.available >= row.desired ? RolloutState::Complete : RolloutState::Progressing;
}

RolloutState rolloutState(const ReplicaSetRow &row)
{
    const bool seen = row.workload.observedGeneration >= row.workload.generation;
    if (!seen || row.current != row.desired || row.available < row.desired)
        return RolloutState::Progressing;
    return row.desired == 0 ? RolloutState::ScaledToZero : RolloutState::Complete;
}

QString readyText(const DeploymentRow &row)
{
    return QStringLiteral("%1/%2").arg(row.readyReplicas).arg(row.desired);
}

QString readyText(const StatefulSetRow &row)
{
    return QStringLiteral("%1/%2").arg(row.readyReplicas).arg(row.desired);
}

QString selectorText(const DeploymentRow &row)
{
    return row.workload.selector.valid() ? row.workload.selector.text() : QStringLiteral("<invalid>");
}

QString nodeSelectorText(const DaemonSetRow &row)
{
    return labelLine(row.nodeSelector);
}

} // namespace kubernetes
