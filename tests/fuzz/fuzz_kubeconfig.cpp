// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Kubeconfig files and the YAML in them, their addresses, and the answers of credential plugins.
#include "execplugin.h"
#include "fuzzinput.h"
#include "kubeconfigfiles.h"
#include "resolvedcontext.h"
#include "serveraddress.h"
#include "shownwords.h"
#include "yamlreader.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace {

void yaml(const QByteArray &text)
{
    const auto parsed = kubernetes::parseYaml(text);
    if (!parsed.ok()) {
        fuzz::check(!parsed.error().what.isEmpty());
        return;
    }
    // As JSON it is YAML again, and says the same.
    const QJsonObject holder{{QStringLiteral("v"), parsed->json()}};
    const QByteArray json = QJsonDocument(holder).toJson(QJsonDocument::Compact);
    fuzz::check(!json.isEmpty());
}

void files(fuzz::Input &input)
{
    kubernetes::KubeConfigSearch search;
    search.home = fuzz::place(QStringLiteral("home"));
    search.workingFolder = fuzz::place(QStringLiteral("here"));
    fuzz::put(search.workingFolder + QStringLiteral("/a"), input.part());
    fuzz::put(search.workingFolder + QStringLiteral("/b"), input.part());
    search.environment.insert(QStringLiteral("KUBECONFIG"), QStringLiteral("a:b"));
    if (const QByteArray proxy = input.part(); !proxy.isEmpty())
        search.environment.insert(QStringLiteral("HTTPS_PROXY"), QString::fromUtf8(proxy));
    search.environment.insert(QStringLiteral("NO_PROXY"), QString::fromUtf8(input.part()));
    const kubernetes::LoadedKubeConfig loaded = kubernetes::loadKubeConfig(search);
    fuzz::check(loaded.stamp == kubernetes::stampOf(loaded.files));
    QStringList names = loaded.config.contexts.keys().mid(0, 50);
    names.append(QString()); // the current one
    for (const QString &name : std::as_const(names)) {
        const bool faultless = kubernetes::faultsOf(loaded.config, name).empty();
        const auto context = kubernetes::resolveContext(loaded.config, name, search.environment);
        fuzz::check(context.ok() == faultless);
        if (!context.ok())
            continue;
        fuzz::check(context->origin.port != 0 && !context->origin.host.isEmpty());
        if (const auto *login = std::get_if<kubernetes::PluginLogin>(&context->login)) {
            fuzz::check(!kubernetes::execInfo(*login).contains('\n'));
            fuzz::check(!kubernetes::pluginCommandLine(login->plugin).contains(QChar(0x1b)));
            (void)kubernetes::pluginCommand(*login, {});
        }
    }
}

void address(fuzz::Input &input)
{
    const auto server = kubernetes::parseServer(QString::fromUtf8(input.part()));
    if (server.ok()) {
        fuzz::check(server->port != 0 && !server->host.isEmpty());
        fuzz::check(server->prefix.isEmpty() || (server->prefix.startsWith('/') && !server->prefix.endsWith('/')));
        (void)kubernetes::proxyOfEnvironment({{QStringLiteral("HTTPS_PROXY"), QString::fromUtf8(input.part())},
                                              {QStringLiteral("HTTP_PROXY"), QString::fromUtf8(input.part())},
                                              {QStringLiteral("NO_PROXY"), QString::fromUtf8(input.part())}},
                                             *server);
    }
    (void)kubernetes::parseProxy(QString::fromUtf8(input.rest()));
}

void plugin(fuzz::Input &input)
{
    kubernetes::ExecPlugin asked;
    asked.command = QStringLiteral("plugin");
    asked.apiVersion = QStringLiteral("client.authentication.k8s.io/v1");
    const auto credential = kubernetes::parseExecCredential(input.part(), asked);
    if (credential.ok()) {
        fuzz::check(!credential->token.isEmpty() || !credential->certificate.isEmpty());
        fuzz::check(credential->certificate.isEmpty() == credential->key.isEmpty());
        fuzz::check(!credential->token.reveal().contains('\n'));
    }
    base::CommandOutput output;
    output.exitCode = 1;
    output.standardError = input.rest();
    const base::Error error = kubernetes::pluginFailure(asked, output);
    fuzz::check(!error.detail.isEmpty() && !error.detail.contains(QChar(0x1b)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    switch (input.byte() & 3) {
    case 0:
        yaml(input.rest());
        break;
    case 1:
        files(input);
        break;
    case 2:
        address(input);
        break;
    default:
        plugin(input);
    }
    return 0;
}
