// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Roles to tokens, and escapes' colours to readable ones.
#include "logcolors.h"

#include <array>

namespace logs {

namespace {

using theme::Token;

/// xterm's colours 16-255.
QColor cube(quint32 index)
{
    if (index >= 232) {
        const int grey = 8 + 10 * static_cast<int>(index - 232);
        return {grey, grey, grey};
    }
    const auto part = [](quint32 value) { return value == 0 ? 0 : 55 + 40 * static_cast<int>(value); };
    const quint32 i = index - 16;
    return {part(i / 36), part(i / 6 % 6), part(i % 6)};
}

/// The colour, moved towards the text colour until it can be read on the panel.
QColor readable(QColor color, const LogColors &colors)
{
    for (int step = 0; step < 10 && theme::contrast(color, colors.panel) < 4.5; ++step)
        color = theme::mixed(color, colors.text, 0.25);
    return color;
}

} // namespace

LogColors LogColors::of(theme::Scheme scheme)
{
    const auto token = [scheme](Token which) { return theme::color(which, scheme); };
    const bool dark = scheme == theme::Scheme::Dark;
    LogColors c;
    c.scheme = scheme;
    c.panel = token(Token::Panel);
    c.text = token(Token::Text);
    c.muted = token(Token::Muted);
    c.faint = token(Token::Faint);
    c.accentWeak = token(Token::AccentWeak);
    c.warn = token(Token::Warn);
    c.bad = theme::wordOnWeak(Token::Bad, scheme); // the level's word stands on the line's tint
    c.weakBad = token(Token::WeakBad);
    // A marker pen's yellow is no state, so there is no token for it.
    c.hit = QColor::fromRgb(dark ? 0x5a4a16 : 0xfbe3a0);
    c.currentHit = QColor::fromRgb(dark ? 0xe9ae3f : 0xf2a81d);
    c.currentText = theme::color(dark ? Token::Window : Token::Text, scheme);
    return c;
}

QColor LogColors::level(live::LogLevel level) const
{
    switch (level) {
    case live::LogLevel::Fatal:
    case live::LogLevel::Error:
        return bad;
    case live::LogLevel::Warn:
        return warn;
    case live::LogLevel::Info:
        return muted;
    default:
        return faint;
    }
}

QColor LogColors::ansi(const live::AnsiColor &color, const QColor &otherwise) const
{
    using Kind = live::AnsiColor::Kind;
    if (color.kind == Kind::Default)
        return otherwise;
    if (color.kind == Kind::Rgb)
        return readable(QColor::fromRgb(color.value), *this);
    if (color.value >= 16)
        return readable(cube(color.value), *this);
    // Black, red, green, yellow, blue, magenta, cyan, white: the look's nearest. Black and white both must be seen.
    static constexpr std::array<Token, 8> plain{Token::Text,   Token::Bad,     Token::Ok,      Token::Warn,
                                                Token::Accent, Token::Series5, Token::Series2, Token::Text};
    const bool bright = color.value >= 8;
    const quint32 index = color.value % 8;
    if (bright && index == 0)
        return muted;
    return readable(theme::color(plain[index], scheme), *this);
}

QString levelName(live::LogLevel level)
{
    static constexpr std::array<const char *, 7> names{"", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"};
    return QString::fromLatin1(names[static_cast<size_t>(level)]);
}

} // namespace logs
