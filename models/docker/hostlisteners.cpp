// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// hostListeners() of portcheck.h: /proc/net for the sockets, /proc/PID/fd for whose they are.
#include "portcheck.h"

#include <QFile>
#include <QHash>
#include <QSet>
#include <algorithm>
#include <dirent.h>
#include <memory>
#include <pwd.h>
#include <unistd.h>

namespace docker {

namespace {

QByteArray readAll(const QString &path)
{
    // Files of /proc have no size, so they are read to their end.
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString userOf(quint32 uid)
{
    passwd entry;
    passwd *found = nullptr;
    char names[4096];
    if (getpwuid_r(uid, &entry, names, sizeof names, &found) == 0 && found)
        return QString::fromLocal8Bit(found->pw_name);
    return QString::number(uid);
}

struct Owner {
    QString process;
    qint64 pid = 0;
};

using Directory = std::unique_ptr<DIR, int (*)(DIR *)>;

/// Adds the wanted sockets that a process holds. Nothing where its descriptors may not be read.
void addSockets(const QByteArray &pid, const QSet<quint64> &sockets, QHash<quint64, Owner> &owners)
{
    const QByteArray folder = "/proc/" + pid + "/fd";
    const Directory descriptors(opendir(folder.constData()), closedir);
    QString name;
    while (const dirent *entry = descriptors ? readdir(descriptors.get()) : nullptr) {
        char target[64];
        const QByteArray link = folder + '/' + entry->d_name;
        const ssize_t size = readlink(link.constData(), target, sizeof target);
        const QByteArray text(target, std::max<ssize_t>(size, 0));
        if (!text.startsWith("socket:["))
            continue;
        const quint64 inode = text.mid(8, text.size() - 9).toULongLong();
        // A socket that was inherited belongs to the process met first, which is its parent's: pids rise.
        if (!sockets.contains(inode) || owners.contains(inode))
            continue;
        if (name.isEmpty())
            name = QString::fromUtf8(readAll(QStringLiteral("/proc/") + QString::fromLatin1(pid)
                                             + QStringLiteral("/comm")).trimmed());
        owners.insert(inode, {name, pid.toLongLong()});
    }
}

QHash<quint64, Owner> socketOwners(const QSet<quint64> &sockets)
{
    QHash<quint64, Owner> owners;
    const Directory processes(opendir("/proc"), closedir);
    while (const dirent *entry = processes ? readdir(processes.get()) : nullptr) {
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9')
            addSockets(entry->d_name, sockets, owners);
    }
    return owners;
}

} // namespace

std::vector<HostListener> hostListeners()
{
    std::vector<HostListener> all;
    for (const char *name : {"tcp", "tcp6", "udp", "udp6"}) {
        const QString file = QLatin1String(name);
        const auto some = parseProcNet(readAll(QStringLiteral("/proc/net/") + file), file.left(3));
        all.insert(all.end(), some.begin(), some.end());
    }
    QSet<quint64> sockets;
    for (HostListener &listener : all) {
        listener.user = userOf(listener.uid);
        sockets.insert(listener.inode);
    }
    const QHash<quint64, Owner> owners = socketOwners(sockets);
    for (HostListener &listener : all) {
        const Owner owner = owners.value(listener.inode);
        listener.process = owner.process;
        listener.pid = owner.pid;
    }
    return all;
}

} // namespace docker
