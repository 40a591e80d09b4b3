// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "sshway.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace docker
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(docker::SshWay)
};

/// What ssh says to a person, without what it says because it was told to be talkative.
QString forPeople(const QString &words)
{
    static const QRegularExpression chatter(
        QStringLiteral("^(debug\\d: |OpenSSH_|Authenticat(ed|ing) to |Transferred: sent |Bytes per second: )"));
    QStringList kept;
    for (const QString &line : words.split(QLatin1Char('\n'))) {
        if (!chatter.match(line).hasMatch() && !line.trimmed().isEmpty())
            kept << line.trimmed();
    }
    return kept.join(QLatin1Char('\n'));
}

/// "ED25519 SHA256:…", as a terminal's ssh would show it for comparing; empty when it got not so far.
QString hostKey(const QString &words)
{
    static const QRegularExpression told(QStringLiteral("^debug1: Server host key: (?:ssh-)?([^\\s-]+)\\S* (\\S+)"),
                                         QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = told.match(words);
    return match.hasMatch() ? match.captured(1).toUpper() + QLatin1Char(' ') + match.captured(2) : QString();
}

} // namespace

SshWay::SshWay(Options options) : ProcessWay(options.patience), m_options(std::move(options)) {}

QString SshWay::destination() const
{
    return m_options.user.isEmpty() ? m_options.host : m_options.user + QLatin1Char('@') + m_options.host;
}

base::Result<base::CommandSpec> SshWay::command()
{
    const QString remote =
        m_options.remotePath.isEmpty() ? QStringLiteral("/var/run/docker.sock") : m_options.remotePath;
    // ssh takes colons for the ends of its fields.
    if (m_options.host.isEmpty() || m_options.user.startsWith(QLatin1Char('-')) || remote.contains(QLatin1Char(':'))) {
        base::Error error;
        error.code = base::Error::Code::BadRequest;
        error.what = Words::tr("The address of the engine is not one that ssh can forward");
        return error;
    }
    base::CommandSpec spec;
    spec.program = m_options.program;
    QStringList &arguments = spec.arguments;
    arguments << QStringLiteral("-N") << QStringLiteral("-M") << QStringLiteral("-S") << pathOf(QStringLiteral("c"));
    // Without ControlPersist=no, a setting of the user's may send this ssh into the background, where it outlives us.
    // Only with LogLevel=DEBUG1 does it tell the key of a host that it does not know.
    for (const char *option :
         {"BatchMode=yes", "ExitOnForwardFailure=yes", "ConnectTimeout=15", "ServerAliveInterval=15",
          "ServerAliveCountMax=2", "StreamLocalBindUnlink=yes", "ControlPersist=no", "LogLevel=DEBUG1"})
        arguments << QStringLiteral("-o") << QLatin1String(option);
    arguments << QStringLiteral("-L") << socketPath() + QLatin1Char(':') + remote;
    if (m_options.port != 0)
        arguments << QStringLiteral("-p") << QString::number(m_options.port);
    if (!m_options.user.isEmpty())
        arguments << QStringLiteral("-l") << m_options.user;
    arguments << QStringLiteral("--") << m_options.host;
    return spec;
}

base::Error SshWay::explain(int exitCode, const QString &output) const
{
    Q_UNUSED(exitCode)
    const QString words = forPeople(output);
    using Code = base::Error::Code;
    const auto says = [&words](const char *part) { return words.contains(QLatin1String(part), Qt::CaseInsensitive); };
    const QString command = m_options.port == 0 ? QStringLiteral("ssh %1").arg(destination())
                                                : QStringLiteral("ssh -p %1 %2").arg(m_options.port).arg(destination());
    base::Error error;
    error.detail = words;
    // ssh has one exit code for all of this; its words are all there is to tell them apart.
    if (says("REMOTE HOST IDENTIFICATION HAS CHANGED")) {
        error.code = Code::Permission;
        error.what = Words::tr("The key of %1 is not the one that is known: it was set up anew, or somebody is in "
                               "between")
                         .arg(m_options.host);
        if (const QString key = hostKey(output); !key.isEmpty())
            error.what += Words::tr(". It shows %1").arg(key);
    } else if (says("Host key verification failed") || says("host key is known")) {
        error.code = Code::Permission;
        const QString key = hostKey(output);
        error.what = key.isEmpty()
                         ? Words::tr("The key of %1 is not known yet: run “%2” once in a terminal and accept the key")
                               .arg(m_options.host, command)
                         : Words::tr("The key of %1 is not known yet. It is %3: run “%2” once in a terminal, compare "
                                     "the key and accept it")
                               .arg(m_options.host, command, key);
    } else if (says("Permission denied") || says("Too many authentication failures")) {
        error.code = Code::Unauthorized;
        error.what = Words::tr("%1 does not let us in: “%2” has to work without a password, with a key in ssh's agent")
                         .arg(m_options.host, command);
    } else if (says("Could not resolve hostname")) {
        error.code = Code::NameLookup;
        error.what = Words::tr("The name %1 could not be found").arg(m_options.host);
        error.retryable = true;
    } else if (says("Connection refused")) {
        error.code = Code::Unreachable;
        error.what = Words::tr("Nothing listens for ssh on %1").arg(m_options.host);
        error.retryable = true;
    } else if (says("timed out") || says("not responding")) {
        error.code = Code::Timeout;
        error.what = Words::tr("%1 does not answer").arg(m_options.host);
        error.retryable = true;
    } else {
        error.code = Code::Unreachable;
        error.what = Words::tr("The ssh connection to %1 ended").arg(m_options.host);
        error.retryable = true;
    }
    return error;
}

} // namespace docker
