// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What this program does with pods' streams as kubectl's command lines, for the clipboard. Pure.
#pragma once

#include "debugrequest.h"
#include "forwardrow.h"
#include "podselection.h"

namespace kubernetes {

/// Words as a shell would take them.
[[nodiscard]] QString commandLine(const QStringList &words);

struct LogsCommand {
    QString container; ///< empty: all
    bool previous = false;
};
[[nodiscard]] QStringList logsCommand(const ObjectMeta &pod, const LogsCommand &which);
[[nodiscard]] QStringList logsCommand(const PodSelection &selection, const LogsCommand &which, int most);
/// The first of the commands that are tried; attaching where there is none.
[[nodiscard]] QStringList shellCommand(const ShellRequest &request);
/// `localPort` 0: any.
[[nodiscard]] QStringList forwardCommand(const ForwardTarget &target, quint16 localPort);
[[nodiscard]] QStringList debugCommand(const DebugRequest &request);

} // namespace kubernetes
