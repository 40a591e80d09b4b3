// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "yamlscalar.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <string>

namespace kubernetes {

namespace {

using Kind = YamlValue::Kind;

bool oneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool isTrue(std::string_view text)
{
    return oneOf(text, {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"});
}

bool isFalse(std::string_view text)
{
    return oneOf(text, {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"});
}

bool isNull(std::string_view text)
{
    return oneOf(text, {"", "~", "null", "Null", "NULL"});
}

bool isSpecialFloat(std::string_view text)
{
    if (oneOf(text, {".nan", ".NaN", ".NAN"}))
        return true;
    if (text.starts_with('+') || text.starts_with('-'))
        text.remove_prefix(1);
    return oneOf(text, {".inf", ".Inf", ".INF"});
}

std::string withoutUnderscores(std::string_view text)
{
    std::string plain(text);
    std::erase(plain, '_');
    return plain;
}

struct IntegerParts {
    bool negative = false;
    int base = 10;
    std::string digits;
};

/// Sign, base and digits as Go's ParseInt with base 0 reads them; empty digits if this is none.
IntegerParts integerParts(std::string_view text)
{
    IntegerParts parts;
    std::string plain = withoutUnderscores(text);
    if (plain.starts_with('+') || plain.starts_with('-')) {
        parts.negative = plain[0] == '-';
        plain.erase(0, 1);
    }
    if (plain.size() > 1 && plain[0] == '0') {
        const char letter = static_cast<char>(plain[1] | 0x20);
        parts.base = letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
        plain.erase(0, letter == 'x' || letter == 'b' || letter == 'o' ? 2 : 1);
    }
    const int base = parts.base;
    const bool valid = std::all_of(plain.begin(), plain.end(), [base](char c) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : 99;
        return digit < base;
    });
    if (valid)
        parts.digits = plain;
    return parts;
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool looksFloat(std::string_view text)
{
    const std::string plain = withoutUnderscores(text);
    size_t at = 0;
    const auto digits = [&] {
        const size_t from = at;
        while (at < plain.size() && plain[at] >= '0' && plain[at] <= '9')
            ++at;
        return at - from;
    };
    const auto sign = [&] {
        if (at < plain.size() && (plain[at] == '+' || plain[at] == '-'))
            ++at;
    };
    sign();
    const size_t whole = digits();
    if (at < plain.size() && plain[at] == '.') {
        ++at;
        if (digits() == 0 && whole == 0)
            return false;
    } else if (whole == 0) {
        return false;
    }
    if (at < plain.size() && (plain[at] == 'e' || plain[at] == 'E')) {
        ++at;
        sign();
        if (digits() == 0)
            return false;
    }
    return at == plain.size();
}

Kind resolvePlain(std::string_view text)
{
    if (isNull(text))
        return Kind::Null;
    if (isTrue(text) || isFalse(text))
        return Kind::Boolean;
    const char first = text.front();
    if ((first < '0' || first > '9') && first != '+' && first != '-' && first != '.')
        return Kind::Text;
    if (first != '.' && !integerParts(text).digits.empty())
        return Kind::Integer;
    return isSpecialFloat(text) || looksFloat(text) ? Kind::Float : Kind::Text;
}

} // namespace

Kind resolveYamlScalar(std::string_view tag, std::string_view text)
{
    static constexpr std::string_view core = "tag:yaml.org,2002:";
    if (tag == "?" || tag.empty())
        return resolvePlain(text);
    if (!tag.starts_with(core))
        return Kind::Text;
    const std::string_view name = tag.substr(core.size());
    return oneOf(name, {"null", "bool", "int", "float"}) ? resolvePlain(text) : Kind::Text;
}

bool yamlBoolean(std::string_view text)
{
    return isTrue(text);
}

qint64 yamlInteger(std::string_view text)
{
    const IntegerParts parts = integerParts(text);
    quint64 magnitude = 0;
    const auto read =
        std::from_chars(parts.digits.data(), parts.digits.data() + parts.digits.size(), magnitude, parts.base);
    constexpr auto most = static_cast<quint64>(std::numeric_limits<qint64>::max());
    if (read.ec != std::errc() || magnitude > most)
        return parts.negative ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
    return parts.negative ? -static_cast<qint64>(magnitude) : static_cast<qint64>(magnitude);
}

QJsonValue yamlFloat(std::string_view text)
{
    const std::string plain = withoutUnderscores(text);
    bool ok = false;
    const double number = QByteArray(plain.data(), static_cast<qsizetype>(plain.size())).toDouble(&ok);
    return ok && std::isfinite(number) ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
}

} // namespace kubernetes
