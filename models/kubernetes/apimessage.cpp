// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "apimessage.h"

namespace kubernetes {

qint64 Field::timeMs() const
{
    if (m_kind == Kind::Json)
        return timeMsOf(m_json.text());
    if (m_kind != Kind::Bytes || m_bytes.empty())
        return 0; // an empty message is Go's zero time
    qint64 seconds = 0;
    qint64 nanos = 0;
    message().forEachField({}, [&](std::uint32_t number, const Field &field) {
        if (number == 1)
            seconds = field.integer();
        else if (number == 2)
            nanos = field.integer();
    });
    return timeMsOf(seconds, nanos);
}

std::string_view Field::quantityText() const
{
    if (m_kind == Kind::Json)
        return m_json.text();
    std::string_view text;
    if (m_kind == Kind::Bytes) {
        message().forEachField({}, [&](std::uint32_t number, const Field &field) {
            if (number == 1)
                text = field.text();
        });
    }
    return text;
}

QString Field::intOrString() const
{
    if (m_kind == Kind::Json)
        return m_json.isString() ? base::textOf(m_json.text()) : QString::number(m_json.integer());
    enum : std::uint32_t { Type = 1, IntVal = 2, StrVal = 3 };
    bool isText = false;
    qint64 value = 0;
    std::string_view text;
    if (m_kind == Kind::Bytes) {
        message().forEachField({}, [&](std::uint32_t number, const Field &field) {
            if (number == Type)
                isText = field.integer() != 0;
            else if (number == IntVal)
                value = field.integer();
            else if (number == StrVal)
                text = field.text();
        });
    }
    return isText ? base::textOf(text) : QString::number(value);
}

Quantity Field::quantity() const
{
    if (m_kind == Kind::Json && !m_json.isString())
        return {m_json.integer(), 0}; // as people write it; the server answers texts
    return Quantity::parse(quantityText()).value_or(Quantity());
}

} // namespace kubernetes
