// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The contract, on the real cluster.
#include "clustercontract.h"
#include "clusterobserved.h"
#include "testmain.h"

class ContractTest : public ClusterContract
{
    Q_OBJECT

protected:
    Resolve reach() override
    {
        const std::optional<livetest::LiveCluster> cluster = livetest::liveCluster();
        if (!cluster && livetest::clusterRequired())
            QTest::qFail("the cluster is required", __FILE__, __LINE__);
        if (!cluster)
            return {};
        return [kubeconfig = cluster->admin] {
            kubernetes::KubeConfigSearch search;
            search.explicitFile = kubeconfig;
            return kubernetes::resolveContext(kubernetes::loadKubeConfig(search).config, {}, {});
        };
    }
};

PILOTHOUSE_TEST(ContractTest)
#include "tst_contract.moc"
