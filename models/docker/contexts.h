// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Every way in which the docker command would find an engine, and which of them it would take: its contexts, its
// environment variables, and the sockets where Docker, rootless Docker, Podman and Docker Desktop listen.
// Any thread; reads small files and looks at sockets, connects to nothing. Unreadable files are named in `problems`
// and otherwise passed over. Format: docker/cli, cli/context/store and cli/command/cli.go.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace docker
{

struct ContextSearch {
    QMap<QString, QString> environment;
    QString home;
    QString root;   ///< put before each socket path that is not below `home`; for tests
    QString wanted; ///< a context's name, or an address such as unix:///x, tcp://h:1, ssh://u@h; empty: as docker does

    [[nodiscard]] static ContextSearch ofThisProcess(const QString &wanted);
};

struct EngineContext {
    enum class Scheme { Unix, Tcp, Ssh, Unsupported };
    enum class Source { Context, Environment, Default, Rootless, Podman, Desktop, Argument };

    QString name; ///< unique among those found
    QString description;
    QString host; ///< the address as written
    Scheme scheme = Scheme::Unsupported;
    QString socketPath; ///< Unix
    QString hostName;   ///< Tcp, Ssh; an IPv6 address without brackets
    quint16 port = 0;   ///< Tcp: always set; Ssh: 0 leaves it to ssh
    QString userName;   ///< Ssh; empty leaves it to ssh
    QString remotePath; ///< Ssh: the socket over there, empty for the usual one
    bool tls = false;
    bool verify = true;
    QString authorityFile; ///< empty: the system's authorities
    QString certificateFile;
    QString keyFile;
    Source source = Source::Default;
    bool exists = true; ///< the socket is there; always true for what is not a Unix socket
};

struct FoundContexts {
    std::vector<EngineContext> contexts; ///< the default first, then contexts by name, then sockets
    int chosen = -1;                     ///< -1: `missing` does not exist
    QString missing;                     ///< the name that was asked for in vain
    QString why;                         ///< "because DOCKER_HOST is set"
    QStringList problems;                ///< a sentence for each file or address that could not be read
};

[[nodiscard]] FoundContexts findContexts(const ContextSearch &search);

/// Takes an address apart into scheme, host, port, user and paths. `tls` of `into` decides the usual port.
/// Unsupported, with the reason in `problem`, if the docker command would refuse it too.
void readHost(const QString &host, EngineContext &into, QString *problem = nullptr);

} // namespace docker
