// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers of metrics.k8s.io: what pods and nodes used lately. Pure, lenient: what is malformed is left out.
// Source: k8s.io/metrics pkg/apis/metrics/v1beta1/types.go.
#pragma once

#include "result.h"

#include <QString>
#include <vector>

namespace kubernetes {

struct Usage {
    QString namespaceName; ///< empty: a node
    QString name;
    qint64 cpu = 0;    ///< nanocores; of a pod: its containers together
    qint64 memory = 0; ///< bytes
    qint64 timeMs = 0; ///< when it was measured
    friend bool operator==(const Usage &, const Usage &) = default;
};

/// NodeMetricsList and PodMetricsList.
[[nodiscard]] base::Result<std::vector<Usage>> decodeUsage(const QByteArray &body);

} // namespace kubernetes
