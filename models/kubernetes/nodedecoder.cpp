// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "metareader.h"
#include "noderow.h"
#include "rowdecoders.h"

namespace kubernetes {

namespace {

struct ConditionFacts {
    std::string_view type;
    std::string_view status;
    std::string_view message;
};

ConditionFacts readCondition(const Message &message)
{
    namespace f = fields::nodeCondition;
    ConditionFacts condition;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Type)
            condition.type = field.text();
        else if (number == f::Status)
            condition.status = field.text();
        else if (number == f::Message)
            condition.message = field.text();
    });
    return condition;
}

void setCondition(NodeRow &row, const ConditionFacts &condition, Interner &interner)
{
    if (condition.type == "Ready") {
        row.ready = condition.status == "True" ? NodeRow::Ready::Ready : NodeRow::Ready::NotReady;
        row.message = condition.status == "True" ? QString() : base::textOf(condition.message);
    } else if (condition.status == "True" && !condition.type.empty()) {
        row.pressures << interner.text(condition.type); // all but Ready are troubles
    }
}

void setAmounts(const Field &field, qint64 &cpu, qint64 &memory, qint64 &pods)
{
    field.forEachEntry([&](std::string_view key, const Field &value) {
        if (key == "cpu")
            cpu = value.quantity().nano();
        else if (key == "memory")
            memory = value.quantity().value();
        else if (key == "pods")
            pods = value.quantity().value();
    });
}

void setAddress(NodeRow &row, const Message &message)
{
    namespace f = fields::nodeAddress;
    std::string_view type;
    std::string_view address;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Type)
            type = field.text();
        else if (number == f::Address)
            address = field.text();
    });
    if (type == "InternalIP" && row.internalIp.isEmpty())
        row.internalIp = base::textOf(address);
    else if (type == "ExternalIP" && row.externalIp.isEmpty())
        row.externalIp = base::textOf(address);
}

void setInfo(NodeRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::nodeSystemInfo;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::KernelVersion: row.kernelVersion = interner.text(field.text()); break;
        case f::OsImage: row.osImage = interner.text(field.text()); break;
        case f::ContainerRuntimeVersion: row.runtime = interner.text(field.text()); break;
        case f::KubeletVersion: row.version = interner.text(field.text()); break;
        case f::Architecture: row.architecture = interner.text(field.text()); break;
        default: break;
        }
    });
}

void setStatus(NodeRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::nodeStatus;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Capacity: setAmounts(field, row.cpuCapacity, row.memoryCapacity, row.podCapacity); return;
        case f::Allocatable: setAmounts(field, row.cpuAllocatable, row.memoryAllocatable, row.podAllocatable); return;
        default: break;
        }
        if (!field.isMessage())
            return;
        if (number == f::Conditions)
            setCondition(row, readCondition(field.message()), interner);
        else if (number == f::Addresses)
            setAddress(row, field.message());
        else if (number == f::NodeInfo)
            setInfo(row, field.message(), interner);
    });
}

NodeTaint readTaint(const Message &message, Interner &interner)
{
    namespace f = fields::taint;
    NodeTaint taint;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Key)
            taint.key = interner.text(field.text());
        else if (number == f::Value)
            taint.value = interner.text(field.text());
        else if (number == f::Effect)
            taint.effect = interner.text(field.text());
    });
    return taint;
}

void setSpec(NodeRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::nodeSpec;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::ProviderID)
            row.providerId = base::textOf(field.text());
        else if (number == f::Unschedulable)
            row.unschedulable = field.boolean();
        else if (number == f::Taints && field.isMessage())
            row.taints.push_back(readTaint(field.message(), interner));
    });
}

void setRoles(NodeRow &row)
{
    const QString prefix = QStringLiteral("node-role.kubernetes.io/");
    for (const Label &label : row.meta.labels) {
        if (label.key.startsWith(prefix) && label.key.size() > prefix.size())
            row.roles << label.key.mid(prefix.size());
        else if (label.key == QStringLiteral("kubernetes.io/role") && !label.value.isEmpty())
            row.roles << label.value;
    }
    row.roles.sort();
    row.roles.removeDuplicates();
}

QString orElse(const QString &text, const char *otherwise)
{
    return text.isEmpty() ? QString::fromLatin1(otherwise) : text;
}

} // namespace

live::RowPointer decodeNode(const Message &object, Interner &interner)
{
    auto row = std::make_shared<NodeRow>();
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner);
        else if (number == fields::object::Spec)
            setSpec(*row, part, interner);
        else if (number == fields::object::Status)
            setStatus(*row, part, interner);
    });
    if (row->meta.key.isEmpty())
        return nullptr;
    setRoles(*row);
    row->pressures.sort();
    return row;
}

QString nodeStatusText(const NodeRow &row)
{
    QString text = row.ready == NodeRow::Ready::Ready      ? QStringLiteral("Ready")
                   : row.ready == NodeRow::Ready::NotReady ? QStringLiteral("NotReady")
                                                           : QStringLiteral("Unknown");
    if (row.unschedulable)
        text += QStringLiteral(",SchedulingDisabled");
    return text;
}

QString rolesText(const NodeRow &row)
{
    return orElse(row.roles.join(u','), "<none>");
}

QString internalIpText(const NodeRow &row)
{
    return orElse(row.internalIp, "<none>");
}

QString externalIpText(const NodeRow &row)
{
    return orElse(row.externalIp, "<none>");
}

QString osImageText(const NodeRow &row)
{
    return orElse(row.osImage, "<unknown>");
}

QString kernelText(const NodeRow &row)
{
    const QString text = orElse(row.kernelVersion, "<unknown>");
    return row.architecture.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, row.architecture);
}

QString runtimeText(const NodeRow &row)
{
    return orElse(row.runtime, "<unknown>");
}

} // namespace kubernetes
