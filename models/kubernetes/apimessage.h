// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One object of the API in either of its forms, JSON or protobuf, so that each decoder is written once. A message is
// read by walking its fields; they are named by protobuf's numbers, and a table says which member of a JSON object is
// which number. Unknown members are passed over, wrong types read as empty, zero or false. Views live as long as the
// answer does.
//
// protozero throws on bytes that are no protobuf: readGuarded() is the border, no exception gets out of this layer.
// Source: field numbers: k8s.io/api and k8s.io/apimachinery, generated.proto; how times, quantities and numbers that may be texts
// are written in either form: apimachinery pkg/apis/meta/v1, pkg/api/resource, pkg/util/intstr.
#pragma once

#include "duration.h"
#include "jsonreader.h"
#include "quantity.h"

#include <cstdint>
#include <protozero/pbf_reader.hpp>
#include <span>

namespace kubernetes {

/// A member of a JSON object and its number.
struct FieldName {
    std::string_view name;
    std::uint32_t number = 0;
};
using FieldNames = std::span<const FieldName>;

class Field;

class Message
{
public:
    Message() = default;
    explicit Message(const base::JsonValue &object) : m_json(object), m_isJson(true) {}
    explicit Message(std::string_view protobuf) : m_bytes(protobuf) {}

    [[nodiscard]] bool isJson() const { return m_isJson; }
    /// Calls visit(std::uint32_t number, const Field &) for each known field; for each element of a repeated one.
    template <class Visit> void forEachField(FieldNames names, Visit visit) const;

private:
    base::JsonValue m_json;
    std::string_view m_bytes;
    bool m_isJson = false;
};

class Field
{
public:
    explicit Field(const base::JsonValue &value) : m_json(value), m_kind(Kind::Json) {}
    explicit Field(std::uint64_t number) : m_number(number), m_kind(Kind::Number) {}
    explicit Field(std::string_view bytes) : m_bytes(bytes), m_kind(Kind::Bytes) {}

    /// Whether this can be a message: a JSON null or a number can not.
    [[nodiscard]] bool isMessage() const { return m_kind == Kind::Json ? m_json.isObject() : m_kind == Kind::Bytes; }
    [[nodiscard]] Message message() const { return m_kind == Kind::Json ? Message(m_json) : Message(m_bytes); }
    /// Nothing in protobuf.
    [[nodiscard]] base::JsonValue json() const { return m_kind == Kind::Json ? m_json : base::JsonValue(); }
    [[nodiscard]] std::string_view text() const { return m_kind == Kind::Json ? m_json.text() : m_bytes; }
    [[nodiscard]] qint64 integer() const
    {
        return m_kind == Kind::Json ? m_json.integer() : static_cast<qint64>(m_number);
    }
    /// An int32; one that does not fit reads as 0.
    [[nodiscard]] qint32 small() const
    {
        const qint64 value = integer();
        return value == static_cast<qint32>(value) ? static_cast<qint32>(value) : 0;
    }
    [[nodiscard]] bool boolean() const { return m_kind == Kind::Json ? m_json.boolean() : m_number != 0; }
    /// A Time or MicroTime, UTC ms.
    [[nodiscard]] qint64 timeMs() const;
    /// A Quantity; 0 for what is none.
    [[nodiscard]] Quantity quantity() const;
    /// The same as the server writes it: "500m". Empty for what is none.
    [[nodiscard]] std::string_view quantityText() const;
    /// An IntOrString as its text: "2", "25%".
    [[nodiscard]] QString intOrString() const;
    /// Calls visit(std::string_view key, const Field &value) for each entry of a map.
    template <class Visit> void forEachEntry(Visit visit) const;

private:
    enum class Kind { Json, Number, Bytes };
    base::JsonValue m_json;
    std::string_view m_bytes;
    std::uint64_t m_number = 0;
    Kind m_kind;
};

/// Runs read() and says whether the bytes were protobuf to the end.
template <class Read> [[nodiscard]] bool readGuarded(Read read)
{
    try {
        read();
        return true;
    } catch (const protozero::exception &) {
        return false;
    }
}

template <class Visit> void Message::forEachField(FieldNames names, Visit visit) const
{
    if (m_isJson) {
        m_json.forEachMember([&](std::string_view key, const base::JsonValue &value) {
            for (const FieldName &field : names) {
                if (field.name != key)
                    continue;
                if (value.isArray())
                    value.forEach([&](const base::JsonValue &element) { visit(field.number, Field(element)); });
                else if (!value.isNull()) // as good as left out
                    visit(field.number, Field(value));
                break;
            }
        });
        return;
    }
    protozero::pbf_reader reader(m_bytes.data(), m_bytes.size());
    while (reader.next()) {
        const std::uint32_t number = reader.tag(); // the reader forgets it once the value is taken
        switch (reader.wire_type()) {
        case protozero::pbf_wire_type::varint:
            visit(number, Field(reader.get_uint64()));
            break;
        case protozero::pbf_wire_type::length_delimited: {
            const protozero::data_view view = reader.get_view();
            visit(number, Field(std::string_view(view.data(), view.size())));
            break;
        }
        default:
            reader.skip();
        }
    }
}

template <class Visit> void Field::forEachEntry(Visit visit) const
{
    if (m_kind == Kind::Json) {
        m_json.forEachMember([&](std::string_view key, const base::JsonValue &value) { visit(key, Field(value)); });
        return;
    }
    std::string_view key;
    Field value{std::string_view()};
    message().forEachField({}, [&](std::uint32_t number, const Field &field) {
        if (number == 1)
            key = field.text();
        else if (number == 2)
            value = field;
    });
    if (m_kind == Kind::Bytes)
        visit(key, value);
}

} // namespace kubernetes
