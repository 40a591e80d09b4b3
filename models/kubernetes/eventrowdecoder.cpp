// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "eventrow.h"
#include "metareader.h"
#include "rowdecoders.h"

namespace kubernetes {

namespace {

/// What is one column out of fields of two generations.
struct EventParts {
    std::string_view component;
    std::string_view host;
    std::string_view reportingComponent;
    std::string_view reportingInstance;
    qint64 firstMs = 0;
    qint64 lastMs = 0;
    qint64 eventMs = 0;
    qint64 seriesMs = 0;
    qint32 count = 0;
    qint32 seriesCount = 0;
    bool series = false;
};

void setObject(EventRow &row, const Message &message, Interner &interner)
{
    namespace f = fields::objectReference;
    message.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        switch (number) {
        case f::Kind: row.objectKind = interner.text(field.text()); break;
        case f::Namespace: row.objectNamespace = interner.text(field.text()); break;
        case f::Name: row.objectName = interner.text(field.text()); break;
        case f::Uid: row.objectUid = interner.bytes(field.text()); break;
        case f::FieldPath: row.fieldPath = interner.text(field.text()); break;
        default: break;
        }
    });
}

void readSource(const Message &message, EventParts &parts)
{
    message.forEachField(fields::eventSource::names, [&](std::uint32_t number, const Field &field) {
        if (number == fields::eventSource::Component)
            parts.component = field.text();
        else if (number == fields::eventSource::Host)
            parts.host = field.text();
    });
}

void readSeries(const Message &message, EventParts &parts)
{
    parts.series = true;
    message.forEachField(fields::eventSeries::names, [&](std::uint32_t number, const Field &field) {
        if (number == fields::eventSeries::Count)
            parts.seriesCount = field.small();
        else if (number == fields::eventSeries::LastObservedTime)
            parts.seriesMs = field.timeMs();
    });
}

void readPart(EventRow &row, EventParts &parts, std::uint32_t number, const Field &field, Interner &interner)
{
    namespace f = fields::event;
    switch (number) {
    case f::Metadata:
        if (field.isMessage())
            row.meta = readMeta(field.message(), interner);
        break;
    case f::InvolvedObject:
        if (field.isMessage())
            setObject(row, field.message(), interner);
        break;
    case f::Source:
        if (field.isMessage())
            readSource(field.message(), parts);
        break;
    case f::Series:
        if (field.isMessage())
            readSeries(field.message(), parts);
        break;
    case f::Reason: row.reason = interner.text(field.text()); break;
    case f::Message: row.message = base::textOf(field.text()); break;
    case f::Type: row.type = interner.text(field.text()); break;
    case f::FirstTimestamp: parts.firstMs = field.timeMs(); break;
    case f::LastTimestamp: parts.lastMs = field.timeMs(); break;
    case f::EventTime: parts.eventMs = field.timeMs(); break;
    case f::Count: parts.count = field.small(); break;
    case f::ReportingComponent: parts.reportingComponent = field.text(); break;
    case f::ReportingInstance: parts.reportingInstance = field.text(); break;
    default: break;
    }
}

std::string_view firstOf(std::string_view a, std::string_view b)
{
    return a.empty() ? b : a;
}

} // namespace

live::RowPointer decodeEvent(const Message &object, Interner &interner)
{
    auto row = std::make_shared<EventRow>();
    EventParts parts;
    object.forEachField(fields::event::names, [&](std::uint32_t number, const Field &field) {
        readPart(*row, parts, number, field, interner);
    });
    if (row->meta.key.isEmpty())
        return nullptr;
    row->firstMs = parts.firstMs != 0 ? parts.firstMs : parts.eventMs;
    row->lastMs = parts.series ? parts.seriesMs : parts.lastMs != 0 ? parts.lastMs : row->firstMs;
    row->count = parts.series ? parts.seriesCount : parts.count != 0 ? parts.count : 1;
    std::string source(firstOf(parts.component, parts.reportingComponent));
    if (const std::string_view instance = firstOf(parts.host, parts.reportingInstance); !instance.empty())
        source.append(", ").append(instance);
    row->source = interner.text(source);
    return row;
}

QString objectText(const EventRow &row)
{
    const QString kind = row.objectKind.toLower();
    return row.objectName.isEmpty() ? kind : kind + u'/' + row.objectName;
}

QString messageText(const EventRow &row)
{
    return row.message.trimmed();
}

} // namespace kubernetes
