// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Service as the table shows it and as pods relate to it. A value. Texts as kubectl prints them.
// Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, printService.
#pragma once

#include "objectmeta.h"

#include <QStringList>

namespace kubernetes {

struct ServicePort {
    QString name;
    QString protocol; ///< "TCP"
    qint32 port = 0;
    qint32 nodePort = 0; ///< 0: none
    friend bool operator==(const ServicePort &, const ServicePort &) = default;
};

struct ServiceRow : live::RowOf<ServiceRow> {
    ObjectMeta meta;
    QString type; ///< "ClusterIP", "NodePort", "LoadBalancer", "ExternalName"
    QStringList clusterIps; ///< "None" for a headless one
    QStringList externalIps;
    QStringList ingress; ///< addresses of the load balancer: sorted, each once
    QString externalName;
    std::vector<ServicePort> ports;
    Labels selector; ///< empty: its endpoints are made by somebody else

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const ServiceRow &, const ServiceRow &) = default;
};

/// CLUSTER-IP: the first one, "None" or "<none>".
[[nodiscard]] QString clusterIpText(const ServiceRow &row);
/// EXTERNAL-IP; `wide`: what a load balancer has is not cut.
[[nodiscard]] QString externalIpText(const ServiceRow &row, bool wide);
/// PORT(S): "80:30080/TCP,443/TCP".
[[nodiscard]] QString portsText(const ServiceRow &row);
/// SELECTOR: "app=web" or "<none>".
[[nodiscard]] QString selectorText(const ServiceRow &row);

} // namespace kubernetes
