// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The overviews of roles, their bindings and service accounts.
// Source: kubectl describe of them; k8s.io/api rbac/v1 (the star for everything); groups of service accounts: k8s.io/apiserver
// pkg/authentication/serviceaccount.
#include "overviewparts.h"
#include "relationparts.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

namespace kubernetes {

using namespace overview;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Overview", text);
}

bool isStar(const QString &text)
{
    return text == QLatin1String("*");
}

/// "pods", "deployments.apps", "everything", "everything in apps".
QString resourceText(const QString &resource, const QString &group)
{
    if (isStar(resource))
        return isStar(group) ? tr("everything") : tr("everything in %1").arg(group.isEmpty() ? QStringLiteral("core") : group);
    if (isStar(group))
        return tr("%1 of every group").arg(resource);
    return group.isEmpty() ? resource : resource + u'.' + group;
}

/// What a rule is about, and the names it is confined to; to verbs.
using RuleTable = std::map<std::pair<QString, QString>, QStringList>;

void addRule(RuleTable &table, const QJsonObject &rule)
{
    const QString only = listText(arrayAt(rule, "resourceNames"));
    QStringList about;
    for (const QJsonValue &group : arrayAt(rule, "apiGroups")) {
        for (const QJsonValue &resource : arrayAt(rule, "resources"))
            about << resourceText(resource.toString(), group.toString());
    }
    for (const QJsonValue &path : arrayAt(rule, "nonResourceURLs"))
        about << (isStar(path.toString()) ? tr("every path") : path.toString());
    for (const QString &one : about) {
        QStringList &verbs = table[{one, only}];
        for (const QJsonValue &verb : arrayAt(rule, "verbs")) {
            if (!verbs.contains(verb.toString()))
                verbs << verb.toString();
        }
    }
}

/// One line for each resource, as kubectl describes roles.
void addRules(std::vector<live::Section> &sections, const QString &title, const QJsonArray &rules)
{
    RuleTable table;
    for (const QJsonValue &rule : rules)
        addRule(table, rule.toObject());
    Entries entries("rules", title);
    for (const auto &[about, verbs] : table) {
        const QString may = verbs.contains(QLatin1String("*")) ? tr("everything") : verbs.join(QStringLiteral(", "));
        entries.text(about.first, about.second.isEmpty() ? may : tr("%1 · only %2").arg(may, about.second));
    }
    entries.orElse(tr("It allows nothing."));
    entries.into(sections);
}

QString subjectText(const QJsonObject &subject)
{
    const QString name = textAt(subject, "name");
    return textAt(subject, "kind") == QLatin1String("ServiceAccount") ? textAt(subject, "namespace") + u'/' + name : name;
}

/// `named`: whether a binding belongs here. Each with what `value` says of it.
Sections bindingsIn(const QByteArray &json, const QString &title, const std::function<bool(const QJsonObject &)> &named,
                    const std::function<QString(const QJsonObject &)> &value)
{
    const base::Result<QJsonObject> list = parse(json);
    if (!list.ok())
        return list.error();
    Entries entries("bindings", title);
    for (const QJsonValue &item : arrayAt(*list, "items")) {
        const QJsonObject binding = item.toObject();
        const QJsonObject meta = objectAt(binding, "metadata");
        const QString space = textAt(meta, "namespace");
        if (named(binding))
            entries.text(space.isEmpty() ? textAt(meta, "name") : space + u'/' + textAt(meta, "name"), value(binding));
    }
    entries.orElse(tr("None."));
    std::vector<live::Section> sections;
    entries.into(sections);
    return sections;
}

QString rolesText(const QJsonObject &binding)
{
    const QJsonObject role = objectAt(binding, "roleRef");
    return textAt(role, "kind") + u'/' + textAt(role, "name");
}

QString subjectsText(const QJsonObject &binding)
{
    QStringList texts;
    for (const QJsonValue &subject : arrayAt(binding, "subjects"))
        texts << subjectText(subject.toObject());
    return texts.isEmpty() ? tr("nobody") : texts.join(QStringLiteral(", "));
}

