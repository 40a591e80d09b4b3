// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds out what the person may do: the rules of a namespace in one question, and single questions where they do not settle it. Endpoint
// thread, owned by the session. Nothing is asked but on demand; what is known is good for ten minutes, or until something is refused.
#pragma once

#include "clock.h"
#include "kubeapi.h"
#include "permissions.h"
#include "sharedtask.h"

namespace kubernetes {

class PermissionSource
{
public:
    /// `told` gets what is known each time that it has changed.
    PermissionSource(Api &api, base::Clock &clock, std::function<void(PermissionsPointer)> told)
        : m_api(api), m_clock(clock), m_told(std::move(told))
    {
    }

    /// What is not known of these, or for long, is asked for. A server that does not answer leaves it at what is known.
    [[nodiscard]] base::Task<base::Result<bool>> find(std::vector<Requirement> needs, QString scope);
    /// The server has refused something. At most once in a while: what is asked with every change of a row can be refused each time.
    void doubt();
    /// Another person or cluster, perhaps.
    void forget();

private:
    [[nodiscard]] base::Task<bool> askRules(QString scope);
    void tell();

    Api &m_api;
    base::Clock &m_clock;
    std::function<void(PermissionsPointer)> m_told;
    Permissions m_known;
    std::optional<qint64> m_doubtedMs; ///< steady
    std::map<QString, base::SharedTask<bool>> m_asking; ///< rules, by namespace
};

} // namespace kubernetes
