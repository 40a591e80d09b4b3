// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What widgets ask of a cluster beside its tables, as functions over an endpoint's handle. UI thread. The session's folder fills
// this in and app/ hands it over, so that no widget knows a session. Calls are owned by who asked; destruction cancels.
#pragma once

#include "discovery.h"
#include "drainplan.h"
#include "endpoint.h"
#include "logoutput.h"
#include "objectkind.h"
#include "permissions.h"
#include "podrequests.h"
#include "shelloutput.h"
#include "watchtable.h"

namespace kubernetes {

template <class T> using Done = std::function<void(base::Result<T>)>;

/// What a watch beside the tables tells: either of the two.
struct WatchNews {
    std::optional<live::Batch> batch;
    std::optional<live::FeedStatus> status;
};

/// How the drain of a node goes, one pod or the node at a time.
struct DrainStep {
    enum class State {
        Cordoned, ///< the node; nothing new is scheduled to it from here on, however the drain ends
        Evicting,
        Waiting,  ///< refused for now; `error` has the server's words, the next try is at `nextTryMs`
        Leaving,  ///< evicted; its containers are being stopped
        Gone,
        Failed,
    };
    State state = State::Cordoned;
    live::Key pod; ///< its key; empty: the node
    base::Error error;
    qint64 nextTryMs = 0;
};

struct DrainRequest {
    live::RowPointer node; ///< a NodeRow
    DrainOptions options;
};

struct Cluster {
    /// The object at this path of the API as JSON.
    std::function<endpoint::Call(endpoint::Endpoint &, QByteArray path, Done<QByteArray>)> get;
    /// Watches a collection beside the tables for as long as the channel lives. Each batch is acknowledged by grant(revision).
    std::function<endpoint::Channel(endpoint::Endpoint &, WatchTable, QString scope, std::function<void(WatchNews)>,
                                    std::function<void(base::Result<void>)> end)>
        watch;
    /// Cordons the node and evicts its pods; closing the channel stops it and leaves the node cordoned.
    std::function<endpoint::Channel(endpoint::Endpoint &, DrainRequest, std::function<void(DrainStep)>,
                                    std::function<void(base::Result<void>)> end)>
        drain;
    /// Which kinds the cluster knows; asked once a connection, or `again`. The newest answer is the fact "discovery".
    std::function<endpoint::Call(endpoint::Endpoint &, bool again, Done<DiscoveryPointer>)> discover;
    /// A kind that has no table yet, by the name that kubectl takes ("widgets.example.com"): how it is shown, and from now on its
    /// feed is there.
    std::function<endpoint::Call(endpoint::Endpoint &, QByteArray fullName, Done<ObjectKind>)> openKind;
    /// Finds out whether the person may do these in a namespace (empty: what belongs to the cluster), unless it is known. The fact
    /// "permissions" tells.
    std::function<endpoint::Call(endpoint::Endpoint &, std::vector<Requirement>, QString scope, Done<bool>)> findPermissions;
    /// Shows one namespace, or all where it is empty.
    std::function<endpoint::Call(endpoint::Endpoint &, QString scope, Done<bool>)> setScope;
    /// Whether a credential plugin may run: the answer to the fact "consent" (PluginQuestion).
    std::function<endpoint::Call(endpoint::Endpoint &, quint64 id, bool yes, Done<bool>)> answerConsent;
    /// Gives up waiting for the credential plugin that runs: its command is the fact "plugin".
    std::function<endpoint::Call(endpoint::Endpoint &, Done<bool>)> cancelLogin;
    std::function<endpoint::Channel(endpoint::Endpoint &, LogRequest, std::function<void(live::LogOutput)>, Done<void>)> openLog;
    std::function<endpoint::Channel(endpoint::Endpoint &, ShellRequest, std::function<void(endpoint::ShellOutput)>, Done<void>)>
        openShell;
};

} // namespace kubernetes
