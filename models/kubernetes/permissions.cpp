// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "permissions.h"

#include "envelope.h"
#include "jsonreader.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

namespace {

constexpr int streamCreateMinor = 35; ///< AuthorizePodWebsocketUpgradeCreatePermission is on

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Permissions", text);
}

QList<QByteArray> wordsOf(const base::JsonValue &list)
{
    QList<QByteArray> words;
    list.forEach([&](const base::JsonValue &word) {
        if (word.isString())
            words << word.bytes();
    });
    return words;
}

bool has(const QList<QByteArray> &words, const QByteArray &word)
{
    return words.contains("*") || words.contains(word);
}

QByteArray resourceOf(const Requirement &need)
{
    return need.subresource.isEmpty() ? need.resource : need.resource + '/' + need.subresource;
}

} // namespace

bool covers(const AccessRule &rule, const Requirement &need, const QString &name)
{
    const bool about = has(rule.resources, resourceOf(need)) || (!need.subresource.isEmpty() && rule.resources.contains("*/" + need.subresource));
    return about && has(rule.verbs, need.verb) && has(rule.groups, need.group) && (rule.names.isEmpty() || rule.names.contains(name));
}

// --- What is known --------------------------------------------------------------------------------------------------

void Permissions::setAnswer(const Requirement &need, const QString &scope, std::optional<bool> allowed, qint64 nowMs)
{
    m_answers[{scope, need}] = {allowed, nowMs};
}

void Permissions::doubt()
{
    for (auto &[scope, rules] : m_rules)
        rules.askedMs = 0;
    for (auto &[question, answer] : m_answers)
        answer.askedMs = 0;
}

bool Permissions::covered(const Requirement &need, const QString &scope, const QString &name) const
{
    const auto rules = m_rules.find(scope);
    return rules != m_rules.end() && std::any_of(rules->second.rules.begin(), rules->second.rules.end(),
                                                 [&](const AccessRule &rule) { return covers(rule, need, name); });
}

Verdict Permissions::verdict(const Requirement &need, const QString &scope, const QString &name) const
{
    if (covered(need, scope, name))
        return Verdict::Allowed;
    if (const auto answer = m_answers.find({scope, need}); answer != m_answers.end() && answer->second.allowed)
        return *answer->second.allowed ? Verdict::Allowed : Verdict::Refused;
    const auto rules = m_rules.find(scope);
    return rules == m_rules.end() || rules->second.incomplete ? Verdict::Unknown : Verdict::Refused;
}

QStringList Permissions::namespaces() const
{
    QStringList names;
    for (const auto &[scope, rules] : m_rules) {
        // What everybody may ask about himself is no reason to go there.
        const bool some = std::any_of(rules.rules.begin(), rules.rules.end(), [](const AccessRule &rule) { return has(rule.verbs, "list"); });
        if (some && !scope.isEmpty())
            names << scope;
    }
    return names;
}

bool Permissions::rulesDue(const QString &scope, qint64 nowMs) const
{
    if (scope.isEmpty())
        return false;
    const auto rules = m_rules.find(scope);
    return rules == m_rules.end() || nowMs - rules->second.askedMs > goodForMs;
}

bool Permissions::answerDue(const Requirement &need, const QString &scope, qint64 nowMs) const
{
    const auto rules = m_rules.find(scope);
    if (rules != m_rules.end() && (!rules->second.incomplete || covered(need, scope, {})))
        return false;
    const auto answer = m_answers.find({scope, need});
    return answer == m_answers.end() || nowMs - answer->second.askedMs > goodForMs;
}

// --- The server's words ---------------------------------------------------------------------------------------------

QJsonObject rulesReview(const QString &scope)
{
    return {{QStringLiteral("apiVersion"), QStringLiteral("authorization.k8s.io/v1")},
            {QStringLiteral("kind"), QStringLiteral("SelfSubjectRulesReview")},
            {QStringLiteral("spec"), QJsonObject{{QStringLiteral("namespace"), scope}}}};
}

