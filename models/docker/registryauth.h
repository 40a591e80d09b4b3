// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Who we are for a registry, by the docker command's own settings: its config.json and DOCKER_AUTH_CONFIG, inline or
// through a credential helper (docker-credential-…, which the caller runs). Pure; any thread. Never part of an error:
// passwords, tokens, and output of helpers that might hold them. Format: docker/cli, cli/config.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QString>

namespace docker
{

struct Credentials {
    QString userName;
    QString password;
    QString identityToken; ///< instead of name and password
    QString registryToken; ///< a bearer token, passed on as it is

    [[nodiscard]] bool isEmpty() const
    {
        return userName.isEmpty() && password.isEmpty() && identityToken.isEmpty() && registryToken.isEmpty();
    }
    friend bool operator==(const Credentials &, const Credentials &) = default;
};

struct CredentialPlan {
    enum class Kind {
        None,   ///< anonymous
        Inline, ///< `credentials`
        Helper, ///< run `program` with the argument "get" and `server` on its standard input
    };
    Kind kind = Kind::None;
    Credentials credentials;
    QString program; ///< "docker-credential-pass"
    QString server;
    QString problem; ///< a sentence if a setting could not be read
};

/// The server's name in settings and headers: "https://index.docker.io/v1/" for Docker Hub, otherwise the host itself.
[[nodiscard]] QString registryKey(const QString &registryHost);

/// How to get at the credentials for a registry ("docker.io", "ghcr.io", "localhost:5000"). `config` is the text of
/// config.json, `environmentConfig` that of DOCKER_AUTH_CONFIG, which goes first; either may be empty.
[[nodiscard]] CredentialPlan planFor(const QByteArray &config, const QByteArray &environmentConfig,
                                     const QString &registryHost);

/// Reads what a helper wrote. Empty credentials if it has none for that server.
[[nodiscard]] base::Result<Credentials> parseHelperOutput(int exitCode, const QByteArray &standardOutput);

/// The value of X-Registry-Auth; "e30=" ("{}") for empty credentials.
[[nodiscard]] QByteArray registryAuthHeader(const Credentials &credentials, const QString &registryHost);

} // namespace docker
