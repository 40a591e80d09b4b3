// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An EndpointSlice as the table shows it. A value. Texts as kubectl prints them.
// Source: kubernetes 1.36 pkg/printers/internalversion/printers.go, printEndpointSlice; discovery.k8s.io/v1: a ready condition that is
// absent counts as true, one of terminating as false.
#pragma once

#include "objectmeta.h"
#include "rowdecoders.h"

#include <QStringList>
#include <optional>

namespace kubernetes {

struct EndpointPort {
    std::optional<QString> name;
    std::optional<qint32> port; ///< absent: every port
    QString protocol; ///< "TCP"
    friend bool operator==(const EndpointPort &, const EndpointPort &) = default;
};

struct EndpointSliceRow : live::RowOf<EndpointSliceRow> {
    ObjectMeta meta;
    QString service; ///< whose endpoints these are; empty: of none
    QString addressType; ///< "IPv4", "IPv6", "FQDN"
    std::vector<EndpointPort> ports;
    QStringList addresses; ///< of all endpoints, in their order
    qint32 endpoints = 0;
    qint32 readyEndpoints = 0;
    qint32 terminating = 0;

    [[nodiscard]] const live::Key &key() const override { return meta.key; }
    friend bool operator==(const EndpointSliceRow &, const EndpointSliceRow &) = default;
};

[[nodiscard]] live::RowPointer decodeEndpointSlice(const Message &object, Interner &interner);

/// Each port: its number, its name where it has none, "*" where it has neither.
[[nodiscard]] QStringList portTexts(const EndpointSliceRow &row);
/// PORTS: "8080,9090" or "<unset>".
[[nodiscard]] QString portsText(const EndpointSliceRow &row);
/// ENDPOINTS: "10.0.0.1,10.0.0.2,10.0.0.3 + 4 more..." or "<unset>".
[[nodiscard]] QString endpointsText(const EndpointSliceRow &row);

} // namespace kubernetes
