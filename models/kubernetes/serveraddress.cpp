// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "serveraddress.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <arpa/inet.h>

namespace kubernetes {

namespace {

constexpr quint16 plainPort = 80;
constexpr quint16 securePort = 443;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::ServerAddress)
};

base::Error refused(const QString &what)
{
    base::Error error;
    error.code = base::Error::Code::BadRequest;
    error.what = what;
    return error;
}

bool hasControlOrSpace(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() <= 0x20 || c.unicode() == 0x7f; });
}

bool isAllOf(QStringView text, QLatin1String allowed)
{
    return std::all_of(text.begin(), text.end(), [allowed](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || allowed.contains(c);
    });
}

/// A name or an address; empty if it is none.
QString validHost(const QString &host, bool bracketed)
{
    if (bracketed)
        return isAllOf(host, QLatin1String(":.%-_")) && host.contains(u':') ? host : QString();
    const bool ascii = std::all_of(host.begin(), host.end(), [](QChar c) { return c.unicode() < 0x80; });
    const QString name = ascii ? host : QString::fromLatin1(QUrl::toAce(host));
    return isAllOf(name, QLatin1String(".-_")) ? name : QString();
}

bool readAuthority(QStringView text, ServerAddress &into)
{
    QStringView host = text;
    QStringView port;
    const bool bracketed = text.startsWith(u'[');
    if (bracketed) {
        const qsizetype end = text.indexOf(u']');
        if (end < 0)
            return false;
        host = text.mid(1, end - 1);
        const QStringView rest = text.mid(end + 1);
        if (!rest.isEmpty() && !rest.startsWith(u':'))
            return false;
        port = rest.mid(1);
    } else if (const qsizetype colon = text.indexOf(u':'); colon >= 0) {
        host = text.left(colon);
        port = text.mid(colon + 1);
    }
    into.host = validHost(host.toString(), bracketed);
    into.port = into.secure ? securePort : plainPort;
    if (!port.isEmpty()) {
        bool ok = false;
        into.port = port.toUShort(&ok);
        if (!ok || into.port == 0)
            return false;
    }
    return !into.host.isEmpty();
}

/// An IPv4 or IPv6 address as 16 bytes; empty if it is none.
QByteArray addressBytes(const QString &text)
{
    QByteArray bytes(16, '\0');
    const QByteArray latin = text.toLatin1();
    if (::inet_pton(AF_INET6, latin.constData(), bytes.data()) == 1)
        return bytes;
    if (::inet_pton(AF_INET, latin.constData(), bytes.data() + 12) != 1)
        return {};
    bytes[10] = bytes[11] = '\xff';
    return bytes;
}

bool isLoopback(const QByteArray &address)
{
    static const QByteArray mapped = QByteArray(10, '\0') + "\xff\xff\x7f";
    static const QByteArray six = QByteArray(15, '\0') + '\x01';
    return address.startsWith(mapped) || address == six;
}

bool sameBits(const QByteArray &a, const QByteArray &b, int count)
{
    for (int bit = 0; bit < count; ++bit) {
        const int mask = 0x80 >> (bit % 8);
        if ((a[bit / 8] & mask) != (b[bit / 8] & mask))
            return false;
    }
    return true;
}

/// "10.0.0.0/8"
bool matchesRange(const QString &entry, const QByteArray &address)
{
    const qsizetype slash = entry.indexOf(u'/');
    const QByteArray base = addressBytes(entry.left(slash));
    bool ok = false;
    int bits = entry.mid(slash + 1).toInt(&ok);
    if (!entry.contains(u':'))
        bits += 96;
    return ok && !base.isEmpty() && !address.isEmpty() && bits >= 0 && bits <= 128 && sameBits(base, address, bits);
}

/// Splits "host:port" and "[v6]:port"; a lone IPv6 address has no port.
void splitPort(QString &host, QString &port)
{
    if (host.startsWith(u'[')) {
        const qsizetype end = host.indexOf(u']');
        port = host.mid(end + 2);
        host = host.mid(1, end - 1);
    } else if (host.count(u':') == 1) {
        port = host.section(u':', 1);
        host = host.section(u':', 0, 0);
    }
}

bool bypasses(QString entry, const QString &host, const QByteArray &address, quint16 port)
{
    entry = entry.trimmed().toLower();
    if (entry == QStringLiteral("*"))
        return true;
    if (entry.contains(u'/'))
        return matchesRange(entry, address);
    QString entryPort;
    splitPort(entry, entryPort);
    if (entry.isEmpty() || (!entryPort.isEmpty() && entryPort != QString::number(port)))
        return false;
    if (const QByteArray bytes = addressBytes(entry); !bytes.isEmpty())
        return bytes == address;
    if (!address.isEmpty())
        return false;
    if (entry.startsWith(QStringLiteral("*.")))
        entry.remove(0, 1);
    if (entry.startsWith(u'.'))
        return host.endsWith(entry);
    return host == entry || host.endsWith(u'.' + entry);
}

