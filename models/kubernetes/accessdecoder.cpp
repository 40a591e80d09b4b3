// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "accessfields.h"
#include "accessrows.h"
#include "metareader.h"

namespace kubernetes {

namespace {

bool allowsEverything(const Message &rule)
{
    namespace f = fields::policyRule;
    bool verbs = false;
    bool groups = false;
    bool resources = false;
    rule.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (field.text() != "*")
            return;
        verbs = verbs || number == f::Verbs;
        groups = groups || number == f::ApiGroups;
        resources = resources || number == f::Resources;
    });
    return verbs && groups && resources;
}

void addSubject(BindingRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::subject;
    std::string_view kind;
    std::string_view space;
    std::string_view name;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Kind)
            kind = field.text();
        else if (number == f::Name)
            name = field.text();
        else if (number == f::Namespace)
            space = field.text();
    });
    if (kind == "User")
        row.users << interner.text(name);
    else if (kind == "Group")
        row.groups << interner.text(name);
    else if (kind == "ServiceAccount")
        row.accounts << base::textOf(space) + u'/' + base::textOf(name);
    else
        row.others << base::textOf(kind) + u'/' + base::textOf(name);
}

void setRole(BindingRow &row, const Message &reference, Interner &interner)
{
    namespace f = fields::roleRef;
    reference.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Kind)
            row.roleKind = interner.text(field.text());
        else if (number == f::Name)
            row.roleName = interner.text(field.text());
    });
}

QString nameIn(const Message &reference)
{
    QString name;
    reference.forEachField(fields::localObjectReference::names, [&](std::uint32_t number, const Field &field) {
        if (number == fields::localObjectReference::Name)
            name = base::textOf(field.text());
    });
    return name;
}

} // namespace

live::RowPointer decodeRole(const Message &object, Interner &interner)
{
    namespace f = fields::role;
    auto row = std::make_shared<RoleRow>();
    object.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (!field.isMessage())
            return;
        if (number == f::Metadata) {
            row->meta = readMeta(field.message(), interner);
        } else if (number == f::Rules) {
            ++row->rules;
            row->everything = row->everything || allowsEverything(field.message());
        } else if (number == f::AggregationRule) {
            row->aggregated = true;
        }
    });
    return row->meta.key.isEmpty() ? nullptr : live::RowPointer(std::move(row));
}

live::RowPointer decodeBinding(const Message &object, Interner &interner)
{
    namespace f = fields::roleBinding;
    auto row = std::make_shared<BindingRow>();
    object.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (!field.isMessage())
            return;
        if (number == f::Metadata)
            row->meta = readMeta(field.message(), interner);
        else if (number == f::Subjects)
            addSubject(*row, field.message(), interner);
        else if (number == f::RoleRef)
            setRole(*row, field.message(), interner);
    });
    return row->meta.key.isEmpty() ? nullptr : live::RowPointer(std::move(row));
}

live::RowPointer decodeServiceAccount(const Message &object, Interner &interner)
{
    namespace f = fields::serviceAccount;
    auto row = std::make_shared<ServiceAccountRow>();
    object.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::AutomountServiceAccountToken)
            row->automount = field.boolean();
        else if (!field.isMessage())
            return;
        else if (number == f::Metadata)
            row->meta = readMeta(field.message(), interner);
        else if (number == f::Secrets)
            ++row->secrets;
        else if (number == f::ImagePullSecrets)
            row->pullSecrets << nameIn(field.message());
    });
    return row->meta.key.isEmpty() ? nullptr : live::RowPointer(std::move(row));
}

QString roleText(const BindingRow &row)
{
    return row.roleKind + u'/' + row.roleName;
}

QString subjectsText(const QStringList &subjects)
{
    return subjects.join(QStringLiteral(", "));
}

bool builtIn(const ObjectMeta &meta)
{
    const QString *bootstrapped = labelValue(meta.labels, u"kubernetes.io/bootstrapping");
    return meta.name.startsWith(QLatin1String("system:")) || (bootstrapped && *bootstrapped == QLatin1String("rbac-defaults"));
}

} // namespace kubernetes
