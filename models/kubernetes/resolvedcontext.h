// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One context of a kubeconfig, judged and put together: everything that one connection needs. Any thread; opens the small files
// that the context names, connects to nothing. There is no way back to localhost:8080 where nothing is configured.
//
// Judged as client-go judges a context by its name (ConfirmUsable) and before it connects (transport.TLSConfigFor,
// HTTPWrappersForConfig), with one difference: a context without a user is anonymous, as kubectl takes it. Who we are is told
// over TLS only. Of several ways to say so, a token goes before a plugin, and so do a password and a certificate.
// Source: client-go, tools/clientcmd/validation.go and client_config.go, transport/transport.go and round_trippers.go.
#pragma once

#include "kubeconfig.h"
#include "origin.h"

#include <variant>

namespace kubernetes {

struct ConfigFault {
    enum class Kind {
        Empty,
        NoContext,
        ContextNotFound,
        ClusterUnnamed,
        ClusterNotFound,
        UserNotFound,
        NamespaceInvalid,
        ServerMissing,
        ServerInvalid,
        ProxyInvalid,
        AuthorityTwice,
        AuthorityUnreadable,
        AuthorityAndInsecure,
        CertificateTwice,
        CertificateUnreadable,
        KeyTwice,
        KeyMissing,
        KeyUnreadable,
        SeveralMethods,
        TokenFileUnreadable,
        ExecAndProvider,
        ExecCommandMissing,
        ExecVersionMissing,
        ExecVersionUnknown,
        ExecVariableUnnamed,
        ExecInteractiveMissing,
        ExecInteractiveInvalid,
        ProviderUnsupported,
        ImpersonationWithoutUser,
    };
    Kind kind = Kind::Empty;
    QString text; ///< a sentence; never holds a secret
};

struct NoLogin {
    friend bool operator==(const NoLogin &, const NoLogin &) = default;
};
/// The file's last good content goes before the token.
struct TokenLogin {
    Secret token;
    QString file;
    friend bool operator==(const TokenLogin &, const TokenLogin &) = default;
};
struct BasicLogin {
    QString userName;
    Secret password;
    friend bool operator==(const BasicLogin &, const BasicLogin &) = default;
};
/// What a plugin is told about its cluster if it asks for that.
struct PluginCluster {
    QString server;
    QString tlsServerName;
    bool insecureSkipTlsVerify = false;
    QByteArray authorityData;
    QString proxyUrl;
    bool disableCompression = false;
    QJsonValue config{QJsonValue::Null}; ///< the cluster's extension client.authentication.k8s.io/exec
    friend bool operator==(const PluginCluster &, const PluginCluster &) = default;
};
struct PluginLogin {
    ExecPlugin plugin;
    std::optional<PluginCluster> cluster;
    friend bool operator==(const PluginLogin &, const PluginLogin &) = default;
};
using Login = std::variant<NoLogin, TokenLogin, BasicLogin, PluginLogin>;

struct ResolvedContext {
    QString name;
    QString cluster;
    QString user; ///< empty: anonymous
    QString namespaceName = QStringLiteral("default");
    net::Origin origin;    ///< with TLS, the certificate that a person has, and the proxy
    QByteArray pathPrefix; ///< goes before the path of every request; see ServerAddress::prefix
    bool disableCompression = false;
    Login login;
    Impersonation impersonation;
    friend bool operator==(const ResolvedContext &, const ResolvedContext &) = default;
};

/// All that is wrong with a context; an empty name stands for the current one. Empty: nothing.
[[nodiscard]] std::vector<ConfigFault> faultsOf(const KubeConfig &config, const QString &name);

/// Error::NotFound without such a context, BadRequest for other faults: the first is `what`, the others are `detail`.
/// `environment` is asked for proxies.
[[nodiscard]] base::Result<ResolvedContext> resolveContext(const KubeConfig &config, const QString &name,
                                                           const QMap<QString, QString> &environment);

} // namespace kubernetes
