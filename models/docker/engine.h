// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What widgets ask of an engine beside its tables, as functions over an endpoint's handle: single questions, followed
// logs, shells, image transfers, and a container made and started. UI thread. The session's folder fills this in and app/
// hands it over, so that no widget knows a session. Calls and channels are owned by who asked; destruction cancels.
#pragma once

#include "endpoint.h"
#include "imageprogress.h"
#include "logoutput.h"
#include "pruneplan.h"
#include "shelloutput.h"

#include <QJsonObject>

namespace docker {

using live::LogOutput;

struct LogRequest {
    live::Key container;
    int source = 0;    ///< index of the chunk's lines
    int tail = 10'000; ///< lines from the end to begin with; negative: all
    QString since;     ///< unix seconds; empty: by `tail`
    bool follow = true;
};

using ExecOutput = endpoint::ShellOutput;

struct ExecRequest {
    live::Key container;
    /// Tried in order; the first that exists is kept.
    std::vector<QStringList> commands{{QStringLiteral("/bin/bash")}, {QStringLiteral("/bin/sh")}, {QStringLiteral("sh")}};
    QString user;
    QString workingDirectory;
    int columns = 80;
    int rows = 24;
};

struct ImageTransfer {
    enum class Kind { Pull, Push, Load, Save };
    Kind kind = Kind::Pull;
    QString reference;     ///< with a tag; of a save: several, separated by spaces
    QString platform;      ///< of a pull; empty: the engine's own
    QString path;          ///< file of a load or a save
    bool replace = true;   ///< of a save: an existing file
    qint64 expected = -1;  ///< of a save: about how many bytes it will be; negative: not known
    QByteArray credential; ///< value of X-Registry-Auth; empty: as the docker configuration says, else nobody
    bool anonymous = false; ///< of a pull or push without `credential`: the docker configuration is not looked at
};

/// A container to be made, and what comes after it.
struct ContainerPlan {
    QString name;
    QString platform;
    QJsonObject body; ///< of POST /containers/create
    /// Networks beside the first: engines before API 1.44 take one at the creation; connected before the start.
    QMap<QString, QJsonObject> furtherNetworks;
    bool start = true;
};

struct ContainerMade {
    live::Key id;
    QStringList warnings;
    /// Made, but not started for this reason.
    base::Error startError;
    bool started = false;
};

/// How one object of a prune fared.
struct PruneStep {
    size_t index = 0; ///< of the items that were given
    base::Error error; ///< `what` is empty where it went
};

template <class T> using Done = std::function<void(base::Result<T>)>;

struct Engine {
    std::function<endpoint::Call(endpoint::Endpoint &, QByteArray path, Done<QByteArray>)> get;
    std::function<endpoint::Call(endpoint::Endpoint &, QByteArray path, QJsonObject body, Done<QByteArray>)> post;
    std::function<endpoint::Channel(endpoint::Endpoint &, LogRequest, std::function<void(LogOutput)>, Done<void>)>
        openLog;
    std::function<endpoint::Channel(endpoint::Endpoint &, ExecRequest, std::function<void(ExecOutput)>, Done<void>)>
        openExec;
    std::function<endpoint::Channel(endpoint::Endpoint &, ImageTransfer, std::function<void(ImageProgress)>,
                                    Done<void>)>
        openTransfer;
    std::function<endpoint::Call(endpoint::Endpoint &, ContainerPlan, Done<ContainerMade>)> createContainer;
    /// What could go now; measures the disk, which may take minutes.
    std::function<endpoint::Call(endpoint::Endpoint &, Done<PrunePlan>)> planPrune;
    /// Removes exactly these, one after the other, and goes on after a failure.
    std::function<endpoint::Channel(endpoint::Endpoint &, std::vector<PruneItem>, std::function<void(PruneStep)>, Done<void>)>
        prune;
};

} // namespace docker
