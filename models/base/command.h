// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Other programs, run in a process group of their own. The thread that starts one owns it and gets its callbacks,
// from its event loop, never from within run() or start(). Destroying a RunningCommand cancels: no callback any more,
// the whole group is killed at once, and nothing waits. A program also dies with the thread that started it.
// Commands and their input are never logged: they may hold secrets.
#pragma once

#include "result.h"

#include <QMap>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>

namespace base
{

struct CommandSpec {
    QString program; ///< a path, or a name to be found in PATH
    QStringList arguments;
    QMap<QString, QString> environment;    ///< added to ours
    QByteArray input;                      ///< all of standard input, which is closed behind it
    std::chrono::milliseconds deadline{0}; ///< 0: as long as it takes
    qint64 outputLimit = 16 * 1024 * 1024; ///< bytes, for each of both outputs; more is TooLarge
    bool ownSession = false; ///< without the terminal that we were started from: it would be stopped for asking there
};

struct CommandOutput {
    int exitCode = 0;
    QByteArray standardOutput;
    QByteArray standardError; ///< of a command that was start()ed, the end of it
};

class RunningCommand
{
public:
    virtual ~RunningCommand() = default;
};

class ProcessRunner
{
public:
    /// An exit code other than 0 is a result too. Errors: NotFound and Permission if it cannot be started, Timeout,
    /// TooLarge, Io if a signal ended it.
    using Finished = std::function<void(Result<CommandOutput>)>;
    /// Without the end of line.
    using ErrorLine = std::function<void(QByteArray)>;

    virtual ~ProcessRunner() = default;
    /// Runs to the end and keeps what it writes.
    [[nodiscard]] virtual std::unique_ptr<RunningCommand> run(CommandSpec spec, Finished finished);
    /// Runs on: standard output is thrown away, standard error comes by lines, of which the last are kept.
    [[nodiscard]] virtual std::unique_ptr<RunningCommand> start(CommandSpec spec, ErrorLine line, Finished finished);
};

} // namespace base
