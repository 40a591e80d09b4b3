// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What kubeconfig files say: clusters, users and contexts by name, as values. Nothing is judged here (resolvedcontext.h does
// that for one context), apart from what makes a whole file unreadable. Any thread.
// Source of the format: client-go, tools/clientcmd/api/v1/types.go.
#pragma once

#include "result.h"
#include "secret.h"

#include <QJsonValue>
#include <QMap>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace kubernetes {

using Extensions = QMap<QString, QJsonValue>;

struct KubeCluster {
    QString server;
    QString tlsServerName;
    bool insecureSkipTlsVerify = false;
    QString authorityFile;
    QByteArray authorityData; ///< PEM
    QString proxyUrl;         ///< may hold a password: never shown
    bool disableCompression = false;
    Extensions extensions;
    QString origin; ///< the file it came from
    friend bool operator==(const KubeCluster &, const KubeCluster &) = default;
};

/// A program that says who we are.
struct ExecPlugin {
    enum class Interactive { Unset, Never, IfAvailable, Always, Invalid };
    QString apiVersion;
    QString command; ///< absolute, or a name to be found in PATH
    QStringList arguments;
    std::vector<std::pair<QString, Secret>> environment; ///< in the file's order: of two equal names the last counts
    QString installHint;
    bool provideClusterInfo = false;
    Interactive interactive = Interactive::Unset;
    friend bool operator==(const ExecPlugin &, const ExecPlugin &) = default;
};

/// What came before exec plugins.
struct AuthProvider {
    QString name;
    QMap<QString, Secret> settings;
    friend bool operator==(const AuthProvider &, const AuthProvider &) = default;
};

struct Impersonation {
    QString user;
    QString uid;
    QStringList groups;
    QMap<QString, QStringList> extra;
    [[nodiscard]] bool isEmpty() const { return user.isEmpty() && uid.isEmpty() && groups.isEmpty() && extra.isEmpty(); }
    friend bool operator==(const Impersonation &, const Impersonation &) = default;
};

struct KubeUser {
    QString certificateFile;
    QByteArray certificateData; ///< PEM
    QString keyFile;
    Secret keyData; ///< PEM
    Secret token;
    QString tokenFile;
    QString userName;
    Secret password;
    Impersonation impersonation;
    std::optional<AuthProvider> provider;
    std::optional<ExecPlugin> exec;
    Extensions extensions;
    QString origin;
    friend bool operator==(const KubeUser &, const KubeUser &) = default;
};

struct KubeContext {
    QString cluster;
    QString user;
    QString namespaceName; ///< empty: "default"
    Extensions extensions;
    QString origin;
    friend bool operator==(const KubeContext &, const KubeContext &) = default;
};

struct KubeConfig {
    QString currentContext;
    QMap<QString, KubeCluster> clusters;
    QMap<QString, KubeUser> users;
    QMap<QString, KubeContext> contexts;
    Extensions extensions;

    /// Nothing in it: client-go's "no configuration has been provided".
    [[nodiscard]] bool isEmpty() const
    {
        return currentContext.isEmpty() && clusters.isEmpty() && users.isEmpty() && contexts.isEmpty() &&
               extensions.isEmpty();
    }
    friend bool operator==(const KubeConfig &, const KubeConfig &) = default;
};

/// Reads the text of one file; paths in it stay as they are and `origin` empty. Types are as strict as client-go's: an unquoted
/// number where a text belongs, data that is not base64, or two entries of one name make the file unreadable. Error::Protocol
/// or TooLarge, with the line; no word of the text itself.
[[nodiscard]] base::Result<KubeConfig> parseKubeConfig(const QByteArray &text);

} // namespace kubernetes
