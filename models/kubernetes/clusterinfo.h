// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a cluster says of itself. Values; pure. Source: GET /version, k8s.io/apimachinery pkg/version.
#pragma once

#include "result.h"

#include <QString>

namespace kubernetes {

struct ClusterInfo {
    QString version; ///< "v1.36.3", "v1.33.5-gke.1201000"
    int minor = 0;   ///< of "1.minor"; 0: not told. Distributions write "33+"
    QString platform; ///< "linux/amd64"
    QString server;  ///< its address, for people
    QString context;
    QString namespaceName; ///< of the context
    [[nodiscard]] QString title() const
    {
        return version.isEmpty() ? QStringLiteral("Kubernetes") : QStringLiteral("Kubernetes ") + version.mid(version.startsWith(u'v') ? 1 : 0);
    }
    friend bool operator==(const ClusterInfo &, const ClusterInfo &) = default;
};

/// Reads the answer to GET /version into `info`. Error::Protocol if this is no apiserver's.
[[nodiscard]] base::Result<void> readVersion(ClusterInfo &info, const QByteArray &body);

} // namespace kubernetes
