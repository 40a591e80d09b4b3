// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Credentials from a plugin, kept until they expire or are refused. Endpoint thread; owned by the authorizer. One run at a time:
// all who ask meanwhile wait for it, and it is killed when the last of them went away. A run has no time limit, since a person may
// have to log in in a browser: cancel() ends it.
//
// Before a command runs for the first time a person is asked. A refused credential is replaced by one more run; if the new
// one is refused as well, the plugin rests for half a minute, lest it open a browser at every request.
// Source: client-go, plugin/pkg/client/auth/exec/exec.go.
#pragma once

#include "clock.h"
#include "execplugin.h"
#include "loginenvironment.h"
#include "task.h"

#include <QSet>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace kubernetes {

struct PluginQuestion {
    quint64 id = 0; ///< given by who passes the question on
    QString commandLine; ///< secrets masked
    QString program;     ///< the path that was found for it
    QByteArray fingerprint; ///< who asks keeps those that were allowed, and gives them in PluginSeams::allowed
};

struct PluginSeams {
    base::Clock *clock = &base::Clock::system();
    std::shared_ptr<base::ProcessRunner> runner = std::make_shared<base::ProcessRunner>();
    LoginShell shell;
    /// Absent: nothing runs that is not in `allowed`.
    std::function<base::Task<bool>(const PluginQuestion &)> consent;
    QSet<QByteArray> allowed;
    /// The command that runs now, for "Waiting for ..."; empty when it ended. Must not end whom it is told by.
    std::function<void(const QString &commandLine)> running;
    /// Before a credential with another client certificate is handed out: connections with the old one have to go, and new ones
    /// need this one. Must not end whom it is told by.
    std::function<void(const ExecCredential &)> certificateChanged;
};

struct IssuedCredential {
    ExecCredential credential;
    quint64 serial = 0; ///< counts runs, from 1
};

class PluginSource
{
public:
    PluginSource(PluginLogin login, PluginSeams seams);
    ~PluginSource();
    Q_DISABLE_COPY_MOVE(PluginSource)

    /// This object outlives the task.
    [[nodiscard]] base::Task<base::Result<IssuedCredential>> credential();
    /// The server did not accept the one with this serial. Whether asking again may give another.
    [[nodiscard]] bool refused(quint64 serial);
    /// Ends a run; those who wait get Error::Cancelled.
    void cancel();
    /// A command that was not allowed is asked about again.
    void askAgain() { m_denied.clear(); }

private:
    using Answer = base::Result<IssuedCredential>;
    struct Waiter {
        std::function<void(Answer)> resume;
    };
    /// In the frame of who waits; its destruction withdraws.
    class Ticket;

    [[nodiscard]] bool isGood() const;
    [[nodiscard]] std::unique_ptr<Ticket> join(std::function<void(Answer)> resume);
    void withdraw(const std::shared_ptr<Waiter> &waiter);
    [[nodiscard]] base::Task<base::Result<ExecCredential>> run();
    [[nodiscard]] base::Task<bool> isAllowed(const base::CommandSpec &command);
    void ended(base::Result<ExecCredential> result);
    static void deliver(std::vector<std::shared_ptr<Waiter>> waiters, const Answer &answer);

    const PluginLogin m_login;
    PluginSeams m_seams;
    QSet<QByteArray> m_denied;
    std::optional<ExecCredential> m_credential;
    ExecCredential m_told; ///< whose certificate is known to who makes connections
    quint64 m_serial = 0;
    qint64 m_issuedMs = 0; ///< steady
    bool m_afterRefusal = false;  ///< the next run replaces a refused one
    bool m_issuedAfterRefusal = false;
    std::vector<std::shared_ptr<Waiter>> m_waiters;
    std::shared_ptr<PluginSource *> m_self; ///< for tickets
    base::Task<base::Result<ExecCredential>> m_run;
};

} // namespace kubernetes
