// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "jsonreader.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace base {

qint64 JsonValue::integer(qint64 otherwise) const
{
    if (!m_there)
        return otherwise;
    int64_t whole = 0;
    if (m_element.get(whole) == simdjson::SUCCESS)
        return whole;
    double number = 0; // also where it is beyond 64 bits with a sign
    if (m_element.get(number) != simdjson::SUCCESS || number != std::floor(number) || std::abs(number) >= 0x1p63)
        return otherwise;
    return static_cast<qint64>(number);
}

QString JsonValue::shown() const
{
    if (!m_there || m_element.is_null())
        return {};
    if (m_element.is_string())
        return string();
    int64_t whole = 0;
    if (const std::optional<double> value = number(); value && m_element.get(whole) != simdjson::SUCCESS)
        return QString::number(*value, 'g', QLocale::FloatingPointShortest); // minify() gives all digits, 0.10000000000000001
    return textOf(simdjson::minify(m_element));
}

Result<JsonDocument> JsonDocument::parse(const QByteArray &text)
{
    JsonDocument document;
    document.m_parser = std::make_unique<simdjson::dom::parser>();
    const auto root = document.m_parser->parse(text.constData(), static_cast<size_t>(text.size()));
    if (root.error() != simdjson::SUCCESS) {
        Error error;
        error.code = Error::Code::Protocol;
        error.what = QCoreApplication::translate("base::JsonDocument", "The answer is not JSON");
        error.detail = QString::fromUtf8(simdjson::error_message(root.error()));
        error.retryable = true;
        return error;
    }
    document.m_root = JsonValue(root);
    return document;
}

} // namespace base
