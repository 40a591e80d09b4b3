// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ports and networks of createbody.h.
#include "createcontext.h"
#include "runflags.h"

#include <QRegularExpression>

namespace docker {

namespace {

struct Attachment {
    QString target;
    QStringList aliases, links, linkLocal;
    QString ip, ip6;
    QJsonObject driverOptions;

    [[nodiscard]] bool plain() const
    {
        return aliases.isEmpty() && links.isEmpty() && linkLocal.isEmpty() && ip.isEmpty() && ip6.isEmpty()
               && driverOptions.isEmpty();
    }
};

/// "backend", or "name=backend,alias=web".
Attachment readAttachment(CreateContext &context, const QString &text)
{
    static const QRegularExpression isLong(QStringLiteral("\\w=\\w"));
    Attachment result;
    if (!isLong.match(text).hasMatch()) {
        result.target = text;
        return result;
    }
    const QStringList fields = readCommaList(text).value_or(QStringList());
    for (const QString &field : fields) {
        const QString key = field.section(u'=', 0, 0).trimmed().toLower();
        const QString value = field.section(u'=', 1).trimmed().toLower();
        if (key == QLatin1String("name"))
            result.target = value;
        else if (key == QLatin1String("alias"))
            result.aliases.append(value);
        else if (key == QLatin1String("ip"))
            result.ip = value;
        else if (key == QLatin1String("ip6"))
            result.ip6 = value;
        else if (key == QLatin1String("driver-opt") && value.contains(u'='))
            result.driverOptions.insert(value.section(u'=', 0, 0).trimmed(), value.section(u'=', 1).trimmed());
        else
            context.fail(QStringLiteral("--network"), text);
    }
    return result;
}

bool isUserDefined(const QString &network)
{
    static const QStringList builtIn = {QStringLiteral("default"), QStringLiteral("bridge"), QStringLiteral("host"),
                                        QStringLiteral("none")};
    return !builtIn.contains(network) && !network.startsWith(QLatin1String("container:"));
}

QJsonObject endpointOf(const Attachment &attachment)
{
    QJsonObject fixed;
    if (!attachment.ip.isEmpty())
        fixed.insert(QStringLiteral("IPv4Address"), attachment.ip);
    if (!attachment.ip6.isEmpty())
        fixed.insert(QStringLiteral("IPv6Address"), attachment.ip6);
    if (!attachment.linkLocal.isEmpty())
        fixed.insert(QStringLiteral("LinkLocalIPs"), QJsonArray::fromStringList(attachment.linkLocal));
    QJsonObject endpoint{{QStringLiteral("IPAMConfig"), QJsonValue::Null},
                         {QStringLiteral("Links"), listOrNull(attachment.links)},
                         {QStringLiteral("Aliases"), listOrNull(attachment.aliases)},
                         {QStringLiteral("DriverOpts"), QJsonValue::Null},
                         {QStringLiteral("GlobalIPv6PrefixLen"), 0},
                         {QStringLiteral("IPPrefixLen"), 0}};
    if (!fixed.isEmpty())
        endpoint.insert(QStringLiteral("IPAMConfig"), fixed);
    if (!attachment.driverOptions.isEmpty())
        endpoint.insert(QStringLiteral("DriverOpts"), attachment.driverOptions);
    for (const char *empty : {"NetworkID", "EndpointID", "Gateway", "IPAddress", "IPv6Gateway", "GlobalIPv6Address",
                              "MacAddress"})
        endpoint.insert(QLatin1String(empty), QString());
    return endpoint;
}

/// The flags beside --network are about the first one.
void addFlags(CreateContext &context, Attachment &first)
{
    const RunSpec &spec = context.spec;
    const bool twice = (!first.aliases.isEmpty() && !spec.networkAliases.isEmpty())
                       || (!first.ip.isEmpty() && !spec.ip.isEmpty()) || (!first.ip6.isEmpty() && !spec.ip6.isEmpty());
    if (twice || (!isUserDefined(first.target) && !(first.aliases + spec.networkAliases).isEmpty()))
        context.fail(QStringLiteral("--network"), spec.network);
    if (!spec.networkAliases.isEmpty())
        first.aliases = spec.networkAliases;
    first.links = context.advanced("link");
    first.linkLocal = context.advanced("link-local-ip");
    if (!spec.ip.isEmpty())
        first.ip = spec.ip;
    if (!spec.ip6.isEmpty())
        first.ip6 = spec.ip6;
}

void addPort(PortsOf &ports, const RunPort &port, PortRange inside, PortRange outside)
{
    for (int i = 0; i < inside.count(); ++i) {
        const QString key = QString::number(inside.first + i) + u'/' + port.protocol;
        QString host;
        if (!port.hostPort.isEmpty())
            host = QString::number(outside.first + i);
        // A range of the host for one port of the container lets the engine choose within it.
        if (inside.count() == 1 && outside.count() > 1)
            host += u'-' + QString::number(outside.last);
        QJsonArray bindings = ports.bindings.value(key).toArray();
        bindings.append(QJsonObject{{QStringLiteral("HostIp"), port.hostAddress}, {QStringLiteral("HostPort"), host}});
        ports.bindings.insert(key, bindings);
        ports.exposed.insert(key, QJsonObject());
    }
}

} // namespace

NetworkOf networkOf(CreateContext &context)
{
    NetworkOf result{QStringLiteral("default"), {}};
    QStringList texts = context.advanced("network");
    if (!context.spec.network.isEmpty())
        texts.prepend(context.spec.network);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        Attachment attachment = readAttachment(context, texts.at(i));
        if (attachment.target.trimmed().isEmpty() || result.endpoints.contains(attachment.target))
            context.fail(QStringLiteral("--network"), texts.at(i));
        if (i == 0) {
            addFlags(context, attachment);
            result.mode = attachment.target;
        }
        // A single network without wishes needs no endpoint: the engine makes it.
        if (texts.size() > 1 || !attachment.plain())
            result.endpoints.insert(attachment.target, endpointOf(attachment));
    }
    return result;
}

PortsOf portsOf(CreateContext &context)
{
    PortsOf result;
    static const QStringList protocols = {QStringLiteral("tcp"), QStringLiteral("udp"), QStringLiteral("sctp")};
    for (const RunPort &port : context.spec.ports) {
        const auto inside = readPortRange(port.containerPort);
        const auto outside = port.hostPort.isEmpty() ? inside : readPortRange(port.hostPort);
        const bool wrongAddress = !port.hostAddress.isEmpty() && !readAddress(port.hostAddress);
        if (!inside || !outside || wrongAddress || !protocols.contains(port.protocol)
            || (inside->count() != outside->count() && inside->count() != 1))
            context.fail(QStringLiteral("--publish"), portText(port));
        else
            addPort(result, port, *inside, *outside);
    }
    const QStringList exposed = context.advanced("expose");
    for (const QString &text : exposed) {
        const auto range = readPortRange(text.section(u'/', 0, 0));
        const QString protocol = text.contains(u'/') ? text.section(u'/', 1) : QStringLiteral("tcp");
        if (!range)
            context.fail(QStringLiteral("--expose"), text);
        for (int i = 0; range && i < range->count(); ++i)
            result.exposed.insert(QString::number(range->first + i) + u'/' + protocol, QJsonObject());
    }
    return result;
}

} // namespace docker
