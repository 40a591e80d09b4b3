// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of colours, light and dark.
#include "tokens.h"

#include <QGuiApplication>
#include <QPalette>
#include <algorithm>
#include <array>
#include <cmath>

namespace theme {
namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

constexpr std::array<Pair, tokenCount> table{{
    {0xfff6f7f9, 0xff16191e}, // Window
    {0xffeef0f3, 0xff12151a}, // Sidebar
    {0xffffffff, 0xff1b1f25}, // Panel
    {0xffffffff, 0xff23282f}, // Raised
    {0xffe1e4e9, 0xff2a3038}, // Line
    {0xffd0d5dc, 0xff39414b}, // LineStrong
    {0xff1b2027, 0xffe4e8ee}, // Text
    {0xff5d6673, 0xff9aa4b2}, // Muted
    {0xff8a93a0, 0xff6f7987}, // Faint
    {0xff2463d6, 0xff6ea0ff}, // Accent
    {0xffe3ecfd, 0xff22324f}, // AccentWeak
    {0xff1a7f4b, 0xff4cc38a}, // Ok
    {0xffa65d00, 0xffe0a243}, // Warn
    {0xffc0322b, 0xfff2766d}, // Bad
    {0xff6b7480, 0xff8791a0}, // Idle
    {0xffe2f3ea, 0xff16301f}, // WeakOk
    {0xfffdf0dc, 0xff352713}, // WeakWarn
    {0xfffbe6e4, 0xff3a1d1b}, // WeakBad
    {0xff2463d6, 0xff6ea0ff}, // Series1
    {0xff0f8f83, 0xff3fc1b3}, // Series2
    {0xffb4530a, 0xffe69a55}, // Series3
    {0xff8a4bd0, 0xffb68cf0}, // Series4
    {0xffa8327a, 0xffe58ac0}, // Series5
    {0xffffffff, 0xff16191e}, // OnAccent
}};

qreal luminance(const QColor &colour)
{
    const auto linear = [](qreal c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

QColor color(Token token, Scheme scheme)
{
    const Pair &pair = table[size_t(token)];
    return QColor::fromRgb(scheme == Scheme::Dark ? pair.dark : pair.light);
}

Scheme currentScheme()
{
    const QColor ground = QGuiApplication::palette().color(QPalette::Active, QPalette::Window);
    return ground.lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

QColor color(Token token)
{
    return color(token, currentScheme());
}

Token seriesToken(int index)
{
    return Token(int(Token::Series1) + ((index % 5) + 5) % 5);
}

QColor mixed(const QColor &from, const QColor &to, qreal share)
{
    const auto part = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue()));
}

QColor wordOnWeak(Token state, Scheme scheme)
{
    return mixed(color(state, scheme), color(Token::Text, scheme), 0.15);
}

QColor wordOnWeak(Token state)
{
    return wordOnWeak(state, currentScheme());
}

qreal contrast(const QColor &a, const QColor &b)
{
    const qreal x = luminance(a);
    const qreal y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace theme
