// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// A way to an engine that another program keeps open: it is there once the program's socket takes connections, and
// ends with the program. Endpoint thread; owned by the session; destruction kills the program and removes its folder.
#pragma once

#include "command.h"
#include "dockersession.h"

#include <QTemporaryDir>
#include <QTimer>

#include <optional>

namespace docker
{

class ProcessWay : public Way
{
public:
    ~ProcessWay() override;
    void open(std::function<void(base::Result<net::Origin>)> done) override;

protected:
    explicit ProcessWay(std::chrono::milliseconds patience);

    /// The command; the socket is to be at `socketPath()`. An error if it is clear that it cannot work.
    [[nodiscard]] virtual base::Result<base::CommandSpec> command() = 0;
    /// Why the program ended, in words for a person, from what it wrote.
    [[nodiscard]] virtual base::Error explain(int exitCode, const QString &words) const = 0;
    /// A path in a folder that is ours alone.
    [[nodiscard]] QString pathOf(const QString &name) const;
    [[nodiscard]] QString socketPath() const { return pathOf(QStringLiteral("s")); }

private:
    void look();
    void ended(const base::Result<base::CommandOutput> &result);
    void report(base::Result<net::Origin> result);

    std::chrono::milliseconds m_patience;
    std::optional<QTemporaryDir> m_folder;
    std::function<void(base::Result<net::Origin>)> m_done;
    base::ProcessRunner m_runner;
    std::unique_ptr<base::RunningCommand> m_command;
    QTimer m_look;
    QTimer m_late;
    QString m_program;
};

} // namespace docker
