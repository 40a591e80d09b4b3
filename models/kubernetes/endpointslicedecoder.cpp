// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "endpointslicerow.h"

#include "metareader.h"
#include "networkfields.h"
#include "printedlist.h"

namespace kubernetes {

namespace {

constexpr qsizetype shownAtMost = 3; ///< kubectl's

void readEndpoint(EndpointSliceRow &row, const Message &message)
{
    namespace f = fields::endpoint;
    bool ready = true;
    bool terminating = false;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Addresses) {
            row.addresses << base::textOf(field.text());
        } else if (number == f::Conditions && field.isMessage()) {
            field.message().forEachField(fields::endpointConditions::names, [&](std::uint32_t inner, const Field &condition) {
                if (inner == fields::endpointConditions::Ready)
                    ready = condition.boolean();
                else if (inner == fields::endpointConditions::Terminating)
                    terminating = condition.boolean();
            });
        }
    });
    ++row.endpoints;
    row.readyEndpoints += ready;
    row.terminating += terminating;
}

EndpointPort readPort(const Message &message, Interner &interner)
{
    namespace f = fields::endpointPort;
    EndpointPort port;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Name: port.name = interner.text(field.text()); break;
        case f::Protocol: port.protocol = interner.text(field.text()); break;
        case f::Port: port.port = field.small(); break;
        default: break;
        }
    });
    return port;
}

QString unlessEmpty(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("<unset>") : text;
}

} // namespace

live::RowPointer decodeEndpointSlice(const Message &object, Interner &interner)
{
    namespace f = fields::endpointSlice;
    auto row = std::make_shared<EndpointSliceRow>();
    object.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::AddressType)
            row->addressType = interner.text(field.text());
        if (!field.isMessage())
            return;
        if (number == f::Metadata)
            row->meta = readMeta(field.message(), interner);
        else if (number == f::Endpoints)
            readEndpoint(*row, field.message());
        else if (number == f::Ports)
            row->ports.push_back(readPort(field.message(), interner));
    });
    if (const QString *service = labelValue(row->meta.labels, u"kubernetes.io/service-name"))
        row->service = *service;
    return unlessMalformed(std::move(row));
}

QStringList portTexts(const EndpointSliceRow &row)
{
    QStringList texts;
    for (const EndpointPort &port : row.ports)
        texts << (port.port ? QString::number(*port.port) : port.name.value_or(QStringLiteral("*")));
    return texts;
}

QString portsText(const EndpointSliceRow &row)
{
    return unlessEmpty(printedList(portTexts(row), shownAtMost, QStringLiteral(",")));
}

QString endpointsText(const EndpointSliceRow &row)
{
    return unlessEmpty(printedList(row.addresses, shownAtMost, QStringLiteral(",")));
}

} // namespace kubernetes
