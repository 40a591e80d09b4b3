// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "quantity.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <limits>

namespace kubernetes {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr qint64 largest = std::numeric_limits<qint64>::max();
constexpr qint32 nanosInOne = 1'000'000'000;
constexpr int largestExponent = 1000; ///< beyond it every amount is either capped or rounded

/// Digits as read: the amount is mantissa * 10^exponent, a little more if `more`.
struct Digits {
    Wide mantissa = 0;
    int exponent = 0;
    bool more = false; ///< digits other than 0 that did not fit
};

struct Suffix {
    int tens = 0; ///< power of ten
    int twos = 0; ///< power of two
};

std::optional<int> exponentOf(std::string_view text)
{
    bool negative = false;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (text.empty())
        return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = std::min(value * 10 + (c - '0'), largestExponent);
    }
    return negative ? -value : value;
}

std::optional<Suffix> suffixOf(std::string_view text)
{
    static constexpr std::string_view binary = "KMGTPE";
    if (text.empty())
        return Suffix{};
    if (text.size() == 1) {
        switch (text.front()) {
        case 'n': return Suffix{-9, 0};
        case 'u': return Suffix{-6, 0};
        case 'm': return Suffix{-3, 0};
        case 'k': return Suffix{3, 0};
        case 'M': return Suffix{6, 0};
        case 'G': return Suffix{9, 0};
        case 'T': return Suffix{12, 0};
        case 'P': return Suffix{15, 0};
        case 'E': return Suffix{18, 0};
        default: return std::nullopt;
        }
    }
    if (text.size() == 2 && text[1] == 'i') {
        const size_t unit = binary.find(text.front());
        return unit == std::string_view::npos ? std::nullopt : std::optional(Suffix{0, 10 * (int(unit) + 1)});
    }
    if (text.front() == 'e' || text.front() == 'E') {
        if (const std::optional<int> exponent = exponentOf(text.substr(1)))
            return Suffix{*exponent, 0};
    }
    return std::nullopt;
}

/// `most`: how many digits are kept, so that what follows stays within 128 bits.
std::optional<Digits> digitsOf(std::string_view text, int most)
{
    Digits digits;
    int kept = 0;
    bool point = false;
    bool any = false;
    for (const char c : text) {
        if (c == '.') {
            if (point)
                return std::nullopt;
            point = true;
            continue;
        }
        any = true;
        if (kept < most) {
            digits.mantissa = digits.mantissa * 10 + static_cast<unsigned>(c - '0');
            kept += digits.mantissa != 0;
            digits.exponent -= point;
        } else {
            digits.more = digits.more || c != '0';
            digits.exponent += !point;
        }
        digits.exponent = std::clamp(digits.exponent, -largestExponent, largestExponent);
    }
    return any ? std::optional(digits) : std::nullopt;
}

/// In billionths; what does not fit in 127 bits reads as the largest.
Wide scaled(Digits digits, const Suffix &suffix)
{
    constexpr Wide most = ~Wide(0) >> 1;
    Wide amount = digits.mantissa << suffix.twos;
    if (amount == 0)
        return digits.more ? 1 : 0;
    int tens = digits.exponent + suffix.tens + 9;
    for (; tens > 0; --tens) {
        if (amount > most / 10)
            return most;
        amount *= 10;
    }
    bool rest = digits.more;
    for (; tens < 0 && amount != 0; ++tens) {
        rest = rest || amount % 10 != 0;
        amount /= 10;
    }
    return amount + (rest ? 1 : 0);
}

qint64 upTo(const Quantity &quantity, qint64 parts)
{
    qint64 result = 0;
    const qint64 size = nanosInOne / parts; // billionths in one part
    const qint64 below = (quantity.nanos + size - 1) / size;
    if (__builtin_mul_overflow(quantity.whole, parts, &result) || __builtin_add_overflow(result, below, &result))
        return quantity.whole < 0 ? -largest : largest;
    return result;
}

QString rounded(double value, int decimals)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'f', decimals);
}

} // namespace

std::optional<Quantity> Quantity::parse(std::string_view text)
{
    bool negative = false;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    const size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::optional<Suffix> suffix = suffixOf(text.substr(end));
    if (!suffix)
        return std::nullopt;
    // 28 digits are the largest number with all its billionths; 19 leave room for 2^60.
    const std::optional<Digits> digits = digitsOf(text.substr(0, end), suffix->twos > 0 ? 19 : 28);
    if (!digits)
        return std::nullopt;
    const Wide amount = scaled(*digits, *suffix);
    const Wide whole = amount / nanosInOne;
    Quantity result;
    if (whole >= static_cast<Wide>(largest)) {
        result.whole = negative ? -largest : largest;
        return result;
    }
    result.whole = static_cast<qint64>(whole);
    result.nanos = static_cast<qint32>(amount % nanosInOne);
    if (negative) {
        result.whole = -result.whole - (result.nanos > 0 ? 1 : 0);
        result.nanos = result.nanos > 0 ? nanosInOne - result.nanos : 0;
    }
    return result;
}

qint64 Quantity::value() const
{
    return upTo(*this, 1);
}

qint64 Quantity::milli() const
{
    return upTo(*this, 1000);
}

qint64 Quantity::nano() const
{
    return upTo(*this, nanosInOne);
}

qint64 cappedSum(qint64 a, qint64 b)
{
    qint64 sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return a < 0 ? -largest : largest;
    return sum;
}

QString cpuText(qint64 nanocores)
{
    const qint64 amount = std::max<qint64>(nanocores, 0);
    const bool up = amount % 1'000'000 >= 500'000 || (amount > 0 && amount < 500'000);
    const qint64 milli = amount / 1'000'000 + (up ? 1 : 0);
    if (milli < 10'000)
        return QString::number(milli) + u'm';
    const double cores = static_cast<double>(amount) / 1e9;
    return QCoreApplication::translate("kubernetes::Quantity", "%1 cores", "an amount of CPU")
        .arg(rounded(cores, cores < 99.95 ? 1 : 0));
}

QString memoryText(qint64 bytes)
{
    static const char *const units[] = {"Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    const qint64 amount = std::max<qint64>(bytes, 0);
    if (amount == 0)
        return QStringLiteral("0");
    double value = static_cast<double>(amount) / 1024;
    size_t unit = 0;
    // Up to 9999Mi they stay Mi, so that neighbours in a column can be compared.
    while (unit + 1 < std::size(units) && value >= (unit == 1 ? 9999.5 : 1023.5)) {
        value /= 1024;
        ++unit;
    }
    const int decimals = unit > 1 && value < 99.95 ? 1 : 0;
    return rounded(unit == 0 ? std::max(value, 1.0) : value, decimals) + QLatin1String(units[unit]);
}

} // namespace kubernetes