QJsonObject accessReview(const Requirement &need, const QString &scope)
{
    QJsonObject attributes{{QStringLiteral("verb"), QString::fromUtf8(need.verb)},
                           {QStringLiteral("group"), QString::fromUtf8(need.group)},
                           {QStringLiteral("resource"), QString::fromUtf8(need.resource)}};
    if (!need.subresource.isEmpty())
        attributes.insert(QStringLiteral("subresource"), QString::fromUtf8(need.subresource));
    if (!scope.isEmpty())
        attributes.insert(QStringLiteral("namespace"), scope);
    return {{QStringLiteral("apiVersion"), QStringLiteral("authorization.k8s.io/v1")},
            {QStringLiteral("kind"), QStringLiteral("SelfSubjectAccessReview")},
            {QStringLiteral("spec"), QJsonObject{{QStringLiteral("resourceAttributes"), attributes}}}};
}

base::Result<AccessRules> readRulesReview(const QByteArray &body)
{
    const base::Result<base::JsonDocument> document = base::JsonDocument::parse(body);
    if (!document.ok())
        return document.error();
    const base::JsonValue status = document->root()["status"];
    if (!status.isObject())
        return unreadable();
    AccessRules result;
    // Without the word for it nothing is refused for want of a rule.
    result.incomplete = !status["resourceRules"].isArray() || status["incomplete"].boolean() || !status["evaluationError"].text().empty();
    status["resourceRules"].forEach([&](const base::JsonValue &value) {
        AccessRule rule{wordsOf(value["verbs"]), wordsOf(value["apiGroups"]), wordsOf(value["resources"]), {}};
        for (const QByteArray &name : wordsOf(value["resourceNames"]))
            rule.names << QString::fromUtf8(name);
        result.rules.push_back(std::move(rule));
    });
    return result;
}

base::Result<std::optional<bool>> readAccessReview(const QByteArray &body)
{
    const base::Result<base::JsonDocument> document = base::JsonDocument::parse(body);
    if (!document.ok())
        return document.error();
    const base::JsonValue status = document->root()["status"];
    if (!status.isObject())
        return unreadable();
    if (status["allowed"].boolean())
        return std::optional<bool>(true);
    const bool sure = status["denied"].boolean() || status["evaluationError"].text().empty();
    return sure ? std::optional<bool>(false) : std::nullopt;
}

std::vector<Requirement> needsOn(std::vector<Requirement> needs, int minor)
{
    if (minor < streamCreateMinor)
        return needs;
    for (size_t i = needs.size(); i > 0; --i) {
        const Requirement &need = needs[i - 1];
        const bool stream = need.subresource == "exec" || need.subresource == "attach" || need.subresource == "portforward";
        if (stream && need.verb == "get")
            needs.push_back({"create", need.group, need.resource, need.subresource});
    }
    return needs;
}

std::vector<Requirement> execNeeds(int minor)
{
    return needsOn({{"get", {}, "pods", "exec"}}, minor);
}

Verdict verdictOf(const PermissionsPointer &known, const std::vector<Requirement> &needs, const QString &scope, const QString &name,
                  Requirement *lacking)
{
    Verdict all = Verdict::Allowed;
    for (const Requirement &need : needs) {
        const Verdict one = known ? known->verdict(need, scope, name) : Verdict::Unknown;
        if (one == Verdict::Refused) {
            *lacking = need;
            return one;
        }
        if (one == Verdict::Unknown)
            all = one;
    }
    return all;
}

QString needText(const Requirement &need, const QString &scope)
{
    const QByteArray resource = need.group.isEmpty() ? need.resource : need.resource + '.' + need.group;
    const QString what = QString::fromUtf8(need.subresource.isEmpty() ? resource : resource + '/' + need.subresource);
    return scope.isEmpty() ? tr("needs %1 on %2").arg(QString::fromUtf8(need.verb), what)
                           : tr("needs %1 on %2 in namespace %3").arg(QString::fromUtf8(need.verb), what, scope);
}

} // namespace kubernetes
