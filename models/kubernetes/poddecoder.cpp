// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "metareader.h"
#include "podcells.h"
#include "podresources.h"
#include "rowdecoders.h"

#include <algorithm>

namespace kubernetes {

namespace {

using Role = PodContainer::Role;

struct ContainerFacts {
    std::string_view name;
    std::string_view image;
    ContainerResources resources;
    bool always = false; ///< restartPolicy: of an init container, this makes it a sidecar
};

/// What a pod's message says, before it becomes a row.
struct PodParts {
    PodFacts facts;
    PodResourceFacts resources;
    std::vector<ContainerFacts> containers;
    std::vector<ContainerFacts> inits;
    std::vector<ContainerFacts> ephemerals;
    std::vector<ContainerStatusFacts> ephemeralStatuses;
    std::string_view node;
    std::string_view nominatedNode;
    std::string_view ip;
    std::string_view oldIp; ///< podIP, from before podIPs

    PodParts()
    {
        facts.conditions.reserve(8);
        facts.statuses.reserve(4);
        containers.reserve(4);
    }
};

/// The parts of a map of quantities that are counted.
void readAmounts(const Field &field, std::optional<qint64> &cpu, std::optional<qint64> &memory)
{
    field.forEachEntry([&](std::string_view key, const Field &value) {
        if (key == "cpu")
            cpu = value.quantity().nano();
        else if (key == "memory")
            memory = value.quantity().value();
    });
}

ContainerResources readResources(const Message &message)
{
    namespace f = fields::resourceRequirements;
    ContainerResources resources;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Requests)
            readAmounts(field, resources.cpuRequest, resources.memoryRequest);
        else if (number == f::Limits)
            readAmounts(field, resources.cpuLimit, resources.memoryLimit);
    });
    return resources;
}

ContainerFacts readContainer(const Message &message)
{
    namespace f = fields::container;
    ContainerFacts facts;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Name: facts.name = field.text(); break;
        case f::Image: facts.image = field.text(); break;
        case f::RestartPolicy: facts.always = field.text() == "Always"; break;
        case f::Resources:
            if (field.isMessage())
                facts.resources = readResources(field.message());
            break;
        default: break;
        }
    });
    return facts;
}

/// JSON has the common part inlined, protobuf has it as field 1.
ContainerFacts readEphemeral(const Message &message)
{
    if (message.isJson())
        return readContainer(message);
    ContainerFacts facts;
    message.forEachField({}, [&](std::uint32_t number, const Field &field) {
        if (number == 1 && field.isMessage())
            facts = readContainer(field.message());
    });
    return facts;
}

void readOverhead(const Field &field, PodResourceFacts &resources)
{
    std::optional<qint64> cpu;
    std::optional<qint64> memory;
    readAmounts(field, cpu, memory);
    resources.cpuOverhead = cpu.value_or(resources.cpuOverhead);
    resources.memoryOverhead = memory.value_or(resources.memoryOverhead);
}

void readSpec(const Message &message, PodParts &parts)
{
    namespace f = fields::podSpec;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::NodeName: parts.node = field.text(); break;
        case f::Overhead: readOverhead(field, parts.resources); break;
        default: break;
        }
        if (!field.isMessage())
            return;
        switch (number) {
        case f::Containers: parts.containers.push_back(readContainer(field.message())); break;
        case f::InitContainers: parts.inits.push_back(readContainer(field.message())); break;
        case f::EphemeralContainers: parts.ephemerals.push_back(readEphemeral(field.message())); break;
        case f::Resources: parts.resources.pod = readResources(field.message()); break;
        case f::ReadinessGates: {
            std::string_view &gate = parts.facts.readinessGates.emplace_back();
            field.message().forEachField(fields::podReadinessGate::names,
                                         [&](std::uint32_t inner, const Field &type) {
                                             if (inner == fields::podReadinessGate::ConditionType)
                                                 gate = type.text();
                                         });
            break;
        }
        default: break;
        }
    });
}

