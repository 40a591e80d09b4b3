// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who holds a port of this host, told before a container is started: another container's published port, or a process
// that listens. Only for an engine that runs on this machine; for a remote one nothing can be said.
//
// checkPort, nextFreePort and parseProcNet are pure. hostListeners reads /proc, a few milliseconds to some ten with
// thousands of processes: call it in the compute pool. Protocol source: proc(5), /proc/net/tcp.
#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

namespace docker {

struct HostListener {
    QString address; ///< "0.0.0.0" and "::" are all addresses
    int port = 0;
    QString protocol; ///< "tcp" or "udp"
    QString process;  ///< empty where its descriptors cannot be read (another user's)
    qint64 pid = 0;
    QString user;
    quint64 inode = 0; ///< of the socket
    quint32 uid = 0;
    friend bool operator==(const HostListener &, const HostListener &) = default;
};

/// Sockets that listen (TCP), or that have no peer (UDP), of one file of /proc/net. `protocol`: "tcp" or "udp", of the
/// IPv6 files too. Process and user are not filled in.
[[nodiscard]] std::vector<HostListener> parseProcNet(const QByteArray &text, const QString &protocol);

/// All listeners of this machine's network namespace, with process and user where they can be known.
[[nodiscard]] std::vector<HostListener> hostListeners();

/// A port that a container publishes.
struct PublishedPort {
    QString container;
    QString address; ///< empty: all addresses
    int port = 0;
    QString protocol;
    friend bool operator==(const PublishedPort &, const PublishedPort &) = default;
};

struct PortVerdict {
    bool free = true;
    QString text; ///< why not: "8080 is used by container web"
};

/// Whether two addresses cannot both be bound with one port: equal, or one of them is all addresses.
[[nodiscard]] bool addressesOverlap(const QString &one, const QString &other);

/// `address` empty: all addresses.
[[nodiscard]] PortVerdict checkPort(const QString &address, int port, const QString &protocol,
                                    const std::vector<PublishedPort> &published,
                                    const std::vector<HostListener> &listeners);

/// The first free port from `port` on, without those that `taken` names (other rows of the same form). 0: none is free.
[[nodiscard]] int nextFreePort(const QString &address, int port, const QString &protocol,
                               const std::vector<PublishedPort> &published, const std::vector<HostListener> &listeners,
                               const std::vector<int> &taken = {});

} // namespace docker
