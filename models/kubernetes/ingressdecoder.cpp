// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "ingressrow.h"

#include "metareader.h"
#include "networkfields.h"

namespace kubernetes {

namespace {

constexpr qsizetype shownHosts = 3; ///< kubectl's

void readBackend(IngressRow &row, const Message &backend, Interner &interner)
{
    backend.forEachField(fields::ingressBackend::names, [&](std::uint32_t number, const Field &service) {
        if (number != fields::ingressBackend::Service || !service.isMessage())
            return;
        service.message().forEachField(fields::ingressServiceBackend::names, [&](std::uint32_t inner, const Field &name) {
            if (inner == fields::ingressServiceBackend::Name && !name.text().empty())
                row.services << interner.text(name.text());
        });
    });
}

void readRuleValue(IngressRow &row, const Message &value, Interner &interner)
{
    const auto readPath = [&](std::uint32_t number, const Field &backend) {
        if (number == fields::httpIngressPath::Backend && backend.isMessage())
            readBackend(row, backend.message(), interner);
    };
    const auto readPaths = [&](std::uint32_t number, const Field &path) {
        if (number == fields::httpIngressRuleValue::Paths && path.isMessage())
            path.message().forEachField(fields::httpIngressPath::names, readPath);
    };
    value.forEachField(fields::ingressRuleValue::names, [&](std::uint32_t number, const Field &http) {
        if (number == fields::ingressRuleValue::Http && http.isMessage())
            http.message().forEachField(fields::httpIngressRuleValue::names, readPaths);
    });
}

void readRule(IngressRow &row, const Message &rule, Interner &interner)
{
    namespace f = fields::ingressRule;
    QString host;
    rule.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Host)
            host = interner.text(field.text());
        else if (number == f::Value && field.isMessage())
            readRuleValue(row, field.message(), interner);
    });
    if (rule.isJson())
        readRuleValue(row, rule, interner);
    row.hosts << host;
}

void readSpec(IngressRow &row, const Message &spec, Interner &interner)
{
    namespace f = fields::ingressSpec;
    spec.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::IngressClassName)
            row.className = interner.text(field.text());
        if (!field.isMessage())
            return;
        if (number == f::DefaultBackend)
            readBackend(row, field.message(), interner);
        else if (number == f::Rules)
            readRule(row, field.message(), interner);
        else if (number == f::Tls)
            row.tls = true;
    });
    row.services.sort();
    row.services.removeDuplicates();
}

} // namespace

live::RowPointer decodeIngress(const Message &object, Interner &interner)
{
    auto row = std::make_shared<IngressRow>();
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner);
        else if (number == fields::object::Spec)
            readSpec(*row, part, interner);
        else if (number == fields::object::Status)
            row->addresses = readBalancerAddresses(part);
    });
    return unlessMalformed(std::move(row));
}

QString classText(const IngressRow &row)
{
    return row.className.isEmpty() ? QStringLiteral("<none>") : row.className;
}

/// Rules without a host take no place among the first ones, and count among those that follow.
QString hostsText(const IngressRow &row)
{
    QStringList shown;
    qsizetype rule = 0;
    for (; rule < row.hosts.size() && shown.size() < shownHosts; ++rule) {
        if (!row.hosts[rule].isEmpty())
            shown << row.hosts[rule];
    }
    if (shown.isEmpty())
        return QStringLiteral("*");
    const QString text = shown.join(u',');
    return rule == row.hosts.size() ? text : QStringLiteral("%1 + %2 more...").arg(text).arg(row.hosts.size() - shownHosts);
}

QString addressText(const IngressRow &row)
{
    return row.addresses.join(u',');
}

QString portsText(const IngressRow &row)
{
    return row.tls ? QStringLiteral("80, 443") : QStringLiteral("80");
}

} // namespace kubernetes
