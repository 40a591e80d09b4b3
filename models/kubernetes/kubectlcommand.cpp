// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "kubectlcommand.h"

#include "shownwords.h"

namespace kubernetes {

namespace {

QStringList inNamespace(QStringList words, const QString &name)
{
    if (!name.isEmpty())
        words << QStringLiteral("--namespace") << name;
    return words;
}

void addLogOptions(QStringList &words, const LogsCommand &which)
{
    if (which.container.isEmpty())
        words << QStringLiteral("--all-containers") << QStringLiteral("--prefix");
    else
        words << QStringLiteral("--container") << which.container;
    words << QStringLiteral("--timestamps") << (which.previous ? QStringLiteral("--previous") : QStringLiteral("--follow"));
}

} // namespace

QString commandLine(const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted << quotedWord(word);
    return quoted.join(u' ');
}

QStringList logsCommand(const ObjectMeta &pod, const LogsCommand &which)
{
    QStringList words = inNamespace({QStringLiteral("kubectl"), QStringLiteral("logs"), pod.name}, pod.namespaceName);
    addLogOptions(words, which);
    return words;
}

QStringList logsCommand(const PodSelection &selection, const LogsCommand &which, int most)
{
    QStringList words = inNamespace({QStringLiteral("kubectl"), QStringLiteral("logs"), QStringLiteral("--selector"), selection.selector.text()},
                                    selection.namespaceName);
    addLogOptions(words, which);
    words << QStringLiteral("--max-log-requests=%1").arg(most);
    return words;
}

QStringList shellCommand(const ShellRequest &request)
{
    const ContainerPlace &place = request.place;
    const bool attaches = request.commands.empty();
    QStringList words = inNamespace({QStringLiteral("kubectl"), attaches ? QStringLiteral("attach") : QStringLiteral("exec"),
                                     QStringLiteral("--stdin"), QStringLiteral("--tty"), place.podName}, place.namespaceName);
    words << QStringLiteral("--container") << place.container;
    if (!attaches)
        words << QStringLiteral("--") << request.commands.front();
    return words;
}

QStringList forwardCommand(const ForwardTarget &target, quint16 localPort)
{
    const QString kind = target.kind == ForwardTarget::Kind::Service ? QStringLiteral("service/") : QStringLiteral("pod/");
    return inNamespace({QStringLiteral("kubectl"), QStringLiteral("port-forward"), kind + target.name,
                        QStringLiteral("%1:%2").arg(localPort == 0 ? QString() : QString::number(localPort)).arg(target.port)},
                       target.namespaceName);
}

QStringList debugCommand(const DebugRequest &request)
{
    QStringList words = inNamespace({QStringLiteral("kubectl"), QStringLiteral("debug"), QStringLiteral("--stdin"), QStringLiteral("--tty"),
                                     request.place.podName}, request.place.namespaceName);
    words << QStringLiteral("--image") << request.image << QStringLiteral("--container") << request.place.container;
    if (!request.target.isEmpty())
        words << QStringLiteral("--target") << request.target;
    return words;
}

} // namespace kubernetes
