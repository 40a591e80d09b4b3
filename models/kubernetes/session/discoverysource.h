// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which kinds the cluster knows: asked when somebody needs it first, once a connection, and again on demand. Endpoint thread, owned by
// the session. What was known stays for groups whose server is away.
#pragma once

#include "discovery.h"
#include "kubeapi.h"
#include "sharedtask.h"

namespace kubernetes {

class DiscoverySource
{
public:
    using Answer = base::Result<DiscoveryPointer>;
    /// `told` gets each new answer.
    DiscoverySource(Api &api, std::function<void(DiscoveryPointer)> told) : m_api(api), m_told(std::move(told)) {}

    /// `again`: also where it is known.
    [[nodiscard]] base::Task<Answer> known(bool again);
    /// A new connection: the cluster may have changed, so the next who needs it asks.
    void connected() { m_current = false; }
    /// Perhaps another cluster.
    void forget();

private:
    [[nodiscard]] base::Task<Answer> ask();
    [[nodiscard]] base::Task<base::Result<ApiGroups>> groups(QByteArray path);
    [[nodiscard]] base::Task<int> fill(ApiGroups &groups);

    Api &m_api;
    std::function<void(DiscoveryPointer)> m_told;
    DiscoveryPointer m_known;
    bool m_current = false;
    base::SharedTask<Answer> m_asking;
};

} // namespace kubernetes