void readWaiting(const Message &message, ContainerStatusFacts &status)
{
    namespace f = fields::containerStateWaiting;
    status.waiting = true;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Reason)
            status.waitingReason = field.text();
        else if (number == f::Message)
            status.waitingMessage = field.text();
    });
}

void readTerminated(const Message &message, ContainerStatusFacts &status)
{
    namespace f = fields::containerStateTerminated;
    status.terminated = true;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::ExitCode: status.exitCode = field.small(); break;
        case f::Signal: status.signal = field.small(); break;
        case f::Reason: status.terminatedReason = field.text(); break;
        case f::Message: status.terminatedMessage = field.text(); break;
        default: break;
        }
    });
}

void readState(const Message &message, ContainerStatusFacts &status)
{
    namespace f = fields::containerState;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (!field.isMessage())
            return;
        if (number == f::Waiting)
            readWaiting(field.message(), status);
        else if (number == f::Terminated)
            readTerminated(field.message(), status);
        else if (number == f::Running)
            status.running = true;
    });
}

qint64 readLastFinished(const Message &message)
{
    qint64 finishedMs = 0;
    message.forEachField(fields::containerState::names, [&](std::uint32_t number, const Field &state) {
        if (number != fields::containerState::Terminated || !state.isMessage())
            return;
        state.message().forEachField(fields::containerStateTerminated::names,
                                     [&](std::uint32_t inner, const Field &field) {
                                         if (inner == fields::containerStateTerminated::FinishedAt)
                                             finishedMs = field.timeMs();
                                     });
    });
    return finishedMs;
}

ContainerStatusFacts readStatusOf(const Message &message)
{
    namespace f = fields::containerStatus;
    ContainerStatusFacts status;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Name: status.name = field.text(); break;
        case f::Ready: status.ready = field.boolean(); break;
        case f::Started: status.started = field.boolean(); break;
        case f::RestartCount: status.restarts = field.small(); break;
        case f::State:
            if (field.isMessage())
                readState(field.message(), status);
            break;
        case f::LastState:
            if (field.isMessage())
                status.lastFinishedMs = readLastFinished(field.message());
            break;
        default: break;
        }
    });
    return status;
}

PodConditionFacts readCondition(const Message &message)
{
    namespace f = fields::condition;
    PodConditionFacts condition;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Type)
            condition.type = field.text();
        else if (number == f::Status)
            condition.status = field.text();
        else if (number == f::Reason)
            condition.reason = field.text();
    });
    return condition;
}

void readStatus(const Message &message, PodParts &parts)
{
    namespace f = fields::podStatus;
    PodFacts &facts = parts.facts;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Phase: facts.phase = field.text(); return;
        case f::Reason: facts.reason = field.text(); return;
        case f::Message: facts.message = field.text(); return;
        case f::NominatedNodeName: parts.nominatedNode = field.text(); return;
        case f::PodIP: parts.oldIp = field.text(); return;
        default: break;
        }
        if (!field.isMessage())
            return;
        switch (number) {
        case f::Conditions: facts.conditions.push_back(readCondition(field.message())); break;
        case f::InitContainerStatuses: facts.initStatuses.push_back(readStatusOf(field.message())); break;
        case f::ContainerStatuses: facts.statuses.push_back(readStatusOf(field.message())); break;
        case f::EphemeralContainerStatuses:
            parts.ephemeralStatuses.push_back(readStatusOf(field.message()));
            break;
        case f::PodIPs:
            if (!parts.ip.empty())
                break;
            field.message().forEachField(fields::podIP::names, [&](std::uint32_t inner, const Field &ip) {
                if (inner == fields::podIP::Ip)
                    parts.ip = ip.text();
            });
            break;
        default: break;
        }
    });
}

