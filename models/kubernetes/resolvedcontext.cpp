// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "resolvedcontext.h"

#include "kubeconfigfiles.h"
#include "serveraddress.h"

namespace kubernetes {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

base::Error errorOf(const std::vector<ConfigFault> &faults)
{
    using Kind = ConfigFault::Kind;
    base::Error error;
    const Kind kind = faults.front().kind;
    error.code = kind == Kind::Empty || kind == Kind::NoContext || kind == Kind::ContextNotFound
                     ? base::Error::Code::NotFound
                     : base::Error::Code::BadRequest;
    error.what = faults.front().text;
    QStringList others;
    for (size_t i = 1; i < faults.size(); ++i)
        others.append(faults[i].text);
    error.detail = others.join(QLatin1Char('\n'));
    return error;
}

net::Tls tlsOf(const KubeCluster &cluster, const KubeUser &user)
{
    net::Tls tls;
    tls.verify = !cluster.insecureSkipTlsVerify;
    tls.serverName = cluster.tlsServerName;
    tls.authorityFile = cluster.authorityFile;
    tls.authorityData = cluster.authorityData;
    if (user.certificateFile.isEmpty() && user.certificateData.isEmpty())
        return tls;
    tls.certificateFile = user.certificateFile;
    tls.certificateData = user.certificateData;
    tls.keyFile = user.keyFile;
    tls.keyData = user.keyData.reveal();
    return tls;
}

base::Result<Login> pluginLogin(const ExecPlugin &plugin, const KubeCluster &cluster, const ServerAddress &server)
{
    PluginLogin login{.plugin = plugin, .cluster = {}};
    if (!plugin.provideClusterInfo)
        return Login(login);
    PluginCluster told;
    told.server = server.text;
    told.tlsServerName = cluster.tlsServerName;
    told.insecureSkipTlsVerify = cluster.insecureSkipTlsVerify;
    told.authorityData = cluster.authorityData;
    if (told.authorityData.isEmpty() && !cluster.authorityFile.isEmpty()) {
        base::Result<QByteArray> bytes = readWholeFile(cluster.authorityFile, largestFile);
        if (!bytes.ok())
            return bytes.error();
        told.authorityData = std::move(*bytes);
    }
    told.proxyUrl = cluster.proxyUrl;
    told.disableCompression = cluster.disableCompression;
    told.config = cluster.extensions.value(QStringLiteral("client.authentication.k8s.io/exec"), QJsonValue::Null);
    login.cluster = told;
    return Login(login);
}

base::Result<Login> loginOf(const KubeUser &user, const KubeCluster &cluster, const ServerAddress &server)
{
    if (!user.token.isEmpty() || !user.tokenFile.isEmpty())
        return Login(TokenLogin{user.token, user.tokenFile});
    if (!user.userName.isEmpty() || !user.password.isEmpty())
        return Login(BasicLogin{user.userName, user.password});
    const bool certificate = !user.certificateFile.isEmpty() || !user.certificateData.isEmpty();
    if (user.exec && !certificate)
        return pluginLogin(*user.exec, cluster, server);
    return Login(NoLogin());
}

} // namespace

base::Result<ResolvedContext> resolveContext(const KubeConfig &config, const QString &name,
                                             const QMap<QString, QString> &environment)
{
    if (const std::vector<ConfigFault> faults = faultsOf(config, name); !faults.empty())
        return errorOf(faults);
    ResolvedContext resolved;
    resolved.name = name.isEmpty() ? config.currentContext : name;
    const KubeContext context = config.contexts.value(resolved.name);
    const KubeCluster cluster = config.clusters.value(context.cluster);
    const KubeUser user = config.users.value(context.user);
    const base::Result<ServerAddress> server = parseServer(cluster.server);
    if (!server.ok())
        return server.error();
    resolved.cluster = context.cluster;
    resolved.user = context.user;
    if (!context.namespaceName.isEmpty())
        resolved.namespaceName = context.namespaceName;
    resolved.origin.host = server->host;
    resolved.origin.port = server->port;
    resolved.origin.secure = server->secure;
    resolved.pathPrefix = server->prefix;
    resolved.disableCompression = cluster.disableCompression;
    resolved.impersonation = user.impersonation;
    if (cluster.proxyUrl.isEmpty()) {
        resolved.origin.proxy = proxyOfEnvironment(environment, *server);
    } else {
        base::Result<QString> proxy = parseProxy(cluster.proxyUrl);
        if (!proxy.ok())
            return proxy.error();
        resolved.origin.proxy = std::move(*proxy);
    }
    if (!server->secure)
        return resolved;
    resolved.origin.tls = tlsOf(cluster, user);
    base::Result<Login> login = loginOf(user, cluster, *server);
    if (!login.ok())
        return login.error();
    resolved.login = std::move(*login);
    return resolved;
}

} // namespace kubernetes
