// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "engineadvice.h"

#include "contexts.h"

#include <QCoreApplication>

namespace dockerui {

using Code = base::Error::Code;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dockerui::EngineAdvice", text);
}

QString code(const QString &text)
{
    return QStringLiteral("<code>%1</code>").arg(text.toHtmlEscaped());
}

QStringList permissionAdvice(const docker::SocketOwner &owner)
{
    if (!owner.exists || owner.othersMay)
        return {tr("A folder above the socket does not let you in.")};
    if (!owner.groupMay || owner.group == QStringLiteral("root"))
        return {tr("Only the user %1 may use this socket. Choose another connection, or start an engine of your own:")
                    .arg(owner.user.toHtmlEscaped()),
                code(QStringLiteral("systemctl --user start podman.socket"))};
    return {tr("Your user is not in the group %1, which may use this socket. Join it, then log in again:")
                .arg(owner.group.toHtmlEscaped()),
            code(QStringLiteral("sudo usermod -aG %1 $USER").arg(owner.group))};
}

QStringList absenceAdvice(const docker::InstalledEngines &installed)
{
    QStringList lines;
    if (installed.docker)
        lines << tr("Docker is installed. Start it:") << code(QStringLiteral("sudo systemctl start docker"));
    if (installed.podman)
        lines << tr("Podman is installed. Start its socket:") << code(QStringLiteral("systemctl --user start podman.socket"));
    if (lines.isEmpty())
        lines << tr("No engine is installed on this computer. Install one:")
              << code(QStringLiteral("sudo apt install docker.io")) + QStringLiteral(" ") + tr("or") + QStringLiteral(" ") +
                     code(QStringLiteral("sudo apt install podman"));
    return lines;
}

} // namespace

QStringList adviceFor(const base::Error &error, const docker::SocketOwner &owner, const docker::InstalledEngines &installed)
{
    switch (error.code) {
    case Code::Permission:
        return permissionAdvice(owner);
    case Code::Unreachable:
    case Code::NotFound:
        return absenceAdvice(installed);
    default:
        return {};
    }
}

QStringList engineAdvice(const base::Error &error, const endpoint::Profile &profile)
{
    if (error.code == Code::Tls)
        return {tr("Check the context's certificates: %1").arg(code(QStringLiteral("docker context inspect")))};
    docker::EngineContext where;
    docker::readHost(profile.address, where);
    using Scheme = docker::EngineContext::Scheme;
    // A service of our own has no address; what is installed here says nothing of another computer.
    if (profile.address.contains(QStringLiteral("://")) && where.scheme != Scheme::Unix) {
        const bool away = error.code == Code::Unreachable || error.code == Code::NotFound || error.code == Code::Timeout ||
                          error.code == Code::NameLookup;
        return away ? QStringList{tr("Is the engine running there, and is this its address? %1").arg(code(profile.address))}
                    : QStringList{};
    }
    return adviceFor(error, docker::socketOwner(where.socketPath), docker::installedEngines());
}

} // namespace dockerui
