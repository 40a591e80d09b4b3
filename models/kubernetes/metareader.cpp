// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "metareader.h"

#include <algorithm>

namespace kubernetes {

namespace {

OwnerReference readOwner(const Message &message, Interner &interner)
{
    namespace f = fields::ownerReference;
    OwnerReference owner;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Kind: owner.kind = interner.text(field.text()); break;
        case f::Name: owner.name = interner.text(field.text()); break;
        case f::Uid: owner.uid = interner.bytes(field.text()); break;
        case f::Controller: owner.controller = field.boolean(); break;
        default: break;
        }
    });
    return owner;
}

void readAnnotations(const Field &field, KnownAnnotations &annotations)
{
    field.forEachEntry([&](std::string_view key, const Field &value) {
        if (key == "kubectl.kubernetes.io/default-container")
            annotations.defaultContainer = value.text();
        else if (key == "kubernetes.io/config.mirror")
            annotations.mirror = value.text();
        else if (key == "deployment.kubernetes.io/revision")
            annotations.revision = value.text();
        else if (key == "kubernetes.io/change-cause")
            annotations.changeCause = value.text();
        else if (key == "volume.beta.kubernetes.io/storage-class")
            annotations.storageClass = value.text();
        else if (key == "storageclass.kubernetes.io/is-default-class" || key == "storageclass.beta.kubernetes.io/is-default-class")
            annotations.defaultClass = annotations.defaultClass || value.text() == "true";
    });
}

live::Key keyOf(std::string_view uid, std::string_view space, std::string_view name)
{
    if (!uid.empty() || name.empty())
        return {uid.data(), static_cast<qsizetype>(uid.size())};
    live::Key key(space.data(), static_cast<qsizetype>(space.size()));
    return key.append('/').append(name.data(), static_cast<qsizetype>(name.size()));
}

LabelSelector::Requirement readRequirement(const Message &message, Interner &interner)
{
    namespace f = fields::labelSelectorRequirement;
    using Operator = LabelSelector::Requirement::Operator;
    LabelSelector::Requirement requirement;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        const std::string_view text = field.text();
        if (number == f::Key)
            requirement.key = interner.text(text);
        else if (number == f::Values)
            requirement.values << interner.text(text);
        else if (number == f::Operator)
            requirement.op = text == "In"             ? Operator::In
                             : text == "NotIn"        ? Operator::NotIn
                             : text == "Exists"       ? Operator::Exists
                             : text == "DoesNotExist" ? Operator::DoesNotExist
                                                      : Operator::Invalid;
    });
    requirement.values.sort();
    return requirement;
}

void append(QString &list, const QString &text)
{
    if (!list.isEmpty())
        list += u',';
    list += text;
}

} // namespace

ObjectMeta readMeta(const Message &message, Interner &interner, KnownAnnotations *annotations)
{
    namespace f = fields::objectMeta;
    ObjectMeta meta;
    std::string_view uid;
    std::string_view space;
    std::string_view name;
    std::vector<Field> labels;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Name: name = field.text(); break;
        case f::Namespace: space = field.text(); break;
        case f::Uid: uid = field.text(); break;
        case f::CreationTimestamp: meta.createdMs = field.timeMs(); break;
        case f::DeletionTimestamp: meta.deletedMs = field.timeMs(); break;
        case f::Labels: labels.push_back(field); break;
        case f::Annotations:
            if (annotations)
                readAnnotations(field, *annotations);
            break;
        case f::OwnerReferences:
            if (field.isMessage() && !meta.owner.controller) {
                OwnerReference owner = readOwner(field.message(), interner);
                if (owner.controller || meta.owner.kind.isEmpty())
                    meta.owner = std::move(owner);
            }
            break;
        default: break;
        }
    });
    meta.key = keyOf(uid, space, name);
    meta.hasUid = !uid.empty();
    meta.name = base::textOf(name);
    meta.namespaceName = interner.text(space);
    meta.labels = readLabels(labels, interner);
    return meta;
}

qint64 readGeneration(const Message &meta)
{
    qint64 generation = 0;
    meta.forEachField(fields::objectMeta::names, [&](std::uint32_t number, const Field &field) {
        if (number == fields::objectMeta::Generation)
            generation = field.integer();
    });
    return generation;
}

