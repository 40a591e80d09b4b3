// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See liveenv.h.
#include "liveenv.h"

#include <QFile>
#include <QHash>
#include <QStringList>

#include <unistd.h>

namespace livetest {

namespace {

QHash<QString, QString> variables()
{
    QString path = qEnvironmentVariable("PILOTHOUSE_ENGINES");
    if (path.isEmpty())
        path = QStringLiteral("/tmp/pilothouse-engines-%1/engines.env").arg(::getuid());
    QHash<QString, QString> found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return found;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals > 0)
            found.insert(line.left(equals), line.mid(equals + 1));
    }
    return found;
}

} // namespace

std::vector<LiveEngine> liveEngines()
{
    const QHash<QString, QString> all = variables();
    std::vector<LiveEngine> engines;
    for (const QString &name : {QStringLiteral("docker"), QStringLiteral("docker29"), QStringLiteral("podman")}) {
        const QString socket = all.value(name.toUpper() + QStringLiteral("_SOCKET"));
        if (!socket.isEmpty())
            engines.push_back({name, socket, name == QLatin1String("podman")});
    }
    return engines;
}

std::optional<LiveRegistry> liveRegistry()
{
    const QHash<QString, QString> all = variables();
    const QString address = all.value(QStringLiteral("REGISTRY_ADDRESS"));
    if (address.isEmpty())
        return std::nullopt;
    return LiveRegistry{address, all.value(QStringLiteral("REGISTRY_USER")),
                        all.value(QStringLiteral("REGISTRY_PASSWORD"))};
}

std::optional<LiveSshd> liveSshd()
{
    const QHash<QString, QString> all = variables();
    const quint16 port = all.value(QStringLiteral("SSHD_PORT")).toUShort();
    if (port == 0)
        return std::nullopt;
    return LiveSshd{port, all.value(QStringLiteral("SSHD_USER")), all.value(QStringLiteral("SSHD_BIN")),
                    all.value(QStringLiteral("SSHD_FINGERPRINT")), all.value(QStringLiteral("SSHD_KNOWN_HOSTS"))};
}

std::optional<LiveTls> liveTls()
{
    const QHash<QString, QString> all = variables();
    const quint16 port = all.value(QStringLiteral("TLS_PORT")).toUShort();
    if (port == 0)
        return std::nullopt;
    const QString files = all.value(QStringLiteral("TLS_FILES"));
    return LiveTls{port, files + QStringLiteral("/right"), files + QStringLiteral("/wrong"),
                   all.value(QStringLiteral("TLS_SOCKET"))};
}

bool required(const QString &name)
{
    return qEnvironmentVariable("PILOTHOUSE_REQUIRE").split(QLatin1Char(',')).contains(name);
}

} // namespace livetest
