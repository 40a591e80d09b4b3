// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds out who we are for a registry: reads the docker command's settings and runs the credential helper that they name.
// Endpoint thread; owned by the transfer that needs it, destruction cancels and kills the helper. What is found is never
// logged and never part of an error. Formats: registryauth.h; Podman's auth.json is the same, containers-auth.json(5).
#pragma once

#include "command.h"
#include "registryauth.h"

namespace docker {

struct LoginSource {
    QStringList files;      ///< config.json and alike: the first that says something about the registry counts
    QByteArray environment; ///< text of DOCKER_AUTH_CONFIG
    std::chrono::milliseconds deadline{20'000}; ///< of a helper: it may ask the person to unlock a key
    std::shared_ptr<base::ProcessRunner> runner = std::make_shared<base::ProcessRunner>();

    /// `podman`: its own files go first.
    [[nodiscard]] static LoginSource ofThisProcess(bool podman);
};

struct FoundLogin {
    QByteArray header; ///< value of X-Registry-Auth
    QString user;      ///< empty: nobody, or a token
    QString program;   ///< the helper that gave it; empty: the settings themselves
    bool anonymous = true;
};

class RegistryLogin
{
public:
    using Done = std::function<void(base::Result<FoundLogin>)>;

    RegistryLogin(LoginSource source, QString registry, Done done);
    /// Calls back once, perhaps at once.
    void begin();

private:
    void runHelper(const CredentialPlan &plan);
    void answered(const QString &program, const base::Result<base::CommandOutput> &output);
    void found(const Credentials &credentials, const QString &program);
    void end(base::Result<FoundLogin> result);

    LoginSource m_source;
    QString m_registry;
    Done m_done;
    std::unique_ptr<base::RunningCommand> m_helper;
};

} // namespace docker
