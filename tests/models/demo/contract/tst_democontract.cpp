// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The contract, on the simulated cluster.
#include "clustercontract.h"
#include "clusterserver.h"
#include "testmain.h"

class DemoContractTest : public ClusterContract
{
    Q_OBJECT

protected:
    Resolve reach() override
    {
        m_server = demo::ClusterServer::start();
        if (!m_server)
            return {};
        kubernetes::ResolvedContext context;
        context.name = QStringLiteral("demo");
        context.origin.socketPath = m_server->socketPath();
        return [context]() -> base::Result<kubernetes::ResolvedContext> { return context; };
    }

private:
    std::unique_ptr<demo::ClusterServer> m_server;
};

PILOTHOUSE_TEST(DemoContractTest)
#include "tst_democontract.moc"
