// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "protobufencoder.h"

#include "protoschema.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>
#include <protozero/pbf_writer.hpp>

namespace kubernetestest {

namespace {

struct FieldSchema {
    protozero::pbf_tag_type number = 0;
    QByteArray type;
};
using MessageSchema = QHash<QString, FieldSchema>;

const QHash<QByteArray, MessageSchema> &schema()
{
    static const QHash<QByteArray, MessageSchema> all = [] {
        QHash<QByteArray, MessageSchema> result;
        QByteArray message;
        for (const QByteArray &word : QByteArray(schemaText).simplified().split(' ')) {
            if (word.endsWith(':')) {
                message = word.chopped(1);
                continue;
            }
            const qsizetype equals = word.indexOf('=');
            const qsizetype colon = word.indexOf(':');
            FieldSchema field;
            field.number = word.mid(equals + 1, colon < 0 ? -1 : colon - equals - 1).toUInt();
            field.type = colon < 0 ? QByteArray("string") : word.mid(colon + 1);
            result[message].insert(QString::fromLatin1(word.left(equals)), field);
        }
        return result;
    }();
    return all;
}

std::string encode(const QJsonObject &object, const QByteArray &message);

std::string text(const QJsonValue &value)
{
    return value.toString().toStdString();
}

std::string quantity(const QJsonValue &value)
{
    std::string bytes;
    protozero::pbf_writer(bytes).add_string(1, text(value));
    return bytes;
}

/// As Go writes it: all three members, whichever counts.
std::string intOrString(const QJsonValue &value)
{
    std::string bytes;
    protozero::pbf_writer writer(bytes);
    writer.add_int64(1, value.isString() ? 1 : 0);
    writer.add_int32(2, value.toInt());
    writer.add_string(3, text(value));
    return bytes;
}

/// Go writes its zero time as an empty message.
std::string time(const QJsonValue &value)
{
    std::string bytes;
    const QDateTime parsed = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid() || value.toString().startsWith(QStringLiteral("0001-")))
        return bytes;
    protozero::pbf_writer writer(bytes);
    const qint64 ms = parsed.toMSecsSinceEpoch();
    writer.add_int64(1, ms / 1000);
    writer.add_int32(2, static_cast<qint32>(ms % 1000 * 1'000'000));
    return bytes;
}

void addMap(protozero::pbf_writer &writer, const FieldSchema &field, const QJsonObject &map)
{
    for (auto entry = map.begin(); entry != map.end(); ++entry) {
        std::string bytes;
        protozero::pbf_writer inner(bytes);
        inner.add_string(1, entry.key().toStdString());
        inner.add_string(2, field.type == "map:Quantity" ? quantity(entry.value()) : text(entry.value()));
        writer.add_message(field.number, bytes);
    }
}

void addOne(protozero::pbf_writer &writer, const FieldSchema &field, const QByteArray &type, const QJsonValue &value)
{
    if (type == "string")
        writer.add_string(field.number, text(value));
    else if (type == "int32")
        writer.add_int32(field.number, static_cast<qint32>(value.toInteger()));
    else if (type == "int64")
        writer.add_int64(field.number, value.toInteger());
    else if (type == "bool")
        writer.add_bool(field.number, value.toBool());
    else if (type == "Quantity")
        writer.add_message(field.number, quantity(value));
    else if (type == "Time" || type == "MicroTime")
        writer.add_message(field.number, time(value));
    else if (type == "IntOrString")
        writer.add_message(field.number, intOrString(value));
    else if (type == "FieldsV1") {
        std::string bytes;
        protozero::pbf_writer(bytes).add_string(
            1, QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact).toStdString());
        writer.add_message(field.number, bytes);
    } else {
        writer.add_message(field.number, encode(value.toObject(), type));
    }
}

std::string encode(const QJsonObject &object, const QByteArray &message)
{
    std::string bytes;
    protozero::pbf_writer writer(bytes);
    const MessageSchema &fields = *schema().constFind(message);
    for (const FieldSchema &field : fields) {
        if (field.type.startsWith('^'))
            writer.add_message(field.number, encode(object, field.type.mid(1)));
    }
    for (auto member = object.begin(); member != object.end(); ++member) {
        const auto field = fields.constFind(member.key());
        if (field == fields.cend() || member->isNull() || field->type.startsWith('^'))
            continue;
        if (field->type.startsWith("map:"))
            addMap(writer, *field, member->toObject());
        else if (!field->type.startsWith('*'))
            addOne(writer, *field, field->type, *member);
        else
            for (const QJsonValue element : member->toArray())
                addOne(writer, *field, field->type.mid(1), element);
    }
    return bytes;
}

} // namespace

QJsonObject parse(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        qFatal("test data: %s at %d in %s", qPrintable(error.errorString()), error.offset, json.constData());
    return document.object();
}

QByteArray encodeMessage(const QJsonObject &object, const QByteArray &message)
{
    return QByteArray::fromStdString(encode(object, message));
}

QByteArray wrap(const QByteArray &object, const QByteArray &apiVersion, const QByteArray &kind)
{
    std::string meta;
    protozero::pbf_writer metaWriter(meta);
    metaWriter.add_string(1, apiVersion.toStdString());
    metaWriter.add_string(2, kind.toStdString());
    std::string bytes;
    protozero::pbf_writer writer(bytes);
    writer.add_message(1, meta);
    writer.add_bytes(2, object.toStdString());
    writer.add_string(3, std::string());
    writer.add_string(4, std::string());
    return QByteArray("k8s\0", 4) + QByteArray::fromStdString(bytes);
}

QByteArray encodeObject(const QJsonObject &object)
{
    const QByteArray kind = object.value(QStringLiteral("kind")).toString().toUtf8();
    return wrap(encodeMessage(object, kind), object.value(QStringLiteral("apiVersion")).toString().toUtf8(), kind);
}

QByteArray encodeList(const QJsonObject &list)
{
    const QByteArray kind = list.value(QStringLiteral("kind")).toString().toUtf8();
    std::string bytes;
    protozero::pbf_writer writer(bytes);
    writer.add_message(1, encode(list.value(QStringLiteral("metadata")).toObject(), "ListMeta"));
    for (const QJsonValue item : list.value(QStringLiteral("items")).toArray())
        writer.add_message(2, encode(item.toObject(), kind.chopped(4)));
    return wrap(QByteArray::fromStdString(bytes), list.value(QStringLiteral("apiVersion")).toString().toUtf8(), kind);
}

QByteArray encodeFrame(const QJsonObject &event)
{
    std::string raw;
    protozero::pbf_writer(raw).add_bytes(1, encodeObject(event.value(QStringLiteral("object")).toObject()).toStdString());
    std::string bytes;
    protozero::pbf_writer writer(bytes);
    writer.add_string(1, text(event.value(QStringLiteral("type"))));
    writer.add_message(2, raw);
    QByteArray length(4, 0);
    qToBigEndian(static_cast<quint32>(bytes.size()), length.data());
    return length + QByteArray::fromStdString(bytes);
}

} // namespace kubernetestest
