// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Credential plugins: the program that a kubeconfig names to say who we are; how it is called, what a person is asked about it,
// and what its answer means. Pure but for a look into the folders of PATH; any thread. Never part of an error: what it wrote
// to standard output, and secrets in its arguments, environment or standard error.
//
// Nobody sits at a terminal here: standard input is empty and spec.interactive is false, and a plugin that insists on one
// (interactiveMode Always) is refused.
// Source: client-go, plugin/pkg/client/auth/exec/exec.go; the API group client.authentication.k8s.io.
#pragma once

#include "command.h"
#include "resolvedcontext.h"

#include <QDateTime>

namespace kubernetes {

/// The program's absolute path: a name is looked for in the absolute folders of `path` (split at colons).
/// Error::NotFound, Permission.
[[nodiscard]] base::Result<QString> findProgram(const QString &command, const QString &path);

/// The value of KUBERNETES_EXEC_INFO, on one line.
[[nodiscard]] QByteArray execInfo(const PluginLogin &login);

/// The whole command. `environment` is that of a login shell, added to ours: its PATH finds the program; the plugin's own
/// variables go over it. Errors: BadRequest where a terminal is required, NotFound (with the install hint), Permission.
[[nodiscard]] base::Result<base::CommandSpec> pluginCommand(const PluginLogin &login,
                                                            const QMap<QString, QString> &environment);

/// For a person: variables, program and arguments as a shell would take them, secrets masked.
[[nodiscard]] QString pluginCommandLine(const ExecPlugin &plugin);

/// The same for the same program, arguments and variables; another one must be asked about again. Hexadecimal, no secret.
/// `program` is the path that findProgram() gave.
[[nodiscard]] QByteArray pluginFingerprint(const ExecPlugin &plugin, const QString &program);

/// What a plugin says.
struct ExecCredential {
    Secret token;
    QByteArray certificate; ///< PEM; both or none
    Secret key;
    QDateTime expires; ///< UTC; not valid: until it is refused
    [[nodiscard]] bool sameCertificate(const ExecCredential &other) const
    {
        return certificate == other.certificate && key == other.key;
    }
};

/// Reads standard output. Error::Protocol, Unsupported for another version than the one that was asked for.
[[nodiscard]] base::Result<ExecCredential> parseExecCredential(const QByteArray &output, const ExecPlugin &plugin);

/// A run that failed: what to tell a person. `result` is an error, or an exit code other than 0.
[[nodiscard]] base::Error pluginFailure(const ExecPlugin &plugin, const base::Result<base::CommandOutput> &result);

} // namespace kubernetes
