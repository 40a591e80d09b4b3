// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What widgets ask of a cluster beside its tables, as functions over an endpoint's handle. UI thread. The session's folder fills
// this in and app/ hands it over, so that no widget knows a session. Calls are owned by who asked; destruction cancels.
#pragma once

#include "endpoint.h"

namespace kubernetes {

template <class T> using Done = std::function<void(base::Result<T>)>;

struct Cluster {
    /// The object at this path of the API as JSON.
    std::function<endpoint::Call(endpoint::Endpoint &, QByteArray path, Done<QByteArray>)> get;
    /// Shows one namespace, or all where it is empty.
    std::function<endpoint::Call(endpoint::Endpoint &, QString scope, Done<bool>)> setScope;
    /// Whether a credential plugin may run: the answer to the fact "consent" (PluginQuestion).
    std::function<endpoint::Call(endpoint::Endpoint &, quint64 id, bool yes, Done<bool>)> answerConsent;
};

} // namespace kubernetes
