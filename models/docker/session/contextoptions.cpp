// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "contextoptions.h"

#include "sshway.h"

#include <QCoreApplication>

namespace docker
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(docker::ContextOptions)
};

net::Origin originOf(const EngineContext &context)
{
    net::Origin origin;
    origin.socketPath = context.socketPath;
    if (context.scheme != EngineContext::Scheme::Tcp)
        return origin;
    origin.host = context.hostName;
    origin.port = context.port;
    origin.secure = context.tls;
    origin.tls.verify = context.verify;
    origin.tls.authorityFile = context.authorityFile;
    origin.tls.certificateFile = context.certificateFile;
    origin.tls.keyFile = context.keyFile;
    return origin;
}

} // namespace

base::Result<void> reach(const EngineContext &context, SessionOptions &options)
{
    base::Error error;
    options.way = {};
    options.local = false;
    switch (context.scheme) {
    case EngineContext::Scheme::Unix:
        options.origin = originOf(context);
        options.local = true;
        return {};
    case EngineContext::Scheme::Tcp:
        options.origin = originOf(context);
        return {};
    case EngineContext::Scheme::Ssh: {
        SshWay::Options ssh;
        ssh.host = context.hostName;
        ssh.port = context.port;
        ssh.user = context.userName;
        ssh.remotePath = context.remotePath;
        options.origin = {};
        options.way = [ssh] { return std::make_unique<SshWay>(ssh); };
        return {};
    }
    case EngineContext::Scheme::Unsupported:
        break;
    }
    error.code = base::Error::Code::Unsupported;
    error.what = Words::tr("The address %1 cannot be used").arg(context.host);
    return error;
}

} // namespace docker
