// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pure half of portcheck.h; reading /proc is in hostlisteners.cpp.
#include "portcheck.h"

#include <QCoreApplication>
#include <algorithm>
#include <arpa/inet.h>
#include <cstring>
#include <optional>

namespace docker {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("docker::portcheck", text);
}

/// "0100007F": words of four bytes, each in the machine's byte order, as hexadecimal digits.
QString procAddress(const QByteArray &digits)
{
    const QByteArray bytes = QByteArray::fromHex(digits);
    if ((digits.size() != 8 && digits.size() != 32) || bytes.size() * 2 != digits.size())
        return {};
    unsigned char raw[16];
    for (qsizetype word = 0; word < bytes.size(); word += 4) {
        bool ok = false;
        const quint32 value = digits.mid(word * 2, 8).toUInt(&ok, 16);
        std::memcpy(raw + word, &value, sizeof value);
    }
    char out[INET6_ADDRSTRLEN];
    const int family = bytes.size() == 4 ? AF_INET : AF_INET6;
    return inet_ntop(family, raw, out, sizeof out) ? QString::fromLatin1(out) : QString();
}

std::optional<HostListener> readLine(const QByteArray &line, const QString &protocol)
{
    // "  0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000  0 12345 ..."
    const QList<QByteArray> fields = line.simplified().split(' ');
    if (fields.size() < 10 || !fields.at(0).endsWith(':'))
        return std::nullopt;
    // State 0A is LISTEN; a bound UDP socket without a peer is 07.
    if (fields.at(3) != (protocol == QLatin1String("tcp") ? "0A" : "07"))
        return std::nullopt;
    const QList<QByteArray> local = fields.at(1).split(':');
    if (local.size() != 2)
        return std::nullopt;
    bool portOk = false, uidOk = false, inodeOk = false;
    HostListener listener;
    listener.protocol = protocol;
    listener.address = procAddress(local.at(0));
    listener.port = local.at(1).toInt(&portOk, 16);
    listener.uid = fields.at(7).toUInt(&uidOk);
    listener.inode = fields.at(9).toULongLong(&inodeOk);
    const bool valid = portOk && uidOk && inodeOk && listener.port > 0 && listener.port < 65536;
    return valid && !listener.address.isEmpty() ? std::optional<HostListener>(listener) : std::nullopt;
}

bool isAll(const QString &address)
{
    return address.isEmpty() || address == QLatin1String("0.0.0.0") || address == QLatin1String("::")
           || address == QLatin1String("*");
}

/// An IPv4 address in IPv6's clothes is that IPv4 address.
QString plain(const QString &address)
{
    const QString mapped = QStringLiteral("::ffff:");
    return address.startsWith(mapped) && address.contains(u'.') ? address.mid(mapped.size()) : address;
}

QString holder(const HostListener &listener)
{
    if (!listener.process.isEmpty())
        return tr("%1 is used by process %2 (%3) of user %4")
            .arg(QString::number(listener.port), listener.process, QString::number(listener.pid), listener.user);
    return tr("%1 is used by a process of user %2").arg(QString::number(listener.port), listener.user);
}

} // namespace

std::vector<HostListener> parseProcNet(const QByteArray &text, const QString &protocol)
{
    std::vector<HostListener> listeners;
    for (const QByteArray &line : text.split('\n')) {
        if (const auto listener = readLine(line, protocol))
            listeners.push_back(*listener);
    }
    return listeners;
}

bool addressesOverlap(const QString &one, const QString &other)
{
    // "0.0.0.0" beside "::1" does not clash, "::" with anything does: by default it takes IPv4 too.
    const QString a = plain(one), b = plain(other);
    const auto allBut = [](const QString &all, const QString &address) {
        return isAll(all) && !(all == QLatin1String("0.0.0.0") && address.contains(u':') && !isAll(address));
    };
    return a == b || allBut(a, b) || allBut(b, a);
}

PortVerdict checkPort(const QString &address, int port, const QString &protocol,
                      const std::vector<PublishedPort> &published, const std::vector<HostListener> &listeners)
{
    for (const PublishedPort &other : published) {
        if (other.port == port && other.protocol == protocol && addressesOverlap(address, other.address))
            return {false, tr("%1 is used by container %2").arg(QString::number(port), other.container)};
    }
    // Of several holders the one whose process is known says most.
    const HostListener *found = nullptr;
    for (const HostListener &listener : listeners) {
        if (listener.port != port || listener.protocol != protocol || !addressesOverlap(address, listener.address))
            continue;
        if (!found || (found->process.isEmpty() && !listener.process.isEmpty()))
            found = &listener;
    }
    return found ? PortVerdict{false, holder(*found)} : PortVerdict();
}

int nextFreePort(const QString &address, int port, const QString &protocol,
                 const std::vector<PublishedPort> &published, const std::vector<HostListener> &listeners,
                 const std::vector<int> &taken)
{
    for (int candidate = std::max(1, port); candidate < 65536; ++candidate) {
        if (std::find(taken.begin(), taken.end(), candidate) == taken.end()
            && checkPort(address, candidate, protocol, published, listeners).free)
            return candidate;
    }
    return 0;
}

} // namespace docker
