// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A right that something needs of the credentials, in the words of Kubernetes; families without rights of this kind have none. A value.
#pragma once

#include <QByteArray>
#include <tuple>

namespace endpoint {

struct Requirement {
    QByteArray verb;        ///< "patch"
    QByteArray group;       ///< "apps"; empty: the core
    QByteArray resource;    ///< "deployments"
    QByteArray subresource; ///< "scale"; empty: the object itself
    friend bool operator==(const Requirement &, const Requirement &) = default;
    friend bool operator<(const Requirement &a, const Requirement &b)
    {
        return std::tie(a.verb, a.group, a.resource, a.subresource) < std::tie(b.verb, b.group, b.resource, b.subresource);
    }
};

} // namespace endpoint
