// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Large JSON answers and streams, read without building a tree of Qt's: simdjson's DOM behind a lenient reader. Every
// question has an answer: what is missing or of another type reads as empty, zero or false, as QJsonValue has it. 64-bit
// numbers stay whole. Any thread; a document owns its text's structure, and its values live as long as it does.
#pragma once

#include "result.h"

#include <QString>
#include <memory>
#include <optional>
#include <simdjson.h>

namespace base {

[[nodiscard]] inline QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

class JsonValue
{
public:
    JsonValue() = default;
    explicit JsonValue(simdjson::simdjson_result<simdjson::dom::element> found)
    {
        m_there = found.get(m_element) == simdjson::SUCCESS;
    }

    [[nodiscard]] bool exists() const { return m_there; }
    [[nodiscard]] bool isNull() const { return m_there && m_element.is_null(); }
    [[nodiscard]] bool isObject() const { return m_there && m_element.is_object(); }
    [[nodiscard]] bool isString() const { return m_there && m_element.is_string(); }
    [[nodiscard]] bool isArray() const { return m_there && m_element.is_array(); }

    /// A member of an object; not there if this is none.
    [[nodiscard]] JsonValue operator[](std::string_view key) const
    {
        simdjson::dom::object object;
        return m_there && m_element.get(object) == simdjson::SUCCESS ? JsonValue(object.at_key(key)) : JsonValue();
    }
    [[nodiscard]] std::string_view text() const
    {
        std::string_view view;
        return m_there && m_element.get(view) == simdjson::SUCCESS ? view : std::string_view();
    }
    [[nodiscard]] QString string() const { return textOf(text()); }
    [[nodiscard]] QByteArray bytes() const
    {
        const std::string_view view = text();
        return {view.data(), static_cast<qsizetype>(view.size())};
    }
    /// A whole number, also where it is written as 3.0; others read as `otherwise`.
    [[nodiscard]] qint64 integer(qint64 otherwise = 0) const;
    /// integer() in another unit (seconds in milliseconds); 0 where that does not fit.
    [[nodiscard]] qint64 integerTimes(qint64 factor) const
    {
        qint64 product = 0;
        return __builtin_mul_overflow(integer(), factor, &product) ? 0 : product;
    }
    [[nodiscard]] bool boolean() const
    {
        bool value = false;
        return m_there && m_element.get(value) == simdjson::SUCCESS && value;
    }

    /// Nothing where this is no number.
    [[nodiscard]] std::optional<double> number() const
    {
        double value = 0;
        return m_there && m_element.get(value) == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
    }
    /// What a person reads of any value: a text as it is, nothing for null, the others as JSON on one line.
    [[nodiscard]] QString shown() const;

    /// Calls visit(JsonValue) for each element of an array; for nothing if this is none.
    template <class Visit> void forEach(Visit visit) const
    {
        simdjson::dom::array array;
        if (!m_there || m_element.get(array) != simdjson::SUCCESS)
            return;
        for (const simdjson::dom::element element : array)
            visit(JsonValue(element));
    }
    /// Calls visit(std::string_view key, JsonValue) for each member of an object, in the text's order.
    template <class Visit> void forEachMember(Visit visit) const
    {
        simdjson::dom::object object;
        if (!m_there || m_element.get(object) != simdjson::SUCCESS)
            return;
        for (const simdjson::dom::key_value_pair member : object)
            visit(member.key, JsonValue(member.value));
    }

private:
    explicit JsonValue(simdjson::dom::element element) : m_element(element), m_there(true) {}
    simdjson::dom::element m_element;
    bool m_there = false;
};

class JsonDocument
{
public:
    /// Code::Protocol if this is not one JSON value; the parser's words are the detail.
    [[nodiscard]] static Result<JsonDocument> parse(const QByteArray &text);
    [[nodiscard]] const JsonValue &root() const { return m_root; }

private:
    std::unique_ptr<simdjson::dom::parser> m_parser;
    JsonValue m_root;
};

} // namespace base
