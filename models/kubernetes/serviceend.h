// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which pod stands behind a service's port now. Pure. Source: discovery.k8s.io/v1 EndpointSlice: conditions.ready that is absent
// counts as true; its ports are those of the pods, by the names of the service's.
#pragma once

#include "result.h"

#include <QByteArray>

namespace kubernetes {

struct ServiceEnd {
    QString pod;
    quint16 port = 0; ///< of the pod, whatever name the service calls it by
};

/// `service`: the object; `slices`: the list of its EndpointSlices. The pod `preferred` is kept as long as it is ready.
[[nodiscard]] base::Result<ServiceEnd> chooseEnd(const QByteArray &service, const QByteArray &slices, quint16 port,
                                                 const QString &preferred);

} // namespace kubernetes
