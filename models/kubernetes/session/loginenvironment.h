// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The environment that a person has in a terminal: a program started from the desktop lacks what ~/.bashrc and ~/.zshrc set, and
// credential plugins live in folders that only those add to PATH. The login shell is asked once, with a time limit; whatever it
// says besides is passed over, and where it says nothing of use our own environment has to do. Folders where plugins usually are
// come at the end of PATH in either case.
//
// readLoginEnvironment() on the thread that awaits it; destroying its task kills the shell with all that it started. A cache may be
// shared by any threads: it holds a value, and nobody waits for it.
#pragma once

#include "command.h"
#include "task.h"

#include <QMap>
#include <QMutex>
#include <QString>

#include <optional>

namespace kubernetes {

struct LoginEnvironment {
    QMap<QString, QString> variables; ///< with PATH; without what belongs to a terminal (TERM, PWD, SHLVL ...)
    bool fromShell = false;
    QString problem; ///< why not, in words for a person
};

class LoginEnvironmentCache
{
public:
    [[nodiscard]] std::optional<LoginEnvironment> value() const;
    void store(const LoginEnvironment &environment);
    /// After a person installed something: the next who asks runs the shell again.
    void forget();

private:
    mutable QMutex m_mutex; ///< held for a copy of a map
    std::optional<LoginEnvironment> m_value;
};

struct LoginShell {
    QString program; ///< empty: there is none
    QString home;
    QMap<QString, QString> environment; ///< ours
    QStringList folders;                ///< appended to PATH if they exist
    std::chrono::milliseconds limit{5000}; ///< zsh with a large prompt needs 2 s on an old computer
    std::shared_ptr<base::ProcessRunner> runner = std::make_shared<base::ProcessRunner>();
    std::shared_ptr<LoginEnvironmentCache> cache = std::make_shared<LoginEnvironmentCache>();

    [[nodiscard]] static LoginShell ofThisProcess();
    /// Where plugins usually are.
    [[nodiscard]] static QStringList usualFolders(const QString &home);
};

/// Never an error: see LoginEnvironment::problem. `shell` lives until the task ends.
[[nodiscard]] base::Task<LoginEnvironment> readLoginEnvironment(const LoginShell &shell);

} // namespace kubernetes
