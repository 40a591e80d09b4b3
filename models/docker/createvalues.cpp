// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See createvalues.h.
#include "createvalues.h"

#include <QDir>
#include <QRegularExpression>
#include <arpa/inet.h>
#include <cmath>

namespace docker {

namespace {

constexpr double largest = 9.2e18; // just below what 63 bits hold

std::optional<int> readPortNumber(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^[0-9]{1,5}$"));
    const int number = pattern.match(text).hasMatch() ? text.toInt() : 65536;
    return number > 65535 ? std::optional<int>() : number;
}

std::optional<double> durationUnit(QStringView unit)
{
    static const struct {
        QStringView name;
        double ns;
    } units[] = {{u"ns", 1},       {u"us", 1e3}, {u"\u00b5s", 1e3}, {u"\u03bcs", 1e3}, {u"ms", 1e6},
                 {u"s", 1e9},      {u"m", 60e9}, {u"h", 3600e9}};
    for (const auto &known : units) {
        if (known.name == unit)
            return known.ns;
    }
    return std::nullopt;
}

bool isDeviceMode(const QString &text)
{
    // Each of r, w and m at most once.
    static const QRegularExpression pattern(QStringLiteral("^(?!.*(.).*\\1)[rwm]+$"));
    return pattern.match(text).hasMatch();
}

} // namespace

std::optional<qint64> readBytes(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([0-9]+(?:\\.[0-9]+)?) ?([kKmMgGtTpP])?[iI]?[bB]?$"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch() || text.endsWith(u'\n'))
        return std::nullopt;
    double size = match.captured(1).toDouble();
    if (const QString unit = match.captured(2).toLower(); !unit.isEmpty())
        size *= std::pow(1024.0, 1.0 + static_cast<double>(QStringLiteral("kmgtp").indexOf(unit)));
    if (size > largest)
        return std::nullopt;
    return static_cast<qint64>(size);
}

std::optional<qint64> readNanoCpus(const QString &text)
{
    constexpr qint64 billion = 1000000000;
    static const QRegularExpression fraction(QStringLiteral("^([0-9]{1,9})/([0-9]{1,9})$"));
    if (const auto match = fraction.match(text); match.hasMatch()) {
        const qint64 above = match.captured(1).toLongLong() * billion;
        const qint64 below = match.captured(2).toLongLong();
        return below == 0 || above % below != 0 ? std::optional<qint64>() : above / below;
    }
    static const QRegularExpression decimal(QStringLiteral("^([0-9]{0,9})(?:\\.([0-9]*))?$"));
    const auto match = decimal.match(text);
    QString behind = match.captured(2);
    if (!match.hasMatch() || (match.captured(1).isEmpty() && behind.isEmpty()))
        return std::nullopt;
    while (behind.endsWith(u'0'))
        behind.chop(1);
    if (behind.size() > 9)
        return std::nullopt; // finer than the engine counts
    return match.captured(1).toLongLong() * billion + behind.leftJustified(9, u'0').toLongLong();
}

std::optional<qint64> readDuration(const QString &text)
{
    if (text == QLatin1String("0"))
        return 0;
    static const QRegularExpression part(QStringLiteral("\\G([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)([^0-9.]+)"));
    const bool negative = text.startsWith(u'-');
    qsizetype at = negative || text.startsWith(u'+') ? 1 : 0;
    double total = 0;
    qsizetype parts = 0;
    while (at < text.size()) {
        const QRegularExpressionMatch match = part.match(text, at);
        const auto unit = match.hasMatch() ? durationUnit(match.capturedView(2)) : std::nullopt;
        if (!unit)
            return std::nullopt;
        total += match.captured(1).toDouble() * *unit;
        at = match.capturedEnd();
        ++parts;
    }
    if (parts == 0 || total > largest)
        return std::nullopt;
    const qint64 result = std::llround(total);
    return negative ? -result : result;
}

std::optional<qint64> readInteger(const QString &text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok && !text.at(0).isSpace() && !text.back().isSpace() ? std::optional<qint64>(value) : std::nullopt;
}

std::optional<PortRange> readPortRange(const QString &text)
{
    const QString from = text.section(u'-', 0, 0);
    const auto first = readPortNumber(from);
    const auto last = text.contains(u'-') ? readPortNumber(text.section(u'-', 1)) : first;
    if (!first || !last || *last < *first)
        return std::nullopt;
    return PortRange{*first, *last};
}

std::optional<UlimitValue> readUlimit(const QString &text)
{
    static const QStringList names = {
        QStringLiteral("core"),       QStringLiteral("cpu"),    QStringLiteral("data"),     QStringLiteral("fsize"),
        QStringLiteral("locks"),      QStringLiteral("memlock"), QStringLiteral("msgqueue"), QStringLiteral("nice"),
        QStringLiteral("nofile"),     QStringLiteral("nproc"),  QStringLiteral("rss"),      QStringLiteral("rtprio"),
        QStringLiteral("rttime"),     QStringLiteral("sigpending"), QStringLiteral("stack")};
    const QString name = text.section(u'=', 0, 0);
    const QStringList values = text.section(u'=', 1).split(u':');
    if (!names.contains(name) || values.size() > 2)
        return std::nullopt;
    const auto soft = readInteger(values.front());
    const auto hard = readInteger(values.back());
    if (!soft || !hard)
        return std::nullopt;
    // -1 is "no limit".
    if (*hard != -1 && (*soft == -1 || *soft > *hard))
        return std::nullopt;
    return UlimitValue{name, *soft, *hard};
}

std::optional<QString> readAddress(const QString &text)
{
    const QByteArray bytes = text.trimmed().toUtf8();
    unsigned char raw[16];
    char out[INET6_ADDRSTRLEN];
    for (const int family : {AF_INET, AF_INET6}) {
        if (inet_pton(family, bytes.constData(), raw) == 1 && inet_ntop(family, raw, out, sizeof out))
            return QString::fromLatin1(out);
    }
    return std::nullopt;
}

std::optional<QStringList> readCommaList(const QString &text)
{
    QStringList fields;
    qsizetype at = 0;
    for (;;) {
        QString field;
        if (at < text.size() && text.at(at) == u'"') {
            qsizetype from = at + 1;
            for (;;) {
                const qsizetype quote = text.indexOf(u'"', from);
                if (quote < 0)
                    return std::nullopt;
                field += QStringView(text).sliced(from, quote - from);
                from = quote + 1;
                if (from >= text.size() || text.at(from) != u'"')
                    break;
                field += u'"';
                ++from;
            }
            at = from;
            if (at < text.size() && text.at(at) != u',')
                return std::nullopt;
        } else {
            const qsizetype comma = text.indexOf(u',', at);
            field = text.mid(at, comma < 0 ? -1 : comma - at);
            if (field.contains(u'"'))
                return std::nullopt;
            at = comma < 0 ? text.size() : comma;
        }
        fields.append(field);
        if (at >= text.size())
            return fields;
        ++at;
    }
}

std::optional<DeviceValue> readDevice(const QString &text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() > 3 || parts.front().isEmpty())
        return std::nullopt;
    DeviceValue device{parts.front(), parts.front(), QStringLiteral("rwm")};
    if (parts.size() == 3) {
        if (!isDeviceMode(parts.at(2)))
            return std::nullopt;
        device.container = parts.at(1);
        device.permissions = parts.at(2);
    } else if (parts.size() == 2 && isDeviceMode(parts.at(1))) {
        device.permissions = parts.at(1);
    } else if (parts.size() == 2) {
        device.container = QDir::cleanPath(parts.at(1));
    } else {
        device.host = device.container = QDir::cleanPath(parts.front());
    }
    return device.container.startsWith(u'/') ? std::optional<DeviceValue>(device) : std::nullopt;
}

} // namespace docker
