// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "metareader.h"
#include "rowdecoders.h"
#include "servicerow.h"

namespace kubernetes {

namespace {

constexpr qsizetype loadBalancerWidth = 16; ///< kubectl's

ServicePort readPort(const Message &message, Interner &interner)
{
    namespace f = fields::servicePort;
    ServicePort port;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Name: port.name = interner.text(field.text()); break;
        case f::Protocol: port.protocol = interner.text(field.text()); break;
        case f::Port: port.port = field.small(); break;
        case f::NodePort: port.nodePort = field.small(); break;
        default: break;
        }
    });
    return port;
}

void setSpec(ServiceRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::serviceSpec;
    std::vector<Field> selector;
    QString clusterIp;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Ports:
            if (field.isMessage())
                row.ports.push_back(readPort(field.message(), interner));
            break;
        case f::Selector: selector.push_back(field); break;
        case f::ClusterIP: clusterIp = base::textOf(field.text()); break;
        case f::ClusterIPs: row.clusterIps << base::textOf(field.text()); break;
        case f::ExternalIPs: row.externalIps << base::textOf(field.text()); break;
        case f::Type: row.type = interner.text(field.text()); break;
        case f::ExternalName: row.externalName = base::textOf(field.text()); break;
        default: break;
        }
    });
    if (row.clusterIps.isEmpty() && !clusterIp.isEmpty())
        row.clusterIps << clusterIp; // of a server before 1.20
    row.selector = readLabels(selector, interner);
}

QString joinedOrNone(const QStringList &texts)
{
    return texts.isEmpty() ? QStringLiteral("<none>") : texts.join(u',');
}

} // namespace

live::RowPointer decodeService(const Message &object, Interner &interner)
{
    auto row = std::make_shared<ServiceRow>();
    forEachPart(object, [&](std::uint32_t number, const Message &part) {
        if (number == fields::object::Metadata)
            row->meta = readMeta(part, interner);
        else if (number == fields::object::Spec)
            setSpec(*row, part, interner);
        else if (number == fields::object::Status)
            row->ingress = readBalancerAddresses(part);
    });
    return unlessMalformed(std::move(row));
}

QString clusterIpText(const ServiceRow &row)
{
    return row.clusterIps.isEmpty() ? QStringLiteral("<none>") : row.clusterIps.front();
}

QString externalIpText(const ServiceRow &row, bool wide)
{
    if (row.type == QStringLiteral("ClusterIP") || row.type == QStringLiteral("NodePort"))
        return joinedOrNone(row.externalIps);
    if (row.type == QStringLiteral("ExternalName"))
        return row.externalName;
    if (row.type != QStringLiteral("LoadBalancer"))
        return QStringLiteral("<unknown>");
    QString balancer = row.ingress.join(u',');
    if (!wide && balancer.size() > loadBalancerWidth)
        balancer = balancer.left(loadBalancerWidth - 3) + QStringLiteral("...");
    QStringList all = row.externalIps;
    if (!balancer.isEmpty())
        all.prepend(balancer);
    return all.isEmpty() ? QStringLiteral("<pending>") : all.join(u',');
}

QString portsText(const ServiceRow &row)
{
    QStringList texts;
    for (const ServicePort &port : row.ports) {
        QString text = QString::number(port.port);
        if (port.nodePort > 0)
            text += u':' + QString::number(port.nodePort);
        texts << text + u'/' + port.protocol;
    }
    return joinedOrNone(texts);
}

QString selectorText(const ServiceRow &row)
{
    return labelLine(row.selector);
}

} // namespace kubernetes
