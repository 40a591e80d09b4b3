// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated API server but for what streams (watches, logs and shells, see clusterconnection.h): answers requests out of the
// cluster's store and carries out what they want of it. On the cluster's thread.
#pragma once

#include "apianswers.h"
#include "democluster.h"

namespace demo {

class ApiServer
{
public:
    explicit ApiServer(DemoCluster &cluster) : m_cluster(cluster) {}
    [[nodiscard]] Answer answer(const ApiRequest &request);

    /// An object as this request wants to see it in a list or a watch.
    [[nodiscard]] static QJsonObject shown(const ApiRequest &request, const QJsonObject &object);

private:
    [[nodiscard]] Answer ofObjects(const ApiRequest &request);
    [[nodiscard]] Answer list(const ApiRequest &request);
    [[nodiscard]] Answer get(const ApiRequest &request);
    [[nodiscard]] Answer create(const ApiRequest &request);
    [[nodiscard]] Answer change(const ApiRequest &request);
    [[nodiscard]] Answer remove(const ApiRequest &request);
    [[nodiscard]] Answer evict(const ApiRequest &request, const QJsonObject &pod);
    [[nodiscard]] Answer scale(const ApiRequest &request, const QJsonObject &object);
    [[nodiscard]] Answer store(const ApiRequest &request, const QJsonObject &before, QJsonObject after);
    void removeNamespace(const QString &name);
    [[nodiscard]] Answer review(const ApiRequest &request) const;
    [[nodiscard]] Answer metrics(const ApiRequest &request) const;

    DemoCluster &m_cluster;
};

} // namespace demo
