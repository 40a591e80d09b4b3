// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is wrong with a context: see resolvedcontext.h.
#include "kubeconfigfiles.h"
#include "resolvedcontext.h"
#include "serveraddress.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace kubernetes {

namespace {

using Kind = ConfigFault::Kind;

constexpr qint64 largestFile = 4 * 1024 * 1024; ///< of certificates: a bundle of all the world's authorities is 0.3 MB

struct Words {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::ConfigFault)
};

class Judge
{
public:
    std::vector<ConfigFault> faults;

    void cluster(const QString &name, const KubeCluster &cluster)
    {
        if (cluster.server.isEmpty()) {
            add(Kind::ServerMissing, Words::tr("The cluster \"%1\" has no server address").arg(name));
        } else if (const auto address = parseServer(cluster.server); !address.ok()) {
            add(Kind::ServerInvalid, address.error().what);
        } else if (address->secure && cluster.insecureSkipTlsVerify && hasAuthority(cluster)) {
            add(Kind::AuthorityAndInsecure,
                Words::tr("The cluster \"%1\" has a certificate authority and insecure-skip-tls-verify: only one is allowed")
                    .arg(name));
        }
        if (!cluster.proxyUrl.isEmpty()) {
            if (const auto proxy = parseProxy(cluster.proxyUrl); !proxy.ok())
                add(Kind::ProxyInvalid, proxy.error().what);
        }
        if (!cluster.authorityFile.isEmpty() && !cluster.authorityData.isEmpty())
            add(Kind::AuthorityTwice,
                Words::tr("The cluster \"%1\" has certificate-authority and certificate-authority-data: only one is allowed")
                    .arg(name));
        readable(cluster.authorityFile, Kind::AuthorityUnreadable);
    }

    void user(const QString &name, const KubeUser &user, bool secure)
    {
        const bool basic = !user.userName.isEmpty() || !user.password.isEmpty();
        // The token file is looked at only when it would be used.
        const bool token = !user.token.isEmpty() || (secure && !user.tokenFile.isEmpty());
        if (token && basic)
            add(Kind::SeveralMethods, Words::tr("The user \"%1\" has a token and a password: only one is allowed").arg(name));
        if (secure && user.token.isEmpty())
            readable(user.tokenFile, Kind::TokenFileUnreadable);
        certificate(name, user);
        if (user.exec)
            exec(name, user);
        const Impersonation &as = user.impersonation;
        if (as.user.isEmpty() && !as.isEmpty())
            add(Kind::ImpersonationWithoutUser,
                Words::tr("The user \"%1\" asks for a uid, groups or extra of another user without naming one (\"as\")").arg(name));
        if (user.provider && secure && !token && !basic && !user.exec && !hasCertificate(user))
            provider(name, *user.provider);
    }

    void add(Kind kind, const QString &text) { faults.push_back({kind, text}); }

private:
    static bool hasAuthority(const KubeCluster &cluster)
    {
        return !cluster.authorityFile.isEmpty() || !cluster.authorityData.isEmpty();
    }
    static bool hasCertificate(const KubeUser &user)
    {
        return !user.certificateFile.isEmpty() || !user.certificateData.isEmpty();
    }

    void readable(const QString &path, Kind kind)
    {
        if (path.isEmpty())
            return;
        if (const auto bytes = readWholeFile(path, largestFile); !bytes.ok())
            add(kind, bytes.error().text());
    }

    void certificate(const QString &name, const KubeUser &user)
    {
        if (!hasCertificate(user))
            return; // a key alone is not looked at
        if (!user.certificateFile.isEmpty() && !user.certificateData.isEmpty())
            add(Kind::CertificateTwice,
                Words::tr("The user \"%1\" has client-certificate and client-certificate-data: only one is allowed").arg(name));
        if (!user.keyFile.isEmpty() && !user.keyData.isEmpty())
            add(Kind::KeyTwice, Words::tr("The user \"%1\" has client-key and client-key-data: only one is allowed").arg(name));
        if (user.keyFile.isEmpty() && user.keyData.isEmpty())
            add(Kind::KeyMissing, Words::tr("The user \"%1\" has a client certificate without a key").arg(name));
        readable(user.certificateFile, Kind::CertificateUnreadable);
        readable(user.keyFile, Kind::KeyUnreadable);
    }

