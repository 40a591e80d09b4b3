// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "networkpolicyrow.h"

#include "metareader.h"
#include "networkfields.h"

namespace kubernetes {

namespace {

void readRule(PolicyDirection &direction, const Message &rule)
{
    bool limits = false;
    rule.forEachField(fields::networkPolicyRule::names, [&](std::uint32_t number, const Field &) {
        limits = limits || number == fields::networkPolicyRule::Ports || number == fields::networkPolicyRule::Peers;
    });
    ++direction.rules;
    direction.open = direction.open || !limits;
}

void readSpec(NetworkPolicyRow &row, const Message &spec, Interner &interner)
{
    namespace f = fields::networkPolicySpec;
    bool typed = false;
    spec.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::PolicyTypes) {
            typed = true;
            row.ingress.limited = row.ingress.limited || field.text() == "Ingress";
            row.egress.limited = row.egress.limited || field.text() == "Egress";
        }
        if (!field.isMessage())
            return;
        if (number == f::PodSelector)
            row.selector = readSelector(field.message(), interner);
        else if (number == f::Ingress)
            readRule(row.ingress, field.message());
        else if (number == f::Egress)
            readRule(row.egress, field.message());
    });
    if (!typed) {
        row.ingress.limited = true;
        row.egress.limited = row.egress.rules > 0;
    }
}

} // namespace

live::RowPointer decodeNetworkPolicy(const Message &object, Interner &interner)
{
    auto row = std::make_shared<NetworkPolicyRow>();
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner);
        else if (number == fields::object::Spec)
            readSpec(*row, part, interner);
    });
    return unlessMalformed(std::move(row));
}

} // namespace kubernetes
