// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "engineaccess.h"

#include <QFile>
#include <QStandardPaths>
#include <sys/stat.h>

namespace docker {

namespace {

/// The name before the number in lines of "name:x:number:".
QString nameOf(const QString &path, unsigned number)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QString::number(number);
    for (const QByteArray &line : file.read(4 * 1024 * 1024).split('\n')) {
        const QList<QByteArray> parts = line.split(':');
        if (parts.size() > 2 && parts[2] == QByteArray::number(number))
            return QString::fromUtf8(parts[0]);
    }
    return QString::number(number);
}

} // namespace

SocketOwner socketOwner(const QString &socketPath, const QString &etc)
{
    SocketOwner owner;
    struct stat status {
    };
    if (::stat(QFile::encodeName(socketPath).constData(), &status) != 0)
        return owner;
    owner.exists = true;
    owner.user = nameOf(etc + QStringLiteral("/passwd"), status.st_uid);
    owner.group = nameOf(etc + QStringLiteral("/group"), status.st_gid);
    owner.groupMay = (status.st_mode & S_IWGRP) != 0;
    owner.othersMay = (status.st_mode & S_IWOTH) != 0;
    return owner;
}

InstalledEngines installedEngines(const QStringList &folders)
{
    const QStringList administration{QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"), QStringLiteral("/sbin")};
    const auto installed = [&](const char *program) {
        const QString name = QString::fromLatin1(program);
        if (!folders.isEmpty())
            return !QStandardPaths::findExecutable(name, folders).isEmpty();
        return !QStandardPaths::findExecutable(name).isEmpty() || !QStandardPaths::findExecutable(name, administration).isEmpty();
    };
    return {installed("dockerd"), installed("podman")};
}

} // namespace docker