OverviewQuestion askBindings(const char *kind, const QString &space, const QString &narrower, const QString &title,
                             const std::function<bool(const QJsonObject &)> &named, const std::function<QString(const QJsonObject &)> &value)
{
    return {title, collection(kind, space), narrower.isEmpty() ? QByteArray() : collection(kind, narrower),
            [title, named, value](const QByteArray &json) { return bindingsIn(json, title, named, value); }};
}

Sections rulesOfRole(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    std::vector<live::Section> sections;
    addRules(sections, tr("What it allows"), arrayAt(*object, "rules"));
    return sections;
}

} // namespace

Sections roleOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    std::vector<live::Section> sections;
    Entries role("role", textAt(*object, "kind") == QLatin1String("ClusterRole") ? tr("Cluster role") : tr("Role"));
    addIdentity(role, objectAt(*object, "metadata"));
    for (const QJsonValue &selector : arrayAt(objectAt(*object, "aggregationRule"), "clusterRoleSelectors"))
        role.text(tr("Gathered from roles with"), selectorText(selector.toObject()), true);
    role.into(sections);
    addRules(sections, tr("Rules"), arrayAt(*object, "rules"));
    addTail(sections, *object);
    return sections;
}

OverviewQuestions roleQuestions(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return {};
    const ObjectName self = nameOf(textAt(*object, "kind"), *object);
    const auto named = [self](const QJsonObject &binding) { return bindsRole(binding, self); };
    OverviewQuestions questions{askBindings("RoleBinding", self.namespaceName, {}, tr("Role bindings"), named, subjectsText)};
    if (self.kind == QLatin1String("ClusterRole"))
        questions.push_back(askBindings("ClusterRoleBinding", {}, {}, tr("Cluster role bindings"), named, subjectsText));
    return questions;
}

Sections bindingOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const bool wide = textAt(*object, "kind") == QLatin1String("ClusterRoleBinding");
    std::vector<live::Section> sections;
    Entries binding("binding", wide ? tr("Cluster role binding") : tr("Role binding"));
    binding.text(tr("Role"), rolesText(*object)).text(tr("Applies"), wide ? tr("everywhere") : tr("in this namespace"));
    addIdentity(binding, objectAt(*object, "metadata"));
    binding.into(sections);
    Entries subjects("subjects", tr("Subjects"));
    for (const QJsonValue &value : arrayAt(*object, "subjects"))
        subjects.text(textAt(value.toObject(), "kind"), subjectText(value.toObject()));
    subjects.orElse(tr("Nobody: it gives the role to no one."));
    subjects.into(sections);
    addTail(sections, *object);
    return sections;
}

OverviewQuestions bindingQuestions(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    const ObjectName role = object.ok() ? roleOf(*object) : ObjectName();
    const QByteArray path = pathOf(role);
    return path.isEmpty() ? OverviewQuestions() : OverviewQuestions{{tr("What it allows"), path, {}, rulesOfRole}};
}

Sections serviceAccountOverview(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return object.error();
    const QJsonValue automount = object->value(QLatin1String("automountServiceAccountToken"));
    std::vector<live::Section> sections;
    Entries account("account", tr("Service account"));
    addIdentity(account, objectAt(*object, "metadata"));
    account.text(tr("Token in pods"), !automount.isBool() ? tr("yes, unless the pod says otherwise") : automount.toBool() ? tr("yes") : tr("no"))
        .text(tr("Image pull secrets"), joinedTexts(arrayAt(*object, "imagePullSecrets"), "name"))
        .text(tr("Secrets"), joinedTexts(arrayAt(*object, "secrets"), "name"));
    account.into(sections);
    addTail(sections, *object);
    return sections;
}

OverviewQuestions serviceAccountQuestions(const QByteArray &json)
{
    const base::Result<QJsonObject> object = parse(json);
    if (!object.ok())
        return {};
    const ObjectName self = nameOf(QStringLiteral("ServiceAccount"), *object);
    const auto named = [self](const QJsonObject &binding) { return bindsAccount(binding, self); };
    return {askBindings("RoleBinding", {}, self.namespaceName, tr("Role bindings"), named, rolesText),
            askBindings("ClusterRoleBinding", {}, {}, tr("Cluster role bindings"), named, rolesText)};
}

} // namespace kubernetes
