// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "podcells.h"

#include "duration.h"

#include <algorithm>

namespace kubernetes {

namespace {

/// Waiting that is a step on the way, not a problem.
bool quiet(std::string_view reason)
{
    return reason.empty() || reason == "ContainerCreating" || reason == "PodInitializing";
}

std::string endOf(const ContainerStatusFacts &status)
{
    if (!status.terminatedReason.empty())
        return std::string(status.terminatedReason);
    return status.signal != 0 ? "Signal:" + std::to_string(status.signal)
                              : "ExitCode:" + std::to_string(status.exitCode);
}

/// The first condition of a type; servers have one of each.
const PodConditionFacts *condition(const PodFacts &facts, std::string_view type)
{
    const auto found = std::find_if(facts.conditions.begin(), facts.conditions.end(),
                                    [&](const PodConditionFacts &one) { return one.type == type; });
    return found == facts.conditions.end() ? nullptr : &*found;
}

bool holds(const PodFacts &facts, std::string_view type)
{
    const PodConditionFacts *found = condition(facts, type);
    return found && found->status == "True";
}

/// Works out the cells step by step, as printPod does.
struct Reading {
    const PodFacts &facts;
    PodCells cells;
    bool failing = false;
    qint64 sidecarRestarts = 0;
    qint64 sidecarRestartMs = 0;

    void problem(std::string_view message)
    {
        failing = true;
        cells.message = message;
    }

    /// What a container that has not got through initialization makes of the status.
    void initProblem(const ContainerStatusFacts &status, size_t index)
    {
        if (status.terminated) {
            cells.status = "Init:" + endOf(status);
            problem(status.terminatedMessage);
        } else if (status.waiting && !status.waitingReason.empty() && status.waitingReason != "PodInitializing") {
            cells.status = "Init:" + std::string(status.waitingReason);
            if (!quiet(status.waitingReason))
                problem(status.waitingMessage);
        } else {
            cells.status = "Init:" + std::to_string(index) + '/' + std::to_string(facts.initContainers);
        }
    }

    /// Whether one has not got through; those after it are not looked at.
    bool initializing()
    {
        for (size_t i = 0; i < facts.initStatuses.size(); ++i) {
            const ContainerStatusFacts &status = facts.initStatuses[i];
            cells.restarts += status.restarts;
            cells.lastRestartMs = std::max(cells.lastRestartMs, status.lastFinishedMs);
            if (status.restartable) {
                sidecarRestarts += status.restarts;
                sidecarRestartMs = std::max(sidecarRestartMs, status.lastFinishedMs);
            }
            if (status.terminated && status.exitCode == 0)
                continue;
            if (status.restartable && status.started) {
                cells.ready += status.ready;
                continue;
            }
            initProblem(status, i);
            return true;
        }
        return false;
    }

    /// From the last to the first, so that the first one's problem stays.
    void containers()
    {
        cells.restarts = sidecarRestarts; // those of what has only run once tell nothing any more
        cells.lastRestartMs = sidecarRestartMs;
        bool running = false;
        std::string error;
        for (size_t i = facts.statuses.size(); i-- > 0;) {
            const ContainerStatusFacts &status = facts.statuses[i];
            cells.restarts += status.restarts;
            cells.lastRestartMs = std::max(cells.lastRestartMs, status.lastFinishedMs);
            if (status.waiting && !status.waitingReason.empty()) {
                cells.status = status.waitingReason;
                if (!quiet(status.waitingReason))
                    problem(status.waitingMessage);
            } else if (status.terminated) {
                cells.status = endOf(status);
                if (status.exitCode != 0) {
                    error = cells.status;
                    problem(status.terminatedMessage);
                }
            } else if (status.ready && status.running) {
                running = true;
                ++cells.ready;
            }
        }
        if (cells.status != "Completed")
            return;
        if (running && holds(facts, "Ready"))
            cells.status = "Running";
        else if (!error.empty())
            cells.status = error;
        else if (running)
            cells.status = "NotReady";
    }

    void gates()
    {
        cells.gates = static_cast<int>(facts.readinessGates.size());
        cells.gatesTrue = static_cast<int>(std::count_if(facts.readinessGates.begin(), facts.readinessGates.end(),
                                                         [&](std::string_view gate) { return holds(facts, gate); }));
    }

    [[nodiscard]] PodState state(bool finished) const
    {
        if (facts.deleting && facts.reason == "NodeLost")
            return PodState::Failing;
        if (facts.deleting && !finished)
            return PodState::Terminating;
        if (facts.phase == "Succeeded")
            return PodState::Completed;
        if (facts.phase == "Failed" || facts.phase == "Unknown" || failing)
            return PodState::Failing;
        return facts.phase == "Running" ? PodState::Running : PodState::Pending;
    }
};

QString orNone(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("<none>") : text;
}

} // namespace

PodCells podCells(const PodFacts &facts)
{
    Reading reading{facts, {}};
    PodCells &cells = reading.cells;
    cells.total = static_cast<int>(facts.containers + facts.sidecars);
    cells.status = facts.reason.empty() ? facts.phase : facts.reason;
    for (const PodConditionFacts &one : facts.conditions) {
        if (one.type == "PodScheduled" && one.reason == "SchedulingGated")
            cells.status = one.reason;
    }
    if (!reading.initializing() || holds(facts, "Initialized"))
        reading.containers();
    const bool finished = facts.phase == "Succeeded" || facts.phase == "Failed";
    if (facts.deleting && facts.reason == "NodeLost")
        cells.status = "Unknown";
    else if (facts.deleting && !finished)
        cells.status = "Terminating";
    cells.state = reading.state(finished);
    if (cells.message.empty())
        cells.message = facts.message;
    reading.gates();
    return std::move(cells);
}

QString readyText(const PodRow &row)
{
    return QString::number(row.ready) + u'/' + QString::number(row.total);
}

QString restartsText(qint64 restarts, qint64 lastRestartMs, qint64 nowMs)
{
    QString text = QString::number(restarts);
    if (restarts != 0 && lastRestartMs != 0)
        text += QStringLiteral(" (%1 ago)").arg(ageText(lastRestartMs, nowMs));
    return text;
}

QString restartsText(const PodRow &row, qint64 nowMs)
{
    return restartsText(row.restarts, row.lastRestartMs, nowMs);
}

QString podIpText(const PodRow &row)
{
    return orNone(row.ip);
}

QString nodeText(const PodRow &row)
{
    return orNone(row.node);
}

QString nominatedNodeText(const PodRow &row)
{
    return orNone(row.nominatedNode);
}

QString readinessGatesText(const PodRow &row)
{
    return row.gates == 0 ? QStringLiteral("<none>") : QStringLiteral("%1/%2").arg(row.gatesTrue).arg(row.gates);
}

Workload workloadOf(const PodRow &pod)
{
    const OwnerReference &owner = pod.meta.owner;
    if (owner.kind == QStringLiteral("ReplicaSet")) {
        // A Deployment's ReplicaSet is called by it and by the hash of its template.
        const QString *hash = labelValue(pod.meta.labels, u"pod-template-hash");
        if (hash && !hash->isEmpty() && owner.name.endsWith(u'-' + *hash))
            return {QStringLiteral("Deployment"), owner.name.chopped(hash->size() + 1)};
    }
    return {owner.kind, owner.name};
}

} // namespace kubernetes