QString variable(const QMap<QString, QString> &environment, const QString &upper)
{
    const QString value = environment.value(upper);
    return value.isEmpty() ? environment.value(upper.toLower()) : value;
}

/// What cannot stand in a URL's path percent-encoded; what is encoded already stays.
QByteArray encodedPath(const QString &path)
{
    QByteArray encoded;
    for (const char c : path.toUtf8()) {
        if (static_cast<unsigned char>(c) > 0x7e || QByteArrayView("\"<>\\^`{|}").contains(c))
            encoded += '%' + QByteArray(1, c).toHex().toUpper();
        else
            encoded += c;
    }
    return encoded;
}

/// Scheme, authority and the rest; false without "://".
bool splitScheme(const QString &url, QString &scheme, QString &rest)
{
    const qsizetype end = url.indexOf(QStringLiteral("://"));
    if (end <= 0 || !isAllOf(QStringView(url).left(end), QLatin1String("+.-")))
        return false;
    scheme = url.left(end).toLower();
    rest = url.mid(end + 3);
    return true;
}

} // namespace

base::Result<ServerAddress> parseServer(const QString &server)
{
    if (hasControlOrSpace(server))
        return refused(Words::tr("The cluster's server address has a space or a control character in it"));
    ServerAddress address;
    QString scheme = QStringLiteral("http");
    QString rest = server;
    const bool hasScheme = splitScheme(server, scheme, rest);
    if (scheme != QStringLiteral("http") && scheme != QStringLiteral("https"))
        return refused(Words::tr("The cluster's server address must begin with https:// or http://"));
    address.secure = scheme == QStringLiteral("https");
    const auto isEnd = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
    const QString authority(rest.begin(), std::find_if(rest.begin(), rest.end(), isEnd) - rest.begin());
    QString path = rest.mid(authority.size());
    const auto isQuery = [](QChar c) { return c == u'?' || c == u'#'; };
    path.truncate(std::find_if(path.begin(), path.end(), isQuery) - path.begin());
    if (authority.contains(u'@'))
        return refused(Words::tr("The cluster's server address must not hold a user name or password"));
    if (!readAuthority(authority, address))
        return refused(Words::tr("The cluster's server address could not be read"));
    if (!hasScheme && path.size() > 1)
        return refused(Words::tr("The cluster's server address must be a URL, or a host and a port"));
    address.text = (hasScheme ? scheme + QStringLiteral("://") : QString()) + authority + path;
    while (path.endsWith(u'/'))
        path.chop(1);
    address.prefix = encodedPath(path);
    return address;
}

base::Result<QString> parseProxy(const QString &proxyUrl)
{
    QString scheme;
    QString rest;
    if (hasControlOrSpace(proxyUrl) || !splitScheme(proxyUrl, scheme, rest))
        return refused(Words::tr("\"proxy-url\" could not be read"));
    if (scheme != QStringLiteral("http") && scheme != QStringLiteral("https") && scheme != QStringLiteral("socks5"))
        return refused(Words::tr("\"proxy-url\" must begin with http://, https:// or socks5://"));
    const QString authority = rest.section(u'/', 0, 0);
    ServerAddress address;
    if (!readAuthority(QStringView(authority).mid(authority.lastIndexOf(u'@') + 1), address))
        return refused(Words::tr("\"proxy-url\" could not be read"));
    if (scheme == QStringLiteral("socks5"))
        scheme += u'h';
    return QString(scheme + QStringLiteral("://") + authority);
}

QString proxyOfEnvironment(const QMap<QString, QString> &environment, const ServerAddress &server)
{
    QString proxy = variable(environment, server.secure ? QStringLiteral("HTTPS_PROXY") : QStringLiteral("HTTP_PROXY"));
    if (proxy.isEmpty())
        return {};
    const QByteArray address = addressBytes(server.host);
    const QString host = server.host.toLower();
    if (host == QStringLiteral("localhost") || isLoopback(address))
        return {};
    for (const QString &entry : variable(environment, QStringLiteral("NO_PROXY")).split(u',', Qt::SkipEmptyParts)) {
        if (bypasses(entry, host, address, server.port))
            return {};
    }
    if (proxy.startsWith(QStringLiteral("socks5h://"), Qt::CaseInsensitive))
        proxy.remove(6, 1);
    base::Result<QString> parsed = parseProxy(proxy);
    if (!parsed.ok())
        parsed = parseProxy(QStringLiteral("http://") + proxy);
    return parsed.ok() ? *parsed : QString();
}

} // namespace kubernetes
