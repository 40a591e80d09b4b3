// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See terminalcolours.h.
#include "terminalcolours.h"

#include <algorithm>
#include <utility>

namespace terminal {
namespace {

constexpr qreal LeastContrast = 3.0;
constexpr int CacheLimit = 4096;

} // namespace

TerminalColours::TerminalColours(theme::Scheme scheme)
{
    using theme::Token;
    const auto token = [scheme](Token name) { return theme::color(name, scheme); };
    const bool dark = scheme == theme::Scheme::Dark;
    m_ground = token(Token::Panel);
    m_text = token(Token::Text);
    m_selection = theme::mixed(m_ground, token(Token::Accent), 0.3);
    const std::array<QColor, 6> hues{token(Token::Bad),    token(Token::Ok),      token(Token::Warn),
                                     token(Token::Accent), token(Token::Series4), token(Token::Series2)};
    for (size_t i = 0; i < hues.size(); ++i) {
        m_named[i + 1] = hues[i];
        m_named[i + 9] = theme::mixed(hues[i], m_text, 0.25);
    }
    // Black is dark and white is light in both schemes: programs put one on the other.
    m_named[0] = dark ? token(Token::Line) : m_text;
    m_named[8] = token(Token::Muted);
    m_named[7] = dark ? theme::mixed(m_text, token(Token::Muted), 0.4) : token(Token::LineStrong);
    m_named[15] = dark ? m_text : m_ground;
}

QColor TerminalColours::indexed(int index) const
{
    if (index < 16)
        return m_named[size_t(std::max(0, index))];
    if (index >= 232) {
        const int grey = 8 + 10 * (std::min(index, 255) - 232);
        return QColor(grey, grey, grey);
    }
    const auto level = [](int step) { return step == 0 ? 0 : 55 + 40 * step; };
    const int cube = index - 16;
    return QColor(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
}

QColor TerminalColours::one(const CellColour &colour, const QColor &fallback) const
{
    switch (colour.kind) {
    case CellColour::Indexed:
        return indexed(colour.red);
    case CellColour::Rgb:
        return QColor(colour.red, colour.green, colour.blue);
    case CellColour::Default:
        break;
    }
    return fallback;
}

QColor TerminalColours::readable(const QColor &foreground, const QColor &background) const
{
    const quint64 key = (quint64(foreground.rgb()) << 32) | background.rgb();
    if (const auto found = m_readable.constFind(key); found != m_readable.cend())
        return *found;
    const QColor goal = theme::contrast(m_text, background) > theme::contrast(m_ground, background) ? m_text : m_ground;
    QColor chosen = foreground;
    for (int step = 1; step <= 10 && theme::contrast(chosen, background) < LeastContrast; ++step)
        chosen = theme::mixed(foreground, goal, step / 10.0);
    if (m_readable.size() >= CacheLimit)
        m_readable.clear();
    m_readable.insert(key, chosen);
    return chosen;
}

TerminalColours::Pair TerminalColours::of(const Cell &cell) const
{
    Pair pair{one(cell.foreground, m_text), one(cell.background, m_ground)};
    if (cell.flags & Cell::Reverse)
        std::swap(pair.foreground, pair.background);
    const bool hidden = cell.foreground.kind != CellColour::Default && cell.foreground == cell.background;
    if (cell.foreground.kind != CellColour::Rgb && !hidden)
        pair.foreground = readable(pair.foreground, pair.background);
    return pair;
}

} // namespace terminal
