// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A KubeAuthorizer behind an AuthorizedTransport with a scripted server, a manual clock, and plugins whose runs wait for the test.
// Header only; the test's thread.
#pragma once

#include "authorizedtransport.h"
#include "kubeauthorizer.h"
#include "scriptedtransport.h"

#include <QCoreApplication>
#include <QFile>

#include <csignal>

namespace authorizertest {

using kubernetes::ExecPlugin;
using kubernetes::KubeAuthorizer;
using kubernetes::PluginLogin;
using kubernetes::PluginQuestion;
using kubernetes::PluginSeams;
using kubernetes::ResolvedContext;

/// Plugins that run until the test lets them end.
class ScriptedRunner final : public base::ProcessRunner
{
public:
    struct Run {
        base::CommandSpec spec;
        Finished finished;
        bool alive = true;
    };
    std::vector<std::shared_ptr<Run>> runs;

    std::unique_ptr<base::RunningCommand> run(base::CommandSpec spec, Finished finished) override
    {
        auto run = std::make_shared<Run>(Run{std::move(spec), std::move(finished)});
        runs.push_back(run);
        return std::make_unique<Owner>(run);
    }
    void end(size_t index, const QByteArray &output, int code = 0, const QByteArray &error = {})
    {
        base::CommandOutput result;
        result.exitCode = code;
        result.standardOutput = output;
        result.standardError = error;
        runs[index]->finished(result);
    }

private:
    struct Owner final : base::RunningCommand {
        explicit Owner(std::shared_ptr<Run> theRun) : run(std::move(theRun)) {}
        ~Owner() override { run->alive = false; }
        std::shared_ptr<Run> run;
    };
};

inline QByteArray credential(const QByteArray &status)
{
    return R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{)" + status + "}}";
}

inline QByteArray token(const QByteArray &value)
{
    return credential("\"token\":\"" + value + '"');
}

inline QByteArray certificate(const QByteArray &value)
{
    return credential(R"("clientCertificateData":"-----BEGIN CERTIFICATE-----\n)" + value +
                      R"(\n-----END CERTIFICATE-----\n","clientKeyData":"-----BEGIN PRIVATE KEY-----\n)" + value +
                      R"(\n-----END PRIVATE KEY-----\n")");
}

inline void turn()
{
    QCoreApplication::processEvents();
}

struct Harness {
    base::ManualClock clock;
    std::shared_ptr<ScriptedRunner> runner = std::make_shared<ScriptedRunner>();
    ResolvedContext context;
    PluginSeams seams;
    std::vector<QString> running; ///< told until the last transfer is gone
    std::vector<QByteArray> certificates;
    support::ScriptedTransport *server = nullptr; ///< the transport owns it
    std::shared_ptr<KubeAuthorizer> authorizer;
    std::unique_ptr<endpoint::AuthorizedTransport> transport;
    std::vector<base::Result<net::Reply>> replies;
    std::vector<std::unique_ptr<net::Transfer>> transfers;

    Harness()
    {
        seams.clock = &clock;
        seams.runner = runner;
        seams.shell.runner = runner;
        seams.shell.program.clear(); // no login shell: our own environment at once
        seams.shell.environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        seams.consent = [](const PluginQuestion &) -> base::Task<bool> { co_return true; };
        seams.running = [this](const QString &line) { running.push_back(line); };
        seams.certificateChanged = [this](const kubernetes::ExecCredential &changed) { certificates.push_back(changed.certificate); };
    }
    void usePlugin(const QString &command = QStringLiteral("/bin/sh"))
    {
        PluginLogin login;
        login.plugin.apiVersion = QStringLiteral("client.authentication.k8s.io/v1");
        login.plugin.command = command;
        login.plugin.interactive = ExecPlugin::Interactive::IfAvailable;
        context.login = login;
    }
    void open()
    {
        server = new support::ScriptedTransport;
        authorizer = std::make_shared<KubeAuthorizer>(context, seams);
        transport = std::make_unique<endpoint::AuthorizedTransport>(std::unique_ptr<net::Transport>(server), authorizer);
    }
    void send(const QList<net::Header> &headers = {})
    {
        net::Request request;
        request.headers = headers;
        transfers.push_back(transport->send(request, [this](base::Result<net::Reply> reply) { replies.push_back(reply); }));
        turn();
    }
    QByteArray sent(const QByteArray &name = "Authorization") const { return server->last() ? server->last()->header(name) : "nothing"; }
};

/// Gone, or dead and only waiting for whoever collects orphans.
inline bool isGone(pid_t pid)
{
    if (::kill(pid, 0) != 0)
        return true;
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return true;
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1) == "Z";
}

} // namespace authorizertest
