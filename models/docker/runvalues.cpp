// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts of -e, -p and -v and the values that they stand for; see runflags.h.
#include "runflags.h"

namespace docker {

namespace {

/// `published=8080,target=80,protocol=udp`.
RunPort readLongPort(const QString &text)
{
    RunPort port;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        const QString value = part.section(u'=', 1, 1);
        const QString key = part.section(u'=', 0, 0);
        if (key == QLatin1String("published"))
            port.hostPort = value;
        else if (key == QLatin1String("target"))
            port.containerPort = value;
        else if (key == QLatin1String("protocol"))
            port.protocol = value.toLower();
    }
    return port;
}

} // namespace

RunVariable readVariable(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals < 0)
        return {text, QString(), true};
    return {text.left(equals), text.mid(equals + 1), false};
}

QString variableText(const RunVariable &variable)
{
    return variable.bare ? variable.name : variable.name + u'=' + variable.value;
}

RunPort readPort(const QString &text)
{
    if (text.contains(u'='))
        return readLongPort(text);
    // The address may be an IPv6 one: the last two parts are ports, whatever is before them is the address.
    RunPort port;
    QStringList parts = text.split(u':');
    port.containerPort = parts.takeLast();
    if (!parts.isEmpty())
        port.hostPort = parts.takeLast();
    port.hostAddress = parts.join(u':');
    if (port.hostAddress.startsWith(u'[') && port.hostAddress.endsWith(u']'))
        port.hostAddress = port.hostAddress.mid(1, port.hostAddress.size() - 2);
    if (const qsizetype slash = port.containerPort.indexOf(u'/'); slash >= 0) {
        const QString protocol = port.containerPort.mid(slash + 1).toLower();
        port.containerPort.truncate(slash);
        if (!protocol.isEmpty())
            port.protocol = protocol;
    }
    return port;
}

QString portText(const RunPort &port)
{
    QString text;
    if (!port.hostAddress.isEmpty()) {
        const bool six = port.hostAddress.contains(u':');
        text = (six ? u'[' + port.hostAddress + u']' : port.hostAddress) + u':';
    }
    if (!port.hostPort.isEmpty() || !text.isEmpty())
        text += port.hostPort + u':';
    text += port.containerPort;
    if (!port.protocol.isEmpty() && port.protocol != QLatin1String("tcp"))
        text += u'/' + port.protocol;
    return text;
}

RunVolume readVolume(const QString &text)
{
    // A lone letter before a colon is a Windows drive, part of a path. One or two characters are a target.
    if (text.size() <= 2)
        return {QString(), text, QString()};
    QStringList parts;
    QString part;
    for (const QChar c : text) {
        if (c == u':' && !(part.size() == 1 && part.at(0).isLetter())) {
            parts.append(part);
            part.clear();
        } else {
            part += c;
        }
    }
    parts.append(part);
    if (parts.size() == 1)
        return {QString(), parts.at(0), QString()};
    return {parts.at(0), parts.at(1), QStringList(parts.mid(2)).join(u':')};
}

QString volumeText(const RunVolume &volume)
{
    QString text = volume.target;
    if (!volume.source.isEmpty())
        text = volume.source + u':' + volume.target;
    if (!volume.mode.isEmpty())
        text += u':' + volume.mode;
    return text;
}

} // namespace docker