    void exec(const QString &name, const KubeUser &user)
    {
        const ExecPlugin &plugin = *user.exec;
        if (user.provider)
            add(Kind::ExecAndProvider,
                Words::tr("The user \"%1\" has an exec plugin and an auth-provider: only one is allowed").arg(name));
        if (plugin.command.isEmpty())
            add(Kind::ExecCommandMissing, Words::tr("The exec plugin of the user \"%1\" has no command").arg(name));
        if (plugin.apiVersion.isEmpty())
            add(Kind::ExecVersionMissing, Words::tr("The exec plugin of the user \"%1\" has no apiVersion").arg(name));
        else if (plugin.apiVersion != QStringLiteral("client.authentication.k8s.io/v1") &&
                 plugin.apiVersion != QStringLiteral("client.authentication.k8s.io/v1beta1"))
            add(Kind::ExecVersionUnknown,
                Words::tr("The exec plugin of the user \"%1\" has an apiVersion other than client.authentication.k8s.io/v1 and "
                          "v1beta1; a newer version of the plugin may write another one into the kubeconfig")
                    .arg(name));
        for (const auto &variable : plugin.environment) {
            if (variable.first.isEmpty())
                add(Kind::ExecVariableUnnamed,
                    Words::tr("The exec plugin of the user \"%1\" has an environment variable without a name").arg(name));
        }
        if (plugin.interactive == ExecPlugin::Interactive::Unset)
            add(Kind::ExecInteractiveMissing, Words::tr("The exec plugin of the user \"%1\" has no interactiveMode").arg(name));
        if (plugin.interactive == ExecPlugin::Interactive::Invalid)
            add(Kind::ExecInteractiveInvalid,
                Words::tr("The exec plugin of the user \"%1\" has an interactiveMode other than Never, IfAvailable and Always")
                    .arg(name));
    }

    void provider(const QString &name, const AuthProvider &provider)
    {
        QString hint;
        if (provider.name == QStringLiteral("gcp"))
            hint = Words::tr("Use gke-gcloud-auth-plugin: run \"gcloud container clusters get-credentials\" again");
        else if (provider.name == QStringLiteral("azure"))
            hint = Words::tr("Use kubelogin: run \"kubelogin convert-kubeconfig\"");
        else
            hint = Words::tr("Use an exec plugin instead");
        add(Kind::ProviderUnsupported,
            Words::tr("The user \"%1\" logs in by an auth-provider (%2), which was replaced by exec plugins. %3")
                .arg(name, provider.name.left(40), hint));
    }
};

/// RFC 1123: what a namespace can be called.
bool isLabel(const QString &text)
{
    static const QRegularExpression label(QStringLiteral("\\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z"));
    return text.size() <= 63 && label.match(text).hasMatch();
}

} // namespace

std::vector<ConfigFault> faultsOf(const KubeConfig &config, const QString &name)
{
    Judge judge;
    const QString chosen = name.isEmpty() ? config.currentContext : name;
    if (config.isEmpty()) {
        judge.add(Kind::Empty, Words::tr("There is no Kubernetes configuration"));
        return judge.faults;
    }
    if (chosen.isEmpty()) {
        judge.add(Kind::NoContext, Words::tr("No context is chosen"));
        return judge.faults;
    }
    const auto context = config.contexts.constFind(chosen);
    if (context == config.contexts.cend()) {
        judge.add(Kind::ContextNotFound, Words::tr("There is no context \"%1\"").arg(chosen));
        return judge.faults;
    }
    const auto cluster = config.clusters.constFind(context->cluster);
    if (context->cluster.isEmpty())
        judge.add(Kind::ClusterUnnamed, Words::tr("The context \"%1\" names no cluster").arg(chosen));
    else if (cluster == config.clusters.cend())
        judge.add(Kind::ClusterNotFound,
                  Words::tr("The context \"%1\" names the cluster \"%2\", which is not defined").arg(chosen, context->cluster));
    else
        judge.cluster(context->cluster, *cluster);
    const bool secure = cluster != config.clusters.cend() && [&] {
        const auto address = parseServer(cluster->server);
        return address.ok() && address->secure;
    }();
    const auto user = config.users.constFind(context->user);
    if (user != config.users.cend())
        judge.user(context->user, *user, secure);
    else if (!context->user.isEmpty())
        judge.add(Kind::UserNotFound,
                  Words::tr("The context \"%1\" names the user \"%2\", which is not defined").arg(chosen, context->user));
    if (!context->namespaceName.isEmpty() && !isLabel(context->namespaceName))
        judge.add(Kind::NamespaceInvalid,
                  Words::tr("The context \"%1\" has a namespace that cannot be one: \"%2\"").arg(chosen, context->namespaceName));
    return judge.faults;
}

} // namespace kubernetes