Identity readIdentity(const Message &object)
{
    namespace f = fields::objectMeta;
    Identity identity;
    std::string_view uid;
    std::string_view space;
    std::string_view name;
    const auto visit = [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Name: name = field.text(); break;
        case f::Namespace: space = field.text(); break;
        case f::Uid: uid = field.text(); break;
        case f::ResourceVersion: {
            const std::string_view text = field.text();
            identity.version = QByteArray(text.data(), static_cast<qsizetype>(text.size()));
            break;
        }
        case f::Annotations:
            field.forEachEntry([&](std::string_view key, const Field &value) {
                if (key == "k8s.io/initial-events-end")
                    identity.initialEnd = value.text() == "true";
            });
            break;
        default: break;
        }
    };
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            part.forEachField(f::names, visit);
    });
    identity.key = keyOf(uid, space, name);
    return identity;
}

Labels readLabels(const std::vector<Field> &entries, Interner &interner)
{
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    pairs.reserve(16);
    for (const Field &field : entries) {
        field.forEachEntry(
            [&](std::string_view key, const Field &value) { pairs.emplace_back(key, value.text()); });
    }
    return interner.labels(pairs);
}

LabelSelector readSelector(const Message &message, Interner &interner)
{
    namespace f = fields::labelSelector;
    LabelSelector selector;
    selector.present = true;
    std::vector<Field> equals;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::MatchLabels)
            equals.push_back(field);
        else if (number == f::MatchExpressions && field.isMessage())
            selector.requirements.push_back(readRequirement(field.message(), interner));
    });
    selector.equals = readLabels(equals, interner);
    return selector;
}

ConditionFacts readCondition(const Message &condition, FieldNames names)
{
    ConditionFacts facts;
    const std::pair<std::string_view, std::string_view *> members[] = {
        {"type", &facts.type}, {"status", &facts.status}, {"reason", &facts.reason}, {"message", &facts.message}};
    condition.forEachField(names, [&](std::uint32_t number, const Field &field) {
        const auto known = std::find_if(names.begin(), names.end(), [&](const FieldName &name) { return name.number == number; });
        for (const auto &[name, text] : members) {
            if (known != names.end() && known->name == name)
                *text = field.text();
        }
    });
    return facts;
}

namespace {

std::string_view readBalancerAddress(const Message &message)
{
    namespace f = fields::loadBalancerIngress;
    std::string_view ip;
    std::string_view host;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Ip)
            ip = field.text();
        else if (number == f::Hostname)
            host = field.text();
    });
    return ip.empty() ? host : ip;
}

} // namespace

QStringList readBalancerAddresses(const Message &status)
{
    QStringList addresses;
    const auto readIngress = [&](std::uint32_t number, const Field &ingress) {
        if (number != fields::loadBalancerStatus::Ingress || !ingress.isMessage())
            return;
        if (const std::string_view address = readBalancerAddress(ingress.message()); !address.empty())
            addresses << base::textOf(address);
    };
    status.forEachField(fields::serviceStatus::names, [&](std::uint32_t number, const Field &balancer) {
        if (number == fields::serviceStatus::LoadBalancer && balancer.isMessage())
            balancer.message().forEachField(fields::loadBalancerStatus::names, readIngress);
    });
    addresses.sort();
    addresses.removeDuplicates();
    return addresses;
}

TemplateFacts readTemplate(const Message &podTemplate, Interner &interner)
{
    TemplateFacts facts;
    std::vector<Field> nodeSelector;
    const auto readContainer = [&](std::uint32_t number, const Field &field) {
        if (number == fields::container::Name)
            append(facts.containers, base::textOf(field.text()));
        else if (number == fields::container::Image)
            append(facts.images, base::textOf(field.text()));
    };
    const auto readSpec = [&](std::uint32_t number, const Field &field) {
        if (number == fields::podSpec::NodeSelector)
            nodeSelector.push_back(field);
        else if (number == fields::podSpec::Containers && field.isMessage())
            field.message().forEachField(fields::container::names, readContainer);
    };
    podTemplate.forEachField(fields::podTemplateSpec::names, [&](std::uint32_t number, const Field &field) {
        if (number == fields::podTemplateSpec::Spec && field.isMessage())
            field.message().forEachField(fields::podSpec::names, readSpec);
    });
    facts.nodeSelector = readLabels(nodeSelector, interner);
    return facts;
}

} // namespace kubernetes
