// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clustersource.h"

#include "curltransport.h"
#include "kubeconfigfiles.h"
#include "nobodythere.h"

namespace app {

namespace {

FoundClusters foundIn(const kubernetes::KubeConfig &config)
{
    FoundClusters found;
    found.current = config.currentContext;
    for (auto context = config.contexts.begin(); context != config.contexts.end(); ++context)
        found.clusters.push_back({context.key(), config.clusters.value(context->cluster).server});
    return found;
}

/// What a person's kubeconfig could say. The login program is none that anybody has.
constexpr char demoConfig[] = R"yaml(
apiVersion: v1
kind: Config
current-context: demo
clusters:
- {name: demo, cluster: {server: 'http://demo.harbour.example'}}
- {name: prod-eu, cluster: {server: 'https://prod-eu.harbour.example:6443'}}
- {name: staging, cluster: {server: 'https://staging.harbour.example:6443'}}
users:
- {name: captain, user: {}}
- name: sso
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: harbour-sso-login
      args: [token, --cluster, prod-eu]
      interactiveMode: Never
      installHint: Log in with “harbour sso login”, which comes with the harbour tools.
contexts:
- {name: demo, context: {cluster: demo, user: captain}}
- {name: prod-eu, context: {cluster: prod-eu, user: sso}}
- {name: staging, context: {cluster: staging, user: captain}}
)yaml";

kubernetes::KubeConfig parsedDemo()
{
    const base::Result<kubernetes::KubeConfig> parsed = kubernetes::parseKubeConfig(QByteArray(demoConfig));
    return parsed.ok() ? *parsed : kubernetes::KubeConfig();
}

} // namespace

ClusterSource kubeconfigSource()
{
    const kubernetes::KubeConfigSearch search = kubernetes::KubeConfigSearch::ofThisProcess();
    ClusterSource source;
    source.shell = kubernetes::LoginShell::ofThisProcess();
    source.transport = [](const net::Origin &origin) { return std::make_unique<net::CurlTransport>(origin); };
    source.find = [search] {
        const kubernetes::LoadedKubeConfig loaded = kubernetes::loadKubeConfig(search);
        FoundClusters found = foundIn(loaded.config);
        for (const kubernetes::KubeConfigProblem &problem : loaded.problems)
            found.problems << QStringLiteral("%1: %2").arg(problem.file, problem.error.text());
        return found;
    };
    source.resolve = [search](const QString &context) {
        return kubernetes::resolveContext(kubernetes::loadKubeConfig(search).config, context, search.environment);
    };
    return source;
}

ClusterSource demoSource(const QString &socketPath)
{
    ClusterSource source;
    source.shell.cache->store({{{QStringLiteral("PATH"), QStringLiteral("/usr/bin")}}, true, {}}); // nobody's shell is asked
    source.find = [] { return foundIn(parsedDemo()); };
    source.resolve = [socketPath](const QString &name) {
        base::Result<kubernetes::ResolvedContext> context = kubernetes::resolveContext(parsedDemo(), name, {});
        if (context.ok() && name == QStringLiteral("demo"))
            context->origin.socketPath = socketPath;
        return context;
    };
    // Nothing of the demo leaves this computer.
    source.transport = [](const net::Origin &origin) -> std::unique_ptr<net::Transport> {
        if (origin.socketPath.isEmpty())
            return std::make_unique<NobodyThere>(origin);
        return std::make_unique<net::CurlTransport>(origin);
    };
    return source;
}

} // namespace app
