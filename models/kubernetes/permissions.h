// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the person may do in a cluster, as far as it is known. Values and decoders, pure. A rule that is known allows; that none is known
// refuses only where the server says that it has told all, which most cannot (one of their authorizers keeps its rules to itself). Then
// a single question settles it. In doubt nothing is refused. Source: k8s.io/api authorization/v1 (SelfSubjectRulesReview,
// SelfSubjectAccessReview); k8s.io/kubernetes plugin/pkg/auth/authorizer/rbac (what a rule covers).
#pragma once

#include "requirement.h"
#include "result.h"

#include <QJsonObject>
#include <QStringList>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace kubernetes {

using endpoint::Requirement;

struct AccessRule {
    QList<QByteArray> verbs, groups, resources;
    QStringList names; ///< of the only objects that it is about; empty: all
    friend bool operator==(const AccessRule &, const AccessRule &) = default;
};

/// Of one namespace.
struct AccessRules {
    std::vector<AccessRule> rules;
    bool incomplete = true;
    qint64 askedMs = 0; ///< wall
};

enum class Verdict { Unknown, Allowed, Refused };

class Permissions
{
public:
    static constexpr qint64 goodForMs = 10 * 60 * 1000;

    void setRules(const QString &scope, AccessRules rules) { m_rules[scope] = std::move(rules); }
    /// The answer to a single question; nothing: the server could not say.
    void setAnswer(const Requirement &need, const QString &scope, std::optional<bool> allowed, qint64 nowMs);
    /// What is known is used, but asked for again.
    void doubt();

    /// `scope` is a namespace, empty for what belongs to the cluster; `name` the object's, if it has one yet.
    [[nodiscard]] Verdict verdict(const Requirement &need, const QString &scope, const QString &name = {}) const;
    /// The rules of this namespace are to be asked for; there are none of the cluster.
    [[nodiscard]] bool rulesDue(const QString &scope, qint64 nowMs) const;
    /// The namespaces in which something is allowed, as far as anybody asked.
    [[nodiscard]] QStringList namespaces() const;
    /// The rules do not settle it, and the question has not been asked lately.
    [[nodiscard]] bool answerDue(const Requirement &need, const QString &scope, qint64 nowMs) const;

private:
    struct Answer {
        std::optional<bool> allowed;
        qint64 askedMs = 0;
    };
    [[nodiscard]] bool covered(const Requirement &need, const QString &scope, const QString &name) const;

    std::map<QString, AccessRules> m_rules;
    std::map<std::pair<QString, Requirement>, Answer> m_answers;
};
using PermissionsPointer = std::shared_ptr<const Permissions>;

/// Whether the rule is about this; with names, whether about this one.
[[nodiscard]] bool covers(const AccessRule &rule, const Requirement &need, const QString &name);

[[nodiscard]] QJsonObject rulesReview(const QString &scope);
[[nodiscard]] QJsonObject accessReview(const Requirement &need, const QString &scope);
[[nodiscard]] base::Result<AccessRules> readRulesReview(const QByteArray &body);
/// Nothing: it could not be decided.
[[nodiscard]] base::Result<std::optional<bool>> readAccessReview(const QByteArray &body);

/// What these come to on a server of 1.minor: a stream into a pod (exec, attach, portforward) begins with a GET, and from 1.35 on "create"
/// is asked for as well.
[[nodiscard]] std::vector<Requirement> needsOn(std::vector<Requirement> needs, int minor);
/// What a shell in a container needs.
[[nodiscard]] std::vector<Requirement> execNeeds(int minor);
/// Of all of them; `known` may be null. `lacking`: the first that is refused, if one is.
[[nodiscard]] Verdict verdictOf(const PermissionsPointer &known, const std::vector<Requirement> &needs, const QString &scope, const QString &name,
                                Requirement *lacking);
/// "needs patch on deployments.apps in namespace shop".
[[nodiscard]] QString needText(const Requirement &need, const QString &scope);

} // namespace kubernetes
