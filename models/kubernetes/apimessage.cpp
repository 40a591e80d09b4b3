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

Quantity Field::quantity() const
{
    if (m_kind == Kind::Json) {
        if (m_json.isString())
            return Quantity::parse(m_json.text()).value_or(Quantity());
        return {m_json.integer(), 0}; // as people write it; the server answers texts
    }
    std::string_view text;
    if (m_kind == Kind::Bytes) {
        message().forEachField({}, [&](std::uint32_t number, const Field &field) {
            if (number == 1)
                text = field.text();
        });
    }
    return Quantity::parse(text).value_or(Quantity());
}

} // namespace kubernetes