PodContainer containerOf(const ContainerFacts &facts, Role role, const std::vector<ContainerStatusFacts> &statuses,
                         Interner &interner)
{
    PodContainer container;
    container.name = interner.text(facts.name);
    container.image = interner.text(facts.image);
    container.role = role;
    const auto found = std::find_if(statuses.begin(), statuses.end(),
                                    [&](const ContainerStatusFacts &status) { return status.name == facts.name; });
    if (found == statuses.end())
        return container;
    container.ready = found->ready;
    container.restarts = found->restarts;
    if (found->waiting) {
        container.state = PodContainer::State::Waiting;
        container.reason = interner.text(found->waitingReason);
    } else if (found->terminated) {
        container.state = PodContainer::State::Terminated;
        container.reason = interner.text(found->terminatedReason);
        container.exitCode = found->exitCode;
    } else if (found->running) {
        container.state = PodContainer::State::Running;
    }
    return container;
}

void setContainers(PodRow &row, PodParts &parts, Interner &interner)
{
    row.containers.reserve(parts.inits.size() + parts.containers.size() + parts.ephemerals.size());
    for (const ContainerFacts &init : parts.inits) {
        row.containers.push_back(
            containerOf(init, init.always ? Role::Sidecar : Role::Init, parts.facts.initStatuses, interner));
        parts.resources.inits.push_back({init.resources, init.always});
        parts.facts.sidecars += init.always;
    }
    for (const ContainerFacts &main : parts.containers) {
        row.containers.push_back(containerOf(main, Role::Main, parts.facts.statuses, interner));
        parts.resources.containers.push_back(main.resources);
    }
    for (const ContainerFacts &ephemeral : parts.ephemerals)
        row.containers.push_back(containerOf(ephemeral, Role::Ephemeral, parts.ephemeralStatuses, interner));
    parts.facts.containers = parts.containers.size();
    parts.facts.initContainers = parts.inits.size();
    for (ContainerStatusFacts &status : parts.facts.initStatuses) {
        status.restartable = std::any_of(parts.inits.begin(), parts.inits.end(), [&](const ContainerFacts &init) {
            return init.always && init.name == status.name;
        });
    }
}

template <class To> To clamped(qint64 value)
{
    return static_cast<To>(std::clamp<qint64>(value, 0, std::numeric_limits<To>::max()));
}

void setCells(PodRow &row, const PodFacts &facts, Interner &interner)
{
    const PodCells cells = podCells(facts);
    row.status = interner.text(cells.status);
    row.message = base::textOf(cells.message);
    row.lastRestartMs = cells.lastRestartMs;
    row.restarts = clamped<qint32>(cells.restarts);
    row.ready = clamped<quint16>(cells.ready);
    row.total = clamped<quint16>(cells.total);
    row.gates = clamped<quint16>(cells.gates);
    row.gatesTrue = clamped<quint16>(cells.gatesTrue);
    row.state = cells.state;
    row.phase = interner.text(facts.phase);
    row.finished = facts.phase == "Succeeded" || facts.phase == "Failed";
}

} // namespace

live::RowPointer decodePod(const Message &object, Interner &interner)
{
    auto row = std::make_shared<PodRow>();
    PodParts parts;
    KnownAnnotations annotations;
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner, &annotations);
        else if (number == fields::object::Spec)
            readSpec(part, parts);
        else if (number == fields::object::Status)
            readStatus(part, parts);
    });
    if (row->meta.key.isEmpty())
        return nullptr;
    parts.facts.deleting = row->meta.deleting();
    setContainers(*row, parts, interner);
    setCells(*row, parts.facts, interner);
    row->resources = podResources(parts.resources);
    row->node = interner.text(parts.node);
    row->nominatedNode = interner.text(parts.nominatedNode);
    row->ip = base::textOf(parts.ip.empty() ? parts.oldIp : parts.ip);
    row->defaultContainer = interner.text(annotations.defaultContainer);
    row->mirror = !annotations.mirror.empty();
    return row;
}

} // namespace kubernetes
