// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "permissionsource.h"

namespace kubernetes {

namespace {

const QByteArray group = "/apis/authorization.k8s.io/v1/";
constexpr qint64 doubtsApartMs = 30'000;

} // namespace

void PermissionSource::tell()
{
    m_told(std::make_shared<const Permissions>(m_known));
}

void PermissionSource::doubt()
{
    if (m_doubtedMs && m_clock.steadyMs() - *m_doubtedMs < doubtsApartMs)
        return;
    m_doubtedMs = m_clock.steadyMs();
    m_known.doubt();
    tell();
}

void PermissionSource::forget()
{
    m_known = {};
    tell();
}

base::Task<base::Result<bool>> PermissionSource::find(std::vector<Requirement> needs, QString scope)
{
    bool news = false;
    if (m_known.rulesDue(scope, m_clock.wallMs())) {
        const std::function<base::Task<bool>()> make = [this, scope] { return askRules(scope); };
        news = co_await m_asking[scope].wait(make);
    }
    for (const Requirement &need : needs) {
        if (!m_known.answerDue(need, scope, m_clock.wallMs()))
            continue;
        const base::Result<net::Reply> reply = co_await m_api.review(group + "selfsubjectaccessreviews", accessReview(need, scope));
        const base::Result<std::optional<bool>> answer = reply.ok() ? readAccessReview(reply->body) : base::Result<std::optional<bool>>(reply.error());
        m_known.setAnswer(need, scope, answer.ok() ? *answer : std::nullopt, m_clock.wallMs());
        news = true;
    }
    if (news)
        tell();
    co_return true;
}

/// True: they came, or it is clear that they do not.
base::Task<bool> PermissionSource::askRules(QString scope)
{
    const base::Result<net::Reply> reply = co_await m_api.review(group + "selfsubjectrulesreviews", rulesReview(scope));
    base::Result<AccessRules> read = reply.ok() ? readRulesReview(reply->body) : base::Result<AccessRules>(reply.error());
    AccessRules rules = read.ok() ? std::move(*read) : AccessRules();
    rules.askedMs = m_clock.wallMs();
    m_known.setRules(scope, std::move(rules));
    co_return true;
}

} // namespace kubernetes
